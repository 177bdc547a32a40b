using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Movement;

/// <summary>The pages of moves in a browser without script: recorded by kind, remarked on, changed, reviewed, looked after.</summary>
public sealed class MovementPageTests
{
    [Fact]
    public async Task A_managed_move_is_recorded_by_its_kind_and_what_looks_wrong_is_said_and_put_right()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        Assert.Contains("Moves to other places", await scene.TextAsync(scene.Senco, ChildLinks.Show(scene.Child)), StringComparison.Ordinal);
        var senco = await scene.BrowserAsync(scene.Senco);
        var kinds = await senco.GetAsync(MovementLinks.Record(scene.Child));
        Assert.Equal(5, kinds.Page.QuerySelectorAll("main input[type=radio]").Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await senco.GetAsync(MovementLinks.Record(scene.Child) + "?kind=Trial")).Status);
        Assert.Contains("Choose what kind of move it is.", Text((await senco.GetAsync(MovementLinks.Record(scene.Child) + "?asked=true")).Page), StringComparison.Ordinal);
        var path = MovementLinks.Record(scene.Child, MoveKind.ManagedMove);
        var form = (await senco.GetAsync(path)).Page;
        // A direction's facts are not asked of a managed move.
        Assert.Equal((true, false, false), (form.QuerySelector("#ReceivingHeadAgreed") is not null, form.QuerySelector("#NoticeGiven") is not null, form.QuerySelector("#Ground") is not null));
        var refused = await senco.PostAsync(form, path, "Record it", ("Reason", "A trial."), ("ParentAgreed", "11 11 2026"), ("ToOrganisation", scene.Beech.ToString()));
        Assert.Equal((HttpStatusCode.BadRequest, "11 11 2026"), (refused.Status, refused.Page.QuerySelector<IHtmlInputElement>("#ParentAgreed")!.Value));
        Assert.Contains("The day of the parent’s agreement lies in the future", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal(scene.Beech.ToString(), refused.Page.QuerySelector<IHtmlSelectElement>("#ToOrganisation")!.Value);
        var made = await senco.PostAsync(refused.Page, path, "Record it", ("ParentAgreed", "9 11 2026"), ("Start", "16 11 2026"));
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var one = Text((await senco.GetAsync(made.To!)).Page);
        foreach (var said in new[] { "Begins on Monday 16 November 2026", "The wording says “trial”", "The agreement of the headteacher of the receiving school is still to come", "Beech School", "Monday 9 November 2026" })
            Assert.Contains(said, one, StringComparison.Ordinal);
        var facts = made.To + "/facts";
        var other = await scene.BrowserAsync(scene.Head);
        var (mine, theirs) = (await senco.GetAsync(facts), await other.GetAsync(facts));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, facts, "Save", ("Reason", "A fresh start that Robin asked for."), ("Tried", "A mentor."), ("ChildView", "Yes please."))).Status);
        var late = await senco.PostAsync(mine.Page, facts, "Save", ("HomeHeadAgreed", "9 11 2026"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("A fresh start that Robin asked for.", late.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(late.Page, facts, "Save", ("Reason", "A fresh start that Robin asked for."), ("Tried", "A mentor."), ("ChildView", "Yes please."), ("ReceivingHeadAgreed", "10 11 2026"))).Status);
        Assert.DoesNotContain("Look at this", await scene.TextAsync(scene.Head, made.To!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_direction_s_reviews_and_outcome_are_written_down_and_stand_on_home_until_then_without_a_name()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (head, path) = (await scene.BrowserAsync(scene.Head), MovementLinks.Record(scene.Child, MoveKind.OffSiteDirection));
        var made = await head.PostAsync((await head.GetAsync(path)).Page, path, "Record it", ("Reason", "To learn to manage break times."), ("ToName", "Riverside Centre"), ("HelpFailed", "yes"), ("Objectives", "Calm breaks."), ("Start", "28 9 2026"), ("End", "18 12 2026"), ("NoticeGiven", "21 9 2026"), ("ReviewAsked", "2 11 2026"), ("ChildView", "Fine."));
        var one = made.To!;
        // Six weeks after 28 September: Monday 9 November.
        var home = await scene.TextAsync(scene.Senco, "/home");
        foreach (var task in new[] { "Hold the review that was asked for: off-site direction", "Say how the child is 6 weeks after the first day: off-site direction" })
            Assert.Contains(task, home, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", home, StringComparison.Ordinal);
        Assert.Contains("Hold the review that was asked for. A review was asked for in writing on Monday 2 November 2026", await scene.TextAsync(scene.Head, one), StringComparison.Ordinal);
        var wrong = await head.PostAsync((await head.GetAsync(one)).Page, one, "Save the review", ("Day", "16 11 2026"), ("Decided", "continue"), ("Until", "29 1 2027"));
        Assert.Equal((HttpStatusCode.BadRequest, "29 1 2027"), (wrong.Status, wrong.Page.QuerySelector<IHtmlInputElement>("#Until")!.Value));
        Assert.Contains("lies in the future", Text(wrong.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(wrong.Page, one, "Save the review", ("Day", "9 11 2026"), ("TookPart", "headteacher, mother, governor"), ("Invited", "3 11 2026"))).Status);
        var edit = (await head.GetAsync(one)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.StartsWith("Change the review", StringComparison.Ordinal)).GetAttribute("href")!;
        var again = await head.GetAsync(one + edit.Split('#')[0]);
        Assert.Equal("9 11 2026", again.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(again.Page, one, "Save the review", ("OutcomeSent", "10 11 2026"))).Status);
        var empty = await head.PostAsync((await head.GetAsync(one)).Page, one, "Save how the child is at 6 weeks");
        Assert.Contains("Choose how the child is.", Text(empty.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(empty.Page, one, "Save how the child is at 6 weeks", ("What", "WithSupport"), ("On", "10 11 2026"), ("Said", "Two good weeks."))).Status);
        var text = await scene.TextAsync(scene.Head, one);
        foreach (var said in new[] { "From Monday 28 September 2026 to Friday 29 January 2027", "Monday 9 November 2026: It goes on until Friday 29 January 2027. Took part: headteacher, mother, governor.", "There, with support, written down for Tuesday 10 November 2026. Two good weeks." })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("off-site direction", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
        // It is given up, with the reason, and cannot be changed any more.
        Assert.Contains("Enter the reason", Text((await head.PostAsync((await head.GetAsync(one)).Page, one, "Give it up", ("GivenUpOn", "10 11 2026"))).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(one)).Page, one, "Give it up", ("GivenUpOn", "10 11 2026"), ("Because", "Robin came back."))).Status);
        Assert.Contains("Withdrawn on Tuesday 10 November 2026. Robin came back.", await scene.TextAsync(scene.Head, one), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(one + "/facts")).Status);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_direction_that_runs_for_more_than_a_year_stands_on_the_first_page_like_the_others(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var (head, path) = (await scene.BrowserAsync(scene.Head), MovementLinks.Record(scene.Child, MoveKind.OffSiteDirection));
        // From June of last year; a review let it go on until the end of term, another is on Friday.
        var one = (await head.PostAsync((await head.GetAsync(path)).Page, path, "Record it", ("Reason", "To learn to manage break times."), ("ToName", "Riverside Centre"), ("Start", "16 6 2025"), ("End", "19 12 2025"))).To!;
        foreach (var review in new (string, string)[][] { [("Day", "15 12 2025"), ("Decided", "continue"), ("Until", "18 12 2026")], [("Day", "13 11 2026"), ("Decided", "")] })
            Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(one)).Page, one, "Save the review", review)).Status);
        var home = await scene.TextAsync(scene.Senco, "/home");
        Assert.Contains("Hold the review: off-site direction Friday 13 November 2026", home, StringComparison.Ordinal);
        // How the first weeks of last year were is asked no more.
        Assert.DoesNotContain("Say how the child is", home, StringComparison.Ordinal);
        var edit = (await head.GetAsync(one)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => a.TextContent.Contains("15 December", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(one + edit.Split('#')[0])).Page, one, "Save the review", ("Decided", "stop"), ("Until", "19 12 2025"))).Status);
        Assert.DoesNotContain("off-site direction", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_family_reads_and_changes_nothing_and_another_school_finds_nothing()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (head, path) = (await scene.BrowserAsync(scene.Head), MovementLinks.Record(scene.Child, MoveKind.ElectiveHomeEducation));
        var one = (await head.PostAsync((await head.GetAsync(path)).Page, path, "Record it", ("Reason", "The school advised it: it was the only option."))).To!;
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var read = (await (await scene.BrowserAsync(mother)).GetAsync(one)).Page;
        Assert.Contains("Home education is the parent’s own choice", Text(read), StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll("main button"));
        Assert.Contains("Elective home education", await scene.TextAsync(mother, MovementLinks.Of(scene.Child)), StringComparison.Ordinal);
        foreach (var closed in new[] { path, one + "/facts" })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(mother)).GetAsync(closed)).Status);
        foreach (var closed in new[] { MovementLinks.Of(scene.Child), one, path, one + "/facts" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(closed)).Status);
    }
}
