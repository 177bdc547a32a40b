using System.Globalization;
using System.Text;

namespace Headwater.Voting;

/// <summary>
/// Ballots as text, so that anybody can count again: one ranking a line, <c>A &gt; B = C * 3</c>. The form is that of the
/// Condorcet Election Format (Boudry, version 1): <c>#/Candidates: A ; B ; C</c> names the options, <c>#</c> begins a remark,
/// <c>/EMPTY_RANKING/</c> is an empty ballot. Ours beyond it: a name with a sign of the format in it stands in double quotes.
/// </summary>
public static class BallotText
{
    private const string Empty = "/EMPTY_RANKING/", Header = "#/Candidates:";

    /// <summary>Writes ballots; the same rankings together, the most cast first, so that the order in which people voted is gone.</summary>
    /// <param name="box">The ballots.</param>
    public static string Write(BallotBox box)
    {
        var text = new StringBuilder(Header).Append(' ').AppendJoin(" ; ", box.Options.Select(Quoted)).Append('\n');
        var lines = box.Ballots.Select(b => (Ranking: Ranking(box, b), b.Count)).GroupBy(l => l.Ranking, l => (long)l.Count, StringComparer.Ordinal)
            .Select(g => (g.Key, Count: g.Sum())).OrderByDescending(l => l.Count).ThenBy(l => l.Key, StringComparer.Ordinal);
        foreach (var (ranking, count) in lines)
            text.Append(ranking).Append(" * ").Append(count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads ballots. Where the text does not name the options, they are those that are ranked, in order of appearance.</summary>
    /// <param name="text">The text; lines end with a line feed, with or without a carriage return.</param>
    /// <exception cref="ArgumentException">A line is not a ranking, names an option that is not there or one twice, or there is no ballot; the line is named.</exception>
    public static BallotBox Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string>? named = null;
        var options = new List<string>();
        var ballots = new List<RankedBallot>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith(Header, StringComparison.OrdinalIgnoreCase))
            {
                if (named is not null || ballots.Count > 0)
                    throw Bad(number, "names the options a second time or after a ballot: name them once, at the top");
                named = options = ReadHeader(line[Header.Length..], number);
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                ballots.Add(ReadBallot(line, number, options, named is not null));
            }
        }

        if (ballots.Count == 0)
            throw new ArgumentException("There is no ballot in the text: give one ranking a line, such as A > B = C * 3.", nameof(text));
        return new(options, ballots);
    }

    private static string Ranking(BallotBox box, RankedBallot ballot) => ballot.Places.Count == 0 ? Empty
        : string.Join(" > ", ballot.Places.Select(p => string.Join(" = ", p.Order().Select(o => Quoted(box.Options[o])))));

    private static string Quoted(string name) =>
        name == Empty || name.AsSpan().ContainsAny(BallotTokens.Signs) || name.Trim() != name ? BallotTokens.Quote(name) : name;

    private static List<string> ReadHeader(string line, int number)
    {
        var names = new List<string>();
        foreach (var (kind, value) in BallotTokens.Of(line, number))
        {
            if (kind == BallotToken.Name)
                names.Add(value);
            else if (kind != BallotToken.Semicolon)
                throw Bad(number, "does not name the options: part them by semicolons");
        }

        if (names.Count == 0 || names.Distinct(StringComparer.Ordinal).Count() < names.Count)
            throw Bad(number, "names no option or one twice: name each once");
        return names;
    }

    private static RankedBallot ReadBallot(string line, int number, List<string> options, bool closed)
    {
        var places = new List<IReadOnlyList<int>>();
        var place = new List<int>();
        var (count, counted, wantsName) = (1, false, true);
        var tokens = BallotTokens.Of(line, number).ToList();
        if (tokens[0] == (BallotToken.Name, Empty) && !line.StartsWith('"'))
        {
            tokens.RemoveAt(0);
            wantsName = false;
        }

        foreach (var (kind, value) in tokens)
        {
            if (counted || wantsName != (kind == BallotToken.Name))
                throw Bad(number, "is not a ranking: write options parted by > or =, then * and a number if it was cast more than once");
            switch (kind)
            {
                case BallotToken.Name:
                    place.Add(Option(value, number, options, closed));
                    wantsName = false;
                    break;
                case BallotToken.Times:
                    counted = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0
                        ? true : throw Bad(number, "has no whole number of 1 or more behind *: write how often it was cast");
                    break;
                case BallotToken.Above or BallotToken.Equal when place.Count > 0:
                    if (kind == BallotToken.Above)
                        (places, place) = ([.. places, place], []);
                    wantsName = true;
                    break;
                default:
                    throw Bad(number, "is not a ranking: write options parted by > or =");
            }
        }

        if (wantsName)
            throw Bad(number, "ends where an option should stand: write it or take the sign away");
        if (place.Count > 0)
            places.Add(place);
        return places.SelectMany(p => p).GroupBy(o => o).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw Bad(number, $"ranks '{options[twice.Key]}' twice: keep its best place only") : new(places, count);
    }

    private static int Option(string name, int number, List<string> options, bool closed)
    {
        var at = options.IndexOf(name);
        if (at >= 0)
            return at;
        if (closed)
            throw Bad(number, $"ranks '{name}', which is not among the options: correct it, or name it at the top");
        options.Add(name);
        return options.Count - 1;
    }

    internal static ArgumentException Bad(int number, string what, string parameter = "text") => new($"Line {number} {what}.", parameter);
}
