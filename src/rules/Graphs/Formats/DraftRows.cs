namespace Headwater.Graphs.Formats;

/// <summary>Where in the file something stands.</summary>
internal readonly record struct Place(string Where, long Row);

/// <summary>An element as a file gives it: the id may be missing.</summary>
internal sealed record ElementRow(Place At, string? Id, string Label)
{
    public string Type { get; init; } = "";

    public string Sector { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public List<MapNote> Notes { get; init; } = [];

    public DateOnly? Since { get; init; }

    public DateOnly? Until { get; init; }
}

/// <summary>A link as a file gives it: its ends are ids or labels.</summary>
internal sealed record LinkRow(Place At, string? Id, string From, string To)
{
    public string FromType { get; init; } = "";

    public string ToType { get; init; } = "";

    /// <summary>The fields but the ids.</summary>
    public MapLink Fields { get; init; } = new("", "", "");

    public List<MapNote> Notes { get; init; } = [];

    /// <summary>What the file left unsaid.</summary>
    public LinkFields Unsaid { get; init; }
}

/// <summary>A named loop as a file gives it.</summary>
internal sealed record LoopRow(Place At, string Label, IReadOnlyList<string> Links, string Story);

/// <summary>The problems of one file, counted, and listed up to a limit.</summary>
internal sealed class ProblemList
{
    private readonly List<ReadProblem> listed = [];

    public int Count { get; private set; }

    public bool AnyError { get; private set; }

    public IReadOnlyList<ReadProblem> Listed => [.. listed.OrderBy(p => p.Where, StringComparer.Ordinal).ThenBy(p => p.Row)];

    public void Error(Place at, string column, string problem, string remedy) => Add(new(ProblemKind.Error, at.Where, at.Row, column, problem, remedy));

    public void Warn(Place at, string column, string problem, string remedy) => Add(new(ProblemKind.Warning, at.Where, at.Row, column, problem, remedy));

    private void Add(ReadProblem problem)
    {
        Count++;
        AnyError |= problem.Kind == ProblemKind.Error;
        if (listed.Count < GraphReading.MostProblems)
            listed.Add(problem);
    }
}
