using System.IO.Compression;
using System.Text;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Schools;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Localities;

public sealed class SchoolImportTests
{
    private const string Header = "URN,LA (code),EstablishmentName,EstablishmentStatus (name),PhaseOfEducation (name),TypeOfEstablishment (name),Easting,Northing,Postcode,SchoolCapacity,NumberOfPupils,OpenDate,CloseDate,StatutoryLowAge,StatutoryHighAge,HeadLastName\n";
    private const string Hill = "900001,845,Hill Primary,Open,Primary,Community school,538890,177320,se10 8xj,210,198,01-09-1999,,4,11,Smithson\n";
    private const string Vale = "900002,845,Vale School,Open,Secondary,Academy converter,0,0,,1200,,,,11,16,\n";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Schools_are_added_once_and_then_changed_by_what_differs(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);

        Assert.Equal(new SchoolImportResult(2, 0, 0, 0), await ImportAsync(database, Header + Hill + Vale));
        Assert.Equal(new SchoolImportResult(0, 0, 0, 2), await ImportAsync(database, Header + Hill + Vale));
        Assert.Equal(new SchoolImportResult(0, 1, 1, 1), await ImportAsync(database, Header + Hill + Vale.Replace(",Open,", ",Closed,", StringComparison.Ordinal)));

        await using var scope = database.Services.CreateAsyncScope();
        var schools = scope.ServiceProvider.GetRequiredService<ISchools>();
        var hill = await schools.ByUrnAsync(900001, Ct);
        Assert.NotNull(hill);
        Assert.Equal(("Hill Primary", "845", "Primary", "SE10 8XJ", 210, 198, new DateOnly(1999, 9, 1), true), (hill.Name, hill.AreaCode, hill.Phase, hill.Postcode, hill.Capacity, hill.Pupils, hill.Opened, hill.IsOpen));
        Assert.Equal(51.4779, hill.Location!.Value.Latitude, 0.0005);
        Assert.Null((await schools.ByUrnAsync(900002, Ct))!.Location);
        Assert.Equal("Hill Primary", Assert.Single(await schools.InAreaAsync("845", closedToo: false, Ct)).Name);
        Assert.Equal(["Hill Primary", "Vale School"], (await schools.InAreaAsync("845", closedToo: true, Ct)).Select(s => s.Name));
        Assert.Equal([new SchoolCount("845", 1, 1)], await schools.CountsAsync(Ct));
    }

    [Fact]
    public async Task Columns_a_smaller_extract_lacks_stay_as_they_are()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await ImportAsync(database, Header + Hill);

        var result = await ImportAsync(database, "urn,name,la_code,status\n900001,Hill Academy,845,Open\n");

        Assert.Equal(new SchoolImportResult(0, 1, 0, 0), result);
        await using var scope = database.Services.CreateAsyncScope();
        var hill = await scope.ServiceProvider.GetRequiredService<ISchools>().ByUrnAsync(900001, Ct);
        Assert.Equal(("Hill Academy", 210), (hill!.Name, hill.Capacity));
    }

    [Fact]
    public async Task Gzip_and_Windows_1252_are_read()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1252).GetBytes(Header + Hill.Replace("Hill Primary", "St Chloë’s", StringComparison.Ordinal));
        var path = Path.Combine(database.Settings.DataFolder, "gias.csv.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            await gzip.WriteAsync(bytes, Ct);

        await RunAsync(database, path);

        await using var scope = database.Services.CreateAsyncScope();
        Assert.Equal("St Chloë’s", (await scope.ServiceProvider.GetRequiredService<ISchools>().ByUrnAsync(900001, Ct))!.Name);
    }

    [Theory]
    [InlineData("URN,LA (code),EstablishmentName\n900001,845,Hill\n", "EstablishmentStatus (name)")]
    [InlineData(Header, "no school")]
    [InlineData(Header + Hill + Hill, "twice")]
    [InlineData(Header + Hill + "900003,845,845,Vale,Open,Primary,x,1,1,,,,,,,\n", "line 3, column EstablishmentStatus (name)")]
    [InlineData(Header + Hill + "900003,84,Vale,Open,Primary,x,1,1,,,,,,,,\n", "line 3, column LA (code)")]
    [InlineData(Header + "9000,845,Vale,Open,Primary,x,1,1,,,,,,,,\n", "line 2, column URN")]
    [InlineData(Header + "900003,845,,Open,Primary,x,1,1,,,,,,,,\n", "column EstablishmentName")]
    [InlineData(Header + "900003,845,Vale,Open,Primary,x,1,1,,many,,,,,,\n", "column SchoolCapacity: 'many'")]
    [InlineData(Header + "900003,845,Vale,Open,Primary,x,1,1,,,,31-02-1999,,,,\n", "column OpenDate: '31-02-1999'")]
    [InlineData(Header + "900003,845,Vale,Open,Primary,x,1,1,,,,,,4.5,,\n", "column StatutoryLowAge")]
    [InlineData(Header + "900003,845,Vale,Open\n", "4 values under 16 headings")]
    public async Task A_bad_file_is_refused_whole_and_says_where(string text, string says)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => ImportAsync(database, text));

        Assert.StartsWith("gias.csv", refused.Message, StringComparison.Ordinal);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        await using var scope = database.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ISchools>().CountsAsync(Ct));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        await Assert.ThrowsAsync<InputRefusedException>(() => RunAsync(database, Path.Combine(database.Settings.DataFolder, "none.csv")));
    }

    [Fact]
    public void Nothing_is_kept_of_a_head_teacher() =>
        Assert.DoesNotContain(typeof(SchoolRow).GetProperties(), p => p.Name.Contains("Head", StringComparison.Ordinal));

    [Theory]
    [Trait("Needs", "open-data")]
    [InlineData("gias_full_columns_sample.csv", 99)]
    [InlineData("gias_open_oldham.csv", 124)]
    public Task Published_extracts_are_taken_in_and_known_again(string file, int schools) => TakenInAndKnownAgainAsync(file, schools);

    [Fact]
    [Trait("Needs", "open-data")]
    [Trait("Tier", "slow")]
    public Task All_schools_of_England_are_taken_in_and_known_again() => TakenInAndKnownAgainAsync("gias_spine_all_2024-06-17.csv.gz", 51012);

    private static async Task TakenInAndKnownAgainAsync(string file, int schools)
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);

        var first = await RunAsync(database, OpenDataFolder.Of("gias", file));
        var again = await RunAsync(database, OpenDataFolder.Of("gias", file));

        Assert.Equal(schools, first.Added);
        Assert.True(again.NothingChanged);
        Assert.Equal(schools, again.Unchanged);
    }

    private static async Task<SchoolImportResult> ImportAsync(TestDatabase database, string text)
    {
        var path = Path.Combine(database.Settings.DataFolder, "gias.csv");
        await File.WriteAllTextAsync(path, text, Ct);
        return await RunAsync(database, path);
    }

    private static async Task<SchoolImportResult> RunAsync(TestDatabase database, string path)
    {
        await using var scope = database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchoolImport>().ImportAsync(path, (_, _) => { }, Ct);
    }
}
