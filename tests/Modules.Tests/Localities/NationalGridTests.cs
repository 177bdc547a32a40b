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

    /// <summary>The Ordnance Survey's test points for OSTN15, the exact transformation: ours is within 10 metres of it.</summary>
    [Theory]
    [InlineData(91492.146, 11318.804, 49.92226393730, -6.29977752014)]
    [InlineData(170370.718, 11572.405, 49.96006137820, -5.20304609998)]
    [InlineData(250359.811, 62016.569, 50.43885825610, -4.10864563561)]
    [InlineData(449816.371, 75335.861, 50.57563665000, -1.29782277240)]
    [InlineData(438710.920, 114792.250, 50.93127937910, -1.45051433700)]
    [InlineData(292184.870, 168003.465, 51.40078220140, -3.55128349240)]
    [InlineData(639821.835, 169565.858, 51.37447025550, 1.44454730409)]
    [InlineData(362269.991, 169978.690, 51.42754743020, -2.54407618349)]
    [InlineData(530624.974, 178388.464, 51.48936564950, -0.11992557180)]
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
