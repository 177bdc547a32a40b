using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.Testing;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Protocols;

/// <summary>The pages of protocols in a browser without script.</summary>
public sealed class ProtocolPageTests
{
    [Fact]
    public async Task From_the_first_draft_to_the_protocol_in_force()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var lead = await scene.BrowserAsync(scene.Lead);
        Assert.Contains("There is no protocol yet. The local lead of the area begins it.", await scene.TextAsync(scene.Head, ProtocolLinks.List), StringComparison.Ordinal);
        var change = (await lead.PostAsync((await lead.GetAsync(ProtocolLinks.List)).Page, ProtocolLinks.List, "Begin the protocol: Mainstream schools", ("Why", "The first one."))).To!;
        var id = Guid.Parse(change.Split('/')[3]);

        var form = (await lead.GetAsync(change)).Page;
        var refused = await lead.PostAsync(form, change, "Save", ("CapPer", "0"), ("Reach", "7.5"), ("ExclusionPoints", "2"));
        Assert.Equal((HttpStatusCode.BadRequest, "0", "7.5"), (refused.Status, refused.Page.QuerySelector<IHtmlInputElement>("#CapPer")!.Value, refused.Page.QuerySelector<IHtmlInputElement>("#Reach")!.Value));
        Assert.Contains("The number of places for which they are must be from 1 to 1,000.", Text(refused.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(refused.Page, change, "Save", ("CapPer", "30"), ("Strategy", "Rotation"), ("Order", "PreferenceBurdenDistance"))).Status);

        var categories = ProtocolLinks.Categories(id);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(categories)).Page, categories, "Save", ("points-D", "3"))).Status);
        var schools = ProtocolLinks.Schools(id);
        var unexplained = await lead.PostAsync((await lead.GetAsync(schools)).Page, schools, "Save", ("in", scene.Alder.ToString()), ($"number-{scene.Alder}", "180"), ($"opening-{scene.Alder}", "2"));
        Assert.Equal((HttpStatusCode.BadRequest, "2", true), (unexplained.Status, unexplained.Page.QuerySelector<IHtmlInputElement>($"#opening-{scene.Alder}")!.Value, unexplained.Page.QuerySelector<IHtmlInputElement>($"#in-{scene.Alder}")!.IsChecked));
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(unexplained.Page, schools, "Save", ("in", scene.Alder.ToString()), ($"reason-{scene.Alder}", "It took two before."))).Status);

        var one = ProtocolLinks.One(id);
        var text = await scene.TextAsync(scene.Head, one);
        foreach (var said in new[] { "Draft A draft.", "Rotation: schools take turns", "then: the family’s wishes, then fair shares, then distance", "7.5 km", "Alder School 180 6 2 points It took two before.", "Not by this protocol: A child who is looked after." })
            Assert.Contains(said, text, StringComparison.Ordinal);
        var read = (await (await scene.BrowserAsync(scene.Head)).GetAsync(one)).Page;
        Assert.Contains(("A child taken after a permanent exclusion", "2 points"), read.QuerySelectorAll(".govuk-summary-list__row").Select(r => (r.Children[0].TextContent, r.Children[1].TextContent)));
        Assert.Empty(read.QuerySelectorAll("main button"));
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Put it to the schools")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(change)).Status);

        // The head is asked on the first page, and once has answered no more.
        Assert.Contains("Say whether your school agrees to the fair access protocol: Mainstream schools, version 1", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        Assert.DoesNotContain("Say whether your school agrees", await scene.TextAsync(scene.BeechHead, "/home"), StringComparison.Ordinal);
        var head = await scene.BrowserAsync(scene.Head);
        var silent = await head.PostAsync((await head.GetAsync(one)).Page, one, "Put it on record", ("Agrees", "no"));
        Assert.Equal((HttpStatusCode.BadRequest, true), (silent.Status, silent.Page.QuerySelector<IHtmlInputElement>($"#objects-{scene.Alder}")!.IsChecked));
        Assert.Contains("Say why the school objects", Text(silent.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.PostAsync(silent.Page, one, "Put it on record", ("Agrees", "yes"), ("Said", "Fair enough."))).Status);
        Assert.DoesNotContain("Say whether your school agrees", await scene.TextAsync(scene.Head, "/home"), StringComparison.Ordinal);
        var agreed = await scene.TextAsync(scene.BeechHead, one);
        Assert.Contains("1 of 1 schools agree: the majority is reached. All admission authorities take part", agreed, StringComparison.Ordinal);
        Assert.Contains("Alder School agrees: Head of Alder, Tuesday 10 November 2026. “Fair enough.”", agreed, StringComparison.Ordinal);

        var past = await lead.PostAsync((await lead.GetAsync(one)).Page, one, "Set the day", ("From", "9 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "9 11 2026"), (past.Status, past.Page.QuerySelector<IHtmlInputElement>("#From")!.Value));
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(past.Page, one, "Set the day", ("From", "10 11 2026"))).Status);
        Assert.Contains("In force since Tuesday 10 November 2026.", await scene.TextAsync(scene.Senco, one), StringComparison.Ordinal);

        var next = (await lead.PostAsync((await lead.GetAsync(ProtocolLinks.List)).Page, ProtocolLinks.List, "Make a new version", ("Why", "A limit less."))).To!;
        await lead.PostAsync((await lead.GetAsync(next)).Page, next, "Save", ("Reach", ""));
        var compared = await scene.TextAsync(scene.Head, ProtocolLinks.Compare(Guid.Parse(next.Split('/')[3])));
        Assert.Contains("1 thing is otherwise than in version 1.", compared, StringComparison.Ordinal);
        Assert.Contains("How far a child travels7.5 kmno limit", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exemptions_are_open_to_all_schools_and_given_by_the_local_lead()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (lead, page) = (await scene.BrowserAsync(scene.Lead), ProtocolLinks.Exemptions);
        var endless = await lead.PostAsync((await lead.GetAsync(page)).Page, page, "Exempt it", ("School", scene.Alder.ToString()), ("YearGroup", "9"), ("Reason", "A fire."), ("From", "10 11 2026"));
        Assert.Equal((HttpStatusCode.BadRequest, "A fire."), (endless.Status, endless.Page.QuerySelector("#Reason")!.TextContent.Trim()));
        Assert.Contains("Enter the last day: an exemption must have one.", Text(endless.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(endless.Page, page, "Exempt it", ("To", "18 12 2026"))).Status);
        var read = await (await scene.BrowserAsync(scene.BeechHead)).GetAsync(page);
        Assert.Contains("Alder School: Year 9 Mainstream schools, from Tuesday 10 November 2026 to Friday 18 December 2026. A fire.", Text(read.Page), StringComparison.Ordinal);
        Assert.Empty(read.Page.QuerySelectorAll("main button"));
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync((await lead.GetAsync(page)).Page, page, "End it", ("Because", "Rooms are back."))).Status);
        Assert.Contains("Ended sooner: Rooms are back.", await scene.TextAsync(scene.Head, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parents_and_strangers_do_not_enter_and_a_head_does_not_write()
    {
        await using var scene = await AgreedAsync(Engine.Sqlite);
        var parent = await scene.World.PersonAsync("Parent", (scene.Alder, Role.Parent));
        var head = await scene.BrowserAsync(scene.Head);
        var id = Guid.Parse((await head.GetAsync(ProtocolLinks.List)).Page.QuerySelectorAll<IHtmlAnchorElement>("main a").Select(a => a.GetAttribute("href")!).First(h => Guid.TryParse(h.Split('/')[^1], out _)).Split('/')[^1]);
        foreach (var closed in new[] { ProtocolLinks.Change(id), ProtocolLinks.Categories(id), ProtocolLinks.Schools(id) })
            Assert.NotEqual(HttpStatusCode.OK, (await head.GetAsync(closed)).Status);
        foreach (var closed in new[] { ProtocolLinks.List, ProtocolLinks.One(id), ProtocolLinks.Exemptions, "/fair-access" })
            Assert.NotEqual(HttpStatusCode.OK, (await (await scene.BrowserAsync(parent)).GetAsync(closed)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(ProtocolLinks.One(Guid.NewGuid()))).Status);
    }
}
