using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Clinics;

/// <summary>Calls clinics and cancels them, for the people of the organisation that runs them. What was called stays on record.</summary>
internal sealed class ClinicService(HeadwaterDb db, ClinicQueries queries, BookingService bookings, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Calls one.</summary>
    /// <param name="key">Minted by the form, and the id of what it makes: sent twice, it makes one.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether the actor may; those who may belong to an organisation that takes referrals or answers the helpline.</returns>
    /// <exception cref="InputRefusedException">Something is missing or cannot be, or the form was used for something else.</exception>
    public async Task<bool> AddAsync(Guid key, TypedClinic typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (queries.Runs.Count == 0)
            return false;
        var row = Made(key, typed);
        if (await db.Set<Clinic>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, ct) is { } made)
            return made.CalledBy == row.CalledBy && made.Kind == row.Kind && made.StartsAtUtc == row.StartsAtUtc && made.EndsAtUtc == row.EndsAtUtc && made.SlotMinutes == row.SlotMinutes && made.Places == row.Places && made.Venue == row.Venue ? true : throw new InputRefusedException("This form was sent already, with other words. Open the page again to call another clinic.");
        if (row.StartsAtUtc <= clock.GetUtcNow().UtcDateTime)
            throw new InputRefusedException("The clinic would have begun already. Choose a day and a time that are still to come.");
        if (row.Day > clock.Today().AddYears(1))
            throw new InputRefusedException("The clinic is more than a year away. Choose a day within a year.");
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("add", "clinic", key.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Cancels a whole clinic: whoever booked is told, without any word of what they brought.</summary>
    /// <returns>Whether it is there for the actor to cancel.</returns>
    /// <exception cref="InputRefusedException">It is over or cancelled already, it is not said why, or somebody else changed it.</exception>
    public async Task<bool> CancelAsync(Guid id, int version, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<Clinic>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } clinic || !queries.IsOfClinic(clinic))
            return false;
        if (clinic.CancelledAtUtc is not null)
            throw new InputRefusedException("This clinic was cancelled already. Look at what stands here now.");
        if (clinic.Version != version)
            throw new InputRefusedException(BookingService.Meanwhile);
        var now = clock.GetUtcNow().UtcDateTime;
        if (clinic.EndsAtUtc <= now)
            throw new InputRefusedException("This clinic is over. Write down what was advised, or that nobody came.");
        // Whoever was seen already gets their advice: what has begun is not cancelled.
        bool HasBegun(int number) => (ClinicSlots.Find(clinic, number)?.StartsAtUtc ?? clinic.StartsAtUtc) <= now;
        if (ClinicSlots.Of(clinic).All(s => s.StartsAtUtc <= now))
            throw new InputRefusedException("This clinic has begun. Write down what was advised, or that nobody came.");
        var said = FormFields.Text(why, "why it is cancelled; whoever booked reads it", ClinicBooking.ReasonLength);
        ClinicRules.RefuseTelling(clock.Today(), (said, "why it is cancelled"));
        (clinic.CancelledBy, clinic.CancelledAtUtc, clinic.CancelWhy) = (actor.Person, now, said);
        foreach (var booking in await db.Set<ClinicBooking>().Where(b => b.ClinicId == id && b.State == BookingState.Booked).ToListAsync(ct))
        {
            if (HasBegun(booking.Number))
                continue;
            await bookings.EndAsync(booking, clinic.OrganisationId, $"The whole clinic was cancelled. {said}"[..Math.Min(ClinicBooking.ReasonLength, said.Length + 32)], ct);
            if (booking.BookedBy != actor.Person)
                await notices.TellByMailAsync(booking.BookedBy, "A clinic at which you had booked was cancelled. See why, and what else is free.", ClinicLinks.Booking(booking.Id), ct);
        }

        await audit.SaveAsync(ct, new AuditFact("cancel", "clinic", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    private Clinic Made(Guid key, TypedClinic typed)
    {
        if (key == Guid.Empty)
            throw new InputRefusedException("This form cannot be read. Open the page again.");
        var kind = FormFields.One<ClinicKind>(typed.Kind, "what kind of clinic it is");
        var day = FormFields.Day(typed.Day, "day of the clinic");
        var starts = ClinicSlots.AtUtc(day, ClinicRules.Time(typed.Starts, "when it begins"));
        var ends = ClinicSlots.AtUtc(day, ClinicRules.Time(typed.Ends, "when it ends"));
        if (ends <= starts)
            throw new InputRefusedException("The clinic would end before it begins. Correct when it begins or ends.");
        var hasSlots = !string.IsNullOrWhiteSpace(typed.SlotMinutes);
        if (hasSlots == !string.IsNullOrWhiteSpace(typed.Places))
            throw new InputRefusedException("Enter how long a slot is, or how many places there are where everybody comes at once; one of the two.");
        int? minutes = hasSlots ? ClinicRules.Number(typed.SlotMinutes, "how many minutes a slot is", ClinicSlots.ShortestMinutes, ClinicSlots.LongestMinutes) : null;
        var places = minutes is { } length ? ClinicSlots.Count(starts, ends, length) : ClinicRules.Number(typed.Places, "how many places there are", 1, ClinicSlots.Most);
        if (places == 0)
            throw new InputRefusedException("Not one slot is as long as that. Shorten the slots, or let the clinic end later.");
        if (places > ClinicSlots.Most)
            throw new InputRefusedException($"There would be {places} slots. Make the slots longer: at most {ClinicSlots.Most} can be booked of one clinic.");
        return new()
        {
            Id = key, Kind = kind, Day = day, StartsAtUtc = starts, EndsAtUtc = ends, SlotMinutes = minutes, Places = places, Venue = FormFields.Text(typed.Venue, "where it is", Clinic.NameLength), OrganisationId = Runner(typed.Organisation),
            Advisers = FormFields.Text(typed.Advisers, "who advises, by what they do", Clinic.TextLength), About = FormFields.OptionalText(typed.About, "what it is for", Clinic.TextLength), CalledBy = actor.Person!.Value, CalledAtUtc = clock.GetUtcNow().UtcDateTime,
        };
    }

    private OrganisationId Runner(string? typed)
    {
        var runs = queries.Runs;
        return runs.Count == 1 ? runs[0] : runs.Where(o => o.ToString() == typed).Select(o => (OrganisationId?)o).FirstOrDefault() ?? throw new InputRefusedException("Choose which organisation runs the clinic.");
    }
}
