using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Support.Services;

namespace Headwater.Support.Import;

/// <summary>Reads the values of one service, and notes what it does not take as it came.</summary>
internal sealed partial class Reader(JsonElement document)
{
    private readonly List<QualityNote> notes = [];

    public JsonElement Document { get; } = document;

    public IReadOnlyList<QualityNote> Notes => notes;

    public void Note(string pointer, string said) => notes.Add(new(pointer, $"{said}."));

    /// <summary>
    /// A text without tags: directories here are plain text, so that a tag would be shown to people as it is written. What stands between
    /// tags stays, whatever they were; it is shown, never run.
    /// </summary>
    public string? Plain(string? text) => text is null ? null : Tidy(WebUtility.HtmlDecode(Tag().Replace(text, " ")), lines: false) is { Length: > 0 } plain ? plain : null;

    /// <summary>A text as the directory keeps it: plain, and no longer than its field.</summary>
    public string? Line(string pointer, string? text, int most, bool lines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (Tag().IsMatch(text))
            Note(pointer, "there were HTML tags in it. They were taken out; read whether it still says what it should");
        var plain = Tidy(WebUtility.HtmlDecode(Tag().Replace(text, " ")), lines);
        if (plain.Length > most)
            Note(pointer, string.Create(CultureInfo.InvariantCulture, $"it has {plain.Length} characters, and {most} have room. The rest was cut off; shorten it"));
        return Cut(plain, most) is { Length: > 0 } cut ? cut : null;
    }

    /// <summary>A list as the directory keeps it, a line each.</summary>
    public string? Lines(string pointer, IEnumerable<string?> said)
    {
        List<string> kept = [];
        var isCut = false;
        foreach (var one in said.Select(Plain).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (string.Join('\n', [.. kept, one]).Length <= ServiceVersion.ListLength)
                kept.Add(one);
            else
                isCut = true;
        }

        if (isCut)
            Note(pointer, string.Create(CultureInfo.InvariantCulture, $"all of it together has more than {ServiceVersion.ListLength} characters. What had no room was left out"));
        return kept.Count > 0 ? string.Join('\n', kept) : null;
    }

    /// <summary>A link of the web, and of nothing else.</summary>
    public string? Web(string pointer, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        if (trimmed.Length <= ServiceVersion.LineLength && TypedService.IsWeb(trimmed))
            return trimmed;
        Note(pointer, "it is no address of a website, such as https://www.example.org. It was dropped; look up the right one");
        return null;
    }

    public string? Mail(string pointer, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var trimmed = text.Trim();
        if (trimmed.Length <= ServiceVersion.LineLength && TypedService.IsMail(trimmed))
            return trimmed;
        Note(pointer, "it is no e-mail address, such as help@example.org. It was dropped; ask for the right one");
        return null;
    }

    /// <summary>Whom it is for by age, in whole years; everybody where the feed does not say.</summary>
    public (int From, int To) Ages()
    {
        var (from, to) = (Age("minimum_age", "min_age"), Age("maximum_age", "max_age"));
        if (from > to)
        {
            Note("/minimum_age", "it is higher than the highest age. Both were dropped; ask the provider for whom it is");
            return (0, ListingRules.OldestAge);
        }

        return (from ?? 0, to ?? ListingRules.OldestAge);
    }

    /// <summary>No more than a field has room for, and no half of a letter at its end.</summary>
    public static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();

    private int? Age(params string[] names)
    {
        var name = names.FirstOrDefault(n => JsonWords.Get(Document, n) is not null);
        if (name is null)
            return null;
        if (!double.TryParse(JsonWords.Text(Document, name), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var years) || years is not (>= 0 and <= 150))
        {
            Note("/" + name, "it is no age. It was dropped; ask the provider for whom it is");
            return null;
        }

        if (JsonWords.Get(Document, name) is { ValueKind: JsonValueKind.String })
            Note("/" + name, "it is a number written as a text. It was taken as the number");
        return (int)Math.Min(years, ListingRules.OldestAge);
    }

    private static string Tidy(string text, bool lines)
    {
        // Marks of direction make a line read otherwise than it is written; controls are no text.
        var seen = string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Select(c => c is '\n' && lines ? c : char.IsControl(c) ? ' ' : c).Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));
        return string.Join('\n', seen.Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).Trim();
    }

    [GeneratedRegex("<[A-Za-z/!?][^<>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
