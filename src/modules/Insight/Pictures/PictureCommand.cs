using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Headwater.Data;
using Headwater.Insight.Contracts;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Insight.Pictures;

internal sealed class PictureCommand(PictureQueries pictures, DatabaseMigration migration, IServiceScopeFactory scopes) : IShellCommand
{
    private static readonly Option<string> AreaOption = new("--area") { Description = "Three-digit code, nine-character code or name", Required = true };
    private static readonly Option<string?> YearOption = new("--year") { Description = "School year such as 2023/24; the newest when not given" };
    private static readonly Option<int?> NeighboursOption = new("--neighbours") { Description = "Year of the neighbour list, such as 2025; the newest when not given" };
    private static readonly Option<bool> JsonOption = new("--json") { Description = "One JSON document on standard output" };

    public static string Name => "picture";

    public static void Describe(Command command)
    {
        command.Description = "An area's exclusions figures beside England, its region and its neighbours.\nExample: ./run picture --area \"East Sussex\" --year 2023/24 --json";
        command.Options.Add(AreaOption);
        command.Options.Add(YearOption);
        command.Options.Add(NeighboursOption);
        command.Options.Add(JsonOption);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        AcademicYear? year = null;
        if (arguments.GetValue(YearOption) is { } text)
            year = AcademicYear.TryParse(text, null, out var parsed) ? parsed : throw new InputRefusedException($"--year {text}: not a school year. Write it as 2023/24.");
        var area = pictures.Find(arguments.GetRequiredValue(AreaOption));
        var picture = pictures.Draw(area, year, arguments.GetValue(NeighboursOption), await OwnAsync(area, ct));
        if (arguments.GetValue(JsonOption))
        {
            using var output = Console.OpenStandardOutput();
            JsonSerializer.Serialize(output, picture, PictureJson.Default.Picture);
            output.WriteByte((byte)'\n');
        }
        else
        {
            Write(picture);
        }

        return ExitCodes.Done;
    }

    /// <summary>Published figures need no database; it is opened only for an area with rows of its own.</summary>
    private async Task<LocalPicture?> OwnAsync(Area area, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var source in scope.ServiceProvider.GetServices<ILocalFigures>())
        {
            if (await source.OfAsync(area, ct) is null)
                continue;
            await migration.EnsureUpToDateAsync(ct);
            return await scope.ServiceProvider.GetRequiredService<LocalFigures>().PictureOfAsync(area, ct);
        }

        return null;
    }

    private static void Write(Picture picture)
    {
        Console.WriteLine($"{picture.Area.Name} ({picture.Area.Code}), {picture.Year ?? "no year"}, neighbours of the {picture.NeighbourModel ?? "(no)"} list");
        Console.WriteLine();
        foreach (var measure in MeasureWords.Measures)
        {
            Console.WriteLine($"{measure.Words()}, {measure.Unit()}");
            Console.WriteLine($"  {"",-12}{"here",10}{"neighbours",12}{"region",10}{"England",10}{"rank",10}  quarter");
            foreach (var phase in MeasureWords.Phases)
            {
                var m = picture.Of(measure.Key(), phase.Key());
                var rank = m.RankAmongNeighbours is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r.Rank} of {r.Of}") : "-";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {phase.Key(),-12}{Text(m.Value),10}{Text(m.NeighbourMean),12}{Text(m.Region),10}{Text(m.England),10}{rank,10}  {m.NationalQuartile ?? "-"}"));
            }
        }

        foreach (var missing in picture.Missing.Where(m => m.Why.StartsWith("withheld", StringComparison.Ordinal)))
            Console.WriteLine($"{missing.Measure}, {missing.Phase}: {missing.Why}");
        foreach (var note in picture.Notes)
            Console.WriteLine(note);
    }

    private static string Text(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";
}
