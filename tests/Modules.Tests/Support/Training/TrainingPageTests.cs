using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Data;
using Headwater.Support.Training;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Training.TrainingScene;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Training in a browser without script: offering, booking, who came, feedback, the certificate, programmes, and what is suggested.</summary>
public sealed class TrainingPageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_service_offers_a_course_a_school_books_it_and_who_waits_moves_up(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var worker = await scene.BrowserAsync(scene.Worker);
        var form = (await worker.GetAsync(TrainingLinks.New)).Page;
        var wrong = await worker.PostAsync(form, TrainingLinks.New, "Save", ("Title", "<b>Sleep</b>"), ("Outcomes", "Sleep well"));
        Assert.Equal((HttpStatusCode.BadRequest, "<b>Sleep</b>"), (wrong.Status, wrong.Page.QuerySelector<IHtmlInputElement>("#Title")!.Value));
        var one = (await worker.PostAsync(wrong.Page, TrainingLinks.New, "Save", ("Audience", "everybody"), ("Needs", "sleep"))).To!;
        Assert.Contains("<b>Sleep</b>", Text((await worker.GetAsync(one)).Page), StringComparison.Ordinal);
        var day = (await worker.GetAsync(one)).Page;
        var half = await worker.PostAsync(day, one, "Add the day", ("Day", "24 11 2026"), ("Starts", "half nine"));
        Assert.Equal((HttpStatusCode.BadRequest, "24 11 2026", "half nine"), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value, half.Page.QuerySelector<IHtmlInputElement>("#Starts")!.Value));
        Assert.Equal(one, (await worker.PostAsync(half.Page, one, "Add the day", ("Starts", "09:30"), ("Ends", "12:00"), ("Place", "The old library"), ("Places", "1"))).To);
        Assert.Equal(one, (await worker.PostAsync(half.Page, one, "Add the day", ("Starts", "09:30"), ("Ends", "12:00"), ("Place", "The old library"), ("Places", "1"))).To);
        var senco = await scene.BrowserAsync(scene.Senco);
        var list = (await senco.GetAsync("/training?Words=sleep")).Page;
        Assert.Contains("1 of 1 places is left.", Text(list), StringComparison.Ordinal);
        Assert.Contains("1 course", Text(list), StringComparison.Ordinal);
        Assert.DoesNotContain("Calm mornings", Text(list), StringComparison.Ordinal);
        var session = list.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.GetAttribute("href")!.StartsWith("/training/sessions/", StringComparison.Ordinal)).GetAttribute("href")!;
        var page = (await senco.GetAsync(session)).Page;
        Assert.Equal(session, (await senco.PostAsync(page, session, "Book")).To);
        Assert.Equal(session, (await senco.PostAsync(page, session, "Book")).To);
        var unnamed = await senco.PostAsync((await senco.GetAsync(session)).Page, session, "Book", ("Who", "other"), ("Job", "Teaching assistant"));
        Assert.Equal((HttpStatusCode.BadRequest, "Teaching assistant"), (unnamed.Status, unnamed.Page.QuerySelector<IHtmlInputElement>("#Job")!.Value));
        Assert.Equal(session, (await senco.PostAsync(unnamed.Page, session, "Book", ("Name", "Jo Fern"))).To);
        Assert.Contains("No place is left, 1 person waits.", Text((await senco.GetAsync(session)).Page), StringComparison.Ordinal);
        // Names are for the provider, and nothing there for others.
        var people = $"{session}/people";
        Assert.Equal(HttpStatusCode.NotFound, (await senco.GetAsync(people)).Status);
        Assert.DoesNotContain("Jo Fern", Text((await (await scene.BrowserAsync(scene.BirchSenco)).GetAsync(session)).Page), StringComparison.Ordinal);
        var register = Text((await worker.GetAsync(people)).Page);
        foreach (var said in new[] { "1 expected, 1 waiting", "Senco of Alder, Alder School Booked", "Jo Fern, Alder School, Teaching assistant On the waiting list" })
            Assert.Contains(said, register, StringComparison.Ordinal);
        var mine = (await senco.GetAsync(session)).Page;
        var cancel = mine.QuerySelectorAll<IHtmlButtonElement>("main button").First(b => b.TextContent.Contains("the booking: You", StringComparison.Ordinal));
        Assert.Equal(session, (await senco.PostAsync(mine, session, cancel.TextContent.Trim())).To);
        Assert.Contains("Jo Fern Moved up to a place", Text((await senco.GetAsync(session)).Page), StringComparison.Ordinal);
        Assert.Contains("Jo Fern", Text((await senco.GetAsync("/training")).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_for_somebody_is_not_there()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (session, booking) = await scene.CameAsync();
        var parent = await scene.BrowserAsync(scene.Parent);
        string[] all = [TrainingLinks.List, TrainingLinks.New, TrainingLinks.Suggested, TrainingLinks.Programmes, TrainingLinks.One(scene.Course), TrainingLinks.Change(scene.Course), TrainingLinks.Session(session), TrainingLinks.Move(session), TrainingLinks.Register(session), TrainingLinks.Feedback(booking), TrainingLinks.Certificate(booking)];
        foreach (var path in all)
            Assert.NotEqual(HttpStatusCode.OK, (await parent.GetAsync(path)).Status);
        var teacher = await scene.BrowserAsync(scene.Teacher);
        foreach (var path in new[] { TrainingLinks.New, TrainingLinks.Change(scene.Course), TrainingLinks.Move(session), TrainingLinks.Register(session), TrainingLinks.Feedback(booking), TrainingLinks.Certificate(booking), TrainingLinks.Session(Guid.NewGuid()), TrainingLinks.One(Guid.NewGuid()), TrainingLinks.Programme(Guid.NewGuid()), TrainingLinks.Certificate(Guid.NewGuid()) })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await teacher.GetAsync(path)).Status));
        Assert.NotEqual(HttpStatusCode.OK, (await teacher.GetAsync(TrainingLinks.Suggested)).Status);
        Assert.DoesNotContain("Offer a course", Text((await teacher.GetAsync(TrainingLinks.List)).Page), StringComparison.Ordinal);
        // The certificate is theirs and the provider's alone; what was said is theirs.
        foreach (var (person, certificate, feedback) in new[] { (scene.Senco, true, true), (scene.Worker, true, false), (scene.Lead, false, false), (scene.Head, false, false), (scene.BirchSenco, false, false) })
        {
            var reader = await scene.BrowserAsync(person);
            Assert.Equal(certificate ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.GetAsync(TrainingLinks.Certificate(booking))).Status);
            Assert.Equal(feedback ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await reader.GetAsync(TrainingLinks.Feedback(booking))).Status);
        }
    }

    [Fact]
    public async Task Who_came_says_how_it_was_and_prints_a_certificate()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var session = await scene.SessionAsync();
        var booking = await scene.BookedAsync(scene.Senco, session, BookingState.Booked);
        scene.World.Clock.Advance(TimeSpan.FromDays(15));
        var worker = await scene.BrowserAsync(scene.Worker);
        var register = TrainingLinks.Register(session);
        Assert.Contains("Write down who came to “Calm mornings”", Text((await worker.GetAsync("/home")).Page), StringComparison.Ordinal);
        var page = (await worker.GetAsync(register)).Page;
        Assert.Equal(register, (await worker.PostAsync(page, register, "Save who came", ($"Mark[{booking}]", "came"))).To);
        Assert.Equal(register, (await worker.PostAsync(page, register, "Save who came", ($"Mark[{booking}]", "came"))).To);
        var again = await worker.PostAsync((await worker.GetAsync(register)).Page, register, "Save who came", ($"Mark[{booking}]", "missed"));
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Enter why you put right what was written down.", Text(again.Page), StringComparison.Ordinal);
        Assert.Equal("missed", again.Page.QuerySelectorAll<IHtmlSelectElement>("select").Single(s => s.Name == $"Mark[{booking}]").Value);
        var senco = await scene.BrowserAsync(scene.Senco);
        Assert.Contains("Say how “Calm mornings” was", Text((await senco.GetAsync("/home")).Page), StringComparison.Ordinal);
        var feedback = TrainingLinks.Feedback(booking);
        var form = (await senco.GetAsync(feedback)).Page;
        var half = await senco.PostAsync(form, feedback, "Say how it was", ("Plan", "Begin calmly."));
        Assert.Equal((HttpStatusCode.BadRequest, "Begin calmly."), (half.Status, half.Page.QuerySelector<IHtmlTextAreaElement>("#Plan")!.Value));
        Assert.Equal(feedback, (await senco.PostAsync(half.Page, feedback, "Say how it was", ("Useful", "5"))).To);
        Assert.Contains("What you wanted to do with it: Begin calmly.", Text((await senco.GetAsync(feedback)).Page), StringComparison.Ordinal);
        var certificate = Text((await senco.GetAsync(TrainingLinks.Certificate(booking))).Page);
        foreach (var said in new[] { "Senco of Alder, Alder School", "Calm mornings", "Tuesday 24 November 2026, 09:30 to 12:00 (2½ hours)", "Offered by Kestrel" })
            Assert.Contains(said, certificate, StringComparison.Ordinal);
        var found = Text((await worker.GetAsync(TrainingLinks.One(scene.Course))).Page);
        Assert.Contains("5, very useful*", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Begin calmly.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_moved_and_cancelled_with_a_reason_and_what_was_typed_stays()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var session = await scene.SessionAsync();
        await scene.BookedAsync(scene.Senco, session, BookingState.Booked);
        var (worker, move, one) = (await scene.BrowserAsync(scene.Worker), TrainingLinks.Move(session), TrainingLinks.Session(session));
        var form = (await worker.GetAsync(move)).Page;
        var half = await worker.PostAsync(form, move, "Save", ("Day", "25 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "25 11 2026"), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value));
        Assert.Equal(one, (await worker.PostAsync(half.Page, move, "Save", ("Why", "The hall is taken."))).To);
        var stale = await worker.PostAsync(form, move, "It does not take place", ("Because", "Too few."));
        Assert.Equal((HttpStatusCode.BadRequest, "Too few."), (stale.Status, stale.Page.QuerySelector<IHtmlInputElement>("#Because")!.Value));
        var senco = await scene.BrowserAsync(scene.Senco);
        Assert.Contains("Moved The hall is taken.", Text((await senco.GetAsync(one)).Page), StringComparison.Ordinal);
        Assert.Equal(one, (await worker.PostAsync(stale.Page, move, "It does not take place")).To);
        Assert.Contains("Does not take place Too few.", Text((await senco.GetAsync(one)).Page), StringComparison.Ordinal);
        Assert.Contains("does not take place. Look there why.", Text((await senco.GetAsync("/notices")).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_is_begun_joined_and_left_and_the_lead_sees_what_could_be_planned()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var adviser = await scene.BrowserAsync(scene.Adviser);
        var form = (await adviser.GetAsync(TrainingLinks.Programmes)).Page;
        var half = await adviser.PostAsync(form, TrainingLinks.Programmes, "Add the programme", ("Name", "SENCO network"));
        Assert.Equal((HttpStatusCode.BadRequest, "SENCO network"), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Name")!.Value));
        var one = (await adviser.PostAsync(half.Page, TrainingLinks.Programmes, "Add the programme", ("RunBy", scene.Council.ToString()), ("About", "Once each half term."))).To!;
        var senco = await scene.BrowserAsync(scene.Senco);
        Assert.Equal(one, (await senco.PostAsync((await senco.GetAsync(one)).Page, one, "Join as a member")).To);
        var page = (await senco.GetAsync(one)).Page;
        Assert.Equal("1 member", page.QuerySelector("caption")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("main button"), b => b.TextContent.Contains("Add as members", StringComparison.Ordinal));
        Assert.Equal(one, (await adviser.PostAsync((await adviser.GetAsync(one)).Page, one, "Add as members", ("Joining", scene.Birch.ToString()))).To);
        Assert.Equal(one, (await senco.PostAsync((await senco.GetAsync(one)).Page, one, "End")).To);
        Assert.Contains("Birch School", Text((await senco.GetAsync(one)).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await senco.GetAsync($"{one}?handler=Csv")).Status);

        Task<Headwater.Support.Helpline.TakenIn> AskAsync() => scene.AsAsync<Headwater.Support.Helpline.IntakeService, Headwater.Support.Helpline.TakenIn>(scene.Adviser, s => s.TakeAsync(Guid.CreateVersion7(), Headwater.Modules.Tests.Support.Helpline.HelplineScene.Typed, Ct));
        for (var n = 0; n < 7; n++)
            await AskAsync();
        var lead = await scene.BrowserAsync(scene.Lead);
        Assert.Contains("Worry and anxiety. Asked 7 times, no training is planned. The directory has no service for it either.", Text((await lead.GetAsync(TrainingLinks.Suggested)).Page), StringComparison.Ordinal);
        await scene.SessionAsync();
        Assert.DoesNotContain("Worry and anxiety", Text((await lead.GetAsync(TrainingLinks.Suggested)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_reads_three_times_at_most_however_many_booked()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var session = await scene.SessionAsync(Day with { Places = "50" });
        for (var n = 0; n < 12; n++)
            await scene.BookedAsync(scene.Senco, session, BookingState.Booked, Named($"Colleague {n}"));
        // The list of who booked reads the names of people besides.
        foreach (var (read, most) in new (Func<TrainingQueries, Task>, int)[] { (q => q.CatalogueAsync(Ct), 3), (q => q.SessionAsync(session, Ct), 3), (q => q.CourseAsync(scene.Course, Ct), 3), (q => q.RegisterAsync(session, Ct), 4) })
        {
            var reads = await scene.World.AsAsync(scene.Worker, async s =>
            {
                var count = s.GetRequiredService<QueryCount>();
                var before = count.Reads;
                await read(s.GetRequiredService<TrainingQueries>());
                return count.Reads - before;
            });
            Assert.InRange(reads, 1, most);
        }
    }
}
