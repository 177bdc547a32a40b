using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Clinics;

namespace Headwater.Support.Sample;

/// <summary>Made-up clinics of the helpline's organisation: one was held, with a booking of every state, and two are to come, one with slots and one for whoever comes. The worries are about nobody.</summary>
internal sealed class SampleClinics(HeadwaterDb db, ISamplePeople people) : ISamplePart
{
    private static readonly (BookingState State, AgeGroup Age, SchoolPhase Phase, string Worry, string? Tried, string? Advice, string? Outcome)[] Held =
    [
        (BookingState.Advised, AgeGroup.ElevenToFourteen, SchoolPhase.Secondary, "Leaves most lessons after ten minutes, and says that it is too loud. Two suspensions this term.", "A pass to leave, which is used for whole afternoons.", "Walk through a day with the child and write down where it is loud. Agree three places to go to, and who is there. Ask for a check of hearing and listening.", null),
        (BookingState.Closed, AgeGroup.SevenToEleven, SchoolPhase.Primary, "Does not speak at school, and speaks at home.", "Small groups; a friend who answers instead.", "Do not ask for speech. One adult, ten minutes a day, side by side, for six weeks.", "Whispers with the one adult since the fourth week. A second adult joins now."),
        (BookingState.Advised, AgeGroup.FiveToSeven, SchoolPhase.Primary, "Bites when others come close, mostly before lunch.", "A seat at the edge.", "Eat something at half past ten. Count for two weeks when it happens.", null),
        (BookingState.Missed, AgeGroup.FourteenToSixteen, SchoolPhase.Secondary, "Comes in on two days of five since the holidays.", null, null, null),
        (BookingState.Booked, AgeGroup.ElevenToFourteen, SchoolPhase.Secondary, "Moved here in September, and has no friend yet. Sleeps in lessons.", "A buddy for a week.", null, null),
    ];

    /// <summary>After the helpline.</summary>
    public int Order => 94;

    public async Task<string> WriteAsync(SampleOrder order, CancellationToken ct)
    {
        var posts = await people.PostsAsync(ct);
        if (posts.FirstOrDefault(p => p.Role == Role.TriageAdviser) is not { } adviser || posts.FirstOrDefault(p => p.Role == Role.Senco) is not { } senco)
            return "no clinics";
        var ids = order.Ids("clinics");
        Clinic Called(ClinicKind kind, DateOnly day, TimeOnly from, TimeOnly to, int? minutes, int places, string venue) => new()
        {
            Id = ids.Next(), Kind = kind, Day = day, StartsAtUtc = ClinicSlots.AtUtc(day, from), EndsAtUtc = ClinicSlots.AtUtc(day, to), SlotMinutes = minutes, Places = places, Venue = venue, OrganisationId = adviser.Organisation,
            Advisers = "Educational psychologist, specialist teacher for autism, inclusion officer", About = "One worry in each slot. Bring what you saw and what you tried.", CalledBy = adviser.Person, CalledAtUtc = UkDays.StartOf(day.AddDays(-40)).AddHours(9),
        };
        var past = Called(ClinicKind.Inclusion, Weekday(order.Today.AddDays(-20)), new(13, 30), new(16, 0), 30, 5, "Online: the council sends how to come in");
        var next = Called(ClinicKind.Inclusion, Weekday(order.Today.AddDays(9)), new(13, 30), new(16, 0), 30, 5, "Online: the council sends how to come in");
        var dropIn = Called(ClinicKind.DropIn, Weekday(order.Today.AddDays(16)), new(9, 0), new(11, 0), null, 8, "Council offices, room 2");
        List<ClinicBooking> bookings = [];
        List<BookingStep> steps = [];
        foreach (var (held, n) in Held.Select((h, n) => (h, n)))
        {
            var at = past.StartsAtUtc.AddMinutes(30 * n);
            var isAdvised = held.Advice is not null;
            var row = new ClinicBooking
            {
                Id = ids.Next(), ClinicId = past.Id, Number = n + 1, HeldNumber = n + 1, State = held.State, OrganisationId = senco.Organisation, BookedBy = senco.Person, BookedAtUtc = past.CalledAtUtc.AddDays(3 + n), Age = held.Age, Phase = held.Phase, Worry = held.Worry, Tried = held.Tried,
                Advice = held.Advice, AdvisedOn = isAdvised ? past.Day : null, FollowUpOn = !isAdvised ? null : n == 2 ? order.Today.AddDays(-3) : order.Today.AddDays(12), Outcome = held.Outcome, OverOn = BookingStates.IsOver(held.State) ? Weekday(past.Day.AddDays(5)) : null,
            };
            bookings.Add(row);
            Walk(row, at);
        }

        var coming = new ClinicBooking { Id = ids.Next(), ClinicId = next.Id, Number = 2, HeldNumber = 2, State = BookingState.Booked, OrganisationId = senco.Organisation, BookedBy = senco.Person, BookedAtUtc = UkDays.StartOf(order.Today.AddDays(-2)).AddHours(10), Age = AgeGroup.SevenToEleven, Phase = SchoolPhase.Primary, Worry = "Hides under the table when it is time to write.", Tried = "A laptop; shorter tasks." };
        bookings.Add(coming);
        Walk(coming, next.StartsAtUtc);
        await db.InsertManyAsync([past, next, dropIn], ct);
        await db.InsertManyAsync(bookings, ct);
        await db.InsertManyAsync(steps, ct);
        return string.Create(CultureInfo.InvariantCulture, $"3 clinics with {bookings.Count} bookings");

        void Walk(ClinicBooking row, DateTime at)
        {
            Step(null, BookingState.Booked, senco, row.BookedAtUtc, "Without a name.");
            if (row.Advice is not null)
                Step(BookingState.Booked, BookingState.Advised, adviser, at.AddMinutes(25), $"The advice was written down. To be looked at again on {Interface.Words.Date(row.FollowUpOn!.Value)}.");
            if (row.State == BookingState.Closed)
                Step(BookingState.Advised, BookingState.Closed, senco, UkDays.StartOf(row.OverOn!.Value).AddHours(15), "What became of it was written down.");
            if (row.State == BookingState.Missed)
                Step(BookingState.Booked, BookingState.Missed, adviser, at.AddMinutes(20), "Nobody came.");

            void Step(BookingState? from, BookingState to, SamplePost by, DateTime when, string why) =>
                steps.Add(new() { Id = ids.Next(), BookingId = row.Id, Number = steps.Count(s => s.BookingId == row.Id) + 1, From = from, To = to, By = by.Person, OrganisationId = by.Organisation, AtUtc = when, Why = why });
        }
    }

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
}
