using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Children.Contacts;
using Headwater.Children.Exclusions;
using Headwater.Children.Journeys;
using Headwater.Children.Letters;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>Who is asked for what after an exclusion, once the child is elsewhere, the home is another authority's, or a thing is over.</summary>
public sealed class WhoIsAskedTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task After_the_child_left_the_new_school_is_asked_to_open_the_conversation_and_the_old_one_is_not(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        // Year 9: people talk from 10 days on; 14 to 25 September are ten.
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-14", 20);
        Assert.Contains("Open a conversation", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        await LeaveAsync(scene, "2026-11-08", "2026-11-09");
        Assert.DoesNotContain("Open a conversation", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        Assert.Contains("Open a conversation", await scene.TextAsync(scene.OtherHead, "/home"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_or_went_on_to_another_school_is_not_out_any_more()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var (view, today) = ((await scene.LedgerAsync())!, scene.World.Today);
        var here = Stay(scene.Alder, "2026-09-03", null);
        Assert.Equal(id, NowRules.Out(view, [here], today)?.Id);
        Assert.Equal(id, NowRules.Out(view, [here, Stay(scene.Beech, "2026-11-11", null)], today)?.Id);
        Assert.Equal(id, NowRules.Out(view, [Stay(scene.Beech, "2025-09-01", "2026-07-17"), here], today)?.Id);
        Assert.Null(NowRules.Out(view, [here, Stay(scene.Beech, "2026-11-10", null)], today));
        Assert.Null(NowRules.Out(view, [Stay(scene.Alder, "2026-09-03", "2026-11-09")], today));

        RollEntry Stay(OrganisationId school, string from, string? to) => new() { Id = Guid.CreateVersion7(), ChildId = scene.Child, SchoolId = school, EntryDate = Day(from), LeavingDate = to is null ? null : Day(to) };
    }

    [Fact]
    public async Task Whoever_must_not_be_told_anything_finds_no_journey_and_no_plans()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var father = await scene.World.PersonAsync("Ash Hale", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, father, "The child's father.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var browser = await scene.BrowserAsync(father);
        string[] pages = [JourneyLinks.Of(scene.Child), ResponseLinks.Now(scene.Child)];
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).Status);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ContactService>().AddAsync(scene.Child, new("Ash Hale", Relation.Father, null, null, true, false, true, "A court order of 3 March 2026."), Ct)));
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(page)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task From_the_sixth_day_the_authority_of_the_child_s_home_arranges_and_not_that_of_the_school(bool elsewhere)
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0, with: t => t with { LivesInOtherAuthority = elsewhere })).Id!.Value;
        var view = (await scene.LedgerAsync())!;
        var (x, duty) = (view.Ledger.Exclusions.Single(), view.DutiesOf(id).Single(d => d.Duty == DutyKind.AlternativeProvision));
        Assert.Equal(!elsewhere, Responsibility.IsOfAuthority(x, duty, SchoolType.Maintained));
        Assert.Equal(elsewhere, (await scene.TextAsync(scene.Head, ExclusionLinks.One(scene.Child, id))).Contains("lives in another local authority: that authority arranges it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_explanation_that_the_law_asks_for_can_be_put_right_and_not_emptied()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-02", 2);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-11-03", 2));
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-03", 2, with: t => t with { Explanation = "Another thing happened." })).Id!.Value;
        Assert.Equal(Outcome.Saved, (await scene.ChangeAsync(id, x => x.Explanation = "Another thing happened on the Monday.")).Outcome);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ChangeAsync(id, x => x.Explanation = null));
        Assert.Equal("Another thing happened on the Monday.", (await scene.LedgerAsync())!.Ledger.Exclusions.Single(x => x.Id == id).Explanation);
    }

    [Fact]
    public async Task Everybody_was_told_of_a_cancelling_on_the_later_of_two_days_and_none_lies_before_it()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-02", 4)).Id!.Value;
        await scene.ChangeAsync(id, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-11-06"), "It was somebody else."));
        var head = await scene.BrowserAsync(scene.Head);
        Assert.Contains("a letter that says so was given or sent on that day or later", Text((await SendAsync(LetterKind.CancelledNotice, "5 11 2026")).Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(LetterKind.CancelledNotice, "10 11 2026")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(LetterKind.Cancelled, "6 11 2026")).Status);
        Assert.Equal(Day("2026-11-10"), (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.NotifyCancellation).Done);

        async Task<(HttpStatusCode Status, AngleSharp.Html.Dom.IHtmlDocument Page)> SendAsync(LetterKind kind, string day)
        {
            var path = LetterLinks.One(scene.Child, id, kind);
            var answer = await head.PostAsync((await head.GetAsync(path)).Page, path, "Keep it as it was sent", ("Way", "ByHand"), ("Day", day));
            return (answer.Status, answer.Page);
        }
    }

    [Fact]
    public async Task What_is_written_for_a_direction_that_is_over_is_asked_of_nobody()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await DirectAsync(scene, "2026-10-19", "2026-11-13");
        Assert.Contains(await DueAsync(), d => d.IsWritten);
        scene.World.Clock.SetUtcNow(new(Day("2026-11-13"), new(8, 0), TimeSpan.Zero));
        Assert.Contains(await DueAsync(), d => d.IsWritten || d.Day < scene.World.Today);
        scene.World.Clock.SetUtcNow(new(Day("2026-11-16"), new(8, 0), TimeSpan.Zero));
        Assert.DoesNotContain(await DueAsync(), d => d.IsWritten);

        Task<IReadOnlyList<DueDirection>> DueAsync() => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<OffSiteDue>().OfAsync([scene.Alder], Ct));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_direction_off_site_only_a_school_that_still_has_the_child_is_reminded(bool left)
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        // From Monday 23 November: written notice by Thursday the 19th; two school days before is the 17th.
        await DirectAsync(scene, "2026-11-23", "2026-12-18");
        if (left)
            await LeaveAsync(scene, "2026-11-11", "2026-11-12");
        scene.World.Clock.SetUtcNow(new(Day("2026-11-17"), new(8, 0), TimeSpan.Zero));
        await using (var scope = scene.World.Database.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterSystem(scene.World.Locality);
            await scope.ServiceProvider.GetServices<IDailyWork>().OfType<DutyReminders>().Single().RunAsync(Ct);
        }

        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(left ? 0 : 1, await db.Set<DutyReminder>().CountAsync(r => r.PersonId == scene.Head, Ct));
        // The page to which the reminder leads lists it.
        Assert.Equal(!left, (await scene.TextAsync(scene.Head, ExclusionLinks.Due)).Contains("Give written notice to the parent, or the pupil from the age of 18: off-site direction", StringComparison.Ordinal));
    }

    private static async Task DirectAsync(ExclusionScene scene, string from, string to) =>
        Assert.Equal(Outcome.Saved, (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.OffSiteDirection, m => (m.Reason, m.ToName, m.Start, m.End, m.HelpFailed) = ("Help in school did not work.", "Riverside Centre", Day(from), Day(to), true), Ct))).Outcome);

    private static async Task LeaveAsync(ExclusionScene scene, string last, string first) =>
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day(last), scene.Beech, Day(first)), Ct)));
}
