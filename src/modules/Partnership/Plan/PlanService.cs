using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>Adds and changes activities, their milestones, actions and risks.</summary>
internal sealed class PlanService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Whether the acting person changes this activity: whoever convenes, or sits in its chair's seat. The chair of another has no hand in it.</summary>
    public async Task<bool> MayEditAsync(Guid? chairSeat, CancellationToken ct) =>
        actor.Can(Capability.Convene) || (chairSeat is { } seat && (await seats.MineAsync(ct)).Any(s => !s.Deputy && s.Seat.Id == seat));

    /// <exception cref="InputRefusedException">A field cannot be taken, or six are live already and no reason is given for another.</exception>
    public async Task<Guid> AddAsync(ActivityFields asked, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene add activities to the plan.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        if (asked.Status is ActivityStatus.Done or ActivityStatus.Stopped)
            throw new InputRefusedException("A new activity is proposed, live or paused.");
        var activity = new PlanActivity { Id = Guid.CreateVersion7() }.With(await CheckedAsync(asked, null, ct));
        db.Add(activity);
        await audit.SaveAsync(ct, new AuditFact("add", "activity", activity.Id.ToString(), Detail: activity.Status.ToString()));
        await transaction.CommitAsync(ct);
        return activity.Id;
    }

    /// <param name="id">Which activity.</param>
    /// <param name="asked">What it is to be.</param>
    /// <param name="known">The version that the form was filled in from.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not theirs, somebody else changed it, or as for <see cref="AddAsync"/>.</exception>
    public async Task ChangeAsync(Guid id, ActivityFields asked, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var activity = await MineAsync(id, ct);
        if (activity.Version != known)
            throw new InputRefusedException("Somebody else changed this activity in the meantime. What you typed still stands in the form; what is saved now stands on the activity’s page. Nothing was written over it.");
        if (asked.Status != activity.Status && asked.Status is ActivityStatus.Done or ActivityStatus.Stopped)
            throw new InputRefusedException("An activity ends through a review, where the reason is written.");
        var (before, carriedBy) = (activity.Status, activity.CarriedBy);
        activity.With(await CheckedAsync(asked, activity, ct));
        // What begins again is the collaborative's own, and no strategy's; that one did carry it on stays in the trail and in the looks back.
        var ended = carriedBy is not null && activity.CarriedBy is null ? $", no longer carried on by {carriedBy}" : "";
        await audit.SaveAsync(ct, new AuditFact("change", "activity", id.ToString(), Detail: before == activity.Status ? null : $"{before} to {activity.Status}{ended}"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Adds a milestone, an action or a risk, or changes one.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, a field cannot be taken, or somebody else changed it.</exception>
    public async Task KeepStepAsync(Guid activityId, Guid? id, StepFields asked, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        await MineAsync(activityId, ct);
        var fields = PlanRules.Checked(asked);
        if (fields.Done > clock.Today())
            throw new InputRefusedException("The day it was done is today or earlier.");
        var step = id is null ? null : await db.Set<PlanStep>().SingleOrDefaultAsync(s => s.Id == id && s.ActivityId == activityId, ct) ?? throw new InputRefusedException("There is no such entry in this activity.");
        if (step is not null && (step.Version != known || step.Kind != fields.Kind))
            throw new InputRefusedException("Somebody else changed this in the meantime. What you typed still stands in the form; what is saved now stands on the activity’s page. Nothing was written over it.");
        if (fields.Owner is { } owner && owner != step?.OwnerSeatId)
            await TellOwnerAsync(owner, activityId, ct);
        if (step is null)
            db.Add(step = new() { Id = Guid.CreateVersion7(), ActivityId = activityId });
        step.With(fields);
        await audit.SaveAsync(ct, new AuditFact("change", "plan-step", step.Id.ToString(), Detail: fields.Kind.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Says that something is done, today: whoever changes the activity, or sits in the seat that owns it.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, or was done already.</exception>
    public async Task DoneAsync(Guid activityId, Guid id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var step = await db.Set<PlanStep>().SingleOrDefaultAsync(s => s.Id == id && s.ActivityId == activityId, ct) ?? throw new InputRefusedException("There is no such entry in this activity.");
        if (!await MayDoAsync(step, ct))
            throw new InputRefusedException("Whoever owns it, the chair and those who convene say that it is done.");
        if (step.DoneOn is not null)
            throw new InputRefusedException("Somebody said already that it is done.");
        step.With(step.Fields with { Done = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("finish", "plan-step", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>An activity that the acting person may change.</summary>
    /// <exception cref="InputRefusedException">There is none, or it is not theirs.</exception>
    public async Task<PlanActivity> MineAsync(Guid id, CancellationToken ct)
    {
        var activity = await db.Set<PlanActivity>().SingleOrDefaultAsync(a => a.Id == id, ct);
        return activity is not null && await MayEditAsync(activity.ChairSeatId, ct) ? activity : throw new InputRefusedException("Those who convene and the chair of the activity change it.");
    }

    private async Task<bool> MayDoAsync(PlanStep step, CancellationToken ct)
    {
        if (step.OwnerSeatId is { } owner && (await seats.MineAsync(ct)).Any(s => s.Seat.Id == owner))
            return true;
        var chair = await db.Set<PlanActivity>().Where(a => a.Id == step.ActivityId).Select(a => a.ChairSeatId).SingleAsync(ct);
        return await MayEditAsync(chair, ct);
    }

    private async Task<ActivityFields> CheckedAsync(ActivityFields asked, PlanActivity? now, CancellationToken ct)
    {
        var fields = PlanRules.Checked(asked);
        if (!await db.Set<Sector>().AnyAsync(s => s.Code == fields.LeadSector, ct))
            throw new InputRefusedException("Choose the sector that leads it.");
        if (fields.ChairSeat is { } seat && seat != now?.ChairSeatId && !await db.Set<Seat>().AnyAsync(s => s.Id == seat && s.ClosedOn == null, ct))
            throw new InputRefusedException("Choose the chair’s seat among those at the table.");
        var itself = now?.Id ?? Guid.Empty;
        var live = now?.Status == ActivityStatus.Live ? 0 : await db.Set<PlanActivity>().CountAsync(a => a.Status == ActivityStatus.Live && a.Id != itself, ct);
        if (PlanRules.AsksWhy(fields, live))
            throw new InputRefusedException(PlanRules.Warning(live));
        return fields;
    }

    private async Task TellOwnerAsync(Guid seat, Guid activity, CancellationToken ct)
    {
        var at = (await seats.TableAsync(ct)).FirstOrDefault(s => s.Seat.Id == seat) ?? throw new InputRefusedException("Choose the owner among the seats at the table.");
        if (at.Holder is { } holder && holder.Person != actor.Person)
            notices.Tell(holder.Person, "Something in the plan is yours to do now.", PlanLinks.Activity(activity));
    }
}
