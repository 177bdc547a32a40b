using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Pages of a record, as a browser without script uses them. Every name is made up.</summary>
public sealed class ChildPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_second_who_saves_sees_both_versions_and_keeps_what_was_typed(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (one, other) = (new PageReader(site.Client(head, world.Locality)), new PageReader(site.Client(head, world.Locality)));
        var path = $"/children/{child}/names";
        var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
        var saved = await other.PostAsync(theirs.Page, path, "Save", ("Form.LegalLast", "Moor"));
        Assert.Equal((HttpStatusCode.Redirect, $"/children/{child}"), (saved.Status, saved.To));

        var late = await one.PostAsync(mine.Page, path, "Save", ("Form.LegalLast", "Wood"), ("Form.Pronunciation", "ROB-in"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Somebody else saved this while you were typing", late.Page.Body!.TextContent, StringComparison.Ordinal);
        var row = late.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Legal last name", StringComparison.Ordinal));
        Assert.Equal(["Moor", "Wood"], row.QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.Equal(("Wood", "ROB-in"), (Value(late.Page, "Form.LegalLast"), Value(late.Page, "Form.Pronunciation")));
        Assert.Equal("Moor", (await HeldAsync()).LegalLast);

        // Saved once more after a look at both, it stands.
        Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync(late.Page, path, "Save")).Status);
        Assert.Equal(("Wood", "ROB-in"), ((await HeldAsync()).LegalLast, (await HeldAsync()).Pronunciation));

        async Task<Child> HeldAsync() => (await world.AsAsync(head, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct)))!;
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_record_is_opened_only_after_a_search_and_what_is_elsewhere_is_not_shown(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (_, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var elsewhere = await world.ChildAsync(head, alder, "Robin", "Hale", new(2014, 5, 2));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var browser = new PageReader(site.Client(other, world.Locality));
        var start = await browser.GetAsync("/children/open");
        Assert.DoesNotContain("Open a record for", start.Page.Body!.TextContent, StringComparison.Ordinal);
        var found = await browser.PostAsync(start.Page, "/children/open", "Look for", ("Form.First", "Robin"), ("Form.Last", "Hale"), ("Form.Born", "2 5 2014"));
        Assert.Equal(HttpStatusCode.OK, found.Status);
        Assert.Contains("A record that may be this child exists at another school.", found.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere.ToString(), found.Page.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("Alder School", found.Page.ToHtml(), StringComparison.Ordinal);

        var hasty = await browser.PostAsync(found.Page, "/children/open", "Open a record", ("Form.Entry", "3 9 2026"));
        Assert.Equal(HttpStatusCode.BadRequest, hasty.Status);
        Assert.Equal("3 9 2026", Value(hasty.Page, "Form.Entry"));
        var asked = await browser.PostAsync(hasty.Page, "/children/open", "Ask about", ("Form.Message", "Joined us on Monday"));
        Assert.Contains("Your question was sent", asked.Page.Body!.TextContent, StringComparison.Ordinal);
        var opened = await browser.PostAsync(asked.Page, "/children/open", "Open a record", ("Form.Entry", "3 9 2026"), ("Form.IsAnother", "true"));
        Assert.Equal(HttpStatusCode.Redirect, opened.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(opened.To!)).Status);
        Assert.Contains("Joined us on Monday", (await new PageReader(site.Client(head, world.Locality)).GetAsync("/children/requests")).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Own_words_stand_above_what_others_recorded_and_nothing_scores_the_child(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.AsAsync(head, s => s.GetRequiredService<EntryService>().AddWordsAsync(child, new("I like the river.\nMornings are hard.", Voice.Child, world.Today), Ct));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (status, page, _) = await new PageReader(site.Client(head, world.Locality)).GetAsync($"/children/{child}");
        Assert.Equal(HttpStatusCode.OK, status);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.True(text.IndexOf("I like the river.", StringComparison.Ordinal) < text.IndexOf("Special educational needs", StringComparison.Ordinal));
        // 2026/27, born in the school year 2013/14: 2026 − 2013 − 5 = 8.
        Assert.Contains("Year 8, Alder School, born 2 May 2014", text, StringComparison.Ordinal);
        Assert.Contains("written down by Head of Alder School", text, StringComparison.Ordinal);
        Assert.Contains("The child is on the school's roll.", text, StringComparison.Ordinal);
        Assert.Contains("since 10 September 2026", text, StringComparison.Ordinal);
        Assert.DoesNotContain("score", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Every_page_of_a_record_that_is_not_theirs_is_the_same_as_one_that_is_not_there(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (_, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (mine, theirs) = (new PageReader(site.Client(head, world.Locality)), new PageReader(site.Client(other, world.Locality)));
        foreach (var topic in new[] { "", "/names", "/address", "/contact", "/roll", "/support", "/characteristics", "/join", "/numbers", "/words", "/flags", "/notes" })
        {
            Assert.Equal((topic, HttpStatusCode.OK), (topic, (await mine.GetAsync($"/children/{child}{topic}")).Status));
            var absent = await theirs.GetAsync($"/children/{ChildId.New()}{topic}");
            foreach (var id in new[] { child.ToString(), "1", "robin", "..%2f" })
            {
                var refused = await theirs.GetAsync($"/children/{id}{topic}");
                Assert.Equal(HttpStatusCode.NotFound, refused.Status);
                Assert.Equal(absent.Page.QuerySelector("main")!.InnerHtml, refused.Page.QuerySelector("main")!.InnerHtml);
            }
        }
    }

    [Fact]
    public async Task A_form_cannot_be_sent_for_a_record_that_is_not_theirs_nor_twice_by_a_stranger()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var (child, own) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(other, beech, "Jay", "Moor"));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var theirs = new PageReader(site.Client(other, world.Locality));
        var form = await theirs.GetAsync($"/children/{own}/names");
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.PostAsync(form.Page, $"/children/{child}/names", "Save", ("Form.LegalLast", "Taken"))).Status);
        foreach (var bad in new[] { "Ro\0bin", "Ro\u202Ebin", new string('x', 100_000), "" })
            Assert.Equal(HttpStatusCode.BadRequest, (await theirs.PostAsync(form.Page, $"/children/{own}/names", "Save", ("Form.LegalFirst", bad))).Status);
        Assert.Equal(("Hale", "Jay"), (
            (await world.AsAsync(head, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct)))!.LegalLast,
            (await world.AsAsync(other, s => s.GetRequiredService<ChildQueries>().FindAsync(own, Ct)))!.LegalFirst));
    }

    [Fact]
    public async Task A_search_stands_in_no_address_and_lists_are_turned_over()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        for (var n = 0; n < 51; n++)
            await world.ChildAsync(head, alder, "Robin", $"Hale{(char)('a' + n / 26)}{(char)('a' + n % 26)}");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var browser = new PageReader(site.Client(head, world.Locality));
        var list = await browser.GetAsync("/children");
        Assert.Equal(50, list.Page.QuerySelectorAll("tbody tr").Length);
        var rest = await browser.PostAsync(list.Page, "/children", "Next", ("Name", "hale"));
        // Haleaa to Haleaz are 26, Haleba to Haleby 25 more: the last by name stands alone on the second page.
        Assert.Equal("Robin Haleby", rest.Page.QuerySelector("tbody th")!.TextContent.Trim());
        Assert.Single(rest.Page.QuerySelectorAll("tbody tr"));
        Assert.Equal("post", list.Page.QuerySelector<IHtmlFormElement>("main form")!.Method);
    }

    private static string? Value(IHtmlDocument page, string name) => page.QuerySelector<IHtmlInputElement>($"input[name='{name}']")?.Value;

    private static async Task<(OrganisationId School, PersonId Head)> SchoolAsync(TestWorld world, string name)
    {
        var school = await world.OrganisationAsync(name);
        return (school, await world.PersonAsync($"Head of {name}", (school, Role.Headteacher)));
    }
}
