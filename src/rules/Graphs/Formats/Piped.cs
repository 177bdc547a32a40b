using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>Several values in one cell, parted by |. A bar or backslash within a value has a backslash before it.</summary>
internal static class Piped
{
    public static string Join(IEnumerable<string> values) =>
        string.Join('|', values.Select(v => v.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)));

    public static IReadOnlyList<string> Split(string cell)
    {
        if (cell.Length == 0)
            return [];
        List<string> values = [];
        var value = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\\' && i + 1 < cell.Length && cell[i + 1] is '\\' or '|')
            {
                value.Append(cell[++i]);
            }
            else if (cell[i] == '|')
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(cell[i]);
            }
        }

        values.Add(value.ToString());
        return [.. values.Where(v => !string.IsNullOrWhiteSpace(v))];
    }
}
