using System.Globalization;

namespace Headwater.Children.Likeness;

/// <summary>How likely two records are of one child, from the least.</summary>
internal enum Grade
{
    Different,

    /// <summary>Worth a look: names that sound alike, or a day that may be mistyped.</summary>
    Possible,

    /// <summary>The same names and the same day of birth.</summary>
    Likely,

    /// <summary>The same UPN, which is given once.</summary>
    Same,
}

/// <summary>What two records are compared by. The UPN is compared as whatever it is kept as; null when it is not known.</summary>
internal sealed record Likened(string First, string Last, string? KnownAs, DateOnly Born, string? Upn = null);

/// <summary>
/// Graded likeness of two records. Brothers and sisters, twins too, share last name, address and perhaps the day of birth:
/// none of these, nor all together, is a reason without a first name that is the same or sounds it.
/// </summary>
internal static class LikenessRule
{
    public static Grade Compare(Likened asked, Likened held)
    {
        if (asked.Upn is not null && asked.Upn == held.Upn)
            return Grade.Same;
        var sameNames = SameNames(asked, held);
        if (asked.Born == held.Born)
            return sameNames ? Grade.Likely : SoundAlike(asked, held) || Swapped(asked, held) ? Grade.Possible : Grade.Different;
        return sameNames && IsNear(asked.Born, held.Born) ? Grade.Possible : Grade.Different;
    }

    /// <summary>One digit of the eight is another, or day and month changed places.</summary>
    public static bool IsNear(DateOnly a, DateOnly b)
    {
        if (a == b)
            return false;
        if (a.Year == b.Year && a.Month == b.Day && a.Day == b.Month)
            return true;
        return Digits(a).Zip(Digits(b)).Count(pair => pair.First != pair.Second) == 1;
    }

    /// <summary>The day itself and every day that <see cref="IsNear"/> it: what a search has to look at.</summary>
    public static IReadOnlyList<DateOnly> DaysNear(DateOnly day)
    {
        HashSet<DateOnly> days = [day];
        if (DateOnly.TryParseExact(day.ToString("yyyyddMM", CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var swapped))
            days.Add(swapped);
        var digits = Digits(day).ToCharArray();
        for (var place = 0; place < digits.Length; place++)
        {
            var was = digits[place];
            for (var digit = '0'; digit <= '9'; digit++)
            {
                digits[place] = digit;
                if (DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var near))
                    days.Add(near);
            }

            digits[place] = was;
        }

        return [.. days];
    }

    private static string Digits(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static bool SameNames(Likened a, Likened b)
    {
        var last = NameForms.Fold(b.Last);
        return NameForms.Fold(a.Last) == last && Firsts(a).Intersect(Firsts(b), StringComparer.Ordinal).Any();
    }

    private static bool SoundAlike(Likened a, Likened b) =>
        Sounds(NameForms.Fold(a.Last), NameForms.Fold(b.Last)) && Firsts(a).Any(x => Firsts(b).Any(y => Sounds(x, y)));

    private static bool Swapped(Likened a, Likened b) =>
        NameForms.Fold(a.First) == NameForms.Fold(b.Last) && NameForms.Fold(a.Last) == NameForms.Fold(b.First);

    private static IEnumerable<string> Firsts(Likened of)
    {
        yield return NameForms.Fold(of.First);
        if (!string.IsNullOrWhiteSpace(of.KnownAs))
            yield return NameForms.Fold(of.KnownAs);
    }

    /// <summary>Short names have little sound left without their vowels (Mia and Maya, Ella and Eli): they must look alike too.</summary>
    private static bool Sounds(string a, string b)
    {
        var sound = NameForms.Sound(a);
        return a == b || (sound == NameForms.Sound(b) && (sound.Count(c => c != 'a') >= 2 || NameForms.Steps(a, b) <= 1));
    }
}
