using Headwater.Insight.Figures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Modules.Tests.Insight;

public sealed class FigureSnapshotTests : IDisposable
{
    private const string Header = "time_identifier,time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,characteristic_group,characteristic,headcount,perm_excl,perm_excl_rate,suspension,susp_rate";
    private const string EastSussex = "Academic year,202223,Local authority,E92000001,England,E12000008,South East,845,E10000011,East Sussex,Total,Total,Total,68302,81,0.11859,9960,14.5823";
    private const string EastSussexSen = "Academic year,202223,Local authority,E92000001,England,E12000008,South East,845,E10000011,East Sussex,Total,SEN,SEN support,10000,c,c,4000,40";
    private const string Oldham = "Academic year,202223,Local authority,E92000001,England,E12000002,North West,353,E08000004,Oldham,Total,Total,Total,45944,42,0.09142,3129,6.81046";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-snapshot-");
    private readonly StatisticsStore store;

    public FigureSnapshotTests() =>
        store = new(new InstallationSettings { DataFolder = Path.Combine(folder.FullName, "data") });

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Figures_groups_and_sources_come_back_as_they_were()
    {
        await ImportAsync("a.csv", EastSussex, EastSussexSen);
        Assert.Equal(9960, Current().Get("845", Measure.Suspensions, SchoolPhase.All, 2022).Count);
        var kept = Current();
        var group = Assert.Single(kept.Groups("845"));
        Assert.Equal(("SEN", "SEN support", 10000.0), (group.Topic, group.Item, group.Headcount));
        Assert.Equal(new Figure(40, 4000, 10000, 0), group.Suspensions);
        Assert.True(group.Permanent.IsEmpty);
        // Without the Parquet files only the snapshot can answer.
        foreach (var parquet in Directory.EnumerateFiles(Path.GetDirectoryName(store.SnapshotPath)!, "*.parquet"))
            File.Delete(parquet);
        kept = Current();
        var figure = kept.Get("845", Measure.Suspensions, SchoolPhase.All, 2022);
        Assert.Equal(new Figure(14.5823, 9960, 68302, 0), figure);
        Assert.Equal("a.csv", kept.Sources[figure.Source].File);
        Assert.Equal(2023, kept.NewestYear);
        Assert.Equal(["845"], kept.Authorities);
    }

    [Fact]
    public async Task A_snapshot_of_another_manifest_is_passed_over()
    {
        await ImportAsync("a.csv", EastSussex);
        Assert.True(Current().Get("353", Measure.Suspensions, SchoolPhase.All, 2022).IsEmpty);
        await ImportAsync("b.csv", Oldham);
        Assert.Equal(3129, Current().Get("353", Measure.Suspensions, SchoolPhase.All, 2022).Count);
        Assert.Equal(9960, Current().Get("845", Measure.Suspensions, SchoolPhase.All, 2022).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(44)]
    [InlineData(-1)]
    public async Task A_damaged_snapshot_is_passed_over_and_made_anew(int at)
    {
        await ImportAsync("a.csv", EastSussex);
        Current();
        var sound = File.ReadAllBytes(store.SnapshotPath);
        var damaged = sound.ToArray();
        damaged[at < 0 ? damaged.Length + at : at] ^= 0x40;
        File.WriteAllBytes(store.SnapshotPath, damaged);
        Assert.Null(FigureSnapshot.Read(store.SnapshotPath, FigureSnapshot.KeyOf(store.ReadBytes()), () => throw new InvalidOperationException("nothing may be read from it")));
        Assert.Equal(9960, Current().Get("845", Measure.Suspensions, SchoolPhase.All, 2022).Count);
        Assert.Equal(sound, File.ReadAllBytes(store.SnapshotPath));
    }

    [Fact]
    public async Task A_snapshot_cut_short_is_passed_over()
    {
        await ImportAsync("a.csv", EastSussex);
        Current();
        var sound = File.ReadAllBytes(store.SnapshotPath);
        foreach (var length in new[] { 0, 10, 47, 48, sound.Length - 1 })
        {
            File.WriteAllBytes(store.SnapshotPath, sound[..length]);
            Assert.Null(FigureSnapshot.Read(store.SnapshotPath, FigureSnapshot.KeyOf(store.ReadBytes()), () => throw new InvalidOperationException("nothing may be read from it")));
        }
    }

    [Fact]
    public async Task Nothing_but_the_snapshot_is_left_beside_the_files()
    {
        await ImportAsync("a.csv", EastSussex);
        Current();
        Assert.Equal("figures.snapshot", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Path.GetDirectoryName(store.SnapshotPath)!, "figures*"))));
    }

    private FigureTable Current() => new FigureStore(store, new AreaRegister()).Current();

    private async Task ImportAsync(string name, params string[] rows)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllLines(path, [Header, .. rows]);
        await new StatisticsImport(store, TimeProvider.System).ImportAsync([path], dryRun: false, _ => { }, TestContext.Current.CancellationToken);
    }
}
