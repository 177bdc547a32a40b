using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.ServiceReferrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>
/// How many of the children whom mainstream schools referred to the service in the year are still on the roll of the same school. It looks past
/// involvements, and gives counts alone, to those who keep the offer.
/// </summary>
internal sealed class ShareQueries(HeadwaterDb db, IRollHistory rolls, ISchoolCalendars calendars, ISchools schools, ILocalities localities, CurrentActor actor, TimeProvider clock)
{
    /// <summary>The rows that may be shown, in order of their days, and the threshold; null where the reader does not keep the offer.</summary>
    /// <param name="offer">Of which offer.</param>
    /// <param name="places">The organisations of the locality.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<(IReadOnlyList<ShareRow> Rows, int Threshold)?> OfAsync(OutreachOffer offer, IReadOnlyList<OrganisationSummary> places, CancellationToken ct)
    {
        if (!OutreachRules.MayKeep(actor, offer.ProviderId))
            return null;
        var threshold = await localities.ThresholdAsync(db.Locality, ct);
        var days = ShareRules.Days(offer.Year, (await calendars.OfLocalityAsync(ct)).Terms.Select(t => t.Dates), clock.Today());
        if (days.Count == 0)
            return ([], threshold);
        var types = await schools.ByUrnsAsync([.. places.Select(o => o.Urn).OfType<int>()], ct);
        var mainstream = places.Where(o => o.IsSchool && ShareRules.IsMainstream(o.Urn is { } urn ? types.GetValueOrDefault(urn)?.Type : null)).Select(o => o.Id).ToHashSet();
        var (service, first, last) = (offer.ServiceId, offer.Year.FirstDay, offer.Year.LastDay);
        var sent = await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking()
            .Where(r => r.ServiceId == service && r.SentOn >= first && r.SentOn <= last).OrderBy(r => r.SentOn).ThenBy(r => r.RecordedAtUtc).ThenBy(r => r.Id).Select(r => new { r.ChildId, r.BegunBy, r.SentOn }).ToListAsync(ct);
        var counts = await rolls.CountAsync([.. sent.Where(r => mainstream.Contains(r.BegunBy)).Select(r => new RollQuestion(r.ChildId, r.BegunBy, r.SentOn!.Value))], [.. days.Select(d => d.Day)], mainstream, ct);
        return (ShareRules.Shown([.. days.Zip(counts)], threshold), threshold);
    }
}
