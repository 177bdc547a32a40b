using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Headwater.Files;

/// <summary>Writes the first sheet of a workbook as CSV, the values as they are stored.</summary>
internal static class XlsxSheets
{
    public static void WriteCsv(string path, string target)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var workbook = document.WorkbookPart ?? throw new NotThisKindException("a workbook without sheets");
        var sheet = workbook.Workbook?.Descendants<Sheet>().FirstOrDefault()
            ?? throw new NotThisKindException("a workbook without sheets");
        var shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToArray() ?? [];
        var part = (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
        using var writer = new StreamWriter(target, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var width = 0;
        foreach (var row in part.Worksheet!.Descendants<Row>())
        {
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = ColumnOf(cell.CellReference?.Value, cells.Count);
                while (cells.Count < column)
                    cells.Add("");
                cells.Add(TextOf(cell, shared));
            }

            width = Math.Max(width, cells.Count);
            while (cells.Count < width)
                cells.Add("");
            writer.Write(string.Join(',', cells.Select(Quote)));
            writer.Write('\n');
        }
    }

    private static int ColumnOf(string? reference, int fallback)
    {
        if (reference is null)
            return fallback;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper))
            column = column * 26 + (c - 'A' + 1);
        return column - 1;
    }

    private static string TextOf(Cell cell, string[] shared)
    {
        var text = cell.CellValue?.Text ?? cell.InnerText;
        return cell.DataType?.Value == CellValues.SharedString && int.TryParse(text, out var index) && index < shared.Length ? shared[index] : text;
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
