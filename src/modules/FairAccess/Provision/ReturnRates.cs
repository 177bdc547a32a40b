using System.Globalization;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.FairAccess.Provision;

/// <summary>A placement that ended, without whose it was.</summary>
internal sealed record EndedPlacement(DateOnly EndedOn, PlacementEnding Ending, bool? StillThere);

/// <summary>Placements that ended, and what they ended with.</summary>
/// <param name="Ended">All of them: the denominator.</param>
/// <param name="Returned">Of those, how many by return to a mainstream school.</param>
/// <param name="Known">Of those that returned, of how many it is known whether the child was still there after twelve weeks.</param>
/// <param name="StillThere">Of those, how many were.</param>
internal sealed record ReturnCounts(int Ended, int Returned, int Known, int StillThere);

/// <summary>The return rate in words, as it may be shown.</summary>
/// <param name="Returned">How many returned, or why the number is not shown.</param>
/// <param name="Ended">Of how many.</param>
/// <param name="Rate">The first in a hundred of the second; null where it is withheld or nothing ended.</param>
/// <param name="After">What is known after twelve weeks; null where it is withheld or nothing is known.</param>
internal sealed record ReturnRate(string Returned, string Ended, string? Rate, string? After);

/// <summary>The return rate with its denominator. Values in, values out.</summary>
internal static class ReturnRates
{
    public const string Withheld = "withheld";

    public static ReturnCounts Count(IEnumerable<EndedPlacement> ended, AcademicYear year)
    {
        var all = ended.Where(e => AcademicYear.Of(e.EndedOn) == year).ToList();
        var returned = all.Where(e => e.Ending == PlacementEnding.ReturnedToMainstream).ToList();
        return new(all.Count, returned.Count, returned.Count(e => e.StillThere is not null), returned.Count(e => e.StillThere == true));
    }

    /// <summary>
    /// What may be said to a reader. Whoever sees all the children reads the numbers. Of children whom the reader does not see, numbers
    /// under the threshold are not told, nor what would give them back with what the reader sees already; the rate goes with them.
    /// </summary>
    /// <param name="whole">Of the locality.</param>
    /// <param name="seen">Of the children whom the reader sees.</param>
    /// <param name="threshold">The least number that is shown.</param>
    public static ReturnRate Of(ReturnCounts whole, ReturnCounts seen, int threshold)
    {
        var (ended, returned) = (whole.Ended - seen.Ended, whole.Returned - seen.Returned);
        if (ended == 0)
            return new(Number(whole.Returned), Number(whole.Ended), Rate(whole), whole.Known == 0 ? null : After(whole));
        var cells = new[] { returned, ended - returned, ended };
        var cube = Suppression.Protect(new([new("Ended", ["Returned", "Otherwise"])], [.. cells.Select(c => (long)c)], cells), threshold);
        var (showsReturned, showsEnded) = (cube.State(0) == CellState.Shown, cube.State(2) == CellState.Shown);
        var (known, still) = (whole.Known - seen.Known, whole.StillThere - seen.StillThere);
        var showsAfter = showsReturned && showsEnded && known >= threshold && still >= threshold && known - still >= threshold;
        return new(
            showsReturned ? Number(whole.Returned) : Hidden(whole.Returned, cube.State(0)), showsEnded ? Number(whole.Ended) : Hidden(whole.Ended, cube.State(2)),
            showsReturned && showsEnded ? Rate(whole) : null, showsAfter ? After(whole) : null);

        string Hidden(int value, CellState state) => state == CellState.FewerThan && value < threshold ? string.Create(CultureInfo.InvariantCulture, $"fewer than {threshold}") : Withheld;
    }

    private static string? Rate(ReturnCounts c) => c.Ended == 0 ? null : Interface.Words.Percent(100.0 * c.Returned / c.Ended, 0);

    private static string After(ReturnCounts c) => $"Of {Number(c.Known)} of whom it is known, {Number(c.StillThere)} {(c.StillThere == 1 ? "was" : "were")} still there after {PlacementRules.WeeksToLook} weeks.";

    private static string Number(int number) => Interface.Words.Count(number);
}
