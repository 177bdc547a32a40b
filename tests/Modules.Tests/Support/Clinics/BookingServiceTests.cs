using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.SubjectAccess;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Clinics.ClinicScene;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>Who books and who reads, one slot for one, names only as the family agreed, and what is refused.</summary>
public sealed class BookingServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_slot_is_one_persons_and_who_came_second_hears_what_is_free(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var clinic = await scene.CallAsync();
        var first = await scene.BookAsync(clinic);
        Assert.Equal("Somebody else took this slot meanwhile. Free: 14:00, 14:30, 15:00.", await RefusedAsync(() => scene.TryBookAsync(scene.People.OtherWorker, clinic, Guid.CreateVersion7())));
        // Two at once: one of them.
        var both = await Task.WhenAll(new[] { scene.Senco, scene.People.OtherWorker }.Select(p => Task.Run(async () =>
        {
            try
            {
                return await scene.TryBookAsync(p, clinic, Guid.CreateVersion7(), Worry with { Slot = "2" });
            }
            catch (InputRefusedException)
            {
                return false;
            }
        })));
        Assert.Equal(1, both.Count(b => b));
        Assert.True(await scene.ActAsync(scene.Senco, s => s.CancelAsync(first, 1, "The family moved away.", Ct)));
        Assert.NotEqual(first, await scene.BookAsync(clinic, null, scene.People.OtherWorker));
        Assert.Equal([1, 2], (await scene.AllAsync<ClinicBooking>()).Where(b => b.HeldNumber is not null).Select(b => b.Number).Order());
        Assert.Equal(BookingState.Cancelled, (await scene.StoredAsync(first)).Row.State);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_brought_is_read_by_the_side_that_booked_and_by_the_clinic_alone(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var clinic = await scene.CallAsync();
        var (ofSenco, ofTeacher) = (await scene.BookAsync(clinic), await scene.BookAsync(clinic, Worry with { Slot = "2" }, scene.People.Teacher));
        foreach (var reader in new[] { scene.Senco, scene.People.Head })
            Assert.Equal(BookingParty.Booker, (await scene.SeeAsync(reader, ofTeacher))!.Line.Party);
        Assert.Equal(BookingParty.Clinic, (await scene.SeeAsync(scene.Worker, ofSenco))!.Line.Party);
        // A class teacher reads what they brought themselves.
        Assert.NotNull(await scene.SeeAsync(scene.People.Teacher, ofTeacher));
        foreach (var stranger in new[] { scene.People.Teacher, scene.People.OtherWorker, scene.People.Lead, scene.People.Adviser, scene.People.Parent })
        {
            Assert.Null(await scene.SeeAsync(stranger, ofSenco));
            Assert.False(await scene.ActAsync(stranger, s => s.CancelAsync(ofSenco, 1, "Not mine.", Ct)));
        }

        Assert.Empty(await scene.LinesAsync(scene.People.OtherWorker));
        // Nobody books at their own organisation's clinic, and the local lead and families nowhere.
        foreach (var none in new[] { scene.Worker, scene.People.Lead, scene.People.Parent })
            Assert.False(await scene.TryBookAsync(none, clinic, Guid.CreateVersion7(), Worry with { Slot = "3" }));
        // What was cancelled the clinic reads no longer.
        Assert.True(await scene.ActAsync(scene.Senco, s => s.CancelAsync(ofSenco, 1, "The family moved away.", Ct)));
        Assert.Null(await scene.SeeAsync(scene.Worker, ofSenco));
        Assert.Equal("The family moved away.", (await scene.SeeAsync(scene.Senco, ofSenco))!.Steps[^1].Why);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Advice_a_day_to_look_again_and_what_became_of_it_are_steps_with_who_when_and_why(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var booking = await scene.BookAsync(await scene.CallAsync());
        Assert.Contains("has not begun yet", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AdviseAsync(booking, 1, "Walk a day with the child.", null, Ct))), StringComparison.Ordinal);
        scene.Hold();
        Assert.Contains("This is for those who run the clinic", await RefusedAsync(() => scene.ActAsync(scene.Senco, s => s.PlanAsync(booking, 1, "1 12 2026", Ct))), StringComparison.Ordinal);
        Assert.Contains("is past", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AdviseAsync(booking, 1, "Walk a day.", "17 11 2026", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AdviseAsync(booking, 1, "Walk a day with the child.", "25 11 2026", Ct)));
        Assert.Equal(BookingService.Meanwhile, await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AdviseAsync(booking, 1, "Something else.", null, Ct))));
        Assert.Contains("This is for whoever booked", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.CloseAsync(booking, 2, "It helped.", Ct))), StringComparison.Ordinal);
        Assert.Empty(await TasksAsync(scene, scene.Senco));
        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("Say what became of a worry that was brought to a clinic", Assert.Single(await TasksAsync(scene, scene.Senco)).Text);
        Assert.Equal("Ask what became of a worry that a clinic advised on", Assert.Single(await TasksAsync(scene, scene.Worker)).Text);
        Assert.Empty(await TasksAsync(scene, scene.People.Head));
        Assert.True(await scene.ActAsync(scene.Senco, s => s.PlanAsync(booking, 2, "2 12 2026", Ct)));
        Assert.Empty(await TasksAsync(scene, scene.Worker));
        Assert.True(await scene.ActAsync(scene.People.Head, s => s.CloseAsync(booking, 3, "Comes out by herself now.", Ct)));
        var (row, steps) = await scene.StoredAsync(booking);
        Assert.Equal((BookingState.Closed, "Comes out by herself now.", new DateOnly(2026, 11, 26)), (row.State, row.Outcome, row.OverOn));
        Assert.Equal([(scene.Senco, BookingState.Booked), (scene.Worker, BookingState.Advised), (scene.Senco, BookingState.Advised), (scene.People.Head, BookingState.Closed)], steps.Select(s => (s.By, s.To)));
        Assert.Equal("To be looked at again on Wednesday 2 December 2026.", steps[2].Why);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_child_is_named_only_as_the_family_agreed_by_whoever_sees_the_record_and_that_opens_it_to_nobody(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var (clinic, child) = (await scene.CallAsync(), scene.People.Child);
        Assert.Contains("No record that is open to you", await RefusedAsync(() => scene.TryBookAsync(scene.People.OtherWorker, clinic, Guid.CreateVersion7(), scene.Named)), StringComparison.Ordinal);
        Assert.Contains("Enter who of the family agreed", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), scene.Named with { AgreedBy = " " })), StringComparison.Ordinal);
        Assert.Contains("lies in the future", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), scene.Named with { AgreedOn = "11 11 2026" })), StringComparison.Ordinal);
        Assert.Contains("without a record it is booked without a name", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), scene.Named with { Record = null })), StringComparison.Ordinal);
        Assert.Contains("Your post does not let you share", await RefusedAsync(() => scene.TryBookAsync(scene.People.Teacher, clinic, Guid.CreateVersion7(), scene.Named)), StringComparison.Ordinal);
        Assert.Empty(await scene.AllAsync<Disclosure>());
        var booking = await scene.BookAsync(clinic, scene.Named);
        var shared = Assert.Single(await scene.AllAsync<Disclosure>());
        Assert.Equal((child, scene.People.Kestrel, "Sam Hale, mother"), (shared.ChildId, shared.ToOrganisation, shared.ConsentWhose));
        var seen = (await scene.SeeAsync(scene.Worker, booking))!;
        Assert.Equal(("Robin Hale", null), (seen.Line.Booking.ChildName, seen.Child));
        Assert.Equal(child, (await scene.SeeAsync(scene.Senco, booking))!.Child);
        Assert.Null(await scene.People.SeeAsync(scene.Worker));
        await scene.World.AsAsync(scene.Worker, async s =>
        {
            Assert.Null(await s.GetRequiredService<Headwater.Children.Contracts.IChildSummaries>().OfAsync(child, Ct));
            return true;
        });
        // A request for the child's data holds it; what was brought without a name cannot be found by the child.
        await scene.BookAsync(clinic, Worry with { Slot = "2", Worry = "Somebody else’s worry." });
        var told = await scene.World.AsAsync(scene.Senco, s => s.GetServices<ISubjectData>().OfType<ClinicSubjectData>().Single().OfAsync([child], SubjectAudience.Parent, Ct));
        Assert.Equal("Hides under the table.", Assert.Single(Assert.Single(told).Items).Fields.Single(f => f.Label == "The worry").Value);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_cancelled_clinic_frees_what_was_booked_and_tells_everybody_without_a_word_of_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var clinic = await scene.CallAsync();
        Guid[] booked = [await scene.BookAsync(clinic), await scene.BookAsync(clinic, Worry with { Slot = "2" }, scene.People.OtherWorker)];
        Assert.False(await scene.CancelClinicAsync(scene.People.OtherWorker, clinic, 1));
        Assert.Contains("Enter why it is cancelled", await RefusedAsync(() => scene.CancelClinicAsync(scene.Worker, clinic, 1, " ")), StringComparison.Ordinal);
        Assert.Equal(BookingService.Meanwhile, await RefusedAsync(() => scene.CancelClinicAsync(scene.Worker, clinic, 0)));
        Assert.True(await scene.CancelClinicAsync(scene.Worker, clinic, 1));
        Assert.Contains("cancelled already", await RefusedAsync(() => scene.CancelClinicAsync(scene.Worker, clinic, 2)), StringComparison.Ordinal);
        foreach (var id in booked)
        {
            var (row, steps) = await scene.StoredAsync(id);
            Assert.Equal((BookingState.Cancelled, null), (row.State, row.HeldNumber));
            Assert.Equal((scene.Worker, scene.People.Kestrel, "The whole clinic was cancelled. The panel is ill."), (steps[^1].By, steps[^1].OrganisationId, steps[^1].Why));
        }

        Assert.Contains("This clinic was cancelled.", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), Worry with { Slot = "3" })), StringComparison.Ordinal);
        Assert.Empty(await scene.People.AsAsync<ClinicQueries, IReadOnlyList<ClinicView>>(scene.Senco, q => q.ComingAsync(Ct)));
    }

    [Fact]
    public async Task Bad_input_is_one_sentence_and_a_form_makes_one()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        foreach (var typed in new[] { Typed with { Kind = "" }, Typed with { Day = "soon" }, Typed with { Day = "9 11 2026" }, Typed with { Day = "18 11 2028" }, Typed with { Starts = "one" }, Typed with { Ends = "13:00" }, Typed with { SlotMinutes = null }, Typed with { Places = "8" }, Typed with { SlotMinutes = "121" }, Typed with { SlotMinutes = "2" }, Typed with { Starts = "8:00", Ends = "16:00", SlotMinutes = "5" }, Typed with { Venue = " " }, Typed with { Advisers = null }, Typed with { Venue = "a\u202Eb" } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.CallAsync(typed)), StringComparison.Ordinal);
        var (key, clinic) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await scene.CallAsync(null, null, clinic);
        await scene.CallAsync(null, null, clinic);
        Assert.Contains("sent already", await RefusedAsync(() => scene.CallAsync(Typed with { Venue = "Room 2" }, null, clinic)), StringComparison.Ordinal);
        Assert.Single(await scene.AllAsync<Clinic>());
        foreach (var typed in new[] { Worry with { Slot = "" }, Worry with { Slot = "5" }, Worry with { Age = "" }, Worry with { Phase = "9" }, Worry with { Worry = " " }, Worry with { Worry = "Born 12/3/2015." }, Worry with { Tried = "Wrote to sam@example.org" }, Worry with { Worry = new('w', ClinicBooking.TextLength + 1) } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), typed)), StringComparison.Ordinal);
        await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.Empty));
        Assert.True(await scene.TryBookAsync(scene.Senco, clinic, key));
        Assert.True(await scene.TryBookAsync(scene.Senco, clinic, key));
        Assert.Contains("sent already", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, key, Worry with { Worry = "Something else." })), StringComparison.Ordinal);
        Assert.Contains("sent already", await RefusedAsync(() => scene.TryBookAsync(scene.People.OtherWorker, clinic, key)), StringComparison.Ordinal);
        Assert.Single(await scene.AllAsync<ClinicBooking>());
        Assert.False(await scene.People.AsAsync<ClinicService, bool>(scene.Senco, s => s.AddAsync(Guid.CreateVersion7(), Typed, Ct)));
        // A drop-in: the first place that is free, and none once all are.
        var dropIn = await scene.CallAsync(Typed with { Kind = "DropIn", SlotMinutes = null, Places = "1" });
        await scene.BookAsync(dropIn, Worry with { Slot = null });
        Assert.Contains("No place is free any more", await RefusedAsync(() => scene.TryBookAsync(scene.People.OtherWorker, dropIn, Guid.CreateVersion7(), Worry with { Slot = null })), StringComparison.Ordinal);
        scene.Hold();
        Assert.Contains("begun already", await RefusedAsync(() => scene.TryBookAsync(scene.Senco, clinic, Guid.CreateVersion7(), Worry with { Slot = "2" })), StringComparison.Ordinal);
        Assert.Contains("is over", await RefusedAsync(() => scene.CancelClinicAsync(scene.Worker, clinic, 1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_booking_is_kept_two_years_from_when_it_was_over_and_the_clinic_as_long(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var clinic = await scene.CallAsync();
        var (over, open) = (await scene.BookAsync(clinic, scene.Named), await scene.BookAsync(clinic, Worry with { Slot = "2" }));
        Assert.True(await scene.ActAsync(scene.Senco, s => s.CancelAsync(over, 1, "Not needed.", Ct)));
        var held = await scene.World.AsAsync(scene.Worker, async s => await s.GetServices<IRetained>().OfType<ClinicRetained>().Single().HeldAsync(scene.World.Today, Ct).ToListAsync(Ct));
        Assert.Equal(3, held.Count);
        Assert.Equal((scene.People.Child, scene.World.Today), (held.Single(h => h.Key == over.ToString()).Child, held.Single(h => h.Key == over.ToString()).Facts.Ended));
        Assert.All(held.Where(h => h.Key != over.ToString()), h => Assert.Null(h.Facts.Ended));
        Assert.Equal(4, await scene.World.AsAsync(scene.Worker, s => s.GetServices<IRetained>().OfType<ClinicRetained>().Single().EraseAsync(held.Single(h => h.Key == over.ToString()), Ct)));
        Assert.Equal(open, Assert.Single(await scene.AllAsync<ClinicBooking>()).Id);
        Assert.Empty(await scene.AllAsync<BookingChild>());
    }

    private static Task<IReadOnlyList<HomeTask>> TasksAsync(ClinicScene scene, PersonId person) => scene.World.AsAsync(person, s => s.GetServices<IHomePart>().OfType<ClinicHome>().Single().TasksAsync(Ct));
}
