using System.Globalization;

namespace Headwater.Allocation.Solving;

/// <summary>What stands between a child and every school, and the fewest rules whose easing would give a place.</summary>
internal sealed class Obstacles
{
    private static readonly string[] Rules = ["maxKm", "room", "exempt", "barred", "years"];

    private readonly Plan plan;
    private readonly bool[] canGain;

    public Obstacles(Plan plan)
    {
        this.plan = plan;
        canGain = CanGain(plan);
    }

    public UnplacedChild Of(int child)
    {
        var instance = plan.Instance;
        var of = instance.Children[child];
        var counts = Rules.ToDictionary(rule => rule, _ => 0, StringComparer.Ordinal);
        (int[] Rules, int Metres)? fewest = null;
        for (var school = 0; school < instance.Schools.Length; school++)
        {
            var metres = of.Position.MetresTo(instance.Schools[school].Position);
            var stands = Between(child, school, metres);
            foreach (var rule in stands)
                counts[Rules[rule]]++;
            if (fewest is not { } best || stands.Length < best.Rules.Length || (stands.Length == best.Rules.Length && Earlier(stands, metres, best)))
                fewest = (stands, metres);
        }

        return new(of.Id, Because(of, counts), fewest is { } found ? [.. found.Rules.Select(rule => Rules[rule])] : []);
    }

    private static bool Earlier(int[] rules, int metres, (int[] Rules, int Metres) than)
    {
        var compared = rules.AsSpan().SequenceCompareTo(than.Rules);
        return compared != 0 ? compared < 0 : metres < than.Metres;
    }

    private int[] Between(int child, int school, int metres)
    {
        var instance = plan.Instance;
        var (of, at) = (instance.Children[child], instance.Schools[school]);
        var stands = new List<int>();
        if (instance.Problem.Rules.MaxKm is { } km && metres / 1000.0 > km)
            stands.Add(0);
        var hasYear = at.Room.TryGetValue(of.Year, out var room);
        if (hasYear && (room == 0 || (!at.Exempt && !canGain[instance.CellOf(school, instance.YearOf[child])])))
            stands.Add(1);
        if (at.Exempt)
            stands.Add(2);
        if (of.Barred.Contains(at.Id, StringComparer.Ordinal))
            stands.Add(3);
        if (!hasYear)
            stands.Add(4);
        return [.. stands];
    }

    private string Because(AllocationChild of, Dictionary<string, int> counts)
    {
        if (plan.Instance.Schools.Length == 0)
            return "there is no school";
        var reach = plan.Instance.Problem.Rules.MaxKm is { } km ? string.Create(CultureInfo.InvariantCulture, $" within {km} km") : "";
        var parts = new List<string>();
        Add("room", "full in this year group, also if others moved");
        Add("maxKm", "too far");
        Add("exempt", "exempt");
        Add("barred", "barred for this child");
        Add("years", "without this year group");
        return string.Create(CultureInfo.InvariantCulture, $"no school with Year {of.Year} room{reach}: of {plan.Instance.Schools.Length}, {string.Join(", ", parts)} (a school may count more than once)");

        void Add(string rule, string words)
        {
            if (counts[rule] > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts[rule]} {words}"));
        }
    }

    /// <summary>The cells that could take one more child, if need be by moving others on.</summary>
    private static bool[] CanGain(Plan plan)
    {
        var instance = plan.Instance;
        var used = new int[instance.Room.Length];
        var wanted = new List<int>[instance.Room.Length];
        for (var child = 0; child < plan.Edges.Length; child++)
        {
            if (plan.Edges[child] < 0)
                continue;
            used[instance.CellOf(instance.EdgeSchool[plan.Edges[child]], instance.YearOf[child])]++;
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                (wanted[instance.CellOf(instance.EdgeSchool[edge], instance.YearOf[child])] ??= []).Add(child);
        }

        var can = new bool[used.Length];
        var queue = new Queue<int>();
        for (var cell = 0; cell < used.Length; cell++)
        {
            if (used[cell] < instance.Room[cell])
                Reach(cell);
        }

        while (queue.TryDequeue(out var cell))
        {
            foreach (var child in wanted[cell] ?? [])
                Reach(instance.CellOf(instance.EdgeSchool[plan.Edges[child]], instance.YearOf[child]));
        }

        return can;

        void Reach(int cell)
        {
            if (can[cell])
                return;
            can[cell] = true;
            queue.Enqueue(cell);
        }
    }
}
