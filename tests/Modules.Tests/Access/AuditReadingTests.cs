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

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_service_that_is_involved_and_the_next_school_read_nothing_of_it_and_reasons_are_for_who_reviews(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech, camhs, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, next) = (await world.PersonAsync("Head of Alder", (alder, Role.Headteacher)), await world.PersonAsync("Head of Beech", (beech, Role.Headteacher)));
        // A post that reads the trail at an organisation that is involved, and no school of the child's.
        var (lead, officer) = (await world.PersonAsync("Lead", (camhs, Role.SafeguardingLead)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await world.InvolveAsync(head, new(child, InvolvementKind.Roll, beech, null, "The child comes in January.", LawfulBasis.PublicTask, EntryKinds.All, world.Today.AddDays(56)));
        await world.AsAsync(lead, async s =>
        {
            s.GetRequiredService<CurrentActor>().Why = "She was seen alone at the station.";
            await s.GetRequiredService<IAuditTrail>().ReadAsync(new("open", "child", child.ToString(), child), Ct);
            return true;
        });

        Assert.Empty(await ReadAsync(world, lead, new(Child: child)));
        Assert.Empty(await ReadAsync(world, next, new(Child: child)));
        var line = (await ReadAsync(world, head, new(Person: lead))).Single();
        Assert.Equal((child, (string?)null), (line.Child, line.Why));
        Assert.Equal("She was seen alone at the station.", (await ReadAsync(world, officer, new(Person: lead))).Single().Why);
        world.Clock.Advance(TimeSpan.FromDays(56));
        await RecordAsync(world, lead, new("see", "child", child.ToString(), child));
        Assert.Single(await ReadAsync(world, next, new(Child: child)));
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
