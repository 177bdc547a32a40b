using System.Globalization;

namespace Headwater.Access.Auditing;

/// <summary>Places in a trail, first to last; written <c>3-5 9 12-14</c>.</summary>
internal readonly record struct SeqRange(long From, long To)
{
    public static IEnumerable<SeqRange> Of(IEnumerable<long> ascending)
    {
        SeqRange? open = null;
        foreach (var seq in ascending)
        {
            if (open is { } range && range.To + 1 == seq)
            {
                open = range with { To = seq };
                continue;
            }

            if (open is { } closed)
                yield return closed;
            open = new(seq, seq);
        }

        if (open is { } last)
            yield return last;
    }

    /// <summary>As few texts as hold all ranges, none longer than an entry's detail.</summary>
    public static IEnumerable<string> Write(IEnumerable<SeqRange> ranges, int most)
    {
        var text = "";
        foreach (var range in ranges)
        {
            var word = range.ToString();
            if (text.Length > 0 && text.Length + 1 + word.Length > most)
            {
                yield return text;
                text = "";
            }

            text = text.Length == 0 ? word : text + " " + word;
        }

        if (text.Length > 0)
            yield return text;
    }

    public static IEnumerable<SeqRange> Parse(string text)
    {
        foreach (var word in text.Split(' '))
        {
            var dash = word.IndexOf('-', StringComparison.Ordinal);
            if (Number(dash < 0 ? word : word[..dash]) is { } from && (dash < 0 ? from : Number(word[(dash + 1)..])) is { } to)
                yield return new(from, to);
        }
    }

    public override string ToString() => From == To ? From.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");

    private static long? Number(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
