using System.Globalization;
using System.Text;

namespace Headwater.Graphs.Pictures;

/// <summary>How wide text is, by kinds of letters: no font is at hand, so it errs on the wide side of Arial and Helvetica.</summary>
internal static class TextMeasure
{
    private const double Margin = 1.06;

    /// <summary>Width in ems.</summary>
    public static double Width(string text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
            width += WidthOf(rune);
        return width * Margin;
    }

    /// <summary>The text in lines no wider than <paramref name="widest"/> ems; what does not fit ends in an ellipsis.</summary>
    public static List<string> Wrap(string text, double widest, int mostLines)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Split(w, widest)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Width(longer) <= widest)
            {
                line = longer;
                continue;
            }

            lines.Add(line);
            line = word;
        }

        lines.Add(line);
        if (lines.Count <= mostLines)
            return lines;
        var last = Fitting(lines[mostLines - 1], widest - Width("…")) + "…";
        return [.. lines.Take(mostLines - 1), last];
    }

    /// <summary>A word too wide for a line in pieces, never within what is seen as one character.</summary>
    private static IEnumerable<string> Split(string word, double widest)
    {
        while (Width(word) > widest)
        {
            var piece = Fitting(word, widest);
            piece = piece.Length == 0 ? StringInfo.GetNextTextElement(word) : piece;
            yield return piece;
            word = word[piece.Length..];
        }

        if (word.Length > 0)
            yield return word;
    }

    private static string Fitting(string text, double widest)
    {
        var fitting = new StringBuilder();
        var characters = StringInfo.GetTextElementEnumerator(text);
        while (characters.MoveNext())
        {
            if (Width(fitting + characters.GetTextElement()) > widest)
                break;
            fitting.Append(characters.GetTextElement());
        }

        return fitting.ToString();
    }

    private static double WidthOf(Rune rune) => rune.Value switch
    {
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark => 0,
        ' ' or 'i' or 'j' or 'l' or 't' or 'f' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' or '/' => 0.3,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '—' => 0.9,
        >= 'A' and <= 'Z' => 0.7,
        < 0x1100 => 0.56,
        _ => 1.05,
    };
}
