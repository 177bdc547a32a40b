using System.Globalization;

namespace Headwater.Allocation.Solving;

/// <summary>A plan in the words and shapes of a result.</summary>
internal static class Describe
{
    public static AllocationResult Result(Plan plan, Certificate certificate)
    {
        var instance = plan.Instance;
        var placements = new List<Placement>();
        var unplaced = new List<UnplacedChild>();
        for (var child = 0; child < plan.Edges.Length; child++)
        {
            var edge = plan.Edges[child];
            if (edge >= 0)
                placements.Add(new(instance.Children[child].Id, instance.Schools[instance.EdgeSchool[edge]].Id, instance.EdgeMetres[edge], Why(plan, child, edge)));
            else
                unplaced.Add(new(instance.Children[child].Id, "", []));
        }

        var loads = plan.Loads();
        return new(placements, unplaced, [.. instance.Schools.Select((school, i) => new SchoolBurden(school.Id, school.Balance, loads[i], school.Roll))],
            plan.Totals(), certificate, 0);
    }

    private static string Why(Plan plan, int child, int edge) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.Instance.EdgeStart[child + 1] - plan.Instance.EdgeStart[child]} {plan.Instance.EdgeMetres[edge] / 1000.0:0.0} km");
}
