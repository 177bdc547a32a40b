namespace Headwater.Allocation.Solving;

/// <summary>
/// How many slots each school fills in a plan of least burden, looking at nothing else: slots in rising order, each filled if a chain of moves
/// reaches a child not yet placed (the greedy rule of a transversal matroid). What cannot be reached once can never be reached again.
/// </summary>
internal sealed class Greedy
{
    private const int None = -1;

    private readonly Instance instance;
    private readonly int[][] wanted;
    private readonly int[] nextWanted, cellNow, used, seen, intoCell, byChild;
    private readonly bool[] closed;
    private readonly Queue<int> queue = new();
    private int now;

    private Greedy(Instance instance)
    {
        this.instance = instance;
        var cells = instance.Room.Length;
        wanted = Wanted(instance);
        nextWanted = new int[cells];
        used = new int[cells];
        seen = new int[cells];
        intoCell = new int[cells];
        byChild = new int[cells];
        closed = new bool[cells];
        cellNow = new int[instance.Children.Length];
        Array.Fill(cellNow, None);
    }

    public static int[] Taken(Instance instance, int[][] ordinals)
    {
        var greedy = new Greedy(instance);
        var slots = ordinals.SelectMany((school, number) => Enumerable.Repeat(number, school.Length)).ToArray();
        var order = ordinals.SelectMany(school => school).ToArray();
        Array.Sort(order, slots);
        var taken = new int[ordinals.Length];
        var ended = new bool[ordinals.Length];
        foreach (var school in slots)
        {
            if (ended[school])
                continue;
            if (greedy.Fill(school))
                taken[school]++;
            else
                ended[school] = true;
        }

        return taken;
    }

    private static int[][] Wanted(Instance instance)
    {
        var count = new int[instance.Room.Length];
        for (var child = 0; child < instance.Children.Length; child++)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
                count[instance.CellOf(instance.EdgeSchool[edge], instance.YearOf[child])]++;
        }

        var children = Array.ConvertAll(count, n => new int[n]);
        for (var child = instance.Children.Length - 1; child >= 0; child--)
        {
            for (var edge = instance.EdgeStart[child]; edge < instance.EdgeStart[child + 1]; edge++)
            {
                var cell = instance.CellOf(instance.EdgeSchool[edge], instance.YearOf[child]);
                children[cell][--count[cell]] = child;
            }
        }

        return children;
    }

    private bool Fill(int school)
    {
        now++;
        queue.Clear();
        Open(school, None, None, None);
        while (queue.TryDequeue(out var cell))
        {
            if (NextUnplaced(cell) is not None and var newcomer)
            {
                Shift(cell, newcomer);
                return true;
            }

            foreach (var child in wanted[cell])
            {
                if (seen[cellNow[child]] != now)
                    Open(cellNow[child] % instance.Schools.Length, cellNow[child], cell, child);
            }
        }

        for (var cell = 0; cell < seen.Length; cell++)
            closed[cell] |= seen[cell] == now;
        return false;
    }

    /// <summary>A school that may gain a child can gain it in any year group with room, and in that of the child who leaves even without.</summary>
    private void Open(int school, int freed, int into, int child)
    {
        for (var cell = school; cell < seen.Length; cell += instance.Schools.Length)
        {
            if (seen[cell] == now || closed[cell] || (used[cell] >= instance.Room[cell] && cell != freed))
                continue;
            (seen[cell], intoCell[cell], byChild[cell]) = (now, into, child);
            queue.Enqueue(cell);
        }
    }

    private int NextUnplaced(int cell)
    {
        var children = wanted[cell];
        while (nextWanted[cell] < children.Length && cellNow[children[nextWanted[cell]]] != None)
            nextWanted[cell]++;
        return nextWanted[cell] < children.Length ? children[nextWanted[cell]] : None;
    }

    private void Shift(int cell, int newcomer)
    {
        var child = newcomer;
        while (true)
        {
            if (cellNow[child] != None)
                used[cellNow[child]]--;
            cellNow[child] = cell;
            used[cell]++;
            (cell, child) = (intoCell[cell], byChild[cell]);
            if (cell == None)
                return;
        }
    }
}
