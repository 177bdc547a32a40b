namespace Headwater.Children.Identifiers;

/// <summary>
/// Unique pupil numbers: a check letter, the authority's three digits, the establishment's four, two of the year of issue and
/// a serial of three; a temporary number ends in a letter. Source: the Department's guide to unique pupil numbers.
/// </summary>
internal static class Upn
{
    public const int Length = 13;

    /// <summary>I, O and S are left out: they read as 1, 0 and 5.</summary>
    private const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>The number without spaces, in capitals; null with the reason when it is none.</summary>
    public static string? Read(string? text, out string? why)
    {
        var upn = Plain.Of(text);
        why = Problem(upn);
        return why is null ? upn : null;
    }

    /// <summary>The check letter of the twelve characters that follow it: letter number (Σ place × value, places 2 to 13) mod 23.</summary>
    public static char CheckLetter(ReadOnlySpan<char> rest)
    {
        var sum = 0;
        for (var i = 0; i < rest.Length; i++)
            sum += (i + 2) * (char.IsAsciiDigit(rest[i]) ? rest[i] - '0' : Letters.IndexOf(rest[i], StringComparison.Ordinal));
        return Letters[sum % Letters.Length];
    }

    /// <summary>Given by a school until the permanent one is known.</summary>
    public static bool IsTemporary(string upn) => !char.IsAsciiDigit(upn[^1]);

    private static string? Problem(string upn)
    {
        if (upn.Length != Length)
            return "a UPN has 13 characters.";
        if (!Letters.Contains(upn[0], StringComparison.Ordinal))
            return "a UPN begins with a letter other than I, O and S.";
        if (upn.AsSpan(1, Length - 2).ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(upn[^1]) || Letters.Contains(upn[^1], StringComparison.Ordinal)))
            return "a UPN is a letter and twelve digits; only the last may be a letter instead.";
        return CheckLetter(upn.AsSpan(1)) == upn[0] ? null : "the UPN's first letter does not belong to its digits; look for a mistyped one.";
    }
}

/// <summary>What was typed, as a number is kept: capitals, without spaces and hyphens.</summary>
internal static class Plain
{
    /// <summary>Nothing longer than this can be an identifier; the rest is not looked at.</summary>
    private const int Longest = 64;

    public static string Of(string? text)
    {
        var typed = (text ?? "").AsSpan().Trim();
        Span<char> kept = stackalloc char[Longest];
        var length = 0;
        foreach (var c in typed)
        {
            if (c is ' ' or '-' or '\u00A0')
                continue;
            if (length == Longest)
                break;
            kept[length++] = char.ToUpperInvariant(c);
        }

        return kept[..length].ToString();
    }
}
