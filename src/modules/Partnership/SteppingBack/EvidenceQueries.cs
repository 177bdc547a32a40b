using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.HandOver;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Partnership.Network;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.SteppingBack;

/// <summary>The figure of a check, how many cases stand behind it, and what it cannot say.</summary>
internal sealed record CheckFigure(double? Value, int N, IReadOnlyList<string> Caveats);

/// <summary>What is recorded for a readiness review, with each check's figure.</summary>
internal sealed record GatheredEvidence(ReadinessEvidence Evidence, IReadOnlyDictionary<ReadinessItem, CheckFigure> Figures);

/// <summary>Gathers what a readiness review needs from what every other part of the collaborative records. What is not known stays null.</summary>
internal sealed class EvidenceQueries(
    HeadwaterDb db, PlanQueries plan, SeatQueries seats, StandingQueries standing, AttendanceQueries attendance, MeetingSignals meetingSignals, CoverageQueries coverage, MoneySignals money, NetworkQueries network,
    LimitQueries limits, PackQueries pack, IPeople people, TimeProvider clock)
{
    private const int OldWaveMonths = 18;

    /// <summary>Meetings are called some weeks ahead: whoever was the facilitator then called this one as the facilitator.</summary>
    private const int CalledAheadDays = 28;

    private readonly Dictionary<ReadinessItem, CheckFigure> figures = [];

    public async Task<GatheredEvidence> GatherAsync(CancellationToken ct)
    {
        var today = clock.Today();
        // Of the day on which something was done: whoever stepped down did not do as a member what they did before.
        var facilitators = await people.SpansAsync(Capability.Facilitate, ct);
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        var live = (await plan.AllAsync(ct)).Where(a => a.Activity.Status == ActivityStatus.Live).ToList();
        var history = await attendance.AllAsync(ct);
        var held = history.Held;
        var found = await network.LatestAsync(ct);
        var evidence = new ReadinessEvidence
        {
            Chairs = Chairs(live, table, (await standing.CollaborativeAsync(ct))?.AnchorId),
            SecretariatMonths = await SecretariatAsync(today, facilitators, ct),
            WithoutFacilitator = Without(found, today),
            KeySectors = await KeySectorsAsync(table, history, ct),
            MeetingsRunByMembers = RunByMembers(held, facilitators),
            WeightedCoverage = Covered((await coverage.OfAsync(today, ct)).Signal),
            Leadership = await LeadershipAsync(live, ct),
            CriticalRoles = Roles(live, table),
            DecisionsWithoutFacilitator = await DecisionsAsync(facilitators, ct),
            Heard = await HeardAsync(held, table, ct),
            Trust = Trust(found),
            Plan = Kept(live, today),
            Funding = await FundedAsync(today, ct),
            Handover = await HandoverAsync(ct),
        };
        return new(evidence, figures);
    }

    private void Figure(ReadinessItem item, double? value, int n, params string[] caveats) => figures[item] = new(value, n, caveats);

    private List<ActivityChair> Chairs(List<WholeActivity> live, List<TableSeat> table, OrganisationId? anchor)
    {
        List<ActivityChair> chairs = [.. live.Select(a => table.Find(s => s.Seat.Id == a.Chair?.Id)).Select(s => new ActivityChair(s is { IsVacant: false }, s?.IsOf(anchor) == true))];
        Figure(ReadinessItem.Chairs, chairs.Count(c => c.InPost), chairs.Count);
        return chairs;
    }

    private async Task<int?> SecretariatAsync(DateOnly today, IReadOnlyList<PostSpan> facilitators, CancellationToken ct)
    {
        if (await db.Set<Secretariat>().AsNoTracking().OrderByDescending(s => s.RecordedOn).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct) is not { } kept)
            return null;
        var may = !facilitators.Any(f => f.Person == kept.PersonId && f.IsNowOrToCome(today)) && (await people.HoldersAsync(Capability.Convene, null, ct)).Contains(kept.PersonId);
        var months = may && kept.ConfirmedTo >= today ? Months(today, kept.ConfirmedTo) : 0;
        Figure(ReadinessItem.Secretariat, months, 1, may ? $"Confirmed by {kept.ConfirmedBy}, {kept.HoursAMonth} hours a month." : "Whoever was named no longer convenes, or is the facilitator.");
        return months;
    }

    private NetworkWithout? Without(NetworkFindings? found, DateOnly today)
    {
        if (found?.WithoutFacilitator is not { } without)
            return null;
        Figure(ReadinessItem.FacilitatorRemoval, without.Fragmentation, without.Members, [$"From “{found.Wave.Title}”, {found.Answered} of {found.Asked} answered.", .. found.Wave.AskedOn < today.AddMonths(-OldWaveMonths) ? ["It is more than a year and a half old: ask again."] : Array.Empty<string>()]);
        return without;
    }

    /// <summary>Null while every seat is filled and nobody can say yet whether one fades: that is not the same as that none does.</summary>
    private async Task<IReadOnlyList<KeySector>?> KeySectorsAsync(List<TableSeat> table, AttendanceHistory history, CancellationToken ct)
    {
        var fading = (await limits.CurrentAsync(ct)).Fading;
        List<KeySector> key = [];
        foreach (var sector in (await standing.SectorsAsync(ct)).Where(s => s.IsKey))
        {
            var own = table.Where(s => s.Sector.Code == sector.Code).ToList();
            var fades = FadingSector.Signal(sector.Label, history.OfSector(sector.Code), key: true, fading).Fires
                || own.Exists(s => !s.IsVacant && FadingSeat.Signal(sector.Label, history.OfSeat(s.Seat.Id), history.IsSoleVoice(s.Seat), fading).Fires);
            key.Add(new(sector.Label, own.Count > 0 && !own.Exists(s => s.IsVacant), fades));
        }

        if (history.Held.Count < FadingSector.Meetings && key.TrueForAll(k => k is { Filled: true, Fading: false }))
            return null;
        Figure(ReadinessItem.KeySeats, key.Count(k => k is { Filled: true, Fading: false }), key.Count, history.Held.Count < FadingSector.Meetings ? [$"Whether they fade can be said after {FadingSector.Meetings} meetings; there were {history.Held.Count}."] : []);
        return key;
    }

    /// <summary>Null where a meeting's record does not say who ran it, so that members can stand for it.</summary>
    private List<bool>? RunByMembers(IReadOnlyList<HeldMeeting> held, IReadOnlyList<PostSpan> facilitators)
    {
        var last = held.TakeLast(3).Select(h => h.Meeting).ToList();
        if (last.Exists(m => (m.CalledBy is null || m.ChairedBy is null || m.NotedBy is null) && !ByFacilitator(m)))
            return null;
        List<bool> run = [.. last.Select(m => !ByFacilitator(m))];
        Figure(ReadinessItem.MemberRunMeetings, run.Count(r => r), run.Count);
        return run;

        bool ByFacilitator(Meeting m) =>
            m.Day is { } day && facilitators.Any(f => (f.Person == m.CalledBy && f.IsHeldBetween(day.AddDays(-CalledAheadDays), day)) || (f.Person == m.ChairedBy && f.IsHeldOn(day)) || (f.Person == m.NotedBy && f.IsHeldOn(m.NotesOn ?? day)));
    }

    private double? Covered(SignalResult signal)
    {
        if (signal.State == SignalState.NotEnoughData)
            return null;
        Figure(ReadinessItem.Coverage, signal.Value, signal.N, [.. signal.Caveats]);
        return signal.Value;
    }

    private async Task<LeadershipMeasure?> LeadershipAsync(List<WholeActivity> live, CancellationToken ct)
    {
        if (live.Count < (await limits.CurrentAsync(ct)).Leadership.LeastActivities)
            return null;
        var measure = LeadershipConcentration.Measure(PlanSignals.Leads(await standing.SectorsAsync(ct), live.Select(a => a.Lead.Code)));
        Figure(ReadinessItem.Leadership, measure.AnchorShare, measure.Total);
        return measure;
    }

    private (int, int)? Roles(List<WholeActivity> live, List<TableSeat> table)
    {
        var critical = CriticalRoles.Of(table, live);
        if (critical.Count == 0)
            return null;
        var covered = critical.Count(CriticalRoles.IsCovered);
        Figure(ReadinessItem.Succession, covered, critical.Count, "Critical are the seats of core sectors, and those that chair a live activity.");
        return (covered, critical.Count);
    }

    private async Task<IReadOnlyList<bool>> DecisionsAsync(IReadOnlyList<PostSpan> facilitators, CancellationToken ct)
    {
        var rows = await db.Set<Decision>().AsNoTracking().OrderByDescending(d => d.DecidedOn).ThenByDescending(d => d.Id).Take(5).ToListAsync(ct);
        var ids = rows.Select(d => d.ProposalId).OfType<Guid>().ToList();
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        List<bool> own = [.. Enumerable.Reverse(rows).Select(d => !By(d.RecordedBy, d.DecidedOn) && (d.ProposalId is not { } id || (!By(proposals[id].ProposedBy, proposals[id].ProposedOn) && !By(proposals[id].ClosedBy, proposals[id].ClosedOn ?? d.DecidedOn))))];
        Figure(ReadinessItem.OwnDecisions, own.Count(o => o), own.Count, "Looked at is who proposed, closed and recorded each.");
        return own;

        bool By(PersonId? person, DateOnly day) => facilitators.Any(f => f.Person == person && f.IsHeldOn(day));
    }

    private async Task<IReadOnlyList<SectorHeard>?> HeardAsync(IReadOnlyList<HeldMeeting> held, List<TableSeat> table, CancellationToken ct)
    {
        var limit = (await limits.CurrentAsync(ct)).Voice;
        var heard = await meetingSignals.HeardAsync(held, ct);
        var (voices, items) = await meetingSignals.VoicesAsync(held, table, heard, ct);
        var tallied = voices.Count > 0 && items >= limit.LeastItems && voices.Sum(v => v.Turns) >= limit.LeastTurns;
        if (!tallied && heard.Count == 0)
            return null;
        var ratios = tallied ? EqualityOfVoice.Ratios(voices).ToDictionary(r => r.Sector, r => (double?)r.Ratio, StringComparer.Ordinal) : [];
        var source = (tallied, heard.Count > 0) switch
        {
            (true, false) => "From turns by sector; whether people felt heard was not asked.",
            (false, _) => "From what seats answered after meetings; turns were not tallied.",
            _ => "From turns by sector, and from what seats answered after meetings.",
        };
        Figure(ReadinessItem.Heard, tallied ? ratios.Values.Min() : voices.Min(v => v.Heard), tallied ? (int)voices.Sum(v => v.Turns) : heard.Sum(g => g.Answers), [source, .. MeetingSignals.Merged(table, heard)]);
        return [.. voices.Select(v => new SectorHeard(v.Sector, v.Heard, ratios.GetValueOrDefault(v.Sector)))];
    }

    private (double, double)? Trust(NetworkFindings? found)
    {
        if (found is not { Change: { } change })
            return null;
        Figure(ReadinessItem.Trust, change, found.Answered, "On the pairs that were asked both times.");
        return (change, found.Rate);
    }

    private (double, int?)? Kept(List<WholeActivity> live, DateOnly today)
    {
        if (live.Count == 0)
            return null;
        var open = live.SelectMany(a => a.Of(StepKind.Action)).Where(s => s.DoneOn is null).ToList();
        var overdue = open.Count == 0 ? 0 : (double)open.Count(s => s.Due < today) / open.Count;
        var next = live.Select(a => a.NextReview).Where(d => d >= today).Min();
        Figure(ReadinessItem.PlanKept, overdue, open.Count);
        return (overdue, next is { } day ? MonthsUp(today, day) : null);
    }

    private async Task<RunwayMeasure?> FundedAsync(DateOnly today, CancellationToken ct)
    {
        var (monthly, confirmed, start, _) = await money.RunwayAsync(today, ct);
        if (monthly is not { } cost)
            return null;
        var measure = FundingRunway.Measure(cost, confirmed, start);
        Figure(ReadinessItem.Funded, measure.Months, confirmed.Select(m => m.Funder).Distinct(StringComparer.Ordinal).Count(), "Money that is promised and not confirmed is left out.");
        return measure;
    }

    private async Task<(bool, bool)?> HandoverAsync(CancellationToken ct)
    {
        var now = await pack.NowAsync(ct);
        var next = await db.Set<NetworkWave>().AsNoTracking().Where(w => w.State != WaveState.Withdrawn).OrderByDescending(w => w.AskedOn).ThenByDescending(w => w.Id).FirstOrDefaultAsync(ct);
        Figure(ReadinessItem.Handover, now.Sections.Count(s => s.IsComplete), now.Sections.Count, next is null ? "No survey is planned." : $"The latest survey is “{next.Title}”.");
        return (now.IsComplete, next?.RunByMember == true);
    }

    /// <summary>Whole months from a day to a later one.</summary>
    internal static int Months(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }

    private static int MonthsUp(DateOnly from, DateOnly to) => Months(from, to) is var whole && from.AddMonths(whole) < to ? whole + 1 : whole;
}
