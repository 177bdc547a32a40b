using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Identifiers;
using Headwater.Children.Imports;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>A school's file of exclusions: all of it or nothing, the same file twice changes nothing, and what the law's clock refuses is a bad row.</summary>
public sealed class ExclusionImportTests
{
    private const string Header = "upn,kind,start,sessions,reasons,cancelled\n";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_file_is_taken_in_once_and_put_right_by_a_later_one(Engine engine)
    {
        await using var scene = await ExclusionScene.NumberedAsync(engine);
        const string Rows = $"{Robin},SUSP,2026-09-14,4,DB PP,\n{Robin},lunchtime,2026-09-21,,DB,\n{Robin},suspension,01/10/2026,9,,2026-10-02\n";
        var dry = await RunAsync(scene, Header + Rows, dryRun: true);
        Assert.Equal((3, false), (dry.Added, dry.Written));
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        var first = await RunAsync(scene, Header + Rows);
        Assert.Equal((3, 0, true), (first.Added, first.Unchanged, first.Written));
        var again = await RunAsync(scene, Header + Rows);
        Assert.Equal((0, 3, false), (again.Added, again.Unchanged, again.Written));
        var view = (await scene.LedgerAsync())!;
        Assert.Equal(
            [(ExclusionKind.Suspension, Day("2026-09-14"), 4, "DB,PP", (DateOnly?)null), (ExclusionKind.Lunchtime, Day("2026-09-21"), 1, "DB", (DateOnly?)null), (ExclusionKind.Suspension, Day("2026-10-01"), 9, "", (DateOnly?)Day("2026-10-02"))],
            view.Ledger.Exclusions.Select(x => (x.What, x.Start, x.Sessions, x.Reasons, x.Cancelled)));
        // 2 days, half a day, and 1 and 2 October of the one that was cancelled: 4.5.
        Assert.Equal(9, view.Clocks[0].Result!.SessionsThisTerm);
        // Notices of what was taken in are nobody's task a month later.
        Assert.Empty(DueDuties.Of(view, scene.World.Today, named: false));
        var later = await RunAsync(scene, Header + $"{Robin},SUSP,2026-09-14,6,DB PP,\n");
        Assert.Equal((0, 1), (later.Added, later.Changed));
        Assert.Equal(11, (await scene.LedgerAsync())!.Clocks[0].Result!.SessionsThisTerm);
    }

    [Fact]
    public async Task Every_bad_row_is_named_and_nothing_is_taken_unless_the_good_ones_are_asked_for()
    {
        await using var scene = await ExclusionScene.NumberedAsync(Engine.Sqlite);
        var rows = string.Concat(new[]
        {
            $"{Robin},SUSP,2026-11-09,2,DB,\n", $"{Robin},SUSP,2026-11-05,3,XX,\n", $"{Robin},SUSP,2026-10-28,2,DB,\n", $"{Robin},PERM,2026-11-10,2,DB,\n", $"{Robin},SUSP,2026-09-04,2,DB,\n",
            "K845400124001,SUSP,2026-11-09,2,DB,\n", $"{Robin},OTHER,2026-11-09,2,DB,\n", $"{Robin},SUSP,2026-11-31,2,DB,\n", $"{Robin},SUSP,2026-11-02,0,DB,\n", $"{Robin},SUSP,2027-01-11,2,DB,\n", $"{Robin},SUSP,09/11/2026,4,DB,\n",
        });
        var bad = (await Assert.ThrowsAsync<BadRowsException>(() => RunAsync(scene, Header + rows))).Bad;
        Assert.Equal(
            [
                (3, "all", "has the reason code 'XX'"), (4, "all", "no school day"), (5, "sessions", "a permanent exclusion has no number"), (6, "start", "not on this school's roll on 2026-09-04"), (7, "upn", "no child with this UPN"),
                (8, "kind", "write suspension"), (9, "start", "a day is written"), (10, "sessions", "half days, 1 to 90"), (11, "start", "lies in the future"), (12, "start", "in another line"),
            ],
            bad.Select(b => (b.Line, b.Column, Begin(b))));
        Assert.Empty((await scene.LedgerAsync())!.Ledger.Exclusions);
        var some = await RunAsync(scene, Header + rows, skipBad: true);
        Assert.Equal((1, 10, true), (some.Added, some.Bad.Count, some.Written));
        Assert.Equal(2, Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions).Sessions);

        static string Begin(BadRow row) => new[] { "has the reason code 'XX'", "no school day", "a permanent exclusion has no number", "not on this school's roll on 2026-09-04", "no child with this UPN", "write suspension", "a day is written", "half days, 1 to 90", "lies in the future", "in another line" }.First(b => row.Reason.Contains(b, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_headteacher_takes_it_in_and_without_term_dates_nobody_does()
    {
        await using var scene = await ExclusionScene.NumberedAsync(Engine.Sqlite, withDates: false);
        Assert.Contains("only the headteacher", (await Assert.ThrowsAsync<InputRefusedException>(() => RunAsync(scene, Header + $"{Robin},SUSP,2026-11-09,2,DB,\n", by: scene.Senco))).Message, StringComparison.Ordinal);
        Assert.Contains("No term dates are recorded", (await Assert.ThrowsAsync<InputRefusedException>(() => RunAsync(scene, Header + $"{Robin},SUSP,2026-11-09,2,DB,\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("there is no column 'kind'", (await Assert.ThrowsAsync<InputRefusedException>(() => RunAsync(scene, "upn,start,sessions\n1,2,3\n"))).Message, StringComparison.Ordinal);
    }

    private static async Task<ImportResult> RunAsync(ExclusionScene scene, string csv, bool dryRun = false, bool skipBad = false, PersonId? by = null)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, csv, Ct);
        try
        {
            return await scene.World.AsAsync(by ?? scene.Head, s => s.GetRequiredService<ExclusionImport>().RunAsync(path, "exclusions.csv", scene.Alder, new(dryRun, skipBad), Ct));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
