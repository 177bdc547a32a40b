namespace Headwater.Voting;

/// <summary>How one group answered one statement. Those who never saw it are not in it.</summary>
public readonly record struct Tally
{
    /// <summary>Takes the counts.</summary>
    /// <param name="agree">Voices that agreed.</param>
    /// <param name="disagree">Voices that disagreed.</param>
    /// <param name="pass">Voices that saw it and passed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public Tally(int agree, int disagree, int pass = 0)
    {
        Agree = Require.NotNegative(agree, "number that agreed");
        Disagree = Require.NotNegative(disagree, "number that disagreed");
        Pass = Require.NotNegative(pass, "number that passed");
    }

    /// <summary>Voices that agreed.</summary>
    public int Agree { get; }

    /// <summary>Voices that disagreed.</summary>
    public int Disagree { get; }

    /// <summary>Voices that saw it and passed.</summary>
    public int Pass { get; }

    /// <summary>Voices that saw it: agree + disagree + pass.</summary>
    public int Seen => Agree + Disagree + Pass;

    /// <summary>
    /// The smoothed share that agrees, (A + 1) ÷ (S + 2): between 0 and 1, never either, ½ where nobody answered.
    /// Laplace's rule of succession, as Polis uses it (Small et al., Polis: scaling deliberation, Recerca 26, 2021).
    /// </summary>
    public double AgreeShare => (Agree + 1.0) / (Seen + 2.0);

    /// <summary>The smoothed share that disagrees, (D + 1) ÷ (S + 2).</summary>
    public double DisagreeShare => (Disagree + 1.0) / (Seen + 2.0);

    /// <summary>The tallies of several groups put together.</summary>
    /// <param name="tallies">Any number; none gives zero.</param>
    public static Tally Sum(IEnumerable<Tally> tallies) =>
        tallies.Aggregate(default(Tally), static (a, b) => new(a.Agree + b.Agree, a.Disagree + b.Disagree, a.Pass + b.Pass));
}

/// <summary>A group, such as a sector, and how it answered.</summary>
/// <param name="Group">The group's name; unique among the groups of one statement.</param>
/// <param name="Votes">Its answers.</param>
public sealed record GroupTally(string Group, Tally Votes);

/// <summary>A statement and how every group answered it.</summary>
/// <param name="Statement">The statement, or its name.</param>
/// <param name="Groups">The answers by group.</param>
public sealed record StatementTally(string Statement, IReadOnlyList<GroupTally> Groups);
