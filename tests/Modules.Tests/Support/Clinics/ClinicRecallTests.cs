using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Clinics.ClinicScene;
using PersonalNotice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>What becomes of a child's name at a clinic once the sharing of it is recalled.</summary>
public sealed class ClinicRecallTests
{
    private const string Told = "A name that you heard at a clinic may be used no longer.";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_name_that_is_recalled_is_taken_out_and_whoever_called_the_clinic_is_told(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var clinic = await scene.CallAsync();
        var (first, second) = (await scene.BookAsync(clinic, scene.Named), await scene.BookAsync(clinic, scene.Named with { Slot = "2" }));
        var links = (await scene.AllAsync<BookingChild>()).ToDictionary(c => c.BookingId, c => c.DisclosureId);
        Assert.Equal(links.Values.Order(), (await scene.AllAsync<Disclosure>()).Select(d => d.Id).Order());
        Assert.Equal("Robin Hale", (await scene.SeeAsync(scene.Worker, first))!.Line.Booking.ChildName);

        await scene.People.World.AsAsync(scene.Senco, async s =>
        {
            await s.GetRequiredService<DisclosureService>().RecallAsync(scene.People.Child, links[first], "The mother asked for it.", Ct);
            return true;
        });

        var (row, steps) = await scene.StoredAsync(first);
        Assert.Equal((null, BookingState.Booked, "Hides under the table."), (row.ChildName, row.State, row.Worry));
        Assert.Equal((SystemPerson.Id, ClinicRecall.TakenOut, BookingState.Booked), (steps[^1].By, steps[^1].Why, steps[^1].To));
        Assert.Equal(2, steps.Count);
        Assert.Null((await scene.SeeAsync(scene.Worker, first))!.Child);
        // The other one was shared by an act of its own.
        Assert.Equal("Robin Hale", (await scene.StoredAsync(second)).Row.ChildName);
        var notice = Assert.Single(await scene.AllAsync<PersonalNotice>(), n => n.Text == Told);
        Assert.Equal((scene.Worker, ClinicLinks.Booking(first)), (notice.PersonId, notice.Link));
        Assert.Contains(await scene.AllAsync<AuditEntry>(), e => (e.Verb, e.Kind, e.RecordId, e.ChildId) == ("unname", "clinic-booking", first.ToString(), scene.People.Child));

        var page = await (await scene.BrowserAsync(scene.Worker)).GetAsync(ClinicLinks.Booking(first));
        Assert.Contains("Without a name", page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ClinicRecall.TakenOut, page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", page.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_family_takes_its_agreement_back_every_name_at_the_clinics_of_that_organisation_goes()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        Guid[] booked = [await scene.BookAsync(clinic, scene.Named), await scene.BookAsync(clinic, scene.Named with { Slot = "2" })];
        var without = await scene.BookAsync(clinic, Worry with { Slot = "3" });
        var organisation = Assert.Single((await scene.AllAsync<Clinic>()).Select(c => c.OrganisationId).Distinct());
        await scene.People.World.AsAsync(scene.People.Parent, async s =>
        {
            var facts = await s.GetRequiredService<IDisclosures>().WithdrawConsentAsync(scene.People.Child, organisation, "The family took it back.", Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, facts);
            return true;
        });
        foreach (var id in booked)
            Assert.Null((await scene.StoredAsync(id)).Row.ChildName);
        Assert.Single((await scene.StoredAsync(without)).Steps);
        Assert.Equal(2, (await scene.AllAsync<PersonalNotice>()).Count(n => n.Text == Told && n.PersonId == scene.Worker));
        // Who of the family it was stands nowhere at the clinic.
        Assert.All((await scene.AllAsync<BookingStep>()).Where(s => s.Why == ClinicRecall.TakenOut), s => Assert.NotEqual(scene.People.Parent, s.By));
        // The clinic goes on: advice is written down, and nothing of it names the child.
        scene.World.Clock.SetUtcNow(new(2026, 11, 18, 13, 40, 0, TimeSpan.Zero));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AdviseAsync(booked[0], 2, "Walk a day.", null, Ct)));
    }

    [Fact]
    public async Task Steps_of_a_named_child_stand_in_the_trail_of_that_child()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        var (named, without) = (await scene.BookAsync(clinic, scene.Named), await scene.BookAsync(clinic, Worry with { Slot = "2" }));
        scene.Hold();
        foreach (var id in new[] { named, without })
            Assert.True(await scene.ActAsync(scene.Worker, s => s.AdviseAsync(id, 1, "Walk a day.", null, Ct)));
        var trail = (await scene.AllAsync<AuditEntry>()).Where(e => (e.Verb, e.Kind) == ("advise", "clinic-booking")).ToDictionary(e => e.RecordId!, e => e.ChildId);
        Assert.Equal((scene.People.Child, null), (trail[named.ToString()], trail[without.ToString()]));
    }
}
