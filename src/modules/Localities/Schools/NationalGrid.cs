using Headwater.Localities.Contracts;

namespace Headwater.Localities.Schools;

/// <summary>
/// British National Grid to WGS84, by the formulas of the Ordnance Survey's "A guide to coordinate systems in Great
/// Britain": annex C (inverse transverse Mercator on the Airy ellipsoid) and the seven-parameter Helmert transformation of
/// section 6.6. Within about 5 metres in Great Britain, which is enough to draw a dot and to say how far a school is.
/// </summary>
internal static class NationalGrid
{
    private const double SemiMajor = 6377563.396;
    private const double SemiMinor = 6356256.909;
    private const double Scale = 0.9996012717;
    private const double OriginEasting = 400000;
    private const double OriginNorthing = -100000;
    private const double WgsSemiMajor = 6378137.0;
    private const double WgsSemiMinor = 6356752.3142;
    private static readonly double OriginLatitude = double.DegreesToRadians(49);
    private static readonly double OriginLongitude = double.DegreesToRadians(-2);

    /// <summary>Metres on the grid to degrees of WGS84.</summary>
    public static GeoPoint ToWgs84(double easting, double northing)
    {
        var (latitude, longitude) = ToAiry(easting, northing);
        var (x, y, z) = ToCartesian(latitude, longitude, SemiMajor, SemiMinor);

        // OSGB36 to WGS84: metres, parts per million, arc seconds.
        const double ToRadians = Math.PI / (180 * 3600);
        const double Factor = 1 - 20.4894e-6;
        const double Rx = 0.1502 * ToRadians;
        const double Ry = 0.2470 * ToRadians;
        const double Rz = 0.8421 * ToRadians;
        return ToDegrees(
            446.448 + x * Factor - Rz * y + Ry * z,
            -125.157 + Rz * x + y * Factor - Rx * z,
            542.060 - Ry * x + Rx * y + z * Factor);
    }

    /// <summary>Metres on the grid to radians on the Airy ellipsoid (OSGB36).</summary>
    internal static (double Latitude, double Longitude) ToAiry(double easting, double northing)
    {
        const double E2 = 1 - SemiMinor * SemiMinor / (SemiMajor * SemiMajor);
        var latitude = OriginLatitude;
        double arc = 0;
        do
        {
            latitude += (northing - OriginNorthing - arc) / (SemiMajor * Scale);
            arc = MeridianArc(latitude);
        }
        while (Math.Abs(northing - OriginNorthing - arc) >= 1e-5);

        var sin2 = Math.Pow(Math.Sin(latitude), 2);
        var nu = SemiMajor * Scale / Math.Sqrt(1 - E2 * sin2);
        var rho = SemiMajor * Scale * (1 - E2) * Math.Pow(1 - E2 * sin2, -1.5);
        var eta2 = nu / rho - 1;
        var tan = Math.Tan(latitude);
        var tan2 = tan * tan;
        var tan4 = tan2 * tan2;
        var sec = 1 / Math.Cos(latitude);
        var east = easting - OriginEasting;

        var vii = tan / (2 * rho * nu);
        var viii = tan / (24 * rho * Math.Pow(nu, 3)) * (5 + 3 * tan2 + eta2 - 9 * tan2 * eta2);
        var ix = tan / (720 * rho * Math.Pow(nu, 5)) * (61 + 90 * tan2 + 45 * tan4);
        var x = sec / nu;
        var xi = sec / (6 * Math.Pow(nu, 3)) * (nu / rho + 2 * tan2);
        var xii = sec / (120 * Math.Pow(nu, 5)) * (5 + 28 * tan2 + 24 * tan4);
        var xiia = sec / (5040 * Math.Pow(nu, 7)) * (61 + 662 * tan2 + 1320 * tan4 + 720 * tan4 * tan2);
        return (
            latitude - vii * Math.Pow(east, 2) + viii * Math.Pow(east, 4) - ix * Math.Pow(east, 6),
            OriginLongitude + x * east - xi * Math.Pow(east, 3) + xii * Math.Pow(east, 5) - xiia * Math.Pow(east, 7));
    }

    private static double MeridianArc(double latitude)
    {
        const double N = (SemiMajor - SemiMinor) / (SemiMajor + SemiMinor);
        const double N2 = N * N;
        const double N3 = N2 * N;
        var less = latitude - OriginLatitude;
        var plus = latitude + OriginLatitude;
        return SemiMinor * Scale * (
            (1 + N + 1.25 * N2 + 1.25 * N3) * less
            - (3 * N + 3 * N2 + 2.625 * N3) * Math.Sin(less) * Math.Cos(plus)
            + 1.875 * (N2 + N3) * Math.Sin(2 * less) * Math.Cos(2 * plus)
            - 35.0 / 24 * N3 * Math.Sin(3 * less) * Math.Cos(3 * plus));
    }

    private static (double X, double Y, double Z) ToCartesian(double latitude, double longitude, double a, double b)
    {
        var e2 = 1 - b * b / (a * a);
        var nu = a / Math.Sqrt(1 - e2 * Math.Pow(Math.Sin(latitude), 2));
        return (
            nu * Math.Cos(latitude) * Math.Cos(longitude),
            nu * Math.Cos(latitude) * Math.Sin(longitude),
            (1 - e2) * nu * Math.Sin(latitude));
    }

    private static GeoPoint ToDegrees(double x, double y, double z)
    {
        const double E2 = 1 - WgsSemiMinor * WgsSemiMinor / (WgsSemiMajor * WgsSemiMajor);
        var p = Math.Sqrt(x * x + y * y);
        var latitude = Math.Atan2(z, p * (1 - E2));
        double before;
        do
        {
            before = latitude;
            var nu = WgsSemiMajor / Math.Sqrt(1 - E2 * Math.Pow(Math.Sin(latitude), 2));
            latitude = Math.Atan2(z + E2 * nu * Math.Sin(latitude), p);
        }
        while (Math.Abs(latitude - before) > 1e-12);
        return new(double.RadiansToDegrees(latitude), double.RadiansToDegrees(Math.Atan2(y, x)));
    }
}
