using Headwater.Kernel;

namespace Headwater.Data;

/// <summary>Before any other start-up work: the database is up to date, or the server does not start.</summary>
internal sealed class DatabaseAtStart(DatabaseMigration migration) : IStartupTask
{
    public int Order => int.MinValue;

    public Task RunAsync(CancellationToken ct) => migration.EnsureUpToDateAsync(ct);
}
