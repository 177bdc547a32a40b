namespace Headwater.Allocation.Checking;

/// <summary>
/// The first levels of the rules as one whole number, each level weighing more than all that a simple cycle can make of the
/// levels after it. The sign of a cycle's sum is then that of its first level that is not nought.
/// </summary>
internal sealed class Scale
{
    private readonly Int128[] weights = new Int128[4];
    private readonly Objective[] levels;

    public Scale(Reading reading, int nodes, int count)
    {
        levels = [.. reading.Order.Take(count)];
        var metres = reading.Choices.Max(choices => choices.Max(choice => (int?)choice.Metres)) ?? 0;
        var wishes = reading.Children.Max(child => (int?)child.Preferences.Count) ?? 0;
        var weight = Int128.One;
        foreach (var level in levels.Reverse())
        {
            weights[(int)level] = weight;
            // A cycle has at most `nodes` arcs, each of which puts a child from one school to another.
            Int128 most = level switch
            {
                Objective.Placed => nodes,
                Objective.Burden => 4L * (reading.Schools.Length + 1),
                Objective.Preference => (Int128)wishes * nodes,
                Objective.Distance => (Int128)metres * nodes,
                _ => throw new InvalidOperationException($"{level} is no level."),
            };
            weight *= (2 * most) + 1;
        }
    }

    public Int128 Of(int unplaced, int step, int wishes, int metres) =>
        (unplaced * weights[(int)Objective.Placed]) + (step * weights[(int)Objective.Burden])
        + (wishes * weights[(int)Objective.Preference]) + (metres * weights[(int)Objective.Distance]);

    /// <summary>The level that a cycle's sum makes better, and by how much.</summary>
    public (Objective Level, Int128 By) Read(Int128 sum)
    {
        foreach (var level in levels)
        {
            // To the nearest multiple: what is left over belongs to the later levels, of either sign.
            var weight = weights[(int)level];
            var part = ((2 * sum) + weight) / (2 * weight);
            if (((2 * sum) + weight) % (2 * weight) < 0)
                part--;
            if (part != 0)
                return (level, -part);
        }

        throw new InvalidOperationException("A cycle that costs nothing makes nothing better.");
    }
}
