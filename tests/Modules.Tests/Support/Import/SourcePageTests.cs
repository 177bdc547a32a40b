using System.Net;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.Import;
using Headwater.Support.Services;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Import.PlannedFeed;
using static Headwater.Modules.Tests.Support.Services.DirectoryScene;

namespace Headwater.Modules.Tests.Support.Import;

/// <summary>The pages about feeds, in a browser without script.</summary>
public sealed class SourcePageTests
{
    [Fact]
    public async Task The_helpline_adds_a_feed_takes_a_service_in_and_leaves_one_out()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var adviser = await scene.BrowserAsync(scene.Helpline);
        Assert.Contains(SourceLinks.List, (await adviser.GetAsync(ServiceLinks.List)).Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var list = (await adviser.GetAsync(SourceLinks.List)).Page;
        Assert.Contains("There is no feed yet. Add the first.", Text(list), StringComparison.Ordinal);
        var refused = await adviser.PostAsync(list, SourceLinks.List, "Add the feed", ("Name", "County"), ("Address", "http://10.0.0.1/"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("The address leads to a private network", Text(refused.Page), StringComparison.Ordinal);
        var one = (await adviser.PostAsync(refused.Page, SourceLinks.List, "Add the feed", ("Address", "https://feed.example.org/v3"))).To!;
        Assert.Contains("It was not taken yet.", await scene.TextAsync(scene.Helpline, one), StringComparison.Ordinal);
        var source = Guid.Parse(one[(one.LastIndexOf('/') + 1)..]);
        Assert.True(await scene.AsAsync<SourceService, bool>(scene.Lead, s => s.TakeAsync(source, PlannedFeed.Of(Service("a", "<b>Calm</b> starts", "\"url\":\"javascript:alert(1)\""), Service("b", "Choir"), Service("b", "Choir again")), Ct)));

        var page = (await adviser.GetAsync(one)).Page;
        Assert.Contains("id: b is in the feed twice. The first was kept.", Text(page), StringComparison.Ordinal);
        Assert.Contains("New: 2 services", Text(page), StringComparison.Ordinal);
        var calm = page.QuerySelectorAll("main tbody a").Single(a => a.TextContent == "Calm starts").GetAttribute("href")!;
        var taken = (await adviser.GetAsync(calm)).Page;
        Assert.Contains("/urlit is no address of a website", Text(taken), StringComparison.Ordinal);
        Assert.DoesNotContain(taken.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("javascript", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(taken.QuerySelectorAll("main b"));
        var made = (await adviser.PostAsync(taken, calm, "Take it in", ("Provider", ""))).To!;
        Assert.Contains("Kestrel Family SupportCalm starts", await scene.TextAsync(scene.Helpline, made), StringComparison.Ordinal);
        Assert.Contains("In the directory It is Calm starts of Kestrel Family Support.", await scene.TextAsync(scene.Helpline, calm), StringComparison.Ordinal);

        var choir = page.QuerySelectorAll("main tbody a").Single(a => a.TextContent == "Choir").GetAttribute("href")!;
        var silent = await adviser.PostAsync((await adviser.GetAsync(choir)).Page, choir, "Leave it out");
        Assert.Equal(HttpStatusCode.BadRequest, silent.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await adviser.PostAsync(silent.Page, choir, "Leave it out", ("Because", "It is in another county."))).Status);
        Assert.Contains("Left out It is in another county.", await scene.TextAsync(scene.Helpline, choir), StringComparison.Ordinal);
        Assert.Contains("Left out: 1 service", await scene.TextAsync(scene.Lead, one + "?show=out"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_shown_field_by_field_and_taken_beside_what_stands_here()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.ApprovedAsync();
        var source = await scene.AsAsync<SourceService, Guid>(scene.Lead, s => s.AddAsync("County", "https://feed.example.org/v3", Ct));
        Assert.True(await scene.AsAsync<SourceService, bool>(scene.Lead, s => s.TakeAsync(source, PlannedFeed.Of(Service("a", "Calm starts")), Ct)));
        var lead = await scene.BrowserAsync(scene.Lead);
        var calm = (await lead.GetAsync(SourceLinks.One(source))).Page.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Contains("Calm starts (perhaps here already)", await scene.TextAsync(scene.Lead, SourceLinks.One(source)), StringComparison.Ordinal);
        var page = (await lead.GetAsync(calm)).Page;
        Assert.Contains("It may be one of these Calm starts: the same name", Text(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(page, calm, "It is the same", ("Same", id.ToString()))).Status);
        Assert.True(await scene.AsAsync<SourceService, bool>(scene.Lead, s => s.TakeAsync(source, PlannedFeed.Of(Service("a", "Calm starts", "\"email\":\"help@example.org\"")), Ct)));
        var changed = (await lead.GetAsync(calm)).Page;
        Assert.Contains("E-mailnothinghelp@example.org", Text(changed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(changed, calm, "Take the change")).Status);
        Assert.Equal(("help@example.org", "01632 960000"), ((await scene.FindAsync(id))!.Row.Open!.Email, (await scene.FindAsync(id))!.Row.Open!.Phone));
        Assert.Null(Assert.Single((await scene.PublishedAsync()).Services).Email);
    }

    [Fact]
    public async Task Nobody_but_the_lead_and_the_helpline_enters()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var source = await scene.AsAsync<SourceService, Guid>(scene.Lead, s => s.AddAsync("County", "https://feed.example.org/v3", Ct));
        foreach (var person in new[] { scene.Worker, scene.Head, scene.Parent })
        {
            using var other = await scene.ClientAsync(person);
            foreach (var page in new[] { SourceLinks.List, SourceLinks.One(source), SourceLinks.Taken(Guid.CreateVersion7()) })
                Assert.NotEqual(HttpStatusCode.OK, (await other.GetAsync(page, Ct)).StatusCode);
        }

        using var nobody = await scene.ClientAsync();
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync(SourceLinks.List, Ct)).StatusCode);
        Assert.DoesNotContain("Feeds of others", await scene.TextAsync(scene.Worker, ServiceLinks.List), StringComparison.Ordinal);
    }
}
