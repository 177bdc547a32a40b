using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>What clinics ask of those who run them (advice that nobody wrote down, days that are past) and of those who booked (what became of it). It names nobody.</summary>
internal sealed class ClinicHome(HeadwaterDb db, ClinicQueries queries, CurrentActor actor, TimeProvider clock) : IHomePart
{
    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var (lines, today, now) = (await queries.LinesAsync(null, ct), db.Reader.Today, clock.GetUtcNow().UtcDateTime);
        List<HomeTask> tasks = [];
        Add(tasks, [.. lines.Where(l => IsOfClinic(l) && l.Booking.State == BookingState.Booked && l.Clinic.EndsAtUtc <= now)], l => l.Clinic.Day, "Write down what was advised at a clinic", "Write down what was advised on {0} bookings of clinics");
        Add(tasks, [.. lines.Where(l => IsOfClinic(l) && ClinicRules.IsOverdue(l.Booking, today))], l => l.Booking.FollowUpOn!.Value, "Ask what became of a worry that a clinic advised on", "Ask what became of {0} worries that clinics advised on");
        Add(tasks, [.. lines.Where(l => (l.Party & BookingParty.Booker) != BookingParty.None && ClinicRules.IsToBeClosed(l.Booking, l.Booking.BookedBy == actor.Person, today))], l => l.Booking.FollowUpOn!.Value, "Say what became of a worry that was brought to a clinic", "Say what became of {0} worries that were brought to clinics");
        return tasks;
    }

    private static bool IsOfClinic(BookingLine line) => (line.Party & BookingParty.Clinic) != BookingParty.None;

    private static void Add(List<HomeTask> tasks, IReadOnlyList<BookingLine> found, Func<BookingLine, DateOnly> due, string one, string many)
    {
        if (found.Count > 0)
            tasks.Add(new(found.Count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, found.Count), found.Count == 1 ? ClinicLinks.Booking(found[0].Booking.Id) : ClinicLinks.List, found.Min(due)));
    }
}

/// <summary>What was booked, in the calendar of those who run a clinic and of those who booked: that something is booked and when, and nothing of the worry or the child.</summary>
internal sealed class ClinicFeed(ClinicQueries queries, CurrentActor actor, TimeProvider clock) : IFeedPart
{
    public async Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<FeedDay> days = [];
        foreach (var line in await queries.LinesAsync(null, ct))
        {
            var isMine = (line.Party & BookingParty.Clinic) != BookingParty.None || line.Booking.BookedBy == actor.Person;
            if (isMine && line.Booking.State == BookingState.Booked && ClinicSlots.Find(line.Clinic, line.Booking.Number) is { } slot && slot.EndsAtUtc > now)
                days.Add(new($"clinic-{line.Booking.Id}", line.Clinic.Day, $"{ClinicWords.Of(line.Clinic.Kind)}, {(line.Clinic.SlotMinutes is null ? "place" : "slot")} booked", ClinicLinks.Booking(line.Booking.Id)) { StartsAtUtc = slot.StartsAtUtc, EndsAtUtc = slot.EndsAtUtc });
        }

        return days;
    }
}
