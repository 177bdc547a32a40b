using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>What is answered, by whoever came; for somebody without an account by whoever booked for them.</summary>
internal sealed class FeedbackService(HeadwaterDb db, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Answers after the session. Answered already, it stays as it is.</summary>
    /// <param name="booking">Whose booking.</param>
    /// <param name="useful">From 1 to 5, as it was typed.</param>
    /// <param name="plan">What they will do with it; may be left out.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a booking for the actor to speak for.</returns>
    /// <exception cref="InputRefusedException">It is no number from 1 to 5, or a text is too long.</exception>
    public Task<bool> AnswerAsync(Guid booking, string? useful, string? plan, CancellationToken ct)
    {
        var number = int.TryParse(useful, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed is >= 1 and <= 5 ? typed : throw new InputRefusedException("Choose how useful it was, from 1 to 5.");
        var text = FormFields.OptionalText(plan, "what you will do", CourseFeedback.PlanLength);
        return PutAsync(booking, (by, today) => new() { BookingId = booking, Kind = FeedbackKind.AtOnce, Useful = number, Plan = text, By = by, Day = today }, ct);
    }

    /// <summary>Answers eight weeks later. Answered already, it stays as it is.</summary>
    /// <exception cref="InputRefusedException">Something is not chosen, or eight weeks are not over.</exception>
    public Task<bool> AnswerLaterAsync(Guid booking, string? used, string? barrier, CancellationToken ct)
    {
        var (usage, stood) = (FormFields.One<Usage>(used, "whether you have used it"), FormFields.One<Obstacle>(barrier, "what stood in the way"));
        return PutAsync(booking, (by, today) => new() { BookingId = booking, Kind = FeedbackKind.Later, Used = usage, Barrier = stood, By = by, Day = today }, ct);
    }

    private async Task<bool> PutAsync(Guid id, Func<PersonId, DateOnly, CourseFeedback> make, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var found = await (from b in db.Set<CourseBooking>().AsNoTracking().Where(b => b.Id == id) join s in db.Set<CourseSession>() on b.SessionId equals s.Id select new { Booking = b, s.Day }).SingleOrDefaultAsync(ct);
        if (found is null || actor.Person is not { } person || TrainingRules.SpeaksFor(found.Booking) != person || found.Booking.State != BookingState.Attended)
            return false;
        var (made, today) = (make(person, clock.Today()), clock.Today());
        if (made.Kind == FeedbackKind.Later && today < found.Day.AddDays(TrainingRules.LaterDays))
            throw new InputRefusedException($"This is asked from {Interface.Words.Date(found.Day.AddDays(TrainingRules.LaterDays))} on. Come back then.");
        if (await db.Set<CourseFeedback>().AnyAsync(f => f.BookingId == id && f.Kind == made.Kind, ct))
            return true;
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("answer", "course-feedback", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }
}
