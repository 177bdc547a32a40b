using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests;

/// <summary>What README, docs and help tell people to type does what it says, typed in that order in an empty folder.</summary>
[Trait("Tier", "slow")]
public sealed class DocumentedCommandsTests
{
    /// <summary>The files that the examples speak of, and the published ones that are put in their place.</summary>
    private static readonly Dictionary<string, string[]> Files = new(StringComparer.Ordinal)
    {
        ["downloads/exclusions"] = ["exclusions_la_2006_2023"],
        ["downloads/lait"] = ["lait"],
        ["downloads/statistical_neighbours_2025.csv"] = ["statistical_neighbours", "statistical_neighbours_2025_long.csv"],
        ["downloads/authorities.geojson"] = ["boundaries", "england_la_may2023_buc_wgs84.geojson"],
        ["downloads/edubasealldata.csv"] = ["gias", "gias_open_oldham.csv"],
        ["sn_may_2025.xlsx"] = ["statistical_neighbours", "sn_may_2025.xlsx"],
        ["counties-and-unitary-authorities.geojson"] = ["boundaries", "england_la_may2023_buc_wgs84.geojson"],
        ["edubasealldata20250422.csv"] = ["gias", "gias_open_east_sussex.csv"],
    };

    [Fact]
    [Trait("Needs", "open-data")]
    public async Task Every_command_that_is_shown_works()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-docs-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "downloads"));
            foreach (var (name, parts) in Files)
                File.CreateSymbolicLink(Path.Combine(folder.FullName, name), OpenDataFolder.Of(parts));
            Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "docs"), Path.Combine(BuiltProgram.Root, "docs"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "our-privacy-notice.md"), "# Our privacy notice\n\nWe keep nothing.\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "backup.secret"), "a secret of thirty letters or so");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "roll.csv"), "upn,legal_first,legal_last,known_as,date_of_birth,entry_date\nB801200005001,Robin,Hale,,2014-05-02,2025-09-03\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "weeks.csv"), "upn,week_starting,code,sessions\nB801200005001,2026-11-02,/,5\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "exclusions.csv"), "upn,kind,start,sessions,reasons\nB801200005001,SUSP,2026-11-02,2,DB\n");
            await using var world = await SchoolAsync(folder.FullName);
            var commands = await Documentation.CommandsAsync();
            var examples = commands.Select(c => Documentation.ExampleIn(c.Value) ?? throw new InvalidOperationException($"./run {c.Key} --help shows no example.")).ToList();
            Assert.True(Documentation.FencedCommands.Count >= 6);
            // Help's order is the program's own: what changes something comes before what only looks.
            foreach (var line in Documentation.FencedCommands.Concat(examples.OrderBy(e => e.Contains("statement", StringComparison.Ordinal))).Distinct())
                await WorksAsync(folder.FullName, line.Contains(" --as ", StringComparison.Ordinal) ? world.Database.Settings.DataFolder : Path.Combine(folder.FullName, line.StartsWith("./run sample", StringComparison.Ordinal) ? "sample" : "data"), line);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A place with the school and the people that the examples speak of, and one child on its roll.</summary>
    private static async Task<TestWorld> SchoolAsync(string folder)
    {
        var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var school = OrganisationId.New();
        await using var db = world.Database.Open(world.Locality);
        db.Add(new SchoolRow { Urn = 100_000, Name = "Alder School", AreaCode = "845", Status = "Open" });
        db.Add(new Organisation { Id = school, Name = "Alder School", Kind = OrganisationKind.School, Urn = 100_000 });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        foreach (var (address, organisation, role) in new[] { ("head@school.example", school, Role.Headteacher), ("dpo@council.example", council, Role.DataProtectionOfficer), ("convenor@council.example", council, Role.Convenor) })
        {
            var person = await world.PersonAsync(address, (organisation, role));
            await db.Set<Person>().Where(p => p.Id == person.Value).ExecuteUpdateAsync(
                p => p.SetProperty(x => x.Email, address).SetProperty(x => x.NormalizedEmail, address.ToUpperInvariant()).SetProperty(x => x.UserName, address).SetProperty(x => x.NormalizedUserName, address.ToUpperInvariant()));
            if (role == Role.Headteacher)
                await TermAsync(world, person, school);
            if (role == Role.Convenor)
                await ConveneAsync(world, person, council);
        }

        Assert.Equal(0, (await BuiltProgram.RunInAsync(folder, world.Database.Settings.DataFolder, ["import", "roll", "roll.csv", "--school", "100000", "--as", "head@school.example"])).ExitCode);
        return world;
    }

    /// <summary>The autumn term of the example's exclusions.</summary>
    private static Task<bool> TermAsync(TestWorld world, PersonId head, OrganisationId school) => world.AsAsync(head, async services =>
    {
        var ct = TestContext.Current.CancellationToken;
        await services.GetRequiredService<ISchoolCalendars>().AddTermAsync(school, new(new(2026, 9, 3), new(2026, 12, 18)), ct);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("add", "term"));
        return true;
    });

    /// <summary>A collaborative here, and a second locality without one that the same person convenes.</summary>
    private static async Task ConveneAsync(TestWorld world, PersonId convenor, OrganisationId council)
    {
        var ct = TestContext.Current.CancellationToken;
        var second = LocalityId.New();
        await world.AddLocalityAsync(second, "there", "846");
        var theirs = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority, locality: second);
        await world.AsAsync(convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            db.Add(new PersonLocality { PersonId = convenor.Value, LocalityId = second });
            db.Add(new Post { Id = Guid.CreateVersion7(), PersonId = convenor, OrganisationId = theirs, Role = Role.Convenor, FromDay = world.Today.AddYears(-1), AppointedBy = convenor, CertifiedOn = world.Today });
            await services.GetRequiredService<IAuditTrail>().SaveAsync(ct, new AuditFact("appoint", "person", convenor.ToString()));
            return true;
        }, second);
        await world.AsAsync(convenor, async services =>
        {
            await services.GetRequiredService<StandingService>().BeginAsync("Keeping children in school", council, world.Today.AddYears(-1), ct);
            return true;
        });
    }

    private static async Task WorksAsync(string folder, string data, string line)
    {
        var words = Documentation.Words(line)[1..];
        if (words is [] or ["serve", ..])
        {
            // On a port that is free, whatever the example says.
            await using var site = await RunningHeadwater.StartAsync(data);
            using var client = site.Client();
            Assert.Contains("<h1", await client.GetStringAsync("/"), StringComparison.Ordinal);
            return;
        }

        var result = await BuiltProgram.RunInAsync(folder, data, words);
        Assert.True(result.ExitCode == 0, $"{line} ended with {result.ExitCode}: {result.Errors}");
        Assert.NotEmpty(result.Output);
    }
}
