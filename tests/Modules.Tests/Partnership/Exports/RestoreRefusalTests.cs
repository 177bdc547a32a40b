using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Everything;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Exports;

/// <summary>A file that is not what it should be is refused with the place and the remedy, and nothing is changed.</summary>
public sealed class RestoreRefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_no_such_file_is_refused_as_a_whole()
    {
        await using var table = await TableAsync();
        var file = await TakenFile.OfAsync(table.World, table.Convenor);
        await using var place = await EmptyAsync(table);
        var schema = file.Schema;
        schema["version"] = 2;
        await RefusedAsync(place, file.With("schema.json", schema.ToJsonString()), "The file is of version 2; this Headwater reads version 1");
        await RefusedAsync(place, file.With("schema.json", "{\"format\":1}"), "schema.json cannot be read");
        await RefusedAsync(place, file.With("tables/seat.jsonl", file.Parts["tables/seat.jsonl"].Replace("health", "schools", StringComparison.Ordinal), listed: false), "tables/seat.jsonl is not what it was when the file was made: its SHA-256 is another");
        await RefusedAsync(place, file.With("tables/more.jsonl", "{}", listed: false), "are not those that its schema.json lists: tables/more.jsonl");
        // A table that is left out does not come back by another road.
        await RefusedAsync(place, Schema(file, s => s["tables"]!.AsArray().First(t => (string)t!["name"]! == "card")!["name"] = "coaching_note"), "The file has a table that Headwater does not take: coaching_note");
        await RefusedAsync(place, Schema(file, s => s["tables"]!.AsArray().First(t => (string)t!["name"]! == "seat")!["fields"]![0]!["name"] = "shoeSize"), "The file has a field that Headwater does not take: shoeSize of seat");
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("schema.json").Open();
            var noughts = new byte[1 << 20];
            for (var n = 0; n < 40; n++)
                part.Write(noughts);
        }

        foreach (var (bytes, said) in new[] { (bomb.ToArray(), "schema.json unpacks to more than a collaborative can hold"), ("no zip at all"u8.ToArray(), "This is no file that ./run collaborative export wrote") })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => place.World.AsAsync(place.Convenor, s => s.GetRequiredService<RestoreService>().RunAsync(new MemoryStream(bytes), "", false, false, Ct)));
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }

        await NothingAsync(place);
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_listed_with_their_lines_and_nothing_is_changed()
    {
        await using var table = await TableAsync();
        var file = await TakenFile.OfAsync(table.World, table.Convenor);
        await using var place = await EmptyAsync(table);
        var seats = file.Lines("tables/seat.jsonl");
        async Task ProblemAsync(TakenFile of, params string[] expected)
        {
            foreach (var dry in new[] { true, false })
                Assert.Equal(expected, (await of.RestoreAsync(place.World, place.Convenor, dry)).Problems.Select(p => $"{p.Where}: {p.Why}"));
        }

        TakenFile Seat(string from, string to, int line = 0) => file.With("tables/seat.jsonl", string.Join('\n', seats.Select((l, n) => n == line ? l.Replace(from, to, StringComparison.Ordinal) : l)));
        var field = JsonNode.Parse(seats[0])!;
        await ProblemAsync(Seat("\"kind\":\"Core\"", "\"kind\":\"Throne\""), "tables/seat.jsonl, line 1: kind is one of Core, SubGroup, Observer.");
        await ProblemAsync(Seat($"\"fromDay\":\"{field["fromDay"]}\"", "\"fromDay\":\"yesterday\""), "tables/seat.jsonl, line 1: fromDay is a day such as 2026-11-10.");
        await ProblemAsync(Seat($"\"fromDay\":\"{field["fromDay"]}\",", ""), "tables/seat.jsonl, line 1: fromDay is missing.");
        await ProblemAsync(Seat("{", "{\"shoeSize\":4,"), "tables/seat.jsonl, line 1: shoeSize is no field of seat.");
        await ProblemAsync(Seat("\"kind\":\"Core\"", $"\"kind\":\"Core\",\"closeWhy\":\"{new string('x', 501)}\"").Without("closeWhy\":null,"), "tables/seat.jsonl, line 1: closeWhy has 501 characters; 500 are the most.");
        await ProblemAsync(Seat($"\"sectorCode\":\"{field["sectorCode"]}\"", "\"sectorCode\":\"nowhere\""), "tables/seat.jsonl, line 1: sectorCode names a row of sector that is not in the file.");
        await ProblemAsync(Seat("{", "not {"), "tables/seat.jsonl, line 1: This is no JSON object.");
        await ProblemAsync(file.With("tables/seat.jsonl", file.Parts["tables/seat.jsonl"] + seats[0] + "\n", rows: 1), $"tables/seat.jsonl, line {seats.Count + 1}: stands there twice: another row has the same id.");
        var holding = JsonNode.Parse(file.Lines("tables/seat_holding.jsonl")[0])!;
        await ProblemAsync(
            file.With("tables/seat_holding.jsonl", file.Parts["tables/seat_holding.jsonl"].Replace((string)holding["seatId"]!, Guid.NewGuid().ToString(), StringComparison.Ordinal)),
            "tables/seat_holding.jsonl, line 1: seatId names a row of seat that is not in the file.");
        await ProblemAsync(
            file.With("tables/seat_holding.jsonl", file.Parts["tables/seat_holding.jsonl"].Replace((string)holding["personId"]!, "11111111-2222-4333-8444-555555555555", StringComparison.Ordinal)),
            "tables/seat_holding.jsonl, line 1: personId names somebody of whom neither people.jsonl nor organisations.jsonl tells.");
        await ProblemAsync(file.With("tables/seat.jsonl", string.Join('\n', seats.Skip(1))), $"tables/seat.jsonl: It has {seats.Count - 1} rows; schema.json says {seats.Count}.");
        await NothingAsync(place);
    }

    [Fact]
    public async Task People_and_organisations_that_are_not_here_are_listed_by_name_and_nobody_becomes_somebody_else()
    {
        await using var table = await TableAsync();
        var file = await TakenFile.OfAsync(table.World, table.Convenor);
        await using var place = await EmptyAsync(table, except: "Nurse Nash", withoutHealth: true);
        var result = await file.RestoreAsync(place.World, place.Convenor);
        Assert.Equal(["Nurse Nash", "Child health"], result.Problems.Select(p => p.Where));
        Assert.Contains("Invite them under this name first", result.Problems[0].Why, StringComparison.Ordinal);
        Assert.Contains("Let the administrator add it under this name first", result.Problems[1].Why, StringComparison.Ordinal);
        await NothingAsync(place);
        await place.World.OrganisationAsync("Child Health", OrganisationKind.Health);
        // Two of one name: nobody can tell whom it means.
        var twins = new[] { await place.World.PersonAsync("Nurse Nash", (place.Council, Role.Member)), await place.World.PersonAsync("nurse  nash", (place.Council, Role.Member)) };
        Assert.Equal(["Nurse Nash: 2 people here have this name. Tell them apart by their names first."], (await file.RestoreAsync(place.World, place.Convenor)).Problems.Select(p => $"{p.Where}: {p.Why}"));
        await using var db = place.World.Database.Open(place.World.Locality);
        await db.Set<Person>().Where(p => p.Id == twins[0].Value || p.Id == twins[1].Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.DisplayName, "Somebody Else"), Ct);
        // The facilitator holds no seat, whatever a file says.
        var facilitator = await place.World.PersonAsync("Nurse Nash", (place.Council, Role.Facilitator));
        Assert.Contains("would put the facilitator into a seat", Assert.Single((await file.RestoreAsync(place.World, place.Convenor)).Problems).Why, StringComparison.Ordinal);
        await db.Set<Person>().Where(p => p.Id == facilitator.Value).ExecuteUpdateAsync(p => p.SetProperty(x => x.DisplayName, "Frida Frost"), Ct);
        // Or without the name: the seat is held by nobody whom anybody knows.
        Assert.Empty((await file.RestoreAsync(place.World, place.Convenor, unnamed: true)).Problems);
        var held = await db.Set<SeatHolding>().AsNoTracking().ToListAsync(Ct);
        Assert.Equal(2, held.Count);
        Assert.DoesNotContain(held, h => h.PersonId == table.Nurse || h.PersonId == facilitator || twins.Contains(h.PersonId));
    }

    [Fact]
    public async Task Whoever_does_not_convene_puts_nothing_back()
    {
        await using var table = await TableAsync();
        var file = await TakenFile.OfAsync(table.World, table.Convenor);
        await using var place = await EmptyAsync(table);
        foreach (var person in new[] { place.Administrator, place.Teacher })
            Assert.Contains("Those who convene", (await Assert.ThrowsAsync<InputRefusedException>(() => file.RestoreAsync(place.World, person))).Message, StringComparison.Ordinal);
        await NothingAsync(place);
    }

    private static async Task<RoundTable> TableAsync()
    {
        var table = await RoundTable.CreateAsync(Engine.Sqlite);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Parents, table.Forum), table.Mother);
        return table;
    }

    /// <summary>Another installation with people and organisations of the same names, and no collaborative.</summary>
    private static async Task<Place> EmptyAsync(RoundTable table, string? except = null, bool withoutHealth = false)
    {
        var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var council = await world.OrganisationAsync("The council");
        foreach (var name in new[] { "Child health", "Parents' forum", "A school" }.Where(n => !withoutHealth || n != "Child health"))
            await world.OrganisationAsync(name);
        foreach (var name in new[] { "Nurse Nash", "Mother Moss" }.Where(n => n != except))
            await world.PersonAsync(name, (council, Role.Member));
        Assert.NotEqual(table.World.Locality, world.Locality);
        return new(world, council, await world.PersonAsync("Convenor Cole", (council, Role.Convenor)), await world.PersonAsync("Admin Ash", (council, Role.Administrator)), await world.PersonAsync("Teacher Thorn", (council, Role.ClassTeacher)));
    }

    private static TakenFile Schema(TakenFile file, Action<JsonNode> change)
    {
        var schema = file.Schema;
        change(schema);
        return file.With("schema.json", schema.ToJsonString(new JsonSerializerOptions()));
    }

    private static async Task RefusedAsync(Place place, TakenFile file, string said) =>
        Assert.Contains(said, (await Assert.ThrowsAsync<InputRefusedException>(() => file.RestoreAsync(place.World, place.Convenor))).Message, StringComparison.Ordinal);

    private static async Task NothingAsync(Place place)
    {
        await using var db = place.World.Database.Open(place.World.Locality);
        Assert.Equal((0, 0, 0), (await db.Set<Collaborative>().CountAsync(Ct), await db.Set<Sector>().CountAsync(Ct), await db.Set<Seat>().CountAsync(Ct)));
        Assert.DoesNotContain(await db.Set<AuditEntry>().ToListAsync(Ct), e => e.Verb == "restore");
    }

    private sealed record Place(TestWorld World, OrganisationId Council, PersonId Convenor, PersonId Administrator, PersonId Teacher) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
