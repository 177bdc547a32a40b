namespace Headwater.Support.Tips;

/// <summary>Languages a tip can be written in, each by its own name. A tip needs no translated site around it.</summary>
internal static class TipLanguages
{
    public const string English = "en-GB";

    /// <summary>English first.</summary>
    public static IReadOnlyList<(string Code, string Name, bool IsRightToLeft)> All { get; } =
    [
        (English, "English", false), ("ar", "العربية", true), ("bn", "বাংলা", false), ("cy", "Cymraeg", false), ("fa", "فارسی", true), ("fr", "Français", false), ("gu", "ગુજરાતી", false), ("ku", "Kurdî", false), ("lt", "Lietuvių", false), ("pa", "ਪੰਜਾਬੀ", false), ("pl", "Polski", false),
        ("ps", "پښتو", true), ("pt", "Português", false), ("ro", "Română", false), ("so", "Soomaali", false), ("tr", "Türkçe", false), ("uk", "Українська", false), ("ur", "اردو", true), ("zh", "中文", false),
    ];

    /// <summary>The language's own name; the code itself where it is none of these.</summary>
    public static string Of(string code) => All.FirstOrDefault(l => l.Code == code).Name ?? code;

    public static bool IsKnown(string code) => All.Any(l => l.Code == code);

    public static bool IsRightToLeft(string code) => All.Any(l => l.Code == code && l.IsRightToLeft);
}
