namespace Headwater.Graphs;

/// <summary>Who is next to whom, in compressed rows: each row ascending, without repeats and without the node itself.</summary>
internal sealed class Adjacency
{
    private readonly int[] start;
    private readonly int[] next;

    private Adjacency(int[] start, int[] next)
    {
        this.start = start;
        this.next = next;
    }

    public int Nodes => start.Length - 1;

    /// <summary>Entries of all rows: ordered pairs.</summary>
    public int Pairs => next.Length;

    public ReadOnlySpan<int> Starts => start;

    public ReadOnlySpan<int> All => next;

    public ReadOnlySpan<int> Of(int node) => next.AsSpan(start[node], start[node + 1] - start[node]);

    public int Degree(int node) => start[node + 1] - start[node];

    public bool Has(int from, int to) => Of(from).BinarySearch(to) >= 0;

    public static Adjacency Of(int nodes, Arc[] arcs, bool forward, bool backward)
    {
        var starts = new int[nodes + 1];
        foreach (var arc in arcs)
        {
            if (arc.From == arc.To)
                continue;
            starts[arc.From + 1] += forward ? 1 : 0;
            starts[arc.To + 1] += backward ? 1 : 0;
        }

        for (var i = 0; i < nodes; i++)
            starts[i + 1] += starts[i];
        var at = starts.AsSpan(0, nodes).ToArray();
        var entries = new int[starts[nodes]];
        foreach (var arc in arcs)
        {
            if (arc.From == arc.To)
                continue;
            if (forward)
                entries[at[arc.From]++] = arc.To;
            if (backward)
                entries[at[arc.To]++] = arc.From;
        }

        return Distinct(starts, entries);
    }

    private static Adjacency Distinct(int[] starts, int[] entries)
    {
        var kept = new int[starts.Length];
        var count = 0;
        for (var node = 0; node + 1 < starts.Length; node++)
        {
            var row = entries.AsSpan(starts[node], starts[node + 1] - starts[node]);
            row.Sort();
            for (var i = 0; i < row.Length; i++)
            {
                if (i == 0 || row[i] != row[i - 1])
                    entries[count++] = row[i];
            }

            kept[node + 1] = count;
        }

        return new(kept, entries[..count]);
    }
}
