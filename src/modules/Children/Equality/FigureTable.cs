using System.Text;
using Headwater.Children.Forms;

namespace Headwater.Children.Equality;

/// <summary>A table of a page and its file. The first of the headings is of the rows' names.</summary>
internal sealed record FigureTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>All figures of some tables, one a line: what is on the page, and no more.</summary>
    public static string Csv(IEnumerable<FigureTable> tables)
    {
        var csv = new StringBuilder("table,row,column,figure\r\n");
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                for (var i = 1; i < row.Count; i++)
                    csv.AppendJoin(',', new[] { table.Title, row[0], table.Headings[i], row[i] }.Select(CsvCells.Quoted)).Append("\r\n");
            }
        }

        return csv.ToString();
    }
}
