using System.Text;
using System.Text.Json;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Shapes;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Localities;

public sealed class BoundaryTests
{
    private const string Square = "[[[-1.00001,51.0],[-1.00002,51.0],[-1,52],[0,52],[-1.00001,51.0]],[[-0.50001,51.5],[-0.50001,51.50001],[-0.50002,51.5],[-0.50001,51.5]]]";
    private static readonly AreaRegister Areas = new();

    [Theory]
    [InlineData("CTYUA23CD")]
    [InlineData("UTLA22CD")]
    [InlineData("new_la_code")]
    public void The_code_is_found_whatever_its_property_is_called(string property)
    {
        var shape = Assert.Single(Read(Collection(Feature(property, "E10000011", Square))).Areas);

        Assert.Equal("845", shape.AreaCode);
        // Corners that fall together are one, and the hole that collapses to a point is gone.
        Assert.Equal([(-1, 51), (-1, 52), (0, 52), (-1, 51)], Assert.Single(shape.Rings));
    }

    [Fact]
    public void Islands_are_rings_and_former_codes_are_read()
    {
        var shape = Assert.Single(Read(Collection(Feature("code", "E08000020", $"[{Square},{Square}]", "MultiPolygon"), Feature("code", "W06000001", Square))).Areas);

        Assert.Equal("390", shape.AreaCode);
        Assert.Equal(2, shape.Rings.Count);
    }

    [Theory]
    [InlineData("{\"type\":", "not JSON")]
    [InlineData("[]", "not a GeoJSON")]
    [InlineData("{\"type\":\"Topology\"}", "not a GeoJSON")]
    public void What_is_no_feature_collection_is_refused(string text, string says) => Refused(text, says);

    [Fact]
    public void A_file_that_cannot_be_used_is_refused_and_says_which_feature()
    {
        Refused(Collection(Feature("code", "nothing", Square)), "feature 1: no property holds");
        Refused(Collection(Feature("code", "E10000011", Square), Feature("code", "E10000011", Square)), "feature 2: East Sussex (E10000011) is in the file twice");
        Refused(Collection(Feature("code", "E10000011", "[0,51]", "Point")), "its geometry is 'Point'");
        Refused(Collection(Feature("code", "E10000011", "[[[538890,177320],[538990,177320],[538990,177420],[538890,177320]]]")), "not longitude and latitude");
        Refused(Collection(Feature("code", "E10000011", "\"none\"")), "cannot be read");
        Refused(Collection(Feature("code", "W06000001", Square)), "none of its 1 features");
        Refused(Collection(Feature("code", "E08000004", Square), Feature("code", "E07000061", Square), Feature("code", "E07000062", Square)), "look like districts");
    }

    [Fact]
    public void What_is_imported_is_read_back_and_replaced_in_one_step()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-test-").FullName;
        try
        {
            var settings = new InstallationSettings { DataFolder = folder };
            var boundaries = new Boundaries(settings);
            Assert.Null(boundaries.All);

            var read = Read(Collection(Feature("code", "E10000011", Square))).Areas;
            Assert.True(boundaries.Save(read));
            Assert.False(boundaries.Save(read));
            Assert.Equal("845", Assert.Single(boundaries.All!).AreaCode);
            Assert.Equal(read[0].Rings, new Boundaries(settings).All![0].Rings);

            Assert.True(boundaries.Save(Read(Collection(Feature("code", "E08000004", Square))).Areas));
            Assert.Equal("353", Assert.Single(boundaries.All!).AreaCode);
            Assert.Single(Directory.GetFiles(Path.Combine(folder, "reference")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public void The_published_boundaries_hold_all_153_and_districts_are_refused()
    {
        using var authorities = File.OpenRead(OpenDataFolder.Of("boundaries", "england_la_may2023_buc_wgs84.geojson"));
        using var districts = File.OpenRead(OpenDataFolder.Of("boundaries", "LAD_Dec_2021_England.geojson"));

        Assert.Equal(153, BoundaryFile.Read("authorities", authorities, Areas).Areas.Count);
        Assert.Throws<InputRefusedException>(() => BoundaryFile.Read("districts", districts, Areas));
    }

    private static void Refused(string text, string says)
    {
        var refused = Assert.Throws<InputRefusedException>(() => Read(text));
        Assert.StartsWith("shapes.geojson", refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private static BoundaryFile Read(string text) => BoundaryFile.Read("shapes.geojson", new MemoryStream(Encoding.UTF8.GetBytes(text)), Areas);

    private static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""";

    private static string Feature(string property, string code, string coordinates, string type = "Polygon") =>
        $$$"""{"type":"Feature","properties":{"OBJECTID":1,"name":"Somewhere",{{{JsonSerializer.Serialize(property)}}}:"{{{code}}}"},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";
}
