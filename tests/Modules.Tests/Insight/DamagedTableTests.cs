using Headwater.Insight.Figures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Insight;

/// <summary>A published file is read rightly, to the last figure, or refused whole; and then nothing has changed.</summary>
public sealed class DamagedTableTests : IDisposable
{
    private static readonly AreaRegister Areas = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-damaged-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Deep", "import")]
    public async Task A_damaged_table_is_read_rightly_or_refused_whole()
    {
        List<string> problems = [];
        Dictionary<string, int> refused = [];
        var before = await StoreWithOneFileAsync();
        var count = Effort.Of(10_000);
        for (var number = 0; number < count; number++)
        {
            var file = DamagedFile.Number(number);
            var (problem, wasRefused) = await TryAsync(before, file);
            if (problem is not null)
                problems.Add($"{number}, {file.What}: {problem}");
            refused[wasRefused ? "refused" : "read"] = refused.GetValueOrDefault(wasRefused ? "refused" : "read") + 1;
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {count}:\n{string.Join('\n', problems.Take(20))}");
        // Were all refused, or all read, the cases would say nothing.
        Assert.InRange(refused.GetValueOrDefault("read"), count / 10, count * 9 / 10);
        Assert.InRange(refused.GetValueOrDefault("refused"), count / 10, count * 9 / 10);
    }

    [Theory]
    [InlineData(1178)] // 1.68_4, which DuckDB takes for 1.684
    [InlineData(5238)]
    [InlineData(9578)]
    [InlineData(3911)] // the level of geography stood under the heading of the phase: no row had a level that is read
    [InlineData(5011)]
    [InlineData(6111)]
    public async Task What_was_once_read_wrongly_is_refused(int number)
    {
        var (problem, wasRefused) = await TryAsync(await StoreWithOneFileAsync(), DamagedFile.Number(number));
        Assert.Null(problem);
        Assert.True(wasRefused);
    }

    private static async Task<(string? Problem, bool Refused)> TryAsync(DirectoryInfo before, DamagedFile file)
    {
        var data = Directory.CreateTempSubdirectory("headwater-damaged-");
        try
        {
            foreach (var part in before.EnumerateFiles())
                part.CopyTo(Path.Combine(Directory.CreateDirectory(Path.Combine(data.FullName, "statistics")).FullName, part.Name));
            var store = new StatisticsStore(new InstallationSettings { DataFolder = data.FullName });
            var path = Path.Combine(data.FullName, file.Name);
            await File.WriteAllBytesAsync(path, file.Bytes);
            var kept = Snapshot(data);
            try
            {
                await new StatisticsImport(store, TimeProvider.System).ImportAsync([path], dryRun: false, _ => { }, CancellationToken.None);
            }
            catch (InputRefusedException why)
            {
                if (!file.MayBeRefused)
                    return ($"refused: {why.Message}", true);
                return (Snapshot(data) == kept ? null : "refused, and something changed", true);
            }

            return (file.Expected is { } expected ? Differences(new FigureStore(store, Areas).Current(), expected, file.MayLack) : "taken, and should have been refused", false);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>What differs from a right reading: a figure that is wrong, missing, or out of nowhere.</summary>
    private static string? Differences(FigureTable table, Dictionary<FigureKey, Written> expected, IReadOnlySet<FigureKey> mayLack)
    {
        foreach (var (key, written) in expected)
        {
            var figure = table.Get(key.Place, key.Measure, key.Phase, key.Year);
            if (mayLack.Contains(key) && (figure.IsEmpty || table.Sources[figure.Source] == FigureStore.BuiltIn))
                continue;
            if (key.Place == FigureTable.England && written is { Rate: null, Count: null })
                continue;
            if (figure.Count != written.Count || Math.Abs((figure.Rate ?? -1) - (written.Rate ?? -1)) > 0.000_006)
                return $"{key} is {figure}, expected {written}";
        }

        foreach (var place in table.Authorities.Append("E12000008").Where(p => p != Kept))
        {
            foreach (var measure in MeasureWords.Measures)
            {
                foreach (var phase in MeasureWords.Phases)
                {
                    foreach (var (year, figure) in table.Series(place, measure, phase))
                    {
                        if (!expected.ContainsKey(new(place, year, phase, measure)))
                            return $"{new FigureKey(place, year, phase, measure)} is {figure}, and nothing of it was in the file";
                    }
                }
            }
        }

        return table.Get(Kept, Measure.Suspensions, SchoolPhase.All, 2019).Count == 2000 ? null : "what was there before is gone";
    }

    private const string Kept = "371";

    private async Task<DirectoryInfo> StoreWithOneFileAsync()
    {
        var store = new StatisticsStore(new InstallationSettings { DataFolder = folder.FullName });
        var path = Path.Combine(folder.FullName, "before.csv");
        await File.WriteAllTextAsync(path, string.Join(',', PublishedTable.Columns) + "\nAcademic year,201920,Local authority,E92000001,England,E12000003,Yorkshire and The Humber,371,E08000017,Doncaster,Total,120,40000,20,0.05,2000,5,800,2\n");
        await new StatisticsImport(store, TimeProvider.System).ImportAsync([path], dryRun: false, _ => { }, CancellationToken.None);
        return new(Path.Combine(folder.FullName, "statistics"));
    }

    private static string Snapshot(DirectoryInfo data) => string.Join('\n', data.EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(f => f.FullName, StringComparer.Ordinal)
        .Select(f => $"{f.FullName} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f.FullName)))}"));
}
