using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Network;

/// <summary>S12: what hangs on the facilitator, and on the anchor: of the network, and of who called meetings and wrote their notes.</summary>
internal sealed class DependenceSignals(HeadwaterDb db, NetworkQueries network, SeatQueries seats, StandingQueries standing, LimitQueries limits, IPeople people) : ISignalSource
{
    private const int UpkeepDays = 90;

    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is not { } collaborative)
            return [];
        var found = await network.LatestAsync(ct);
        var limit = (await limits.CurrentAsync(ct)).Dependence;
        var did = await UpkeepAsync(today, ct);
        var facilitators = await people.HoldersAsync(Capability.Facilitate, null, ct);
        var anchor = (await seats.TableAsync(ct)).Where(s => s.Sector.IsAnchor || s.Seat.OrganisationId == collaborative.AnchorId).SelectMany(s => s.Sitters).Select(s => s.Person).ToHashSet();
        // While the facilitator leads, most of the work is theirs: that is no news.
        var led = collaborative.Stage == FacilitationStage.Leads ? limit with { UpkeepLook = 1 } : limit;
        List<SignalResult> results = [Dated(FacilitatorDependence.Signal("the facilitator", found?.WithoutFacilitator, Log(facilitators.Contains), led), found)];
        if (found?.WithoutAnchor is not null || did.Count > 0)
            results.Add(Dated(FacilitatorDependence.Signal("the anchor", found?.WithoutAnchor, Log(anchor.Contains), limit), found));
        return results;

        UpkeepLog? Log(Func<PersonId, bool> theirs) => did.Count == 0 ? null : new(did.Count(theirs), did.Count);
    }

    private static SignalResult Dated(SignalResult said, NetworkFindings? found) => found is null ? said : said with { Caveats = [.. said.Caveats, NetworkWords.Dated(found.Wave)] };

    /// <summary>Who called each meeting of the last 90 days, who wrote its notes, and who wrote what came of each item.</summary>
    private async Task<List<PersonId>> UpkeepAsync(DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-UpkeepDays);
        var recent = await db.Set<Meeting>().AsNoTracking().Where(m => m.Day != null && m.Day >= since && m.Day <= today && m.State != MeetingState.Cancelled).Select(m => new { m.Id, m.CalledBy, m.NotedBy }).ToListAsync(ct);
        var ids = recent.ConvertAll(m => m.Id);
        var outcomes = await db.Set<AgendaItem>().AsNoTracking().Where(i => ids.Contains(i.MeetingId) && i.OutcomeBy != null).Select(i => i.OutcomeBy).ToListAsync(ct);
        return [.. recent.SelectMany(m => new[] { m.CalledBy, m.NotedBy }).Concat(outcomes).OfType<PersonId>()];
    }
}
