namespace Headwater.Partnership.Shared;

/// <summary>A part of the collaborative's pages, in the row of links above each of them. A feature registers its own.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Href">Its first page.</param>
/// <param name="Order">Ascending.</param>
/// <param name="Policy">Who may follow it; null for every reader.</param>
internal sealed record PartnershipTab(string Text, string Href, int Order, string? Policy = null);

/// <summary>A line of the overview that a feature answers for.</summary>
/// <param name="Text">A sentence.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Asks">Whether it asks the reader to do something: it stands on their home page too.</param>
/// <param name="Due">The last day for that; null where there is none.</param>
internal sealed record OverviewLine(string Text, string Href, bool Asks = false, DateOnly? Due = null);

/// <summary>What a feature tells on the overview, for whoever looks: what needs them, what comes next.</summary>
internal interface IOverviewPart
{
    /// <summary>Ascending.</summary>
    int Order { get; }

    /// <summary>Whether some of its lines may ask the reader to do something.</summary>
    bool MayAsk => false;

    /// <summary>The lines; none where there is nothing to tell.</summary>
    Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct);
}

/// <summary>Signals that a feature works out from what is recorded.</summary>
internal interface ISignalSource
{
    /// <summary>What is said of a day.</summary>
    Task<IReadOnlyList<Headwater.Collaboration.SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct);
}
