using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Cohorts;

/// <summary>A workshop as it was filled in.</summary>
internal sealed record TypedWorkshop(string? Title, string? Purpose, DateOnly Day, TimeOnly? Starts, string? Place);

/// <summary>Workshops across areas: one invites, the others say how many come and what they bring.</summary>
internal sealed class WorkshopService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, CohortQueries queries, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">This area is not in the cohort, or a field cannot be taken.</exception>
    public async Task<Guid> InviteAsync(Guid cohort, TypedWorkshop typed, CancellationToken ct)
    {
        Check();
        if (typed.Day < clock.Today() || typed.Day > clock.Today().AddYears(2))
            throw new InputRefusedException("Choose a day from today on, within two years.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!await queries.Mine().AnyAsync(c => c.Id == cohort, ct))
            throw new InputRefusedException("This area is in no such cohort.");
        var workshop = new SharedWorkshop
        {
            Id = Guid.CreateVersion7(), CohortId = cohort, Area = db.Locality, Title = FormFields.Text(typed.Title, "what the workshop is called", SharedItem.TitleLength),
            Purpose = FormFields.OptionalText(typed.Purpose, "what it is for", SharedItem.TextLength), Day = typed.Day, Starts = typed.Starts, Place = FormFields.OptionalText(typed.Place, "the place", SharedWorkshop.PlaceLength),
        };
        db.Add(workshop);
        await audit.SaveAsync(ct, new AuditFact("call", "cohort-workshop", workshop.Id.ToString()));
        await transaction.CommitAsync(ct);
        return workshop.Id;
    }

    /// <summary>What this area says; it may say otherwise until the day.</summary>
    /// <exception cref="InputRefusedException">There is no such workshop to come, or a field cannot be taken.</exception>
    public async Task ReplyAsync(Guid id, int? coming, string? brings, CancellationToken ct)
    {
        Check();
        if (coming is not (>= 0 and <= WorkshopReply.Most))
            throw new InputRefusedException($"Enter how many people come, from 0 to {WorkshopReply.Most}.");
        var text = FormFields.OptionalText(brings, "what you bring", SharedItem.TitleLength);
        await using var transaction = await turn.TakeAsync(ct);
        var (mine, today, here) = (queries.Mine().Select(c => c.Id), clock.Today(), db.Locality);
        if (!await db.Set<SharedWorkshop>().AnyAsync(w => w.Id == id && mine.Contains(w.CohortId) && w.CancelledOn == null && w.Day >= today, ct))
            throw new InputRefusedException("There is no such workshop to come.");
        var reply = await db.Set<WorkshopReply>().SingleOrDefaultAsync(r => r.WorkshopId == id && r.Area == here, ct);
        if (reply is null)
            db.Add(reply = new() { WorkshopId = id, Area = here, Coming = coming.Value });
        (reply.Coming, reply.Brings) = (coming.Value, text);
        await audit.SaveAsync(ct, new AuditFact("answer", "cohort-workshop", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">This area invited to no such workshop, or it is over.</exception>
    public async Task CancelAsync(Guid id, CancellationToken ct)
    {
        Check();
        var workshop = await OwnAsync(id, ct);
        if (workshop.Day < clock.Today())
            throw new InputRefusedException("The workshop is over.");
        workshop.CancelledOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("cancel", "cohort-workshop", id.ToString()));
    }

    /// <summary>What was learnt, for all areas to read.</summary>
    /// <param name="id">Which workshop.</param>
    /// <param name="text">What was learnt.</param>
    /// <param name="before">What stood there when the form was opened.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">This area invited to no such workshop, its day has not come, or somebody else wrote meanwhile.</exception>
    public async Task LearntAsync(Guid id, string? text, string? before, CancellationToken ct)
    {
        Check();
        var learnt = FormFields.Text(text, "what was learnt", SharedItem.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var workshop = await OwnAsync(id, ct);
        if (workshop.Day > clock.Today())
            throw new InputRefusedException("Write it on the day, or after it.");
        if (workshop.Learnt != FormFields.OptionalText(before, "what was learnt", SharedItem.TextLength))
            throw new InputRefusedException("Somebody else wrote what was learnt in the meantime: it stands above. What you typed is still in the form; save it again to replace theirs.");
        workshop.Learnt = learnt;
        await audit.SaveAsync(ct, new AuditFact("write", "cohort-workshop", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private void Check()
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene speak for this area in a cohort.");
    }

    private async Task<SharedWorkshop> OwnAsync(Guid id, CancellationToken ct)
    {
        var here = db.Locality;
        return await db.Set<SharedWorkshop>().SingleOrDefaultAsync(w => w.Id == id && w.Area == here && w.CancelledOn == null, ct) ?? throw new InputRefusedException("This area invites to no such workshop.");
    }
}
