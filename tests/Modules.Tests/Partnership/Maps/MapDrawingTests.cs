using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>What is drawn on a map, by one and by two at once; its versions and loops.</summary>
public sealed class MapDrawingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Elements_and_links_are_added_changed_and_removed_and_every_field_is_kept(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var camhs = await scene.AsAsync(scene.Member, s => s.GetRequiredService<DrawingService>().AddElementAsync(map, new("CAMHS", "Service", "Health", "Two\nlines", "Rising", "Shorter waits", "Board paper"), Ct));
        var school = await scene.ElementAsync(map, "School");
        await scene.AsAsync(scene.Member, s => s.GetRequiredService<DrawingService>().AddLinkAsync(map, new(school, camhs, LinkDirection.Mutual, Polarity.Unknown, true, 3, "refers to", "slow lane", "By letter", "Audit", "Schools"), Ct));
        var view = await scene.ViewAsync(map);
        var (element, link) = (view.Graph.Elements[0], Assert.Single(view.Graph.Links));
        Assert.Equal(("CAMHS", "Service", "Health", "Two\nlines"), (element.Label, element.Type, element.Sector, element.Description));
        Assert.Equal([new("Evidence", "Board paper"), new("Needed change", "Shorter waits"), new MapNote("Trend", "Rising")], element.Notes);
        Assert.Equal((LinkDirection.Mutual, Polarity.Unknown, true, 3.0, "refers to", "slow lane", "By letter"), (link.Direction, link.Polarity, link.Delayed, link.Weight, link.Type, link.Label, link.Description));
        Assert.Equal([new("Contributed by", "Schools"), new MapNote("Evidence", "Audit")], link.Notes);

        await scene.DoAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, camhs, new("CAMHS", "Service", "Health", null, null, null, null), 1, Ct));
        Assert.Equal("", (await scene.ViewAsync(map)).Graph.Elements[0].Description);
        Assert.Contains("A link touches this element", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveElementAsync(map, camhs, false, 2, Ct)), StringComparison.Ordinal);
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveElementAsync(map, camhs, true, 2, Ct));
        view = await scene.ViewAsync(map);
        Assert.Equal("School", Assert.Single(view.Graph.Elements).Label);
        Assert.Empty(view.Graph.Links);
        // Two elements, a link, a change, a removal.
        Assert.Equal(5, view.Map.Edits);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_editors_at_once_the_second_is_told_and_nothing_of_the_first_is_lost(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var element = await scene.ElementAsync(map, "Trust");
        var other = await scene.ElementAsync(map, "Early help");
        var link = await scene.LinkAsync(map, element, other);
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, element, new("Trust", null, null, null, null, null, "Focus group"), 1, Ct));
        Assert.Equal(DrawingService.ElementChanged, await scene.RefusedAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, element, new("Trust of families", null, null, null, null, null, null), 1, Ct)));
        Assert.Equal(DrawingService.ElementChanged, await scene.RefusedAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().RemoveElementAsync(map, element, true, 1, Ct)));
        var kept = (await scene.ViewAsync(map)).Graph.Elements[0];
        Assert.Equal(("Trust", "Focus group"), (kept.Label, MapWords.Evidence(kept)));
        // Somebody at another element is not in the way.
        await scene.DoAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, other, new("Early help offer", null, null, null, null, null, null), 1, Ct));
        await scene.DoAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeLinkAsync(map, link, MapScene.Link(element, other) with { Polarity = Polarity.Same }, 1, Ct));
        Assert.Equal(DrawingService.LinkChanged, await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveLinkAsync(map, link, 1, Ct)));
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveLinkAsync(map, link, 2, Ct));
        Assert.Contains("removed this link", await scene.RefusedAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeLinkAsync(map, link, MapScene.Link(element, other), 2, Ct)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_who_add_and_change_in_the_same_moment_both_come_through_or_one_is_told(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var element = await scene.ElementAsync(map, "Trust");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => scene.ElementAsync(map, $"Cause {n}"), Ct)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            try
            {
                await scene.DoAsync(scene.Parent, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, element, new($"Trust {n}", null, null, null, null, null, null), 1, Ct));
                return true;
            }
            catch (InputRefusedException)
            {
                return false;
            }
        }, Ct)));
        Assert.Equal(1, outcomes.Count(done => done));
        var graph = (await scene.ViewAsync(map)).Graph;
        Assert.Equal(7, graph.Elements.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_changes_nothing()
    {
        await using var scene = await MapScene.CreateAsync(Engine.Sqlite);
        var map = await scene.MapAsync();
        var element = await scene.ElementAsync(map, "Trust");
        Task<string> Element(string? label) => scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().AddElementAsync(map, new(label, null, null, null, null, null, null), Ct));
        Assert.Contains("Enter what the element is called", await Element("  "), StringComparison.Ordinal);
        Assert.Contains("Shorten", await Element(new string('a', 301)), StringComparison.Ordinal);
        // No format could carry these, and no page of the map would open again.
        Assert.Contains("cannot be seen", await Element("half a pair \ud800"), StringComparison.Ordinal);
        Assert.Contains("cannot be seen", await Element("no character \uffff"), StringComparison.Ordinal);
        Assert.Contains("cannot be seen", await Element("nothing \0"), StringComparison.Ordinal);
        Assert.Contains("Choose the elements", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().AddLinkAsync(map, MapScene.Link(element, Guid.CreateVersion7()), Ct)), StringComparison.Ordinal);
        var other = await scene.MapAsync(MapKind.Causal, "Another map");
        var there = await scene.ElementAsync(other, "Elsewhere");
        Assert.Contains("Choose the elements", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().AddLinkAsync(map, MapScene.Link(element, there), Ct)), StringComparison.Ordinal);
        Assert.Contains("of that name already", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapService>().AddAsync("the SYSTEM", MapKind.Service, null, Ct)), StringComparison.Ordinal);
        Assert.Equal(1, (await scene.ViewAsync(map)).Map.Edits);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_version_stays_what_it_was_and_is_compared_with_what_came_after(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync();
        var (trust, help) = (await scene.ElementAsync(map, "Trust"), await scene.ElementAsync(map, "Early help"));
        await scene.LinkAsync(map, trust, help, Polarity.Same);
        Assert.Equal(1, await scene.AgreeAsync(map));
        var first = await scene.ViewAsync(map, 1);
        Assert.Equal((2, 1, "By consent"), (first.Version!.Elements, first.Version.Links, first.Agreed!.How));
        Assert.Equal(2, first.Places(Ct).Count);
        Assert.Contains("Nothing has changed since version 1", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<MapService>().SaveVersionAsync(map, "Again", first.Map.Edits, Ct)), StringComparison.Ordinal);

        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().ChangeElementAsync(map, trust, new("Trust of families", null, null, null, null, null, null), 1, Ct));
        await scene.ElementAsync(map, "Pressure");
        // Whoever saw the map before the change does not keep what they did not see.
        Assert.Equal(MapService.DraftChanged, await scene.RefusedAsync(scene.Lead, s => s.GetRequiredService<MapService>().SaveVersionAsync(map, "Second", first.Map.Edits, Ct)));
        Assert.Equal(2, await scene.AgreeAsync(map, "Second"));
        Assert.Contains("agreed already", await scene.RefusedAsync(scene.Lead, s => s.GetRequiredService<MapService>().AgreeAsync(map, 2, "Again", Ct)), StringComparison.Ordinal);
        var comparison = MapComparison.Of((await scene.ViewAsync(map, 1)).Graph, (await scene.ViewAsync(map, 2)).Graph);
        Assert.Equal(["Pressure"], comparison.AddedElements.Select(e => e.Label));
        Assert.Equal(new FieldChange("Label", "Trust", "Trust of families"), Assert.Single(Assert.Single(comparison.ChangedElements).Fields));
        Assert.Equal("Trust", (await scene.ViewAsync(map, 1)).Graph.Elements[0].Label);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_named_loop_keeps_its_links_from_being_taken_away_under_it(Engine engine)
    {
        await using var scene = await MapScene.CreateAsync(engine);
        var map = await scene.MapAsync(MapKind.Causal);
        var (need, out_) = (await scene.ElementAsync(map, "Unmet need"), await scene.ElementAsync(map, "Exclusions"));
        var there = await scene.LinkAsync(map, need, out_, Polarity.Same);
        await scene.LinkAsync(map, out_, need, Polarity.Same, delayed: true);
        var loop = Assert.Single(CausalLoops.Of((await scene.ViewAsync(map)).Graph, ct: Ct).Loops);
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().NameLoopAsync(map, loop.Links, "The spiral", "Sent home, more is missed.", Ct));
        Assert.Contains("The spiral", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveLinkAsync(map, there, 1, Ct)), StringComparison.Ordinal);
        Assert.Contains("The spiral", await scene.RefusedAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveElementAsync(map, need, true, 1, Ct)), StringComparison.Ordinal);
        var named = await scene.AsAsync(scene.Member, s => s.GetRequiredService<HeadwaterDb>().Set<NamedLoop>().Select(l => l.Id).SingleAsync(Ct));
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().ForgetLoopAsync(map, named, Ct));
        await scene.DoAsync(scene.Member, s => s.GetRequiredService<DrawingService>().RemoveLinkAsync(map, there, 1, Ct));
        Assert.Empty((await scene.ViewAsync(map)).Graph.Loops);
    }
}
