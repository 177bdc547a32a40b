using Headwater.Kernel;

namespace Headwater.Children.Records;

internal static class ChildLinks
{
    public const string List = "/children";
    public const string Open = "/children/open";
    public const string Requests = "/children/requests";
    public const string Joining = "/children/joining";
    public const string Import = "/children/import";

    public static string Show(ChildId id) => $"/children/{id}";

    /// <summary>One topic of a record: <c>names</c>, <c>address</c>, <c>contact</c>, <c>roll</c>, <c>support</c>, <c>response</c>, <c>characteristics</c>, <c>words</c>, <c>flags</c>, <c>documents</c>, <c>join</c>.</summary>
    public static string Of(ChildId id, string topic) => $"/children/{id}/{topic}";

    public static string Document(ChildId id, Guid document) => $"/children/{id}/documents/{document}";

    public static string Contact(ChildId id, Guid contact) => $"/children/{id}/contact/{contact}";
}
