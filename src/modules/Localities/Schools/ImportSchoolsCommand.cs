using System.CommandLine;
using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities.Schools;

internal sealed class ImportSchoolsCommand(DatabaseMigration migration, IServiceScopeFactory scopes) : IShellCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "An extract of the schools' register (GIAS): CSV, also gzipped" };

    public static string Name => "import schools";

    public static void Describe(Command command)
    {
        command.Description = "Take in schools from an extract of the Department's register (GIAS).\nExample: ./run import schools edubasealldata20250422.csv";
        command.Arguments.Add(FilePath);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        await migration.EnsureUpToDateAsync(ct);
        var path = arguments.GetRequiredValue(FilePath);
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SchoolImport>().ImportAsync(path, Report, ct);
        var name = Path.GetFileName(path);
        await Console.Out.WriteLineAsync(result.NothingChanged
            ? string.Create(CultureInfo.InvariantCulture, $"known  {name}: all {result.Unchanged} schools are held like this, nothing changed")
            : string.Create(CultureInfo.InvariantCulture, $"taken  {name}: {result.Added} schools added, {result.Changed} changed ({result.Closed} of them closed), {result.Unchanged} unchanged"));
        return ExitCodes.Done;
    }

    private static void Report(int done, int all) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"schools: {done} of {all}"));
}
