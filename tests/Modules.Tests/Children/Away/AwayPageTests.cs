using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Away;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children.Exclusions;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Away;

/// <summary>Time out of class: recorded, remarked on, ended; never a day of suspension; read by the family.</summary>
public sealed class AwayPageTests
{
    [Fact]
    public async Task A_part_time_timetable_is_recorded_remarked_on_and_ended_and_is_no_day_of_suspension()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var (senco, path) = (await scene.BrowserAsync(scene.Senco), AwayLinks.Record(scene.Child));
        var form = (await senco.GetAsync(path)).Page;
        var refused = await senco.PostAsync(form, path, "Record it", ("Kind", "PartTimeTimetable"), ("FromDay", "2 11 2026"), ("Why", "Throws chairs."), ("HalfDaysAWeek", "11"), ("ForBehaviour", "true"));
        Assert.Equal((HttpStatusCode.BadRequest, "Throws chairs."), (refused.Status, refused.Page.QuerySelector<IHtmlTextAreaElement>("#Why")!.Value));
        Assert.Contains("as a number from 1 to 10", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(refused.Page, path, "Record it", ("Kind", "PartTimeTimetable"), ("HalfDaysAWeek", "3"), ("ReviewOn", "12 11 2026"))).Status);
        var list = await scene.TextAsync(scene.Head, AwayLinks.Of(scene.Child));
        // 2 to 6 November three, 9 and 10 November three of the four there were.
        foreach (var said in new[] { "6 half days of part-time timetable up to today", "None of it counts as suspension", "never a way to manage behaviour", "It has no end", "No parent’s agreement is on record" })
            Assert.Contains(said, list, StringComparison.Ordinal);
        var clock = Assert.IsType<Headwater.Children.Exclusions.LedgerView>(await scene.LedgerAsync());
        Assert.Empty(clock.Ledger.Exclusions);
        Assert.DoesNotContain(clock.Clocks, c => c.Result?.SessionsThisYear > 0);
        var home = await scene.TextAsync(scene.Head, "/home");
        Assert.Contains("Review: part-time timetable", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", home, StringComparison.Ordinal);
        var one = AwayLinks.One(scene.Child, Assert.Single((await ViewAsync(scene)).All).Id);
        var head = await scene.BrowserAsync(scene.Head);
        var (mine, theirs) = (await senco.GetAsync(one), await head.GetAsync(one));
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(theirs.Page, one, "Save", ("ParentAgreed", "2 11 2026"))).Status);
        var late = await senco.PostAsync(mine.Page, one, "Save", ("ToDay", "10 11 2026"), ("EndedBecause", "Full time again."));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("2 11 2026", late.Page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var early = await senco.PostAsync(late.Page, one, "Save", ("ToDay", "1 11 2026"));
        Assert.Contains("The last day lies before the first, 2 November 2026", Text(early.Page), StringComparison.Ordinal);
        Assert.Equal("Full time again.", early.Page.QuerySelector<IHtmlTextAreaElement>("#EndedBecause")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await senco.PostAsync(early.Page, one, "Save", ("ToDay", "10 11 2026"), ("ParentAgreed", "2 11 2026"))).Status);
        var over = await scene.TextAsync(scene.Head, one);
        Assert.Contains("From Monday 2 November 2026 to Tuesday 10 November 2026. Over.", over, StringComparison.Ordinal);
        Assert.DoesNotContain("Review: part-time timetable", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Each_kind_is_kept_as_what_it_is_and_another_school_s_head_neither_sees_nor_changes_it(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        foreach (var kind in Enum.GetValues<AwayKind>())
            Assert.Equal(Outcome.Saved, (await RecordAsync(scene, scene.Head, kind)).Outcome);
        var view = await ViewAsync(scene);
        Assert.Equal(Enum.GetValues<AwayKind>(), view.All.Select(t => t.What).Order());
        // Monday 9 and Tuesday 10 November: four half days of each kind.
        Assert.Equal([(AwayKind.SafeguardingSeparation, 4), (AwayKind.PartTimeTimetable, 4), (AwayKind.InternalRemoval, 4)], view.Lost(scene.World.Today));
        Assert.Equal(Outcome.NotThere, (await RecordAsync(scene, scene.OtherHead, AwayKind.InternalRemoval)).Outcome);
        Assert.Null(await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<AwayService>().OfChildAsync(scene.Child, Ct)));
        var row = view.All[0];
        Assert.Equal(Outcome.NotThere, await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<AwayService>().ChangeAsync(scene.Child, row.Id, row.Version, new(null, 1, null, null, null, null), Ct)));
        foreach (var path in new[] { AwayLinks.Of(scene.Child), AwayLinks.Record(scene.Child), AwayLinks.One(scene.Child, row.Id) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.OtherHead)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_family_reads_it_and_changes_nothing()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await RecordAsync(scene, scene.Head, AwayKind.SafeguardingSeparation)).Id!.Value;
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var browser = await scene.BrowserAsync(mother);
        var one = (await browser.GetAsync(AwayLinks.One(scene.Child, id))).Page;
        Assert.Contains("Kept apart for now.", Text(one), StringComparison.Ordinal);
        Assert.Empty(one.QuerySelectorAll("main button"));
        Assert.Contains("No allegation of harm is on record", Text((await browser.GetAsync(AwayLinks.Of(scene.Child))).Page), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(AwayLinks.Record(scene.Child))).Status);
        var fields = await scene.World.AsAsync(scene.Head, async s => (await s.GetServices<ISubjectData>().OfType<AwaySubjectData>().Single().OfAsync([scene.Child], SubjectAudience.Parent, Ct)).Single().Items.Single().Fields.Select(f => (f.Label, f.Value)).ToList());
        foreach (var field in new[] { ("What", "Safeguarding separation"), ("School", "Alder School"), ("Why", "Kept apart for now."), ("Education", "A tutor.") })
            Assert.Contains(field, fields);
    }

    private static Task<(Outcome Outcome, Guid? Id)> RecordAsync(ExclusionScene scene, PersonId by, AwayKind kind) => scene.World.AsAsync(by, s => s.GetRequiredService<AwayService>().RecordAsync(
        scene.Child, new(kind, Day("2026-11-09"), "Kept apart for now.", ForBehaviour: false, OnSite: true, Allegation: false, new(Day("2026-11-20"), 10, "A tutor.", null, null, null)), Ct));

    private static async Task<AwayView> ViewAsync(ExclusionScene scene) => (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<AwayService>().OfChildAsync(scene.Child, Ct)))!;
}
