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
        var anchor = (await seats.TableAsync(ct)).Where(s => s.Sector.IsAnchor || s.Seat.OrganisationId == collaborative.AnchorId).SelectMany(s => s.Deputies.Prepend(s.Holder)).OfType<Sitter>().Select(s => s.Person).ToHashSet();
        List<SignalResult> results = [Dated(FacilitatorDependence.Signal("the facilitator", found?.WithoutFacilitator, Log(facilitators.Contains), limit), found)];
        if (found?.WithoutAnchor is { } without)
            results.Add(Dated(FacilitatorDependence.Signal("the anchor", without, Log(anchor.Contains), limit), found));
        return results;

        UpkeepLog? Log(Func<PersonId, bool> theirs) => did.Count == 0 ? null : new(did.Count(theirs), did.Count);
    }

    private static SignalResult Dated(SignalResult said, NetworkFindings? found) => found is null ? said : said with { Caveats = [.. said.Caveats, NetworkWords.Dated(found.Wave)] };

    /// <summary>Who called each meeting of the last 90 days and who wrote its notes.</summary>
    private async Task<List<PersonId>> UpkeepAsync(DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-UpkeepDays);
        var recent = await db.Set<Meeting>().AsNoTracking().Where(m => m.Day != null && m.Day >= since && m.Day <= today && m.State != MeetingState.Cancelled).Select(m => new { m.CalledBy, m.NotedBy }).ToListAsync(ct);
        return [.. recent.SelectMany(m => new[] { m.CalledBy, m.NotedBy }).OfType<PersonId>()];
    }
}
