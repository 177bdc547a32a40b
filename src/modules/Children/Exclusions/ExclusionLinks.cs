using Headwater.Kernel;

namespace Headwater.Children.Exclusions;

internal static class ExclusionLinks
{
    /// <summary>Where somebody makes the address by which a calendar program reads what is due.</summary>
    public const string Calendar = "/collaborative/meetings/calendar";

    /// <summary>Everything due at the schools whose exclusions the reader records or governs.</summary>
    public const string Due = "/exclusions";

    public const string Rules = "/exclusions/rules";

    public static string Of(ChildId child) => $"/children/{child}/exclusions";

    public static string Record(ChildId child) => $"/children/{child}/exclusions/record";

    public static string One(ChildId child, Guid exclusion) => $"/children/{child}/exclusions/{exclusion}";

    /// <summary>One topic of an exclusion: <c>facts</c>, <c>cancel</c>, <c>board</c>, <c>letter</c>.</summary>
    public static string Of(ChildId child, Guid exclusion, string topic) => $"/children/{child}/exclusions/{exclusion}/{topic}";

    public static string Rule(string key, DateOnly from) => $"/exclusions/rules/change?key={Uri.EscapeDataString(key)}&from={from:yyyy-MM-dd}";
}
