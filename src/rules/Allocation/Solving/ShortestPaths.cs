using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>Brings the children into a flow one by one, each along the cheapest way, which may move others on; the flow stays the cheapest there is for the children in it.</summary>
internal sealed class ShortestPaths<T>
    where T : struct, IBinaryInteger<T>
{
    private readonly Flow<T> flow;
    private readonly Heap<T> heap = new();
    private readonly T[] label;
    private readonly int[] round, done;
    private readonly int[] byEdge, byChild;
    private readonly List<int> settled = [];
    private int now;
    private T sinkLabel;
    private bool sinkReached;
    private int sinkSchool, sinkChild;

    public ShortestPaths(Flow<T> flow)
    {
        this.flow = flow;
        var nodes = flow.Price.Length;
        label = new T[nodes];
        round = new int[nodes];
        done = new int[nodes];
        byEdge = new int[nodes];
        byChild = new int[nodes];
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
        now++;
        heap.Clear();
        settled.Clear();
        sinkReached = false;
        Spread(child, T.Zero, Flow<T>.Nowhere);
        ReachSink(flow.Unplaced, Flow<T>.Nowhere, child);
        while (heap.Count > 0 && heap.LeastKey < sinkLabel)
        {
            var key = heap.LeastKey;
            var node = heap.Pop();
            if (done[node] == now || key > label[node])
                continue;
            done[node] = now;
            settled.Add(node);
            if (node < flow.Cells)
                FromCell(node, key + flow.Price[node]);
            else
                FromSchool(node - flow.Cells, key + flow.Price[node]);
        }

        foreach (var node in settled)
            flow.Price[node] += label[node] - sinkLabel;
        Apply(child);
    }

    private void FromCell(int cell, T way)
    {
        var school = flow.SchoolOfCell(cell);
        for (var child = flow.First[cell]; child != Flow<T>.Nowhere; child = flow.Next(child))
        {
            var freed = way - flow.Cost[flow.EdgeNow[child]];
            Spread(child, freed, school);
            ReachSink(freed + flow.Unplaced, Flow<T>.Nowhere, child);
        }

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
                Reach(cell, way, Flow<T>.Nowhere, Flow<T>.Nowhere);
        }
    }

    private void Spread(int child, T way, int butNot)
    {
        var instance = flow.Instance;
        var first = instance.CellOf(0, instance.YearOf[child]);
        for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
        {
            if (instance.EdgeSchool[edge] != butNot)
                Reach(first + instance.EdgeSchool[edge], way + flow.Cost[edge], edge, child);
        }
    }

    private void Reach(int node, T way, int edge, int child)
    {
        var key = way - flow.Price[node];
        if ((sinkReached && key >= sinkLabel) || (round[node] == now && key >= label[node]))
            return;
        (round[node], label[node], byEdge[node], byChild[node]) = (now, key, edge, child);
        heap.Push(key, node);
    }

    private void ReachSink(T key, int school, int child)
    {
        if (sinkReached && key >= sinkLabel)
            return;
        (sinkReached, sinkLabel, sinkSchool, sinkChild) = (true, key, school, child);
    }

    private void Apply(int newcomer)
    {
        int node;
        if (sinkSchool != Flow<T>.Nowhere)
        {
            flow.Taken[sinkSchool]++;
            node = flow.SchoolNode(sinkSchool);
        }
        else if (sinkChild == newcomer)
        {
            return;
        }
        else
        {
            node = flow.CellNow(sinkChild);
            flow.Move(sinkChild, Flow<T>.Nowhere);
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
            flow.Move(child, edge);
            if (child == newcomer)
                return;
            node = from;
        }
    }
}
