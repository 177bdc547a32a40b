using System.Globalization;
using System.Text;

namespace Headwater.Children.Likeness;

/// <summary>Names as they are compared and searched: without case, accents, hyphens and apostrophes.</summary>
internal static class NameForms
{
    /// <summary>Lower case letters and digits only: "O'Brien-Łukasz" is <c>obrienlukasz</c>.</summary>
    public static string Fold(string? name) => string.Concat(Words(name));

    /// <summary>The words of a name, each folded; an apostrophe joins, a hyphen and a space part.</summary>
    public static IReadOnlyList<string> Words(string? name)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
                word.Append(Plain(char.ToLowerInvariant(c)));
            else if (c is ' ' or '-' or '\u00A0' or '\u2010' or '\u2011' or '\u2013' or '/' or ',')
                End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>
    /// How a name sounds, roughly, in English spelling: letters that stand for one sound become one, h and vowels after the
    /// first letter fall out, doubles are single. Catherine and Katharine are both <c>ktrn</c>.
    /// </summary>
    public static string Sound(string folded)
    {
        if (folded.Length == 0)
            return "";
        var text = folded;
        foreach (var (from, to) in Openings)
        {
            if (text.StartsWith(from, StringComparison.Ordinal))
                text = to + text[from.Length..];
        }

        foreach (var (from, to) in Spellings)
            text = text.Replace(from, to, StringComparison.Ordinal);
        var sound = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = Class(text[i], i + 1 < text.Length ? text[i + 1] : ' ');
            // A double letter is one sound; the same sound on both sides of a vowel is two.
            if (i > 0 && text[i] == text[i - 1])
                continue;
            if (c == 'a' && i > 0 || c == 'h' && i > 0)
                continue;
            sound.Append(c);
        }

        return sound.ToString();
    }

    /// <summary>The fewest letters to put in, take out or change.</summary>
    public static int Steps(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }

    private static readonly (string From, string To)[] Openings = [("kn", "n"), ("gn", "n"), ("wr", "r"), ("ps", "s")];

    private static readonly (string From, string To)[] Spellings = [("ph", "f"), ("gh", "h"), ("ck", "k"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("dge", "j")];

    private static char Class(char c, char next) => c switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w' => 'a',
        'c' => next is 'e' or 'i' or 'y' ? 's' : 'k',
        'q' => 'k',
        'z' => 's',
        'v' => 'f',
        _ => c,
    };

    // Letters that no decomposition takes apart.
    private static string Plain(char c) => c switch
    {
        'ł' => "l",
        'ø' => "o",
        'đ' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ð' => "d",
        _ => c.ToString(CultureInfo.InvariantCulture),
    };
}
