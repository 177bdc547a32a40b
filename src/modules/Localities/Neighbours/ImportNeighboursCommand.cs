using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Headwater.Files;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Sylvan.Data.Csv;

namespace Headwater.Localities.Neighbours;

/// <summary>Takes in a published list of statistical neighbours, long or wide, CSV or xlsx.</summary>
internal sealed partial class ImportNeighboursCommand(AreaRegister areas, NeighbourLists lists, InstallationSettings settings) : IShellCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "The list as published: CSV or xlsx" };
    private static readonly Option<int?> ModelYear = new("--model") { Description = "The model's year, when the file's name does not hold it" };

    public static string Name => "import neighbours";

    public static void Describe(Command command)
    {
        command.Description = "Take in a list of statistical neighbours.\nExample: ./run import neighbours sn_may_2025.xlsx";
        command.Arguments.Add(FilePath);
        command.Options.Add(ModelYear);
    }

    public Task<int> RunAsync(ParseResult arguments, CancellationToken ct)
    {
        var (model, changed) = Import(arguments.GetRequiredValue(FilePath), arguments.GetValue(ModelYear), ct);
        Console.WriteLine(changed
            ? string.Create(CultureInfo.InvariantCulture, $"taken  {model.File}: the {model.Year} model, {model.Areas.Count} areas with ten neighbours each")
            : string.Create(CultureInfo.InvariantCulture, $"known  {model.File}: taken in before, nothing changed"));
        return Task.FromResult(ExitCodes.Done);
    }

    internal (NeighbourModel Model, bool Changed) Import(string path, int? year, CancellationToken ct)
    {
        if (!File.Exists(path))
            throw new InputRefusedException($"{path}: there is no such file. Check the path.");
        var name = Path.GetFileName(path);
        if (YearIn().Match(name) is { Success: true } match)
            year ??= int.Parse(match.Value, CultureInfo.InvariantCulture);
        if (year is not { } modelYear || modelYear is < 2000 or > 2099)
            throw new InputRefusedException($"{name}: the model's year is not in the file's name. Give it, as in --model 2025.");
        PrivateFolder.Create(settings.DataFolder);
        try
        {
            using var decoded = new FileDecoder(Path.Combine(settings.DataFolder, "work")).Decode(path, ct);
            if (lists.Model(modelYear) is { } before && before.Sha256 == decoded.Sha256)
                return (before, false);
            var model = new NeighbourModel(modelYear, name, decoded.Sha256, Read(name, decoded.CsvPath));
            lists.Save(model);
            return (model, true);
        }
        catch (NotThisKindException why)
        {
            throw new InputRefusedException($"{name}: {why.Message}. Give a list of statistical neighbours.", why);
        }
    }

    private SortedDictionary<string, IReadOnlyList<Neighbour>> Read(string name, string csvPath)
    {
        using var text = new StreamReader(csvPath);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
        SortedDictionary<string, List<Neighbour>> found = new(StringComparer.Ordinal);
        string[]? header = null;
        var line = 0;
        while (csv.Read())
        {
            line++;
            var cells = new string[csv.RowFieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = csv.GetString(i).Trim();
            if (header is null)
                header = [.. cells.Select(c => c.ToLowerInvariant())];
            else if (Array.IndexOf(header, "sn_old_la_code") is var column and >= 0)
                AddLong(name, line, header, cells, column, found);
            else
                AddWide(name, line, cells, found);
        }

        foreach (var (code, list) in found)
        {
            if (list.Count != 10 || !list.Select(n => n.Rank).Order().SequenceEqual(Enumerable.Range(1, 10)) || list.Select(n => n.Code).Distinct().Count() != 10)
                throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"{name}: area {code} has {list.Select(n => n.Code).Distinct().Count()} neighbours where ten are needed. Fetch the file again."));
        }

        if (found.Count < 2)
            throw new InputRefusedException($"{name}: no area with ten statistical neighbours was found. Give the list as published.");
        var result = new SortedDictionary<string, IReadOnlyList<Neighbour>>(StringComparer.Ordinal);
        foreach (var (code, list) in found)
            result.Add(code, [.. list.OrderBy(n => n.Rank)]);
        return result;
    }

    private void AddLong(string name, int line, string[] header, string[] cells, int column, SortedDictionary<string, List<Neighbour>> found)
    {
        var code = Cell("old_la_code");
        var neighbour = cells.ElementAtOrDefault(column) ?? "";
        if (code.Length == 0 || neighbour is "" or "-" or "NA")
            return;
        if (!int.TryParse(Cell("rank"), NumberStyles.None, CultureInfo.InvariantCulture, out var rank))
            throw InputRefusedException.At(name, line, "rank", $"'{Cell("rank")}' is not a rank from 1 to 10.");
        Known(name, line, code);
        ListOf(found, code).Add(new(rank, neighbour, Known(name, line, neighbour).Name, OneSpelling(Cell("closeness"))));

        string Cell(string heading) => Array.IndexOf(header, heading) is var i and >= 0 && i < cells.Length ? cells[i] : "";
    }

    /// <summary>A wide row is the area's code, then code and closeness ten times; the columns' names differ from list to list.</summary>
    private void AddWide(string name, int line, string[] cells, SortedDictionary<string, List<Neighbour>> found)
    {
        var codes = Enumerable.Range(0, cells.Length).Where(i => ThreeDigits().IsMatch(cells[i])).ToList();
        if (codes.Count < 10)
            return;
        var code = cells[codes[0]].Split('.')[0];
        Known(name, line, code);
        foreach (var i in codes.Where(i => cells[i].Split('.')[0] != code))
        {
            var neighbour = cells[i].Split('.')[0];
            var list = ListOf(found, code);
            list.Add(new(list.Count + 1, neighbour, Known(name, line, neighbour).Name, OneSpelling(cells.ElementAtOrDefault(i + 1) ?? "")));
        }
    }

    private Area Known(string name, int line, string code) =>
        areas.ByCode(code) is { IsFictional: false } area ? area : throw InputRefusedException.At(name, line, null, $"'{code}' is not the three-digit code of an authority.");

    private static List<Neighbour> ListOf(SortedDictionary<string, List<Neighbour>> found, string code) =>
        found.TryGetValue(code, out var list) ? list : found[code] = [];

    private static string OneSpelling(string closeness) =>
        closeness.Length == 0 ? "" : char.ToUpperInvariant(closeness[0]) + closeness[1..].ToLowerInvariant().Trim();

    [GeneratedRegex("20[0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex YearIn();

    [GeneratedRegex(@"^[2-9][0-9]{2}(\.0)?$", RegexOptions.None, 1000)]
    private static partial Regex ThreeDigits();
}
