using System.IO.Compression;
using System.Net;
using Headwater.Kernel;
using Headwater.Partnership.HandOver;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The hand-over pack: all in one place, what is missing is said, and whoever takes it over says that they have read it.</summary>
public sealed class SteppingBackPackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_pack_collects_ten_parts_says_what_is_missing_and_is_read_by_its_receivers_themselves(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var empty = await NowAsync(table);
        Assert.Equal((10, false), (empty.Sections.Count, empty.IsComplete));
        // Nothing is recorded: all is missing but open risks, of which there are none.
        Assert.Equal(["10-risks"], empty.Sections.Where(s => s.IsComplete).Select(s => s.Name));
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        await SteppingBackTests.DecideAsync(table, "We work by this vision.");
        using var placed = await table.FillAsync(table.Convenor, HandOverLinks.Pack, "Where", ("What", "The mailing list"), ("Where", "The council's mail system"));
        Assert.Equal(HandOverLinks.Pack, placed.Headers.Location?.OriginalString);
        using var named = await table.FillAsync(table.Convenor, HandOverLinks.Pack, "Person", ("Person", table.Nurse.ToString()));
        Assert.Equal(HandOverLinks.Pack, named.Headers.Location?.OriginalString);
        var now = await NowAsync(table);
        Assert.Equal(["1-seats-and-terms", "3-decisions", "9-where-files-are", "10-risks"], now.Sections.Where(s => s.IsComplete).Select(s => s.Name));
        Assert.Equal("Fewer than four in five critical roles have a deputy or successor.", Assert.Single(now.Sections.Single(s => s.Name == "6-succession").Missing));
        Assert.Contains("The pack is not complete: 4 of 10 parts are, and 0 of 1 receiver has read it.", await table.TextAsync(table.Mother, HandOverLinks.Pack), StringComparison.Ordinal);
        Assert.Contains("You are to take the work over: read the hand-over pack", await table.TextAsync(table.Nurse, "/collaborative"), StringComparison.Ordinal);
        Assert.DoesNotContain("You are to take the work over", await table.TextAsync(table.Mother, "/collaborative"), StringComparison.Ordinal);
        // Only the receiver says so, and once.
        foreach (var other in new[] { table.Convenor, table.Mother, table.Administrator })
            await SeatTests.RefusedAsync(() => table.AsAsync<PackService>(other, s => s.ReadAsync(Ct)), "Those who are named");
        using var read = await table.FillAsync(table.Nurse, HandOverLinks.Pack, "Confirm");
        Assert.Contains("Nurse Nash: read it on Tuesday 10 November 2026.", await table.TextAsync(table.Mother, HandOverLinks.Pack), StringComparison.Ordinal);
        await SeatTests.RefusedAsync(() => table.AsAsync<PackService>(table.Nurse, s => s.ReadAsync(Ct)), "You said so already");
        // The facilitator hands over and receives nothing; members keep nothing of it; the administrator sees none.
        await SeatTests.RefusedAsync(() => table.AsAsync<PackService>(table.Convenor, s => s.NameAsync(table.Facilitator, Ct)), "is not the facilitator");
        await SeatTests.RefusedAsync(() => table.AsAsync<PackService>(table.Nurse, s => s.NameAsync(table.Mother, Ct)), "Those who convene keep the hand-over pack");
        Assert.False((await table.Client(table.Administrator).GetAsync(HandOverLinks.Zip, Ct)).IsSuccessStatusCode);
        // Check 14 of the readiness review reads it.
        var check = (await table.AskAsync<ReadinessQueries, ReviewNow>(table.Mother, q => q.NowAsync(Ct))).Lines.Single(l => l.Check.Item == Collaboration.ReadinessItem.Handover);
        Assert.Equal((false, 4.0, 10), (check.Check.Holds, check.Figure!.Value, check.Figure.N));
        Assert.Equal("The handover pack is not complete, and members do not run the next survey.", check.Check.Sentence);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_download_is_one_zip_with_safe_names_and_cells_that_no_spreadsheet_runs(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await table.AsAsync<PackService>(table.Convenor, s => s.AddPlaceAsync("=HYPERLINK(\"http://x\")", "../../etc/passwd\n<script>alert(1)</script>", Ct));
        using var response = await table.Client(table.Mother).GetAsync(HandOverLinks.Zip, Ct);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(Ct), ZipArchiveMode.Read);
        Assert.Equal(
            [
                "read-me-first.html", "1-seats-and-terms.csv", "2-agreement.csv", "3-decisions.csv", "4-plan.csv", "5-critical-tasks.csv", "6-succession.csv", "7-money.csv", "8-calendar.csv", "9-where-files-are.csv", "10-risks.csv",
            ],
            zip.Entries.Select(e => e.FullName));
        var places = await ReadAsync(zip, "9-where-files-are.csv");
        Assert.Contains("\r\n\"'=HYPERLINK(\"\"http://x\"\")\",\"../../etc/passwd\n<script>alert(1)</script>\"\r\n", places, StringComparison.Ordinal);
        var page = await ReadAsync(zip, "read-me-first.html");
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Keeping children in school", page, StringComparison.Ordinal);
        Assert.Contains("It is not complete yet.", page, StringComparison.Ordinal);

        static async Task<string> ReadAsync(ZipArchive zip, string name)
        {
            using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(Ct));
            return await reader.ReadToEndAsync(Ct);
        }
    }

    private static Task<Pack> NowAsync(RoundTable table) => table.AskAsync<PackQueries, Pack>(table.Mother, q => q.NowAsync(Ct));
}
