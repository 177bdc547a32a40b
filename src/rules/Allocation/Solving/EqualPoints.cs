using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Headwater.Allocation.Solving;

/// <summary>All levels at once where all children carry equal points: a cheapest flow with convex costs, exact, without a solver.</summary>
internal static class EqualPoints
{
    public static (Plan Plan, JsonObject Witness) Solve(Instance instance, int points, CancellationToken ct)
    {
        var (ordinals, highest) = Slots.Order(instance, points);
        if (instance.Problem.Rules.Order[1] == Objective.Burden)
            (ordinals, highest) = Slots.Merge(ordinals, highest, Greedy.Taken(instance, ordinals));
        var scale = CostScale.For(instance, highest);
        return scale.FitsLong ? Solve<long>(instance, ordinals, scale, ct) : Solve<Int128>(instance, ordinals, scale, ct);
    }

    private static (Plan Plan, JsonObject Witness) Solve<T>(Instance instance, int[][] ordinals, CostScale scale, CancellationToken ct)
        where T : struct, IBinaryInteger<T>
    {
        var flow = new Flow<T>(instance, ordinals, scale);
        new ShortestPaths<T>(flow).PlaceAll(ct);
        new Ties<T>(flow).Break(ct);
        return (new(instance, flow.EdgeNow), Prices(flow, scale));
    }

    /// <summary>The prices at which no arc that is left is too cheap: what an independent check may start from.</summary>
    private static JsonObject Prices<T>(Flow<T> flow, CostScale scale)
        where T : struct, IBinaryInteger<T>
    {
        var schools = new JsonObject();
        for (var school = 0; school < flow.Instance.Schools.Length; school++)
        {
            var price = flow.Price[flow.SchoolNode(school)];
            if (price != T.Zero)
                schools[flow.Instance.Schools[school].Id] = price.ToString(null, CultureInfo.InvariantCulture);
        }

        return new()
        {
            ["method"] = "cheapest flow, dual prices",
            ["units"] = new JsonObject
            {
                ["unplaced"] = Text(scale.Unplaced), ["burden"] = Text(scale.Ordinal), ["preference"] = Text(scale.Wish), ["metre"] = Text(scale.Metre),
            },
            ["schoolPrices"] = schools,
        };
    }

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
