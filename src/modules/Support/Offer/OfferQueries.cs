using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Offer;

/// <summary>What there is now, and what there was on a day.</summary>
/// <param name="Now">Services that are approved and not archived, private ones too.</param>
/// <param name="Before">Those of the day; null where none is asked for.</param>
internal sealed record OfferedServices(IReadOnlyList<OfferedService> Now, IReadOnlyList<OfferedService>? Before);

/// <summary>
/// Reads the area's offer from what the directory keeps of its services: every version that was ever approved stays, with the day. Room and
/// wait are kept as they were said last alone, and of a service that was archived and put back nothing says how long it was away.
/// </summary>
internal sealed class OfferQueries(HeadwaterDb db)
{
    public async Task<OfferedServices> ReadAsync(DateOnly? since, CancellationToken ct)
    {
        var rows = await (
            from s in db.Set<ListedService>().AsNoTracking().Where(s => s.ApprovedId != null)
            join v in db.Set<ServiceVersion>().Where(v => v.Stage == VersionStage.Approved) on s.Id equals v.ServiceId
            where since != null || (v.Id == s.ApprovedId && s.ArchivedOn == null)
            select new { Service = s, Version = v }).ToListAsync(ct);
        List<OfferedService> now = [.. rows.Where(r => r.Version.Id == r.Service.ApprovedId && r.Service.ArchivedOn is null).Select(r => Of(r.Version) with { Room = r.Service.Room, WaitWeeks = r.Service.WaitWeeks, WaitAsOf = r.Service.WaitAsOf })];
        return new(now, since is not { } day ? null
            : [.. rows.GroupBy(r => r.Service.Id).Select(g => OfferRules.On(g.Select(r => (r.Version, UkDays.DayOf(r.Version.ApprovedAtUtc ?? DateTime.UnixEpoch), r.Version.Number)), g.First().Service.ArchivedOn, day)).OfType<ServiceVersion>().Select(Of)]);
    }

    private static OfferedService Of(ServiceVersion version) => new(ServiceWords.Keys(version.Needs), version.Tier, version.AgeFrom, version.AgeTo, ServiceWords.Lines(version.Areas));
}
