namespace Headwater.Allocation.Checking;

/// <summary>The points a school may be given so that its burden is one of the fixed values (by number) or below all (-1).</summary>
internal readonly record struct Load(int Value, long Least, long Most);

/// <summary>
/// Which points each school may be given when the highest burdens are fixed: so many schools at each value. Where a value
/// is reached by as many schools as can, or must be, reach it, the others cannot, and so on until nothing changes.
/// </summary>
internal sealed class Loads
{
    private readonly IReadOnlyList<(Share Value, int Schools)> values;
    private readonly int last;
    private readonly bool fewer;
    private readonly List<Load>[] schools;

    private Loads(Reading reading, IReadOnlyList<(Share Value, int Schools)> values, int last, bool fewer, bool below, long[] most)
    {
        (this.values, this.last, this.fewer) = (values, last, fewer);
        schools = new List<Load>[reading.Schools.Length];
        for (var s = 0; s < schools.Length; s++)
        {
            schools[s] = [];
            for (var value = 0; value <= last; value++)
            {
                if (values[value].Value.ExactLoad(reading.Schools[s]) is >= 0 and var load && load <= most[s])
                    schools[s].Add(new(value, load, load));
            }

            if (below && values[last].Value.MostBelow(reading.Schools[s]) is >= 0 and var under)
                schools[s].Add(new(-1, 0, Math.Min(under, most[s])));
        }

        Possible = Narrow();
    }

    /// <summary>False when no plan whatever can have these burdens.</summary>
    public bool Possible { get; }

    public IReadOnlyList<IReadOnlyList<Load>> Schools => schools;

    /// <summary>All values are as in the plan above one, and at that one there are fewer schools.</summary>
    public static Loads Better(Reading reading, IReadOnlyList<(Share Value, int Schools)> values, int at, long[] most) => new(reading, values, at, fewer: true, below: true, most);

    /// <summary>All burdens are as in the plan.</summary>
    public static Loads Same(Reading reading, IReadOnlyList<(Share Value, int Schools)> values, long[] most) => new(reading, values, values.Count - 1, fewer: false, below: false, most);

    /// <summary>All burdens are below a value.</summary>
    public static Loads Below(Reading reading, Share value, long[] most) => new(reading, [(value, 1)], 0, fewer: true, below: true, most);

    /// <summary>How many schools reach a value, at least and at most.</summary>
    public (int Least, int Most) Wanted(int value) => (value == last && fewer ? 0 : values[value].Schools, values[value].Schools - (value == last && fewer ? 1 : 0));

    private bool Narrow()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            if (schools.Any(loads => loads.Count == 0))
                return false;
            var (sure, perhaps) = Count();
            for (var value = 0; value <= last; value++)
            {
                var (least, most) = Wanted(value);
                if (sure[value] > most || perhaps[value] < least)
                    return false;
                if (perhaps[value] == sure[value])
                    continue;
                if (sure[value] == most)
                    changed |= Drop(load => load.Value == value, value, others: false);
                else if (perhaps[value] == least)
                    changed |= Drop(load => load.Value != value, value, others: true);
                if (changed)
                    break;
            }
        }

        return true;
    }

    private (int[] Sure, int[] Perhaps) Count()
    {
        var (sure, perhaps) = (new int[last + 1], new int[last + 1]);
        foreach (var loads in schools)
        {
            foreach (var load in loads.Where(load => load.Value >= 0))
            {
                perhaps[load.Value]++;
                if (loads.Count == 1)
                    sure[load.Value]++;
            }
        }

        return (sure, perhaps);
    }

    /// <summary>From schools that may reach the value and something else: drops the value, or all others.</summary>
    private bool Drop(Predicate<Load> gone, int value, bool others)
    {
        var dropped = 0;
        foreach (var loads in schools)
        {
            if (loads.Count > 1 && (!others || loads.Exists(load => load.Value == value)))
                dropped += loads.RemoveAll(gone);
        }

        return dropped > 0;
    }
}
