namespace Headwater.Graphs;

/// <summary>What part an element plays, by whether it acts on more than most and is acted on by more than most.</summary>
public enum InfluenceQuadrant
{
    /// <summary>Neither: apart from the rest.</summary>
    Apart,

    /// <summary>Acts on much, little acts on it: a place to begin.</summary>
    Driver,

    /// <summary>Acts on much and much acts on it: unstable, worth watching.</summary>
    Relay,

    /// <summary>Much acts on it, it acts on little: what shows in the end.</summary>
    Outcome,
}

/// <summary>
/// Influence × exposure, a light form of MICMAC (Duperrin and Godet 1973): influence is how many others an element acts on
/// along the links, directly or through others, exposure how many act on it. High means above the median of all elements.
/// </summary>
public sealed class InfluenceExposure
{
    private readonly PathMeasures paths;

    private InfluenceExposure(PathMeasures paths, double influence, double exposure) =>
        (this.paths, MedianInfluence, MedianExposure) = (paths, influence, exposure);

    /// <summary>The median of <see cref="PathMeasures.Reach"/>; 0 without elements.</summary>
    public double MedianInfluence { get; }

    /// <summary>The median of <see cref="PathMeasures.ReachedBy"/>; 0 without elements.</summary>
    public double MedianExposure { get; }

    /// <summary>Places the elements of a causal map.</summary>
    /// <param name="paths">The path measures of the map as a directed graph.</param>
    public static InfluenceExposure Of(PathMeasures paths) => new(paths, Median(paths.Reach), Median(paths.ReachedBy));

    /// <summary>The part an element plays.</summary>
    /// <param name="node">Its number.</param>
    public InfluenceQuadrant Quadrant(int node) => (paths.Reach[node] > MedianInfluence, paths.ReachedBy[node] > MedianExposure) switch
    {
        (true, false) => InfluenceQuadrant.Driver,
        (true, true) => InfluenceQuadrant.Relay,
        (false, true) => InfluenceQuadrant.Outcome,
        (false, false) => InfluenceQuadrant.Apart,
    };

    private static double Median(int[] values)
    {
        int[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + (double)sorted[sorted.Length / 2]) / 2;
    }
}
