using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Headwater.Graphs.Formats;

/// <summary>The sheets of a workbook as rows of text, one row at a time.</summary>
internal sealed partial class WorkbookReader(ZipArchive zip, MapDraft draft)
{
    private const int MostParts = 2_000;
    private const int MostColumns = 16_384;
    private List<string>? shared;

    /// <summary>The sheets in their order, with the part that holds each.</summary>
    public List<(string Name, string Part)> Sheets()
    {
        if (zip.Entries.Count > MostParts)
            throw new UnpackedTooFarException();
        var (book, relations) = (Part("xl/workbook.xml"), Part("xl/_rels/workbook.xml.rels"));
        if (book is null || relations is null)
        {
            if (!draft.Problems.AnyError)
                throw new InvalidDataException();
            return [];
        }

        var targets = relations.Elements().GroupBy(r => SafeXml.Attribute(r, "Id")).ToDictionary(r => r.Key, r => SafeXml.Attribute(r.First(), "Target"), StringComparer.Ordinal);
        return [.. SafeXml.Children(book, "sheets").Elements()
            .Select(s => (SafeXml.Attribute(s, "name"), targets.GetValueOrDefault(s.Attributes().FirstOrDefault(a => a.Name.LocalName == "id")?.Value ?? "", "")))
            .Where(s => s.Item2.Length > 0)
            .Select(s => (s.Item1, s.Item2.StartsWith('/') ? s.Item2[1..] : "xl/" + s.Item2))];
    }

    /// <summary>Rows with their numbers; blank ones are left out.</summary>
    public IEnumerable<(long Row, List<string> Cells)> Rows(string part, string sheet)
    {
        shared ??= Shared();
        if (zip.GetEntry(part) is not { } entry)
            yield break;
        using var text = Open(entry);
        using var xml = XmlReader.Create(text, Settings());
        long number = 0;
        while (Next(xml, sheet))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            number = long.TryParse(xml.GetAttribute("r"), out var said) ? said : number + 1;
            var cells = Cells(xml, new(sheet, number));
            if (cells is null)
                yield break;
            if (cells.Exists(c => c.Length > 0))
                yield return (number, cells);
        }
    }

    private List<string>? Cells(XmlReader xml, Place at)
    {
        List<string> cells = [];
        XElement row;
        try
        {
            using var subtree = xml.ReadSubtree();
            row = XElement.Load(subtree, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            draft.Problems.Error(at, "", "The sheet is cut short or damaged here.", "Save the workbook anew.");
            return null;
        }

        foreach (var cell in SafeXml.Children(row, "c"))
        {
            var column = ColumnOf(SafeXml.Attribute(cell, "r"), cells.Count);
            if (column >= MostColumns)
                continue;
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = TextOf(cell);
            if (SafeXml.Child(cell, "f") is not null)
                draft.Problems.Warn(at, SafeXml.Attribute(cell, "r"), "The cell holds a formula; its last value was read.", "Write the value itself if that is not right.");
        }

        return cells;
    }

    private string TextOf(XElement cell)
    {
        var value = SafeXml.Child(cell, "v")?.Value ?? "";
        return SafeXml.Attribute(cell, "t") switch
        {
            "s" => int.TryParse(value, out var index) && index >= 0 && index < shared!.Count ? shared[index] : "",
            "inlineStr" => Runs(SafeXml.Child(cell, "is")),
            "b" => value == "1" ? "true" : "false",
            "e" => "",
            "str" => Unescaped(value),
            _ => value,
        };
    }

    private List<string> Shared() => Part("xl/sharedStrings.xml") is { } table ? [.. SafeXml.Children(table, "si").Select(Runs)] : [];

    /// <summary>The text of a string item; how it is pronounced is left out.</summary>
    private static string Runs(XElement? item) =>
        item is null ? "" : Unescaped(string.Concat(item.Descendants().Where(e => e.Name.LocalName == "t" && e.Ancestors().All(a => a.Name.LocalName != "rPh")).Select(e => e.Value)));

    private XElement? Part(string name) =>
        zip.GetEntry(name) is { } entry ? SafeXml.Read(() => Open(entry), name, draft) : null;

    private StreamReader Open(ZipArchiveEntry entry)
    {
        // What the directory says of a size may be a lie: bytes are counted as they come.
        var most = Math.Min(draft.Options.MostCharacters, (1L << 20) + (entry.CompressedLength * draft.Options.MostUnpacking));
        return new(new CountedStream(entry.Open(), most), Encoding.UTF8);
    }

    private XmlReaderSettings Settings() => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = draft.Options.MostCharacters, MaxCharactersFromEntities = 1 };

    private bool Next(XmlReader xml, string sheet)
    {
        try
        {
            return xml.Read() && xml.Depth <= draft.Options.MostDepth;
        }
        catch (XmlException error)
        {
            draft.Problems.Error(new(sheet, error.LineNumber), "", "The sheet is cut short, damaged, or not plain XML.", "Save the workbook anew.");
            return false;
        }
    }

    private static int ColumnOf(string reference, int next)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z' || column > MostColumns)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? next : column - 1;
    }

    /// <summary>_x000D_ stands for the character of that code (ECMA-376, 22.9.2.19).</summary>
    internal static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString());

    internal static string Escaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text : Escape().Replace(text, m => "_x005F" + m.Value);

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
