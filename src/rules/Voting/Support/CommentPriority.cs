namespace Headwater.Voting;

/// <summary>How urgent it is to show a statement to the next person, as Polis weighs it (Small et al., Recerca 26, 2021).</summary>
public static class CommentPriority
{
    /// <summary>The weight of a statement about the consultation itself: 7².</summary>
    public const double Meta = 49;

    /// <summary>
    /// [(1 − p)(E + 1)a × (1 + 8 × 2^(−S ÷ 5))]² with p = (P + 1) ÷ (S + 2) and a = (A + 1) ÷ (S + 2): new statements first, then those
    /// that many agree with, few pass on and that part the room.
    /// </summary>
    /// <param name="votes">The answers of everybody so far.</param>
    /// <param name="extremity">How far out the statement lies on the plane of opinions, ≥ 0; 0 where there is no plane yet.</param>
    /// <returns>A weight above 0, without unit, to draw the next statement by.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The extremity is negative or not a number.</exception>
    public static double Of(Tally votes, double extremity)
    {
        Require.NotNegative(extremity, "extremity");
        var (pass, agree) = ((votes.Pass + 1.0) / (votes.Seen + 2.0), votes.AgreeShare);
        var importance = (1 - pass) * (extremity + 1) * agree;
        var priority = importance * (1 + (8 * Math.Pow(2, -votes.Seen / 5.0)));
        return priority * priority;
    }
}
