using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>S06 and S10 from the plan as it stands.</summary>
internal sealed class PlanSignals(HeadwaterDb db, PlanQueries queries, SeatQueries seats, StandingQueries standing, Limits.LimitQueries limits) : ISignalSource
{
    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if ((await standing.SectorsAsync(ct)) is not { Count: > 0 } sectors)
            return [];
        var all = await queries.AllAsync(ct);
        var live = Live(all);
        var actions = live.SelectMany(a => a.Of(StepKind.Action)).Where(s => s.DoneOn is null).Select(s => new OpenAction(s.Due, s.OwnerSeatId is not null)).ToList();
        var milestones = live.SelectMany(a => a.Of(StepKind.Milestone)).Where(s => s.DoneOn is null).Select(s => s.Due).OfType<DateOnly>().ToList();
        var set = await limits.CurrentAsync(ct);
        return [LeadershipConcentration.Signal(Leads(sectors, live.Select(a => a.Lead.Code)), thresholds: set.Leadership), .. await AlsoAsync(all, today, ct), PlanHealth.Signal(actions, [.. live.Select(a => a.LastHeard)], today, set.Plan, milestones)];
    }

    /// <summary>The same as S06 for chairs, for open actions, and for what was brought to the table in the last twelve months: which sectors' seats they are.</summary>
    public async Task<IReadOnlyList<SignalResult>> AlsoAsync(IReadOnlyList<WholeActivity> all, DateOnly today, CancellationToken ct)
    {
        var sectors = await standing.SectorsAsync(ct);
        var of = (await seats.TableAsync(ct)).ToDictionary(s => s.Seat.Id, s => s.Sector.Code);
        var set = (await limits.CurrentAsync(ct)).Leadership;
        var live = Live(all);
        var chairs = live.Select(a => a.Chair?.Id).OfType<Guid>();
        var owners = live.SelectMany(a => a.Of(StepKind.Action)).Where(s => s.DoneOn is null).Select(s => s.OwnerSeatId).OfType<Guid>();
        // Without an anchor's sector its share is no nought: it is not known.
        return [.. new[] { LeadershipConcentration.Signal(Leads(sectors, chairs.Where(of.ContainsKey).Select(s => of[s])), "chairs", set), LeadershipConcentration.Signal(Leads(sectors, owners.Where(of.ContainsKey).Select(s => of[s])), "open actions", set),
            LeadershipConcentration.Signal(Leads(sectors, (await BroughtAsync(today, ct)).Where(of.ContainsKey).Select(s => of[s])), "agenda items whose lead was said", set) }.Select(s => sectors.Any(x => x.IsAnchor) ? s : s with { Caveats = [.. s.Caveats, "No sector is named as the anchor's, so what it leads is not known. Name it among the sectors."] })];
    }

    private async Task<List<Guid>> BroughtAsync(DateOnly today, CancellationToken ct)
    {
        var since = today.AddYears(-1);
        var held = db.Set<Meetings.Meeting>().Where(m => m.Day >= since && m.Day <= today && m.State == Meetings.MeetingState.Held).Select(m => m.Id);
        return await db.Set<Meetings.AgendaItem>().AsNoTracking().Where(i => i.LeadSeatId != null && held.Contains(i.MeetingId)).Select(i => i.LeadSeatId!.Value).ToListAsync(ct);
    }

    private static List<WholeActivity> Live(IReadOnlyList<WholeActivity> all) => [.. all.Where(a => a.Activity.Status == ActivityStatus.Live)];

    public static IReadOnlyList<SectorLeads> Leads(IReadOnlyList<Sector> sectors, IEnumerable<string> codes)
    {
        var counts = codes.CountBy(c => c).ToDictionary(StringComparer.Ordinal);
        return [.. sectors.Select(s => new SectorLeads(s.Label, counts.GetValueOrDefault(s.Code), s.IsAnchor))];
    }
}

/// <summary>The reader's own actions that are due, and what of the plan is to be looked at by those who keep it.</summary>
internal sealed class PlanOverview(PlanQueries queries, SeatQueries seats, CurrentActor actor, TimeProvider clock) : IOverviewPart
{
    private const int SoonDays = 14;

    public int Order => 40;

    public bool MayAsk => true;

    public async Task<IReadOnlyList<OverviewLine>> LinesAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var all = await queries.AllAsync(ct);
        var mine = (await seats.MineAsync(ct)).Select(s => s.Seat.Id).ToHashSet();
        List<OverviewLine> lines =
        [
            .. all.Where(a => a.Activity.Status is ActivityStatus.Live).SelectMany(a => a.Of(StepKind.Action)).Where(s => s.DoneOn is null && s.OwnerSeatId is { } owner && mine.Contains(owner) && s.Due <= today.AddDays(SoonDays))
                .Select(s => new OverviewLine($"Yours to do: {s.Title}. {PlanWords.Stand(s, today)}", PlanLinks.Activity(s.ActivityId), Asks: true, s.Due)),
        ];
        foreach (var activity in all.Where(a => actor.Can(Capability.Convene) || (a.Chair is { } chair && mine.Contains(chair.Id))))
        {
            lines.AddRange(activity.ToLookBack(today).Select(l => new OverviewLine($"Look back after {l.Months} months: does “{activity.Activity.CarriedBy}” still carry on “{activity.Activity.Title}”?", PlanLinks.Review(activity.Activity.Id), Asks: true)));
            if (activity.Activity.Status == ActivityStatus.Live && activity.NextReview <= today)
                lines.Add(new($"“{activity.Activity.Title}” is due for a review: stop, continue or change", PlanLinks.Review(activity.Activity.Id), Asks: true, activity.NextReview));
        }

        var live = all.Count(a => a.Activity.Status == ActivityStatus.Live);
        if (live > 0)
            lines.Add(new($"The plan has {PlanWords.Count(live, "live activity", "live activities")}", PlanLinks.Board));
        else if (actor.Can(Capability.Convene))
            lines.Add(new("The plan has no live activity yet: add the first", PlanLinks.Board));
        return lines;
    }
}
