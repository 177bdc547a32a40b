namespace Headwater.Graphs;

/// <summary>
/// Counts of shortest paths beyond what a double holds: a chain of a thousand diamonds has 2^1000 of them. Each count has a
/// mantissa from 1 to 2 and an exponent of its own; dependencies are shares and need neither.
/// </summary>
internal sealed class LargeCounts(Adjacency outward, Adjacency inward)
{
    private readonly double[] mantissa = new double[outward.Nodes];
    private readonly long[] exponent = new long[outward.Nodes];
    private readonly double[] dependency = new double[outward.Nodes];

    /// <summary>Adds the dependencies on each node of the walk in <paramref name="order"/>, whose first is the source.</summary>
    public void Add(ReadOnlySpan<int> order, int[] distance, double[] between)
    {
        foreach (var node in order)
            (mantissa[node], exponent[node], dependency[node]) = (0, 0, 0);
        mantissa[order[0]] = 1;
        foreach (var node in order)
        {
            foreach (var next in outward.Of(node))
            {
                if (distance[next] == distance[node] + 1)
                    AddTo(next, node);
            }
        }

        for (var i = order.Length - 1; i > 0; i--)
        {
            var node = order[i];
            foreach (var previous in inward.Of(node))
            {
                if (distance[previous] == distance[node] - 1 && distance[previous] >= 0)
                    dependency[previous] += Share(previous, node) * (1 + dependency[node]);
            }

            between[node] += dependency[node];
        }
    }

    private double Share(int part, int whole) => Scaled(mantissa[part] / mantissa[whole], exponent[part] - exponent[whole]);

    private void AddTo(int sum, int term)
    {
        if (mantissa[sum] == 0)
        {
            (mantissa[sum], exponent[sum]) = (mantissa[term], exponent[term]);
            return;
        }

        var top = Math.Max(exponent[sum], exponent[term]);
        var total = Scaled(mantissa[sum], exponent[sum] - top) + Scaled(mantissa[term], exponent[term] - top);
        var shift = Math.ILogB(total);
        (mantissa[sum], exponent[sum]) = (Math.ScaleB(total, -shift), top + shift);
    }

    private static double Scaled(double value, long by) => by < -2000 ? 0 : Math.ScaleB(value, (int)by);
}
