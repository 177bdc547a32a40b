using System.Text.Json.Nodes;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.SignIn;
using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Partnership.Everything;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>The sample's collaborative, taken along and put back somewhere else, is what it was.</summary>
public sealed class EverythingRoundTripTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_collaborative_that_was_put_back_elsewhere_gives_the_same_file_again(Engine engine)
    {
        var before = await SampleAsync(engine);
        string[] filled = ["decision", "ballot", "anonymous_ballot", "card", "map_version", "finding", "meeting", "attendance", "activity", "cost_line", "network_wave", "pack_receiver", "readiness_check"];
        Assert.Empty(filled.Except(before.Schema["tables"]!.AsArray().Where(t => (int)t!["rows"]! > 0).Select(t => (string)t!["name"]!)));
        await using var world = await TestWorld.CreateAsync(engine);
        var convenor = await PeopleAsync(world, before);
        // A look changes nothing, and a second one says the same.
        foreach (var dry in new[] { true, false })
        {
            var result = await before.RestoreAsync(world, convenor, dry);
            Assert.Empty(result.Problems);
            Assert.Equal(before.Parts.Where(p => p.Key.EndsWith(".jsonl", StringComparison.Ordinal) && p.Key.StartsWith("tables/", StringComparison.Ordinal)).Sum(p => before.Lines(p.Key).Count), result.Rows);
        }

        var after = await TakenFile.OfAsync(world, convenor);
        var (told, again) = (ByName(before), ByName(after));
        foreach (var part in told.Keys.Where(k => k != "tables/network_wave.jsonl"))
            Assert.Equal(told[part], again[part]);
        // Their answers did not come along: surveys that were closed are withdrawn, and everything else of them is as it was.
        var waves = before.Rows("network_wave").Zip(after.Rows("network_wave")).ToList();
        Assert.NotEmpty(waves);
        Assert.All(waves, w => Assert.Equal(((string)w.First["title"]!, (string)w.First["askedOn"]!, (string)w.First["state"]! == "Open" ? "Open" : "Withdrawn"), ((string)w.Second["title"]!, (string)w.Second["askedOn"]!, (string)w.Second["state"]!)));
        Assert.Contains(waves, w => (string)w.First["state"]! == "Closed");
        // Once there is one, none is put over it.
        Assert.Contains("There is a collaborative in this locality already", (await Assert.ThrowsAsync<InputRefusedException>(() => before.RestoreAsync(world, convenor))).Message, StringComparison.Ordinal);
        await using var db = world.Database.Open(world.Locality);
        var entry = Assert.Single(db.Set<AuditEntry>(), e => e.Verb == "restore");
        Assert.Equal((convenor, "collaborative", true), (entry.PersonId, entry.Kind, entry.Detail!.Contains("SHA-256", StringComparison.Ordinal)));
        Assert.Single(db.Set<AuditEntry>(), e => e.Verb == "export" && e.Kind == "collaborative" && e.PersonId == convenor);
    }

    private static async Task<TakenFile> SampleAsync(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var area = AreaRegister.Fictional[0];
        await database.Services.GetRequiredService<SampleMaking>().MakeAsync(area, 0, 1, SampleOrder.FewestChildren, SampleOrder.DefaultSeed, Ct);
        await using var look = database.Services.CreateAsyncScope();
        look.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(SampleOrder.IdOf(area));
        var convenor = (await look.ServiceProvider.GetRequiredService<ISamplePeople>().PostsAsync(Ct)).First(p => p.Role == Role.Convenor);
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(convenor.Person, convenor.Name, SampleOrder.IdOf(area), Ct);
        return await TakenFile.OfAsync(scope.ServiceProvider);
    }

    /// <summary>A locality with people and organisations of the same names, under other ids; answers the convenor.</summary>
    private static async Task<PersonId> PeopleAsync(TestWorld world, TakenFile file)
    {
        OrganisationId? first = null;
        foreach (var line in file.Lines("organisations.jsonl").Select(l => JsonNode.Parse(l)!))
        {
            var at = await world.OrganisationAsync((string)line["name"]!, Enum.Parse<OrganisationKind>((string)line["kind"]!));
            first ??= at;
        }

        foreach (var line in file.Lines("people.jsonl").Select(l => JsonNode.Parse(l)!).Where(p => p["name"] is not null && Guid.Parse((string)p["id"]!) != SystemPerson.Id.Value))
            await world.PersonAsync((string)line["name"]!, (first!.Value, Role.Member));
        return await world.PersonAsync("Convenor Cole", (first!.Value, Role.Convenor));
    }

    /// <summary>Each table's rows with names instead of ids of people and organisations, in one order.</summary>
    private static Dictionary<string, List<string>> ByName(TakenFile file)
    {
        var names = file.Lines("people.jsonl").Concat(file.Lines("organisations.jsonl")).Select(l => JsonNode.Parse(l)!).ToDictionary(n => (string)n["id"]!, n => (string?)n["name"] ?? "nobody");
        return file.Parts.Keys.Where(k => k.StartsWith("tables/", StringComparison.Ordinal) && k.EndsWith(".jsonl", StringComparison.Ordinal))
            .ToDictionary(k => k, k => file.Lines(k).Select(l => names.Aggregate(l, (text, name) => text.Replace(name.Key, name.Value, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList());
    }
}
