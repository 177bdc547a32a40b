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
        var facilitators = await people.SpansAsync(Capability.Facilitate, ct);
        // The anchor is whoever sits for it, and its own people who convene or lead without a seat; a facilitator whom it employs is the facilitator.
        var sitting = (await seats.TableAsync(ct)).Where(s => s.IsOf(collaborative.AnchorId)).SelectMany(s => s.Sitters).Select(s => s.Person).ToHashSet();
        var employed = (await people.SpansAsync(Capability.TakePart | Capability.Convene | Capability.LeadLocality, ct)).Where(s => s.At == collaborative.AnchorId).ToList();
        // While the facilitator leads, most of the work is theirs: that is no news.
        var led = collaborative.Stage == FacilitationStage.Leads ? limit with { UpkeepLook = 1 } : limit;
        List<SignalResult> results = [Dated(FacilitatorDependence.Signal("the facilitator", found?.WithoutFacilitator, Log(IsFacilitator), led), found)];
        if (found?.WithoutAnchor is not null || did.Count > 0)
            results.Add(Dated(FacilitatorDependence.Signal("the anchor", found?.WithoutAnchor, Log(d => !IsFacilitator(d) && (sitting.Contains(d.By) || employed.Exists(e => e.Person == d.By && e.IsHeldOn(d.Day)))), limit), found));
        return results;

        bool IsFacilitator((PersonId By, DateOnly Day) deed) => facilitators.Any(f => f.Person == deed.By && f.IsHeldOn(deed.Day));

        UpkeepLog? Log(Func<(PersonId By, DateOnly Day), bool> theirs) => did.Count == 0 ? null : new(did.Count(theirs), did.Count);
    }

    private static SignalResult Dated(SignalResult said, NetworkFindings? found) => found is null ? said : said with { Caveats = [.. said.Caveats, NetworkWords.Dated(found.Wave)] };

    /// <summary>Who called each meeting of the last 90 days, who wrote its notes, and who wrote what came of each item.</summary>
    private async Task<List<(PersonId By, DateOnly Day)>> UpkeepAsync(DateOnly today, CancellationToken ct)
    {
        var since = today.AddDays(-UpkeepDays);
        var recent = await db.Set<Meeting>().AsNoTracking().Where(m => m.Day != null && m.Day >= since && m.Day <= today && m.State != MeetingState.Cancelled).Select(m => new { m.Id, Day = m.Day!.Value, m.CalledBy, m.NotedBy, m.NotesOn }).ToListAsync(ct);
        var days = recent.ToDictionary(m => m.Id, m => m.Day);
        var outcomes = await db.Set<AgendaItem>().AsNoTracking().Where(i => days.Keys.Contains(i.MeetingId) && i.OutcomeBy != null).Select(i => new { i.MeetingId, i.OutcomeBy }).ToListAsync(ct);
        return
        [
            .. from m in recent
               from deed in new[] { (By: m.CalledBy, m.Day), (By: m.NotedBy, Day: m.NotesOn ?? m.Day) }
               where deed.By is not null
               select (deed.By!.Value, deed.Day),
            .. outcomes.Select(o => (o.OutcomeBy!.Value, days[o.MeetingId])),
        ];
    }
}
