namespace Headwater.Graphs.Formats;

/// <summary>Whether a problem stops the import.</summary>
public enum ProblemKind
{
    /// <summary>The file cannot be taken as it is.</summary>
    Error,

    /// <summary>The file can be taken; somebody should look.</summary>
    Warning,
}

/// <summary>One thing that is wrong with a file.</summary>
/// <param name="Kind">Whether it stops the import.</param>
/// <param name="Where">The part of the file, such as a sheet's name; empty when there is only one.</param>
/// <param name="Row">The row of a table, the line of a text, from 1; 0 for the whole file.</param>
/// <param name="Column">The column or field; empty for the whole row.</param>
/// <param name="Problem">What is wrong, one sentence.</param>
/// <param name="Remedy">What to do about it, one sentence.</param>
public sealed record ReadProblem(ProblemKind Kind, string Where, long Row, string Column, string Problem, string Remedy);

/// <summary>What a reader found: a dry run. There is a whole map or none, never half of one.</summary>
/// <param name="Map">The map; null when there is any error.</param>
/// <param name="RowsRead">Rows, nodes and links looked at.</param>
/// <param name="Problems">Errors and warnings in the order of the file, at most <see cref="MostProblems"/>.</param>
/// <param name="ProblemCount">How many there were in all.</param>
/// <param name="MadeUpIds">Ids of elements and links that the file did not give: nothing should be recognised by them.</param>
public sealed record GraphReading(GraphMap? Map, int RowsRead, IReadOnlyList<ReadProblem> Problems, int ProblemCount, IReadOnlySet<string> MadeUpIds)
{
    /// <summary>The most problems that are listed; the rest is counted.</summary>
    public const int MostProblems = 1000;

    /// <summary>
    /// For links by their ids: what the file left unsaid, so that the map has what is usual there. Whoever takes the file over what is there
    /// must not take that over. Links that said everything are not in it.
    /// </summary>
    public IReadOnlyDictionary<string, LinkFields> Unsaid { get; init; } = new Dictionary<string, LinkFields>();
}

/// <summary>Fields that every link of a map has, though a file may leave them unsaid.</summary>
[Flags]
public enum LinkFields
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="MapLink.Direction"/>; where it is unsaid a link is directed.</summary>
    Direction = 1,

    /// <summary><see cref="MapLink.Polarity"/>; where it is unsaid a link has none.</summary>
    Polarity = 2,

    /// <summary><see cref="MapLink.Delayed"/>; where it is unsaid a link is not.</summary>
    Delay = 4,

    /// <summary><see cref="MapLink.Weight"/>; where it is unsaid it is 1.</summary>
    Weight = 8,
}

/// <summary>How to read a file, and how much of it.</summary>
public sealed record ReadOptions
{
    /// <summary>What every reader does unless told otherwise.</summary>
    public static ReadOptions Usual { get; } = new();

    /// <summary>Makes elements for the ends of links that name none; otherwise such an end is an error.</summary>
    public bool CreateMissing { get; init; }

    /// <summary>The most rows of a table, nodes or links.</summary>
    public int MostRows { get; init; } = 250_000;

    /// <summary>The most characters of a text, and of each part of a workbook once unpacked.</summary>
    public int MostCharacters { get; init; } = 100_000_000;

    /// <summary>The most levels of elements or brackets within each other.</summary>
    public int MostDepth { get; init; } = 64;

    /// <summary>How many times larger a part of a workbook may be than it is packed. Real sheets stay below 50.</summary>
    public int MostUnpacking { get; init; } = 200;
}

/// <summary>A map as text, with what the format could not carry.</summary>
/// <param name="Text">The file's content.</param>
/// <param name="Losses">What is not in it, one sentence each; empty when reading it back gives the same map.</param>
public sealed record GraphWriting(string Text, IReadOnlyList<string> Losses);
