using System.Text.Json;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>An organisation reads who opened the records of its children, and nobody else's.</summary>
[Trait("Tier", "slow")]
public sealed class AuditReadingTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_school_reads_of_its_own_children_for_the_time_it_was_involved(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech, camhs) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health));
        var (head, otherHead) = (await world.PersonAsync("Head of Alder", (alder, Role.Headteacher)), await world.PersonAsync("Head of Beech", (beech, Role.Headteacher)));
        var psychologist = await world.PersonAsync("A psychologist", (camhs, Role.EducationalPsychologist));
        var (child, other) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(otherHead, beech, "Jay", "Moor"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(world, psychologist, new("see", "child", child.ToString(), child));
        await RecordAsync(world, psychologist, new("list", "child", Children: [child, other]));
        await RecordAsync(world, psychologist, new("see", "child", other.ToString(), other));
        await RecordAsync(world, psychologist, new("list", "child"));

        var lines = await ReadAsync(world, head, new());
        Assert.Equal([("A psychologist", "Saw in a list: the record", 2), ("A psychologist", "Looked at the record", 0), ("Head of Alder", "Granted an involvement", 0), ("Head of Alder", "Opened the record", 0)], lines.Select(l => (l.Who, l.What, l.Listed)));
        Assert.Equal("Robin Hale", lines[1].ChildName);
        Assert.Equal(2, (await ReadAsync(world, head, new(Person: psychologist))).Count);
        Assert.Equal(4, (await ReadAsync(world, head, new(Child: child))).Count);
        Assert.Empty(await ReadAsync(world, head, new(Child: other)));
        Assert.Equal(4, (await ReadAsync(world, otherHead, new())).Count);
        // Without the capability there is nothing, whoever is involved.
        Assert.Empty(await ReadAsync(world, psychologist, new()));
        Assert.Empty(await ReadAsync(world, head, new(To: world.Today.AddDays(-1))));
        Assert.Equal(4, (await ReadAsync(world, head, new(From: world.Today, To: world.Today))).Count);
        Assert.Equal([lines[2].Seq, lines[3].Seq], (await ReadAsync(world, head, new(Before: lines[1].Seq))).Select(l => l.Seq));

        await world.RevokeAsync(head, await world.AsAsync(head, async s => (await s.GetRequiredService<IInvolvements>().OfAsync(child, Ct)).Single().Id));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(world, psychologist, new("see", "child", child.ToString(), child));
        // What came after the involvement ended is no longer the school's to read; its end is.
        Assert.Equal(["Ended an involvement", "Saw in a list: the record", "Looked at the record", "Granted an involvement", "Opened the record"], (await ReadAsync(world, head, new())).Select(l => l.What));
    }

    [Fact]
    public async Task At_the_shell_the_actor_is_named_and_goes_into_the_trail()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var alder = await world.OrganisationAsync("Alder School");
        var (head, teacher, former) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Teacher", (alder, Role.ClassTeacher)), await world.PersonAsync("Former"));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var folder = world.Database.Settings.DataFolder;
        foreach (var (acting, says) in new[] { (null, "--as PERSON"), ("nobody@example.org", "nobody who may act"), (former.ToString(), "no post"), (teacher.ToString(), "do not let them") })
        {
            var refused = await BuiltProgram.RunAsync(folder, acting is null ? ["audit", "list", "--child", child.ToString()] : ["audit", "list", "--child", child.ToString(), "--as", acting]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(says, refused.Errors, StringComparison.Ordinal);
            Assert.Empty(refused.Output);
        }

        foreach (var named in new[] { head.ToString(), $"{head.Value:N}@EXAMPLE.org" })
        {
            var answered = await BuiltProgram.RunAsync(folder, "audit", "list", "--child", child.ToString(), "--as", named, "--json");
            Assert.True(answered.ExitCode == 0, answered.Errors);
            Assert.Contains("Opened the record", answered.Output, StringComparison.Ordinal);
        }

        await using var db = world.Database.Open(world.Locality);
        Assert.Equal([head, head], await db.Set<AuditEntry>().Where(a => a.Verb == "read" && a.ChildId == child).Select(a => a.PersonId!.Value).ToListAsync(Ct));
    }

    [Fact]
    public async Task Verify_says_for_each_locality_what_it_found_and_ends_with_1_when_something_is_wrong()
    {
        var (world, _, _) = await AuditChainOfTests.CreateAsync(Engine.Sqlite, 6);
        await using (world)
        {
            var folder = world.Database.Settings.DataFolder;
            Assert.Equal(0, (await BuiltProgram.RunAsync(folder, "audit", "anchor")).ExitCode);
            var whole = await BuiltProgram.RunAsync(folder, "audit", "verify", "--json");
            Assert.True(whole.ExitCode == 0, whole.Output + whole.Errors);
            using (var said = JsonDocument.Parse(whole.Output))
            {
                var here = said.RootElement.GetProperty("localities").EnumerateArray().Single();
                Assert.True(said.RootElement.GetProperty("intact").GetBoolean());
                Assert.Equal(("here", 7, 7, 7), (here.GetProperty("locality").GetString(), here.GetProperty("entries").GetInt32(), here.GetProperty("verifiedTo").GetInt32(), here.GetProperty("lastAnchor").GetProperty("seq").GetInt32()));
            }

            await using (var db = world.Database.Open(world.Locality))
                await db.Database.ExecuteSqlRawAsync("DROP TRIGGER access_audit_entry_no_change; UPDATE access_audit_entry SET at_utc = '2026-11-09 09:00:00' WHERE seq = 5", Ct);
            var tampered = await BuiltProgram.RunAsync(folder, "audit", "verify", "--json");
            Assert.Equal(1, tampered.ExitCode);
            using var found = JsonDocument.Parse(tampered.Output);
            Assert.Equal(5, found.RootElement.GetProperty("localities")[0].GetProperty("problem").GetProperty("seq").GetInt32());
            Assert.Equal(2, (await BuiltProgram.RunAsync(folder, "audit", "verify", "--anchors", Path.Combine(folder, "none"))).ExitCode);
        }
    }

    private static Task<bool> RecordAsync(TestWorld world, PersonId by, AuditFact fact) => world.AsAsync(by, async s =>
    {
        await s.GetRequiredService<IAuditTrail>().ReadAsync(fact, Ct);
        return true;
    });

    private static Task<IReadOnlyList<AuditLine>> ReadAsync(TestWorld world, PersonId by, AuditQuestion question) =>
        world.AsAsync(by, s => s.GetRequiredService<AuditQueries>().ReadAsync(question, AuditQueries.PageSize, Ct));
}
