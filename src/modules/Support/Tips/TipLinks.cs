namespace Headwater.Support.Tips;

/// <summary>Where the pages about tips are for those who are signed in.</summary>
internal static class TipLinks
{
    public const string List = "/directory/tips";
    public const string Waiting = "/directory/tips?show=waiting";
    public const string Old = "/directory/tips?show=old";
    public const string Archived = "/directory/tips?show=archived";
    public const string Add = "/directory/tips/add";

    public static string One(Guid tip) => $"/directory/tips/{tip}";

    public static string Change(Guid tip) => $"/directory/tips/{tip}/change";
}
