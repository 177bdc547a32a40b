using System.IO.Compression;
using System.Text;
using Headwater.Insight.Figures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Modules.Tests.Insight;

public sealed class StatisticsImportTests : IDisposable
{
    private const string Header = "time_identifier,time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,school_type,num_schools,headcount,perm_excl,perm_excl_rate,suspension,susp_rate,one_plus_susp,one_plus_susp_rate";
    private const string EastSussex = "Academic year,202223,Local authority,E92000001,England,E12000008,South East,845,E10000011,East Sussex,Total,192,68302,81,0.11859,9960,14.5823,3240,4.74364";
    private const string Oldham = "Academic year,202223,Local authority,E92000001,England,E12000002,North West,353,E08000004,Oldham,Total,106,45944,42,0.09142,3129,6.81046,1356,2.95142";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("headwater-import-");
    private readonly StatisticsStore store;

    public StatisticsImportTests() =>
        store = new(new InstallationSettings { DataFolder = Path.Combine(folder.FullName, "data") });

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_table_as_published_is_taken()
    {
        var outcome = await ImportAsync(Write("exc.csv", Header, EastSussex, Oldham));
        Assert.Equal(2, Assert.Single(outcome.Added).Rows);
        var figure = Figures().Get("845", Measure.Suspensions, SchoolPhase.All, 2022);
        Assert.Equal(14.5823, figure.Rate);
        Assert.Equal(9960, figure.Count);
    }

    [Theory]
    [InlineData("fixed_excl", "fixed_excl_rate", "one_plus_fixed", "one_plus_fixed_rate", "school_type", "Local authority", "202223")]
    [InlineData("suspension", "susp_rate", "one_plus_susp", "one_plus_susp_rate", "education_phase", "LA", "2022/23")]
    [InlineData("Suspensions", "Suspension rate", "One plus suspensions", "One plus suspensions rate", "Education phase", "Local Authority", "2022-23")]
    public async Task Every_vintage_s_words_mean_the_same(string susp, string suspRate, string onePlus, string onePlusRate, string phase, string level, string year)
    {
        var header = Header.Replace("school_type", phase).Replace("one_plus_susp_rate", onePlusRate).Replace("one_plus_susp", onePlus).Replace(",susp_rate", "," + suspRate).Replace(",suspension,", $",{susp},");
        await ImportAsync(Write("exc.csv", header, EastSussex.Replace("Local authority", level).Replace("202223", year).Replace(",Total,", ",State-funded secondary,")));
        Assert.Equal(9960, Figures().Get("845", Measure.Suspensions, SchoolPhase.Secondary, 2022).Count);
    }

    [Theory]
    [InlineData("z")]
    [InlineData("c")]
    [InlineData("x")]
    [InlineData(":")]
    [InlineData("~")]
    [InlineData("low")]
    [InlineData("k")]
    [InlineData("")]
    public async Task A_mark_is_a_missing_figure_and_never_a_zero(string mark)
    {
        await ImportAsync(Write("exc.csv", Header, EastSussex.Replace(",81,0.11859,", $",{mark},{mark},")));
        Assert.True(Figures().Get("845", Measure.PermanentExclusions, SchoolPhase.All, 2022).IsEmpty);
        Assert.Equal(9960, Figures().Get("845", Measure.Suspensions, SchoolPhase.All, 2022).Count);
    }

    [Fact]
    public async Task Gzip_UTF16_and_Windows_1252_are_read_as_they_are()
    {
        var text = string.Join("\r\n", Header, EastSussex.Replace("East Sussex", "Côte d'Été")) + "\r\n";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        File.WriteAllBytes(At("utf16.csv"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        File.WriteAllBytes(At("cp1252.csv"), Encoding.GetEncoding(1252).GetBytes(text.Replace("202223", "202122")));
        await using (var gzip = new GZipStream(File.Create(At("packed.csv.gz")), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text.Replace("202223", "202021")));
        var outcome = await ImportAsync(folder.FullName);
        Assert.Equal(3, outcome.Added.Count);
        foreach (var year in new[] { 2022, 2021, 2020 })
            Assert.Equal(9960, Figures().Get("845", Measure.Suspensions, SchoolPhase.All, year).Count);
    }

    [Fact]
    public async Task A_zip_named_gz_is_read_by_what_it_is()
    {
        using (var zip = ZipFile.Open(At("exc.csv.gz"), ZipArchiveMode.Create))
        using (var entry = new StreamWriter(zip.CreateEntry("exc.csv").Open()))
            entry.Write($"{Header}\n{EastSussex}\n");
        Assert.Single((await ImportAsync(At("exc.csv.gz"))).Added);
    }

    [Fact]
    public async Task A_truncated_gzip_is_refused()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(EastSussex, 1).Prepend(Header).Concat(Enumerable.Range(2006, 10).Select(y => EastSussex.Replace("202223", $"{y}{(y + 1) % 100:00}"))))));
        var bytes = packed.ToArray();
        File.WriteAllBytes(At("exc.csv.gz"), bytes[..(bytes.Length * 2 / 3)]);
        await Refused(At("exc.csv.gz"), "exc.csv.gz", "cut short");
    }

    [Theory]
    [InlineData("time_period")]
    [InlineData("geographic_level")]
    [InlineData("suspension")]
    [InlineData("susp_rate")]
    [InlineData("headcount")]
    [InlineData("school_type")]
    public async Task A_missing_column_is_named(string column)
    {
        var at = Array.IndexOf(Header.Split(','), column);
        string Without(string row) => string.Join(',', row.Split(',').Where((_, i) => i != at));
        await Refused(Write("exc.csv", Without(Header), Without(EastSussex)), "exc.csv", column);
    }

    [Fact]
    public async Task Values_that_slipped_a_column_are_refused_with_line_and_column()
    {
        // From the phase on, every value stands one column to the right of its name.
        var slipped = Oldham.Replace(",Total,106,45944,42,0.09142,3129,6.81046,1356,2.95142", ",,Total,106,45944,42,0.09142,3129,6.81046,1356");
        await Refused(Write("exc.csv", Header, EastSussex, slipped), "line 3", "school_type");
        // Only among the figures: counts and rates no longer belong together.
        var figures = Oldham.Replace(",106,45944,42,0.09142,3129,6.81046,1356,2.95142", ",106,106,45944,42,0.09142,3129,6.81046,1356");
        await Refused(Write("exc.csv", Header, EastSussex, figures), "line 3", "column");
        // The whole row, and a row with a value too few.
        await Refused(Write("exc.csv", Header, EastSussex, "," + Oldham[..Oldham.LastIndexOf(',')]), "line 3", "column");
        await Refused(Write("exc.csv", Header, EastSussex, Oldham[..Oldham.LastIndexOf(',')]), "line 3", "18 values");
    }

    [Fact]
    public async Task A_row_with_an_impossible_year_is_set_aside_and_counted()
    {
        var outcome = await ImportAsync(Write("exc.csv", Header, EastSussex, Oldham.Replace("202223", "202225"), Oldham.Replace("202223", "0")));
        Assert.Equal(1, outcome.Added[0].Rows);
        Assert.Equal(2, outcome.Added[0].SetAside);
        await Refused(Write("none.csv", Header, Oldham.Replace("202223", "999999")), "none.csv", "time_period");
    }

    [Fact]
    public async Task Bands_that_Excel_turned_into_dates_are_put_right()
    {
        await ImportAsync(Write("days.csv", "time_identifier,time_period,geographic_level,country_code,country_name,school_type,total_length_days_fixed_exclusions,total_length_days_fixed_exclusions_group,headcount",
            "Academic year,201617,National,E92000001,England,Total,Total,Total,183475",
            "Academic year,201617,National,E92000001,England,Total,3,01-May,16000",
            "Academic year,201617,National,E92000001,England,Total,7,06-Oct,6000",
            "Academic year,201617,National,E92000001,England,Total,12,Nov-15,900"));
        var bands = Figures().Groups(FigureTable.England).Select(g => g.Item).ToList();
        Assert.Equal(3, bands.Count);
        Assert.Contains(bands, b => b.Contains("1-5", StringComparison.Ordinal));
        Assert.Contains(bands, b => b.Contains("6-10", StringComparison.Ordinal));
        Assert.Contains(bands, b => b.Contains("11-15", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_of_other_things_is_refused_and_listed()
    {
        File.WriteAllText(At("notes.txt"), "hello");
        File.WriteAllBytes(At("picture.csv"), [0, 1, 2, 3, 0, 0, 0, 9]);
        File.WriteAllText(At("other.csv"), "a,b\n1,2\n");
        File.WriteAllText(At("pupils.csv"), "Pupil,Permanent exclusions,Suspensions\n1,0,2\n");
        await Refused(folder.FullName, "nothing found", "other.csv");
    }

    [Fact]
    public async Task One_bad_file_refuses_all_and_changes_nothing()
    {
        await ImportAsync(Write("a.csv", Header, EastSussex));
        var before = Snapshot();
        Write("b.csv", Header, Oldham);
        Write("c.csv", Header, Oldham.Replace(",3129,", ",many,"));
        await Refused(folder.FullName, "c.csv, line 2", "suspension");
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var path = Write("exc.csv", Header, EastSussex);
        await ImportAsync(path);
        var before = Snapshot();
        var again = await ImportAsync(path);
        Assert.Empty(again.Added);
        Assert.Single(again.Known);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var import = new StatisticsImport(store, TimeProvider.System);
        var outcome = await import.ImportAsync([Write("exc.csv", Header, EastSussex)], dryRun: true, _ => { }, CancellationToken.None);
        Assert.Single(outcome.Added);
        Assert.Empty(store.Read().Sources);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_newest_release_with_a_count_wins_whatever_the_order(bool newestFirst)
    {
        var old = Write("old.csv", Header, EastSussex);
        // A newer release revises 2022/23 and adds 2023/24; the tool, newer still, has rates alone.
        var newer = Write("newer.csv", Header, EastSussex.Replace("9960", "9961"), EastSussex.Replace("202223", "202324"));
        var lait = Write("lait.csv", "measure_short,years,old_la_code,area_name,region,value", "TotFixedEx,2022/23,845,East Sussex,South East,14.6", "TotFixedEx,2024/25,845,East Sussex,South East,18.1");
        foreach (var path in newestFirst ? new[] { lait, newer, old } : [old, newer, lait])
            await ImportAsync(path);
        var table = Figures();
        var figure = table.Get("845", Measure.Suspensions, SchoolPhase.All, 2022);
        Assert.Equal(9961, figure.Count);
        Assert.Equal("newer.csv", table.Sources[figure.Source].File);
        Assert.Equal(18.1, table.Get("845", Measure.Suspensions, SchoolPhase.All, 2024).Rate);
    }

    [Fact]
    public async Task Two_rows_that_contradict_each_other_are_refused() =>
        await Refused(Write("exc.csv", Header, EastSussex, EastSussex.Replace("9960", "9959")), "line 3", "second row");

    [Fact]
    public async Task A_new_breakdown_is_no_total()
    {
        await ImportAsync(Write("exc.csv", Header + ",sex", EastSussex + ",Total", EastSussex.Replace("9960,14.5823", "5000,7.32043") + ",Male"));
        Assert.Equal(9960, Figures().Get("845", Measure.Suspensions, SchoolPhase.All, 2022).Count);
        var group = Assert.Single(Figures().Groups("845"));
        Assert.Equal(("sex", "Male", 5000.0), (group.Topic, group.Item, group.Suspensions.Count));
    }

    private FigureTable Figures() => new FigureStore(store, new AreaRegister()).Current();

    private Task<ImportOutcome> ImportAsync(params string[] paths) =>
        new StatisticsImport(store, TimeProvider.System).ImportAsync(paths, dryRun: false, _ => { }, CancellationToken.None);

    private async Task Refused(string path, params string[] says)
    {
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ImportAsync(path));
        foreach (var part in says)
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
    }

    private string Snapshot() =>
        string.Join('\n', Directory.EnumerateFiles(Path.Combine(folder.FullName, "data"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));

    private string At(string name) => Path.Combine(folder.FullName, name);

    private string Write(string name, params string[] lines)
    {
        File.WriteAllText(At(name), string.Join("\r\n", lines) + "\r\n");
        return At(name);
    }
}
