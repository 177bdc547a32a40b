using Headwater.Statistics;

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>Protections with one planted mistake each: the oracle must let the sound one pass and call the spoilt one broken.</summary>
public sealed class SuppressionOracleBitesTests
{
    private static readonly Dictionary<string, (TrueTable Table, string States)> Sound = new(StringComparer.Ordinal)
    {
        ["row"] = (TrueTable.Of([2], [2, 30]), "FWS"),
        ["three"] = (TrueTable.Of([3], [2, 6, 40]), "FSWS"),
        ["all"] = (TrueTable.Of([2], [2, 6]), "FWW"),
        ["one mark"] = (TrueTable.Of([2], [2, 4]), "WWS"),
        // 2 + d, 20 - d, 20 - d, 30 + d.
        ["square"] = (TrueTable.Of([3, 3], [2, 20, 30, 20, 30, 40, 30, 40, 50]), "FWSS" + "WWSS" + "SSSS" + "SSSS"),
        // Two children with 30 suspensions, three with 3: 29 to 33.
        ["events"] = (TrueTable.Of([2], [30, 3], [2, 3]), "WFS"),
        // A small total (1 + 2 = 3) and its two columns: 1 + d, 2 + e, 3 + d + e against the row below, all from 0 to 4.
        ["small total"] = (TrueTable.Of([2, 2], [1, 2, 30, 30]), "FFF" + "WWW" + "SSS"),
        // All eight corners: ±d.
        ["cube"] = (TrueTable.Of([2, 2, 2], [2, 20, 20, 20, 20, 20, 20, 20]), "FWS" + "WWS" + "SSS" + "WWS" + "WWS" + "SSS" + "SSS" + "SSS" + "SSS"),
    };

    [InlineData("row", 1, 'S', BreachKind.ValueExcluded)] // the partner shown: 32 - 30
    [InlineData("row", 0, 'S', BreachKind.UntrueState)] // the small count itself shown
    [InlineData("row", 1, 'F', BreachKind.UntrueState)] // 30 said to be fewer than 5
    [InlineData("three", 2, 'S', BreachKind.ValueExcluded)] // nothing hidden beside the 2
    [InlineData("all", 2, 'S', BreachKind.ValueExcluded)] // 8 shown: 4 would leave 4
    [InlineData("one mark", 0, 'F', BreachKind.UntrueState)] // the 2 named, so the other mark would say 5 or more of the 4
    [InlineData("square", 1, 'S', BreachKind.ValueExcluded)] // its neighbour in the row shown
    [InlineData("square", 5, 'S', BreachKind.ValueExcluded)] // the corner over from it shown
    [InlineData("events", 0, 'S', BreachKind.UntrueState)] // 30 suspensions of two children shown
    [InlineData("small total", 3, 'S', BreachKind.ValueExcluded)] // the column gives the 1 back
    [InlineData("cube", 13, 'S', BreachKind.ValueExcluded)] // the corner farthest away shown
    [Theory]
    public void A_planted_mistake_is_found(string name, int cell, char state, BreachKind kind)
    {
        var (table, letters) = Sound[name];
        var states = SuppressionOracleHandWorkedTests.States(letters);
        Assert.Empty(SuppressionOracle.Judge(table, states, 5));
        states[cell] = SuppressionOracleHandWorkedTests.States(state.ToString())[0];
        Assert.Contains(SuppressionOracle.Judge(table, states, 5), b => b.Kind == kind);
    }
}
