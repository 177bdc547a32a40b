using System.Globalization;
using System.Net;
using System.Text;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Graphs.Pictures;

namespace Headwater.Partnership.Maps;

/// <summary>A file that a map was written to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Losses">What of the map is not in it, one sentence each; empty when nothing is lost.</param>
internal sealed record MapExport(string Name, string MediaType, byte[] Bytes, IReadOnlyList<string> Losses);

/// <summary>A format that a map can be written to.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Words">What it is called.</param>
/// <param name="ComesBack">Whether it can be read in again.</param>
internal sealed record ExportFormat(string Key, string Words, bool ComesBack);

/// <summary>Writes maps to every format.</summary>
internal static class MapExports
{
    public static IReadOnlyList<ExportFormat> Formats { get; } =
    [
        new("elements.csv", "Elements as CSV", true),
        new("links.csv", "Links as CSV", true),
        new("loops.csv", "Named loops as CSV", true),
        new("matrix.csv", "Matrix as CSV: who leads in rows, to whom in columns", true),
        new("kumu.xlsx", "Kumu workbook", true),
        new("kumu.json", "Kumu blueprint", true),
        new("graphml", "GraphML", true),
        new("gexf", "GEXF of Gephi", true),
        new("dot", "DOT of Graphviz", false),
        new("mermaid", "Mermaid diagram", false),
        new("svg", "Picture (SVG)", false),
        new("html", "Tables as a web page", false),
        new("outline", "Outline as plain text", false),
    ];

    /// <summary>Writes a map; null where there is no such format.</summary>
    public static MapExport? Write(MapView view, string format, CancellationToken ct)
    {
        var map = view.Graph;
        return format switch
        {
            "elements.csv" => Csv(CsvFormat.WriteElements(map)),
            "links.csv" => Csv(CsvFormat.WriteLinks(map)),
            "loops.csv" => Csv(CsvFormat.WriteLoops(map)),
            "matrix.csv" => Csv(MatrixFormat.Write(map)),
            "kumu.xlsx" => Workbook(view),
            "kumu.json" => Text("kumu.json", "application/json", KumuJsonFormat.Write(map)),
            "graphml" => Text("graphml", "application/xml", GraphMlFormat.Write(map)),
            "gexf" => Text("gexf", "application/xml", GexfFormat.Write(map)),
            "dot" => Text("dot", "text/vnd.graphviz", DotFormat.Write(map)),
            "mermaid" => Text("mmd", "text/plain", MermaidFormat.Write(map, MapDescription.Of(map, view.On))),
            "svg" => Text("svg", "image/svg+xml", MapPicture.Draw(map, view.Places(ct), view.Map.Title, MapDescription.Of(map, view.On))),
            "html" => Text("html", "text/html", Page(view)),
            "outline" => Text("txt", "text/plain", OutlineFormat.Write(map, CausalLoops.Of(map, ct: ct))),
            _ => null,
        };

        // A byte order mark, so that a spreadsheet reads Welsh letters.
        MapExport Csv(GraphWriting written) => new(Name(view, format), "text/csv; charset=utf-8", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(written.Text)], written.Losses);

        MapExport Text(string ending, string type, GraphWriting written) => new(Name(view, ending), type + "; charset=utf-8", Encoding.UTF8.GetBytes(written.Text), written.Losses);
    }

    private static MapExport Workbook(MapView view)
    {
        using var file = new MemoryStream();
        var losses = KumuWorkbook.Write(view.Graph, file);
        return new(Name(view, "xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.ToArray(), losses);
    }

    private static GraphWriting Page(MapView view)
    {
        var tables = HtmlTableFormat.Write(view.Graph);
        var title = WebUtility.HtmlEncode(view.Map.Title);
        var description = WebUtility.HtmlEncode(string.Join(' ', MapDescription.Of(view.Graph, view.On)));
        return new(
            $"<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\n<h1>{title}</h1>\n<p>{description}</p>\n{tables.Text}</body></html>\n",
            [.. tables.Losses.Where(l => !l.StartsWith("The map's title", StringComparison.Ordinal))]);
    }

    private static string Name(MapView view, string ending)
    {
        var plain = string.Join('-', string.Concat(view.Map.Title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var which = view.Version is { } version ? $"version-{version.Number.ToString(CultureInfo.InvariantCulture)}" : view.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{(plain.Length == 0 ? "map" : plain[..Math.Min(plain.Length, 60)])}-{which}{(ending.Contains('.', StringComparison.Ordinal) ? "-" : ".")}{ending}";
    }
}
