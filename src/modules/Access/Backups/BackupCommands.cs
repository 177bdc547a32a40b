using System.CommandLine;
using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Backups;

internal sealed class BackupCommand(DatabaseMigration migration, BackupService backups, InstallationSettings settings) : IShellCommand
{
    private static readonly Argument<string> Target = new("FILE") { Description = "The file to write; it must not be there yet" };
    private static readonly Option<string?> Key = new("--key") { Description = "A file with the secret (default HEADWATER_BACKUP_KEY)" };

    public static string Name => "backup";

    public static void Describe(Command command)
    {
        command.Description = "Write the database, anchors and documents into one sealed file while the server goes on, and verify it.\nExample: ./run backup headwater-monday.backup --key backup.secret";
        command.Arguments.Add(Target);
        command.Options.Add(Key);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var secret = await BackupSecret.ReadAsync(arguments.GetValue(Key), settings, ct);
        await migration.EnsureUpToDateAsync(ct);
        var report = await backups.BackupAsync(arguments.GetRequiredValue(Target), secret, ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.File}: {report.Bytes:N0} bytes in {report.Parts} parts, read back and verified."));
        await Console.Error.WriteLineAsync("Master keys are not in it: keep data/keys, and the secret, apart from the backups.");
        return ExitCodes.Done;
    }
}

internal sealed class RestoreCommand(RestoreService restores, InstallationSettings settings) : IShellCommand
{
    private static readonly Argument<string> Source = new("FILE") { Description = "A file that ./run backup wrote" };
    private static readonly Option<string?> Key = new("--key") { Description = "A file with the secret (default HEADWATER_BACKUP_KEY)" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Replace what is here, after a safety copy" };

    public static string Name => "restore";

    public static void Describe(Command command)
    {
        command.Description = "Put a backup back into an empty place, all or nothing.\nExample: ./run restore headwater-monday.backup --key backup.secret --replace";
        command.Arguments.Add(Source);
        command.Options.Add(Key);
        command.Options.Add(Replace);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var secret = await BackupSecret.ReadAsync(arguments.GetValue(Key), settings, ct);
        var safety = await restores.RestoreAsync(arguments.GetRequiredValue(Source), secret, arguments.GetValue(Replace), ct);
        await Console.Out.WriteLineAsync($"{arguments.GetRequiredValue(Source)} was restored; its audit trail is whole.{(safety is null ? "" : $" What was here before is in {safety}.")}");
        return ExitCodes.Done;
    }
}

internal static class BackupRegistration
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<BackupService>();
        services.AddSingleton<RestoreService>();
        services.AddShellCommand<BackupCommand>();
        return services.AddShellCommand<RestoreCommand>();
    }
}
