using System.Numerics;

namespace Headwater.Allocation.Solving;

/// <summary>A binary heap of nodes by key; a node may be in it several times, the least counts.</summary>
internal sealed class Heap<T>
    where T : struct, IBinaryInteger<T>
{
    private T[] keys = new T[256];
    private int[] nodes = new int[256];

    public int Count { get; private set; }

    public T LeastKey => keys[0];

    public void Clear() => Count = 0;

    public void Push(T key, int node)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, 2 * Count);
            Array.Resize(ref nodes, 2 * Count);
        }

        var at = Count++;
        while (at > 0 && keys[(at - 1) >> 1] > key)
        {
            keys[at] = keys[(at - 1) >> 1];
            nodes[at] = nodes[(at - 1) >> 1];
            at = (at - 1) >> 1;
        }

        (keys[at], nodes[at]) = (key, node);
    }

    public int Pop()
    {
        var least = nodes[0];
        var (key, node) = (keys[--Count], nodes[Count]);
        var at = 0;
        while ((2 * at) + 1 < Count)
        {
            var below = (2 * at) + 1;
            if (below + 1 < Count && keys[below + 1] < keys[below])
                below++;
            if (keys[below] >= key)
                break;
            (keys[at], nodes[at]) = (keys[below], nodes[below]);
            at = below;
        }

        (keys[at], nodes[at]) = (key, node);
        return least;
    }
}
