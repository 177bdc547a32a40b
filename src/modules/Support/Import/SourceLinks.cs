namespace Headwater.Support.Import;

/// <summary>Where the pages about feeds are.</summary>
internal static class SourceLinks
{
    public const string List = "/directory/sources";

    public static string One(Guid source) => $"/directory/sources/{source}";

    public static string One(Guid source, TakenState show) => $"/directory/sources/{source}?show={SourceWords.KeyOf(show)}";

    public static string Taken(Guid taken) => $"/directory/sources/taken/{taken}";
}
