using System.Globalization;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Partnership.Standing;

namespace Headwater.Partnership.Maps;

/// <summary>What kinds, links and measures are called on screen.</summary>
internal static class MapWords
{
    public const string NoEvidence = "Rests on no evidence";

    public static readonly string[] Trends = ["Rising", "Steady", "Falling"];

    public static string Of(MapKind kind) => kind switch
    {
        MapKind.Stakeholder => "Who is part of it (stakeholders)",
        MapKind.Causal => "What leads to what (causes)",
        MapKind.Service => "Services and the way through them",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(LinkDirection direction) => direction switch
    {
        LinkDirection.Directed => "One way",
        LinkDirection.Mutual => "Both ways",
        LinkDirection.Undirected => "A tie, neither way",
        _ => throw new InvalidOperationException("Unknown direction."),
    };

    public static string Of(Polarity polarity) => polarity switch
    {
        Polarity.None => "It says nothing of that kind",
        Polarity.Same => "+ more leads to more",
        Polarity.Opposite => "\u2212 more leads to less",
        Polarity.Unknown => "? nobody has said yet which way",
        _ => throw new InvalidOperationException("Unknown sign."),
    };

    public static string Of(InfluenceQuadrant quadrant) => quadrant switch
    {
        InfluenceQuadrant.Driver => "Drives: acts on much, little acts on it",
        InfluenceQuadrant.Relay => "Passes on: acts on much, much acts on it",
        InfluenceQuadrant.Outcome => "Shows: much acts on it, it acts on little",
        InfluenceQuadrant.Apart => "Stands apart",
        _ => throw new InvalidOperationException("Unknown part."),
    };

    public static string Strength(double weight) => weight switch
    {
        1 => "1 (weak)",
        2 => "2 (middling)",
        3 => "3 (strong)",
        _ => weight.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>What a link says beside its ends.</summary>
    public static string Of(MapLink link)
    {
        List<string> said = [];
        if (link.Direction != LinkDirection.Directed)
            said.Add(Of(link.Direction).ToLowerInvariant());
        if (link.Polarity != Polarity.None)
            said.Add(Of(link.Polarity));
        if (link.Delayed)
            said.Add("after a delay");
        said.AddRange(((string[])[link.Type, link.Label]).Where(t => t.Length > 0));
        return string.Join("; ", said);
    }

    public static string Count(int count, string one) => $"{Interface.Words.Count(count)} {one}{(count == 1 ? "" : "s")}";

    public static string Evidence(MapElement element) => DraftShape.Note(element.Notes, DraftShape.Evidence);

    public static string Evidence(MapLink link) => DraftShape.Note(link.Notes, DraftShape.Evidence);

    public static string Contributed(MapLink link) => DraftShape.Note(link.Notes, DraftShape.Contributed);

    /// <summary>What a field that a comparison names is called.</summary>
    public static string Field(string name) => name switch
    {
        "Polarity" => "Sign",
        "Delayed" => "Delay",
        "Weight" => "Strength",
        _ => name.StartsWith("Note: ", StringComparison.Ordinal) ? name["Note: ".Length..] : name,
    };

    /// <summary>The sectors of the table to choose from, and the one that stands there where the table has none such.</summary>
    public static IReadOnlyList<(string Value, string Words)> Sectors(IReadOnlyList<Sector> sectors, string? chosen) =>
        With([("", "None"), .. sectors.Select(s => (s.Label, s.Label))], chosen);

    /// <summary>Options with the one that stands there, where it is none of them.</summary>
    public static IReadOnlyList<(string Value, string Words)> With(IReadOnlyList<(string Value, string Words)> options, string? chosen) =>
        string.IsNullOrEmpty(chosen) || options.Any(o => o.Value == chosen) ? options : [.. options, (chosen, chosen)];
}
