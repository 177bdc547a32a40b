using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Records;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Panels;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Panels;

/// <summary>The pages of a meeting, its proposal, places and the ledger, in a browser without script.</summary>
public sealed class PanelPageTests
{
    [Fact]
    public async Task From_the_call_to_the_minutes_and_the_ledger()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var (one, _) = await scene.MembersAsync();
        await scene.AcceptedAsync();
        var chair = await scene.BrowserAsync(scene.Chair);
        Assert.Contains("Call a fair access panel: children wait for a place", await scene.TextAsync(scene.Chair, "/home"), StringComparison.Ordinal);
        var list = (await chair.GetAsync(PanelLinks.List)).Page;
        var late = await chair.PostAsync(list, PanelLinks.List, "Call the meeting", ("Day", "9 11 2026"), ("Place", "9:30, room 2"));
        Assert.Equal((HttpStatusCode.BadRequest, "9 11 2026", "9:30, room 2"), (late.Status, late.Page.QuerySelector<IHtmlInputElement>("#Day")!.Value, late.Page.QuerySelector<IHtmlInputElement>("#Place")!.Value));
        var meeting = (await chair.PostAsync(late.Page, PanelLinks.List, "Call the meeting", ("Day", "10 11 2026"))).To!;
        Assert.Contains("Its decisions bind your school", await scene.TextAsync(scene.BeechHead, "/notices"), StringComparison.Ordinal);
        Assert.Contains("The papers are not open to you yet.", await scene.TextAsync(one, meeting), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await chair.PostAsync((await chair.GetAsync(meeting)).Page, meeting, "Open the papers")).Status);
        Assert.Contains("Read the papers of the fair access panel", await scene.TextAsync(one, "/home"), StringComparison.Ordinal);
        Assert.Contains("Robin Hale, Year 8", await scene.TextAsync(one, meeting), StringComparison.Ordinal);
        // A head who does not sit on the panel reads of the meeting, and of no child.
        Assert.DoesNotContain("Robin", await scene.TextAsync(scene.CedarHead, meeting), StringComparison.Ordinal);

        var page = (await chair.GetAsync(meeting)).Page;
        var boxes = page.QuerySelectorAll<IHtmlInputElement>("input[name=present]").Select(b => b.Value).ToList();
        Assert.Equal(3, boxes.Count);
        // A form sends each box that is ticked; the test sends them one after another as one browser would.
        await PanelServiceTests.ComeAsync(scene, Guid.Parse(meeting.Split('/')[^1]), [.. boxes.Select(b => PersonId.TryParse(b, null, out var person) ? person : default)]);

        var proposal = $"{meeting}/proposal";
        var seen = await scene.TextAsync(one, proposal);
        foreach (var said in new[] { "The panel decides.", "Robin Hale", "Beech School", "Cedar School: It may not be asked. A brother was hurt there.", "Alder School: It may not be asked. The child is on its roll now.", "It is proven that no other set of places is better" })
            Assert.Contains(said, seen, StringComparison.Ordinal);
        var tried = await chair.PostAsync((await chair.GetAsync(proposal)).Page, proposal, "See what that does", ("points-A", "3"));
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Contains("Nothing of it is kept.", Text(tried.Page), StringComparison.Ordinal);
        Assert.Contains(tried.Page.QuerySelectorAll("tbody tr").Select(Line), l => l.StartsWith("Beech School 1,050 0 3", StringComparison.Ordinal));
        var wrong = await chair.PostAsync(tried.Page, proposal, "See what that does", ("points-A", "much"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("points of category (a) must be a whole number", Text(wrong.Page), StringComparison.Ordinal);

        var paper = page.QuerySelectorAll<IHtmlAnchorElement>("ol a").Single().GetAttribute("href")!;
        var form = (await chair.GetAsync(paper)).Page;
        Assert.Equal(scene.Beech.ToString(), form.QuerySelector<IHtmlSelectElement>("#School")!.Value);
        Assert.Contains("It is the family’s first wish.", form.QuerySelector("#Reason")!.TextContent, StringComparison.Ordinal);
        var blank = await chair.PostAsync(form, paper, "Save the decision", ("Outcome", "Place"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, blank.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await chair.PostAsync(blank.Page, paper, "Save the decision", ("Outcome", "Place"), ("Reason", "Near the aunt."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await chair.PostAsync((await chair.GetAsync(meeting)).Page, meeting, "Close the meeting")).Status);
        foreach (var said in new[] { "Placed: Beech School. Near the aunt.", "Robin Hale, Year 8" })
            Assert.Contains(said, await scene.TextAsync(scene.Chair, $"{meeting}/minutes"), StringComparison.Ordinal);
        Assert.DoesNotContain("Robin", await scene.TextAsync(one, $"{meeting}/minutes"), StringComparison.Ordinal);

        // The ledger is open to all schools alike; the decision behind a line to those alone who see the child.
        var school = LedgerLinks.School(Track.Mainstream, scene.Beech);
        var (atBeech, atCedar) = ((await (await scene.BrowserAsync(scene.BeechHead)).GetAsync(school)).Page, (await (await scene.BrowserAsync(scene.CedarHead)).GetAsync(school)).Page);
        Assert.Contains("It carries 1 point. ", Text(atCedar) + " ", StringComparison.Ordinal);
        Assert.Contains("A child placed by the panel, Year 8", Text(atCedar), StringComparison.Ordinal);
        Assert.Single(atBeech.QuerySelectorAll("td a"));
        Assert.Empty(atCedar.QuerySelectorAll("td a"));
        var report = await scene.TextAsync(scene.CedarHead, LedgerLinks.Mainstream);
        // Beech 1 of 1,050, Cedar 2 of 750: for 100 on roll 0.10 and 0.27.
        foreach (var said in new[] { "Cedar School carries most for its size, 2 points or 0.27 for each hundred on roll", "One child was placed.", "All 1 were decided on within the twenty school days.", "No child waits for a place today." })
            Assert.Contains(said, report, StringComparison.Ordinal);
        // Shared anew, the child goes to Beech again: 1 of 1,050 is less than 1 of 900. A year and a protocol that are not there are not found.
        var otherwise = await scene.TextAsync(scene.CedarHead, LedgerLinks.Otherwise(Track.Mainstream, 2026));
        Assert.Contains("One child was placed. As it was, Cedar School carries most for its size: 0.27 points for each hundred on roll. Shared fairest at each meeting, the highest would be Cedar School with 0.27.", otherwise, StringComparison.Ordinal);
        Assert.Contains("Beech School1,05011011", otherwise, StringComparison.Ordinal);
        Assert.Contains("No protocol held in this school year", await scene.TextAsync(scene.CedarHead, LedgerLinks.Otherwise(Track.Mainstream, 2024)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.CedarHead)).GetAsync(LedgerLinks.Otherwise(Track.Mainstream, 2027))).StatusCode);
        var figures = await (await scene.ClientAsync(scene.Chair)).GetAsync(LedgerLinks.Figures(Track.Mainstream, 2026));
        Assert.Contains("\"Beech School\",1,1050,1\r\n", await figures.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.ClientAsync(scene.CedarHead)).GetAsync(LedgerLinks.Figures(Track.Mainstream, 2026))).StatusCode);
    }

    [Fact]
    public async Task The_school_answers_and_the_family_reads_its_letter_and_not_what_professionals_said()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var mother = await scene.World.PersonAsync("Mother", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, mother, "The child's mother.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var (referral, place) = await PanelServiceTests.PlacedAsync(scene);
        var path = PlaceLinks.One(scene.Child, place);
        var head = await scene.BrowserAsync(scene.BeechHead);
        Assert.Contains("Fair access: answer whether the school takes the child", await scene.TextAsync(scene.BeechHead, "/home"), StringComparison.Ordinal);
        var form = (await head.GetAsync(path)).Page;
        var late = await head.PostAsync(form, path, "We take the child", ("Day", "9 11 2026"), ("Said", "A mentor waits."));
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("The first day lies before the panel’s decision", Text(late.Page), StringComparison.Ordinal);
        Assert.Equal("A mentor waits.", late.Page.QuerySelector("#said-Agreed")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(late.Page, path, "We take the child", ("Day", "16 11 2026"))).Status);
        var read = await scene.TextAsync(mother, path);
        Assert.Contains("First day: Monday 16 November 2026.", read, StringComparison.Ordinal);
        Assert.DoesNotContain("To the school", read, StringComparison.Ordinal);
        var letter = (await (await scene.BrowserAsync(mother)).GetAsync(path)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "To the family").GetAttribute("href")!;
        Assert.Contains("You can still apply to any school at any time.", await scene.TextAsync(mother, letter), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync((await head.GetAsync(letter)).Page, letter, "Save the day", ("SentOn", "10 11 2026"))).Status);
        Assert.Contains("Given or sent on Tuesday 10 November 2026", await scene.TextAsync(scene.BeechHead, path), StringComparison.Ordinal);
        Assert.Contains("A place at Beech School", await scene.TextAsync(mother, ReferralLinks.One(scene.Child, referral)), StringComparison.Ordinal);
        // Another school's head finds no such place.
        Assert.Equal(HttpStatusCode.NotFound, (await (await scene.BrowserAsync(scene.CedarHead)).GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_parent_who_must_not_be_told_anything_finds_neither_referral_nor_place_nor_placement()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var father = await scene.World.PersonAsync("Lee Hale", (scene.Alder, Role.Parent));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, father, "The child's father.", LawfulBasis.PublicTask, EntryKinds.All, scene.World.Today));
        var (referral, place) = await PanelServiceTests.PlacedAsync(scene);
        string[] paths = [ReferralLinks.One(scene.Child, referral), PlaceLinks.One(scene.Child, place), $"/children/{scene.Child}/provision"];
        var browser = await scene.BrowserAsync(father);
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).Status);
        Assert.Equal(Outcome.Saved, await scene.AsAsync<ContactService, Outcome>(scene.Head, s => s.AddAsync(scene.Child, new("Lee Hale", Relation.Parent, null, null, true, false, true, "A court order."), Ct)));
        foreach (var path in paths)
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    private static string Line(IElement row) => string.Join(' ', row.Children.SelectMany(c => c.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
