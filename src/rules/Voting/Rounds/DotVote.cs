namespace Headwater.Voting;

/// <summary>One person's dots.</summary>
/// <param name="Sector">The person's sector.</param>
/// <param name="Dots">Dots on each item, in the order of the items.</param>
public sealed record DotBallot(string Sector, IReadOnlyList<int> Dots);

/// <summary>What one item got.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Dots">All dots on it.</param>
/// <param name="People">How many people put one or more on it.</param>
/// <param name="SectorMean">The mean over sectors of the sector's share of its own dots: every sector counts once, whatever its size.</param>
/// <param name="LowestSector">The sector with the lowest share; the first of equals.</param>
/// <param name="LowestShare">That share; in [0, 1].</param>
/// <param name="Place">Place by <paramref name="SectorMean"/>; equal ones share the better.</param>
/// <param name="RawPlace">Place by all dots.</param>
public sealed record DotItem(string Item, int Dots, int People, double SectorMean, string LowestSector, double LowestShare, int Place, int RawPlace)
{
    /// <summary>Whether a sector put nothing on it at all.</summary>
    public bool IsEmptyForASector => LowestShare <= 0;
}

/// <summary>The outcome of a dot vote.</summary>
/// <param name="Items">In the order of the items.</param>
/// <param name="Sectors">The sectors counted, with their dots.</param>
/// <param name="SectorsWithoutDots">Sectors whose people put no dot anywhere: they have no shares.</param>
public sealed record DotCount(IReadOnlyList<DotItem> Items, IReadOnlyList<(string Sector, int Dots)> Sectors, IReadOnlyList<string> SectorsWithoutDots);

/// <summary>Dots on items. Added up raw they favour whichever sector fills the room; the mean over sectors does not (Headwater's measure).</summary>
public static class DotVote
{
    /// <summary>The most dots a person may put on one item unless agreed otherwise.</summary>
    public const int MostOnOneItem = 3;

    /// <summary>How many dots a person has: a third of the items, rounded, 3 at least.</summary>
    /// <param name="items">Number of items, 1 or more.</param>
    public static int Allowance(int items) => Math.Max(3, (int)Math.Round(Require.AtLeast(items, 1, "number of items") / 3.0));

    /// <summary>Counts.</summary>
    /// <param name="items">The items, each once.</param>
    /// <param name="ballots">Every person's dots.</param>
    /// <param name="allowance">Dots a person has; null for <see cref="Allowance"/>.</param>
    /// <param name="mostOnOne">The most on one item.</param>
    /// <exception cref="ArgumentException">
    /// There is no item or ballot, a name is blank or twice there, a ballot does not fit the items, has a negative number, more dots
    /// than a person has or more on one item than agreed, or nobody put any dot.
    /// </exception>
    public static DotCount Count(IReadOnlyList<string> items, IReadOnlyList<DotBallot> ballots, int? allowance = null, int mostOnOne = MostOnOneItem)
    {
        Require.NotEmpty(items, "item");
        Require.Distinct(items, "item", nameof(items));
        Require.NotEmpty(ballots, "person's dots");
        var most = allowance ?? Allowance(items.Count);
        for (var i = 0; i < ballots.Count; i++)
            Check(ballots[i], i + 1, items.Count, most, mostOnOne, nameof(ballots));
        var sectors = ballots.GroupBy(b => b.Sector, StringComparer.Ordinal).Select(g => new Sum(g.Key, g)).ToList();
        var counted = sectors.Where(s => s.Total > 0).ToList();
        if (counted.Count == 0)
            throw new ArgumentException("Nobody put any dot: there is nothing to count.", nameof(ballots));
        double[] means = [.. items.Select((_, i) => counted.Average(s => s.Share(i)))];
        int[] raw = [.. items.Select((_, i) => ballots.Sum(b => b.Dots[i]))];
        return new([.. items.Select((item, i) => Item(item, i))], [.. counted.Select(s => (s.Sector, s.Total))], [.. sectors.Where(s => s.Total == 0).Select(s => s.Sector)]);

        DotItem Item(string item, int i)
        {
            var lowest = counted.MinBy(s => s.Share(i))!;
            return new(item, raw[i], ballots.Count(b => b.Dots[i] > 0), means[i], lowest.Sector, lowest.Share(i),
                1 + means.Count(m => m > means[i] + 1e-12), 1 + raw.Count(r => r > raw[i]));
        }
    }

    private static void Check(DotBallot ballot, int number, int items, int most, int mostOnOne, string parameter)
    {
        Require.Text(ballot.Sector, "sector", parameter);
        if (ballot.Dots.Count != items)
            throw new ArgumentException($"Person {number} has dots for {ballot.Dots.Count} of {items} items: give a number for each, 0 for none.", parameter);
        foreach (var dots in ballot.Dots)
        {
            if (dots < 0 || dots > mostOnOne)
                throw new ArgumentException($"Person {number} put {dots} dots on one item: 0 to {mostOnOne} are agreed.", parameter);
        }

        if (ballot.Dots.Sum() > most)
            throw new ArgumentException($"Person {number} put {ballot.Dots.Sum()} dots: everybody has {most}.", parameter);
    }

    private sealed record Sum(string Sector, IEnumerable<DotBallot> Ballots)
    {
        public int Total { get; } = Ballots.Sum(b => b.Dots.Sum());

        public double Share(int item) => (double)Ballots.Sum(b => b.Dots[item]) / Total;
    }
}
