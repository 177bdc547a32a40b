using Headwater.Insight.Figures;
using Headwater.Insight.Pictures;
using Headwater.Insight.Sources;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;

namespace Headwater.Bench;

/// <summary>From nothing in memory to the pictures of all authorities, against bare SQL that only fetches the same figures.</summary>
internal sealed class PictureBenchmark : IBenchmark
{
    public string Name => "picture";

    public string About => "Reading the whole store and drawing the picture of all 153 authorities, against bare SQL that gets the same figures out of the Parquet files.";

    public Gate Gate { get; } = new(RatioOf.CandidateToBaseline, Bound.AtMost, 3);

    public string Unit => "ms";

    public IReadOnlyList<string> Covers =>
        ["src/modules/Insight/Figures", "src/modules/Insight/Pictures/PictureQueries.cs", "src/modules/Insight/Pictures/Picture.cs", "src/rules/Statistics/Ranking.cs", "benchmarks/PictureBenchmark.cs", "benchmarks/PictureSql.cs"];

    public async Task<ITwoSides> PrepareAsync(CancellationToken ct)
    {
        var settings = new InstallationSettings { DataFolder = await ImportedData.FolderAsync() };
        var store = new StatisticsStore(settings);
        var sources = store.Read().Sources;
        return new Sides(settings, store, sources, PictureSql.Queries(store, sources));
    }

    private sealed class Sides(InstallationSettings settings, StatisticsStore store, IReadOnlyList<SourceRecord> sources, List<string> queries) : ITwoSides
    {
        private readonly AreaRegister areas = new();
        private readonly NeighbourLists neighbours = new(settings);
        private readonly ImportedData data = new();
        private readonly List<double> held = [];
        private int figures;

        public IReadOnlyList<string> Notes =>
        [
            FormattableString.Invariant($"Headwater's side starts with no figure in memory and does not use the snapshot: it reads the Parquet files of {sources.Count} imported sources (the local authority interactive tool among them), resolves overlapping releases and draws {areas.Current.Count} pictures with ranks, quarters, means and series; it also writes the snapshot for the next process."),
            FormattableString.Invariant($"The SQL side opens the same Parquet files in the same process and reads only the rows that go into a picture ({figures:N0} from {queries.Count} of them), without resolving or comparing anything."),
            FormattableString.Invariant($"With the figures held in memory, as they are in the server, all {areas.Current.Count} pictures take {Runner.Median(held):0.0} ms (median)."),
        ];

        public Task<double> BaselineAsync(CancellationToken ct) => Task.FromResult(Stopwatched.Milliseconds(() => figures = PictureSql.Read(queries, 0).Count));

        public Task<double> CandidateAsync(CancellationToken ct)
        {
            PictureQueries? drawn = null;
            File.Delete(store.SnapshotPath);
            var time = Stopwatched.Milliseconds(() =>
            {
                drawn = new PictureQueries(new FigureStore(store, areas), areas, neighbours);
                DrawAll(drawn);
            });
            held.Add(Stopwatched.Milliseconds(() => DrawAll(drawn!)));
            return Task.FromResult(time);
        }

        public ValueTask DisposeAsync() => data.DisposeAsync();

        private void DrawAll(PictureQueries pictures)
        {
            foreach (var area in areas.Current)
            {
                if (pictures.Draw(area).Measures.Count != 12)
                    throw new InvalidOperationException($"{area.Name}: the picture is not whole.");
            }
        }
    }
}
