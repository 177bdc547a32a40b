using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Auditing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>The pages that gather: a locality's stages and help, what is due, two sheets for a panel. Every name is made up.</summary>
public sealed class ResponseListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_leads_the_locality_keeps_stages_help_and_numbers_and_schools_read_them()
    {
        await using var scene = await ResponseScene.CreateAsync();
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var (lead, senco, mother) = (new PageReader(site.Client(scene.Lead, scene.World.Locality)), new PageReader(site.Client(scene.Senco, scene.World.Locality)), new PageReader(site.Client(scene.Mother, scene.World.Locality)));
        var stage = await lead.GetAsync("/response/stage/3");
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(stage.Page, "/response/stage/3", "Save", ("Name", "Second look"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.PostAsync(stage.Page, "/response/stage/3", "Save", ("Name", "Late"))).Status);
        var help = await lead.GetAsync("/response/help");
        var empty = await lead.PostAsync(help.Page, "/response/help", "Save", ("Name", "Speech clinic"), ("Needs", "SLCN"));
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.True(empty.Page.QuerySelector<IHtmlInputElement>("#need-SLCN")!.IsChecked);
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(empty.Page, "/response/help", "Save", ("OfferedBy", "Health"), ("Stage", "3"), ("HowToAsk", "Ring."), ("HowLong", "Six weeks"))).Status);
        var limits = await lead.GetAsync("/response/limits");
        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(limits.Page, "/response/limits", "Save", ("Primary", "3.5"), ("Source", "Our schools"))).Status);
        var read = await senco.GetAsync("/response");
        foreach (var words in new[] { "3. Second look", "Speech clinic", "Speech, language and communication needs", "From 3.5 days of suspension across three terms on in a primary school, from 10 days on in a secondary school (Our schools)" })
            Assert.Contains(words, ResponsePageTests.Text(read.Page), StringComparison.Ordinal);
        Assert.Equal(["/response/due"], read.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        foreach (var page in new[] { "/response/stage/3", "/response/help", "/response/limits" })
            Assert.NotEqual(HttpStatusCode.OK, (await senco.GetAsync(page)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await mother.GetAsync("/response")).Status);
        foreach (var none in new[] { "/response/stage/6", "/response/stage/0", "/response/stage/three", $"/response/help/{Guid.CreateVersion7()}" })
            Assert.Equal((none, HttpStatusCode.NotFound), (none, (await lead.GetAsync(none)).Status));
    }

    [Fact]
    public async Task What_is_due_is_listed_by_name_for_those_it_waits_for_and_the_look_is_on_the_record()
    {
        await using var scene = await ResponseScene.CreateAsync();
        var plan = await scene.PlanAsync();
        scene.World.Clock.Advance(TimeSpan.FromDays(15));
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var due = (await new PageReader(site.Client(scene.Senco, scene.World.Locality)).GetAsync("/response/due")).Page;
        Assert.Contains("1 in all, 1 of them late. Plans to be reviewed: 1 Robin Hale, support plan, Tuesday 24 November 2026 Late", ResponsePageTests.Text(due), StringComparison.Ordinal);
        Assert.NotNull(due.QuerySelector($"a[href='/children/{scene.Robin}/response/{plan}']"));
        Assert.Contains("Nothing is due.", ResponsePageTests.Text((await new PageReader(site.Client(scene.Elsewhere, scene.World.Locality)).GetAsync("/response/due")).Page), StringComparison.Ordinal);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.PersonId == scene.Senco && e.Verb == "list" && e.Kind == "child", Ct));
    }

    [Fact]
    public async Task A_summary_of_many_long_plans_is_cut_to_two_sheets_and_says_so()
    {
        await using var scene = await ResponseScene.CreateAsync();
        for (var n = 0; n < 8; n++)
            await scene.PlanAsync(needs: $"{n} {new string('x', 3000)}");
        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var text = ResponsePageTests.Text((await new PageReader(site.Client(scene.Senco, scene.World.Locality)).GetAsync($"/children/{scene.Robin}/response/summary")).Page);
        Assert.Contains("A text that ends in … goes on in the record.", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("xx …").Length - 1);
        Assert.Contains("And 2 more in the record.", text, StringComparison.Ordinal);
        Assert.True(text.Length < 5_000, $"{text.Length} letters");
    }
}
