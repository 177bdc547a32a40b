namespace Headwater.Allocation;

/// <summary>A place on the earth.</summary>
/// <param name="Latitude">Degrees north, from -90 to 90.</param>
/// <param name="Longitude">Degrees east, from -180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>The mean radius of the earth in metres that distances are reckoned with.</summary>
    public const double EarthRadius = 6_371_000;

    /// <summary>The great-circle distance by the haversine formula, rounded to whole metres (halves away from nought).</summary>
    /// <param name="other">The other place.</param>
    public int MetresTo(GeoPoint other) => new Bearing(this).MetresTo(new Bearing(other));
}

/// <summary>A place with its cosine worked out once: half a million distances are asked of two hundred schools.</summary>
internal readonly struct Bearing(GeoPoint point)
{
    private readonly double latitude = double.DegreesToRadians(point.Latitude);
    private readonly double longitude = double.DegreesToRadians(point.Longitude);
    private readonly double cosine = Math.Cos(double.DegreesToRadians(point.Latitude));

    public int MetresTo(in Bearing other)
    {
        var north = Math.Sin((other.latitude - latitude) / 2);
        var east = Math.Sin((other.longitude - longitude) / 2);
        var haversine = (north * north) + (cosine * other.cosine * east * east);
        return (int)Math.Round(2 * GeoPoint.EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(haversine))), MidpointRounding.AwayFromZero);
    }
}
