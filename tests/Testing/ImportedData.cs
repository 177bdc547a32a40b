namespace Headwater.Testing;

/// <summary>A data folder with the real exclusions files, LAIT and both neighbour lists taken in, made once a run.</summary>
public sealed class ImportedData : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> FolderAsync() => Made.Value;

    public async ValueTask DisposeAsync()
    {
        if (Made.IsValueCreated && Made.Value.IsCompletedSuccessfully)
            Directory.Delete(await Made.Value, recursive: true);
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-imported-").FullName;
        await Expect(folder, "import", "statistics", OpenDataFolder.Of("exclusions_la_2006_2023"), OpenDataFolder.Of("exclusions_ees_2006_2017"), OpenDataFolder.Of("exclusions_send_termly_2019_2025"), OpenDataFolder.Of("lait"));
        await Expect(folder, "import", "neighbours", OpenDataFolder.Of("statistical_neighbours", "statistical_neighbours_2025_long.csv"));
        await Expect(folder, "import", "neighbours", OpenDataFolder.Of("statistical_neighbours", "statistical_neighbours_2021_long.csv"));
        await Expect(folder, "import", "boundaries", OpenDataFolder.Of("boundaries", "england_la_may2023_buc_wgs84.geojson"));
        return folder;
    }

    private static async Task Expect(string folder, params string[] arguments)
    {
        var result = await BuiltProgram.RunAsync(folder, arguments);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Errors}");
    }
}
