namespace Headwater.Allocation.Checking;

/// <summary>
/// Every way to change a plan by moving children one after another. Nodes are the sink (0), the schools and the cells; an arc
/// between two cells moves one child, the cheapest that can go that way; an arc from the sink places an unplaced child and
/// one from a cell to the sink gives up a child's place; those between school and sink give the school one more or one fewer.
/// A plan is best when no cycle of these costs less than nought.
/// </summary>
internal sealed class ExchangeNetwork
{
    public const int Sink = 0;

    private readonly Reading reading;
    private readonly Plan plan;
    private readonly List<int>?[] childrenAt;
    private readonly List<(int From, int To, Int128 Cost)> arcs = [];

    /// <param name="reading">The problem.</param>
    /// <param name="plan">The plan to better.</param>
    /// <param name="levels">How many of the rules' levels count, from the first.</param>
    /// <param name="points">The points of every child, where the burdens count.</param>
    public ExchangeNetwork(Reading reading, Plan plan, int levels, int points)
    {
        (this.reading, this.plan) = (reading, plan);
        Nodes = 1 + reading.Schools.Length + reading.CellRoom.Count;
        Scale = new(reading, Nodes, levels);
        childrenAt = new List<int>[Nodes];
        for (var c = 0; c < reading.Children.Length; c++)
        {
            if (reading.Choices[c].Length > 0)
                (childrenAt[NodeOf(c)] ??= []).Add(c);
        }

        Moves();
        Rooms();
        Steps(points);
    }

    public int Nodes { get; }

    public Scale Scale { get; }

    public IReadOnlyList<(int From, int To, Int128 Cost)> Arcs => arcs;

    public int CellNode(int cell) => 1 + reading.Schools.Length + cell;

    /// <summary>Where a child is now: its cell, or the sink for one without a place.</summary>
    public int NodeOf(int child) => plan.Places[child] is { } place ? CellNode(place.Cell) : Sink;

    /// <summary>What it costs that a child goes from where it is to a choice, or gives up its place (null).</summary>
    public Int128 CostOfMove(int child, Choice? to)
    {
        var from = plan.Places[child];
        return Scale.Of((from is null ? 0 : 1) - (to is null ? 0 : 1), 0,
            (to?.Preference ?? 0) - (from?.Preference ?? 0), (to?.Metres ?? 0) - (from?.Metres ?? 0));
    }

    private void Moves()
    {
        var (best, set, touched) = (new Int128[Nodes], new bool[Nodes], new List<int>());
        void Offer(int node, Int128 cost)
        {
            if (!set[node])
                touched.Add(node);
            if (!set[node] || cost < best[node])
                (best[node], set[node]) = (cost, true);
        }

        for (var from = 0; from < Nodes; from++)
        {
            foreach (var child in childrenAt[from] ?? [])
            {
                foreach (var choice in reading.Choices[child])
                    Offer(CellNode(choice.Cell), CostOfMove(child, choice));
                Offer(Sink, CostOfMove(child, null));
            }

            foreach (var to in touched)
            {
                if (to != from)
                    arcs.Add((from, to, best[to]));
                set[to] = false;
            }

            touched.Clear();
        }
    }

    private void Rooms()
    {
        var filled = plan.Filled();
        for (var cell = 0; cell < filled.Length; cell++)
        {
            var school = 1 + reading.CellSchool[cell];
            if (filled[cell] < reading.CellRoom[cell])
                arcs.Add((CellNode(cell), school, 0));
            if (filled[cell] > 0)
                arcs.Add((school, CellNode(cell), 0));
        }
    }

    private void Steps(int points)
    {
        var children = plan.Loads().Children;
        var ranks = new SlotRanks(reading, children, points);
        for (var s = 0; s < children.Length; s++)
        {
            arcs.Add((1 + s, Sink, Scale.Of(0, ranks.Next[s], 0, 0)));
            if (children[s] > 0)
                arcs.Add((Sink, 1 + s, Scale.Of(0, -ranks.Last[s], 0, 0)));
        }
    }
}
