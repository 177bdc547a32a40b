using Headwater.Statistics;

namespace Headwater.Children.Equality;

/// <summary>What is counted. A suspension or exclusion that was cancelled is counted apart and in nothing else.</summary>
internal enum Counted
{
    /// <summary>Children on the roll.</summary>
    OnRoll,

    Suspensions,

    /// <summary>Children suspended at least once, once for each school that suspended them.</summary>
    Suspended,

    /// <summary>Half days of suspension.</summary>
    HalfDays,

    /// <summary>Suspensions after which the board reinstated the child.</summary>
    SuspensionsReinstated,

    SuspensionsCancelled,

    Permanent,

    PermanentCancelled,

    Moves,

    /// <summary>Stays on the roll that ended.</summary>
    Left,
}

/// <summary>So much of one thing of one child.</summary>
/// <param name="Child">Whose.</param>
/// <param name="What">What is counted.</param>
/// <param name="Amount">How much; above 0.</param>
/// <param name="At">The place on every axis of the family.</param>
internal readonly record struct Fact(int Child, Counted What, int Amount, int[] At);

/// <summary>A figure as it may be shown: its number, or that it is withheld.</summary>
internal readonly record struct Figure(CellState State, long? Value)
{
    public string Words(int threshold) => State switch
    {
        CellState.Shown => Interface.Words.Count(Value),
        CellState.FewerThan => $"fewer than {threshold}",
        CellState.Withheld => "withheld",
        _ => throw new InvalidOperationException("Unknown state."),
    };
}

/// <summary>
/// All tables that are shown of some children together. Those of one thing are protected as one family by the rule for small numbers
/// (<see cref="LinkedSuppression"/>), so that no sum of figures shown gives a withheld one back; what is made of figures, such as a
/// rate, is made of shown ones alone. Nothing else of these children leaves. The first table of a thing comes first: another that
/// would cost a figure of it, as a breakdown of very few children does, is not shown at all.
/// </summary>
internal sealed class ProtectedFamily
{
    private readonly Dictionary<Counted, IReadOnlyList<(IReadOnlyList<int> By, ProtectedCube Cube)>> tables = [];

    /// <param name="axes">Every axis; each has a name of its own.</param>
    /// <param name="declared">For each thing counted its tables, each by the numbers of its axes; the first is always shown.</param>
    /// <param name="facts">What is counted.</param>
    /// <param name="threshold">The least number of children that may be shown.</param>
    public ProtectedFamily(IReadOnlyList<CubeAxis> axes, IReadOnlyDictionary<Counted, IReadOnlyList<int[]>> declared, IReadOnlyList<Fact> facts, int threshold)
    {
        (Axes, Threshold) = (axes, threshold);
        var byThing = facts.ToLookup(f => f.What);
        foreach (var (what, by) in declared)
        {
            tables.Add(what, Chosen([.. by.Select(b => ((IReadOnlyList<int>)b, CubeOf(axes, b, byThing[what])))], threshold));
        }
    }

    public IReadOnlyList<CubeAxis> Axes { get; }

    public int Threshold { get; }

    /// <summary>What there are tables of.</summary>
    public IReadOnlyCollection<Counted> Counts => tables.Keys;

    /// <summary>A figure at places of some axes, over all places of the others; withheld where no table that is shown has these axes.</summary>
    public Figure Of(Counted what, params ReadOnlySpan<(int Axis, int Place)> at)
    {
        foreach (var (by, cube) in tables[what])
        {
            var place = new int[by.Count];
            for (var i = 0; i < by.Count; i++)
                place[i] = cube.Axes[i].Total;
            var found = 0;
            foreach (var (axis, on) in at)
            {
                for (var i = 0; i < by.Count; i++)
                {
                    if (by[i] == axis)
                        (place[i], found) = (on, found + 1);
                }
            }

            if (found == at.Length)
                return new(cube.State(place), cube.Value(place));
        }

        return new(CellState.Withheld, null);
    }

    /// <summary>The tables as they are shown, for whoever checks them.</summary>
    public IReadOnlyList<(IReadOnlyList<int> By, ProtectedCube Cube)> Tables(Counted what) => tables[what];

    private static IReadOnlyList<(IReadOnlyList<int> By, ProtectedCube Cube)> Chosen(IReadOnlyList<(IReadOnlyList<int> By, CountCube Cube)> offered, int threshold)
    {
        var alone = LinkedSuppression.Protect([offered[0].Cube], threshold)[0];
        if (Protected(offered) is { } all)
            return all;
        List<(IReadOnlyList<int> By, CountCube Cube)> kept = [offered[0]];
        IReadOnlyList<(IReadOnlyList<int>, ProtectedCube)> chosen = [(offered[0].By, alone)];
        foreach (var table in offered.Skip(1))
        {
            kept.Add(table);
            if (Protected(kept) is { } more)
                chosen = more;
            else
                kept.RemoveAt(kept.Count - 1);
        }

        return chosen;

        // Null where the first table would lose what it shows alone.
        IReadOnlyList<(IReadOnlyList<int>, ProtectedCube)>? Protected(IReadOnlyList<(IReadOnlyList<int> By, CountCube Cube)> some)
        {
            var cubes = LinkedSuppression.Protect([.. some.Select(t => t.Cube)], threshold);
            return alone.States.Zip(cubes[0].States).All(s => s.First != CellState.Shown || s.Second == CellState.Shown) ? [.. some.Zip(cubes, (t, c) => (t.By, c))] : null;
        }
    }

    /// <summary>Sums with every total; behind each stand the children that add something, a child with several once.</summary>
    public static CountCube CubeOf(IReadOnlyList<CubeAxis> axes, IReadOnlyList<int> by, IEnumerable<Fact> facts)
    {
        CubeAxis[] own = [.. by.Select(a => axes[a])];
        var size = own.Aggregate(1, (n, a) => n * a.Length);
        var (values, children, latest) = (new long[size], new int[size], new int[size]);
        Array.Fill(latest, -1);
        // Child by child, so that the latest one counted in a cell tells whether this one was.
        foreach (var fact in facts.OrderBy(f => f.Child))
        {
            for (var totals = 0; totals < 1 << own.Length; totals++)
            {
                var cell = 0;
                for (var i = 0; i < own.Length; i++)
                    cell = (cell * own[i].Length) + ((totals >> i & 1) == 1 ? own[i].Total : fact.At[by[i]]);
                values[cell] += fact.Amount;
                children[cell] += latest[cell] == fact.Child ? 0 : 1;
                latest[cell] = fact.Child;
            }
        }

        return new(own, values, children);
    }
}
