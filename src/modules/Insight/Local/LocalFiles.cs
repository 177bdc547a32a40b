using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Headwater.Statistics;

namespace Headwater.Insight.Local;

/// <summary>A table as CSV and as JSON: the same cells and marks as on the page.</summary>
internal static class LocalFiles
{
    public static string Csv(LocalTable table)
    {
        var csv = new StringBuilder();
        string[] ends = table.HasRates ? [table.Measure.Key(), "mark", "childrenOnRoll", "childrenMark", "ratePer100"] : [table.Measure.Key(), "mark"];
        List<string> headings = [.. table.Year is null ? [] : new[] { "year" }, .. table.By.Axes.Select(a => a.Key), .. ends];
        csv.Append(string.Join(',', headings)).Append("\r\n");
        for (var i = 0; i < table.Cells.Count; i++)
        {
            var cell = table.Cells[i];
            List<string> values = [.. table.Year is null ? [] : new[] { table.Year }, .. table.Place(i), Number(cell.Count.Value), cell.Count.Mark(table.Threshold)];
            if (table.HasRates)
                values.AddRange([Number(cell.Children.Value), cell.Children.Mark(table.Threshold), cell.Rate?.ToString(CultureInfo.InvariantCulture) ?? ""]);
            csv.Append(string.Join(',', values.Select(Quoted))).Append("\r\n");
        }

        return csv.ToString();
    }

    public static JsonObject Json(LocalTable table)
    {
        var cells = new JsonArray();
        for (var i = 0; i < table.Cells.Count; i++)
        {
            var (cell, place) = (table.Cells[i], table.Place(i));
            var at = new JsonObject();
            for (var axis = 0; axis < place.Count; axis++)
                at.Add(table.By.Axes[axis].Key, place[axis]);
            var written = new JsonObject { ["at"] = at, ["count"] = cell.Count.Value, ["mark"] = cell.Count.Mark(table.Threshold) };
            if (table.HasRates)
            {
                written.Add("childrenOnRoll", cell.Children.Value);
                written.Add("childrenMark", cell.Children.Mark(table.Threshold));
                written.Add("ratePer100", cell.Rate);
            }

            cells.Add(written);
        }

        return new()
        {
            ["area"] = new JsonObject { ["code"] = table.Area.Code, ["name"] = table.Area.Name, ["fictional"] = table.Area.IsFictional },
            ["measure"] = table.Measure.Key(),
            ["year"] = table.Year,
            ["by"] = new JsonArray([.. table.By.Axes.Select(a => JsonValue.Create(a.Key))]),
            ["threshold"] = table.Threshold,
            ["source"] = table.Source,
            ["notes"] = new JsonArray([.. Marks(table).Select(n => JsonValue.Create(n))]),
            ["cells"] = cells,
        };
    }

    /// <summary>What the marks in a table mean; empty when every figure is shown.</summary>
    public static IEnumerable<string> Marks(LocalTable table)
    {
        if (table.Has(CellState.FewerThan))
            yield return $"“Fewer than {table.Threshold}”: the number is below {table.Threshold}, and may be 0. With so few, somebody could tell which children they are.";
        if (table.Has(CellState.Withheld))
            yield return $"“Withheld”: the number, with a total beside it, would give away a figure behind which fewer than {table.Threshold} children stand. It need not be small itself.";
        if (table.HasRates && (table.Has(CellState.FewerThan) || table.Has(CellState.Withheld)))
            yield return "A rate is shown only where both of the numbers it is made of are shown.";
    }

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string value) =>
        value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
