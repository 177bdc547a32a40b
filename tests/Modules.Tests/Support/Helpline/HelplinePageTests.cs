using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Support.Helpline;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>The helpline in a browser without script: asking on the web, the board, a call, one enquiry, danger, themes and settings.</summary>
public sealed class HelplinePageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_parent_asks_on_the_web_and_the_helpline_answers_by_a_team_a_person_and_a_dated_promise(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var nobody = new PageReader(site.Client());
        Assert.Contains((await nobody.GetAsync("/help")).Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == "/help/ask");
        var form = (await nobody.GetAsync("/help/ask")).Page;
        Assert.Contains("If a child is in danger, do not write here. Call 999", Text(form), StringComparison.Ordinal);
        // Another site cannot ask in somebody's name: without the form's token nothing is taken in.
        Assert.Single(form.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        using var foreign = new FormUrlEncodedContent([new("Key", Guid.CreateVersion7().ToString()), new("Worry", "She is sick."), new("Who", "Parent")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client().PostAsync("/help/ask", foreign, Ct)).StatusCode);
        Assert.Equal(0, await scene.CountAsync<HelplineEnquiry>());
        var wrong = await nobody.PostAsync(form, "/help/ask", "Send", ("Worry", "<b>She</b> is sick."), ("Who", "Parent"), ("Age", "nine"));
        Assert.Equal((HttpStatusCode.BadRequest, "<b>She</b> is sick.", "nine"), (wrong.Status, wrong.Page.QuerySelector<IHtmlTextAreaElement>("#Worry")!.Value, wrong.Page.QuerySelector<IHtmlInputElement>("#Age")!.Value));
        Assert.Contains("Enter the age in whole years", Text(wrong.Page), StringComparison.Ordinal);
        Assert.Contains("Leave the field", Text((await nobody.PostAsync(wrong.Page, "/help/ask", "Send", ("Age", "9"), ("Website", "https://spam.example"))).Page), StringComparison.Ordinal);
        var sent = await nobody.PostAsync(wrong.Page, "/help/ask", "Send", ("Age", "9"), ("Contact", "01632 960001"), ("May", "true"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        // Eight working hours from Tuesday at nine.
        Assert.Contains("You are answered by Tuesday 10 November 2026 at 17:00, at what you gave: 01632 960001.", Text(sent.Page), StringComparison.Ordinal);
        var reference = EnquiryRules.ReferenceIn(Text(sent.Page))!;
        var twice = await nobody.PostAsync(wrong.Page, "/help/ask", "Send", ("Age", "9"), ("Contact", "01632 960001"), ("May", "true"));
        Assert.Contains(reference, Text(twice.Page), StringComparison.Ordinal);
        Assert.Equal(1, await scene.CountAsync<HelplineEnquiry>());
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/nowhere/help/ask")).Status);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/here/help/ask")).Status);

        var adviser = await scene.BrowserAsync(scene.Adviser);
        Assert.Contains("Give a new enquiry to a team", Text((await adviser.GetAsync("/home")).Page), StringComparison.Ordinal);
        var one = (await adviser.GetAsync($"/helpline?reference={reference.ToLowerInvariant()}")).To!;
        Assert.Contains($"{reference} 8 working hours left", Text((await adviser.GetAsync("/helpline")).Page), StringComparison.Ordinal);
        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(one)).Status);
        var page = (await adviser.GetAsync(one)).Page;
        Assert.Contains("<b>She</b> is sick.", Text(page), StringComparison.Ordinal);
        Assert.Equal(one, (await adviser.PostAsync(page, one, "Give it to a team", ("Team", scene.OfKestrel.ToString()))).To);
        var stale = await adviser.PostAsync(page, one, "Give it to a team", ("Team", scene.Advisers.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, stale.Status);
        Assert.Contains("Somebody else changed this in the meantime.", Text(stale.Page), StringComparison.Ordinal);

        Assert.Contains("Take on an enquiry that your team was given", Text((await worker.GetAsync("/home")).Page), StringComparison.Ordinal);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Take it on")).To);
        Assert.Contains("Write down first what whoever asked was told.", Text((await worker.PostAsync((await worker.GetAsync(one)).Page, one, "It is answered")).Page), StringComparison.Ordinal);
        page = (await worker.GetAsync(one)).Page;
        Assert.Contains("They gave no e-mail address. Tell them by telephone or letter, and write it down here.", Text(page), StringComparison.Ordinal);
        Assert.Equal(one, (await worker.PostAsync(page, one, "Send or write down", ("Way", "Out"), ("Reply", "Speak with the SENCO first."))).To);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "It is answered")).To);
        var answered = Text((await worker.GetAsync(one)).Page);
        foreach (var said in new[] { "Speak with the SENCO first.", "They were told, Tuesday 10 November 2026 at 09:00", "with a team by Adviser", "answered by Worker of Kestrel. They were told the answer." })
            Assert.Contains(said, answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_is_taken_on_one_screen_with_what_the_directory_has_beside_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var adviser = await scene.BrowserAsync(scene.Adviser);
        var form = (await adviser.GetAsync("/helpline/new")).Page;
        var looked = await adviser.PostAsync(form, "/helpline/new", "Look for answers", ("Who", "Parent"), ("Worry", "My daughter is worried"), ("Name", "Sam Hale"));
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("What the directory has Calm starts (opens in a new tab).", Text(looked.Page), StringComparison.Ordinal);
        Assert.Equal(("My daughter is worried", "Sam Hale"), (looked.Page.QuerySelector<IHtmlTextAreaElement>("#Worry")!.Value, looked.Page.QuerySelector<IHtmlInputElement>("#Name")!.Value));
        Assert.Equal(0, await scene.CountAsync<HelplineEnquiry>());
        var one = (await adviser.PostAsync(looked.Page, "/helpline/new", "Write it down")).To!;
        Assert.Equal(one, (await adviser.PostAsync(looked.Page, "/helpline/new", "Write it down")).To);
        Assert.Contains("My daughter is worried", Text((await adviser.GetAsync(one)).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Worker)).GetAsync("/helpline/new")).Status);
        foreach (var path in new[] { "/helpline", "/helpline/themes", one })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.People.Senco)).GetAsync(path)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(scene.Worker)).GetAsync("/helpline/settings")).Status);
    }

    [Fact]
    public async Task Danger_leaves_the_number_to_call_alone_until_somebody_says_what_was_done()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.TakenOnAsync();
        var one = HelplineLinks.One(id);
        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "A child may be in danger")).To);
        var page = (await worker.GetAsync(one)).Page;
        Assert.Contains("Call 999, and then children’s social care of the council now.", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("sick every school morning", Text(page), StringComparison.Ordinal);
        Assert.Equal(["Write down what was done"], page.QuerySelectorAll("main button").Select(b => b.TextContent.Trim()));
        var adviser = await scene.BrowserAsync(scene.Adviser);
        Assert.Contains("Say what was done: a child may be in danger", Text((await adviser.GetAsync("/home")).Page), StringComparison.Ordinal);
        Assert.Contains("An enquiry is stopped: a child may be in danger.", Text((await adviser.GetAsync("/notices")).Page), StringComparison.Ordinal);
        var half = await worker.PostAsync(page, one, "Write down what was done", ("Told", "Social worker, 14:20"));
        Assert.Equal((HttpStatusCode.BadRequest, "Social worker, 14:20"), (half.Status, half.Page.QuerySelector<IHtmlInputElement>("#Told")!.Value));
        Assert.Equal(one, (await worker.PostAsync(half.Page, one, "Write down what was done", ("Done", "They visit today."))).To);
        Assert.Contains("sick every school morning", Text((await worker.GetAsync(one)).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_internal_note_stands_in_nothing_that_whoever_asked_gets()
    {
        // What is told is of one type, and no member of it can hold the other.
        foreach (var type in new[] { typeof(TakenIn), typeof(EnquiryMessage), typeof(HelplineEnquiry), typeof(AskModel) })
            Assert.DoesNotContain(type.GetProperties().Select(p => p.PropertyType).Concat(type.GetMethods().SelectMany(m => m.GetParameters()).Select(p => p.ParameterType)), t => t == typeof(EnquiryNote) || t.GenericTypeArguments.Contains(typeof(EnquiryNote)));
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.TakenOnAsync();
        Assert.True(await scene.WriteAsync(scene.Worker, w => w.NoteAsync(id, Guid.CreateVersion7(), "Zebra between us.", Ct)));
        await using var site = await TestSite.StartAsync(scene.World.Database);
        var nobody = new PageReader(site.Client());
        var form = (await nobody.GetAsync("/help/ask")).Page;
        var sent = await nobody.PostAsync(form, "/help/ask", "Send", ("Who", "Parent"), ("Worry", "Again."));
        foreach (var text in new[] { Text(form), Text(sent.Page) })
            Assert.DoesNotContain("Zebra", text, StringComparison.Ordinal);
        var one = (await (await scene.BrowserAsync(scene.Worker)).GetAsync(HelplineLinks.One(id))).Page;
        var card = one.QuerySelectorAll(".govuk-summary-card").Single();
        Assert.Contains("Internal notes: whoever asked never sees these", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Zebra", card.TextContent, StringComparison.Ordinal);
        card.Remove();
        Assert.DoesNotContain("Zebra", one.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await scene.StoredAsync(id)).Messages);
        Assert.DoesNotContain(site.Logs.Lines, l => l.Contains("Zebra", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_and_themes_are_for_the_helpline_and_the_local_lead()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        for (var n = 0; n < 6; n++)
            await scene.TakeAsync();
        await scene.TakeAsync(Typed with { Need = "sleep" });
        var lead = await scene.BrowserAsync(scene.People.Lead);
        var themes = (await lead.GetAsync("/helpline/themes")).Page;
        Assert.Contains("6 times. Make a tip of it, or put the directory right.", Text(themes), StringComparison.Ordinal);
        Assert.DoesNotContain("sick every school morning", Text(themes), StringComparison.Ordinal);
        Assert.Equal("*", themes.QuerySelectorAll("tbody tr")[^1].QuerySelectorAll("td")[^2].TextContent.Trim());
        Assert.Equal(HelplineLinks.Themes, (await lead.PostAsync(themes, HelplineLinks.Themes, "Write it down", ("Need", "anxiety"), ("Kind", "Tip"), ("Text", "Ask for a later start."))).To);
        var after = (await lead.GetAsync(HelplineLinks.Themes)).Page;
        Assert.Contains("Ask for a later start.", Text(after), StringComparison.Ordinal);
        Assert.DoesNotContain("Make a tip of it", Text(after), StringComparison.Ordinal);
        var settings = (await lead.GetAsync(HelplineLinks.Settings)).Page;
        var wrong = await lead.PostAsync(settings, HelplineLinks.Settings, "Save", ("Days", "1"), ("Opens", "late"), ("Number", "01632 960999"));
        Assert.Equal((HttpStatusCode.BadRequest, "late", "01632 960999"), (wrong.Status, wrong.Page.QuerySelector<IHtmlInputElement>("#Opens")!.Value, wrong.Page.QuerySelector<IHtmlInputElement>("#Number")!.Value));
        Assert.Equal(HelplineLinks.Settings, (await lead.PostAsync(wrong.Page, HelplineLinks.Settings, "Save", ("Opens", "10:00"))).To);
        Assert.Equal(HelplineLinks.Settings, (await lead.PostAsync((await lead.GetAsync(HelplineLinks.Settings)).Page, HelplineLinks.Settings, "Add the text", ("TextName", "First"), ("Text", "Thank you for asking."))).To);
        await using var site = await TestSite.StartAsync(scene.World.Database);
        Assert.Contains("Call 01632 960999.", Text((await new PageReader(site.Client()).GetAsync("/help/ask")).Page), StringComparison.Ordinal);
        var id = await scene.TakenOnAsync();
        var worker = await scene.BrowserAsync(scene.Worker);
        var begin = (await worker.GetAsync(HelplineLinks.One(id))).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "First").GetAttribute("href")!;
        Assert.Equal("Thank you for asking.", (await worker.GetAsync(HelplineLinks.One(id) + begin[..begin.IndexOf('#', StringComparison.Ordinal)])).Page.QuerySelector<IHtmlTextAreaElement>("#Reply")!.Value);
    }

    [Fact]
    public async Task From_one_address_so_many_questions_an_hour_are_taken_and_what_was_typed_stays()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(scene.World.Database);
        var nobody = new PageReader(site.Browser(from: "203.0.113.7"));
        for (var n = 0; n < IntakeLimiter.MostInAnHour; n++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(nobody)).Status);
        var (status, page) = await AskAsync(nobody);
        Assert.Equal((HttpStatusCode.BadRequest, "Again."), (status, page.QuerySelector<IHtmlTextAreaElement>("#Worry")!.Value));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(new PageReader(site.Browser(from: "203.0.113.8")))).Status);
        // Nothing but what protects the form.
        Assert.Contains("headwater-form=", Assert.Single((await site.Client().GetAsync("/help/ask", Ct)).Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        static async Task<(HttpStatusCode Status, IHtmlDocument Page)> AskAsync(PageReader reader)
        {
            var (status, page, _) = await reader.PostAsync((await reader.GetAsync("/help/ask")).Page, "/help/ask", "Send", ("Who", "Parent"), ("Worry", "Again."));
            return (status, page);
        }
    }
}
