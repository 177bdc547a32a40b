using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Headwater.Files;
using Headwater.Kernel;

namespace Headwater.Insight.Sources;

/// <summary>What became of one file: a source, new or known before, or why it was passed over.</summary>
internal sealed record FileOutcome(SourceRecord? Source, bool IsNew, string? Why);

/// <summary>
/// Reads decoded tables side by side, one a processor, each lane with a connection of its own. A lane is taken before the file
/// is decoded, so that no more decoded files lie on the disk than there are lanes.
/// </summary>
internal sealed class ReadingLanes(string staging, DateTime now) : IDisposable
{
    /// <summary>More lanes than this only take memory: one table fills several processors by itself.</summary>
    private const int Most = 4;

    private readonly SemaphoreSlim free = new(Math.Clamp(Environment.ProcessorCount, 1, Most));
    private readonly ConcurrentBag<DuckDBConnection> connections = [];

    public Task TakeAsync(CancellationToken ct) => free.WaitAsync(ct);

    public void GiveBack() => free.Release();

    /// <summary>Starts reading in the lane that was taken, and gives it back at the end.</summary>
    /// <exception cref="InputRefusedException">By the task: the table cannot be read rightly.</exception>
    public Task<FileOutcome> ReadAsync(DecodedFile decoded) => Task.Run(() =>
    {
        try
        {
            using (decoded)
                return new FileOutcome(Read(decoded), IsNew: true, null);
        }
        catch (NotThisKindException why)
        {
            return new FileOutcome(null, IsNew: false, why.Message);
        }
        finally
        {
            GiveBack();
        }
    });

    public void Dispose()
    {
        foreach (var connection in connections)
            connection.Dispose();
        free.Dispose();
    }

    private SourceRecord Read(DecodedFile decoded)
    {
        if (!connections.TryTake(out var connection))
            connection = Open();
        try
        {
            return new TableReader(connection, decoded).Read(staging, now);
        }
        finally
        {
            connections.Add(connection);
        }
    }

    private static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        StatisticsImport.Run(connection, "SET preserve_insertion_order = true; SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;");
        return connection;
    }
}
