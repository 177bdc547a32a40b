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
/// rate, is made of shown ones alone. Nothing else of these children leaves.
/// </summary>
internal sealed class ProtectedFamily
{
    private readonly Dictionary<Counted, IReadOnlyList<(IReadOnlyList<int> By, ProtectedCube Cube)>> tables = [];

    /// <param name="axes">Every axis; each has a name of its own.</param>
    /// <param name="declared">For each thing counted the tables shown of it, each by the numbers of its axes.</param>
    /// <param name="facts">What is counted.</param>
    /// <param name="threshold">The least number of children that may be shown.</param>
    public ProtectedFamily(IReadOnlyList<CubeAxis> axes, IReadOnlyDictionary<Counted, IReadOnlyList<int[]>> declared, IReadOnlyList<Fact> facts, int threshold)
    {
        (Axes, Threshold) = (axes, threshold);
        var byThing = facts.ToLookup(f => f.What);
        foreach (var (what, by) in declared)
        {
            var cubes = LinkedSuppression.Protect([.. by.Select(b => CubeOf(axes, b, byThing[what]))], threshold);
            tables.Add(what, [.. by.Zip(cubes, (b, c) => ((IReadOnlyList<int>)b, c))]);
        }
    }

    public IReadOnlyList<CubeAxis> Axes { get; }

    public int Threshold { get; }

    /// <summary>What there are tables of.</summary>
    public IReadOnlyCollection<Counted> Counts => tables.Keys;

    /// <summary>A figure at places of some axes, all of them in one declared table; over all places of the others.</summary>
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

        throw new ArgumentException($"No declared table of {what} has these axes.", nameof(at));
    }

    /// <summary>The tables as they are shown, for whoever checks them.</summary>
    public IReadOnlyList<(IReadOnlyList<int> By, ProtectedCube Cube)> Tables(Counted what) => tables[what];

    /// <summary>Sums with every total; behind each stand the children that add something, a child with several once.</summary>
    public static CountCube CubeOf(IReadOnlyList<CubeAxis> axes, IReadOnlyList<int> by, IEnumerable<Fact> facts)
    {
        CubeAxis[] own = [.. by.Select(a => axes[a])];
        var size = own.Aggregate(1, (n, a) => n * a.Length);
        var (values, behind) = (new long[size], new HashSet<(int Cell, int Child)>());
        foreach (var fact in facts)
        {
            for (var totals = 0; totals < 1 << own.Length; totals++)
            {
                var cell = 0;
                for (var i = 0; i < own.Length; i++)
                    cell = (cell * own[i].Length) + ((totals >> i & 1) == 1 ? own[i].Total : fact.At[by[i]]);
                values[cell] += fact.Amount;
                behind.Add((cell, fact.Child));
            }
        }

        var children = new int[size];
        foreach (var (cell, _) in behind)
            children[cell]++;
        return new(own, values, children);
    }
}
