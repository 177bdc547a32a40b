using System.Globalization;
using System.Text;
using Headwater.Interface;
using Headwater.Support.Services;

namespace Headwater.Support.Offer;

/// <summary>The area's offer in words, and as a file.</summary>
internal static class OfferWords
{
    /// <summary>A cell in a sentence or three.</summary>
    public static string Of(OfferCell cell) => cell.IsGap ? "None"
        : string.Create(CultureInfo.InvariantCulture, $"{Services(cell.Services)}, {cell.WithRoom} with room. {(cell.LongestWait is { } weeks ? ServiceWords.AsOf($"Longest wait: {ServiceWords.Wait(weeks)!.ToLowerInvariant()}", cell.AsOf) : "Nobody has said how long people wait")}");

    /// <summary>How a cell changed since the day that is compared with; null where nothing is compared or nothing changed.</summary>
    public static string? Change(OfferCell cell) => cell.Change switch
    {
        null or 0 => null,
        > 0 and var more => string.Create(CultureInfo.InvariantCulture, $"{more} more"),
        var less => string.Create(CultureInfo.InvariantCulture, $"{-less} fewer"),
    };

    public static string Services(int count) => count == 1 ? "1 service" : $"{Words.Count(count)} services";

    /// <summary>The table as CSV: a line for each need and tier.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="longWeeks">From how many weeks on a wait is long.</param>
    public static string Csv(IReadOnlyList<OfferRow> rows, int longWeeks)
    {
        var csv = new StringBuilder("need,how_much_help,services,with_room,longest_wait_weeks,wait_as_of,services_before,gap,overlap,long_wait\r\n");
        foreach (var row in rows)
        {
            foreach (var (cell, tier) in row.Cells.Zip(OfferRules.Tiers))
                csv.Append(CultureInfo.InvariantCulture, $"{CsvCells.Quoted(NeedWords.Of(row.Need) ?? row.Need)},{CsvCells.Quoted(ServiceWords.Of(tier))},{cell.Services},{cell.WithRoom},{cell.LongestWait},{cell.AsOf:yyyy-MM-dd},{cell.Before},{Yes(cell.IsGap)},{Yes(cell.IsOverlap)},{Yes(cell.IsLong(longWeeks))}\r\n");
        }

        return csv.ToString();
    }

    private static string Yes(bool said) => said ? "yes" : "no";
}
