using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>
/// For each cell the cheapest child to send on to each other school of the same year group. A search enters a cell hundreds of times before a
/// child in it moves, so what it found there is kept until then: a meeting with few places left to give searches schools, not children.
/// </summary>
internal sealed class Exchanges<T>(Flow<T> flow)
    where T : struct, IBinaryInteger<T>
{
    private readonly Row?[] rows = new Row?[flow.Cells];
    private readonly int[] place = new int[flow.Instance.Schools.Length];
    private readonly int[] seen = new int[flow.Instance.Schools.Length];
    private int now;

    /// <summary>What can be done from a cell, as its children are now.</summary>
    public Row From(int cell)
    {
        var row = rows[cell] ??= new();
        if (!row.IsCurrent)
            Fill(row, cell);
        return row;
    }

    /// <summary>Says that a child came to a cell or left it.</summary>
    public void Changed(int cell)
    {
        if (rows[cell] is { } row)
            row.IsCurrent = false;
    }

    private void Fill(Row row, int cell)
    {
        now++;
        row.Clear();
        var (instance, own) = (flow.Instance, flow.SchoolOfCell(cell));
        for (var child = flow.First[cell]; child != Flow<T>.Nowhere; child = flow.Next(child))
        {
            var saved = flow.Cost[flow.EdgeNow[child]];
            row.Leaving(child, flow.Unplaced - saved);
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var (school, cost) = (instance.EdgeSchool[edge], flow.Cost[edge] - saved);
                if (school == own)
                    continue;
                if (seen[school] != now)
                    (seen[school], place[school]) = (now, row.Add(school));
                else if (cost >= row.Cost[place[school]])
                    continue;
                (row.Cost[place[school]], row.Edge[place[school]], row.Child[place[school]]) = (cost, edge, child);
            }
        }

        row.IsCurrent = true;
    }

    /// <summary>The schools that a cell's children could go on to, and by whom it is done most cheaply.</summary>
    public sealed class Row
    {
        public bool IsCurrent { get; set; }

        public int Count { get; private set; }

        public int[] School { get; private set; } = new int[16];

        /// <summary>What a move costs, less what the child's place costs now.</summary>
        public T[] Cost { get; private set; } = new T[16];

        public int[] Edge { get; private set; } = new int[16];

        public int[] Child { get; private set; } = new int[16];

        /// <summary>Who is left without a place most cheaply; nobody when the cell is empty.</summary>
        public int Leaver { get; private set; }

        public T LeaverCost { get; private set; }

        public void Clear() => (Count, Leaver) = (0, Flow<T>.Nowhere);

        public void Leaving(int child, T cost)
        {
            if (Leaver == Flow<T>.Nowhere || cost < LeaverCost)
                (Leaver, LeaverCost) = (child, cost);
        }

        public int Add(int school)
        {
            if (Count == School.Length)
            {
                var twice = 2 * Count;
                (School, Cost, Edge, Child) = (Longer(School, twice), Longer(Cost, twice), Longer(Edge, twice), Longer(Child, twice));
            }

            School[Count] = school;
            return Count++;
        }

        private static TItem[] Longer<TItem>(TItem[] items, int length)
        {
            Array.Resize(ref items, length);
            return items;
        }
    }
}
