using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Meetings;

/// <summary>What is written about a meeting before it has a day.</summary>
internal sealed record MeetingPlan(string? Title, MeetingKind Kind, string? Purpose, string? Materials, MeetingMode Mode, string? Place, string? Access);

/// <summary>Plans, calls, moves and cancels meetings.</summary>
internal sealed class MeetingService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Guid> PlanAsync(MeetingPlan plan, CancellationToken ct)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var meeting = Of(plan);
        db.Add(meeting);
        await audit.SaveAsync(ct, new AuditFact("plan", "meeting", meeting.Id.ToString()));
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
            await TellAsync($"{meeting.Title} was changed: look where it is.", id, ct);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "meeting", id.ToString()));
    }

    /// <summary>Gives the meeting its day, or moves it; everybody at the table is told.</summary>
    /// <param name="id">Which.</param>
    /// <param name="day">The day.</param>
    /// <param name="starts">When, in UK time; null for the whole day.</param>
    /// <param name="minutes">How long; null for the whole day.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It was held or cancelled, or the time cannot be.</exception>
    public async Task CallAsync(Guid id, DateOnly day, TimeOnly? starts, int? minutes, CancellationToken ct)
    {
        if (day < clock.Today() || day > clock.Today().AddYears(2))
            throw new InputRefusedException("Choose a day from today on, within two years.");
        if ((starts is null) != (minutes is null) || minutes is < 5 or > 24 * 60)
            throw new InputRefusedException("Enter when it begins and how many minutes it takes, or neither for a whole day.");
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await OpenAsync(id, ct);
        if (meeting.State == MeetingState.Called)
            meeting.Sequence++;
        // Whoever moves it later has not called it.
        (meeting.State, meeting.Day, meeting.Starts, meeting.Minutes, meeting.CalledBy) = (MeetingState.Called, day, starts, minutes, meeting.CalledBy ?? Me);
        await TellAsync($"{meeting.Title}: {MeetingWords.When(meeting)}", id, ct);
        await audit.SaveAsync(ct, new AuditFact("call", "meeting", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It was held or cancelled already.</exception>
    public async Task CancelAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var meeting = await OpenAsync(id, ct);
        if (meeting.State == MeetingState.Called)
            await TellAsync($"{meeting.Title} on {Words.Date(meeting.Day!.Value)} is cancelled.", id, ct);
        (meeting.State, meeting.Sequence) = (MeetingState.Cancelled, meeting.Sequence + 1);
        await audit.SaveAsync(ct, new AuditFact("cancel", "meeting", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private static Meeting Of(MeetingPlan plan) => new()
    {
        Id = Guid.CreateVersion7(), Kind = plan.Kind, Mode = plan.Mode, State = MeetingState.Planned,
        Title = FormFields.Text(plan.Title, "a title", Meeting.TitleLength),
        Purpose = FormFields.OptionalText(plan.Purpose, "the purpose", Meeting.TextLength),
        Materials = FormFields.OptionalText(plan.Materials, "what to read or bring", Meeting.TextLength),
        Place = FormFields.OptionalText(plan.Place, "the place", Meeting.PlaceLength),
        Access = FormFields.OptionalText(plan.Access, "what makes it easy to come", Meeting.TextLength),
    };

    private async Task TellAsync(string text, Guid id, CancellationToken ct)
    {
        foreach (var person in (await seats.TableAsync(ct)).SelectMany(s => s.Sitters).Select(s => s.Person).Distinct().Where(p => p != actor.Person))
            notices.Tell(person, text, MeetingLinks.Meeting(id));
    }

    private async Task<Meeting> OpenAsync(Guid id, CancellationToken ct) =>
        await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == id && (m.State == MeetingState.Planned || m.State == MeetingState.Called), ct) ?? throw new InputRefusedException("There is no such meeting, or it was held or cancelled.");
}
