namespace Headwater.Allocation.Checking;

/// <summary>
/// Checks a result of fair access allocation without believing it. It is written apart from what works results out and
/// shares with it only what a problem and a result are.
/// </summary>
public static class AllocationChecker
{
    /// <summary>Checks that a result is feasible and consistent, and proves again every level that it calls proven.</summary>
    /// <param name="problem">The problem as it was given.</param>
    /// <param name="result">The result to check; its witness is not used.</param>
    /// <param name="budget">How long the proofs may take together; a level whose proof takes longer is not proved again.</param>
    /// <exception cref="AllocationRefusedException">The problem itself cannot be.</exception>
    public static CheckReport Check(AllocationProblem problem, AllocationResult result, TimeSpan budget)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(result);
        ProblemChecks.Require(problem);
        var deadline = new Deadline(budget);
        var reading = new Reading(problem);
        var (plan, wrong) = Consistency.Look(reading, result);
        return new(wrong.Count > 0 ? wrong : new Proofs(reading, plan, result.Certificate, deadline).All());
    }
}
