using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Plan;

/// <summary>What a review came to.</summary>
internal sealed record NewReview(ReviewWord Word, string? Reason, DateOnly? Next, string? CarriedBy = null, string? CarriedOwner = null);

/// <summary>The chair's updates, reviews, and whether what was carried on still lasts. What was written is never changed.</summary>
internal sealed class ReviewService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, PlanService plan, IAuditTrail audit, TimeProvider clock)
{
    public static readonly int[] LookAfter = [6, 12];

    private const int ReviewWithinMonths = 12;

    /// <exception cref="InputRefusedException">It is not theirs, or a text cannot be taken.</exception>
    public async Task UpdateAsync(Guid activityId, string? done, string? stuck, string? next, CancellationToken ct)
    {
        var update = new ChairUpdate
        {
            Id = Guid.CreateVersion7(), ActivityId = activityId, WrittenOn = clock.Today(), WrittenBy = Me, Done = FormFields.Text(done, "what was done", ChairUpdate.TextLength),
            Stuck = FormFields.OptionalText(stuck, "what is stuck", ChairUpdate.TextLength), Next = FormFields.OptionalText(next, "what comes next", ChairUpdate.TextLength),
        };
        await using var transaction = await turn.TakeAsync(ct);
        await plan.MineAsync(activityId, ct);
        // The form sent twice: it is there already.
        if (await db.Set<ChairUpdate>().AnyAsync(u => u.ActivityId == activityId && u.WrittenOn == update.WrittenOn && u.WrittenBy == update.WrittenBy && u.Done == update.Done && u.Stuck == update.Stuck && u.Next == update.Next, ct))
            return;
        db.Add(update);
        await audit.SaveAsync(ct, new AuditFact("add", "chair-update", activityId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes a review down and does what it says: stopped and finished activities end.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, has ended, the reason or next day is missing, or somebody else changed the activity.</exception>
    public async Task ReviewAsync(Guid activityId, NewReview asked, int known, CancellationToken ct)
    {
        var reason = FormFields.Text(asked.Reason, "the reason", ActivityReview.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var activity = await plan.MineAsync(activityId, ct);
        var today = clock.Today();
        if (activity.Status is ActivityStatus.Done or ActivityStatus.Stopped)
            throw new InputRefusedException($"This activity is {PlanWords.Of(activity.Status).ToLowerInvariant()} already.");
        if (activity.Version != known)
            throw new InputRefusedException("Somebody else changed this activity in the meantime. Look at its page, then send your review again; what you typed still stands here.");
        var ends = asked.Word is ReviewWord.Stop or ReviewWord.Finish;
        if (!ends && (asked.Next is not { } next || next <= today || next > today.AddMonths(ReviewWithinMonths)))
            throw new InputRefusedException("Enter the day of the next review, within a year.");
        if (asked.Word != ReviewWord.Finish && !(string.IsNullOrWhiteSpace(asked.CarriedBy) && string.IsNullOrWhiteSpace(asked.CarriedOwner)))
            throw new InputRefusedException("Only an activity that finishes is carried on by a strategy.");
        DateOnly? from = string.IsNullOrWhiteSpace(asked.CarriedBy) && string.IsNullOrWhiteSpace(asked.CarriedOwner) ? null : today;
        activity.With(asked.Word switch
        {
            ReviewWord.Stop => activity.Fields with { Status = ActivityStatus.Stopped },
            ReviewWord.Finish => PlanRules.Checked(activity.Fields with { Status = ActivityStatus.Done, CarriedBy = asked.CarriedBy, CarriedOwner = asked.CarriedOwner, CarriedFrom = from }),
            _ => activity.Fields,
        });
        db.Add(new ActivityReview { Id = Guid.CreateVersion7(), ActivityId = activityId, HeldOn = today, WrittenBy = Me, Word = asked.Word, Reason = reason, NextOn = ends ? null : asked.Next });
        await audit.SaveAsync(ct, new AuditFact("review", "activity", activityId.ToString(), Detail: asked.Word.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Says whether the strategy still carries an activity on, 6 or 12 months after it ended.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, it is too early, or it was looked at already.</exception>
    public async Task LookBackAsync(Guid activityId, int months, bool lasts, string? found, CancellationToken ct)
    {
        var text = FormFields.Text(found, "what you found", ActivityReview.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var activity = await plan.MineAsync(activityId, ct);
        if (activity.CarriedFrom is not { } from || !LookAfter.Contains(months))
            throw new InputRefusedException("Only an activity that a strategy carries on is looked back on, after 6 and 12 months.");
        if (clock.Today() < from.AddMonths(months))
            throw new InputRefusedException($"It is too early: {months} months are over on {Interface.Words.Date(from.AddMonths(months))}.");
        if (await db.Set<LookBack>().AnyAsync(l => l.ActivityId == activityId && l.Months == months, ct))
            throw new InputRefusedException($"Somebody wrote down already what was found after {months} months.");
        db.Add(new LookBack { Id = Guid.CreateVersion7(), ActivityId = activityId, Months = months, LookedOn = clock.Today(), WrittenBy = Me, Lasts = lasts, Found = text });
        await audit.SaveAsync(ct, new AuditFact("look-back", "activity", activityId.ToString(), Detail: $"{months} months"));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}
