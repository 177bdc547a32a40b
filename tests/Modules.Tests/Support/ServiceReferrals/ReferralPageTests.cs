using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.ServiceReferrals.ReferralScene;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>The road of issue 7 in a browser without script: refer with permission, a no, the helpline catches it, two hand-offs on the journey.</summary>
public sealed class ReferralPageTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_senco_refers_the_service_declines_the_helpline_hands_on_and_the_journey_shows_two_hand_offs(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var senco = await scene.BrowserAsync(scene.Senco);
        var record = await senco.GetAsync($"/children/{scene.Child}");
        Assert.Contains(record.Page.QuerySelectorAll<IHtmlAnchorElement>("main a"), a => a.GetAttribute("href") == ReferralLinks.Of(scene.Child) && a.TextContent == "Help asked for");
        var none = await senco.GetAsync(ReferralLinks.Of(scene.Child));
        Assert.Contains("No service was asked yet", Text(none.Page), StringComparison.Ordinal);
        Assert.Contains(none.Page.QuerySelectorAll("main a"), a => a.GetAttribute("href") == ReferralLinks.Ask(scene.Child));

        // A private service is found by its words, one that nobody answers for stands apart.
        var ask = ReferralLinks.Ask(scene.Child);
        var form = (await senco.GetAsync(ask)).Page;
        Assert.Equal(["Calm starts", "Steady mornings"], form.QuerySelectorAll("main .govuk-radios__label").Select(l => l.TextContent.Trim()));
        Assert.Equal(["Far away: Parents telephone.", "Safe roof: Parents telephone."], form.QuerySelectorAll("main form ~ ul li").Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(["Steady mornings"], (await senco.GetAsync($"{ask}?q=steady")).Page.QuerySelectorAll("main .govuk-radios__label").Select(l => l.TextContent.Trim()));
        var unchosen = await senco.PostAsync(form, ask, "Continue", ("Service", ""));
        Assert.Equal(HttpStatusCode.BadRequest, unchosen.Status);
        var permission = (await senco.PostAsync(unchosen.Page, ask, "Continue", ("Service", scene.Calm.ToString()))).To!;
        // The form sent again leads to the same draft.
        Assert.Equal(permission, (await senco.PostAsync(unchosen.Page, ask, "Continue", ("Service", scene.Calm.ToString()))).To);
        var one = permission[..^"/permission".Length];

        var asked = (await senco.GetAsync(permission)).Page;
        Assert.Contains("We would like to ask Calm starts to help.", Text(asked), StringComparison.Ordinal);
        var early = await senco.PostAsync(asked, permission, "Save and continue", ("By", "Sam Hale, mother"), ("How", "In the meeting"), ("On", "9 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "Sam Hale, mother"), (early.Status, early.Page.QuerySelector<IHtmlInputElement>("#By")!.Value));
        Assert.Contains("Give the family the privacy notice first", Text(early.Page), StringComparison.Ordinal);
        var questions = (await senco.PostAsync(early.Page, permission, "Save and continue", ("Given", "true"), ("NoticeOn", "9 11 2026"))).To!;
        Assert.Equal(one + "/questions", questions);
        Assert.Equal(one, (await senco.PostAsync((await senco.GetAsync(questions)).Page, questions, "Save and continue", ("Reason", "Is sick with worry on school mornings."))).To);
        var check = (await senco.GetAsync(one)).Page;
        Assert.Contains("Before it can be sent Say what was tried; “Nothing yet” is an answer. Say what is hoped for.", Text(check), StringComparison.Ordinal);
        Assert.DoesNotContain(check.QuerySelectorAll("main button"), b => b.TextContent == "Send it");
        Assert.Equal(one, (await senco.PostAsync((await senco.GetAsync(questions)).Page, questions, "Save and continue", ("Tried", "A key adult."), ("Hoped", "Four days of five."))).To);
        check = (await senco.GetAsync(one)).Page;
        Assert.Contains("Sam Hale, mother gave permission on Monday 9 November 2026 (In the meeting).", Text(check), StringComparison.Ordinal);
        Assert.Equal(one, (await senco.PostAsync(check, one, "Send it")).To);
        var twice = await senco.PostAsync(check, one, "Send it");
        Assert.Equal(HttpStatusCode.BadRequest, twice.Status);
        Assert.Contains("Somebody else changed this in the meantime.", Text(twice.Page), StringComparison.Ordinal);
        // Five school days after Tuesday 10 November is Tuesday 17 November.
        Assert.Contains("The service should say that it came in by Tuesday 17 November 2026.", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        var worker = await scene.BrowserAsync(scene.Worker);
        Assert.Contains("Say that a referral came in", await scene.TextAsync(scene.Worker, "/home"), StringComparison.Ordinal);
        var list = (await worker.GetAsync(ReferralLinks.List)).Page;
        Assert.Contains("Robin Hale Calm starts Alder School Tuesday 10 November 2026 Sent", Line(list.QuerySelector("tbody tr")!), StringComparison.Ordinal);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Say that it came in")).To);
        var silent = await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Decline");
        Assert.Contains("Enter why you decline.", Text(silent.Page), StringComparison.Ordinal);
        Assert.Equal(ReferralLinks.List, (await worker.PostAsync(silent.Page, one, "Decline", ("Why", "The course is full until spring."))).To);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(one)).Status);
        Assert.Contains("Nothing waits for you.", await scene.TextAsync(scene.Worker, ReferralLinks.List), StringComparison.Ordinal);
        Assert.Contains("Look at a referral that was declined", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);

        var adviser = await scene.BrowserAsync(scene.Adviser);
        Assert.Contains("Find another service for a child: the one that was asked declined", await scene.TextAsync(scene.Adviser, "/home"), StringComparison.Ordinal);
        Assert.Contains("A service declined a referral.", await scene.TextAsync(scene.Adviser, "/notices"), StringComparison.Ordinal);
        var declined = (await adviser.GetAsync(one)).Page;
        var handOn = declined.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "Hand on to another service").GetAttribute("href")!;
        var choose = (await adviser.GetAsync(handOn)).Page;
        Assert.Equal(["Steady mornings"], choose.QuerySelectorAll("main .govuk-radios__label").Select(l => l.TextContent.Trim()));
        var again = (await adviser.PostAsync(choose, handOn, "Continue", ("Service", scene.Steady.ToString()))).To!;
        var next = again[..^"/permission".Length];
        Assert.Equal(next + "/questions", (await adviser.PostAsync((await adviser.GetAsync(again)).Page, again, "Save and continue", ("By", "Sam Hale, mother"), ("How", "By telephone"), ("On", "10 11 2026"))).To);
        Assert.Equal(next, (await adviser.PostAsync((await adviser.GetAsync(next)).Page, next, "Send it")).To);
        Assert.Contains("With it the child was passed on twice. Before it: Calm starts.", await scene.TextAsync(scene.Adviser, next), StringComparison.Ordinal);

        var other = await scene.BrowserAsync(scene.OtherWorker);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(one)).Status);
        Assert.Equal(next, (await other.PostAsync((await other.GetAsync(next)).Page, next, "Say that it came in")).To);
        Assert.Equal(next, (await other.PostAsync((await other.GetAsync(next)).Page, next, "Accept", ("Why", "We visit on Friday."))).To);
        Assert.Equal(HttpStatusCode.NotFound, (await adviser.GetAsync(next)).Status);

        foreach (var reader in new[] { scene.Senco, scene.Parent, scene.OtherWorker })
            Assert.Contains("Was passed on to a service twice", await scene.TextAsync(reader, $"/children/{scene.Child}/journey"), StringComparison.Ordinal);
        var journey = await scene.TextAsync(scene.Senco, $"/children/{scene.Child}/journey");
        foreach (var entry in new[] { "Alder School, Senco of AlderCalm starts: asked for help.", "Kestrel, Worker of KestrelCalm starts: declined.", "Council, AdviserSteady mornings: asked for help.", "Heron, Worker of HeronSteady mornings: accepted." })
            Assert.Contains(entry, journey, StringComparison.Ordinal);
        // That help was asked for is not that help came.
        Assert.DoesNotContain("The service was asked to help the child.", journey, StringComparison.Ordinal);
        var family = await scene.BrowserAsync(scene.Parent);
        var read = (await family.GetAsync(next)).Page;
        Assert.Contains("We visit on Friday.", Text(read), StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll("main button"));
        Assert.Equal(HttpStatusCode.NotFound, (await family.GetAsync(ask)).Status);
    }

    [Fact]
    public async Task What_is_late_is_said_and_pages_of_a_child_are_absent_for_strangers()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.SentAsync();
        Assert.DoesNotContain("has not answered", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("Ask a service that has not answered your referral", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        Assert.Contains("Late", await scene.TextAsync(scene.Senco, ReferralLinks.One(scene.Child, id)), StringComparison.Ordinal);
        var draft = await scene.WholeAsync(scene.Steady);
        foreach (var path in new[] { ReferralLinks.Of(scene.Child), ReferralLinks.Ask(scene.Child), ReferralLinks.One(scene.Child, id), ReferralLinks.Permission(scene.Child, draft), ReferralLinks.Questions(scene.Child, draft) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherWorker)).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Worker)).GetAsync(ReferralLinks.One(scene.Child, draft))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Senco)).GetAsync(ReferralLinks.Permission(scene.Child, id))).Status);
    }

    private static string Line(IElement row) => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
