using System.Text.Json.Serialization;

namespace Headwater.Insight.Pictures;

/// <summary>The exclusions figures of one area for one year, beside England, its region and its neighbours: docs/commands.md.</summary>
internal sealed record Picture(
    PictureArea Area,
    string? Year,
    string? NeighbourModel,
    IReadOnlyList<PictureMeasure> Measures,
    IReadOnlyList<ChildrenMeasure> Children,
    IReadOnlyList<string> Notes,
    IReadOnlyList<MissingFigure> Missing)
{
    public PictureMeasure Of(string measure, string phase) => Measures.First(m => m.Measure == measure && m.Phase == phase);
}

internal sealed record PictureArea(string Code, string Ons, string Name, string? Region, bool Fictional);

internal sealed record PictureMeasure(
    string Measure,
    string Phase,
    double? Value,
    double? Count,
    string Unit,
    double? England,
    double? Region,
    double? NeighbourMean,
    IReadOnlyList<NeighbourFigure> Neighbours,
    RankAmong? RankAmongNeighbours,
    string? NationalQuartile,
    IReadOnlyList<SeriesPoint> Series,
    FigureSource? Source);

internal sealed record NeighbourFigure(string Code, string Name, double? Value);

internal sealed record RankAmong(int Rank, int Of, bool HighestFirst);

internal sealed record SeriesPoint(string Year, double? Value, double? Count);

internal sealed record FigureSource(string Release, string File, string Sha256, string? Published);

/// <summary>Children in need and children looked after, from the local authority interactive tool.</summary>
internal sealed record ChildrenMeasure(string Measure, string Words, string? Year, double? Value, double? England, double? Region, double? NeighbourMean, IReadOnlyList<SeriesPoint> Series);

internal sealed record MissingFigure(string Measure, string Phase, string Why);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false)]
[JsonSerializable(typeof(Picture))]
internal sealed partial class PictureJson : JsonSerializerContext;
