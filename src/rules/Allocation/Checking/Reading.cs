using System.Globalization;

namespace Headwater.Allocation.Checking;

/// <summary>A school that can take a child: its number, the number of its year group, how far it is and what it costs in wishes.</summary>
internal readonly record struct Choice(int School, int Cell, int Metres, int Preference);

/// <summary>
/// The problem by numbers: schools and children in ordinal order of id, for each child the schools that can take it (with
/// room for at least one), and the cells, each a year group of a school.
/// </summary>
internal sealed class Reading
{
    private readonly Dictionary<string, int> schoolAt = [];
    private readonly Dictionary<string, int> childAt = [];
    private readonly List<int> cellSchool = [];
    private readonly List<int> cellRoom = [];

    public Reading(AllocationProblem problem)
    {
        Order = problem.Rules.Order;
        Schools = [.. problem.Schools.OrderBy(school => school.Id, StringComparer.Ordinal)];
        Children = [.. problem.Children.OrderBy(child => child.Id, StringComparer.Ordinal)];
        for (var s = 0; s < Schools.Length; s++)
            schoolAt.Add(Schools[s].Id, s);
        for (var c = 0; c < Children.Length; c++)
            childAt.Add(Children[c].Id, c);
        MostMetres = Reach(problem.Rules.MaxKm);
        var bearings = Array.ConvertAll(Schools, school => new Bearing(school.Position));
        Choices = new Choice[Children.Length][];
        foreach (var year in Enumerable.Range(0, Children.Length).GroupBy(c => Children[c].Year))
        {
            var open = Open(year.Key);
            foreach (var c in year)
                Choices[c] = ChoicesOf(Children[c], open, bearings);
        }
    }

    public IReadOnlyList<Objective> Order { get; }

    public AllocationSchool[] Schools { get; }

    public AllocationChild[] Children { get; }

    /// <summary>By child, in order of the school.</summary>
    public Choice[][] Choices { get; }

    public IReadOnlyList<int> CellSchool => cellSchool;

    public IReadOnlyList<int> CellRoom => cellRoom;

    /// <summary>How far a school may be; null for no limit.</summary>
    public long? MostMetres { get; }

    public int SchoolAt(string id) => schoolAt.GetValueOrDefault(id, -1);

    public int ChildAt(string id) => childAt.GetValueOrDefault(id, -1);

    /// <summary>The choice of a child that leads to a school; null when the school cannot take it.</summary>
    public Choice? ChoiceAt(int child, int school)
    {
        var (low, high) = (0, Choices[child].Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Choices[child][middle];
            if (found.School == school)
                return found;
            (low, high) = found.School < school ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The points that all children with a choice carry; null when they differ.</summary>
    public int? EqualPoints()
    {
        int? points = null;
        for (var c = 0; c < Children.Length; c++)
        {
            if (Choices[c].Length == 0)
                continue;
            if (points is { } other && other != Children[c].Points)
                return null;
            points = Children[c].Points;
        }

        return points ?? 0;
    }

    /// <summary>The reach in whole metres, from the decimals as they are written: 1.005 km is 1005 metres.</summary>
    private static long? Reach(double? km) =>
        km is not { } reach || reach >= 1_000_000 ? null
        : (long)Math.Floor(decimal.Parse(reach.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture) * 1000);

    private List<(int School, int Cell)> Open(int year)
    {
        var open = new List<(int, int)>();
        for (var s = 0; s < Schools.Length; s++)
        {
            if (Schools[s].Exempt || !Schools[s].Room.TryGetValue(year, out var room) || room < 1)
                continue;
            open.Add((s, cellSchool.Count));
            cellSchool.Add(s);
            cellRoom.Add(room);
        }

        return open;
    }

    private Choice[] ChoicesOf(AllocationChild child, List<(int School, int Cell)> open, Bearing[] bearings)
    {
        var (here, wishes, barred) = (new Bearing(child.Position), Wishes(child), child.Barred.Select(SchoolAt).ToHashSet());
        var choices = new List<Choice>();
        foreach (var (school, cell) in open)
        {
            if (barred.Contains(school) || TooFarNorthOrSouth(child, Schools[school]))
                continue;
            var metres = here.MetresTo(bearings[school]);
            if (!(metres > MostMetres))
                choices.Add(new(school, cell, metres, wishes.GetValueOrDefault(school, child.Preferences.Count)));
        }

        return [.. choices];
    }

    /// <summary>A quick no without a great circle: a degree of latitude alone is farther than the reach.</summary>
    private bool TooFarNorthOrSouth(AllocationChild child, AllocationSchool school) =>
        double.DegreesToRadians(Math.Abs(child.Position.Latitude - school.Position.Latitude)) * GeoPoint.EarthRadius > MostMetres + 2.0;

    private Dictionary<int, int> Wishes(AllocationChild child)
    {
        var wishes = new Dictionary<int, int>(child.Preferences.Count);
        for (var i = 0; i < child.Preferences.Count; i++)
            wishes.Add(SchoolAt(child.Preferences[i]), i);
        return wishes;
    }
}
