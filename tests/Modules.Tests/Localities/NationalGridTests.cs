using CsCheck;
using Headwater.Localities.Schools;

namespace Headwater.Modules.Tests.Localities;

public sealed class NationalGridTests
{
    /// <summary>The worked example of the Ordnance Survey's guide, annex C: 52°39′27.2531″N 1°43′4.5177″E on the Airy ellipsoid.</summary>
    [Fact]
    public void The_Ordnance_Surveys_worked_example_comes_out()
    {
        var (latitude, longitude) = NationalGrid.ToAiry(651409.903, 313177.270);

        Assert.Equal(52 + 39.0 / 60 + 27.2531 / 3600, double.RadiansToDegrees(latitude), 1e-7);
        Assert.Equal(1 + 43.0 / 60 + 4.5177 / 3600, double.RadiansToDegrees(longitude), 1e-7);
    }

    /// <summary>Places whose grid reference and WGS84 position are both published: within 10 metres.</summary>
    [Theory]
    [InlineData(651409.903, 313177.270, 52.657979, 1.716052)]
    [InlineData(538890, 177320, 51.477933, -0.001401)]
    public void Known_places_are_within_ten_metres(double easting, double northing, double latitude, double longitude)
    {
        var point = NationalGrid.ToWgs84(easting, northing);

        var north = (point.Latitude - latitude) * 111_200;
        var east = (point.Longitude - longitude) * 111_200 * Math.Cos(double.DegreesToRadians(latitude));
        Assert.InRange(Math.Sqrt(north * north + east * east), 0, 10);
    }

    [Fact]
    public void A_kilometre_on_the_grid_is_a_kilometre_on_the_globe_to_a_thousandth()
    {
        Gen.Select(Gen.Double[100_000, 650_000], Gen.Double[10_000, 650_000]).Sample((easting, northing) =>
        {
            var a = NationalGrid.ToWgs84(easting, northing);
            var b = NationalGrid.ToWgs84(easting, northing + 1000);
            var mean = double.DegreesToRadians((a.Latitude + b.Latitude) / 2);
            var north = double.DegreesToRadians(b.Latitude - a.Latitude) * MeridianRadius(mean);
            var east = double.DegreesToRadians(b.Longitude - a.Longitude) * 6_378_137 * Math.Cos(mean);
            Assert.InRange(Math.Sqrt(north * north + east * east), 996, 1004);
        });
    }

    private static double MeridianRadius(double latitude)
    {
        const double E2 = 0.00669438;
        return 6_378_137 * (1 - E2) / Math.Pow(1 - E2 * Math.Pow(Math.Sin(latitude), 2), 1.5);
    }
}
