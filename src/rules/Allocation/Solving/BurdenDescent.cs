using System.Diagnostics;

namespace Headwater.Allocation.Solving;

/// <summary>
/// The sorted burdens of schools whose points differ in size, settled from the highest down. Of the school that stands highest it is asked
/// whether as many children can be placed with nobody unsettled at its burden or above: chains of moves seek such a plan, a flow of points
/// that may be split proves that there is none, and only what is left between goes to a solver.
/// </summary>
internal sealed class BurdenDescent(Instance instance, Limits limits, Deadline deadline)
{
    /// <summary>More pairs than this are not put to the solver: one answer would take longer than all of the time.</summary>
    public const int SolverPairs = 60_000;

    private const int Millionths = 1_000_000;

    private readonly Chains chains = new(instance);
    private readonly PointFlow flow = new(instance);
    private readonly long needed = Needed(instance, limits.Placed);

    /// <summary>Whether each step was proven.</summary>
    public bool Proven { get; private set; } = true;

    /// <summary>The highest burden that no plan can go below, among schools that gain points; null when none gains.</summary>
    public Burden? Bound { get; private set; }

    /// <summary>Lowers the burdens of a plan as far as can be.</summary>
    public int[] Lower(int[] start)
    {
        var edges = (int[])start.Clone();
        if (instance.EdgeSchool.Length > SolverPairs && Highest(edges) is { } first)
            Bound = FlowBound(BurdenOf(first.School, first.Gain));
        while (Highest(edges) is { } top)
        {
            if (deadline.Left <= TimeSpan.Zero)
            {
                Proven = false;
                return edges;
            }

            var value = BurdenOf(top.School, top.Gain);
            var standing = Standing(edges, value);
            if (ByChains(edges, value, standing))
                continue;
            var (answer, found) = Prove(value, standing.Count);
            if (found.Length > 0)
            {
                edges = found;
                continue;
            }

            Proven &= answer == Answer.None;
            if (Proven && limits.Settled.Count == 0)
                Bound = value;
            limits.Settle(new(value, Able(value), standing.Count));
        }

        limits.Finished = true;
        return edges;
    }

    private static long Needed(Instance instance, int placed) =>
        Enumerable.Range(0, instance.Children.Length).Where(c => instance.EdgeStart[c] < instance.EdgeStart[c + 1]).Select(c => (long)instance.Children[c].Points).Order().Take(placed).Sum();

    /// <summary>Halves what lies between no burden and the highest of a plan, in millionths, as long as there is time: below some point not even divided points fit.</summary>
    private Burden? FlowBound(Burden reached)
    {
        var (low, high) = (0L, Math.Max(0, (long)Math.Ceiling(reached.Rough * Millionths)));
        var part = new Deadline(deadline.Left / 3);
        while (high - low > 1 + (low / 500) && part.Left > TimeSpan.Zero)
        {
            var middle = (low + high) / 2;
            var caps = new long[instance.Schools.Length];
            for (var school = 0; school < caps.Length; school++)
                caps[school] = Math.Max(0, (instance.Schools[school].Roll * middle / Millionths) - instance.Schools[school].Balance);
            if (flow.Most(caps) < needed)
                low = middle;
            else
                high = middle;
        }

        return low == 0 ? null : new(low, Millionths);
    }

    private Burden BurdenOf(int school, long gain) => new(instance.Schools[school].Balance + gain, instance.Schools[school].Roll);

    /// <summary>The school that stands highest of those that are not settled and could stand otherwise.</summary>
    private (int School, long Gain)? Highest(int[] edges)
    {
        (int School, long Gain)? highest = null;
        var gains = limits.Gains(edges);
        for (var school = 0; school < gains.Length; school++)
        {
            if (IsOpen(school, gains[school]) && (highest is not { } most || BurdenOf(school, gains[school]).Against(BurdenOf(most.School, most.Gain)) > 0))
                highest = (school, gains[school]);
        }

        return highest;
    }

    private bool IsOpen(int school, long gain) => (gain > 0 || limits.CouldRise(school)) && !limits.IsSettled(school, gain);

    private List<int> Standing(int[] edges, Burden value)
    {
        var gains = limits.Gains(edges);
        return [.. Enumerable.Range(0, gains.Length).Where(s => IsOpen(s, gains[s]) && BurdenOf(s, gains[s]).Against(value) == 0)];
    }

    /// <summary>All schools not yet fixed above that could stand at a burden, and their gain for it.</summary>
    private Dictionary<int, long> Able(Burden value)
    {
        var able = new Dictionary<int, long>();
        for (var school = 0; school < instance.Schools.Length; school++)
        {
            if (Limits.GainTo(instance.Schools[school], value) is { } gain && (gain > 0 || limits.CouldRise(school)) && !limits.IsFixed(school))
                able[school] = gain;
        }

        return able;
    }

    private bool ByChains(int[] edges, Burden value, List<int> standing)
    {
        var gains = limits.Gains(edges);
        foreach (var school in standing.Where(s => gains[s] > 0))
        {
            var caps = new long[gains.Length];
            for (var other = 0; other < caps.Length; other++)
                caps[other] = limits.IsSettled(other, gains[other]) || (other != school && standing.Contains(other)) ? gains[other] : limits.CapBelow(other, value);
            var kept = (int[])edges.Clone();
            if (!chains.Relieve(edges, school, caps))
                continue;
            if ((limits.Wishes is null && limits.Metres is null) || limits.Hold(edges, null, null))
                return true;
            kept.CopyTo(edges, 0);
        }

        return false;
    }

    /// <summary>Whether fewer than so many schools can stand at a burden and none unsettled above.</summary>
    private (Answer Answer, int[] Edges) Prove(Burden value, int standing)
    {
        if (deadline.ProofsOver)
            return (Answer.Unknown, []);
        var able = Able(value);
        var caps = new long[instance.Schools.Length];
        for (var school = 0; school < caps.Length; school++)
        {
            caps[school] = limits.CapBelow(school, value);
            if (standing > 1 && able.TryGetValue(school, out var gain))
                caps[school] = gain;
            foreach (var (_, at) in limits.Of(school))
                caps[school] = Math.Max(caps[school], at);
        }

        if (flow.Most(caps) < needed)
            return (Answer.None, []);
        if (instance.EdgeSchool.Length > SolverPairs)
            return (Answer.Unknown, []);
        return new MixedProgram(instance, limits, value, standing > 1 ? new(value, able, standing - 1) : null).Solve(deadline.Step);
    }
}

/// <summary>How long it may still take.</summary>
/// <param name="time">From now on.</param>
internal sealed class Deadline(TimeSpan time)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();

    public TimeSpan Left => time - clock.Elapsed;

    /// <summary>Proofs end at two thirds of the time, so that the rest is left for finding better.</summary>
    public bool ProofsOver => clock.Elapsed > time * 2 / 3;

    /// <summary>The longest a single question may take.</summary>
    public TimeSpan Step => TimeSpan.FromTicks(Math.Min(Left.Ticks, time.Ticks / 3));
}
