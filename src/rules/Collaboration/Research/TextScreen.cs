using System.Globalization;
using System.Text.RegularExpressions;

namespace Headwater.Collaboration;

/// <summary>What a passage of a text looks like.</summary>
public enum ScreenedKind
{
    /// <summary>Somebody's name.</summary>
    Name,

    /// <summary>A day of birth.</summary>
    BirthDate,

    /// <summary>A number that belongs to one person: a unique pupil number, an NHS number.</summary>
    PersonalNumber,

    /// <summary>A way to reach somebody: an address of e-mail, a telephone number, a postcode.</summary>
    Contact,
}

/// <summary>A passage by which somebody could be known.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The passage as it stands there.</param>
public sealed record ScreenedPassage(ScreenedKind Kind, string Text);

/// <summary>
/// Looks through a text for what could tell who somebody is. It warns, it does not judge: it takes some words for names that are none,
/// and misses names that begin a sentence or are written small. The patterns are Headwater's.
/// </summary>
public static partial class TextScreen
{
    /// <summary>Days nearer than this are days on which something happened, not days of birth.</summary>
    private const int YoungestYears = 3;

    private const int OldestYears = 110;

    /// <summary>The passages, each once, in the order of the text within a kind.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="today">The day on which it is looked at.</param>
    /// <param name="known">Names of organisations and the like, whose words are nobody's name.</param>
    public static IReadOnlyList<ScreenedPassage> Of(string? text, DateOnly today, IEnumerable<string>? known = null)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        List<ScreenedPassage> found = [.. ScreenedNames.Of(text, known ?? []).Select(n => new ScreenedPassage(ScreenedKind.Name, n))];
        found.AddRange(Days().Matches(text).Where(m => MayBeBirth(m.Value, today)).Select(m => new ScreenedPassage(ScreenedKind.BirthDate, m.Value)));
        found.AddRange(Born().Matches(text).Select(m => new ScreenedPassage(ScreenedKind.BirthDate, m.Value.Trim())));
        found.AddRange(PupilNumber().Matches(text).Concat(HealthNumber().Matches(text)).Select(m => new ScreenedPassage(ScreenedKind.PersonalNumber, m.Value)));
        foreach (var pattern in new[] { Mail(), Telephone(), Postcode() })
            found.AddRange(pattern.Matches(text).Select(m => new ScreenedPassage(ScreenedKind.Contact, m.Value.Trim())));
        return [.. found.Distinct()];
    }

    private static bool MayBeBirth(string text, DateOnly today)
    {
        var plain = Ordinals().Replace(text, "$1").Replace(" of ", " ", StringComparison.OrdinalIgnoreCase).Replace(",", "", StringComparison.Ordinal);
        string[] forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "yyyy-M-d", "d/M/yy", "d-M-yy", "d.M.yy", "d MMM yyyy", "d MMMM yyyy", "MMMM d yyyy"];
        return DateOnly.TryParseExact(plain, forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            && day <= today.AddYears(-YoungestYears) && day > today.AddYears(-OldestYears);
    }

    [GeneratedRegex(@"\b(?:\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Za-z]{3,9},? \d{4}|[A-Za-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Days();

    [GeneratedRegex(@"\b(?:born|d\.?o\.?b\.?|date of birth|birthday)\b[^.!?\n\d]{0,20}\d[\d/.\-]*(?: [A-Za-z]{3,9} \d{4})?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Born();

    [GeneratedRegex(@"(\d)(?:st|nd|rd|th)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"\b[A-HJ-NP-RT-Z](?:[ \-]?\d){11}[ \-]?[\dA-HJ-NP-RT-Z]\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PupilNumber();

    [GeneratedRegex(@"\b\d{3}[ \-]?\d{3}[ \-]?\d{4}\b", RegexOptions.NonBacktracking)]
    private static partial Regex HealthNumber();

    [GeneratedRegex(@"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:\+44|\b0)(?:[ \-]?\d){9,10}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
