using Headwater.Collaboration;
using Headwater.Graphs;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The map shows what rests on no evidence, and on whose voice the rest rests.</summary>
public sealed class ResearchEvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// By hand: e1 trust: parents say so. e2 early help: a finding of heads. e3 unmet need: only a finding against it. e4 pressure: a note on
    /// the map. c1: a document. c2: heads for it, parents against it. c3: nothing.
    /// </summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_rests_on_no_evidence_is_worked_out_for_the_draft_and_for_a_version(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var map = await table.MapAsync("Interviews, March");
        await SaveAsync(table, map);
        Assert.Equal("3 of 3 links and 3 of 4 elements rest on no evidence yet.", (await table.EvidenceAsync(map)).Sentence);
        var parents = await table.HeardAsync("Focus group of parents", UsualSectors.Parents, 9);
        var heads = await table.HeardAsync("Interviews with heads", UsualSectors.Schools, 9);
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        var byParents = await table.FindingAsync("Parents stop answering.", [parents]);
        var byHeads = await table.FindingAsync("Help comes late.", [heads]);
        var byAudit = await table.FindingAsync("37 of 40 plans were late.", [audit]);
        await table.TieAsync(byParents, map, "e1");
        await table.TieAsync(byHeads, map, "e2");
        await table.TieAsync(byHeads, map, "e3", against: true);
        await table.TieAsync(byAudit, map, "c1");
        await table.TieAsync(byHeads, map, "c2");
        await table.TieAsync(byParents, map, "c2", against: true);
        foreach (var version in new int?[] { null, 1 })
        {
            var evidence = await table.EvidenceAsync(map, version);
            Assert.Equal(
                [Rest.Families, Rest.ProfessionalsOnly, Rest.OnlyAgainst, Rest.Written, Rest.NoVoice, Rest.ProfessionalsOnly, Rest.Nothing],
                evidence.All.Select(p => p.Evidence.Rest));
            Assert.Equal("1 of 3 links and 1 of 4 elements rest on no evidence yet.", evidence.Sentence);
            // Parents and carers: trust, c1. Schools: unmet need, pressure. Social care: early help, c2. Nobody said who contributed c3.
            Assert.Equal(
                [("Not said", 1, 1, 0, 0), ("Schools", 2, 1, 0, 0), ("Parents and carers", 2, 0, 0, 1), ("Social care", 2, 0, 2, 0)],
                evidence.Sectors.Select(s => (s.Sector, s.Parts, s.Gaps, s.ProfessionalsOnly, s.Families)));
            var page = await table.TextAsync(table.Mother, ResearchLinks.Evidence(map, version));
            Assert.Contains("1 of 3 links and 1 of 4 elements rest on no evidence yet. 1 part rests on what parents or young people said, 2 on what professionals alone say.", page, StringComparison.Ordinal);
            Assert.Contains("Rests on no evidence (1)", page, StringComparison.Ordinal);
            Assert.Contains("unmet need → pressure Not said Nothing", page, StringComparison.Ordinal);
            Assert.Contains("Only evidence against it (1)", page, StringComparison.Ordinal);
            Assert.Contains("unmet need Schools Against: Help comes late.", page, StringComparison.Ordinal);
            Assert.Contains("Rests on professionals only (2)", page, StringComparison.Ordinal);
            Assert.Contains("early help → unmet need Social care Help comes late. Against: Parents stop answering.", page.Replace("Against: Parents stop answering. Help comes late.", "Help comes late. Against: Parents stop answering.", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("A note on the map, no finding (1)", page, StringComparison.Ordinal);
            page = await table.TextAsync(table.Mother, MapLinks.Of(map, version));
            Assert.Contains("1 of 3 links and 1 of 4 elements rest on no evidence yet.", page, StringComparison.Ordinal);
            Assert.Equal(1, (await table.Client(table.Mother).PageAsync(MapLinks.Of(map, version))).QuerySelectorAll("td .govuk-tag").Count(t => t.TextContent == MapWords.NoEvidence));
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_finding_follows_its_element_through_changes_and_versions_and_no_other_element_takes_its_place(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var map = await table.MapAsync();
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        var finding = await table.FindingAsync("Pressure rises.", [audit]);
        await table.TieAsync(finding, map, "e4");
        await table.TieAsync(finding, map, "c3");
        await SaveAsync(table, map);
        var view = (await table.AskAsync<MapQueries, MapView?>(table.Nurse, q => q.ViewAsync(map, null, Ct)))!;
        await table.AsAsync<DrawingService>(table.Mother, s => s.ChangeElementAsync(map, view.ElementIds["e4"], new("pressure on staff", null, null, null, null, null, null), 1, Ct));
        Assert.Equal(Rest.NoVoice, await table.RestAsync(map, "e4"));
        // Off the draft it stays under the version, and what is drawn next is not taken for it.
        await table.AsAsync<DrawingService>(table.Mother, s => s.RemoveElementAsync(map, view.ElementIds["e4"], withLinks: true, 2, Ct));
        await table.AskAsync<DrawingService, Guid>(table.Mother, s => s.AddElementAsync(map, new("funding", null, null, null, null, null, null), Ct));
        await table.AskAsync<DrawingService, Guid>(table.Mother, s => s.AddLinkAsync(map, new(view.ElementIds["e1"], view.ElementIds["e3"], LinkDirection.Directed, Polarity.Same, false, 1, null, null, null, null, null), Ct));
        var now = (await table.AskAsync<MapQueries, MapView?>(table.Nurse, q => q.ViewAsync(map, null, Ct)))!;
        Assert.Equal(["e1", "e2", "e3", "e5"], now.Graph.Elements.Select(e => e.Id));
        Assert.Equal(["c1", "c2", "c4"], now.Graph.Links.Select(l => l.Id));
        Assert.Equal([Rest.Nothing, Rest.Nothing], new[] { await table.RestAsync(map, "e4"), await table.RestAsync(map, "l3") });
        Assert.Equal([Rest.NoVoice, Rest.NoVoice], (await table.EvidenceAsync(map, 1)).All.Where(p => p.Id is "e4" or "l3").Select(p => p.Evidence.Rest));
        Assert.Equal("That is not on the map any more. Choose again.", await table.RefusedAsync<FindingService>(table.Nurse, s => s.TieAsync(finding, map, false, "e4", true, Ct)));
    }

    [Fact]
    public async Task Merged_themes_lose_nothing_and_count_under_the_one_that_stays()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        async Task<Guid> ThemeAsync(string code) => await table.AskAsync<ThemeService, Guid>(table.Nurse, s => s.AddAsync(code, "What it means", LookedAt.Nothing, Ct));
        var (waits, delay, trust) = (await ThemeAsync("waiting"), await ThemeAsync("delay"), await ThemeAsync("trust"));
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans", UsualSectors.LocalAuthority);
        var late = await table.FindingAsync("Plans are late.", [audit], null, null, delay);
        await table.FindingAsync("Waits are long.", [audit], null, null, waits, trust);
        await table.AsAsync<ThemeService>(table.Mother, s => s.MergeAsync(delay, waits, Ct));
        var book = await table.BookAsync();
        Assert.Equal(["trust", "waiting"], book.Standing.Select(t => t.Code));
        Assert.Equal(2, book.Of(waits).Count);
        // As it was coded it stays: in the rows, and in the file.
        Assert.Equal([delay], (await table.ReadAsync(late)).Themes.Select(t => t.Id));
        Assert.Contains("What it means. Merged into it: delay (What it means).", await table.TextAsync(table.Head, ResearchLinks.Themes), StringComparison.Ordinal);
        Assert.Contains("waiting 1 source on waiting from Local authority 2", await table.TextAsync(table.Head, ResearchLinks.Themes), StringComparison.Ordinal);
        Assert.Equal("A theme cannot be merged into itself: choose another.", await table.RefusedAsync<ThemeService>(table.Nurse, s => s.MergeAsync(waits, delay, Ct)));
        Assert.Equal("This theme was merged already.", await table.RefusedAsync<ThemeService>(table.Nurse, s => s.MergeAsync(delay, trust, Ct)));
        // Coding anew keeps what was merged.
        await table.AsAsync<ThemeService>(table.Mother, async s => await s.CodeAsync(late, [trust], (await table.ReadAsync(late)).Finding.Version, Ct));
        Assert.Equal(["delay", "trust"], (await table.ReadAsync(late)).Themes.Select(t => t.Code));
    }

    private static Task<int> SaveAsync(RoundTable table, Guid map) => table.AskAsync<MapService, int>(table.Nurse, async s => await s.SaveVersionAsync(map, "As drawn", await EditsAsync(table, map), Ct));

    private static async Task<int> EditsAsync(RoundTable table, Guid map) => (await table.AskAsync<MapQueries, MapView?>(table.Nurse, q => q.ViewAsync(map, null, Ct)))!.Map.Edits;
}
