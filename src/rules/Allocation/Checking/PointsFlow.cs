using Google.OrTools.Graph;

namespace Headwater.Allocation.Checking;

/// <summary>A quick proof that schools cannot take enough points: children are cut into single points, which may go apart.</summary>
internal static class PointsFlow
{
    /// <summary>Whether, even so cut, the schools cannot take what <paramref name="placed"/> children bring.</summary>
    /// <param name="reading">The problem.</param>
    /// <param name="groups">All children with a choice.</param>
    /// <param name="placed">How many have a place.</param>
    /// <param name="most">By school, the most points it may be given.</param>
    public static bool TooLittle(Reading reading, IReadOnlyList<Group> groups, int placed, long[] most)
    {
        var must = groups.Where(group => group.Must).ToList();
        var mustPoints = must.Sum(Points);
        if (must.Count > 0 && Taken(reading, must, most) < mustPoints)
            return true;
        if (must.Count == groups.Count)
            return false;
        var open = groups.Where(group => !group.Must).SelectMany(group => Enumerable.Repeat((long)group.Points, group.Children.Count)).Order();
        var least = mustPoints + open.Take(placed - must.Sum(group => group.Children.Count)).Sum();
        return Taken(reading, groups, most) < least;
    }

    private static long Points(Group group) => (long)group.Points * group.Children.Count;

    private static long Taken(Reading reading, IReadOnlyList<Group> groups, long[] most)
    {
        var (source, sink) = (0, 1);
        int SchoolNode(int school) => 2 + school;
        int CellNode(int cell) => 2 + reading.Schools.Length + cell;
        int GroupNode(int group) => 2 + reading.Schools.Length + reading.CellRoom.Count + group;
        using var flow = new MaxFlow();
        var heaviest = new long[reading.CellRoom.Count];
        for (var g = 0; g < groups.Count; g++)
        {
            flow.AddArcWithCapacity(source, GroupNode(g), Points(groups[g]));
            foreach (var choice in groups[g].Choices)
            {
                flow.AddArcWithCapacity(GroupNode(g), CellNode(choice.Cell), groups[g].Points * (long)Math.Min(groups[g].Children.Count, reading.CellRoom[choice.Cell]));
                heaviest[choice.Cell] = Math.Max(heaviest[choice.Cell], groups[g].Points);
            }
        }

        var all = groups.Sum(Points);
        for (var cell = 0; cell < heaviest.Length; cell++)
        {
            if (heaviest[cell] > 0)
                flow.AddArcWithCapacity(CellNode(cell), SchoolNode(reading.CellSchool[cell]), Math.Min(all, heaviest[cell] * reading.CellRoom[cell]));
        }

        for (var s = 0; s < most.Length; s++)
            flow.AddArcWithCapacity(SchoolNode(s), sink, Math.Min(all, most[s]));
        return flow.Solve(source, sink) == MaxFlow.Status.OPTIMAL
            ? flow.OptimalFlow() : throw new InvalidOperationException("The flow of points was not worked out.");
    }
}
