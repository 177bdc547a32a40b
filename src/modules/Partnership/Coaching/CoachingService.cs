using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Coaching;

/// <summary>
/// Offers to coach, sessions between two people, and which tasks have come into the members' hands. Every look at a session asks for one
/// of the two: whoever leads, convenes or keeps the installation has no way in. The trail says who asked for, opened or changed a session of
/// their own, without which, with whom or about what; the data-protection officer reads that, and the pages say so.
/// </summary>
internal sealed class CoachingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const string Changed = "The other one changed this in the meantime. Look at what stands here now, and try again; nothing was written over it.";

    /// <summary>Whether the acting person coaches: a coach, or the facilitator.</summary>
    public bool MayOffer => actor.Can(Capability.Coach) || actor.Can(Capability.Facilitate);

    /// <summary>Whether the acting person may ask for a session: whoever takes part.</summary>
    public bool MayAsk => actor.Can(Capability.TakePart) || actor.Can(Capability.ChairSubGroup);

    public bool MayKeepSkills => actor.Can(Capability.Convene);

    /// <exception cref="InputRefusedException">They do not coach, or a text cannot be taken.</exception>
    public async Task OfferAsync(string? focus, string? when, CancellationToken ct)
    {
        if (!MayOffer)
            throw new InputRefusedException("A coach or the facilitator offers coaching.");
        var offer = new CoachingOffer
        {
            Id = Guid.CreateVersion7(), CoachId = Me, Focus = FormFields.Text(focus, "what you coach in", CoachingOffer.TextLength), When = FormFields.OptionalText(when, "when and how", CoachingOffer.TextLength), OfferedOn = clock.Today(),
        };
        db.Add(offer);
        await audit.SaveAsync(ct, new AuditFact("offer", "coaching", offer.Id.ToString()));
    }

    /// <exception cref="InputRefusedException">It is not theirs, or has ended.</exception>
    public async Task EndOfferAsync(Guid id, CancellationToken ct)
    {
        var offer = await db.Set<CoachingOffer>().SingleOrDefaultAsync(o => o.Id == id && o.CoachId == actor.Person && o.EndedOn == null, ct) ?? throw new InputRefusedException("There is no such offer of yours.");
        offer.EndedOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("withdraw", "coaching", id.ToString()));
    }

    /// <summary>Asks a coach for a session about something.</summary>
    /// <exception cref="InputRefusedException">There is no such offer, it is one's own, or the text cannot be taken.</exception>
    public async Task<Guid> AskAsync(Guid offerId, string? focus, CancellationToken ct)
    {
        var offer = await db.Set<CoachingOffer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId && o.EndedOn == null, ct) ?? throw new InputRefusedException("This offer stands no more. Choose another.");
        if (!MayAsk || offer.CoachId == Me)
            throw new InputRefusedException("Those who take part ask a coach for a session.");
        var session = new CoachingSession { Id = Guid.CreateVersion7(), CoachId = offer.CoachId, CoachedId = Me, AskedOn = clock.Today(), Focus = FormFields.Text(focus, "what you want to talk about", CoachingSession.TextLength), State = SessionState.Asked };
        db.Add(session);
        notices.Tell(offer.CoachId, "Somebody asks you for a coaching session.", CoachingLinks.Session(session.Id));
        await audit.SaveAsync(ct, new AuditFact("ask", "coaching-session"));
        return session.Id;
    }

    /// <summary>Agrees a day, says that it was held, or calls it off.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, cannot be, or the other one changed it.</exception>
    public async Task MoveAsync(Guid id, SessionState to, DateOnly? day, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var session = await KnownAsync(id, known, ct);
        if (session.State is SessionState.Held or SessionState.CalledOff)
            throw new InputRefusedException("This session is over.");
        if (to == SessionState.Agreed && (session.CoachId != Me || day is null || day < clock.Today()))
            throw new InputRefusedException("The coach names the day: today or later.");
        if (to == SessionState.Held && (session.State != SessionState.Agreed || session.Day > clock.Today()))
            throw new InputRefusedException("A session is held on the day that was agreed, or later.");
        if (to == SessionState.Asked)
            throw new InputRefusedException("It was asked for already.");
        (session.State, session.Day) = (to, to == SessionState.Agreed ? day : session.Day);
        notices.Tell(Other(session), to == SessionState.CalledOff ? "A coaching session of yours was called off." : to == SessionState.Agreed ? "Your coaching session has a day." : "Your coaching session was marked as held.", CoachingLinks.Session(id));
        await audit.SaveAsync(ct, new AuditFact("change", "coaching-session"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes down what the two agreed that comes next.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, or the other one changed it.</exception>
    public async Task AgreeAsync(Guid id, string? step, DateOnly? by, int known, CancellationToken ct)
    {
        var next = FormFields.Text(step, "the agreed next step", CoachingSession.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var session = await KnownAsync(id, known, ct);
        (session.NextStep, session.NextBy) = (next, by);
        await audit.SaveAsync(ct, new AuditFact("change", "coaching-session"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It is not theirs, or the text cannot be taken.</exception>
    public async Task NoteAsync(Guid id, string? text, CancellationToken ct)
    {
        await MineAsync(id, ct);
        db.Add(new CoachingNote { Id = Guid.CreateVersion7(), SessionId = id, WrittenBy = Me, WrittenOn = clock.Today(), Text = FormFields.Text(text, "the note", CoachingNote.TextLength) });
        await audit.SaveAsync(ct, new AuditFact("add", "coaching-note"));
    }

    /// <summary>Adds a task, or says who last did it.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, a field cannot be taken, or somebody else changed it.</exception>
    public async Task SkillAsync(Guid? id, string? task, DoneBy by, DateOnly? on, string? note, int known, CancellationToken ct)
    {
        if (!MayKeepSkills)
            throw new InputRefusedException("Those who convene keep this list.");
        var (what, more) = (FormFields.Text(task, "the task", SkillTransfer.TaskLength), FormFields.OptionalText(note, "the note", SkillTransfer.NoteLength));
        if (on > clock.Today())
            throw new InputRefusedException("The day it was last done is today or earlier.");
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var skill = id is null ? null : await db.Set<SkillTransfer>().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new InputRefusedException("There is no such task.");
        if ((skill?.Version ?? 0) != known)
            throw new InputRefusedException("Somebody else changed this task in the meantime. What is saved now stands in the table; nothing was written over it.");
        if (skill is null)
            db.Add(skill = new() { Id = Guid.CreateVersion7(), Task = what, LastBy = by });
        (skill.Task, skill.LastBy, skill.LastOn, skill.Note) = (what, by, on, more);
        await audit.SaveAsync(ct, new AuditFact("change", "skill-transfer", skill.Id.ToString(), Detail: by.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private PersonId Other(CoachingSession session) => session.CoachId == Me ? session.CoachedId : session.CoachId;

    private async Task<CoachingSession> MineAsync(Guid id, CancellationToken ct) =>
        await db.Set<CoachingSession>().SingleOrDefaultAsync(s => s.Id == id && (s.CoachId == actor.Person || s.CoachedId == actor.Person), ct) ?? throw new InputRefusedException("There is no such session of yours.");

    private async Task<CoachingSession> KnownAsync(Guid id, int known, CancellationToken ct)
    {
        var session = await MineAsync(id, ct);
        return session.Version == known ? session : throw new InputRefusedException(Changed);
    }
}
