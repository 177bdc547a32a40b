using Headwater.Localities.Contracts;
using Headwater.Localities.Schools;
using Headwater.Localities.Shapes;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Headwater.Modules.Tests.Localities;

public sealed class FirstStartTests : IDisposable
{
    private const string Header = "URN,LA (code),EstablishmentName,EstablishmentStatus (name),OpenDate\n";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly string folder = Directory.CreateTempSubdirectory("headwater-open-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Of_the_large_extracts_the_one_with_the_latest_day_is_taken_whatever_it_is_called()
    {
        Write("a/newest-by-name-2099.csv", Header + "900001,845,Old Hill,Open,01-09-1999\n900002,845,Old Vale,Open,\n900003,845,Old Mill,Open,\n");
        Write("b/plain.csv", Header + "900001,845,New Hill,Open,01-09-2024\n900002,845,New Vale,Open,\n");
        // Newer still, but a sample of a register, and not the register.
        Write("c/sample.csv", Header + "900001,845,Sample Hill,Open,01-09-2025\n");
        Write("d/other.csv", "URN,LA,NOR\n100000,201,285\n");
        Write("e/figures.csv", "time_period,headcount\n202324,5\n");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await RunAsync(database);
        await using var scope = database.Services.CreateAsyncScope();
        var schools = scope.ServiceProvider.GetRequiredService<ISchools>();
        Assert.Equal(["New Hill", "New Vale"], (await schools.InAreaAsync("845", closedToo: true, Ct)).Select(s => s.Name));
    }

    [Fact]
    public async Task A_later_start_takes_nothing()
    {
        Write("schools.csv", Header + "900001,845,Hill,Open,01-09-1999\n");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await RunAsync(database);
        Write("schools.csv", Header + "900001,845,Another name,Open,01-09-2025\n");
        await RunAsync(database);
        await using var scope = database.Services.CreateAsyncScope();
        Assert.Equal("Hill", (await scope.ServiceProvider.GetRequiredService<ISchools>().ByUrnAsync(900001, Ct))!.Name);
    }

    [Fact]
    public async Task Outlines_of_the_most_authorities_are_taken()
    {
        Write("few.geojson", Collection("E10000011"));
        Write("more.json", Collection("E10000011", "E08000004"));
        Write("districts.geojson", Collection("E07000061"));
        Write("other.json", "[1, 2]");
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var boundaries = new Boundaries(database.Settings);
        var settings = database.Settings with { OpenDataFolder = folder };
        await new FirstBoundaries(settings, new AreaRegister(), boundaries, NullLogger<FirstBoundaries>.Instance).RunAsync(Ct);
        Assert.Equal(["353", "845"], boundaries.All!.Select(s => s.AreaCode).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task The_real_folder_gives_all_schools_and_all_153_outlines()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var settings = database.Settings with { OpenDataFolder = OpenDataFolder.Path };
        var boundaries = new Boundaries(settings);
        await new FirstBoundaries(settings, new AreaRegister(), boundaries, NullLogger<FirstBoundaries>.Instance).RunAsync(Ct);
        Assert.Equal(153, boundaries.All!.Count);
        await new FirstSchools(settings, database.Services.GetRequiredService<IServiceScopeFactory>(), NullLogger<FirstSchools>.Instance).RunAsync(Ct);
        await using var db = database.Open();
        // So many lines has the whole register among these files.
        Assert.Equal(51_012, await db.Set<SchoolRow>().CountAsync(Ct));
    }

    private Task RunAsync(TestDatabase database) =>
        new FirstSchools(database.Settings with { OpenDataFolder = folder }, database.Services.GetRequiredService<IServiceScopeFactory>(), NullLogger<FirstSchools>.Instance).RunAsync(Ct);

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Collection(params string[] codes) =>
        "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', codes.Select(Feature)) + "]}";

    private static string Feature(string code) => """{"type":"Feature","properties":{"CTYUA23CD":"CODE"},"geometry":{"type":"Polygon","coordinates":[[[0,50],[0,51],[1,51],[0,50]]]}}""".Replace("CODE", code, StringComparison.Ordinal);
}
