using Headwater.Allocation;

namespace Headwater.Rules.Tests.Allocation;

/// <summary>The words of the contract, one by one, shared with nothing that is tested.</summary>
internal static class ByContract
{
    /// <summary>Great circle, radius 6,371,000 m, haversine, rounded to whole metres.</summary>
    public static int Metres(GeoPoint a, GeoPoint b)
    {
        double north = Math.Sin((b.Latitude - a.Latitude) * Math.PI / 360), east = Math.Sin((b.Longitude - a.Longitude) * Math.PI / 360);
        var h = (north * north) + (Math.Cos(a.Latitude * Math.PI / 180) * Math.Cos(b.Latitude * Math.PI / 180) * east * east);
        return (int)Math.Round(12_742_000 * Math.Atan2(Math.Sqrt(h), Math.Sqrt(1 - h)), MidpointRounding.AwayFromZero);
    }

    /// <summary>Room or not: the year group, no exemption, no bar, within reach, inclusive.</summary>
    public static bool CanTake(AllocationProblem problem, AllocationSchool school, AllocationChild child) =>
        school.Room.ContainsKey(child.Year) && !school.Exempt && !child.Barred.Contains(school.Id)
        && (problem.Rules.MaxKm is not { } km || Metres(child.Position, school.Position) <= (decimal)km * 1000);

    /// <summary>The position in the child's list from 0, or the list's length for any other school.</summary>
    public static int Wish(AllocationChild child, string school)
    {
        var place = child.Preferences.ToList().IndexOf(school);
        return place < 0 ? child.Preferences.Count : place;
    }

    public static int Against((long Points, int Roll) a, (long Points, int Roll) b) => ((Int128)a.Points * b.Roll).CompareTo((Int128)b.Points * a.Roll);

    /// <summary>All schools' burdens from the highest.</summary>
    public static List<(long Points, int Roll)> Vector(IEnumerable<(long Points, int Roll)> burdens)
    {
        var sorted = burdens.ToList();
        sorted.Sort((a, b) => Against(b, a));
        return sorted;
    }

    public static List<(long Points, int Roll)> Vector(AllocationResult result) => Vector(result.Burdens.Select(burden => (burden.After, burden.Roll)));

    /// <summary>Negative when the first is less from the top.</summary>
    public static int Compare(IReadOnlyList<(long Points, int Roll)> a, IReadOnlyList<(long Points, int Roll)> b) =>
        a.Zip(b, Against).FirstOrDefault(first => first != 0);

    public static bool AllProven(AllocationResult result) =>
        result.Certificate is { Placed.Proven: true, Burden.Proven: true, Preference.Proven: true, Distance.Proven: true };

    /// <summary>How many children can be placed at all, by chains that free one place after another.</summary>
    public static int MostPlaced(AllocationProblem problem)
    {
        var inside = new Dictionary<(int School, int Year), List<int>>();
        return Enumerable.Range(0, problem.Children.Count).Count(child => Place(child, []));

        bool Place(int child, HashSet<(int, int)> seen)
        {
            var year = problem.Children[child].Year;
            for (var s = 0; s < problem.Schools.Count; s++)
            {
                if (!CanTake(problem, problem.Schools[s], problem.Children[child]) || !seen.Add((s, year)))
                    continue;
                if (!inside.TryGetValue((s, year), out var there))
                    inside[(s, year)] = there = [];
                if (there.Count < problem.Schools[s].Room[year])
                {
                    there.Add(child);
                    return true;
                }

                for (var i = 0; i < there.Count; i++)
                {
                    if (!Place(there[i], seen))
                        continue;
                    there[i] = child;
                    return true;
                }
            }

            return false;
        }
    }
}
