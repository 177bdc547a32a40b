using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Everything;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>The record of decisions of a year, the record of a meeting as a file, and the page that gives everything.</summary>
public sealed class RecordPageTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_of_a_year_tells_each_decision_with_its_rule_numbers_objections_and_review()
    {
        await using var scene = await DecisionScene.CreateAsync(Engine.Sqlite, (Schools, 3), (Health, 3), (Parents, 3));
        Assert.Contains("Nothing was decided yet", await scene.TextAsync(scene.Observer, DecisionLinks.Year(null)), StringComparison.Ordinal);
        var objected = await scene.OpenAsync(scene.Draft(ProposalKind.Consent) with { Title = "A worker for a year" });
        foreach (var seat in scene.Seats.Take(8))
            await scene.VoteAsync(objected, seat, (int)ConsentPosition.Consent);
        await scene.VoteAsync(objected, scene.Seats[8], "Families would lose them again.", (int)ConsentPosition.Objection);
        await scene.CloseAsync(objected);
        await scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(objected, "We do not take a worker for a year.", false, scene.Today.AddMonths(3), [], Ct));
        var secret = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "First\nSecond", anonymous: true) with { Title = "What we think" });
        for (var n = 0; n < 9; n++)
            await scene.VoteAsync(secret, scene.Seats[n], 1, n == 0 ? 2 : 0);
        await scene.CloseAsync(secret);
        await scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(secret, "We go on with the first.", true, scene.Today.AddMonths(6), [], Ct));
        var text = await scene.TextAsync(scene.Observer, DecisionLinks.Year(2026));
        Assert.Contains("Record of decisions 2026", text, StringComparison.Ordinal);
        Assert.Contains("2 decisions.", text, StringComparison.Ordinal);
        foreach (var said in new[]
        {
            "1. A worker for a year Not adopted", "We do not take a worker for a year.", "Round of consent, counted by consent, with names", "Schools: 3 of 3 voted", "Families would lose them again.", "2. What we think", "We go on with the first.",
            "Sense check, counted by seen by sector, without names", "9 of 9 agree", "fewer than five answered this one, so their answers are not shown", "By Wednesday 10 February 2027",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains("The record of a year, to print", await scene.TextAsync(scene.Observer, DecisionLinks.Register), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.Observer)).GetAsync(DecisionLinks.Year(2019), Ct)).StatusCode);
    }

    [Fact]
    public async Task The_record_of_a_meeting_is_one_file_without_script_that_tells_who_was_there_as_the_page_does()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var (health, parents) = (await table.SeatAsync(UsualSectors.Health, table.Health), await table.SeatAsync(UsualSectors.Parents, table.Forum));
        await table.SitAsync(health, table.Nurse);
        await table.SitAsync(parents, table.Mother);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet <here>", MeetingKind.Partnership, "Look at the year", null, MeetingMode.InPerson, "Library", null), Ct));
        using var mother = table.Client(table.Mother);
        Assert.Equal(HttpStatusCode.NotFound, (await mother.GetAsync(MeetingLinks.NotesFile(meeting), Ct)).StatusCode);
        await HoldAsync(table, meeting, health, parents);
        await table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "We talked.\n\nThen <script>alert(1)</script> we ate.", Ct));
        await table.AsAsync<RecordService>(table.Mother, s => s.CorrectAsync(meeting, "We ate first.", Ct));
        using var response = await mother.GetAsync(MeetingLinks.NotesFile(meeting), Ct);
        Assert.Equal("record-2026-11-10.html", response.Content.Headers.ContentDisposition?.FileNameStar);
        var page = await Read(await response.Content.ReadAsStringAsync(Ct));
        Assert.Empty(page.QuerySelectorAll("script, link, img, [src], [href]"));
        Assert.Equal(["Who was there", "What was on the agenda, and what came of it", "Notes", "What must be put right in the notes"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(["Health 1 1", "Parents and carers 0 1"], page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))));
        Assert.Equal(["1. Welcome"], page.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Contains("Then <script>alert(1)</script> we ate.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mother Moss, Tuesday 10 November 2026: We ate first.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nurse Nash", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        using var convenor = table.Client(table.Convenor);
        var own = await Read(await convenor.GetStringAsync(MeetingLinks.NotesFile(meeting), Ct));
        Assert.Equal(["Child health Health Nurse Nash There", "Parents' forum Parents and carers Mother Moss Sent an apology"], own.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))));
    }

    [Fact]
    public async Task Those_who_convene_take_everything_with_them_from_a_page_and_nobody_else_finds_it()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        foreach (var person in new[] { table.Nurse, table.Administrator, table.Teacher })
        {
            using var other = table.Client(person);
            Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(EverythingLinks.Take, Ct)).StatusCode);
        }

        using var client = table.Client(table.Convenor);
        Assert.Contains("Take everything with you", (await client.PageAsync("/collaborative")).Text(), StringComparison.Ordinal);
        Assert.Contains("Take everything with you", (await client.PageAsync("/collaborative/hand-over")).Text(), StringComparison.Ordinal);
        using var shown = await client.GetAsync(EverythingLinks.Take, Ct);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await Forms.Read(shown)).QuerySelector("main form")!;
        using var taken = await client.SendAsync(form, EverythingLinks.Take);
        Assert.Equal(("application/zip", "collaborative-2026-11-10.zip"), (taken.Content.Headers.ContentType?.MediaType, taken.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("Keeping children in school", (string)TakenFile.Read(await taken.Content.ReadAsByteArrayAsync(Ct)).Schema["collaborative"]!);
    }

    private static async Task HoldAsync(RoundTable table, Guid meeting, Guid health, Guid parents)
    {
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddItemAsync(meeting, new("Welcome", 10, null, false, true), Ct));
        await table.World.AsAsync(table.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            var row = await db.Set<Meeting>().SingleAsync(m => m.Id == meeting, Ct);
            (row.State, row.Day, row.Starts) = (MeetingState.Called, table.World.Today, new(10, 0));
            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("call", "meeting"));
            return true;
        });
        await table.AttendAsync(meeting, new Dictionary<Guid, Presence> { [health] = Presence.Present, [parents] = Presence.Apology }, null);
    }

    private static async Task<IDocument> Read(string html) => await BrowsingContext.New().OpenAsync(r => r.Content(html), Ct);
}
