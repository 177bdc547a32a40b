namespace Headwater.Support.Outreach;

/// <summary>Where an offer stands.</summary>
internal enum OfferState
{
    /// <summary>Being written: read by those who keep it.</summary>
    Draft,

    /// <summary>Schools can take part.</summary>
    Open,

    /// <summary>No more schools can take part; agreements go on.</summary>
    Closed,
}

/// <summary>Where an invoice stands.</summary>
internal enum InvoiceState
{
    Issued,
    Paid,
    Cancelled,
}

/// <summary>Where a visit stands.</summary>
internal enum VisitState
{
    Planned,
    TookPlace,
    Cancelled,
}

/// <summary>What somebody is to an agreement.</summary>
[Flags]
internal enum OutreachParty
{
    None = 0,

    /// <summary>The school's headteacher.</summary>
    School = 1,

    /// <summary>Those who keep the offer.</summary>
    Provider = 2,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may take it.</param>
internal sealed record OutreachMove<T>(T From, T To, OutreachParty By = OutreachParty.Provider) where T : struct, Enum;

/// <summary>The tables of steps; whatever is not in them is refused.</summary>
internal static class OutreachStates
{
    public static IReadOnlyList<OutreachMove<OfferState>> Offers { get; } =
    [
        new(OfferState.Draft, OfferState.Open),
        new(OfferState.Draft, OfferState.Closed),
        new(OfferState.Open, OfferState.Closed),
    ];

    public static IReadOnlyList<OutreachMove<InvoiceState>> Invoices { get; } =
    [
        new(InvoiceState.Issued, InvoiceState.Paid),
        new(InvoiceState.Issued, InvoiceState.Cancelled),
    ];

    public static IReadOnlyList<OutreachMove<VisitState>> Visits { get; } =
    [
        new(VisitState.Planned, VisitState.TookPlace),
        new(VisitState.Planned, VisitState.Cancelled, OutreachParty.Provider | OutreachParty.School),
    ];

    /// <summary>Whether somebody may take this step.</summary>
    public static bool Allows<T>(this IReadOnlyList<OutreachMove<T>> table, T from, T to, OutreachParty by) where T : struct, Enum =>
        table.Any(m => EqualityComparer<T>.Default.Equals(m.From, from) && EqualityComparer<T>.Default.Equals(m.To, to) && (m.By & by) != OutreachParty.None);
}
