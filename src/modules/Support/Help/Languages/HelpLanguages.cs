using System.Collections.Frozen;
using System.Globalization;
using Headwater.Support.Tips;

namespace Headwater.Support.Help.Languages;

/// <summary>Whether languages that nobody reviewed are offered too: for tests alone, which see by them what is not translated.</summary>
internal sealed record HelpLanguageSetting(bool WithUnreviewed = false);

/// <summary>
/// The languages of the public pages, from the files of words beside this one. One that nobody reviewed is not offered, and asking for it
/// gives English.
/// </summary>
internal sealed class HelpLanguages
{
    public const string Pseudo = "qps-ploc";

    private const string Stub = "help-words/";

    public HelpLanguages(HelpLanguageSetting setting)
    {
        All =
        [
            .. typeof(HelpLanguages).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Stub, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
            new(Pseudo, "Pseudo", false, null, null) { Words = FrozenDictionary<string, string>.Empty, IsPseudo = true },
        ];
        English = All.Single(l => l.Code == TipLanguages.English);
        Offered = [English, .. All.Where(l => l != English && (l.IsReviewed || setting.WithUnreviewed))];
    }

    /// <summary>All there are words for.</summary>
    public IReadOnlyList<HelpLanguage> All { get; }

    /// <summary>Those that may be read; English first.</summary>
    public IReadOnlyList<HelpLanguage> Offered { get; }

    public HelpLanguage English { get; }

    /// <summary>The language that is asked for, or English where it is not offered.</summary>
    public HelpLanguage Of(string? code) => Offered.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) ?? English;

    /// <summary>A file of words: lines of <c># what: said</c> about the file, then <c>English = words</c>.</summary>
    private static HelpLanguage Read(string name)
    {
        using var stream = typeof(HelpLanguages).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var (about, words) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        while (reader.ReadLine() is { } line)
        {
            var isAbout = line.StartsWith("# ", StringComparison.Ordinal);
            if (line.Split(isAbout ? ":" : " = ", 2, StringSplitOptions.TrimEntries) is [var key, var said] && said.Length > 0)
                (isAbout ? about : words)[isAbout ? key[2..] : key] = said;
        }

        return new(about["language"], about["name"], about.GetValueOrDefault("direction") == "rtl", about.GetValueOrDefault("reviewer"),
            about.TryGetValue("reviewed", out var day) ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null) { Words = words.ToFrozenDictionary(StringComparer.Ordinal) };
    }
}
