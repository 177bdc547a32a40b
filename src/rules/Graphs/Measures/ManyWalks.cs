using System.Numerics;

namespace Headwater.Graphs;

/// <summary>
/// Breadth-first walks from up to 64 sources at once, one bit each (Then and others 2014), that count how many members are how far.
/// </summary>
internal sealed class ManyWalks(Adjacency either, bool[] isMember)
{
    /// <summary>The most sources of one walk.</summary>
    public const int Most = 64;

    private readonly ulong[] seen = new ulong[either.Nodes];
    private readonly ulong[] here = new ulong[either.Nodes];
    private readonly ulong[] next = new ulong[either.Nodes];
    private readonly List<int> front = [];
    private readonly List<int> further = [];

    /// <summary>Sum of 1 ÷ distance from each source to each member it reaches, itself left out.</summary>
    public double HarmonicFrom(ReadOnlySpan<int> sources)
    {
        Array.Clear(seen);
        front.Clear();
        for (var i = 0; i < sources.Length; i++)
        {
            seen[sources[i]] = here[sources[i]] = 1UL << i;
            front.Add(sources[i]);
        }

        var sum = 0.0;
        for (var level = 1; front.Count > 0; level++)
            sum += Step() / (double)level;
        return sum;
    }

    /// <summary>Goes one link on; how many members were reached for the first time, by each source.</summary>
    private long Step()
    {
        var starts = either.Starts;
        var all = either.All;
        foreach (var node in front)
        {
            var walks = here[node];
            here[node] = 0;
            foreach (var other in all[starts[node]..starts[node + 1]])
            {
                if (next[other] == 0)
                    further.Add(other);
                next[other] |= walks;
            }
        }

        front.Clear();
        long reached = 0;
        foreach (var node in further)
        {
            var fresh = next[node] & ~seen[node];
            next[node] = 0;
            if (fresh == 0)
                continue;
            seen[node] |= fresh;
            here[node] = fresh;
            front.Add(node);
            reached += isMember[node] ? BitOperations.PopCount(fresh) : 0;
        }

        further.Clear();
        return reached;
    }
}
