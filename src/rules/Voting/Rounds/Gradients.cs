namespace Headwater.Voting;

/// <summary>The gradients of agreement (Kaner, Facilitator's guide to participatory decision-making, 1996), from for to against.</summary>
public enum Gradient
{
    /// <summary>Whole-hearted endorsement.</summary>
    Endorse = 1,

    /// <summary>Agreement with a minor point of contention.</summary>
    AgreeWithMinorPoint = 2,

    /// <summary>Support with reservations.</summary>
    SupportWithReservations = 3,

    /// <summary>Abstain.</summary>
    Abstain = 4,

    /// <summary>More discussion is needed.</summary>
    MoreDiscussion = 5,

    /// <summary>Does not like it but will support it.</summary>
    DislikeButSupport = 6,

    /// <summary>Serious disagreement.</summary>
    SeriousDisagreement = 7,

    /// <summary>Veto.</summary>
    Veto = 8,
}

/// <summary>One person's step.</summary>
/// <param name="Sector">The person's sector.</param>
/// <param name="Step">The step.</param>
public sealed record GradientVote(string Sector, Gradient Step);

/// <summary>A sector's median step.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Median">The middle step, 1 for to 8 against; between two steps where the number of people is even.</param>
/// <param name="People">How many people answered.</param>
public sealed record SectorMedian(string Sector, double Median, int People);

/// <summary>How people stand, step by step and by sector. There is no mean: the steps are an order, not a scale.</summary>
/// <param name="Steps">How many people stand on each of the eight steps.</param>
/// <param name="Sectors">The median of each sector, in order of appearance.</param>
/// <param name="LeastSupportive">The sector whose median is farthest towards against; the first of equals.</param>
public sealed record GradientCount(IReadOnlyList<(Gradient Step, int People)> Steps, IReadOnlyList<SectorMedian> Sectors, SectorMedian LeastSupportive)
{
    /// <summary>Counts.</summary>
    /// <param name="votes">Everybody's step.</param>
    /// <exception cref="ArgumentException">Nobody answered, a sector is blank, or a step is none of the eight.</exception>
    public static GradientCount Of(IReadOnlyList<GradientVote> votes)
    {
        Require.NotEmpty(votes, "person's step");
        foreach (var vote in votes)
        {
            Require.Text(vote.Sector, "sector", nameof(votes));
            if (!Enum.IsDefined(vote.Step))
                throw new ArgumentException($"There is no step {(int)vote.Step}: take 1 to 8.", nameof(votes));
        }

        SectorMedian[] sectors = [.. votes.GroupBy(v => v.Sector, StringComparer.Ordinal).Select(g => new SectorMedian(g.Key, Median([.. g.Select(v => (int)v.Step)]), g.Count()))];
        return new([.. Enum.GetValues<Gradient>().Select(step => (step, votes.Count(v => v.Step == step)))], sectors, sectors.MaxBy(s => s.Median)!);
    }

    private static double Median(int[] steps)
    {
        Array.Sort(steps);
        return (steps[(steps.Length - 1) / 2] + steps[steps.Length / 2]) / 2.0;
    }
}
