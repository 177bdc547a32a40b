using System.Globalization;

namespace Headwater.Allocation.Solving;

/// <summary>A plan in the words and shapes of a result.</summary>
internal static class Describe
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    public static AllocationResult Result(Plan plan, Certificate certificate)
    {
        var instance = plan.Instance;
        var placements = new List<Placement>();
        var unplaced = new List<UnplacedChild>();
        var loads = plan.Loads();
        Obstacles? obstacles = null;
        for (var child = 0; child < plan.Edges.Length; child++)
        {
            var edge = plan.Edges[child];
            if (edge >= 0)
                placements.Add(new(instance.Children[child].Id, instance.Schools[instance.EdgeSchool[edge]].Id, instance.EdgeMetres[edge], Why(instance, child, edge, loads)));
            else
                unplaced.Add((obstacles ??= new(plan)).Of(child));
        }

        return new(placements, unplaced, [.. instance.Schools.Select((school, i) => new SchoolBurden(school.Id, school.Balance, loads[i], school.Roll))],
            plan.Totals(), certificate, 0);
    }

    /// <summary>How a wish is said.</summary>
    public static string Wish(AllocationChild child, int wish) =>
        child.Preferences.Count == 0 ? "no wish was given"
        : wish >= child.Preferences.Count ? "not among the family's wishes"
        : wish < Ordinals.Length ? $"the family's {Ordinals[wish]} wish"
        : string.Create(CultureInfo.InvariantCulture, $"number {wish + 1} of the family's wishes");

    /// <summary>How a distance is said.</summary>
    public static string Km(int metres) => string.Create(CultureInfo.InvariantCulture, $"{metres / 1000.0:0.0} km");

    private static string Why(Instance instance, int child, int edge, long[] loads)
    {
        var (school, able) = (instance.EdgeSchool[edge], instance.EdgeStart[child + 1] - instance.EdgeStart[child]);
        var choice = able == 1 ? "the only school that can take this child" : string.Create(CultureInfo.InvariantCulture, $"one of {able} schools that can take this child");
        return string.Create(CultureInfo.InvariantCulture,
            $"{choice}; {Wish(instance.Children[child], instance.EdgeWish[edge])}; {Km(instance.EdgeMetres[edge])}; with all proposed places the school carries {loads[school]} points for {instance.Schools[school].Roll} on roll");
    }
}
