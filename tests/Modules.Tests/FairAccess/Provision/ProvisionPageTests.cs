using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.FairAccess.Provision;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Testing;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>The pages of alternative provision in a browser without script.</summary>
public sealed class ProvisionPageTests
{
    [Fact]
    public async Task From_the_child_s_record_to_the_way_back()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite, agreed: true);
        var senco = await scene.Fair.BrowserAsync(scene.Senco);
        var record = await senco.GetAsync($"/children/{scene.Child}");
        Assert.Contains(record.Page.QuerySelectorAll<IHtmlAnchorElement>("main a"), a => a.GetAttribute("href") == ProvisionLinks.Of(scene.Child) && a.TextContent == "Alternative provision");
        Assert.Contains("No placement is on record.", await scene.Fair.TextAsync(scene.Senco, ProvisionLinks.Of(scene.Child)), StringComparison.Ordinal);

        var place = ProvisionLinks.Place(scene.Child);
        var form = (await senco.GetAsync(place)).Page;
        Assert.Equal(scene.Fair.Alder.ToString(), form.QuerySelector<IHtmlSelectElement>("#Commissioner")!.Value);
        Assert.Contains("Wharf Unit (no check in date)", form.QuerySelector("#Provider")!.TextContent, StringComparison.Ordinal);
        (string, string)[] few = [("Provider", scene.Unit.ToString()), ("Purpose", "ShortSpell"), ("AgreedRole", "Mornings in a small group."), ("FirstDay", "2 11 2026"), ("Hours", "12.5"), ("Cost", "350"), ("PlannedLast", "18 12 2026")];
        var refused = await senco.PostAsync(form, place, "Enter the placement", few);
        Assert.Equal((HttpStatusCode.BadRequest, "12.5", "Mornings in a small group."), (refused.Status, refused.Page.QuerySelector<IHtmlInputElement>("#Hours")!.Value, refused.Page.QuerySelector("#AgreedRole")!.TextContent.Trim()));
        Assert.Contains("12.5 hours a week are fewer than full time (25 hours are taken as full time here). Say why, under “Why fewer hours”.", Text(refused.Page), StringComparison.Ordinal);
        var one = (await senco.PostAsync(refused.Page, place, "Enter the placement", ("FewerBecause", "The doctor advises it."), ("FullTimeFrom", "1 12 2026"))).To!;
        var shown = await scene.Fair.TextAsync(scene.Senco, one);
        // Six weeks after Monday 2 November is Monday 14 December; two weeks with school have begun.
        foreach (var said in new[] { "Next review: Monday 14 December 2026.", "£700 for 2 weeks with school", "At two: Alder School is the main school", "12.5 hours a week, £350 a week, planned until Friday 18 December 2026.", "Nothing entered yet", "No check of this provider is on record." })
            Assert.Contains(said, shown, StringComparison.Ordinal);

        var unit = await scene.Fair.BrowserAsync(scene.UnitHead);
        var week = $"{one}/week?from=2026-11-02";
        var entered = (await unit.GetAsync(week)).Page;
        Assert.Equal(10, entered.QuerySelectorAll("main select").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await unit.PostAsync(entered, week, "Save the week", ("Am-2026-11-02", "Present"), ("Pm-2026-11-02", "Late"), ("Am-2026-11-03", "UnauthorisedAbsence"), ("Pm-2026-11-03", "NotRequired"))).Status);
        Assert.Contains("67% (2 of 3 sessions), 1 late, 1 absent and not allowed", await scene.Fair.TextAsync(scene.Senco, one), StringComparison.Ordinal);
        // Of this week two days can be entered; what is no mark is refused by the session.
        var now = (await unit.GetAsync($"{one}/week")).Page;
        Assert.Equal(["Monday 9 November 2026", "Tuesday 10 November 2026"], now.QuerySelectorAll("legend").Select(l => l.TextContent.Trim()));
        Assert.Contains("Choose what is entered for the morning of Monday 9 November 2026.", Text((await unit.PostAsync(now, $"{one}/week", "Save the week", ("Am-2026-11-09", "Rubbish"))).Page), StringComparison.Ordinal);

        var review = $"{one}/review";
        var held = await unit.PostAsync((await unit.GetAsync(review)).Page, review, "Save the review", ("TookPart", "Mother, key worker"), ("Attends", "Ready"));
        Assert.Equal((HttpStatusCode.BadRequest, "Mother, key worker", "Ready"), (held.Status, held.Page.QuerySelector<IHtmlInputElement>("#TookPart")!.Value, held.Page.QuerySelector<IHtmlSelectElement>("#Attends")!.Value));
        (string, string)[] rest =
        [
            ("Learns", "Ready"), ("FeelsSafe", "Ready"), ("Relationships", "Partly"), ("RelationshipsNeeds", "One adult to go to."), ("Receiving", "Ready"), ("ChildView", "I can do a whole day."), ("ParentView", "A new start."), ("Decision", "ReadyToReturn"), ("NextReview", "8 12 2026"),
        ];
        Assert.Equal(HttpStatusCode.Redirect, (await unit.PostAsync(held.Page, review, "Save the review", rest)).Status);
        var ready = (await senco.GetAsync(one)).Page;
        foreach (var said in new[] { "Judged ready to return on Tuesday 10 November 2026. To be placed by Tuesday 8 December 2026 (in 20 school days).", "Next review: Tuesday 8 December 2026.", "Partly Still needed: One adult to go to.", "Took part: Mother, key worker." })
            Assert.Contains(said, Text(ready), StringComparison.Ordinal);
        Assert.DoesNotContain("total", Text(ready), StringComparison.OrdinalIgnoreCase);
        var back = (await senco.PostAsync(ready, one, "Begin the way back")).To!;
        Assert.StartsWith(ReferralLinks.Of(scene.Child), back, StringComparison.Ordinal);
        Assert.Contains("(d) In alternative provision", await scene.Fair.TextAsync(scene.Senco, back), StringComparison.Ordinal);
        Assert.Contains("The way back has begun", await scene.Fair.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        var list = (await senco.GetAsync(ProvisionLinks.List)).Page;
        Assert.Contains(list.QuerySelectorAll("tbody tr").Select(Line), l => l.Contains("Robin Hale Year 8 Wharf Unit (dual registered) Tuesday 8 December 2026 Ready to return. To be placed by Tuesday 8 December 2026 (in 20 school days). 12.5 67% (2 of 3 sessions), 1 late", StringComparison.Ordinal));

        // The provider ends it, and sees the child no longer.
        var end = $"{one}/end";
        var ended = await unit.PostAsync((await unit.GetAsync(end)).Page, end, "End it", ("Ending", ""));
        Assert.Contains("Choose how the placement ended.", Text(ended.Page), StringComparison.Ordinal);
        Assert.Equal(ProvisionLinks.List, (await unit.PostAsync(ended.Page, end, "End it", ("Ending", "ReturnedToMainstream"))).To);
        Assert.Equal(HttpStatusCode.NotFound, (await unit.GetAsync(one)).Status);
        Assert.Contains("Ended on Tuesday 10 November 2026. Returned to a mainstream school.", await scene.Fair.TextAsync(scene.Senco, one), StringComparison.Ordinal);
        Assert.Contains("2026/27: 100%. Returned: 1; ended: 1.", await scene.Fair.TextAsync(scene.Senco, ProvisionLinks.List), StringComparison.Ordinal);
        // The local lead sees no child, and no number so small.
        var lead = await scene.Fair.TextAsync(scene.Fair.Lead, ProvisionLinks.List);
        Assert.Contains("2026/27: Returned: fewer than 5; ended: fewer than 5.", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_and_cost_change_from_a_day_on_and_two_at_once_are_told()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var one = ProvisionLinks.One(scene.Child, await scene.PlaceAsync());
        var (senco, unit) = (await scene.Fair.BrowserAsync(scene.Senco), await scene.Fair.BrowserAsync(scene.UnitHead));
        var (mine, theirs) = ((await senco.GetAsync($"{one}/terms")).Page, (await unit.GetAsync($"{one}/terms")).Page);
        Assert.Equal(("25", "350", "18 12 2026"), (mine.QuerySelector<IHtmlInputElement>("#Hours")!.Value, mine.QuerySelector<IHtmlInputElement>("#Cost")!.Value, mine.QuerySelector<IHtmlInputElement>("#PlannedLast")!.Value));
        Assert.Equal(HttpStatusCode.Redirect, (await unit.PostAsync(theirs, $"{one}/terms", "Save the change", ("Cost", "400"), ("Why", "A second teacher."))).Status);
        var late = await senco.PostAsync(mine, $"{one}/terms", "Save the change", ("PlannedLast", "29 1 2027"), ("Why", "Until half term."));
        Assert.Equal((HttpStatusCode.BadRequest, "Until half term."), (late.Status, late.Page.QuerySelector("#Why")!.TextContent.Trim()));
        Assert.Contains("Somebody else changed this in the meantime.", Text(late.Page), StringComparison.Ordinal);
        Assert.Contains("From Tuesday 10 November 2026: 25 hours a week, £400 a week, planned until Friday 18 December 2026. Changed because: A second teacher.", await scene.Fair.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        // Notes are for professionals; the family reads the rest, and enters no form.
        Assert.Equal(HttpStatusCode.Redirect, (await unit.PostAsync((await unit.GetAsync(one)).Page, one, "Add the note", ("Note", "The taxi is late on Mondays."))).Status);
        Assert.Contains("The taxi is late on Mondays. Head of the unit, Tuesday 10 November 2026", await scene.Fair.TextAsync(scene.Senco, one), StringComparison.Ordinal);
        var mother = await PlacementServiceTests.MotherAsync(scene);
        var read = (await (await scene.Fair.BrowserAsync(mother)).GetAsync(one)).Page;
        Assert.Contains("Mornings in a small group.", Text(read), StringComparison.Ordinal);
        Assert.DoesNotContain("taxi", Text(read), StringComparison.Ordinal);
        Assert.DoesNotContain("No check of this provider", Text(read), StringComparison.Ordinal);
        Assert.Empty(read.QuerySelectorAll("main form"));
        foreach (var closed in new[] { $"{one}/week", $"{one}/review", $"{one}/terms", $"{one}/end", ProvisionLinks.Place(scene.Child) })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.Fair.BrowserAsync(mother)).GetAsync(closed)).Status);
    }

    [Fact]
    public async Task A_visit_to_a_provider_is_written_down_and_takes_the_warning_away()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var one = ProvisionLinks.One(scene.Child, await scene.PlaceAsync());
        var lead = await scene.Fair.BrowserAsync(scene.Fair.Lead);
        Assert.Contains("Wharf Unit No check in date Nobody has written down a visit.", await scene.Fair.TextAsync(scene.Fair.Lead, ProvisionLinks.List), StringComparison.Ordinal);
        Assert.Equal(ProvisionLinks.Provider(scene.Project), (await lead.GetAsync($"{ProvisionLinks.List}?Provider={scene.Project}")).To);
        var provider = ProvisionLinks.Provider(scene.Unit);
        var refused = await lead.PostAsync((await lead.GetAsync(provider)).Page, provider, "Save the visit", ("NextDue", "10 5 2027"), ("Concern", "The fire door sticks."));
        Assert.Equal((HttpStatusCode.BadRequest, "The fire door sticks."), (refused.Status, refused.Page.QuerySelector("#Concern")!.TextContent.Trim()));
        Assert.Contains("Choose whether it is registered as a school.", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(refused.Page, provider, "Save the visit", ("Registered", "yes"), ("Ticked", "Staff"))).Status);
        var shown = await scene.Fair.TextAsync(scene.Senco, provider);
        foreach (var said in new[] { "Checked The next check is due by Monday 10 May 2027.", "Registered as a school.", "DBS and other checks on all staff: seen", "Insurance: not seen", "Concern The fire door sticks.", "Written down by Local lead." })
            Assert.Contains(said, shown, StringComparison.Ordinal);
        Assert.Empty((await (await scene.Fair.BrowserAsync(scene.Senco)).GetAsync(provider)).Page.QuerySelectorAll("main form"));
        var placement = await scene.Fair.TextAsync(scene.Senco, one);
        Assert.DoesNotContain("No check of this provider is on record.", placement, StringComparison.Ordinal);
        Assert.Contains("Not seen at the visit of Tuesday 10 November 2026: The safeguarding policy; Insurance; The curriculum; Health and safety.", placement, StringComparison.Ordinal);
        Assert.DoesNotContain("fire door", placement, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(ProvisionLinks.Provider(scene.Fair.Council))).Status);
    }

    [Fact]
    public async Task Pages_of_a_child_are_absent_for_those_who_are_not_involved()
    {
        await using var scene = await ProvisionScene.CreateAsync(Engine.Sqlite);
        var one = ProvisionLinks.One(scene.Child, await scene.PlaceAsync());
        foreach (var closed in new[] { ProvisionLinks.Of(scene.Child), ProvisionLinks.Place(scene.Child), one, $"{one}/week", $"{one}/review", $"{one}/terms", $"{one}/end" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await scene.Fair.BrowserAsync(scene.Fair.BeechHead)).GetAsync(closed)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.Fair.BrowserAsync(scene.Fair.Lead)).GetAsync(closed)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.Fair.BrowserAsync(scene.Senco)).GetAsync(ProvisionLinks.One(scene.Child, Guid.NewGuid()))).Status);
        Assert.Contains("No child you are involved with has a place in alternative provision.", await scene.Fair.TextAsync(scene.Fair.BeechHead, ProvisionLinks.List), StringComparison.Ordinal);
    }

    private static string Line(IElement row) => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
