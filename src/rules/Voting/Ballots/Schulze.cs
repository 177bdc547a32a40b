namespace Headwater.Voting;

/// <summary>The outcome of Schulze's rule.</summary>
/// <param name="Options">The options; both tables are in their order.</param>
/// <param name="Preferring">For each pair how many prefer the row's option to the column's.</param>
/// <param name="Strengths">For each pair the strength of the widest path from the row's option to the column's; 0 where there is none.</param>
/// <param name="Places">The options from the winner down; more than one at a place are not parted by the rule.</param>
public sealed record SchulzeCount(
    IReadOnlyList<string> Options, IReadOnlyList<IReadOnlyList<long>> Preferring, IReadOnlyList<IReadOnlyList<long>> Strengths, IReadOnlyList<IReadOnlyList<string>> Places)
{
    /// <summary>Who wins; several where the rule gives a tie, which is shown as one.</summary>
    public IReadOnlyList<string> Winners => Places[0];

    /// <summary>Whether the rule gives more than one winner.</summary>
    public bool IsTie => Winners.Count > 1;
}

/// <summary>
/// Schulze's rule with winning votes: an option wins when its widest path to every other is at least as wide as the path back
/// (Schulze, Social Choice and Welfare 36, 2011). Options left out of a ballot count as equal last.
/// </summary>
public static class Schulze
{
    /// <summary>Counts.</summary>
    /// <param name="box">The ballots.</param>
    public static SchulzeCount Count(BallotBox box)
    {
        var n = box.Options.Count;
        var preferring = Table(n);
        foreach (var ballot in box.Ballots)
        {
            var place = new int[n];
            Array.Fill(place, int.MaxValue);
            for (var p = 0; p < ballot.Places.Count; p++)
            {
                foreach (var option in ballot.Places[p])
                    place[option] = p;
            }

            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < n; b++)
                    preferring[a][b] += place[a] < place[b] ? ballot.Count : 0;
            }
        }

        var strengths = Widest(preferring);
        return new(box.Options, preferring, strengths, Places(box, strengths));
    }

    private static long[][] Widest(long[][] preferring)
    {
        var n = preferring.Length;
        var paths = Table(n);
        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < n; b++)
                paths[a][b] = preferring[a][b] > preferring[b][a] ? preferring[a][b] : 0;
        }

        for (var by = 0; by < n; by++)
        {
            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < n; b++)
                {
                    if (a != b && a != by && b != by)
                        paths[a][b] = Math.Max(paths[a][b], Math.Min(paths[a][by], paths[by][b]));
                }
            }
        }

        return paths;
    }

    // The relation "wider there than back" has no circles (Schulze 2011, 4.1), so that each time some option is beaten by none left.
    private static List<IReadOnlyList<string>> Places(BallotBox box, long[][] strengths)
    {
        var left = Enumerable.Range(0, strengths.Length).ToList();
        var places = new List<IReadOnlyList<string>>();
        while (left.Count > 0)
        {
            var top = left.Where(a => left.TrueForAll(b => strengths[a][b] >= strengths[b][a])).ToList();
            places.Add(box.Names(top));
            left.RemoveAll(top.Contains);
        }

        return places;
    }

    private static long[][] Table(int n) => [.. Enumerable.Range(0, n).Select(_ => new long[n])];
}
