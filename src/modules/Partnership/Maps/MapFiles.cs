using System.Text;
using Headwater.Graphs.Formats;
using Headwater.Kernel;

namespace Headwater.Partnership.Maps;

/// <summary>A file as it was chosen.</summary>
internal sealed record MapFile(string Name, byte[] Bytes);

/// <summary>The formats that maps are read from.</summary>
internal static class MapFiles
{
    public const string ByName = "";
    public const int MostBytes = 20_000_000;

    /// <summary>What can be chosen, the first to find it out from the file's name.</summary>
    public static IReadOnlyList<(string Value, string Words)> Formats { get; } =
    [
        (ByName, "Find it out from the file’s name"),
        ("csv", "CSV: elements, links and loops, one to three files"),
        ("matrix", "Matrix as CSV: who leads in rows, to whom in columns"),
        ("kumu", "Kumu workbook (.xlsx)"),
        ("json", "Kumu blueprint (.json)"),
        ("graphml", "GraphML (.graphml)"),
        ("gexf", "GEXF of Gephi (.gexf)"),
        ("xmile", "Stella or iThink model (.xmile, .stmx)"),
        ("mdl", "Vensim model as text (.mdl)"),
    ];

    /// <summary>Reads files without writing anything.</summary>
    /// <exception cref="InputRefusedException">There is none, there are too many, they are too large, or nobody can say what they are.</exception>
    public static GraphReading Read(IReadOnlyList<MapFile> files, string? format, bool createMissing)
    {
        if (files.Count == 0)
            throw new InputRefusedException("Choose a file.");
        if (files.Sum(f => (long)f.Bytes.Length) > MostBytes)
            throw new InputRefusedException("The file is larger than 20 MB: no map is. Look at what is in it.");
        var kind = string.IsNullOrEmpty(format) ? KindOf(files[0].Name) : format;
        var options = ReadOptions.Usual with { CreateMissing = createMissing, MostCharacters = 40_000_000 };
        if (kind == "csv")
            return ReadTables(files, options);
        if (files.Count > 1)
            throw new InputRefusedException("Choose one file. Only tables as CSV come as several.");
        return kind switch
        {
            "matrix" => MatrixFormat.Read(Text(files[0]), options),
            "kumu" => ReadWorkbook(files[0], options),
            "json" => KumuJsonFormat.Read(Text(files[0]), options),
            "graphml" => GraphMlFormat.Read(Text(files[0]), options),
            "gexf" => GexfFormat.Read(Text(files[0]), options),
            "xmile" => XmileFormat.Read(Text(files[0]), options),
            "mdl" => MdlFormat.Read(Text(files[0]), options),
            _ => throw new InputRefusedException("Choose what kind of file it is from the list."),
        };
    }

    /// <summary>A file as text: UTF-8, UTF-16 with its mark, else the Windows letters of Western Europe, in which every byte is one.</summary>
    public static string Text(MapFile file)
    {
        if (file.Bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (file.Bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(file.Bytes.AsSpan(2));
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Bytes is [0xEF, 0xBB, 0xBF, ..] ? file.Bytes.AsSpan(3) : file.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file.Bytes);
        }
    }

    private static string KindOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" or ".txt" => "csv",
        ".xlsx" => "kumu",
        ".json" => "json",
        ".graphml" => "graphml",
        ".gexf" => "gexf",
        ".xmile" or ".stmx" or ".itmx" => "xmile",
        ".mdl" => "mdl",
        ".xls" => throw new InputRefusedException("An .xls file is not read. Save the workbook as .xlsx."),
        _ => throw new InputRefusedException("The file’s name does not say what it is. Choose what kind of file it is from the list."),
    };

    private static GraphReading ReadWorkbook(MapFile file, ReadOptions options)
    {
        using var stream = new MemoryStream(file.Bytes, writable: false);
        return KumuWorkbook.Read(stream, options);
    }

    private static GraphReading ReadTables(IReadOnlyList<MapFile> files, ReadOptions options)
    {
        string? elements = null, links = null, loops = null;
        foreach (var file in files)
        {
            var text = Text(file);
            var header = Headings(text);
            if (header.Contains("from") && header.Contains("to"))
                links = links is null ? text : throw Twice("links");
            else if (header.Contains("label") && header.Contains("links"))
                loops = loops is null ? text : throw Twice("loops");
            else if (header.Contains("label"))
                elements = elements is null ? text : throw Twice("elements");
            else
                throw new InputRefusedException($"Nobody can tell what the table {Named(file)} holds. Its first row must say Label for elements, From and To for links, Label and Links for loops.");
        }

        return CsvFormat.Read(elements, links, loops, options);

        static InputRefusedException Twice(string what) => new($"Two of the files hold {what}. Choose one of each.");
    }

    private static string Named(MapFile file) => $"“{string.Concat(file.Name.Where(c => !char.IsControl(c)).Take(60))}”";

    private static HashSet<string> Headings(string text)
    {
        var line = text.TrimStart('\uFEFF');
        var end = line.AsSpan().IndexOfAny('\r', '\n');
        line = line[..Math.Min(end < 0 ? line.Length : end, 4000)];
        return [.. line.Split(',', ';', '\t').Select(h => h.Trim().Trim('"').TrimStart('\'').Trim().ToLowerInvariant())];
    }
}
