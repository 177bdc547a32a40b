using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>Says that what the law asks was done, and takes it back.</summary>
internal sealed class DutyService(HeadwaterDb db, LedgerQueries ledgers, ExclusionService exclusions, Responsible responsible, RecordKeeping keeping, LocalityTurn turn, CurrentActor actor, TimeProvider clock)
{
    /// <summary>As <see cref="SayDoneAsync"/>, where the duty arises and nobody has said it yet.</summary>
    public async Task<Moved> SayDoneIfOpenAsync(ChildId child, Guid id, DutyKind duty, DateOnly day, string? how, CancellationToken ct, params IReadOnlyList<AuditFact> also) =>
        await ledgers.OfChildAsync(child, ct) is { } view && view.DutiesOf(id).FirstOrDefault(d => d.Duty == duty) is { Done: null } ? await SayDoneAsync(child, id, duty, null, day, how, ct, also)
        : new(also.Count == 0 ? Outcome.Saved : await keeping.SaveAsync(ct, also), [], id);

    /// <summary>The local authority says itself that it did its own part.</summary>
    public async Task<bool> MaySayAsync(RecordedExclusion x, DutyDate duty, SchoolType school, CancellationToken ct) =>
        Responsibility.IsOfAuthority(x, duty, school) && (await responsible.OfAsync(ct)).Authority.Contains(x.SchoolId);

    /// <summary>Says that what a duty asks for was done on a day, or takes that back when no day is given.</summary>
    /// <param name="child">Whose.</param>
    /// <param name="id">Which exclusion.</param>
    /// <param name="duty">Which duty.</param>
    /// <param name="known">The day that stood there when it was looked at.</param>
    /// <param name="day">The day it was done.</param>
    /// <param name="how">How.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="also">What is pending and is saved with it.</param>
    /// <exception cref="InputRefusedException">The duty does not arise, or the day lies in the future or before the decision.</exception>
    public async Task<Moved> SayDoneAsync(ChildId child, Guid id, DutyKind duty, DateOnly? known, DateOnly? day, string? how, CancellationToken ct, params IReadOnlyList<AuditFact> also)
    {
        await using var transaction = await turn.TakeAsync(ct);
        if (await ledgers.OfChildAsync(child, ct) is not { } view || view.Ledger.Exclusions.FirstOrDefault(x => x.Id == id) is not { } x)
            return Moved.Nothing(Outcome.NotThere);
        var asked = view.DutiesOf(id).FirstOrDefault(d => d.Duty == duty);
        var rights = await exclusions.RightsAsync(child, ct);
        // Of their own child nobody says it, for the school as little as for the local authority.
        if (!exclusions.MayChange(x, rights) && !(asked is not null && rights is { IsFamily: false, IsBarred: false } && await MaySayAsync(x, asked, view.ClockOf(x).Dates.Type, ct)))
            return Moved.Nothing(Outcome.NotThere);
        if (asked is null)
            throw new InputRefusedException("This duty does not arise on this exclusion any more. Look at what stands here now.");
        if (day > clock.Today())
            throw new InputRefusedException("The day on which it was done lies in the future. Say so when it is done.");
        if (day < x.Decided)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The day on which it was done lies before the decision of {x.Decided:d MMMM yyyy}."));
        var held = await db.Set<DutyDone>().SingleOrDefaultAsync(d => d.ExclusionId == id && d.Duty == duty, ct);
        if (held?.DoneOn != known)
            return Moved.Nothing(Outcome.ChangedMeanwhile);
        if (held is not null)
            db.Remove(held);
        if (day is { } done)
            db.Add(new DutyDone { ChildId = child, ExclusionId = id, Duty = duty, DoneOn = done, How = Typed.OptionalLine(how, "note of how it was done", DutyDone.HowLength), By = actor.Person!.Value });
        else if (held is null)
            return Moved.Nothing(Outcome.Saved);
        var outcome = await keeping.SaveAsync(ct, [.. also, new AuditFact(day is null ? "take-back" : "done", "duty", $"{id:N}/{duty}", child)]);
        if (outcome == Outcome.Saved)
            await transaction.CommitAsync(ct);
        return new(outcome, [], id);
    }
}
