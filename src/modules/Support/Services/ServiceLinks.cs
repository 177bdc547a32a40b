namespace Headwater.Support.Services;

/// <summary>Where the pages for those who are signed in are.</summary>
internal static class ServiceLinks
{
    public const string List = "/directory";
    public const string Waiting = "/directory?show=waiting";
    public const string Old = "/directory?show=old";
    public const string Add = "/directory/add";
    public const string Organisations = "/directory/organisations";

    public static string One(Guid service) => $"/directory/{service}";

    public static string Change(Guid service) => $"/directory/{service}/change";
}
