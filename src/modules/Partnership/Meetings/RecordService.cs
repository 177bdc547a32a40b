using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>Who was there, what was noted, and what must be put right. Notes are written once; corrections stand beside them.</summary>
internal sealed class RecordService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Working days for which the notes can be corrected once members can read them.</summary>
    public const int CorrectionDays = 10;

    /// <summary>Working days after a meeting by which members should be able to read the notes.</summary>
    public const int NotesDays = 5;

    /// <summary>Months for which a meeting without notes is asked about.</summary>
    public const int MonthsOfWaiting = 3;

    /// <summary>Writes down who was there, for every seat that somebody sat in that day; also who chaired.</summary>
    /// <exception cref="InputRefusedException">The meeting has not begun, was cancelled, somebody else wrote meanwhile, a seat was not at the table, or nothing is said of one.</exception>
    public async Task AttendAsync(Guid meetingId, IReadOnlyDictionary<Guid, Presence> presences, PersonId? chairedBy, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == meetingId && (m.State == MeetingState.Called || m.State == MeetingState.Held), ct)
            ?? throw new InputRefusedException("There is no such meeting with a day.");
        if (meeting.Day > clock.Today())
            throw new InputRefusedException("Write down who was there on the day, or after it.");
        if (meeting.Version != known)
            throw new InputRefusedException("Somebody else changed this meeting, or wrote down who was there, in the meantime. What you chose is still in the form; look at it and save it again.");
        var table = (await seats.OnAsync(meeting.Day!.Value, ct)).Where(s => MeetingTable.Sits(meeting.Kind, s.Seat.Kind)).ToList();
        if (presences.Keys.Any(p => table.TrueForAll(s => s.Seat.Id != p)))
            throw new InputRefusedException("One of the seats was not at the table that day. Load the page again.");
        var before = await db.Set<Attendance>().Where(a => a.MeetingId == meetingId).ToDictionaryAsync(a => a.SeatId, ct);
        // A seat of which nothing is said would count as missed: nobody is absent by an oversight.
        var unsaid = table.Where(s => MeetingTable.IsOfAll(meeting.Kind) && !s.IsVacant && !presences.ContainsKey(s.Seat.Id) && !before.ContainsKey(s.Seat.Id)).Select(s => $"{s.Holder!.Name} ({s.For})").ToList();
        if (unsaid.Count > 0)
            throw new InputRefusedException($"Say for each seat who was there. Nothing is said yet of: {string.Join("; ", unsaid)}.");
        if (presences.Count == 0 && before.Count == 0)
            throw new InputRefusedException("Say of at least one seat who was there.");
        foreach (var (seat, presence) in presences)
        {
            if (!before.TryGetValue(seat, out var row))
                db.Add(row = new() { MeetingId = meetingId, SeatId = seat, Presence = presence, By = Me });
            if (row.Presence != presence)
                (row.Presence, row.By) = (presence, Me);
        }

        (meeting.State, meeting.ChairedBy) = (MeetingState.Held, chairedBy ?? meeting.ChairedBy);
        // Who was there stands in rows of its own: the meeting's version moves with them, so that whoever looks at older ones is told.
        db.Entry(meeting).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("record", "attendance", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes the notes, once; members are told, and corrections open. Whoever wrote them may write them anew on the same day, while nobody has said what must be put right.</summary>
    /// <exception cref="InputRefusedException">It was not held, or there are notes.</exception>
    public async Task NoteAsync(Guid meetingId, string? notes, CancellationToken ct)
    {
        var text = FormFields.Text(notes, "the notes", Meeting.NotesLength);
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == meetingId && m.State == MeetingState.Held, ct) ?? throw new InputRefusedException("Write down who was there first; then the notes.");
        if (meeting.Notes is not null && !IsFresh(meeting, actor.Person, clock.Today(), await db.Set<Correction>().AnyAsync(c => c.MeetingId == meetingId, ct)))
            throw new InputRefusedException("There are notes already, and they are not written over. Add what must be put right as a correction.");
        (meeting.Notes, meeting.NotesOn, meeting.NotedBy) = (text, clock.Today(), Me);
        foreach (var person in (await seats.TableAsync(ct)).Where(s => MeetingTable.IsTold(meeting.Kind, s.Seat.Kind)).SelectMany(s => s.Sitters).Select(s => s.Person).Distinct().Where(p => p != Me))
            notices.Tell(person, $"The notes of {meeting.Title} can be read. Say until {Interface.Words.Date(ClosesOn(clock.Today()))} what must be put right.", MeetingLinks.Record(meetingId));
        await audit.SaveAsync(ct, new AuditFact("write", "notes", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">There are no notes, or the time to correct them is over.</exception>
    public async Task CorrectAsync(Guid meetingId, string? text, CancellationToken ct)
    {
        var said = FormFields.Text(text, "what must be put right", Correction.TextLength);
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == meetingId && m.NotesOn != null, ct) ?? throw new InputRefusedException("There are no notes to correct yet.");
        var today = clock.Today();
        if (ClosesOn(meeting.NotesOn!.Value) < today)
            throw new InputRefusedException($"The notes stand since {Interface.Words.Date(ClosesOn(meeting.NotesOn.Value))}. Raise it at the next meeting.");
        var me = Me;
        // The form sent twice: it stands beside the notes already.
        if (await db.Set<Correction>().AnyAsync(c => c.MeetingId == meetingId && c.By == me && c.Text == said, ct))
            return;
        db.Add(new Correction { Id = Guid.CreateVersion7(), MeetingId = meetingId, Text = said, By = Me, On = today });
        if (meeting.NotedBy is { } writer && writer != Me)
            notices.Tell(writer, $"Somebody says that something in the notes of {meeting.Title} must be put right.", MeetingLinks.Record(meetingId));
        await audit.SaveAsync(ct, new AuditFact("correct", "notes", meetingId.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>The last day on which corrections are taken: ten working days on, without Saturdays, Sundays and bank holidays.</summary>
    public static DateOnly ClosesOn(DateOnly notesOn) => WorkingDays.After(notesOn, CorrectionDays);

    /// <summary>The day by which members should be able to read the notes of a meeting.</summary>
    public static DateOnly NotesDueOn(DateOnly held) => WorkingDays.After(held, NotesDays);

    /// <summary>Whether notes may still be written anew: by whoever wrote them, on that day, while nobody has answered them.</summary>
    public static bool IsFresh(Meeting meeting, PersonId? reader, DateOnly today, bool corrected) => !corrected && meeting.NotesOn == today && meeting.NotedBy is { } writer && writer == reader;

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}
