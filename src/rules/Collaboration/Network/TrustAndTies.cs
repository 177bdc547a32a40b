using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>What of a network survey may be shown at its response rate. Figures of who lies between whom bend most with missing answers.</summary>
public enum NetworkFigures
{
    /// <summary>None.</summary>
    None,

    /// <summary>Density, mixing and trust; not betweenness, cut points and centralisation.</summary>
    RobustOnly,

    /// <summary>All.</summary>
    All,
}

/// <summary>S11: whether members trust each other, and who answered. The definition is Headwater's.</summary>
public static class TrustAndTies
{
    /// <summary>What may be shown at a response rate.</summary>
    /// <param name="answered">Organisations that answered.</param>
    /// <param name="asked">Organisations asked, 1 or more.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The numbers cannot be.</exception>
    public static NetworkFigures Shown(int answered, int asked, TrustThresholds? thresholds = null)
    {
        thresholds ??= new();
        var rate = Rate(answered, asked);
        return rate < thresholds.AnyFrom ? NetworkFigures.None : rate < thresholds.FragileFrom ? NetworkFigures.RobustOnly : NetworkFigures.All;
    }

    /// <summary>What is said. The value is trust as a percentage of the scale; n is the number of organisations that answered.</summary>
    /// <param name="answered">Organisations that answered.</param>
    /// <param name="asked">Organisations asked, 1 or more.</param>
    /// <param name="ratings">Their ratings.</param>
    /// <param name="earlier">The ratings of the wave before; null where there was none.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <exception cref="ArgumentException">The numbers cannot be, or a rating is not usable.</exception>
    public static SignalResult Signal(
        int answered, int asked, IReadOnlyList<TrustRating> ratings, IReadOnlyList<TrustRating>? earlier = null, TrustThresholds? thresholds = null)
    {
        thresholds ??= new();
        var rate = Rate(answered, asked);
        if (rate < thresholds.LeastResponse || ratings.Count == 0)
            return Findings.TooLittle(Collaboration.Signal.TrustAndTies, answered, $"{answered} of {Words.Count(asked, "organisation")} answered ({Words.Percent(rate)}); {Words.Percent(thresholds.LeastResponse)} are needed to speak of trust.");
        if (ratings.Select(r => r.Rater).Distinct(StringComparer.Ordinal).Count() is var raters && raters < thresholds.LeastRaters)
            return Findings.TooLittle(Collaboration.Signal.TrustAndTies, answered, $"Ratings came from {Words.Count(raters, "organisation")}; {thresholds.LeastRaters} are needed, so that no single answer can be told.");
        var findings = new Findings();
        var percent = TrustReceived.Percent(TrustReceived.Mean(ratings))!.Value;
        var told = $"Trust between members stands at {Words.Number(percent)} of 100, from {Words.Count(ratings.Count, "rating")} by {answered} of {Words.Count(asked, "organisation")}";
        if (earlier is { Count: > 0 } && TrustReceived.Change(earlier, ratings) is { Points: { } points, Pairs: var pairs } && pairs >= thresholds.LeastRaters)
        {
            var change = $"{told}; on the {Words.Count(pairs, "pair")} asked both times it is {Words.Number(Math.Abs(points))} points {(points < 0 ? "lower" : points > 0 ? "higher" : "more or less, that is unchanged")}.";
            if (points < -thresholds.PointsDown)
                findings.Look(change);
            else
                findings.Note(change);
        }
        else if (earlier is { Count: > 0 })
        {
            findings.Note($"{told}. Fewer than {Words.Count(thresholds.LeastRaters, "pair")} were asked both times: no change is shown.");
        }
        else
        {
            findings.Note($"{told}. There is no earlier wave to compare with.");
        }

        var withheld = TrustReceived.Of(ratings, thresholds.LeastRaters).Count(o => o.Mean is null);
        if (withheld > 0)
            findings.Caveat($"{Words.Count(withheld, "organisation")} had fewer than {thresholds.LeastRaters} raters: nothing is shown of {(withheld == 1 ? "it" : "them")}.");
        if (Shown(answered, asked, thresholds) != NetworkFigures.All)
            findings.Caveat($"With {Words.Percent(rate)} answering, who lies between whom is not shown: it needs {Words.Percent(thresholds.FragileFrom)}.");
        findings.Caveat("The percentage is this program's own scaling: do not compare it with other surveys.");
        return findings.As(Collaboration.Signal.TrustAndTies, percent, answered);
    }

    private static double Rate(int answered, int asked)
    {
        Require.NotNegative(answered, "number that answered");
        Require.AtLeast(asked, 1, "number of organisations asked");
        return answered <= asked ? (double)answered / asked
            : throw new ArgumentOutOfRangeException(nameof(answered), answered, $"More answered than the {asked} asked: count both from the same list.");
    }
}
