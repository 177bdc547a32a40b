using System.CommandLine;
using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Kernel;

namespace Headwater.Insight.Sources;

internal sealed class ImportStatisticsCommand(StatisticsImport import, FigureStore figures) : IShellCommand
{
    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "Files of the Department, or folders of them: CSV as published, plain, gzipped or zipped",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Read and check everything, change nothing" };

    public static string Name => "import statistics";

    public static void Describe(Command command)
    {
        command.Description = "Take in the Department's published files, all of them or none.\nExample: ./run import statistics downloads/exclusions";
        command.Arguments.Add(Paths);
        command.Options.Add(DryRun);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var dryRun = arguments.GetValue(DryRun);
        var outcome = await import.ImportAsync(arguments.GetValue(Paths) ?? [], dryRun, Console.Error.WriteLine, ct);
        // Resolved now, so that the next command starts from the finished figures.
        if (!dryRun)
            figures.Current();
        foreach (var source in outcome.Added)
        {
            var aside = source.SetAside > 0 ? string.Create(CultureInfo.InvariantCulture, $", {source.SetAside:N0} rows set aside (their year cannot be)") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(dryRun ? "would take" : "taken")}  {source.File}: {source.Publication}, to {source.Release}, {source.Rows:N0} rows{aside}"));
        }

        foreach (var source in outcome.Known)
            Console.WriteLine($"known  {source.File}: taken in before, nothing changed");
        foreach (var skipped in outcome.Skipped)
            Console.WriteLine($"skipped  {skipped.File}: {skipped.Why}");
        return ExitCodes.Done;
    }
}
