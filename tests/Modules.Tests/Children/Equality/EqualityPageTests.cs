using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Equality;
using Headwater.Children.Exclusions;
using Headwater.Testing;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Equality;

/// <summary>The termly report to a governing board and the picture of all schools, on a made-up ledger that was counted by hand.</summary>
public sealed class EqualityPageTests
{
    [Fact]
    public async Task The_report_counts_the_ledger_and_says_who_is_suspended_more_often()
    {
        await using var scene = await EqualityScene.CreateAsync(Engine.Sqlite);
        var page = await scene.PageAsync(scene.Head, EqualityLinks.Report);
        Assert.Single(page.QuerySelectorAll("h1"));
        var text = Text(page);
        Assert.Contains("Autumn term 2026/27, from Saturday 1 August 2026 to Tuesday 10 November 2026. On the roll on Tuesday 10 November 2026: 60.", text, StringComparison.Ordinal);
        // 13 suspensions of 12 pupils with SEN support (one of them under a record that was joined to the first) and 6 of 6 others:
        // 12 × 4 + 2 + 6 × 2 = 62 half days. 19 of 60 is 31.7 for every 100, 18 of 60 is 30. At Beech 6 of 40 is 15.
        Assert.Equal(["19", "31.7", "15.0", "15.0"], Row(page, "Figures of the school", "Suspensions"));
        Assert.Equal(["31", "no rate", "no rate", "no rate"], Row(page, "Figures of the school", "Days of suspension"));
        Assert.Equal(["18", "30.0", "15.0", "15.0"], Row(page, "Figures of the school", "Pupils suspended at least once"));
        // Five were cancelled, and are in no other number; one permanent exclusion is too few to be shown.
        Assert.Equal("5", Row(page, "Figures of the school", "Suspensions cancelled")[0]);
        Assert.Equal("fewer than 5", Row(page, "Figures of the school", "Permanent exclusions")[0]);
        // 12 of 20 against 6 of 40 is 4 times; SE = √(1/12 + 1/6) = 0.5, exp(0.979982) = 2.66441: from 1.50 to 10.66.
        Assert.Equal(["20", "12", "60.0", "4.0 times (between 1.5 and 10.7 times)", "13", "not shown"], Row(page, "Special educational needs", "SEN support or EHC plan"));
        Assert.Equal(["40", "6", "15.0", "0.3 times (between 0.1 and 0.7 times)", "6", "not shown"], Row(page, "Special educational needs", "None"));
        // At Beech nobody has SEN support: that all forty have none would say so.
        Assert.Contains("Pupils with SEN support or an education, health and care plan were suspended 4.0 times as often as everyone else at this school; allowing for chance, between 1.5 and 10.7 times.", text, StringComparison.Ordinal);
        // Two boys were suspended: that the girls were sixteen would say so.
        Assert.Equal("fewer than 5", Row(page, "Sex", "Boys")[1]);
        Assert.Equal(["30", "withheld", "not shown", "too few to tell"], Row(page, "Sex", "Girls")[..4]);
        Assert.Contains("One other school has its pupils on record here. One of them is similar", text, StringComparison.Ordinal);
        Assert.Contains("Nobody is on record here for the same term last year", text, StringComparison.Ordinal);
        // Six moved, and six left: by kind the zeros beside them would follow.
        Assert.Equal("6", Row(page, "Figures of the school", "Moves to other places")[0]);
        Assert.Equal("6", Row(page, "Figures of the school", "Pupils who left the roll")[0]);
        Assert.Equal("withheld", Row(page, "Moves", "Managed move")[0]);
        Assert.DoesNotContain("Pupilname", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_head_and_those_who_govern_open_the_report_of_their_own_school()
    {
        await using var scene = await EqualityScene.CreateAsync(Engine.Sqlite);
        var alder = $"{EqualityLinks.Report}?school={scene.Alder}";
        foreach (var reader in new[] { scene.Head, scene.Governor, scene.Clerk })
        {
            Assert.Equal(HttpStatusCode.OK, await scene.StatusAsync(reader, alder));
            Assert.Contains("Termly report to the governing board", Text(await scene.PageAsync(reader, ExclusionLinks.Due)), StringComparison.Ordinal);
        }

        // Everybody reads the same: what the head hands on withholds as much as what a governor opens.
        Assert.Equal(Text(await scene.PageAsync(scene.Governor, alder)), Text(await scene.PageAsync(scene.Head, alder)));
        foreach (var path in new[] { alder, alder + "&handler=Csv", $"{EqualityLinks.Report}?school={Guid.NewGuid()}", $"{EqualityLinks.Report}?term=2027-1", $"{EqualityLinks.Report}?term=autumn" })
            Assert.Equal(HttpStatusCode.NotFound, await scene.StatusAsync(scene.OtherHead, path));
        foreach (var stranger in new[] { scene.Mother, scene.Teacher, scene.Lead })
            Assert.NotEqual(HttpStatusCode.OK, await scene.StatusAsync(stranger, alder));
        foreach (var stranger in new[] { scene.Mother, scene.Teacher, scene.Head, scene.Governor })
            Assert.NotEqual(HttpStatusCode.OK, await scene.StatusAsync(stranger, EqualityLinks.Picture));
        Assert.DoesNotContain(EqualityLinks.Picture, (await scene.PageAsync(scene.Head, ExclusionLinks.Due)).Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_term_can_be_chosen_and_without_records_it_says_so()
    {
        await using var scene = await EqualityScene.CreateAsync(Engine.Sqlite);
        var page = await scene.PageAsync(scene.Head, $"{EqualityLinks.Report}?term=2025-3");
        Assert.Contains("Summer term 2025/26, from Monday 6 April 2026 to Friday 31 July 2026. On the roll on Thursday 15 January 2026: fewer than 5.", Text(page), StringComparison.Ordinal);
        Assert.Contains("No other school has its pupils on record here yet", Text(page), StringComparison.Ordinal);
        Assert.Contains("The numbers are too small to tell", Text(page), StringComparison.Ordinal);
        Assert.Equal("2025-3", page.QuerySelector<IHtmlSelectElement>("#term")!.Value);
    }

    [Fact]
    public async Task The_picture_stands_beside_the_published_figures_school_by_school()
    {
        await using var scene = await EqualityScene.CreateAsync(Engine.Sqlite);
        var page = await scene.PageAsync(scene.Lead, EqualityLinks.Picture);
        Assert.Single(page.QuerySelectorAll("h1"));
        var text = Text(page);
        Assert.Contains("From the schools’ own records here, up to Tuesday 10 November 2026: 2 schools. On their rolls on Tuesday 10 November 2026: 100.", text, StringComparison.Ordinal);
        Assert.Contains("These records cover only some of the schools", text, StringComparison.Ordinal);
        Assert.Contains("Nothing is on record here this year of: =SUM(1) School.", text, StringComparison.Ordinal);
        // 19 + 6 of 100 on the rolls; England in 2023/24, as published: 11.31 and 0.13.
        Assert.Equal(["25.0", "11.31"], Row(page, "For every 100 on the roll, beside the published figures", "Suspensions"));
        Assert.Equal(["24.0", "4.04"], Row(page, "For every 100 on the roll, beside the published figures", "Pupils suspended at least once"));
        Assert.Contains("England, 2023/24: Department for Education", text, StringComparison.Ordinal);
        Assert.Contains("Open Government Licence v3.0", text, StringComparison.Ordinal);
        Assert.Contains("No published figures of this authority have been imported.", text, StringComparison.Ordinal);
        Assert.Equal(["60", "19", "31.7", "31", "18"], Row(page, "Suspensions by school", "Alder School")[..5]);
        Assert.Equal(["40", "6", "15.0", "6", "6"], Row(page, "Suspensions by school", "Beech School")[..5]);
        Assert.Equal(["100", "25", "25.0", "37", "24"], Row(page, "Suspensions by school", "All schools here")[..5]);
        // One was issued at Alder, and seven at Beech, that were all upheld: seven of eight would tell of the one.
        Assert.Equal("8", Row(page, "Permanent exclusions by school", "All schools here")[0]);
        foreach (var school in new[] { "Alder School", "Beech School" })
            Assert.Contains(Row(page, "Permanent exclusions by school", school)[0], new[] { "fewer than 5", "withheld" });
        // Of ten of Alder's sixty the ethnic group is not recorded: 50 of 60. No parent was told of Alder's nineteen and one.
        Assert.Equal(["nearly all", "nearly all", "nearly all", "nearly all", "most", "nearly all", "hardly any"], Row(page, "How complete the records are", "Alder School"));
        Assert.DoesNotContain("Pupilname", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await scene.StatusAsync(scene.Lead, EqualityLinks.Picture + "?year=1999"));
        Assert.Equal(HttpStatusCode.NotFound, await scene.StatusAsync(scene.Lead, EqualityLinks.Picture + "?year=x"));
    }

    [Fact]
    public async Task The_files_hold_what_the_pages_show_and_no_formula()
    {
        await using var scene = await EqualityScene.CreateAsync(Engine.Sqlite, beech: "=HYPERLINK(\"x\") School");
        var report = await scene.FileAsync(scene.Governor, $"{EqualityLinks.Report}?handler=Csv");
        Assert.Contains("\"Figures of the school\",\"Suspensions\",\"This term\",\"19\"\r\n", report, StringComparison.Ordinal);
        Assert.Contains("\"Sex\",\"Boys\",\"Pupils suspended this year\",\"fewer than 5\"\r\n", report, StringComparison.Ordinal);
        Assert.Contains("\"Sex\",\"Girls\",\"Pupils suspended this year\",\"withheld\"\r\n", report, StringComparison.Ordinal);
        Assert.DoesNotContain("\"16\"", report, StringComparison.Ordinal);
        var picture = await scene.FileAsync(scene.Lead, $"{EqualityLinks.Picture}?handler=Csv");
        Assert.Contains("\"Suspensions by school\",\"'=HYPERLINK(\"\"x\"\") School\",\"Suspensions\",\"6\"\r\n", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", picture, StringComparison.Ordinal);
        // Every line is a figure of a table of the page.
        var page = await scene.PageAsync(scene.Governor, EqualityLinks.Report);
        Assert.Equal(page.QuerySelectorAll("main table tbody td").Length, report.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_ledger_is_read_by_three_reads_on_both_engines_past_involvements_and_within_the_locality(Engine engine)
    {
        await using var scene = await EqualityScene.CreateAsync(engine);
        var (data, reads) = await scene.ReadAsync(scene.Governor);
        Assert.Equal(3, reads);
        // Sixty and forty; six of Beech's were on Alder's roll before, and the joined record is nobody of its own.
        Assert.Equal(100, data.Children.Count);
        Assert.Equal(25 + 5 + 1 + 7, data.Exclusions.Count);
        Assert.Equal(6, data.Moves.Count);
        Assert.Empty((await scene.ReadElsewhereAsync()).Children);
    }

    private static string[] Row(IHtmlDocument page, string table, string row) =>
    [
        .. page.QuerySelectorAll("main table").Single(t => t.QuerySelector("caption")!.TextContent == table).QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == row)
            .QuerySelectorAll("td").Select(c => c.TextContent),
    ];
}
