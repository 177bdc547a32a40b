namespace Headwater.Allocation.Solving;

/// <summary>A problem made ready for solving: children and schools in ordinal order of id, so that the order of the input cannot matter, and only the pairs that the hard rules allow.</summary>
internal sealed class Instance
{
    private Instance(AllocationProblem problem)
    {
        Problem = problem;
        Children = [.. problem.Children.OrderBy(c => c.Id, StringComparer.Ordinal)];
        Schools = [.. problem.Schools.OrderBy(s => s.Id, StringComparer.Ordinal)];
        var years = Children.Select(c => c.Year).Distinct().Order().ToArray();
        Years = years.Length;
        YearOf = [.. Children.Select(c => Array.BinarySearch(years, c.Year))];
        Room = new int[Years * Schools.Length];
        var inYear = new int[Years];
        foreach (var year in YearOf)
            inYear[year]++;
        for (var school = 0; school < Schools.Length; school++)
        {
            if (Schools[school].Exempt)
                continue;
            for (var year = 0; year < Years; year++)
                Room[CellOf(school, year)] = Schools[school].Room.TryGetValue(years[year], out var room) ? Math.Min(room, inYear[year]) : 0;
        }

        (EdgeStart, EdgeSchool, EdgeMetres, EdgeWish) = Pairs();
    }

    public AllocationProblem Problem { get; }

    public AllocationChild[] Children { get; }

    public AllocationSchool[] Schools { get; }

    /// <summary>How many year groups there are among the children.</summary>
    public int Years { get; }

    /// <summary>Each child's year group, numbered from 0.</summary>
    public int[] YearOf { get; }

    /// <summary>How many children each cell (a school's year group) can take, never more than there are.</summary>
    public int[] Room { get; }

    /// <summary>Where each child's pairs begin; one more than there are children.</summary>
    public int[] EdgeStart { get; }

    /// <summary>The school of each pair, rising for each child.</summary>
    public int[] EdgeSchool { get; }

    public int[] EdgeMetres { get; }

    /// <summary>The preference cost of each pair.</summary>
    public int[] EdgeWish { get; }

    public static Instance Of(AllocationProblem problem) => new(problem);

    /// <summary>The cells of one year group lie side by side.</summary>
    public int CellOf(int school, int year) => (year * Schools.Length) + school;

    /// <summary>The pair of a child and a school, or -1.</summary>
    public int EdgeOf(int child, int school)
    {
        var found = Array.BinarySearch(EdgeSchool, EdgeStart[child], EdgeStart[child + 1] - EdgeStart[child], school);
        return found < 0 ? -1 : found;
    }

    /// <summary>The child of a pair.</summary>
    public int ChildOf(int edge)
    {
        var (low, high) = (0, Children.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = EdgeStart[middle] <= edge ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private (int[] Start, int[] School, int[] Metres, int[] Wish) Pairs()
    {
        var schoolIndex = new Dictionary<string, int>(Schools.Length, StringComparer.Ordinal);
        var bearings = new Bearing[Schools.Length];
        for (var school = 0; school < Schools.Length; school++)
        {
            schoolIndex[Schools[school].Id] = school;
            bearings[school] = new(Schools[school].Position);
        }

        var reach = Problem.Rules.MaxKm ?? double.MaxValue;
        var degrees = double.RadiansToDegrees(1000 * (reach + 1) / GeoPoint.EarthRadius);
        var start = new int[Children.Length + 1];
        List<int> schools = [], metres = [], wishes = [];
        var wish = new int[Schools.Length];
        var barred = new bool[Schools.Length];
        for (var child = 0; child < Children.Length; child++)
        {
            var of = Children[child];
            Array.Fill(wish, of.Preferences.Count);
            for (var i = 0; i < of.Preferences.Count; i++)
                wish[schoolIndex[of.Preferences[i]]] = i;
            foreach (var school in of.Barred)
                barred[schoolIndex[school]] = true;
            var home = new Bearing(of.Position);
            for (var school = 0; school < Schools.Length; school++)
            {
                if (barred[school] || Room[CellOf(school, YearOf[child])] == 0 || Math.Abs(Schools[school].Position.Latitude - of.Position.Latitude) > degrees)
                    continue;
                var far = home.MetresTo(bearings[school]);
                // Divided, not multiplied: 1005 metres are within 1.005 km as they were written.
                if (far / 1000.0 > reach)
                    continue;
                schools.Add(school);
                metres.Add(far);
                wishes.Add(wish[school]);
            }

            start[child + 1] = schools.Count;
            foreach (var school in of.Barred)
                barred[schoolIndex[school]] = false;
        }

        return (start, [.. schools], [.. metres], [.. wishes]);
    }
}
