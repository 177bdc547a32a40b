using System.Globalization;
using System.Text;
using Headwater.Allocation;

namespace Headwater.FairAccess.Analysis;

/// <summary>A proposal as a table for people.</summary>
internal static class AllocationTable
{
    private const int MostSchools = 20;

    public static string Of(AllocationProblem problem, AllocationResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.Totals.Placed} of {problem.Children.Count} children have a proposed place. A panel decides.\n\n");
        if (result.Placements.Count > 0)
            text.Append(Table(["Child", "School", "km", "Why"], result.Placements.Select(p => (string[])[p.Child, p.School, Km(p.Metres), p.Because])));
        if (result.Unplaced.Count > 0)
            text.Append(Table(["No place", "Would help", "Why"], result.Unplaced.Select(u => (string[])[u.Child, u.Relax.Count == 0 ? "-" : string.Join(" + ", u.Relax), u.Because])));
        var highest = result.Burdens.OrderByDescending(b => (double)b.After / b.Roll).ThenBy(b => b.School, StringComparer.Ordinal).Take(MostSchools).ToList();
        if (highest.Count > 0)
            text.Append(Table([highest.Count < result.Burdens.Count ? "Highest burdens" : "Burdens", "before", "after", "per 100 on roll"],
                highest.Select(b => (string[])[b.School, Fraction(b.Before, b.Roll), Fraction(b.After, b.Roll), (100.0 * b.After / b.Roll).ToString("0.00", CultureInfo.InvariantCulture)])));
        var certificate = result.Certificate;
        text.Append(CultureInfo.InvariantCulture,
            $"Children placed: {Sure(certificate.Placed)}. Burdens: {Sure(certificate.Burden)}. Wishes: {Sure(certificate.Preference)}. Distance: {Sure(certificate.Distance)}. {result.Milliseconds:0} ms.\n");
        return text.ToString();
    }

    /// <summary>Columns as wide as their longest cell.</summary>
    internal static string Table(string[] head, IEnumerable<string[]> cells)
    {
        List<string[]> rows = [head, .. cells];
        var widths = Enumerable.Range(0, head.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.Append('\n').ToString();
    }

    private static string Sure(Level level) => level.Proven ? "proven, nothing better is possible"
        : level.Gap is { } gap ? string.Create(CultureInfo.InvariantCulture, $"best found, at most {100 * gap:0.0} % above what is possible") : "best found";

    private static string Km(int metres) => (metres / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Fraction(long points, int roll) => string.Create(CultureInfo.InvariantCulture, $"{points}/{roll}");
}
