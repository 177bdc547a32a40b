using System.Net;
using System.Text;
using Headwater.Children.Sample;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Findings and code book as files, and the research of the made-up locality.</summary>
public sealed class ResearchFileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Findings_and_code_book_come_as_csv_with_formulas_as_text(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var map = await table.MapAsync();
        var theme = await table.AskAsync<ThemeService, Guid>(table.Nurse, s => s.AddAsync("=waits", "Help, late", LookedAt.Nothing, Ct));
        var audit = await table.SourceAsync(SourceKind.Document, "Audit of 40 plans", UsualSectors.LocalAuthority);
        var finding = await table.FindingAsync("=1+1 plans were late, “37” of 40.", [audit], "+37, -3", null, theme);
        await table.TieAsync(finding, map, "e1");
        await table.TieAsync(finding, map, "c1", against: true);
        var file = await table.Client(table.Mother).GetAsync(ResearchLinks.FindingsCsv, Ct);
        Assert.Equal("text/csv; charset=utf-8", file.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            "number,statement,strength,themes,coded_as,sources,sectors,quotation,for,against,written_on,state\r\n"
            + "1,\"'=1+1 plans were late, “37” of 40.\",several,'=waits,'=waits,Audit of 40 plans,Local authority,\"'+37, -3\",What keeps children out: trust,What keeps children out: trust → early help,2026-11-10,counts\r\n",
            await file.Content.ReadAsStringAsync(Ct));
        var codes = await (await table.Client(table.Mother).GetAsync(ResearchLinks.CodeBookCsv, Ct)).Content.ReadAsStringAsync(Ct);
        Assert.Equal("code,meaning,findings,counts_under,added_on\r\n'=waits,\"Help, late\",1,,2026-11-10\r\n", codes);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Findings_are_taken_in_after_a_dry_run_all_or_none_with_every_bad_row_named(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await table.AskAsync<ThemeService, Guid>(table.Nurse, s => s.AddAsync("waiting", "Help, late", LookedAt.Nothing, Ct));
        await table.SourceAsync(SourceKind.Document, "Audit of 40 plans");
        await table.HeardAsync("Focus group of heads", UsualSectors.Schools, 9, ConsentUse.Summarised);
        const string Bad = "statement,source,strength,themes,quotation\r\nPlans are late.,Audit of 40 plans,all,waiting,37 of 40\r\n,Audit of 40 plans,all,,\r\nHeads wait.,Focus group of heads,several,,We wait.\r\nHeads hope.,Nowhere,several,,\r\nHeads act.,Focus group of heads,2,,\r\nHeads go.,Focus group of heads,once,leaving,\r\n";
        var page = await SendAsync(Bad);
        Assert.Contains("1 finding is new. Nothing was written yet.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(
            ["3 statement Enter what was found.", "4 all Those who were heard did not agree to be quoted: tell it in your own words, and leave the quotation out.", "5 source there is no source called “Nowhere”, or more than one.", "6 strength write one of: once, several, all.", "7 themes there is no theme “leaving” in the code book."],
            page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent))));
        Assert.Empty((await table.BookAsync()).Findings);
        Assert.Contains("The file cannot be taken as it is", await table.RefusedAsync<FindingImport>(table.Convenor, s => s.TakeAsync(Bad, "0-0", LookedAt.Nothing, Ct)), StringComparison.Ordinal);

        const string Good = "statement,source,strength,themes,quotation\r\nPlans are late.,Audit of 40 plans | Focus group of heads,all,WAITING,37 of 40\r\nAfter the day of Larkfield heads wait.,Focus group of heads,several,,\r\n";
        Assert.Contains("Findings were added or withdrawn since you looked", await table.RefusedAsync<FindingImport>(table.Convenor, s => s.TakeAsync(Good, "1-1", LookedAt.Nothing, Ct)), StringComparison.Ordinal);
        Assert.Contains("“Larkfield” (a name?)", await table.RefusedAsync<FindingImport>(table.Convenor, s => s.TakeAsync(Good, "0-0", LookedAt.Nothing, Ct)), StringComparison.Ordinal);
        Assert.Empty((await table.BookAsync()).Findings);
        await table.AsAsync<FindingImport>(table.Convenor, s => s.TakeAsync(Good, "0-0", new(true, "Larkfield"), Ct));
        var found = (await table.BookAsync()).Findings;
        Assert.Equal([(1, "Plans are late.", 2, 1), (2, "After the day of Larkfield heads wait.", 1, 0)], found.Select(f => (f.Finding.Number, f.Statement, f.Sources.Count, f.Themes.Count)));
        Assert.Equal("37 of 40", found[0].Sources.Single(s => s.Quotation is not null).Quotation);
        // Taken again it changes nothing.
        Assert.Contains("0 findings are new, 2 stand here already.", (await SendAsync(Good)).Text(), StringComparison.Ordinal);
        Assert.Contains("Row 1: the column 'source' must be there once.", (await SendAsync("statement,strength\r\n")).Text(), StringComparison.Ordinal);
        Assert.Equal("Those who convene take findings in from a file.", await table.RefusedAsync<FindingImport>(table.Nurse, s => s.TakeAsync(Good, "2-2", LookedAt.Nothing, Ct)));

        async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(string text)
        {
            var (client, form) = await table.OpenAsync(table.Convenor, ResearchLinks.File, "file");
            using var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "findings.csv" } };
            using var response = await client.PostAsync(ResearchLinks.File, content, Ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return await Forms.Read(response);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_sample_has_a_programme_whose_findings_leave_something_on_the_map_without_evidence(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var area = AreaRegister.Fictional[0];
        await database.Services.GetRequiredService<SampleMaking>().MakeAsync(area, 0, 1, SampleOrder.FewestChildren, SampleOrder.DefaultSeed, Ct);
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(SampleOrder.IdOf(area));
        var book = await scope.ServiceProvider.GetRequiredService<ResearchQueries>().AllAsync(Ct);
        Assert.Equal((16, 14, 25, 23), (book.Sources.Count, book.Sources.Count(s => s.Source.Done), book.Findings.Count, book.Findings.Count(f => f.Counts)));
        Assert.Equal(["Health", "Alternative provision", "Police and youth justice"], book.Listening.Where(l => l.Heard == 0).Select(l => l.Sector.Label));
        Assert.All(book.Sources.Where(s => VoiceConsent.IsNeeded(s.Source.Kind) && s.Source.Done), s => Assert.NotNull(s.Consent));
        // No finding says more than consent covers, and none names anybody.
        foreach (var finding in book.Findings.Where(f => f.Counts))
        {
            Assert.All(finding.Sources.Where(s => s.Quotation is not null), s => Assert.Equal(MayKeep.Quotation, s.Heard.Allows));
            Assert.Empty(TextScreen.Of(finding.Statement, database.Clock.Today()));
            Assert.NotEmpty(finding.Ties);
        }

        var evidence = scope.ServiceProvider.GetRequiredService<EvidenceQueries>();
        var maps = scope.ServiceProvider.GetRequiredService<MapQueries>();
        foreach (var map in await maps.ListAsync(Ct))
        {
            var view = (await maps.ViewAsync(map.Map.Id, null, Ct))!;
            var parts = new MapEvidence(view, await evidence.OfAsync(view, Ct));
            Assert.True(parts.Count(Rest.Nothing) > 0 && parts.Count(Rest.Families) > 0 && parts.Count(Rest.ProfessionalsOnly) > 0, map.Map.Title);
            Assert.All(book.Findings.SelectMany(f => f.Ties).Where(t => t.MapId == map.Map.Id), t => Assert.True(t.IsLink ? view.LinkIds.ContainsKey(t.Code) : view.ElementIds.ContainsKey(t.Code), t.Code));
        }
    }
}
