namespace Headwater.Bench;

/// <summary>A promise about speed, as a ratio to something that anyone can run on the same machine.</summary>
internal interface IBenchmark
{
    string Name { get; }

    /// <summary>One sentence: what is set against what.</summary>
    string About { get; }

    Gate Gate { get; }

    /// <summary>The unit in which each side is measured, such as "ms" or "requests/s".</summary>
    string Unit { get; }

    /// <summary>Folders and files, from the project's root, whose change makes an old result worthless.</summary>
    IReadOnlyList<string> Covers { get; }

    /// <summary>Makes everything ready that is not to be measured.</summary>
    Task<ITwoSides> PrepareAsync(CancellationToken ct);
}

/// <summary>The two things set against each other, ready to run. What a run returns is in the benchmark's unit.</summary>
internal interface ITwoSides : IAsyncDisposable
{
    /// <summary>What was done to make the two sides equal, and what a reader should know.</summary>
    IReadOnlyList<string> Notes { get; }

    Task<double> BaselineAsync(CancellationToken ct);

    Task<double> CandidateAsync(CancellationToken ct);
}

/// <summary>The limit that the median ratio is held to.</summary>
internal sealed record Gate(RatioOf Of, Bound Bound, double Limit)
{
    /// <summary>How far on the good side of the limit a ratio must be to count as met with margin.</summary>
    public const double Margin = 0.2;

    public double Ratio(double baseline, double candidate) => Of == RatioOf.CandidateToBaseline ? candidate / baseline : baseline / candidate;

    public Verdict Judge(double ratio) => Bound == Bound.AtMost
        ? ratio <= Limit * (1 - Margin) ? Verdict.MetWithMargin : ratio <= Limit ? Verdict.Met : Verdict.NotMet
        : ratio >= Limit * (1 + Margin) ? Verdict.MetWithMargin : ratio >= Limit ? Verdict.Met : Verdict.NotMet;

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Bound == Bound.AtMost ? "at most" : "at least")} {Limit:0.##} x");
}

internal enum RatioOf
{
    CandidateToBaseline,
    BaselineToCandidate,
}

internal enum Bound
{
    AtMost,
    AtLeast,
}

internal enum Verdict
{
    NotMet,
    Met,
    MetWithMargin,
}
