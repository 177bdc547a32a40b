using Headwater.Kernel;

namespace Headwater.Children.Records;

internal static class ChildLinks
{
    public const string List = "/children";

    public static string Show(ChildId id) => $"/children/{id}";
}
