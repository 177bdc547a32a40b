using System.Text.Json.Nodes;

namespace Headwater.Allocation;

/// <summary>A proposed set of places for all children together. A proposal: people decide.</summary>
/// <param name="Placements">Who could go where, in ordinal order of the child's id.</param>
/// <param name="Unplaced">For whom there is no place, in ordinal order of id.</param>
/// <param name="Burdens">Every school's burden before and after, in ordinal order of id.</param>
/// <param name="Totals">What was achieved.</param>
/// <param name="Certificate">What is proven of it.</param>
/// <param name="Milliseconds">From the problem read to the result found.</param>
public sealed record AllocationResult(
    IReadOnlyList<Placement> Placements, IReadOnlyList<UnplacedChild> Unplaced, IReadOnlyList<SchoolBurden> Burdens,
    AllocationTotals Totals, Certificate Certificate, double Milliseconds);

/// <summary>One child's proposed place.</summary>
/// <param name="Child">The child's id.</param>
/// <param name="School">The school's id.</param>
/// <param name="Metres">How far the school is, whole metres.</param>
/// <param name="Because">Why this school, in a sentence.</param>
public sealed record Placement(string Child, string School, int Metres, string Because);

/// <summary>A child for whom no place was found.</summary>
/// <param name="Child">The child's id.</param>
/// <param name="Because">Why not, in a sentence.</param>
/// <param name="Relax">The smallest set of rules that, eased for this child, would give a place: <c>maxKm</c>, <c>room</c>, <c>exempt</c>, <c>barred</c>, <c>years</c>; empty when none would.</param>
public sealed record UnplacedChild(string Child, string Because, IReadOnlyList<string> Relax);

/// <summary>A school's share.</summary>
/// <param name="School">The school's id.</param>
/// <param name="Before">Points carried before.</param>
/// <param name="After">Points carried after, should all placements be taken up.</param>
/// <param name="Roll">Children on roll: a burden is points ÷ roll.</param>
public sealed record SchoolBurden(string School, long Before, long After, int Roll);

/// <summary>What a set of placements comes to.</summary>
/// <param name="Placed">Children placed.</param>
/// <param name="PreferenceCost">The sum over placed children of the place in their list, from 0; the list's length for a school not in it.</param>
/// <param name="Metres">The sum of distances.</param>
public sealed record AllocationTotals(int Placed, long PreferenceCost, long Metres);

/// <summary>How sure each level is.</summary>
/// <param name="Placed">The number of children placed.</param>
/// <param name="Burden">The sorted burdens.</param>
/// <param name="Preference">The preference cost.</param>
/// <param name="Distance">The metres.</param>
/// <param name="HighestBurdenBound">No plan that places as many has a highest burden below this (points, roll); null without schools.</param>
/// <param name="Witness">What an independent check may start from; it need not be believed.</param>
public sealed record Certificate(Level Placed, Level Burden, Level Preference, Level Distance, (long Points, int Roll)? HighestBurdenBound, JsonObject Witness);

/// <summary>One level of a certificate.</summary>
/// <param name="Proven">Whether nothing better is possible, given the levels before.</param>
/// <param name="Bound">When not proven: nothing better than this is possible.</param>
/// <param name="Gap">When not proven: how far that bound is off, as a part of the bound.</param>
public sealed record Level(bool Proven, double? Bound = null, double? Gap = null)
{
    /// <summary>Nothing better is possible.</summary>
    public static Level Sure { get; } = new(true);
}
