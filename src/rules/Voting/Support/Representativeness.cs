namespace Headwater.Voting;

/// <summary>Which answer of a group is looked at.</summary>
public enum OpinionDirection
{
    /// <summary>That it agrees.</summary>
    Agree,

    /// <summary>That it disagrees.</summary>
    Disagree,
}

/// <summary>How far an answer marks a group out from all the others.</summary>
/// <param name="Group">The group.</param>
/// <param name="Direction">The answer.</param>
/// <param name="Share">The group's smoothed share with that answer.</param>
/// <param name="Ratio">That share ÷ the smoothed share of all others together; 1 is no difference.</param>
/// <param name="ShareTest">z of the share against one half.</param>
/// <param name="RatioTest">z of the share against that of the others.</param>
public sealed record GroupOpinion(string Group, OpinionDirection Direction, double Share, double Ratio, double ShareTest, double RatioTest)
{
    /// <summary>Whether both tests speak at 90 %, one-sided.</summary>
    public bool IsRepresentative => ShareTest > Proportions.Significant90 && RatioTest > Proportions.Significant90;

    /// <summary>What statements are ordered by: ratio × its test × share × its test.</summary>
    public double Metric => Ratio * RatioTest * Share * ShareTest;
}

/// <summary>Which statements speak for a group, as Polis finds them (Small et al., Recerca 26, 2021).</summary>
public static class Representativeness
{
    /// <summary>How far one answer marks a group out.</summary>
    /// <param name="groups">The answers of every group.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="direction">The answer.</param>
    /// <exception cref="ArgumentException">The groups are not usable, or the group is not among them.</exception>
    public static GroupOpinion Of(IReadOnlyList<GroupTally> groups, string group, OpinionDirection direction)
    {
        GroupConsensus.Check(groups);
        var own = groups.FirstOrDefault(g => g.Group == group)?.Votes
            ?? throw new ArgumentException($"There is no group '{group}': take one of {Words.List([.. groups.Select(g => g.Group)])}.", nameof(group));
        var others = Tally.Sum(groups.Where(g => g.Group != group).Select(g => g.Votes));
        int In(Tally t) => direction == OpinionDirection.Agree ? t.Agree : t.Disagree;
        var share = (In(own) + 1.0) / (own.Seen + 2.0);
        return new(group, direction, share, share / ((1.0 + In(others)) / (2.0 + others.Seen)),
            Proportions.OneSample(In(own), own.Seen), Proportions.TwoSample(In(own), own.Seen, In(others), others.Seen));
    }

    /// <summary>The answer by which a group differs more: agreeing where its test against the others is higher.</summary>
    /// <param name="groups">The answers of every group.</param>
    /// <param name="group">The group's name.</param>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public static GroupOpinion Main(IReadOnlyList<GroupTally> groups, string group)
    {
        var (agree, disagree) = (Of(groups, group, OpinionDirection.Agree), Of(groups, group, OpinionDirection.Disagree));
        return agree.RatioTest > disagree.RatioTest ? agree : disagree;
    }

    /// <summary>
    /// The statements that speak for a group: those that pass both tests, by <see cref="GroupOpinion.Metric"/>, the best that
    /// it agrees with kept in any case; agreements first. Where none passes, the one it differs most by.
    /// </summary>
    /// <param name="statements">Statements with the answers of every group.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="most">How many to give at most.</param>
    /// <returns>One or more, with their opinion.</returns>
    /// <exception cref="ArgumentException">There is no statement, or <paramref name="most"/> is under 1.</exception>
    public static IReadOnlyList<(string Statement, GroupOpinion Opinion)> Select(IReadOnlyList<StatementTally> statements, string group, int most = 5)
    {
        Require.NotEmpty(statements, "statement");
        Require.AtLeast(most, 1, "number of statements to give");
        var all = statements.Select(s => (s.Statement, Opinion: Main(s.Groups, group))).ToList();
        var passing = all.Where(s => s.Opinion.IsRepresentative).OrderByDescending(s => s.Opinion.Metric).ToList();
        if (passing.Count == 0)
            return [all.MaxBy(s => s.Opinion.RatioTest)];
        var pinned = passing.FindIndex(s => s.Opinion.Direction == OpinionDirection.Agree);
        if (pinned > 0)
        {
            var best = passing[pinned];
            passing.RemoveAt(pinned);
            passing.Insert(0, best);
        }

        return [.. passing.Take(most).OrderBy(s => s.Opinion.Direction)];
    }
}

/// <summary>Statements on which the whole room leans one way, whatever the group (Polis's consensus selection).</summary>
public static class RoomConsensus
{
    /// <summary>The statements most agree with, or most disagree with: smoothed share above ½ and z above 1.2816, ordered by share × z.</summary>
    /// <param name="statements">Statements with the answers of every group.</param>
    /// <param name="direction">The answer asked about.</param>
    /// <param name="most">How many to give at most.</param>
    /// <exception cref="ArgumentException">There is no statement, or <paramref name="most"/> is under 1.</exception>
    public static IReadOnlyList<(string Statement, double Share, double Test)> Select(
        IReadOnlyList<StatementTally> statements, OpinionDirection direction, int most = 5)
    {
        Require.NotEmpty(statements, "statement");
        Require.AtLeast(most, 1, "number of statements to give");
        return [.. statements.Select(s => Measure(s, direction)).Where(s => s.Share > 0.5 && s.Test > Proportions.Significant90)
            .OrderByDescending(s => s.Share * s.Test).Take(most)];
    }

    private static (string Statement, double Share, double Test) Measure(StatementTally statement, OpinionDirection direction)
    {
        GroupConsensus.Check(statement.Groups);
        var all = Tally.Sum(statement.Groups.Select(g => g.Votes));
        return direction == OpinionDirection.Agree
            ? (statement.Statement, all.AgreeShare, Proportions.OneSample(all.Agree, all.Seen))
            : (statement.Statement, all.DisagreeShare, Proportions.OneSample(all.Disagree, all.Seen));
    }
}
