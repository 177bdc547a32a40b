using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>What is written about a meeting before it has a day.</summary>
internal sealed record MeetingPlan(string? Title, MeetingKind Kind, string? Purpose, string? Materials, MeetingMode Mode, string? Place, string? Access);

/// <summary>When the meetings of a series are.</summary>
/// <param name="First">The first day.</param>
/// <param name="Rhythm">How often.</param>
/// <param name="Count">How many.</param>
/// <param name="Starts">When they begin, in UK time; null for whole days.</param>
/// <param name="OtherStarts">When every other one begins, so that it is not always the same people who cannot come; null for the same time.</param>
/// <param name="Minutes">How long; null for whole days.</param>
internal sealed record SeriesPlan(DateOnly First, MeetingRhythm Rhythm, int Count, TimeOnly? Starts, TimeOnly? OtherStarts, int? Minutes);

/// <summary>Plans, calls, moves and cancels meetings.</summary>
internal sealed class MeetingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Guid> PlanAsync(MeetingPlan plan, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var meeting = Of(plan);
        await using var transaction = await turn.TakeAsync(ct);
        // The form sent twice: it is planned already, and waits for its day.
        if (await db.Set<Meeting>().AsNoTracking().Where(m => m.State == MeetingState.Planned && m.Kind == meeting.Kind && m.Mode == meeting.Mode && m.Title == meeting.Title && m.Purpose == meeting.Purpose && m.Materials == meeting.Materials && m.Place == meeting.Place && m.Access == meeting.Access)
            .Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct) is { } there)
            return there;
        db.Add(meeting);
        await audit.SaveAsync(ct, new AuditFact("plan", "meeting", meeting.Id.ToString()));
        await transaction.CommitAsync(ct);
        return meeting.Id;
    }

    /// <summary>The five convening workshops, planned at once.</summary>
    /// <exception cref="InputRefusedException">They were planned already.</exception>
    public async Task PlanWorkshopsAsync(CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        if (await db.Set<Meeting>().AnyAsync(m => m.Kind == MeetingKind.Workshop && m.State != MeetingState.Cancelled, ct))
            throw new InputRefusedException("The workshops are planned already. Change them one by one.");
        foreach (var workshop in Workshops.Five)
            db.Add(Of(new(workshop.Title, MeetingKind.Workshop, workshop.Purpose, workshop.Materials, MeetingMode.InPerson, null, null)));
        await audit.SaveAsync(ct, new AuditFact("plan", "meeting", Detail: "the five workshops"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It was held or cancelled, somebody else changed it, or a field cannot be taken.</exception>
    public async Task ChangeAsync(Guid id, MeetingPlan plan, int known, CancellationToken ct)
    {
        var meeting = await OpenAsync(id, ct);
        if (meeting.Version != known)
            throw new InputRefusedException("Somebody else changed this meeting in the meantime. Look at what stands here now; what you typed is still in the form.");
        var next = Of(plan);
        var told = meeting.State == MeetingState.Called && (meeting.Place, meeting.Mode, meeting.Title) != (next.Place, next.Mode, next.Title);
        (meeting.Title, meeting.Purpose, meeting.Materials, meeting.Mode, meeting.Place, meeting.Access) = (next.Title, next.Purpose, next.Materials, next.Mode, next.Place, next.Access);
        if (told)
        {
            meeting.Sequence++;
            await TellAsync($"{meeting.Title} was changed: look where it is.", id, meeting.Kind, ct);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "meeting", id.ToString()));
    }

    /// <summary>Gives the meeting its day, or moves it; everybody whom it concerns is told.</summary>
    /// <param name="id">Which.</param>
    /// <param name="day">The day.</param>
    /// <param name="starts">When, in UK time; null for the whole day.</param>
    /// <param name="minutes">How long; null for the whole day.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It was held or cancelled, or the time cannot be.</exception>
    public async Task CallAsync(Guid id, DateOnly day, TimeOnly? starts, int? minutes, CancellationToken ct)
    {
        CheckDay(day);
        CheckTime(starts, minutes);
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await OpenAsync(id, ct);
        // What was answered of it was of the day it had: it would be read as of the new one, and nobody could answer again.
        if (meeting.Day is { } before && before != day && await db.Set<HeardSeat>().AnyAsync(h => h.MeetingId == id, ct))
            throw new InputRefusedException($"Seats have said whether they were heard at it on {Words.Date(before)}, so it has taken place. Write down who was there, and call another meeting.");
        if (meeting.State == MeetingState.Called)
            meeting.Sequence++;
        // Whoever moves it later has not called it.
        (meeting.State, meeting.Day, meeting.Starts, meeting.Minutes, meeting.CalledBy) = (MeetingState.Called, day, starts, minutes, meeting.CalledBy ?? Me);
        await TellAsync($"{meeting.Title}: {MeetingWords.When(meeting)}", id, meeting.Kind, ct);
        await audit.SaveAsync(ct, new AuditFact("call", "meeting", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>A series of meetings, called at once: everybody whom they concern is told in one word. Days on which England has a bank holiday are left out.</summary>
    /// <returns>The first meeting.</returns>
    /// <exception cref="InputRefusedException">A field or a time cannot be taken.</exception>
    public async Task<Guid> CallSeriesAsync(MeetingPlan plan, SeriesPlan when, CancellationToken ct)
    {
        CheckDay(when.First);
        if (when.Count is < 2 or > SeriesDays.Most)
            throw new InputRefusedException($"A series has from 2 to {SeriesDays.Most} meetings.");
        CheckTime(when.Starts, when.Minutes);
        if (when.OtherStarts is not null && when.Starts is null)
            throw new InputRefusedException("Enter when the first one begins, and then when every other one does.");
        DateOnly[] days = [.. SeriesDays.Of(when.First, when.Rhythm, when.Count).Where(day => !BankHolidays.Contains(day))];
        if (days.Length == 0)
            throw new InputRefusedException("Every one of these days is a bank holiday.");
        CheckDay(days[0]);
        CheckDay(days[^1]);
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var series = new MeetingSeries { Id = Guid.CreateVersion7(), Title = Of(plan).Title, Rhythm = when.Rhythm, MadeOn = clock.Today() };
        List<Meeting> meetings = [.. days.Select((day, i) =>
        {
            var meeting = Of(plan, series.Id);
            (meeting.State, meeting.Day, meeting.Starts, meeting.Minutes, meeting.CalledBy) = (MeetingState.Called, day, i % 2 == 1 && when.OtherStarts is { } other ? other : when.Starts, when.Minutes, Me);
            return meeting;
        })];
        db.Add(series);
        db.AddRange(meetings);
        await TellAsync($"{series.Title}: {meetings.Count} meetings, the first on {MeetingWords.When(meetings[0])}", meetings[0].Id, plan.Kind, ct);
        await audit.SaveAsync(ct, new AuditFact("call", "meeting-series", series.Id.ToString(), Detail: $"{meetings.Count} meetings"));
        await transaction.CommitAsync(ct);
        return meetings[0].Id;
    }

    /// <summary>Cancels those of a series that are to come; each keeps its place in calendars as cancelled.</summary>
    /// <exception cref="InputRefusedException">None is to come.</exception>
    public async Task CancelSeriesAsync(Guid seriesId, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var today = clock.Today();
        var left = await db.Set<Meeting>().Where(m => m.SeriesId == seriesId && m.State == MeetingState.Called && m.Day >= today).OrderBy(m => m.Day).ToListAsync(ct);
        if (left.Count == 0)
            throw new InputRefusedException("No meeting of this series is to come.");
        foreach (var meeting in left)
            (meeting.State, meeting.Sequence) = (MeetingState.Cancelled, meeting.Sequence + 1);
        await TellAsync($"{left[0].Title}: all {left.Count} meetings from {Words.Date(left[0].Day!.Value)} on are cancelled.", left[0].Id, left[0].Kind, ct);
        await audit.SaveAsync(ct, new AuditFact("cancel", "meeting-series", seriesId.ToString(), Detail: $"{left.Count} meetings"));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It was held or cancelled already.</exception>
    public async Task CancelAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await OpenAsync(id, ct);
        if (meeting.State == MeetingState.Called)
            await TellAsync($"{meeting.Title} on {Words.Date(meeting.Day!.Value)} is cancelled.", id, meeting.Kind, ct);
        (meeting.State, meeting.Sequence) = (MeetingState.Cancelled, meeting.Sequence + 1);
        await audit.SaveAsync(ct, new AuditFact("cancel", "meeting", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private void CheckDay(DateOnly day)
    {
        if (day < clock.Today() || day > clock.Today().AddYears(2))
            throw new InputRefusedException("Choose a day from today on, within two years.");
    }

    private static void CheckTime(TimeOnly? starts, int? minutes)
    {
        if ((starts is null) != (minutes is null) || minutes is < 5 or > 24 * 60)
            throw new InputRefusedException("Enter when it begins and how many minutes it takes, or neither for a whole day.");
    }

    private static Meeting Of(MeetingPlan plan, Guid? series = null) => new()
    {
        Id = Guid.CreateVersion7(), SeriesId = series, Kind = plan.Kind, Mode = plan.Mode, State = MeetingState.Planned,
        Title = FormFields.Text(plan.Title, "a title", Meeting.TitleLength),
        Purpose = FormFields.OptionalText(plan.Purpose, "the purpose", Meeting.TextLength),
        Materials = FormFields.OptionalText(plan.Materials, "what to read or bring", Meeting.TextLength),
        Place = FormFields.OptionalText(plan.Place, "the place", Meeting.PlaceLength),
        Access = FormFields.OptionalText(plan.Access, "what makes it easy to come", Meeting.TextLength),
    };

    private async Task TellAsync(string text, Guid id, MeetingKind kind, CancellationToken ct)
    {
        foreach (var person in (await seats.TableAsync(ct)).Where(s => MeetingTable.IsTold(kind, s.Seat.Kind)).SelectMany(s => s.Sitters).Select(s => s.Person).Distinct().Where(p => p != actor.Person))
            notices.Tell(person, text, MeetingLinks.Meeting(id));
    }

    private async Task<Meeting> OpenAsync(Guid id, CancellationToken ct) =>
        await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == id && (m.State == MeetingState.Planned || m.State == MeetingState.Called), ct) ?? throw new InputRefusedException("There is no such meeting, or it was held or cancelled.");
}
