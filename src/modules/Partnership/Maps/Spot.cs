namespace Headwater.Partnership.Maps;

/// <summary>Where somebody put an element on the picture, in parts of its width and height, as exactly as a form shows it.</summary>
internal readonly record struct Spot(double X, double Y)
{
    /// <summary>Null where it is arranged by itself.</summary>
    public static Spot? Of(double? x, double? y) => x is { } across && y is { } down ? new(Part(across), Part(down)) : null;

    private static double Part(double at) => Math.Round(Math.Clamp(at, 0, 1), 3);
}
