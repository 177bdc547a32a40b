using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Family;
using Headwater.Children.Journeys;
using Headwater.Children.Letters;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;
using Visibility = Headwater.Kernel.Visibility;

namespace Headwater.Modules.Tests.Children.Family;

/// <summary>The family's page as parents and the young person open it, and who finds nothing there. Every name is made up.</summary>
public sealed class FamilyPageTests
{
    private const string Script = "<script>alert(1)</script>";

    [Fact]
    public async Task Home_leads_to_the_page_first_and_the_record_does_too()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var home = (await scene.OpenPageAsync(scene.Mother, "/home")).Page;
        Assert.Equal((scene.Page, "Read your page about your child"), (home.QuerySelector(".govuk-task-list a")!.GetAttribute("href"), home.QuerySelector(".govuk-task-list a")!.TextContent));
        Assert.Equal("Read your own page", (await scene.OpenPageAsync(scene.Robin, "/home")).Page.QuerySelector(".govuk-task-list a")!.TextContent);
        Assert.NotNull((await scene.OpenPageAsync(scene.Mother, ChildLinks.Show(scene.Child))).Page.QuerySelector($"main a[href='{scene.Page}']"));
        Assert.Null((await scene.OpenPageAsync(scene.School.Head, ChildLinks.Show(scene.Child))).Page.QuerySelector($"main a[href='{scene.Page}']"));
        // Of two children each has a line, told apart by the year and not by a name.
        var second = await scene.World.ChildAsync(scene.School.Head, scene.School.Alder, "Wren", "Hale", new(2016, 1, 5));
        await scene.World.InvolveAsync(scene.School.Head, new(second, InvolvementKind.Parent, null, scene.Mother, "Mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var both = (await scene.OpenPageAsync(scene.Mother, "/home")).Page.QuerySelectorAll(".govuk-task-list a").Select(a => a.TextContent).ToList();
        Assert.Equal(["Read your page about your child, Year 9", "Read your page about your child, Year 6"], both);
    }

    [Fact]
    public async Task It_says_what_happens_now_who_holds_the_case_and_what_comes_next()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await scene.PlanAsync(Visibility.Family, "Comes into school by himself", "Meets Robin at the gate");
        Assert.Contains("Nobody is named yet who holds it all together.", await scene.TextAsync(scene.Mother), StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<CaseHolderService>().NameAsync(scene.Child, scene.School.Senco, null, Ct)));
        var text = await scene.TextAsync(scene.Mother);
        Assert.Contains("There is a plan to help your child. We look at it again on Tuesday 24 November 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 24 November 2026 We look at the plan again. What you can do before: Write what you think below.", text, StringComparison.Ordinal);
        Assert.Contains("Senco, Alder School always knows where things stand. Ring or visit Alder School and ask for them.", text, StringComparison.Ordinal);
        Assert.Contains("There is a plan to help you.", await scene.TextAsync(scene.Robin), StringComparison.Ordinal);
        // Two days from Monday 9 November: Robin is back on Wednesday.
        await scene.School.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        var suspended = await scene.TextAsync(scene.Robin);
        Assert.Contains("You are suspended from school until Tuesday 10 November 2026.", suspended, StringComparison.Ordinal);
        Assert.Contains("Wednesday 11 November 2026 You are back at school. What you can do before: Ask for a talk about a good start.", suspended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_tells_the_plan_in_plain_words_and_none_that_is_marked_for_professionals()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var plan = await scene.PlanAsync(Visibility.Family, "Comes into school by himself", "Meets Robin at the gate");
        await scene.PlanAsync(Visibility.Professionals, "canary-outcome", "canary-action");
        Assert.Contains("How it went: We have not looked at this yet.", await scene.PartAsync(scene.Mother, "plan"), StringComparison.Ordinal);
        var view = (await scene.World.AsAsync(scene.School.Senco, s => s.GetRequiredService<ResponseQueries>().PlanAsync(scene.Child, plan, Ct)))!;
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.School.Senco, s => s.GetRequiredService<PlanWorkService>().ReviewAsync(
            scene.Child, plan, view.Plan.Version, new(new(2026, 11, 10), "Mother, Robin", "It goes better.", null, new(2026, 12, 8), false, new Dictionary<Guid, TypedRating> { [view.Outcomes[0].Id] = new(1, "Three mornings") }), Ct)));
        // Somebody who is both of the school and a parent reads here what a parent reads.
        var both = await scene.World.PersonAsync("Both Hale", (scene.School.Alder, Role.Senco), (scene.Families, Role.Parent));
        await scene.FamilyAsync(both);
        foreach (var family in new[] { scene.Mother, scene.Robin, both })
        {
            var text = await scene.PartAsync(family, "plan");
            foreach (var part in new[] { "What we want to change", "Comes into school by himself", "At the start: One morning of five", "We want: Four mornings of five", "How it went: It is better than at the start. We are not there yet. Three mornings. We looked on Tuesday 10 November 2026.", "What each of us does", "Senco: Meets Robin at the gate, by Tuesday 1 December 2026." })
                Assert.Contains(part, text, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_family_writes_its_view_changes_its_own_and_nobody_else_s()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var (browser, page) = await scene.OpenPageAsync(scene.Mother);
        var refused = await browser.PostAsync(page, scene.Page, "Save my view", ("View", "  "));
        Assert.Contains("Write what you think in the box under “Your view”.", Text(refused.Page), StringComparison.Ordinal);
        var saved = await browser.PostAsync(refused.Page, scene.Page, "Save my view", ("View", $"Mornings are hard. {Script}"));
        Assert.Equal((HttpStatusCode.Redirect, FamilyLinks.Part(scene.Child, "view")), (saved.Status, saved.To));
        var (_, again) = await scene.OpenPageAsync(scene.Mother);
        Assert.Contains($"Mornings are hard. {Script} Your words, Tuesday 10 November 2026", await scene.PartAsync(scene.Mother, "view"), StringComparison.Ordinal);
        Assert.DoesNotContain(again.QuerySelectorAll("main script"), s => s.TextContent.Contains("alert", StringComparison.Ordinal));
        // Robin reads it, writes beside it and has no way to change it.
        Assert.DoesNotContain("Take these words back", await scene.TextAsync(scene.Robin), StringComparison.Ordinal);
        Assert.Contains("written down by Fern Hale", await scene.PartAsync(scene.Robin, "view"), StringComparison.Ordinal);
        var (robin, own) = await scene.OpenPageAsync(scene.Robin);
        Assert.Null(own.QuerySelector("main select[name=Voice]"));
        await robin.PostAsync(own, scene.Page, "Save my view", ("View", "I like the river."));
        Assert.Contains("I like the river. The child's own words", await scene.PartAsync(scene.Father, "view"), StringComparison.Ordinal);
        // A parent may not write as the child, whatever is sent.
        var pretended = await browser.PostAsync((await browser.GetAsync(scene.Page)).Page, scene.Page, "Save my view", ("View", "I want to go home."), ("Voice", "Child"));
        Assert.Contains("Say whose words they are", Text(pretended.Page), StringComparison.Ordinal);
        Assert.Equal("I want to go home.", pretended.Page.QuerySelector<IHtmlTextAreaElement>("#View")!.Value.Trim());
        // To change is to write anew: the earlier words are taken back.
        var link = again.QuerySelector("main a[href*='change=']")!.GetAttribute("href")!;
        var form = (await browser.GetAsync(link.Split('#')[0])).Page;
        Assert.Contains("Mornings are hard.", form.QuerySelector<IHtmlTextAreaElement>("#View")!.Value, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(form, scene.Page, "Save this in place", ("View", "Mornings are better now."))).Status);
        var now = await scene.PartAsync(scene.Mother, "view");
        Assert.Contains("Mornings are better now.", now, StringComparison.Ordinal);
        Assert.DoesNotContain("Mornings are hard.", now, StringComparison.Ordinal);
        // The link of another's words opens an empty form.
        var other = await scene.OpenPageAsync(scene.Father, link.Split('#')[0]);
        Assert.Equal("", other.Page.QuerySelector<IHtmlTextAreaElement>("#View")!.Value.Trim());
        await browser.PostAsync((await browser.GetAsync(scene.Page)).Page, scene.Page, "Take these words back");
        Assert.DoesNotContain("Mornings", await scene.PartAsync(scene.Father, "view"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task It_says_who_looked_as_what_when_and_why_and_a_question_reaches_the_officer(Engine engine)
    {
        await using var scene = await FamilyScene.CreateAsync(engine);
        await scene.OpenAsync(LawfulBasis.PublicTask);
        await scene.TextAsync(scene.Worker, ChildLinks.Show(scene.Child));
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await scene.TextAsync(scene.School.Senco, ChildLinks.Show(scene.Child));
        await scene.TextAsync(scene.Father);
        var looked = await scene.PartAsync(scene.Mother, "looked");
        var (senco, worker) = (looked.IndexOf("Wednesday 11 November 2026: Senco (SENCO, Alder School) looked. Why: The child is on the school's roll.", StringComparison.Ordinal), looked.IndexOf("Tuesday 10 November 2026: Wren Worker (Educational psychologist, Hill Clinic) looked. Why: The clinic helps with mornings.", StringComparison.Ordinal));
        Assert.True(senco >= 0 && senco < worker, looked);
        Assert.Contains("Head (Headteacher, Alder School) looked and wrote something.", looked, StringComparison.Ordinal);
        // The family itself is not listed: one parent need not know when the other looks.
        Assert.DoesNotContain("Ash Hale", looked, StringComparison.Ordinal);
        // Nor whoever opened the record in an emergency: it may be about what happens at home.
        await scene.World.AsAsync(scene.School.Head, async s =>
        {
            s.GetRequiredService<HeadwaterDb>().Add(new EmergencyOpening { Id = Guid.CreateVersion7(), ChildId = scene.Child, PersonId = scene.Worker, OrganisationId = scene.Clinic, InvolvementId = Guid.CreateVersion7(), Reason = "A child may be in danger at home.", OpenedAtUtc = scene.World.Clock.GetUtcNow().UtcDateTime, EndsAtUtc = scene.World.Clock.GetUtcNow().UtcDateTime.AddHours(1), ReviewBy = scene.World.Today.AddDays(7) });
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("open", "emergency opening", null, scene.Child));
            return true;
        });
        foreach (var family in new[] { scene.Mother, scene.Robin })
            Assert.DoesNotContain("Wren Worker", await scene.PartAsync(family, "looked"), StringComparison.Ordinal);

        var (browser, page) = await scene.OpenPageAsync(scene.Mother);
        var ask = page.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Ask about this: Senco", StringComparison.Ordinal)).GetAttribute("href")!;
        var sent = await browser.PostAsync((await browser.GetAsync(ask)).Page, ask, "Ask the data-protection officer");
        Assert.Contains("The data-protection officer knows that you ask.", Text(sent.Page), StringComparison.Ordinal);
        var notice = Assert.Single(await scene.NoticesAsync(scene.Officer));
        Assert.Contains($"on Wednesday 11 November 2026. Look into it and write to them. {ChildTrustLinks.Looks(scene.Child)}", notice, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(FamilyLinks.Look(scene.Child, 999_999))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.School.Senco)).GetAsync(ask)).Status);
    }

    [Fact]
    public async Task Nobody_comes_in_by_the_wrong_door()
    {
        await using var scene = await FamilyScene.CreateAsync();
        var world = scene.World;
        var stranger = await world.PersonAsync("Other Parent", (scene.Families, Role.Parent));
        var other = await world.ChildAsync(scene.School.Head, scene.School.Alder, "Kit", "Moss");
        await world.InvolveAsync(scene.School.Head, new(other, InvolvementKind.Parent, null, stranger, "Parent of another.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        // A post as a young person opens nothing until the school has opened the record to them.
        var notYet = await world.PersonAsync("Not Yet", (scene.Families, Role.YoungPerson));
        var ended = await world.PersonAsync("Ended Hale", (scene.Families, Role.Parent));
        await world.RevokeAsync(scene.School.Head, await scene.FamilyAsync(ended));
        var later = await world.PersonAsync("Later Hale", (scene.Families, Role.Parent));
        await world.InvolveAsync(scene.School.Head, new(scene.Child, InvolvementKind.Parent, null, later, "From tomorrow.", LawfulBasis.PublicTask, EntryKinds.All, world.Today.AddDays(1)));
        string[] doors = [scene.Page, FamilyLinks.Look(scene.Child, 1), FamilyLinks.Confirm(scene.Child, Guid.CreateVersion7(), ConsentDeed.Given)];
        foreach (var nobody in new[] { stranger, notYet, ended, later, scene.School.Head, scene.School.Senco, scene.School.Clerk, scene.School.OtherHead, scene.Worker, scene.Officer })
        {
            foreach (var door in doors)
                Assert.Equal((door, HttpStatusCode.NotFound), (door, (await (await scene.BrowserAsync(nobody)).GetAsync(door)).Status));
        }

        // A form from before it ended is of no use after.
        var (browser, page) = await scene.OpenPageAsync(scene.Father);
        var father = (await world.AsAsync(scene.School.Head, s => s.GetRequiredService<IInvolvements>().OfAsync(scene.Child, Ct))).Single(i => i.Person == scene.Father).Id;
        await world.RevokeAsync(scene.School.Head, father);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(page, scene.Page, "Save my view", ("View", "Too late."))).Status);
        Assert.Null((await scene.OpenPageAsync(scene.Father, "/home")).Page.QuerySelector($"main a[href='{scene.Page}']"));
        Assert.DoesNotContain("Too late.", await scene.TextAsync(scene.Mother), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_involved_for_less_reads_less_and_is_told_so()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await scene.PlanAsync(Visibility.Family, "Comes into school by himself", "Meets Robin at the gate");
        await scene.School.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        var limited = await scene.World.PersonAsync("Little Hale", (scene.Families, Role.Parent));
        await scene.FamilyAsync(limited, covers: EntryKinds.Identity);
        foreach (var part in new[] { "plan", "view", "exclusion", "consent" })
            Assert.Equal((part, "This part is not open to you. Ask the school."), (part, await scene.PartAsync(limited, part)));
        var text = await scene.TextAsync(limited);
        Assert.All(new[] { "Comes into school", "suspended", "Threw a chair" }, hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.Contains("Nothing is planned just now.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ash Hale", null)]
    [InlineData("ash hale ", null)]
    [InlineData("Somebody else", "own")]
    public async Task Whoever_the_school_marked_as_not_to_be_told_finds_nothing(string name, string? email)
    {
        await using var scene = await FamilyScene.CreateAsync();
        var address = email is null ? null : await scene.World.AsAsync(scene.Father, s => s.GetRequiredService<IPeople>().OwnAddressAsync(Ct));
        await scene.World.AsAsync(scene.School.Head, s => s.GetRequiredService<ContactService>().AddAsync(scene.Child, new(name, Relation.Father, null, address, true, false, true, "A court order of 3 March 2026."), Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.Father)).GetAsync(scene.Page)).Status);
        Assert.DoesNotContain("Read your page", await scene.TextAsync(scene.Father, "/home"), StringComparison.Ordinal);
        // The others of the family come in as before, and read nothing of the order.
        foreach (var family in new[] { scene.Mother, scene.Robin })
            Assert.DoesNotContain("court order", await scene.TextAsync(family), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_s_own_words_can_be_read_at_eleven()
    {
        await using var scene = await FamilyScene.CreateAsync();
        await scene.School.RecordAsync(ExclusionKind.Permanent, "2026-11-09", 0);
        await scene.OpenAsync(LawfulBasis.Consent);
        foreach (var family in new[] { scene.Mother, scene.Robin })
        {
            var page = (await scene.OpenPageAsync(family)).Page;
            Assert.Single(page.QuerySelectorAll("h1"));
            // Sentences as they stand: of paragraphs, lists, hints and labels; not names of things in a table of facts.
            var words = page.QuerySelectorAll("main p, main li, main label, main .govuk-hint, main dt").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            var age = ReadingAge.Of(string.Join('\n', words));
            Assert.True(age <= 11, $"{age}");
            var confirm = page.QuerySelectorAll("main a").First(a => a.TextContent.StartsWith("Take my yes back", StringComparison.Ordinal)).GetAttribute("href")!;
            var asked = (await scene.OpenPageAsync(family, confirm)).Page.QuerySelectorAll("main li").Select(e => e.TextContent);
            Assert.True(ReadingAge.Of(string.Join('\n', asked)) <= 11, string.Join('\n', asked));
        }
    }
}
