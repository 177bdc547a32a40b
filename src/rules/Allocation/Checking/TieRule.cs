namespace Headwater.Allocation.Checking;

/// <summary>
/// Whether the last ties are broken by the stated rule: children in ordinal order of id, each at the ordinally smallest
/// school, unplaced after every school. Among plans that are all best, one turns into another along arcs that cost nothing
/// against the prices. So a child could go to a smaller school when such an arc leads there and a path of such arcs leads
/// back that moves only children after it.
/// </summary>
internal sealed class TieRule
{
    private readonly Reading reading;
    private readonly Plan plan;
    private readonly ExchangeNetwork network;
    private readonly Int128[] prices;
    private readonly List<int>?[] ways;
    private readonly HashSet<(int, int)> known = [];
    private readonly int[] seen;

    private TieRule(Reading reading, Plan plan, ExchangeNetwork network, Int128[] prices)
    {
        (this.reading, this.plan, this.network, this.prices) = (reading, plan, network, prices);
        ways = new List<int>[network.Nodes];
        seen = new int[network.Nodes];
        var cells = network.CellNode(0);
        foreach (var (from, to, cost) in network.Arcs)
        {
            var throughSchool = (from > 0 && from < cells) || (to > 0 && to < cells);
            if (throughSchool && Free(from, to, cost))
                Add(from, to);
        }
    }

    /// <summary>A finding when a tie is broken otherwise, or the time ran out; null when all are broken rightly.</summary>
    public static Finding? Look(Reading reading, Plan plan, ExchangeNetwork network, Int128[] prices, Deadline deadline)
    {
        var rule = new TieRule(reading, plan, network, prices);
        for (var child = reading.Children.Length - 1; child >= 0; child--)
        {
            if (deadline.Passed)
                return new(true, "Ties: not looked at to the end, the time ran out; no level rests on them.");
            if (rule.Smaller(child) is { } school)
                return Finding.Bad($"Ties: child \"{reading.Children[child].Id}\" could go to school \"{reading.Schools[school].Id}\", which comes first by id, and nothing would be worse.");
            rule.Release(child);
        }

        return null;
    }

    private bool Free(int from, int to, Int128 cost) => cost + prices[from] - prices[to] == 0;

    private void Add(int from, int to)
    {
        if (known.Add((from, to)))
            (ways[from] ??= []).Add(to);
    }

    private IEnumerable<Choice> FreeChoices(int child)
    {
        var from = network.NodeOf(child);
        return reading.Choices[child].Where(choice => choice != plan.Places[child]
            && Free(from, network.CellNode(choice.Cell), network.CostOfMove(child, choice)));
    }

    private int? Smaller(int child)
    {
        var now = plan.Places[child]?.School ?? int.MaxValue;
        foreach (var choice in FreeChoices(child).Where(choice => choice.School < now))
        {
            if (Leads(network.CellNode(choice.Cell), network.NodeOf(child), child + 1))
                return choice.School;
        }

        return null;
    }

    /// <summary>From now on the child may be moved: those before it in order are asked next.</summary>
    private void Release(int child)
    {
        var from = network.NodeOf(child);
        foreach (var choice in FreeChoices(child))
            Add(from, network.CellNode(choice.Cell));
        if (from != ExchangeNetwork.Sink && Free(from, ExchangeNetwork.Sink, network.CostOfMove(child, null)))
            Add(from, ExchangeNetwork.Sink);
    }

    /// <summary>Whether a path leads from one node to another; what one child's earlier search has seen leads nowhere.</summary>
    private bool Leads(int from, int to, int mark)
    {
        var open = new Stack<int>();
        void Visit(int node)
        {
            if (seen[node] != mark)
                open.Push(node);
            seen[node] = mark;
        }

        Visit(from);
        while (open.TryPop(out var node))
        {
            if (node == to)
                return true;
            foreach (var next in ways[node] ?? [])
                Visit(next);
        }

        return false;
    }
}
