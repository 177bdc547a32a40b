namespace Headwater.Graphs;

/// <summary>A field that the map's own fields do not cover, such as an unknown column of an imported file.</summary>
/// <param name="Name">What the column said; without spaces at its ends.</param>
/// <param name="Value">Its text; not empty.</param>
public readonly record struct MapNote(string Name, string Value);

/// <summary>One element of a system map: an organisation, a service, a factor. Texts are empty where nothing is said, never null.</summary>
/// <param name="Id">Its own name within the map; never changes, so that versions can be compared.</param>
/// <param name="Label">What it is called; not blank.</param>
public sealed record MapElement(string Id, string Label)
{
    /// <summary>What kind of thing it is, such as "Organisation"; decides its shape in the picture.</summary>
    public string Type { get; init; } = "";

    /// <summary>The sector it belongs to.</summary>
    public string Sector { get; init; } = "";

    /// <summary>A few sentences about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Tags, none blank.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Other fields, one of each name, in ordinal order of their names.</summary>
    public IReadOnlyList<MapNote> Notes { get; init; } = [];

    /// <summary>The first day it was there, where known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day it was there, where known.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Which way a link leads.</summary>
public enum LinkDirection
{
    /// <summary>From one to the other.</summary>
    Directed,

    /// <summary>Neither way: a tie.</summary>
    Undirected,

    /// <summary>Both ways.</summary>
    Mutual,
}

/// <summary>One link of a system map.</summary>
/// <param name="Id">Its own name within the map.</param>
/// <param name="From">Id of the element it leaves.</param>
/// <param name="To">Id of the element it reaches; may be the same.</param>
public sealed record MapLink(string Id, string From, string To)
{
    /// <summary>Which way it leads.</summary>
    public LinkDirection Direction { get; init; }

    /// <summary>What kind of link it is, such as "refers to".</summary>
    public string Type { get; init; } = "";

    /// <summary>What is written on it.</summary>
    public string Label { get; init; } = "";

    /// <summary>What more of the one does to the other.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>True when the effect comes late.</summary>
    public bool Delayed { get; init; }

    /// <summary>Strength; finite, 1 where nobody said.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>A few sentences about it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Other fields, one of each name, in ordinal order of their names.</summary>
    public IReadOnlyList<MapNote> Notes { get; init; } = [];

    /// <summary>The first day it held, where known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day it held, where known.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>A loop that people have named and told a story about.</summary>
/// <param name="Label">Its name, such as "R1: the spiral"; not blank.</param>
/// <param name="Links">Ids of its links in order.</param>
public sealed record MapLoop(string Label, IReadOnlyList<string> Links)
{
    /// <summary>Its story.</summary>
    public string Story { get; init; } = "";
}
