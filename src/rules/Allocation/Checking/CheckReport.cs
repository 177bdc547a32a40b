namespace Headwater.Allocation.Checking;

/// <summary>What the check of a result found.</summary>
/// <param name="Findings">What holds and what does not, in plain words, in the order it was looked at.</param>
public sealed record CheckReport(IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether the result is feasible, says what is so, and every level that it calls proven was proved again.</summary>
    public bool Holds => Findings.All(finding => finding.Holds);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Holds">Whether it is as the result says; what is not proved again in the time does not hold.</param>
/// <param name="Words">What was found, in a sentence.</param>
public sealed record Finding(bool Holds, string Words)
{
    internal static Finding Good(FormattableString words) => new(true, FormattableString.Invariant(words));

    internal static Finding Bad(FormattableString words) => new(false, FormattableString.Invariant(words));
}
