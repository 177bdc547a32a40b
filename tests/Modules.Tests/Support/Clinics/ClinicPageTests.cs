using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Support.Clinics;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Clinics.ClinicScene;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>A clinic from the call to what became of it, in a browser without script; and for whom pages are not there.</summary>
public sealed class ClinicPageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_clinic_is_called_booked_held_and_followed_up(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Contains("No clinic is called yet.", await scene.TextAsync(scene.Worker, ClinicLinks.List), StringComparison.Ordinal);
        var form = (await worker.GetAsync(ClinicLinks.New)).Page;
        var wrong = await worker.PostAsync(form, ClinicLinks.New, "Call it", ("Kind", "Inclusion"), ("Day", "18 11 2026"), ("Starts", "13:30"), ("Ends", "late"), ("SlotMinutes", "30"), ("Venue", "Online <b>"), ("Advisers", "Educational psychologist"));
        Assert.Equal((HttpStatusCode.BadRequest, "13:30", "Online <b>"), (wrong.Status, Input(wrong.Page, "Starts"), Input(wrong.Page, "Venue")));
        Assert.Contains("Enter when it ends as a time such as 9:30 or 14:00.", Text(wrong.Page), StringComparison.Ordinal);
        var one = (await worker.PostAsync(wrong.Page, ClinicLinks.New, "Call it", ("Ends", "15:30"))).To!;
        Assert.Equal(one, (await worker.PostAsync(wrong.Page, ClinicLinks.New, "Call it", ("Ends", "15:30"))).To);
        Assert.Single(await scene.AllAsync<Clinic>());

        var senco = await scene.BrowserAsync(scene.Senco);
        var list = (await senco.GetAsync(ClinicLinks.List)).Page;
        Assert.Contains("Inclusion clinic, Wednesday 18 November 2026, 13:30 to 15:30 Online <b>. Run by Kestrel: Educational psychologist. 4 of 4 slots free.", Text(list), StringComparison.Ordinal);
        Assert.DoesNotContain(list.QuerySelectorAll("main a"), a => a.TextContent == "Call a clinic");
        var page = (await senco.GetAsync(one)).Page;
        Assert.Equal(["Book 13:30 to 14:00", "Book 14:00 to 14:30", "Book 14:30 to 15:00", "Book 15:00 to 15:30"], page.QuerySelectorAll("main ul.govuk-list a").Select(a => a.TextContent));
        var book = page.QuerySelectorAll<IHtmlAnchorElement>("main ul.govuk-list a").ElementAt(1).GetAttribute("href")!;
        var asked = (await senco.GetAsync(book)).Page;
        Assert.Equal("2", asked.QuerySelector<IHtmlSelectElement>("#Slot")!.Value);
        var told = await senco.PostAsync(asked, book, "Book it", ("Age", "SevenToEleven"), ("Phase", "Primary"), ("Worry", "<i>Hides</i>. Born 12/3/2017."), ("Tried", "A laptop."));
        Assert.Equal((HttpStatusCode.BadRequest, "<i>Hides</i>. Born 12/3/2017.", "A laptop."), (told.Status, Area(told.Page, "Worry"), Area(told.Page, "Tried")));
        Assert.Contains("it may be a day of birth. Say how old the child is.", Text(told.Page), StringComparison.Ordinal);
        var booking = (await senco.PostAsync(told.Page, book, "Book it", ("Worry", "<i>Hides</i> under the table."))).To!;
        Assert.Equal(booking, (await senco.PostAsync(told.Page, book, "Book it", ("Worry", "<i>Hides</i> under the table."))).To);
        Assert.Contains("<i>Hides</i> under the table.", await scene.TextAsync(scene.Senco, booking), StringComparison.Ordinal);

        // Somebody had the page open meanwhile.
        var other = await scene.BrowserAsync(scene.People.OtherWorker);
        var late = await other.PostAsync(asked, $"{one}/book", "Book it", ("Age", "SevenToEleven"), ("Phase", "Primary"), ("Worry", "Another worry."), ("Key", Guid.CreateVersion7().ToString()), ("__RequestVerificationToken", Token((await other.GetAsync($"{one}/book")).Page)));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("Somebody else took this slot meanwhile. Free: 13:30, 14:30, 15:00.", Text(late.Page), StringComparison.Ordinal);
        Assert.Equal("Another worry.", Area(late.Page, "Worry"));

        Assert.Contains("A slot of a clinic that you called was booked.", await scene.TextAsync(scene.Worker, "/notices"), StringComparison.Ordinal);
        var early = (await worker.GetAsync(booking)).Page;
        Assert.Contains("Once it has begun, you write down here what you advised.", Text(early), StringComparison.Ordinal);
        Assert.Equal(["Cancel the booking"], early.QuerySelectorAll("main button").Select(b => b.TextContent));
        scene.Hold();
        Assert.Contains("Write down what was advised at a clinic", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        var held = (await worker.GetAsync(booking)).Page;
        Assert.Contains("Enter what was advised.", Text((await worker.PostAsync(held, booking, "Write down the advice")).Page), StringComparison.Ordinal);
        Assert.Equal(booking, (await worker.PostAsync(held, booking, "Write down the advice", ("Advice", "Walk a day with the child."), ("FollowUp", "25 11 2026"))).To);
        var stale = await worker.PostAsync(held, booking, "Nobody came");
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Contains("Somebody else changed this in the meantime.", Text(stale.Page), StringComparison.Ordinal);
        Assert.Contains("What a clinic advised you was written down.", await scene.TextAsync(scene.Senco, "/notices"), StringComparison.Ordinal);

        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("Say what became of a worry that was brought to a clinic", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        Assert.Contains("Ask what became of a worry that a clinic advised on", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        Assert.Equal(booking, (await senco.PostAsync((await senco.GetAsync(booking)).Page, booking, "Say what became of it", ("Outcome", "Comes out by herself."))).To);
        var after = await scene.TextAsync(scene.Worker, booking);
        foreach (var said in new[] { "Comes out by herself.", "Wednesday 18 November 2026 at 16:00: advice given by Worker of Kestrel, Kestrel. The advice was written down. To be looked at again on Wednesday 25 November 2026.", "closed by Senco of Alder, Alder School." })
            Assert.Contains(said, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_not_there_for_those_they_are_not_for()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        var booking = await scene.BookAsync(clinic);
        foreach (var stranger in new[] { scene.People.OtherWorker, scene.People.Teacher, scene.People.Lead, scene.People.Adviser })
        {
            var reader = await scene.BrowserAsync(stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(ClinicLinks.Booking(booking))).Status);
            Assert.DoesNotContain("What is booked", Text((await reader.GetAsync(ClinicLinks.One(clinic))).Page), StringComparison.Ordinal);
        }

        foreach (var path in new[] { ClinicLinks.New, ClinicLinks.One(Guid.CreateVersion7()), ClinicLinks.Book(Guid.CreateVersion7()), ClinicLinks.Booking(clinic) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Senco)).GetAsync(path)).Status);
        // Those who run it do not book there; the local lead books nowhere.
        foreach (var none in new[] { scene.Worker, scene.People.Lead })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(none)).GetAsync(ClinicLinks.Book(clinic))).Status);
        foreach (var path in new[] { ClinicLinks.List, ClinicLinks.New, ClinicLinks.One(clinic), ClinicLinks.Book(clinic), ClinicLinks.Booking(booking) })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.People.Parent)).GetAsync(path)).Status);
        var senco = await scene.BrowserAsync(scene.Senco);
        Assert.Contains((await senco.GetAsync("/home")).Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == ClinicLinks.List);
        Assert.DoesNotContain((await senco.GetAsync(ClinicLinks.One(clinic))).Page.QuerySelectorAll("main button"), b => b.TextContent.Contains("Cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_clinic_is_cancelled_with_a_reason_that_those_who_booked_read()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var clinic = await scene.CallAsync();
        var (one, booking) = (ClinicLinks.One(clinic), ClinicLinks.Booking(await scene.BookAsync(clinic)));
        var worker = await scene.BrowserAsync(scene.Worker);
        var page = (await worker.GetAsync(one)).Page;
        Assert.Contains("Enter why it is cancelled", Text((await worker.PostAsync(page, one, "Cancel the clinic")).Page), StringComparison.Ordinal);
        Assert.Equal(one, (await worker.PostAsync(page, one, "Cancel the clinic", ("Why", "The panel is ill."))).To);
        Assert.Contains("A clinic at which you had booked was cancelled. See why, and what else is free.", await scene.TextAsync(scene.Senco, "/notices"), StringComparison.Ordinal);
        Assert.Contains("The whole clinic was cancelled. The panel is ill.", await scene.TextAsync(scene.Senco, booking), StringComparison.Ordinal);
        Assert.Contains("Cancelled On Tuesday 10 November 2026: The panel is ill.", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(booking)).Status);
    }

    private static string? Input(IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"#{name}")!.Value;

    private static string Area(IHtmlDocument page, string name) => page.QuerySelector<IHtmlTextAreaElement>($"#{name}")!.Value;

    private static string Token(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value;
}
