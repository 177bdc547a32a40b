using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>
/// Among all best flows, the one that the rule for remaining ties names: children in ordinal order, each to the ordinally smallest school that
/// some best flow gives it, unplaced after every school. Best flows differ by rings of arcs that cost nothing at these prices.
/// </summary>
internal sealed class Ties<T>
    where T : struct, IBinaryInteger<T>
{
    private const int FromSink = -2, FromSchool = -3, FromCell = -4;

    private readonly Flow<T> flow;
    private readonly int sink;
    private readonly int[] round, byEdge, byChild, from;
    private readonly Queue<int> queue = new();
    private int now, mover;

    public Ties(Flow<T> flow)
    {
        this.flow = flow;
        sink = flow.Price.Length;
        round = new int[sink + 1];
        byEdge = new int[sink + 1];
        byChild = new int[sink + 1];
        from = new int[sink + 1];
    }

    public void Break(CancellationToken ct)
    {
        for (var child = 0; child < flow.EdgeNow.Length; child++)
        {
            ct.ThrowIfCancellationRequested();
            Settle(child);
        }
    }

    private void Settle(int child)
    {
        var instance = flow.Instance;
        mover = child;
        var old = flow.CellNow(child);
        var last = flow.EdgeNow[child] == Flow<T>.Nowhere ? instance.EdgeStart[child + 1] : flow.EdgeNow[child];
        var way = old == Flow<T>.Nowhere ? -flow.Unplaced : flow.Price[old] - flow.Cost[flow.EdgeNow[child]];
        for (var edge = instance.EdgeStart[child]; edge < last; edge++)
        {
            var cell = flow.CellOfEdge(child, edge);
            if (way + flow.Cost[edge] != flow.Price[cell] || !Find(cell, old == Flow<T>.Nowhere ? sink : old))
                continue;
            Follow(old == Flow<T>.Nowhere ? sink : old, cell);
            flow.Move(child, edge);
            return;
        }
    }

    /// <summary>Whether arcs that cost nothing lead from a cell to where the child leaves.</summary>
    private bool Find(int start, int goal)
    {
        now++;
        queue.Clear();
        Reach(start, Flow<T>.Nowhere, Flow<T>.Nowhere, Flow<T>.Nowhere);
        while (queue.TryDequeue(out var node))
        {
            if (node == goal)
                return true;
            if (node == sink)
                Out();
            else if (node < flow.Cells)
                OutOfCell(node);
            else
                OutOfSchool(node - flow.Cells);
        }

        return false;
    }

    private void OutOfCell(int cell)
    {
        var school = flow.SchoolOfCell(cell);
        if (flow.Used[cell] < flow.Instance.Room[cell] && flow.Price[cell] == flow.Price[flow.SchoolNode(school)])
            Reach(flow.SchoolNode(school), FromCell, Flow<T>.Nowhere, cell);
        for (var child = flow.First[cell]; child != Flow<T>.Nowhere; child = flow.Next(child))
        {
            if (child <= mover)
                continue;
            var way = flow.Price[cell] - flow.Cost[flow.EdgeNow[child]];
            if (way + flow.Unplaced == T.Zero)
                Reach(sink, Flow<T>.Nowhere, child, cell);
            Spread(child, way, cell);
        }
    }

    private void OutOfSchool(int school)
    {
        var price = flow.Price[flow.SchoolNode(school)];
        if (flow.Taken[school] < flow.Slot[school].Length && price + flow.Slot[school][flow.Taken[school]] == T.Zero)
            Reach(sink, FromSchool, Flow<T>.Nowhere, flow.SchoolNode(school));
        for (var cell = school; cell < flow.Cells; cell += flow.Instance.Schools.Length)
        {
            if (flow.Used[cell] > 0 && flow.Price[cell] == price)
                Reach(cell, FromSchool, Flow<T>.Nowhere, flow.SchoolNode(school));
        }
    }

    private void Out()
    {
        for (var school = 0; school < flow.Taken.Length; school++)
        {
            if (flow.Taken[school] > 0 && flow.Price[flow.SchoolNode(school)] + flow.Slot[school][flow.Taken[school] - 1] == T.Zero)
                Reach(flow.SchoolNode(school), FromSink, Flow<T>.Nowhere, sink);
        }

        for (var child = mover + 1; child < flow.EdgeNow.Length; child++)
        {
            if (flow.EdgeNow[child] == Flow<T>.Nowhere)
                Spread(child, -flow.Unplaced, sink);
        }
    }

    private void Spread(int child, T way, int origin)
    {
        var instance = flow.Instance;
        for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
        {
            if (edge != flow.EdgeNow[child] && way + flow.Cost[edge] == flow.Price[flow.CellOfEdge(child, edge)])
                Reach(flow.CellOfEdge(child, edge), edge, child, origin);
        }
    }

    private void Reach(int node, int edge, int child, int origin)
    {
        if (round[node] == now)
            return;
        (round[node], byEdge[node], byChild[node], from[node]) = (now, edge, child, origin);
        queue.Enqueue(node);
    }

    /// <summary>Moves everybody along the way that was found, from its end back to its start.</summary>
    private void Follow(int end, int start)
    {
        for (var node = end; node != start; node = from[node])
        {
            if (byChild[node] != Flow<T>.Nowhere)
                flow.Move(byChild[node], byEdge[node]);
            else if (byEdge[node] == FromSink)
                flow.Taken[node - flow.Cells]--;
            else if (node == sink)
                flow.Taken[from[node] - flow.Cells]++;
        }
    }
}
