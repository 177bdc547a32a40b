namespace Headwater.Support.ServiceReferrals;

/// <summary>Where a referral stands.</summary>
internal enum ReferralState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>The service has it, and has not said so.</summary>
    Sent,

    /// <summary>The service said that it came in.</summary>
    Received,

    /// <summary>The service takes the child.</summary>
    Accepted,

    /// <summary>The service said no: it is back with whoever asked, and with the helpline.</summary>
    Declined,

    /// <summary>Taken, and on the waiting list.</summary>
    Waiting,

    /// <summary>The work goes on.</summary>
    Active,

    /// <summary>The work has ended.</summary>
    Done,

    /// <summary>Given up, or nothing further is asked after a no.</summary>
    Withdrawn,
}

/// <summary>Who takes part in a referral.</summary>
[Flags]
internal enum ReferralParty
{
    None = 0,

    /// <summary>The people of the organisation that asks, or that asked first.</summary>
    Referrer = 1,

    /// <summary>Those who take referrals for the organisation that provides the service.</summary>
    Receiver = 2,

    /// <summary>Those who answer the helpline.</summary>
    Triage = 4,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may take it.</param>
/// <param name="AsksWhy">It is said why in words of one's own.</param>
internal sealed record AllowedStep(ReferralState From, ReferralState To, ReferralParty By, bool AsksWhy = false);

/// <summary>The one table of steps; whatever is not in it is refused.</summary>
internal static class ReferralStates
{
    public static IReadOnlyList<AllowedStep> Table { get; } =
    [
        new(ReferralState.Draft, ReferralState.Sent, ReferralParty.Referrer),
        new(ReferralState.Draft, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        new(ReferralState.Sent, ReferralState.Received, ReferralParty.Receiver),
        new(ReferralState.Sent, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        new(ReferralState.Received, ReferralState.Accepted, ReferralParty.Receiver),
        new(ReferralState.Received, ReferralState.Declined, ReferralParty.Receiver, true),
        new(ReferralState.Received, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        new(ReferralState.Accepted, ReferralState.Waiting, ReferralParty.Receiver),
        new(ReferralState.Accepted, ReferralState.Active, ReferralParty.Receiver),
        new(ReferralState.Accepted, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        new(ReferralState.Waiting, ReferralState.Active, ReferralParty.Receiver),
        new(ReferralState.Waiting, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        new(ReferralState.Active, ReferralState.Done, ReferralParty.Receiver, true),
        new(ReferralState.Active, ReferralState.Withdrawn, ReferralParty.Referrer, true),
        // Nobody is left with a no: it ends only when somebody says why nothing further is asked.
        new(ReferralState.Declined, ReferralState.Withdrawn, ReferralParty.Referrer | ReferralParty.Triage, true),
    ];

    /// <summary>The step in the table; null where there is none.</summary>
    public static AllowedStep? Find(ReferralState from, ReferralState to) => Table.FirstOrDefault(s => s.From == from && s.To == to);

    /// <summary>The service has it, or works with the child.</summary>
    public static bool IsWithService(ReferralState state) => state is ReferralState.Sent or ReferralState.Received or ReferralState.Accepted or ReferralState.Waiting or ReferralState.Active;

    /// <summary>Nothing happens to it any more.</summary>
    public static bool IsOver(ReferralState state) => state is ReferralState.Done or ReferralState.Withdrawn;
}
