using System.IO.Compression;

namespace Headwater.Graphs.Formats;

/// <summary>
/// A workbook (xlsx, ECMA-376) with sheets of elements and connections as Kumu has them, and a third of loops, which Kumu passes
/// over. Sheets whose name ends in "(ignore)" are passed over; a sheet is known by its name, else by its headings. Formulas are never
/// worked out: the value that stands beside one is read, with a warning.
/// </summary>
public static class KumuWorkbook
{
    private const int LongestCell = 32_767;

    /// <summary>Reads a workbook.</summary>
    /// <param name="file">The file; must be able to seek.</param>
    /// <param name="options">How to read; null for the usual.</param>
    public static GraphReading Read(Stream file, ReadOptions? options = null)
    {
        var draft = new MapDraft(options ?? ReadOptions.Usual);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var book = new WorkbookReader(zip, draft);
            var sheets = book.Sheets().Where(s => !s.Name.TrimEnd().EndsWith("(ignore)", StringComparison.OrdinalIgnoreCase)).ToList();
            if (!draft.Problems.AnyError)
                Read(book, sheets, draft);
        }
        catch (InvalidDataException)
        {
            draft.Problems.Error(default, "", "The file is no workbook, or is cut short or damaged.", "Save it anew as .xlsx; .xls is not read.");
        }
        catch (UnpackedTooFarException)
        {
            draft.Problems.Error(default, "", "The file unpacks to far more than it should.", "Save the workbook anew, with the map's sheets only.");
        }

        return draft.Finish();
    }

    /// <summary>Writes a workbook; the same map gives the same bytes.</summary>
    /// <param name="map">The map.</param>
    /// <param name="target">Where to write; stays open.</param>
    /// <returns>What is not in it, one sentence each.</returns>
    public static IReadOnlyList<string> Write(GraphMap map, Stream target)
    {
        WorkbookWriter.Write(target, [("Elements", MapTables.Elements(map)), ("Connections", MapTables.Links(map, signAsType: true)), ("Loops", MapTables.Loops(map))]);
        var losses = new LossList();
        losses.If(map.Title.Length > 0, "The map's title is not in the workbook.");
        losses.If(map.Loops.Count > 0, "Kumu does not read the sheet of loops; Headwater does.");
        losses.If(map.Elements.Any(e => e.Description.Length > LongestCell) || map.Links.Any(l => l.Description.Length > LongestCell), "Excel shows no more than 32,767 characters of a text.");
        return losses.All;
    }

    private static void Read(WorkbookReader book, List<(string Name, string Part)> sheets, MapDraft draft)
    {
        // Elements first, so that ends of links can be recognised.
        var kinds = sheets.Select(s => (Sheet: s, Kind: KindOf(s.Name, book.Rows(s.Part, s.Name).FirstOrDefault().Cells ?? []))).ToList();
        if (kinds.TrueForAll(k => k.Kind == ' '))
            draft.Problems.Error(default, "", "No sheet holds elements or connections.", "Name one Elements, with a column Label, and one Connections, with columns From and To.");
        foreach (var kind in "ecl")
        {
            foreach (var ((name, part), _) in kinds.Where(k => k.Kind == kind))
            {
                Action<IEnumerable<(long, List<string>)>, string, MapDraft> read = kind == 'e' ? MapTables.ReadElements : kind == 'c' ? MapTables.ReadLinks : MapTables.ReadLoops;
                read(book.Rows(part, name), name, draft);
            }
        }

        foreach (var ((name, _), _) in kinds.Where(k => k.Kind == ' '))
            draft.Problems.Warn(new(name, 0), "", "The sheet holds neither elements nor connections and was passed over.", "Add “(ignore)” to its name if that is right.");
    }

    private static char KindOf(string name, List<string> header)
    {
        var plain = name.Trim().ToLowerInvariant();
        bool Has(string column) => header.Exists(h => h.Trim().Equals(column, StringComparison.OrdinalIgnoreCase));
        return plain switch
        {
            "elements" => 'e',
            "connections" or "links" => 'c',
            "loops" => 'l',
            _ => Has("From") && Has("To") ? 'c' : Has("Label") && Has("Links") ? 'l' : Has("Label") ? 'e' : ' ',
        };
    }
}

/// <summary>A part of a workbook is far larger than it was packed.</summary>
internal sealed class UnpackedTooFarException : Exception;
