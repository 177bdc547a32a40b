namespace Headwater.Allocation.Checking;

/// <summary>
/// What it costs the burdens when a school takes one child more or one fewer, all children carrying equal points.
/// A school's k-th child lifts it from one burden to the next. The sorted burdens are least when the sum, over all such
/// steps taken, of M^rank(after) - M^rank(before) is least for a large M; the sets of steps that can be taken form the
/// bases of a matroid, in which only the order of the steps matters. So steps are numbered: by the burden after, and where
/// those are level (10/100 and 20/200) the step from the higher burden first; level ones share a number.
/// </summary>
internal sealed class SlotRanks
{
    public SlotRanks(Reading reading, int[] children, int points)
    {
        var schools = reading.Schools.Length;
        (Last, Next) = (new int[schools], new int[schools]);
        if (points == 0)
            return;
        var steps = new List<(Share After, Share Before, int School, bool Next)>(2 * schools);
        for (var s = 0; s < schools; s++)
        {
            var (balance, roll, taken) = (reading.Schools[s].Balance, reading.Schools[s].Roll, (long)children[s]);
            Share At(long count) => new(balance + (count * points), roll);
            steps.Add((At(taken + 1), At(taken), s, true));
            if (taken > 0)
                steps.Add((At(taken), At(taken - 1), s, false));
        }

        steps.Sort((one, other) => Order(one.After, one.Before, other.After, other.Before));
        var number = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i == 0 || Order(steps[i - 1].After, steps[i - 1].Before, steps[i].After, steps[i].Before) != 0)
                number++;
            (steps[i].Next ? Next : Last)[steps[i].School] = number;
        }
    }

    /// <summary>By school, the number of the step its last child took; nought where it has none.</summary>
    public int[] Last { get; }

    /// <summary>By school, the number of the step one more child would take.</summary>
    public int[] Next { get; }

    private static int Order(Share after, Share before, Share otherAfter, Share otherBefore) =>
        Share.Compare(after, otherAfter) is not 0 and var first ? first : Share.Compare(otherBefore, before);
}
