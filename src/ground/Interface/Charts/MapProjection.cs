namespace Headwater.Interface.Charts;

/// <summary>Longitude and latitude on paper, true to scale along England's middle latitude.</summary>
internal sealed class MapProjection
{
    private const double MiddleLatitude = 52.8;
    private const double Margin = 4;
    private const double Tallest = 720;

    private static readonly double Narrowing = Math.Cos(MiddleLatitude * Math.PI / 180);

    private readonly double _west;
    private readonly double _north;
    private readonly double _scale;
    private readonly double _shift;

    private MapProjection(double west, double north, double scale, double shift, double height)
    {
        (_west, _north, _scale, _shift, Height) = (west, north, scale, shift, height);
    }

    public double Height { get; }

    public static MapProjection For(IReadOnlyList<MapArea> areas, double width)
    {
        var (west, east, south, north) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var (x, y) in areas.SelectMany(a => a.Rings).SelectMany(r => r))
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw new ArgumentException("A point of an outline is not a number.", nameof(areas));
            (west, east, south, north) = (Math.Min(west, x), Math.Max(east, x), Math.Min(south, y), Math.Max(north, y));
        }

        if (west > east)
            return new(0, 0, 1, 0, Margin * 2);
        var across = Math.Max((east - west) * Narrowing, 1e-6);
        var down = Math.Max(north - south, 1e-6);
        var scale = Math.Min((width - (2 * Margin)) / across, (Tallest - (2 * Margin)) / down);
        return new(west, north, scale, (width - (across * scale)) / 2, (down * scale) + (2 * Margin));
    }

    public (double X, double Y) Place(double longitude, double latitude) =>
        (_shift + ((longitude - _west) * Narrowing * _scale), Margin + ((_north - latitude) * _scale));
}
