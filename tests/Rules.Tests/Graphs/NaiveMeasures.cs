using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>
/// Every measure straight from its definition, on a matrix: distances by Floyd and Warshall, betweenness by walking along every
/// shortest path there is. Shares no code with what it checks, and is far too slow for anything else.
/// </summary>
internal sealed class NaiveMeasures
{
    private const int Far = 1_000_000;

    private readonly bool[,] leads;
    private readonly int[,] distance;
    private readonly int n;
    private readonly bool directed;

    public NaiveMeasures(int nodes, IEnumerable<Arc> arcs, bool directed)
    {
        n = nodes;
        this.directed = directed;
        leads = new bool[n, n];
        foreach (var arc in arcs.Where(a => a.From != a.To))
        {
            leads[arc.From, arc.To] = true;
            if (!directed)
                leads[arc.To, arc.From] = true;
        }

        distance = Distances(leads);
    }

    public double Density => Count(leads) / ((double)n * (n - 1));

    public double DegreeCentralisation
    {
        get
        {
            var degrees = Enumerable.Range(0, n).Select(Degree).ToList();
            return degrees.Sum(d => degrees.Max() - d) / ((n - 1.0) * (n - 2));
        }
    }

    public double? Reciprocity
    {
        get
        {
            var pairs = Pairs().Where(p => p.A < p.B && Next(p.A, p.B)).ToList();
            return !directed || pairs.Count == 0 ? null : pairs.Count(p => leads[p.A, p.B] && leads[p.B, p.A]) / (double)pairs.Count;
        }
    }

    public int Diameter => Pairs().Select(p => distance[p.A, p.B]).Where(d => d < Far).DefaultIfEmpty().Max();

    public bool AllReachAll => Pairs().All(p => distance[p.A, p.B] < Far);

    public double? MeanPath => Pairs().Where(p => distance[p.A, p.B] < Far).Select(p => (double?)distance[p.A, p.B]).Average();

    public int Degree(int node) => Others(node).Count(o => Next(node, o));

    public int OutDegree(int node) => Others(node).Count(o => leads[node, o]);

    public double? Closeness(int node) => Others(node).Any(o => distance[node, o] >= Far) ? null : (n - 1) / Others(node).Sum(o => (double)distance[node, o]);

    public double Harmonic(int node) => Others(node).Where(o => distance[node, o] < Far).Sum(o => 1.0 / distance[node, o]) / (n - 1);

    public double ReachTwo(int node) => Others(node).Count(o => distance[node, o] <= 2) / (double)(n - 1);

    public int Reach(int node) => Others(node).Count(o => distance[node, o] < Far);

    public int ReachedBy(int node) => Others(node).Count(o => distance[o, node] < Far);

    /// <summary>For every node the sum over pairs of others of the share of their shortest paths that pass it.</summary>
    public double[] Between()
    {
        var between = new double[n];
        foreach (var (s, t) in Pairs().Where(p => distance[p.A, p.B] < Far && (directed || p.A < p.B)))
        {
            List<int[]> paths = [];
            AllPaths(s, t, [s], paths);
            foreach (var node in paths.SelectMany(p => p[1..^1]))
                between[node] += 1.0 / paths.Count;
        }

        return between;
    }

    public double BetweennessCentralisation()
    {
        var most = (n - 1.0) * (n - 2) / (directed ? 1 : 2);
        var shares = Between().Select(b => b / most).ToList();
        return shares.Sum(s => shares.Max() - s) / (n - 1);
    }

    /// <summary>Share of member pairs without any path, links read both ways.</summary>
    public double Fragmentation(IReadOnlyList<int> members, int? without = null)
    {
        var either = Distances(Either(without));
        var pairs = members.SelectMany(a => members.Where(b => a < b).Select(b => either[a, b])).ToList();
        return pairs.Count(d => d >= Far) / (double)pairs.Count;
    }

    public double MeanHarmonic(IReadOnlyList<int> members, int? without = null)
    {
        var either = Distances(Either(without));
        return members.SelectMany(a => members.Where(b => a != b).Select(b => either[a, b] >= Far ? 0 : 1.0 / either[a, b])).Average();
    }

    public int Parts(int? without = null)
    {
        var either = Distances(Either(without));
        var left = Enumerable.Range(0, n).Where(i => i != without).ToList();
        return left.Select(a => left.First(b => a == b || either[a, b] < Far)).Distinct().Count();
    }

    public IEnumerable<int> CutPoints() => Enumerable.Range(0, n).Where(i => Degree(i) > 0 && Parts(i) > Parts());

    public (int External, int Internal, int LeftOut) Crossing(IReadOnlyList<string> groups)
    {
        var ties = Pairs().Where(p => p.A < p.B && Next(p.A, p.B)).Select(p => (groups[p.A], groups[p.B])).ToList();
        var outside = ties.Count(t => t.Item1.Length == 0 || t.Item2.Length == 0);
        var within = ties.Count(t => t.Item1.Length > 0 && t.Item1 == t.Item2);
        return (ties.Count - outside - within, within, outside);
    }

    public double? Mixing(IReadOnlyList<string> groups, string from, string to)
    {
        var possible = Pairs().Where(p => groups[p.A] == from && groups[p.B] == to).ToList();
        return possible.Count == 0 ? null : possible.Count(p => leads[p.A, p.B]) / (double)possible.Count;
    }

    private void AllPaths(int at, int to, List<int> path, List<int[]> found)
    {
        if (at == to)
        {
            found.Add([.. path]);
            return;
        }

        foreach (var next in Enumerable.Range(0, n).Where(x => leads[at, x] && distance[x, to] == distance[at, to] - 1))
        {
            path.Add(next);
            AllPaths(next, to, path, found);
            path.RemoveAt(path.Count - 1);
        }
    }

    private bool Next(int a, int b) => leads[a, b] || leads[b, a];

    private IEnumerable<int> Others(int node) => Enumerable.Range(0, n).Where(o => o != node);

    private IEnumerable<(int A, int B)> Pairs() => Enumerable.Range(0, n).SelectMany(a => Others(a).Select(b => (a, b)));

    private bool[,] Either(int? without)
    {
        var either = new bool[n, n];
        foreach (var (a, b) in Pairs().Where(p => p.A != without && p.B != without))
            either[a, b] = Next(a, b);
        return either;
    }

    private static int[,] Distances(bool[,] links)
    {
        var size = links.GetLength(0);
        var d = new int[size, size];
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++)
                d[a, b] = a == b ? 0 : links[a, b] ? 1 : Far;
        }

        for (var k = 0; k < size; k++)
        {
            for (var a = 0; a < size; a++)
            {
                for (var b = 0; b < size; b++)
                    d[a, b] = Math.Min(d[a, b], d[a, k] + d[k, b]);
            }
        }

        return d;
    }

    private static int Count(bool[,] matrix) => matrix.Cast<bool>().Count(x => x);
}
