using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using Visibility = Headwater.Kernel.Visibility;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>The pages of a child's plans as a browser without script uses them. Every name is made up.</summary>
public sealed class ResponsePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_senco_makes_a_plan_works_it_and_reviews_it_on_the_pages()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await scene.HelpAsync("Mentor at lunch", 2);
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var senco = new PageReader(site.Client(scene.Senco, scene.World.Locality));
        var child = $"/children/{scene.Robin}";
        var record = await senco.GetAsync(child);
        Assert.Contains("holds the case. No plan is open.", Text(record.Page), StringComparison.Ordinal);
        Assert.NotNull(record.Page.QuerySelector($"a[href='{child}/response']"));

        var begin = await senco.GetAsync($"{child}/response/begin");
        // What was typed survives an error.
        var refused = await senco.PostAsync(begin.Page, $"{child}/response/begin", "Begin the plan", ("Form.NeedsAndStrengths", "Mornings are hard."), ("Form.ReviewOn", "1 1 2030"));
        Assert.Equal((HttpStatusCode.BadRequest, "Mornings are hard."), (refused.Status, Area(refused.Page, "Form.NeedsAndStrengths")));
        Assert.Contains("by Wednesday 10 March 2027", Text(refused.Page), StringComparison.Ordinal);
        var begun = await senco.PostAsync(refused.Page, $"{child}/response/begin", "Begin the plan", ("Form.ReviewOn", "14 1 2027"), ("Form.Visibility", "Family"));
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        var path = begun.To!;
        var plan = await senco.GetAsync(path);
        Assert.Contains("to be looked at on Thursday 14 January 2027", Text(plan.Page), StringComparison.Ordinal);
        var added = await senco.PostAsync(plan.Page, $"{path}?handler=Outcome", "Add the outcome", ("Outcome.What", "Comes in alone"), ("Outcome.Baseline", "One of five"), ("Outcome.Measure", "The office notes it"), ("Outcome.Target", "Four of five"));
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        plan = await senco.GetAsync(path);
        var help = plan.Page.QuerySelectorAll("select[name='Doing.Help'] option").Single(o => o.TextContent.StartsWith("Mentor at lunch", StringComparison.Ordinal)).GetAttribute("value")!;
        var nobody = await senco.PostAsync(plan.Page, $"{path}?handler=Action", "Add the action", ("Doing.What", "Sits with him"), ("Doing.By", "20 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "Sits with him"), (nobody.Status, Area(nobody.Page, "Doing.What")));
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(nobody.Page, $"{path}?handler=Action", "Add the action", ("Doing.Person", scene.Senco.ToString()), ("Doing.Help", help))).Status);
        plan = await senco.GetAsync(path);
        Assert.Contains("Sam Senco, by Friday 20 November 2026. Uses: Mentor at lunch", Text(plan.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(plan.Page, $"{path}?handler=End", "Save", ("state", "Declined"), ("Came", "He would rather sit with Jay."))).Status);

        var review = await senco.GetAsync($"{path}/review");
        var key = review.Page.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").First().Name!;
        var unsaid = await senco.PostAsync(review.Page, $"{path}/review", "Save the review", ("TookPart", "Robin and his mother"), ("Said", "Mornings go better."), ("ReviewOn", "1 3 2027"), (key, "7"));
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.Status);
        Assert.Contains("Say for every outcome how far it came.", Text(unsaid.Page), StringComparison.Ordinal);
        Assert.Equal("Mornings go better.", Area(unsaid.Page, "Said"));
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(unsaid.Page, $"{path}/review", "Save the review", (key, "1"))).Status);
        var text = Text((await senco.GetAsync(path)).Page);
        Assert.Contains("+1: better than at the start, not yet reached", text, StringComparison.Ordinal);
        Assert.Contains("to be looked at on Monday 1 March 2027", text, StringComparison.Ordinal);

        var now = Text((await senco.GetAsync($"{child}/response")).Page);
        Assert.Contains("Stage 2, targeted: a support plan is open, to be looked at on Monday 1 March 2027.", now, StringComparison.Ordinal);
        Assert.Contains("The family or the child said no He would rather sit with Jay.", now, StringComparison.Ordinal);
        Assert.Contains("Nothing that the child said is written down since Tuesday 29 September 2026.", now, StringComparison.Ordinal);
        Assert.Contains("A support plan is open, to be looked at on Monday 1 March 2027.", Text((await senco.GetAsync(child)).Page), StringComparison.Ordinal);
        Assert.DoesNotContain("score", now, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Voices_stand_first_and_the_summary_says_what_was_offered_declined_and_not_done()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var (mentor, team) = (await scene.HelpAsync("Mentor at lunch", 2), await scene.HelpAsync("Family team", 2));
        await scene.AsAsync<NeedsService, Outcome>(scene.Senco, s => s.SetStageAsync(scene.Robin, null, new("K", "SEMH", scene.Today), Ct));
        var plan = await scene.PlanAsync();
        await scene.OutcomeAsync(plan);
        await scene.ActionAsync(plan, "", scene.Senco, scene.Today, mentor);
        var action = (await scene.ViewAsync(plan)).Actions[0];
        await scene.AsAsync<PlanWorkService, Outcome>(scene.Senco, s => s.EndActionAsync(scene.Robin, plan, action.Id, 1, ActionState.Declined, "He would rather sit with Jay.", Ct));
        await scene.AsAsync<EntryService, Outcome>(scene.Senco, s => s.AddWordsAsync(scene.Robin, new("I like the river.", Voice.Child, scene.Today), Ct));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var senco = new PageReader(site.Client(scene.Senco, scene.World.Locality));
        foreach (var topic in new[] { "", $"/{plan}", "/summary" })
        {
            var (status, page, _) = await senco.GetAsync($"/children/{scene.Robin}/response{topic}");
            Assert.Equal(HttpStatusCode.OK, status);
            var text = Text(page);
            Assert.True(text.IndexOf("I like the river.", StringComparison.Ordinal) is > 0 and var said && said < text.IndexOf(topic.Length == 0 ? "What is missing" : "Mornings are hard", StringComparison.Ordinal), topic);
        }

        var summary = Text((await senco.GetAsync($"/children/{scene.Robin}/response/summary")).Page);
        foreach (var words in new[]
        {
            "SEN support: Social, emotional and mental health, since Tuesday 10 November 2026.", "1 plan, of which 0 went through assess, plan, do and review. Now at stage 2.",
            "Mentor at lunch: the family or the child said no, Tuesday 10 November 2026. He would rather sit with Jay.", "Family team is on offer for this need and was not tried.", "Nothing that a parent or carer said is written down since Monday 27 July 2026.",
        })
            Assert.Contains(words, summary, StringComparison.Ordinal);
        var row = (await senco.GetAsync($"/children/{scene.Robin}/response/summary")).Page.QuerySelector("tbody tr")!;
        Assert.Equal(["Comes into school by himself", "One morning of five", "Four mornings of five", "Not looked at yet"], row.Children.Select(c => c.TextContent));
        Assert.Contains("Family team, Outreach", Text((await senco.GetAsync($"/children/{scene.Robin}/response")).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_reads_the_plan_that_is_theirs_to_read_and_neither_gaps_nor_forms()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await scene.HelpAsync("Family team", 2);
        var (shared, kept) = (await scene.PlanAsync(needs: "Good at drawing."), await scene.PlanAsync(Visibility.Professionals, needs: "Kept among professionals."));
        await scene.AsAsync<TalkService, Outcome>(scene.Senco, s => s.OpenAsync(scene.Robin, new(TalkCause.Worry, "Kept worry.", null, scene.Senco, "Tutor", scene.Today), Ct));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var mother = new PageReader(site.Client(scene.Mother, scene.World.Locality));
        var now = await mother.GetAsync($"/children/{scene.Robin}/response");
        Assert.Equal(HttpStatusCode.OK, now.Status);
        Assert.Empty(now.Page.QuerySelectorAll("main button"));
        Assert.Contains("Support plan since Monday 7 September 2026", Text(now.Page), StringComparison.Ordinal);
        foreach (var hidden in new[] { "Kept", "What is missing", "Help on offer", "Begin a plan", "Evidence" })
            Assert.DoesNotContain(hidden, Text(now.Page), StringComparison.Ordinal);
        var plan = await mother.GetAsync($"/children/{scene.Robin}/response/{shared}");
        Assert.Equal(HttpStatusCode.OK, plan.Status);
        Assert.Contains("Good at drawing.", Text(plan.Page), StringComparison.Ordinal);
        Assert.Empty(plan.Page.QuerySelectorAll("main form"));
        foreach (var closed in new[] { $"/{kept}", "/summary", "/begin", "/talk", $"/{shared}/change", $"/{shared}/review" })
            Assert.Equal((closed, HttpStatusCode.NotFound), (closed, (await mother.GetAsync($"/children/{scene.Robin}/response{closed}")).Status));
    }

    [Fact]
    public async Task For_another_school_and_a_teacher_who_is_not_named_nothing_is_there_and_nothing_can_be_sent()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var plan = await scene.PlanAsync();
        var own = await scene.World.ChildAsync(scene.Elsewhere, (await scene.World.AsAsync(scene.Elsewhere, s => Task.FromResult(s.GetRequiredService<CurrentActor>().Posts[0].Organisation))), "Jay", "Moor");
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        foreach (var who in new[] { scene.Elsewhere, scene.Teacher })
        {
            var reader = new PageReader(site.Client(who, scene.World.Locality));
            foreach (var topic in new[] { "", "/begin", "/talk", "/summary", $"/{plan}", $"/{plan}/change", $"/{plan}/review" })
            {
                var (refused, absent) = (await reader.GetAsync($"/children/{scene.Robin}/response{topic}"), await reader.GetAsync($"/children/{ChildId.New()}/response{topic}"));
                Assert.Equal((topic, HttpStatusCode.NotFound), (topic, refused.Status));
                Assert.Equal(absent.Page.QuerySelector("main")!.InnerHtml, refused.Page.QuerySelector("main")!.InnerHtml);
            }
        }

        var theirs = new PageReader(site.Client(scene.Elsewhere, scene.World.Locality));
        var form = await theirs.GetAsync($"/children/{own}/response/begin");
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.PostAsync(form.Page, $"/children/{scene.Robin}/response/begin", "Begin the plan", ("Form.NeedsAndStrengths", "Taken"))).Status);
        // A plan of one child is not found under another.
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.GetAsync($"/children/{own}/response/{plan}")).Status);
        Assert.Single((await scene.AllAsync(scene.Senco))!.Plans);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_second_who_changes_a_plan_sees_both_and_keeps_what_was_typed(Engine engine)
    {
        await using var scene = await ResponseScene.CreateAsync(engine);
        var plan = await scene.PlanAsync();
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var (one, other) = (new PageReader(site.Client(scene.Senco, scene.World.Locality)), new PageReader(site.Client(scene.Senco, scene.World.Locality)));
        var path = $"/children/{scene.Robin}/response/{plan}";
        var (mine, theirs, review) = (await one.GetAsync($"{path}/change"), await other.GetAsync($"{path}/change"), await one.GetAsync($"{path}/review"));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, $"{path}/change", "Save", ("Form.NeedsAndStrengths", "Lunch is hard."))).Status);
        var late = await one.PostAsync(mine.Page, $"{path}/change", "Save", ("Form.NeedsAndStrengths", "Noise is hard."), ("Form.Stage", "3"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(["Lunch is hard.", "Noise is hard."], late.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Needs and strengths", StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal("Noise is hard.", Area(late.Page, "Form.NeedsAndStrengths"));
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync(late.Page, $"{path}/change", "Save")).Status);
        Assert.Equal(("Noise is hard.", 3), ((await scene.ViewAsync(plan)).Plan.NeedsAndStrengths, (await scene.ViewAsync(plan)).Plan.StageNumber));

        var slow = await one.PostAsync(review.Page, $"{path}/review", "Save the review", ("TookPart", "All"), ("Said", "Typed for a while."), ("ReviewOn", "14 1 2027"));
        Assert.Equal((HttpStatusCode.Conflict, "Typed for a while."), (slow.Status, Area(slow.Page, "Said")));
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync(slow.Page, $"{path}/review", "Save the review")).Status);
    }

    [Fact]
    public async Task A_conversation_is_opened_and_had_and_says_that_it_is_no_reason_to_sanction()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var senco = new PageReader(site.Client(scene.Senco, scene.World.Locality));
        var path = $"/children/{scene.Robin}/response";
        var form = await senco.GetAsync($"{path}/talk");
        Assert.Contains("It is no reason to suspend or exclude", Text(form.Page), StringComparison.Ordinal);
        var few = await senco.PostAsync(form.Page, $"{path}/talk", "Open the conversation", ("Cause", "SuspensionDays"), ("Days", "4"), ("WithWhom", "Robin and his mother"));
        Assert.Equal(HttpStatusCode.BadRequest, few.Status);
        Assert.Contains("Below that, open it as a worry.", Text(few.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(few.Page, $"{path}/talk", "Open the conversation", ("Days", "10.5"))).Status);
        var now = await senco.GetAsync(path);
        Assert.Contains("Sam Senco talks with Robin and his mother.", Text(now.Page), StringComparison.Ordinal);
        Assert.Contains("It is no reason to suspend or exclude", Text(now.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await senco.PostAsync(now.Page, path, "The conversation was had")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(now.Page, path, "The conversation was had", ("Came", "A quiet place at lunch."))).Status);
        Assert.Contains("Tuesday 10 November 2026, with Robin and his mother. A quiet place at lunch.", Text((await senco.GetAsync(path)).Page), StringComparison.Ordinal);
    }

    internal static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Area(IHtmlDocument page, string name) => page.QuerySelector<IHtmlTextAreaElement>($"textarea[name='{name}']")!.Value;
}
