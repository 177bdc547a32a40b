using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Training;

namespace Headwater.Support.Outreach;

/// <summary>How a school stands with its visits.</summary>
/// <param name="Agreement">The agreement's id.</param>
/// <param name="School">The school's name.</param>
/// <param name="Included">How many visits are included.</param>
/// <param name="Used">How many took place or are planned.</param>
/// <param name="OpenReferrals">How many referrals of the school the service has and works with.</param>
/// <param name="LastVisit">The day of the last visit that took place; null where none did.</param>
internal sealed record VisitStanding(Guid Agreement, string School, int Included, int Used, int OpenReferrals, DateOnly? LastVisit)
{
    /// <summary>How many included visits are left.</summary>
    public int Left => Math.Max(0, Included - Used);
}

/// <summary>Who keeps and reads an offer, which band holds, and which school is due a visit. Values in, values out.</summary>
internal static class OutreachRules
{
    /// <summary>Keeps the offers of an organisation: whoever keeps its courses, and the local lead.</summary>
    public static bool MayKeep(CurrentActor actor, OrganisationId provider) => TrainingRules.MayOffer(actor, provider);

    /// <summary>The schools for which the actor decides: those that they lead.</summary>
    public static IReadOnlyList<OrganisationId> Schools(CurrentActor actor) => [.. actor.Where(Capability.RecordExclusions)];

    /// <summary>Whether there is something about outreach for the actor.</summary>
    public static bool MayEnter(CurrentActor actor) => actor.CanAny(Capability.LeadLocality | Capability.RecordExclusions | Capability.TakeReferrals | Capability.KeepRecords | Capability.Triage);

    /// <summary>What the actor is to an agreement.</summary>
    public static OutreachParty PartyOf(CurrentActor actor, OrganisationId school, OrganisationId provider) =>
        (actor.Can(Capability.RecordExclusions, school) ? OutreachParty.School : OutreachParty.None) | (MayKeep(actor, provider) ? OutreachParty.Provider : OutreachParty.None);

    /// <summary>Whether the actor reads an offer.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="offer">Which.</param>
    /// <param name="takesPart">A school that the actor leads has or had an agreement.</param>
    public static bool MayRead(CurrentActor actor, OutreachOffer offer, bool takesPart) =>
        MayKeep(actor, offer.ProviderId) || takesPart || (offer.State == OfferState.Open && Schools(actor).Count > 0);

    /// <summary>The band of a school: of those that begin at its number of pupils or below, the one that begins last.</summary>
    public static OutreachBand? BandOf(IEnumerable<OutreachBand> bands, int pupils) => bands.Where(b => b.FromPupils <= pupils).MaxBy(b => b.FromPupils);

    /// <summary>
    /// In which order schools are due a visit. One that has included visits left comes before one whose are used up; then the lower share of
    /// them used, then more open referrals, then the longest since the last visit (none at all first), then the name.
    /// </summary>
    public static IReadOnlyList<VisitStanding> Next(IEnumerable<VisitStanding> schools) =>
    [
        .. schools.OrderBy(s => s.Left == 0).ThenBy(s => s.Included == 0 ? 1m + s.Used : (decimal)s.Used / s.Included).ThenByDescending(s => s.OpenReferrals)
            .ThenBy(s => s.LastVisit ?? DateOnly.MinValue).ThenBy(s => s.School, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Agreement),
    ];
}
