namespace Headwater.Interface.Forms;

/// <summary>Fields of CSV.</summary>
public static class CsvCells
{
    /// <summary>A text as a field; one that a spreadsheet would run as a formula is made text.</summary>
    public static string Quoted(string text) => $"\"{(text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
