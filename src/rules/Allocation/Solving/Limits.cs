namespace Headwater.Allocation.Solving;

/// <summary>What a plan must keep to while a lower level is looked at: the levels above it, as they were settled.</summary>
internal sealed class Limits(Instance instance, int placed)
{
    /// <summary>More than the most children of the most points come to.</summary>
    private const long MostGain = 1L << 50;

    private readonly List<SettledBurden> settled = [];
    private readonly List<(SettledBurden At, long Gain)>?[] standing = new List<(SettledBurden, long)>?[instance.Schools.Length];

    public int Placed => placed;

    public long? Wishes { get; set; }

    public long? Metres { get; set; }

    /// <summary>The burdens at which schools that gained points stand, from the highest, as far as they are settled.</summary>
    public IReadOnlyList<SettledBurden> Settled => settled;

    /// <summary>Whether nothing is left to lower: schools that are not among those settled gain nothing.</summary>
    public bool Finished { get; set; }

    public void Settle(SettledBurden burden)
    {
        settled.Add(burden);
        foreach (var (school, gain) in burden.Gains)
            (standing[school] ??= []).Add((burden, gain));
    }

    /// <summary>The settled burdens at which a school can stand, with its gain there.</summary>
    public IReadOnlyList<(SettledBurden At, long Gain)> Of(int school) => standing[school] ?? [];

    /// <summary>Whether a school with this gain stands at a settled burden.</summary>
    public bool IsSettled(int school, long gain) => standing[school]?.Exists(s => s.Gain == gain) == true;

    /// <summary>Whether a school must stand where it does, since all that could stand there do.</summary>
    public bool IsFixed(int school) => standing[school]?.Exists(s => s.At.IsFixed) == true;

    /// <summary>The most a school may gain when it is not one of those that stand at a settled burden.</summary>
    public long CapBelow(int school, Burden? below)
    {
        if (Finished)
            return 0;
        if (below is not { } value)
            return long.MaxValue;
        var least = ((Int128)value.Points * instance.Schools[school].Roll) - 1;
        var quotient = least / value.Roll;
        if (least < 0 && quotient * value.Roll != least)
            quotient--;
        var gain = quotient - instance.Schools[school].Balance;
        return gain <= 0 ? 0 : gain > MostGain ? MostGain : (long)gain;
    }

    /// <summary>What a school must gain to stand exactly at a burden, nought included; null when no gain does it.</summary>
    public static long? GainTo(AllocationSchool school, Burden value)
    {
        var points = (Int128)value.Points * school.Roll;
        var gain = points % value.Roll == 0 ? (points / value.Roll) - school.Balance : -1;
        return gain >= 0 && gain <= MostGain ? (long)gain : null;
    }

    /// <summary>Whether a school that gains nothing could stand higher up, at a burden that is left open, in another's stead.</summary>
    public bool CouldRise(int school) => standing[school]?.Exists(s => !s.At.IsFixed && s.Gain > 0) == true;

    /// <summary>Whether a school that could rise may not be left where it stands, because its own burden is one at which nobody unsettled stands any more.</summary>
    public bool MustRise(int school, Burden? below, SettledBurden? tie) =>
        CouldRise(school) && (Finished || (below is { } value && new Burden(instance.Schools[school].Balance, instance.Schools[school].Roll).Against(value) >= 0))
        && !Of(school).Any(s => s.Gain == 0 || s.At.IsFixed) && !(tie?.Gains.TryGetValue(school, out var gain) == true && gain == 0);

    /// <summary>The gains a plan gives.</summary>
    public long[] Gains(int[] edges)
    {
        var gains = new long[instance.Schools.Length];
        for (var child = 0; child < edges.Length; child++)
        {
            if (edges[child] >= 0)
                gains[instance.EdgeSchool[edges[child]]] += instance.Children[child].Points;
        }

        return gains;
    }

    /// <summary>Whether a plan keeps to all of it, reckoned exactly.</summary>
    public bool Hold(int[] edges, Burden? below, SettledBurden? tie)
    {
        var used = new int[instance.Room.Length];
        var (count, wishes, metres) = (0, 0L, 0L);
        for (var child = 0; child < edges.Length; child++)
        {
            if (edges[child] < 0)
                continue;
            count++;
            wishes += instance.EdgeWish[edges[child]];
            metres += instance.EdgeMetres[edges[child]];
            var cell = instance.CellOf(instance.EdgeSchool[edges[child]], instance.YearOf[child]);
            if (++used[cell] > instance.Room[cell])
                return false;
        }

        if (count != placed || wishes > Wishes || metres > Metres)
            return false;
        var gains = Gains(edges);
        SettledBurden[] all = tie is null ? [.. settled] : [.. settled, tie];
        if (Array.Exists(all, at => at.Gains.Count(g => gains[g.Key] == g.Value) > at.Most))
            return false;
        for (var school = 0; school < gains.Length; school++)
        {
            if (gains[school] == 0 && MustRise(school, below, tie))
                return false;
            if (gains[school] > CapBelow(school, below) && !IsSettled(school, gains[school]) && !(tie?.Gains.TryGetValue(school, out var gain) == true && gain == gains[school]))
                return false;
        }

        return true;
    }
}

/// <summary>A burden at which so many schools must stand.</summary>
/// <param name="Value">The burden.</param>
/// <param name="Gains">The schools that can stand there, and what each must gain for it: nought when it stands there already and could rise.</param>
/// <param name="Most">How many of them do.</param>
internal sealed record SettledBurden(Burden Value, IReadOnlyDictionary<int, long> Gains, int Most)
{
    /// <summary>Whether all that can stand there do, so that nothing is left open.</summary>
    public bool IsFixed => Gains.Count == Most;
}
