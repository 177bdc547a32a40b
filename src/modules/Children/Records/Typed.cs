using System.Globalization;
using Headwater.Kernel;

namespace Headwater.Children.Records;

/// <summary>What may be kept of what somebody typed. Refused with the field's name; nothing is cut or put right in silence.</summary>
internal static class Typed
{
    /// <summary>One line that must be there.</summary>
    public static string Line(string? text, string what, int longest)
    {
        var line = text?.Trim() ?? "";
        if (line.Length == 0)
            throw new InputRefusedException($"Enter the {what}.");
        if (line.Length > longest)
            throw new InputRefusedException(TooLong(line.Length, what, longest));
        if (line.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) || HasHalfCharacter(line))
            throw new InputRefusedException(Unseen(what));
        return line.Normalize();
    }

    /// <summary>One line, or nothing.</summary>
    public static string? OptionalLine(string? text, string what, int longest) => string.IsNullOrWhiteSpace(text) ? null : Line(text, what, longest);

    /// <summary>A name: one line with at least one letter.</summary>
    public static string Name(string? text, string what, int longest = Child.NameLength)
    {
        var name = Line(text, what, longest);
        return name.Any(char.IsLetter) ? name : throw new InputRefusedException($"The {what} holds no letter; type it again.");
    }

    /// <summary>Several lines that must be there.</summary>
    public static string Text(string? text, string what, int longest)
    {
        var kept = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (kept.Length == 0)
            throw new InputRefusedException($"Enter the {what}.");
        if (kept.Length > longest)
            throw new InputRefusedException(TooLong(kept.Length, what, longest));
        if (kept.Any(c => (char.IsControl(c) && c is not ('\n' or '\t')) || TurnsText(c)) || HasHalfCharacter(kept))
            throw new InputRefusedException(Unseen(what));
        return kept;
    }

    /// <summary>Several lines, or nothing.</summary>
    public static string? OptionalText(string? text, string what, int longest) => string.IsNullOrWhiteSpace(text) ? null : Text(text, what, longest);

    private static string TooLong(int length, string what, int longest) =>
        string.Create(CultureInfo.InvariantCulture, $"The {what} has {length} characters; at most {longest} can be kept.");

    private static string Unseen(string what) => $"The {what} holds characters that cannot be seen; type it again.";

    /// <summary>Marks that turn the direction of writing can make a text read as something else.</summary>
    private static bool TurnsText(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool HasHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
