using System.CommandLine;
using Headwater.Kernel;

namespace Headwater.Data;

internal sealed class MigrateCommand(DatabaseMigration migration) : IShellCommand
{
    public static string Name => "migrate";

    public static void Describe(Command command) =>
        command.Description = "Bring the database up to date. Example: ./run migrate";

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var applied = await migration.BringUpToDateAsync(ct);
        foreach (var name in applied)
            await Console.Error.WriteLineAsync($"applied {name}");
        await Console.Out.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : "The database was brought up to date.");
        return ExitCodes.Done;
    }
}
