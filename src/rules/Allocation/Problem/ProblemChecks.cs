using System.Globalization;

namespace Headwater.Allocation;

/// <summary>What must hold of a problem before anything is worked out.</summary>
internal static class ProblemChecks
{
    /// <summary>More than the country has (24,000 schools, of which 3,500 are secondary).</summary>
    public const int MostSchools = 30_000;

    /// <summary>Ten times a national year.</summary>
    public const int MostChildren = 100_000;

    /// <summary>Balances stay so small that adding any number of points cannot overflow.</summary>
    public const long MostBalance = 1_000_000_000_000_000_000;

    /// <exception cref="AllocationRefusedException">Something does not hold; the message names the field.</exception>
    public static void Require(AllocationProblem problem)
    {
        if (problem.Schools.Count > MostSchools)
            throw Wrong("schools", Invariant($"holds {problem.Schools.Count} schools: at most {MostSchools} are taken"));
        if (problem.Children.Count > MostChildren)
            throw Wrong("children", Invariant($"holds {problem.Children.Count} children: at most {MostChildren} are taken"));
        RequireOrder(problem.Rules);
        var schools = new HashSet<string>(problem.Schools.Count, StringComparer.Ordinal);
        for (var i = 0; i < problem.Schools.Count; i++)
            RequireSchool(problem.Schools[i], Invariant($"schools[{i}]"), schools);
        var children = new HashSet<string>(problem.Children.Count, StringComparer.Ordinal);
        for (var i = 0; i < problem.Children.Count; i++)
            RequireChild(problem.Children[i], Invariant($"children[{i}]"), children, schools);
    }

    public static AllocationRefusedException Wrong(string path, string what) => new($"{path}: {what}.");

    private static void RequireOrder(AllocationRules rules)
    {
        if (rules.MaxKm is { } km && !(km > 0 && double.IsFinite(km)))
            throw Wrong("rules.maxKm", Invariant($"{km} is no reach: give kilometres above 0, or leave it out"));
        if (rules.Order.Count != 4 || rules.Order.Distinct().Count() != 4 || !rules.Order.All(Enum.IsDefined) || rules.Order[0] != Objective.Placed)
            throw Wrong("rules.order", "must name placed, burden, preference and distance once each, with placed first");
    }

    private static void RequireSchool(AllocationSchool school, string path, HashSet<string> known)
    {
        RequireId(school.Id, path, known, "school");
        if (school.Roll < 1)
            throw Wrong($"{path}.roll", Invariant($"{school.Roll} is no roll: give the children on roll, at least 1"));
        if (school.Balance is < -MostBalance or > MostBalance)
            throw Wrong($"{path}.balance", Invariant($"{school.Balance} is out of range: give a whole number from -{MostBalance} to {MostBalance}"));
        RequirePoint(school.Position, path);
        foreach (var (year, room) in school.Room)
        {
            if (room < 0)
                throw Wrong(Invariant($"{path}.years.{year}.room"), Invariant($"{room} is no room: give 0 or more"));
        }
    }

    private static void RequireChild(AllocationChild child, string path, HashSet<string> known, HashSet<string> schools)
    {
        RequireId(child.Id, path, known, "child");
        if (child.Points < 0)
            throw Wrong($"{path}.points", Invariant($"{child.Points} is below nought: give 0 or more"));
        RequirePoint(child.Position, path);
        RequireKnown(child.Barred, $"{path}.barred", schools, once: false);
        RequireKnown(child.Preferences, $"{path}.preferences", schools, once: true);
    }

    private static void RequireKnown(IReadOnlyList<string> named, string path, HashSet<string> schools, bool once)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < named.Count; i++)
        {
            if (!schools.Contains(named[i]))
                throw Wrong(Invariant($"{path}[{i}]"), $"there is no school \"{named[i]}\": use the id of one in schools");
            if (!seen.Add(named[i]) && once)
                throw Wrong(Invariant($"{path}[{i}]"), $"\"{named[i]}\" is named twice: name each school once");
        }
    }

    private static void RequireId(string id, string path, HashSet<string> known, string what)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw Wrong($"{path}.id", "is empty: give each its own id");
        if (!known.Add(id))
            throw Wrong($"{path}.id", $"\"{id}\" is the id of another {what} too: give each its own");
    }

    private static void RequirePoint(GeoPoint point, string path)
    {
        if (!(point.Latitude is >= -90 and <= 90))
            throw Wrong($"{path}.lat", Invariant($"{point.Latitude} is no latitude: give degrees from -90 to 90"));
        if (!(point.Longitude is >= -180 and <= 180))
            throw Wrong($"{path}.lon", Invariant($"{point.Longitude} is no longitude: give degrees from -180 to 180"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
