using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>A binary heap of nodes by key, each node in it once at most: a lesser key moves it up.</summary>
/// <param name="nodes">How many nodes there are.</param>
internal sealed class Heap<T>(int nodes)
    where T : struct, IBinaryInteger<T>
{
    private readonly T[] keys = new T[nodes];
    private readonly int[] nodeAt = new int[nodes];
    private readonly int[] placeOf = Filled(nodes);

    public int Count { get; private set; }

    public T LeastKey => keys[0];

    public void Clear()
    {
        for (var at = 0; at < Count; at++)
            placeOf[nodeAt[at]] = -1;
        Count = 0;
    }

    /// <summary>Puts a node in, or gives it a key that is less than the one it has.</summary>
    public void Push(T key, int node)
    {
        var at = placeOf[node] < 0 ? Count++ : placeOf[node];
        while (at > 0 && keys[(at - 1) >> 1] > key)
        {
            Set(at, keys[(at - 1) >> 1], nodeAt[(at - 1) >> 1]);
            at = (at - 1) >> 1;
        }

        Set(at, key, node);
    }

    public int Pop()
    {
        var least = nodeAt[0];
        placeOf[least] = -1;
        var (key, node) = (keys[--Count], nodeAt[Count]);
        if (Count == 0)
            return least;
        var at = 0;
        while ((2 * at) + 1 < Count)
        {
            var below = (2 * at) + 1;
            if (below + 1 < Count && keys[below + 1] < keys[below])
                below++;
            if (keys[below] >= key)
                break;
            Set(at, keys[below], nodeAt[below]);
            at = below;
        }

        Set(at, key, node);
        return least;
    }

    private static int[] Filled(int nodes)
    {
        var places = new int[nodes];
        Array.Fill(places, -1);
        return places;
    }

    private void Set(int at, T key, int node) => (keys[at], nodeAt[at], placeOf[node]) = (key, node, at);
}
