using System.Diagnostics;
using Headwater.Allocation.Solving;

namespace Headwater.Allocation;

/// <summary>
/// The fairest set of places for all children together. Hard rules first (year group, room, exemptions, bars, reach), then the objectives in the
/// protocol's order: the most children placed, the schools' burdens lexicographically least from the highest, the families' wishes, the metres.
/// It proposes; a panel decides.
/// </summary>
public static class Allocator
{
    /// <summary>The time a solution may take when none is said.</summary>
    public static TimeSpan DefaultTime { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Finds a set of placements and says what is proven of it. The same problem has the same answer, in whatever order its schools and children are written.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="time">How long it may take; with equal points it is always finished, and exact.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="AllocationRefusedException">The problem cannot be; the message names the field.</exception>
    public static AllocationResult Solve(AllocationProblem problem, TimeSpan time, CancellationToken ct = default)
    {
        ProblemChecks.Require(problem);
        var clock = Stopwatch.StartNew();
        var instance = Instance.Of(problem);
        var points = EqualPointsOf(instance);
        if (points is null)
        {
            var (best, proven) = UnequalPoints.Solve(instance, time, ct);
            return Describe.Result(best, proven) with { Milliseconds = clock.Elapsed.TotalMilliseconds };
        }

        var (plan, witness) = EqualPoints.Solve(instance, points.Value, ct);
        var highest = plan.Highest();
        var certificate = new Certificate(Level.Sure, Level.Sure, Level.Sure, Level.Sure, highest is { } most ? (most.Points, most.Roll) : null, witness);
        return Describe.Result(plan, certificate) with { Milliseconds = clock.Elapsed.TotalMilliseconds };
    }

    /// <summary>The points that all children carry who could be placed anywhere; null when they differ.</summary>
    private static int? EqualPointsOf(Instance instance)
    {
        int? points = null;
        for (var child = 0; child < instance.Children.Length; child++)
        {
            if (instance.EdgeStart[child] == instance.EdgeStart[child + 1])
                continue;
            if (points is { } same && same != instance.Children[child].Points)
                return null;
            points = instance.Children[child].Points;
        }

        return points ?? 0;
    }
}
