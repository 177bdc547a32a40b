using Headwater.Children.Records;
using Headwater.Kernel;

namespace Headwater.Children.Response;

internal static class ResponseLinks
{
    public const string Stages = "/response";
    public const string AddHelp = "/response/help";
    public const string Due = "/response/due";
    public const string Limits = "/response/limits";

    public static string Stage(int number) => FormattableString.Invariant($"/response/stage/{number}");

    public static string Help(Guid help) => $"/response/help/{help}";

    public static string Now(ChildId child) => ChildLinks.Of(child, "response");

    public static string Begin(ChildId child) => $"{Now(child)}/begin";

    public static string Summary(ChildId child) => $"{Now(child)}/summary";

    public static string Talk(ChildId child) => $"{Now(child)}/talk";

    public static string Plan(ChildId child, Guid plan) => $"{Now(child)}/{plan}";

    public static string Change(ChildId child, Guid plan) => $"{Plan(child, plan)}/change";

    public static string Review(ChildId child, Guid plan) => $"{Plan(child, plan)}/review";
}
