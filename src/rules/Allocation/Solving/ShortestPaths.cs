using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>Brings the children into a flow one by one, each along the cheapest way, which may move others on; the flow stays the cheapest there is for the children in it.</summary>
internal sealed class ShortestPaths<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly Flow<T> flow;
    private readonly Heap<T> heap;
    private readonly Exchanges<T> exchanges;
    private readonly T[] label, exit;
    private readonly int[] byEdge, byChild;
    private readonly List<int> settled = [];
    private T sinkLabel, within;
    private int sinkSchool, sinkChild;

    public ShortestPaths(Flow<T> flow)
    {
        this.flow = flow;
        var nodes = flow.Price.Length;
        heap = new(nodes);
        exchanges = new(flow);
        label = new T[nodes];
        byEdge = new int[nodes];
        byChild = new int[nodes];
        // What it costs to leave a cell at once for a free slot of its school: far too much where there is none.
        exit = new T[flow.Cells];
        for (var school = 0; school < flow.Taken.Length; school++)
            Exits(school);
    }

    public void PlaceAll(CancellationToken ct)
    {
        for (var child = 0; child < flow.EdgeNow.Length; child++)
        {
            ct.ThrowIfCancellationRequested();
            if (flow.Instance.EdgeStart[child] < flow.Instance.EdgeStart[child + 1])
                Place(child);
        }
    }

    private void Place(int child)
    {
        heap.Clear();
        settled.Clear();
        (sinkLabel, within, sinkSchool, sinkChild) = (flow.Unplaced, flow.Unplaced, Flow<T>.Nowhere, child);
        Array.Fill(label, flow.Unplaced);
        Enter(child);
        while (heap.Count > 0 && heap.LeastKey < sinkLabel)
        {
            var node = heap.Pop();
            settled.Add(node);
            if (node < flow.Cells)
                FromCell(node, label[node] + flow.Price[node]);
            else
                FromSchool(node - flow.Cells, label[node] + flow.Price[node]);
        }

        foreach (var node in settled)
            flow.Price[node] += label[node] - sinkLabel;
        Apply(child);
    }

    private void FromCell(int cell, T way)
    {
        var school = flow.SchoolOfCell(cell);
        var (row, first) = (exchanges.From(cell), cell - school);
        for (var i = 0; i < row.Count; i++)
        {
            if (way + row.Cost[i] - flow.Price[first + row.School[i]] < label[first + row.School[i]])
                ReachCell(first + row.School[i], way + row.Cost[i], row.Edge[i], row.Child[i]);
        }

        if (row.Leaver != Flow<T>.Nowhere)
            ReachSink(way + row.LeaverCost, Flow<T>.Nowhere, row.Leaver);
        if (flow.Used[cell] < flow.Instance.Room[cell])
            Reach(flow.SchoolNode(school), way, Flow<T>.Nowhere, cell);
    }

    private void FromSchool(int school, T way)
    {
        if (flow.Taken[school] < flow.Slot[school].Length)
            ReachSink(way + flow.Slot[school][flow.Taken[school]], school, Flow<T>.Nowhere);
        for (var cell = school; cell < flow.Cells; cell += flow.Instance.Schools.Length)
        {
            if (flow.Used[cell] > 0)
                ReachCell(cell, way, Flow<T>.Nowhere, Flow<T>.Nowhere);
        }
    }

    private void Enter(int child)
    {
        var instance = flow.Instance;
        var first = instance.CellOf(0, instance.YearOf[child]);
        for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            ReachCell(first + instance.EdgeSchool[edge], flow.Cost[edge], edge, child);
    }

    private void ReachCell(int cell, T way, int edge, int child)
    {
        within = T.Min(within, way + exit[cell]);
        Reach(cell, way, edge, child);
    }

    private void Reach(int node, T way, int edge, int child)
    {
        var key = way - flow.Price[node];
        if (key >= label[node] || key > within)
            return;
        (label[node], byEdge[node], byChild[node]) = (key, edge, child);
        heap.Push(key, node);
    }

    private void ReachSink(T key, int school, int child)
    {
        if (key >= sinkLabel)
            return;
        (sinkLabel, sinkSchool, sinkChild) = (key, school, child);
        within = T.Min(within, key);
    }

    private void Apply(int newcomer)
    {
        int node;
        if (sinkSchool != Flow<T>.Nowhere)
        {
            flow.Taken[sinkSchool]++;
            Exits(sinkSchool);
            node = flow.SchoolNode(sinkSchool);
        }
        else if (sinkChild == newcomer)
        {
            return;
        }
        else
        {
            node = flow.CellNow(sinkChild);
            Move(sinkChild, Flow<T>.Nowhere);
        }

        while (true)
        {
            if (node >= flow.Cells)
            {
                node = byChild[node];
                continue;
            }

            var (edge, child) = (byEdge[node], byChild[node]);
            if (edge == Flow<T>.Nowhere)
            {
                node = flow.SchoolNode(flow.SchoolOfCell(node));
                continue;
            }

            var from = flow.CellNow(child);
            Move(child, edge);
            if (child == newcomer)
                return;
            node = from;
        }
    }

    private void Move(int child, int edge)
    {
        var old = flow.CellNow(child);
        flow.Move(child, edge);
        Changed(old);
        Changed(flow.CellNow(child));
    }

    private void Changed(int cell)
    {
        if (cell == Flow<T>.Nowhere)
            return;
        exchanges.Changed(cell);
        Exits(flow.SchoolOfCell(cell));
    }

    private void Exits(int school)
    {
        for (var cell = school; cell < flow.Cells; cell += flow.Taken.Length)
        {
            var free = flow.Used[cell] < flow.Instance.Room[cell] && flow.Taken[school] < flow.Slot[school].Length;
            exit[cell] = free ? flow.Slot[school][flow.Taken[school]] : flow.Unplaced << 2;
        }
    }
}
