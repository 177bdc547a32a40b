using System.Net;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Exclusions;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>What somebody may do in a case hangs on how this child is open to them, not on what posts they hold elsewhere.</summary>
public sealed class CaseRightsTests
{
    [Fact]
    public async Task One_of_the_family_does_not_read_what_another_writes_to_the_board()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var (mother, father) = (await FamilyAsync(scene, "Mother"), await FamilyAsync(scene, "Father"));
        await SayAsync(scene, mother, id, "He was hit first.");
        await SayAsync(scene, father, id, "I was told by nobody.");
        var path = ExclusionLinks.Of(scene.Child, id, "board");
        var hers = await scene.TextAsync(mother, path);
        Assert.Contains("He was hit first.", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("I was told by nobody.", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("He was hit first.", await scene.TextAsync(father, path), StringComparison.Ordinal);
        var heads = await scene.TextAsync(scene.Head, path);
        Assert.Contains("He was hit first.", heads, StringComparison.Ordinal);
        Assert.Contains("I was told by nobody.", heads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_who_is_a_governor_of_the_school_or_clerks_elsewhere_is_a_parent_here()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var parent = await FamilyAsync(scene, "Parent", (scene.Alder, Role.Governor), (scene.Beech, Role.Clerk), (scene.Beech, Role.ClassTeacher));
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(parent, s => s.GetRequiredService<ExclusionService>().ChangeAsync(scene.Child, id, 1, x => x.BoardDecision = BoardDecision.Reinstated, ExclusionDeed.Change, Ct))).Outcome);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(parent)).GetAsync(ExclusionLinks.Of(scene.Child, id, "facts"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(parent)).GetAsync(LetterLinks.One(scene.Child, id, LetterKind.Authority))).Status);
        var page = await scene.TextAsync(parent, ExclusionLinks.Of(scene.Child, id, "board"));
        Assert.Contains("What do you want the governing board to know?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Who takes part", page, StringComparison.Ordinal);
        // Whoever is a parent of another child is no family of this one.
        Assert.False((await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().RightsAsync(scene.Child, Ct))).IsFamily);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_headteacher_who_is_family_of_the_child_says_no_duty_done_and_can_still_cancel(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        var own = await FamilyAsync(scene, "Head and mother", (scene.Alder, Role.Headteacher));
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(own, s => s.GetRequiredService<DutyService>().SayDoneAsync(scene.Child, id, DutyKind.NotifyParent, null, Day("2026-11-09"), "By hand", Ct))).Outcome);
        Assert.Equal(Outcome.NotThere, (await scene.World.AsAsync(own, s => s.GetRequiredService<ExclusionService>().ChangeAsync(scene.Child, id, 1, x => x.BoardNotified = Day("2026-11-09"), ExclusionDeed.Change, Ct))).Outcome);
        var page = (await (await scene.BrowserAsync(own)).GetAsync(ExclusionLinks.One(scene.Child, id))).Page;
        Assert.Contains("You are family of this child. Somebody else who acts as headteacher", Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.DoesNotContain("Record what happened since", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Who takes part", await scene.TextAsync(own, ExclusionLinks.Of(scene.Child, id, "board")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(own)).GetAsync(LetterLinks.One(scene.Child, id, LetterKind.Parent))).Status);
        // Another who acts as headteacher says it; whoever holds the post alone cancels.
        Assert.Equal(Outcome.Saved, (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DutyService>().SayDoneAsync(scene.Child, id, DutyKind.NotifyParent, null, Day("2026-11-09"), "By hand", Ct))).Outcome);
        Assert.Equal(Outcome.Saved, (await scene.World.AsAsync(own, s => s.GetRequiredService<ExclusionService>().ChangeAsync(scene.Child, id, 1, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-11-10"), "New facts."), ExclusionDeed.Cancel, Ct))).Outcome);
    }

    [Fact]
    public async Task A_case_that_is_opened_opens_nothing_but_the_exclusions()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Entries.EntryService>().AddWordsAsync(scene.Child, new("I like the mornings.", Headwater.Children.Entries.Voice.Child, Day("2026-10-01")), Ct));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.Clerk, Ct));
        Assert.DoesNotContain("I like the mornings.", await scene.TextAsync(scene.Clerk, Headwater.Children.Journeys.JourneyLinks.Of(scene.Child)), StringComparison.Ordinal);
        Assert.Contains("Permanently excluded.", await scene.TextAsync(scene.Clerk, Headwater.Children.Journeys.JourneyLinks.Of(scene.Child)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_let_in_to_the_case_draws_up_the_evidence_summary_and_it_says_what_is_not_open()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-05", 4);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0)).Id!.Value;
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Entries.EntryService>().AddWordsAsync(scene.Child, new("I like the mornings.", Headwater.Children.Entries.Voice.Child, Day("2026-10-01")), Ct));
        var path = Headwater.Children.Response.ResponseLinks.Summary(scene.Child);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Clerk)).GetAsync(path)).Status);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<BoardService>().OpenToAsync(scene.Child, id, scene.Clerk, Ct));
        Assert.Contains("Evidence summary, two pages", await scene.TextAsync(scene.Clerk, ExclusionLinks.Of(scene.Child, id, "board")), StringComparison.Ordinal);
        var clerk = await scene.TextAsync(scene.Clerk, path);
        foreach (var said in new[] { "Needs It is not open to those who drew this up.", "how far it came It is not open to those who drew this up.", "Suspensions, exclusions and moves Moves to other places are not open to those who drew this up. Out for 2 days this term", "Monday 9 November 2026: Permanent exclusion.", "Monday 5 October 2026: Suspension, 2 days.", "cannot be told without the plans" })
            Assert.Contains(said, clerk, StringComparison.Ordinal);
        foreach (var not in new[] { "I like the mornings.", "No plan was made", "No special educational needs" })
            Assert.DoesNotContain(not, clerk, StringComparison.Ordinal);
        // A governor to whom more was opened reads more, and a parent who governs is a parent.
        var governor = await scene.World.PersonAsync("Governor", (scene.Alder, Role.Governor));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.PanelPaper, scene.Alder, governor, "The governing board considers an exclusion.", LawfulBasis.LegalObligation, EntryKinds.All, scene.World.Today));
        var whole = await scene.TextAsync(governor, path);
        Assert.Contains("I like the mornings.", whole, StringComparison.Ordinal);
        Assert.DoesNotContain("not open to those", whole, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(await FamilyAsync(scene, "Parent", (scene.Alder, Role.Governor)))).GetAsync(path)).Status);
        // Who helps the family and reads the support alone is told that exclusions are not open.
        var outreach = await scene.World.OrganisationAsync("Outreach", Headwater.Localities.Places.OrganisationKind.LocalAuthority);
        var worker = await scene.World.PersonAsync("Worker", (outreach, Role.EducationalPsychologist));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, outreach, null, "Outreach works with the family.", LawfulBasis.PublicTask, EntryKinds.Support | EntryKinds.Movement, scene.World.Today));
        var helps = await scene.TextAsync(worker, path);
        Assert.Contains("Suspensions and exclusions are not open to those who drew this up.", helps, StringComparison.Ordinal);
        Assert.DoesNotContain("Permanent exclusion", helps, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_school_s_dates_do_not_tell_no_letter_says_anything_and_the_family_is_heard_all_the_same()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 20)).Id!.Value;
        await scene.World.AsAsync(scene.Head, async s =>
        {
            var calendars = s.GetRequiredService<ISchoolCalendars>();
            foreach (var term in (await calendars.KeptAsync(scene.Alder, Ct)).Terms)
                await calendars.RemoveTermAsync(scene.Alder, term.Id, Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("remove", "term"));
            return true;
        });
        var letter = await scene.TextAsync(scene.Head, LetterLinks.One(scene.Child, id, LetterKind.Parent));
        Assert.Contains("The letter cannot be made", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("overturn", letter, StringComparison.Ordinal);
        var mother = await FamilyAsync(scene, "Mother");
        await SayAsync(scene, mother, id, "Nobody asked us.");
        Assert.Equal(scene.World.Today, (await scene.LedgerAsync())!.Ledger.Exclusions.Single().ParentRepresentations);
    }

    [Fact]
    public async Task What_the_family_said_is_not_taken_back_by_the_school()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-10-19", 12)).Id!.Value;
        await SayAsync(scene, await FamilyAsync(scene, "Mother"), id, "Nobody asked us.");
        var (head, path) = (await scene.BrowserAsync(scene.Head), ExclusionLinks.Of(scene.Child, id, "facts"));
        foreach (var later in new[] { "", "12 11 2026" })
        {
            scene.World.Clock.Advance(TimeSpan.FromDays(2));
            var refused = await head.PostAsync((await head.GetAsync(path)).Page, path, "Save", ("ParentRepresentations", later));
            Assert.Contains("The family wrote to the board on Tuesday 10 November 2026", Text(refused.Page), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_more_than_45_days_of_the_year_nothing_is_cancelled()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Id!.Value;
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().SetElsewhereAsync(scene.Child, 2026, 44m, "Cedar School", 0, Ct));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().ChangeAsync(scene.Child, id, 1, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-11-10"), "New facts."), ExclusionDeed.Cancel, Ct)));
        // 44 days elsewhere, and the 9th and 10th here: 46.
        Assert.Contains("more than 45 school days", refused.Message, StringComparison.Ordinal);
        Assert.Null((await scene.LedgerAsync())!.Ledger.Exclusions.Single().Cancelled);
    }

    private static async Task<PersonId> FamilyAsync(ExclusionScene scene, string name, params (OrganisationId, Role)[] posts)
    {
        var person = await scene.World.PersonAsync(name, [(scene.Alder, Role.Parent), .. posts]);
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, person, "The child's parent.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        return person;
    }

    private static async Task SayAsync(ExclusionScene scene, PersonId who, Guid exclusion, string text) =>
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(who, s => s.GetRequiredService<BoardService>().RepresentAsync(scene.Child, exclusion, text, null, remote: false, Ct)));
}
