using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>A seat by name: whose it is, and who sits there.</summary>
internal sealed record NamedSeat(Guid Id, string For, string? Holder)
{
    public string Words => Holder is null ? $"{For} (vacant)" : $"{For} ({Holder})";
}

/// <summary>An activity with all that hangs on it.</summary>
internal sealed record WholeActivity(
    PlanActivity Activity, Sector Lead, NamedSeat? Chair, IReadOnlyList<PlanStep> Steps, IReadOnlyList<ChairUpdate> Updates, IReadOnlyList<ActivityReview> Reviews, IReadOnlyList<LookBack> LookBacks)
{
    public IReadOnlyList<PlanStep> Of(StepKind kind) => [.. Steps.Where(s => s.Kind == kind).OrderBy(s => s.DoneOn is not null).ThenBy(s => s.Due ?? DateOnly.MaxValue).ThenBy(s => s.Id)];

    public PlanStep? NextMilestone => Of(StepKind.Milestone).FirstOrDefault(s => s.DoneOn is null);

    /// <summary>When the chair last wrote; where never, when it started.</summary>
    public DateOnly LastHeard => Updates.Count > 0 ? Updates.Max(u => u.WrittenOn) : Activity.StartsOn;

    /// <summary>When it is to be reviewed next, as the last review says.</summary>
    public DateOnly? NextReview => Reviews.Count == 0 ? null : Reviews[0].NextOn;

    /// <summary>The looks back that are due on a day and not done: after how many months, and since when.</summary>
    public IEnumerable<(int Months, DateOnly Since)> ToLookBack(DateOnly today) => Activity.CarriedFrom is not { } from
        ? []
        : ReviewService.LookAfter.Where(m => from.AddMonths(m) <= today && LookBacks.All(l => l.Months != m)).Select(m => (m, from.AddMonths(m)));
}

/// <summary>Reads the plan.</summary>
internal sealed class PlanQueries(HeadwaterDb db, SeatQueries seats, StandingQueries standing, IPeople people)
{
    /// <summary>Every activity: live ones first, in the order in which they start.</summary>
    public async Task<IReadOnlyList<WholeActivity>> AllAsync(CancellationToken ct) => await OfAsync(await db.Set<PlanActivity>().AsNoTracking().ToListAsync(ct), ct);

    /// <summary>One activity; null when there is none.</summary>
    public async Task<WholeActivity?> OneAsync(Guid id, CancellationToken ct) => (await OfAsync(await db.Set<PlanActivity>().AsNoTracking().Where(a => a.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    /// <summary>Every seat that is or was, by its id.</summary>
    public async Task<IReadOnlyDictionary<Guid, NamedSeat>> SeatsAsync(CancellationToken ct)
    {
        var open = (await seats.TableAsync(ct)).ToDictionary(s => s.Seat.Id, s => new NamedSeat(s.Seat.Id, s.For, s.Holder?.Name));
        foreach (var id in await db.Set<Seat>().AsNoTracking().Select(s => s.Id).ToListAsync(ct))
            open.TryAdd(id, new(id, "A seat that is closed", null));
        return open;
    }

    /// <summary>The open seats to choose from.</summary>
    public async Task<IReadOnlyList<(string Value, string Words)>> ChoicesAsync(CancellationToken ct) =>
        [("", "Nobody yet"), .. (await seats.TableAsync(ct)).Select(s => (s.Seat.Id.ToString(), $"{s.Sector.Label}: {new NamedSeat(s.Seat.Id, s.For, s.Holder?.Name).Words}"))];

    /// <summary>What a form of an activity lets one choose, and how many others are live.</summary>
    public async Task FillAsync(ActivityForm form, Guid? id, CancellationToken ct)
    {
        form.Seats = await ChoicesAsync(ct);
        form.Sectors = [("", "Choose"), .. (await standing.SectorsAsync(ct)).Select(s => (s.Code, s.Label))];
        var itself = id ?? Guid.Empty;
        form.OtherLive = await db.Set<PlanActivity>().CountAsync(a => a.Status == ActivityStatus.Live && a.Id != itself, ct);
    }

    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(WholeActivity of, CancellationToken ct) =>
        await people.NamesAsync([.. of.Updates.Select(u => u.WrittenBy).Concat(of.Reviews.Select(r => r.WrittenBy)).Concat(of.LookBacks.Select(l => l.WrittenBy)).Distinct()], ct);

    private async Task<IReadOnlyList<WholeActivity>> OfAsync(List<PlanActivity> activities, CancellationToken ct)
    {
        var ids = activities.ConvertAll(a => a.Id);
        var sectors = (await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, StringComparer.Ordinal);
        var named = await SeatsAsync(ct);
        var steps = (await db.Set<PlanStep>().AsNoTracking().Where(s => ids.Contains(s.ActivityId)).ToListAsync(ct)).ToLookup(s => s.ActivityId);
        var updates = (await db.Set<ChairUpdate>().AsNoTracking().Where(u => ids.Contains(u.ActivityId)).OrderByDescending(u => u.WrittenOn).ThenByDescending(u => u.Id).ToListAsync(ct)).ToLookup(u => u.ActivityId);
        var reviews = (await db.Set<ActivityReview>().AsNoTracking().Where(r => ids.Contains(r.ActivityId)).OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.Id).ToListAsync(ct)).ToLookup(r => r.ActivityId);
        var looks = (await db.Set<LookBack>().AsNoTracking().Where(l => ids.Contains(l.ActivityId)).OrderBy(l => l.Months).ToListAsync(ct)).ToLookup(l => l.ActivityId);
        return [.. activities.OrderBy(a => Place(a.Status)).ThenBy(a => a.StartsOn).ThenBy(a => a.Id).Select(a => new WholeActivity(
            a, sectors[a.LeadSector], a.ChairSeatId is { } chair ? named[chair] : null, [.. steps[a.Id]], [.. updates[a.Id]], [.. reviews[a.Id]], [.. looks[a.Id]]))];
    }

    private static int Place(ActivityStatus status) => status switch { ActivityStatus.Live => 0, ActivityStatus.Proposed => 1, ActivityStatus.Paused => 2, ActivityStatus.Done => 3, _ => 4 };
}
