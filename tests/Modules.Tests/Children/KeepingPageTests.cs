using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Two who save a number or a leaving at once: the second sees both versions. Every name is made up.</summary>
public sealed class KeepingPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_number_that_somebody_else_gave_meanwhile_is_not_written_over_unseen(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (one, other, path) = (new PageReader(site.Client(head, world.Locality)), new PageReader(site.Client(head, world.Locality)), $"/children/{child}/numbers");
        // Each kind by itself, first given and then changed.
        foreach (var (which, label, given, typed, shown) in new[]
        {
            ("Upn", "Unique pupil number", "B801200005001", "K845400124001", "B801200005001"), ("Nhs", "NHS number", "9434765870", "9434765919", "943 476 5870"),
            ("Upn", "Unique pupil number", "F353401022007", "B801200005001", "F353401022007"),
        })
        {
            var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
            Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, path, "Save", ("Which", which), ("Number", given))).Status);
            var late = await one.PostAsync(mine.Page, path, "Save", ("Which", which), ("Number", typed));
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
            var row = late.Page.QuerySelectorAll("tbody tr").Single();
            Assert.Contains(label, row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
            Assert.Equal([shown, typed], row.QuerySelectorAll("td").Select(c => c.TextContent));
            Assert.Equal((given, typed), (await HeldAsync(which), late.Page.QuerySelector<IHtmlInputElement>("input[name=Number]")!.Value));
            Assert.Equal(HttpStatusCode.Redirect, (await one.PostAsync(late.Page, path, "Save")).Status);
            Assert.Equal(typed, await HeldAsync(which));
        }

        Task<string?> HeldAsync(string which) => world.AsAsync(head, s => s.GetRequiredService<NumberService>().ReadAsync(child, Enum.Parse<NumberKind>(which), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_leaving_that_somebody_else_recorded_meanwhile_stands_and_both_versions_are_shown(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"));
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (one, other, path) = (new PageReader(site.Client(head, world.Locality)), new PageReader(site.Client(head, world.Locality)), $"/children/{child}/roll");
        var (mine, theirs) = (await one.GetAsync(path), await other.GetAsync(path));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, path, "Record", ("LastDay", "20 11 2026"), ("Next", beech.ToString()), ("EntryDate", "23 11 2026"))).Status);
        var late = await one.PostAsync(mine.Page, path, "Record", ("LastDay", "27 11 2026"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(
            [["20 11 2026", "27 11 2026"], ["Beech School", "Elsewhere, or not known yet"], ["23 11 2026", "nothing"]],
            late.Page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray()));
        Assert.Contains("is not written over", late.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Page.QuerySelectorAll("main button"), b => b.TextContent.Contains("Record", StringComparison.Ordinal));
        var roll = await world.AsAsync(head, s => s.GetRequiredService<ChildQueries>().RollOfAsync(child, Ct));
        Assert.Equal([(beech, (DateOnly?)null), (alder, new DateOnly(2026, 11, 20))], roll.Select(r => (r.SchoolId, r.LeavingDate)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_leaving_recorded_meanwhile_for_a_day_gone_by_is_shown_too_and_only_to_whoever_had_the_form_open(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"));
        var (head, senco) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("SENCO", (alder, Role.Senco)));
        var (child, sibling) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(head, alder, "Wren", "Hale"));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var (one, other, path) = (new PageReader(site.Client(head, world.Locality)), new PageReader(site.Client(senco, world.Locality)), $"/children/{child}/roll");
        var (mine, theirs, ofSibling) = (await one.GetAsync(path), await other.GetAsync(path), await other.GetAsync($"/children/{sibling}/roll"));
        // Friday 6 November was the last day: from the moment this is saved, nobody at the school sees the record any more.
        Assert.Equal(HttpStatusCode.Redirect, (await other.PostAsync(theirs.Page, path, "Record", ("LastDay", "6 11 2026"), ("Next", beech.ToString()), ("EntryDate", "9 11 2026"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await one.GetAsync(path)).Status);
        var late = await one.PostAsync(mine.Page, path, "Record", ("LastDay", "13 11 2026"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(
            [["6 11 2026", "13 11 2026"], ["Beech School", "Elsewhere, or not known yet"], ["9 11 2026", "nothing"]],
            late.Page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray()));
        Assert.Contains("is not written over", late.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(late.Page.QuerySelectorAll("main button"), b => b.TextContent.Contains("Record", StringComparison.Ordinal));

        // Without the form of this child and of this person there is nothing here.
        foreach (var opened in new[] { "", "rubbish", Opened(ofSibling.Page), Opened(theirs.Page) })
            Assert.Equal((opened, HttpStatusCode.NotFound), (opened, (await one.PostAsync(mine.Page, path, "Record", ("LastDay", "13 11 2026"), ("Opened", opened))).Status));

        static string Opened(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("input[name=Opened]")!.Value;
    }
}
