using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>One decision, by sector.</summary>
/// <param name="Eligible">Sectors that hold a seat.</param>
/// <param name="Casting">Those of them that took part; empty for a chair's action.</param>
/// <param name="Core">All core sectors, also those that hold no seat: a decision is made without them too.</param>
/// <param name="Passed">Whether it was adopted.</param>
/// <param name="OpenObjections">Objections not taken in, ≥ 0.</param>
/// <param name="ChairsAction">Whether the chair decided alone between meetings.</param>
public sealed record DecisionRecord(
    IReadOnlyCollection<string> Eligible, IReadOnlyCollection<string> Casting, IReadOnlyCollection<string> Core, bool Passed, int OpenObjections, bool ChairsAction);

/// <summary>S08: decisions without some of the sectors. The definition is Headwater's.</summary>
public static class DecisionBreadth
{
    /// <summary>What is said. The value is the mean share of sectors that took part; n is the number of decisions.</summary>
    /// <param name="decisions">The decisions looked at.</param>
    /// <exception cref="ArgumentException">A decision has no eligible sector, a sector took part without being eligible, or a number is negative.</exception>
    public static SignalResult Signal(IReadOnlyList<DecisionRecord> decisions)
    {
        foreach (var decision in decisions)
            Check(decision, nameof(decisions));
        if (decisions.Count == 0)
            return Findings.TooLittle(Collaboration.Signal.DecisionBreadth, 0, "No decision has been recorded yet.");
        var findings = new Findings();
        string[] left = [.. decisions.Where(d => d.Passed).SelectMany(d => d.Core.Except(d.Casting, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        foreach (var sector in left)
        {
            var times = decisions.Count(d => d.Passed && d.Core.Contains(sector, StringComparer.Ordinal) && !d.Casting.Contains(sector, StringComparer.Ordinal));
            findings.Act($"{Words.Count(times, "decision")} of {decisions.Count} passed without {sector}, a core sector{(decisions.Any(d => d.Eligible.Contains(sector, StringComparer.Ordinal)) ? "" : " that holds no seat")}: ask them before it is carried out.");
        }

        var breadth = decisions.Average(d => (double)d.Casting.Count / d.Eligible.Count);
        findings.Note($"On average {Words.Percent(breadth)} of the sectors took part in {Words.Count(decisions.Count, "decision")}.");
        if (decisions.Sum(d => d.OpenObjections) is > 0 and var open)
            findings.Note($"{Words.Count(open, "objection")} {(open == 1 ? "is" : "are")} not taken in yet.");
        if (decisions.Count(d => d.ChairsAction) is > 0 and var chairs)
            findings.Note($"{chairs} of {Words.Count(decisions.Count, "decision")} {(chairs == 1 ? "was" : "were")} made by the chair alone ({Words.Percent((double)chairs / decisions.Count)}).");
        return findings.As(Collaboration.Signal.DecisionBreadth, breadth, decisions.Count);
    }

    private static void Check(DecisionRecord decision, string parameter)
    {
        if (decision.Eligible.Count == 0)
            throw new ArgumentException("A decision has no eligible sector: name the sectors that hold a seat.", parameter);
        foreach (var sector in decision.Casting)
        {
            if (!decision.Eligible.Contains(sector, StringComparer.Ordinal))
                throw new ArgumentException($"'{sector}' took part and holds no seat: add it to the eligible sectors.", parameter);
        }

        Require.NotNegative(decision.OpenObjections, "number of objections", parameter);
    }
}
