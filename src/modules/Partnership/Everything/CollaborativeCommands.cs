using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Partnership.Everything;

/// <summary>Finds the locality that a command names, and enters it as the person who acts.</summary>
internal sealed class CollaborativeShell(DatabaseMigration migration, ILocalities localities, AreaRegister areas, IShellActor shell)
{
    public static Option<string?> Locality() => new("--locality") { Description = "Which locality: its code or name; needed by people with posts in several" };

    public async Task EnterAsync(string? asked, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        var place = asked is null ? null
            : await localities.BySlugAsync(asked, ct) ?? (areas.Find(asked) is { } area ? await localities.ByAreaCodeAsync(area.Code, ct) : null)
            ?? throw new InputRefusedException($"--locality {asked}: no locality is set up here under this code or name.");
        await shell.EnterAsync(place?.Slug, ct);
    }
}

internal sealed class CollaborativeExportCommand(CollaborativeShell shell, EverythingZip zip) : IShellCommand
{
    private static readonly Argument<string> Target = new("FILE") { Description = "The zip to write; it must not be there yet" };
    private static readonly Option<string?> Where = CollaborativeShell.Locality();

    public static string Name => "collaborative export";

    public static void Describe(Command command)
    {
        command.Description = "Write everything that a collaborative keeps into one zip: JSON Lines, CSV and how to read them.\nExample: ./run collaborative export our-collaborative.zip --locality 845 --as convenor@council.example";
        command.Arguments.Add(Target);
        command.Options.Add(Where);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await shell.EnterAsync(arguments.GetValue(Where), ct);
        var path = arguments.GetRequiredValue(Target);
        if (File.Exists(path))
            throw new InputRefusedException($"{path} is there already. Name a file that is not.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new InputRefusedException($"{path}: there is no such folder.");
        EverythingSchema schema;
        await using (var file = new FileStream(path, PrivateFolder.Opening(FileMode.CreateNew)))
        {
            try
            {
                schema = await zip.WriteAsync(file, ct);
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {schema.Collaborative}, {schema.Tables.Sum(t => t.Rows):N0} rows in {schema.Tables.Count} tables. README.txt in it says what it does not hold."));
        return ExitCodes.Done;
    }
}

internal sealed class CollaborativeRestoreCommand(CollaborativeShell shell, RestoreService restore) : IShellCommand
{
    private const int Shown = 200;
    private static readonly Argument<string> Source = new("FILE") { Description = "A zip that collaborative export wrote" };
    private static readonly Option<string?> Where = CollaborativeShell.Locality();
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what is in the way, and change nothing" };
    private static readonly Option<bool> Unnamed = new("--unnamed") { Description = "Take what people did who are not known here, without their names" };

    public static string Name => "collaborative restore";

    public static void Describe(Command command)
    {
        command.Description = "Put a collaborative back into a locality that has none, all or nothing.\nExample: ./run collaborative restore our-collaborative.zip --locality 846 --dry-run --as convenor@council.example";
        command.Arguments.Add(Source);
        command.Options.Add(Where);
        command.Options.Add(DryRun);
        command.Options.Add(Unnamed);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await shell.EnterAsync(arguments.GetValue(Where), ct);
        var path = arguments.GetRequiredValue(Source);
        if (!File.Exists(path))
            throw new InputRefusedException($"{path}: there is no such file.");
        await using var file = new FileStream(path, PrivateFolder.Opening(FileMode.Open, FileAccess.Read));
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        var dry = arguments.GetValue(DryRun);
        var result = await restore.RunAsync(file, sha256, dry, arguments.GetValue(Unnamed), ct);
        foreach (var problem in result.Problems.Take(Shown))
            await Console.Error.WriteLineAsync($"{problem.Where}: {problem.Why}");
        if (result.Problems.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}: {result.Problems.Count} {(result.Problems.Count == 1 ? "thing is" : "things are")} in the way; nothing was changed."));
            return ExitCodes.InputRefused;
        }

        var surveys = result.Withdrawn == 0 ? "" : $" Surveys of who works with whom come back as withdrawn: {result.Withdrawn}.";
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Schema.Collaborative}: {result.Rows:N0} rows {(dry ? "can be put back; nothing was changed" : "were put back")}.{surveys}"));
        if (result.ByName.Count > 0)
            await Console.Out.WriteLineAsync($"Found here by nothing but their name; look whether they are the same people: {string.Join(", ", result.ByName.Order(StringComparer.Ordinal))}.");
        return ExitCodes.Done;
    }
}
