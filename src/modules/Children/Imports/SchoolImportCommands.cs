using System.CommandLine;
using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Imports;

/// <summary>What the imports of a school's files share at the shell.</summary>
internal sealed class SchoolImportShell(DatabaseMigration migration, IShellActor shell, IOrganisations organisations)
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "The school's CSV file, also gzipped" };
    private static readonly Option<int> School = new("--school") { Description = "The school's URN", Required = true };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check and say what would change; change nothing" };
    private static readonly Option<bool> SkipBad = new("--skip-bad") { Description = "Take the good rows although others are bad" };
    private static readonly Option<string?> Locality = new("--locality") { Description = "Which locality, for somebody with posts in several" };

    public static void Describe(Command command, string what)
    {
        command.Description = what;
        command.Arguments.Add(FilePath);
        foreach (var option in new Option[] { School, DryRun, SkipBad, Locality })
            command.Options.Add(option);
    }

    public async Task<int> RunAsync(ParseResult arguments, string of, Func<string, string, OrganisationId, ImportMode, Task<ImportResult>> import, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        await shell.EnterAsync(arguments.GetValue(Locality), ct);
        var urn = arguments.GetValue(School);
        var school = (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Urn == urn)
            ?? throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"--school {urn}: no school of this locality has this URN."));
        var path = arguments.GetRequiredValue(FilePath);
        var name = Path.GetFileName(path);
        try
        {
            var mode = new ImportMode(arguments.GetValue(DryRun), arguments.GetValue(SkipBad));
            await TellAsync(await import(path, name, school.Id, mode), name, of, mode);
            return ExitCodes.Done;
        }
        catch (BadRowsException bad)
        {
            foreach (var row in bad.Bad)
                await Console.Error.WriteLineAsync($"{name}, {row}");
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{name}: {bad.Bad.Count} rows cannot be taken, and nothing was changed. Put them right, or take the others with --skip-bad."), bad);
        }
    }

    private static async Task TellAsync(ImportResult result, string name, string of, ImportMode mode)
    {
        foreach (var row in result.Bad)
            await Console.Error.WriteLineAsync($"{name}, {row}");
        foreach (var note in result.Notes)
            await Console.Error.WriteLineAsync($"{name}: {note}");
        var verb = mode.DryRun ? "would take" : result.NothingToChange ? "known" : "taken";
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{verb}  {name}: {result.Added} {of} added, {result.Changed} changed, {result.Left} left, {result.Unchanged} unchanged, {result.Bad.Count} bad rows{(mode.DryRun ? "; nothing was written" : "")}"));
    }
}

internal sealed class ImportRollCommand(SchoolImportShell shell, RollImport import) : IShellCommand
{
    public static string Name => "import roll";

    public static void Describe(Command command) =>
        SchoolImportShell.Describe(command, "Take in a school's roll.\nExample: ./run import roll roll.csv --school 100000 --as head@school.example --dry-run");

    public Task<int> RunAsync(ParseResult arguments, CancellationToken ct) =>
        shell.RunAsync(arguments, "children", (path, name, school, mode) => import.RunAsync(path, name, school, mode, ct), ct);
}

internal sealed class ImportAttendanceCommand(SchoolImportShell shell, AttendanceImport import) : IShellCommand
{
    public static string Name => "import attendance";

    public static void Describe(Command command) =>
        SchoolImportShell.Describe(command, "Take in a school's attendance by week and code.\nExample: ./run import attendance weeks.csv --school 100000 --as head@school.example --dry-run");

    public Task<int> RunAsync(ParseResult arguments, CancellationToken ct) =>
        shell.RunAsync(arguments, "weeks", (path, name, school, mode) => import.RunAsync(path, name, school, mode, ct), ct);
}
