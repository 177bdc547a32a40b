using System.CommandLine;
using System.Globalization;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Localities.Shapes;

internal sealed class ImportBoundariesCommand(AreaRegister areas, Boundaries boundaries) : IShellCommand
{
    private const int NamedAtMost = 10;
    private static readonly Argument<string> FilePath = new("FILE") { Description = "Boundaries of local authorities: GeoJSON in longitude and latitude" };

    public static string Name => "import boundaries";

    public static void Describe(Command command)
    {
        command.Description = "Take in the outlines of local authorities, for the map.\nExample: ./run import boundaries counties-and-unitary-authorities.geojson";
        command.Arguments.Add(FilePath);
    }

    public async Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var path = arguments.GetRequiredValue(FilePath);
        if (!File.Exists(path))
            throw new InputRefusedException($"{path}: there is no such file. Check the path.");
        var name = Path.GetFileName(path);
        BoundaryFile file;
        await using (var stream = File.OpenRead(path))
            file = BoundaryFile.Read(name, stream, areas);
        var changed = boundaries.Save(file.Areas);
        await Console.Out.WriteLineAsync(changed
            ? string.Create(CultureInfo.InvariantCulture, $"taken  {name}: the outlines of {file.Areas.Count} of {areas.Current.Count} authorities")
            : string.Create(CultureInfo.InvariantCulture, $"known  {name}: the {file.Areas.Count} outlines are held like this, nothing changed"));
        await WarnAsync(file);
        return ExitCodes.Done;
    }

    private async Task WarnAsync(BoundaryFile file)
    {
        // Wales, Scotland and Northern Ireland are in most files, and nobody misses them.
        var unmatched = file.Unmatched.Where(c => c[0] == 'E').ToList();
        if (unmatched.Count > 0)
            await Console.Error.WriteLineAsync($"left out, not a present authority with education duties: {Few(unmatched)}");
        var held = file.Areas.Select(a => a.AreaCode).ToHashSet(StringComparer.Ordinal);
        var missing = areas.Current.Where(a => !held.Contains(a.Code)).Select(a => a.Name).ToList();
        if (missing.Count > 0)
            await Console.Error.WriteLineAsync($"no outline in this file: {Few(missing)}");
    }

    private static string Few(List<string> names) => names.Count <= NamedAtMost
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(NamedAtMost))} and {names.Count - NamedAtMost} more");
}
