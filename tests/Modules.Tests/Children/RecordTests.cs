using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Keeping a record: who may, what is refused, and that nothing is overwritten. Every name is made up.</summary>
public sealed class RecordTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_child_is_found_by_the_beginning_of_any_name_without_case_and_accents(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Zoë", "O'Brien-Łukasz");
        await world.ChildAsync(head, alder, "Robin", "Hale");
        foreach (var typed in new[] { "zoe", "ZOË", "obr", "luka", "o'bri zo", "  Zo  ", "Lukasz, Zoe" })
            Assert.Equal([child], await FoundAsync(world, head, typed));
        foreach (var typed in new[] { "rien", "zoe hale", "zoex", "%", "_oe", "'; --", "zoe\u0000" })
            Assert.Empty(await FoundAsync(world, head, typed == "zoe\u0000" ? "zoe\u0000q" : typed));
        Assert.Equal(2, (await FoundAsync(world, head, null)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_changed_name_is_found_and_the_old_one_is_not(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        Assert.Equal(Outcome.Saved, await RenameAsync(world, head, child, 1, "Robin", "Moor"));
        Assert.Equal([child], await FoundAsync(world, head, "moor"));
        Assert.Equal([child], await FoundAsync(world, head, "robin"));
        Assert.Empty(await FoundAsync(world, head, "hale"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_second_of_two_who_save_is_told_and_nothing_is_overwritten(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        Assert.Equal(Outcome.Saved, await RenameAsync(world, head, child, 1, "Robin", "Moor"));
        Assert.Equal(Outcome.ChangedMeanwhile, await RenameAsync(world, head, child, 1, "Robin", "Wood"));
        Assert.Equal("Moor", (await HeldAsync(world, head, child))!.LegalLast);
        Assert.Equal(Outcome.Saved, await RenameAsync(world, head, child, 2, "Robin", "Wood"));

        var race = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => RenameAsync(world, head, child, 3, "Robin", "Race" + (char)('a' + n))));
        Assert.Single(race, Outcome.Saved);
        Assert.Equal(3, race.Count(o => o == Outcome.ChangedMeanwhile));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_move_closes_one_stay_and_opens_another_and_sight_moves_on_those_days(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, next)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, alder, teacher, "Class teacher.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        Assert.Equal(Outcome.Saved, await world.AsAsync(head, s => s.GetRequiredService<RollService>().LeaveAsync(child, 1, new(world.Today.AddDays(2), beech, world.Today.AddDays(5)), Ct)));

        // Tuesday 10: still here. Thursday 12 is the last day; on Sunday 15 the next school begins.
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((true, true, false), (await SeesAsync(world, head), await SeesAsync(world, teacher), await SeesAsync(world, next)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((false, false, false), (await SeesAsync(world, head), await SeesAsync(world, teacher), await SeesAsync(world, next)));
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((false, false, true), (await SeesAsync(world, head), await SeesAsync(world, teacher), await SeesAsync(world, next)));

        var roll = await world.AsAsync(next, s => s.GetRequiredService<ChildQueries>().RollOfAsync(child, Ct));
        Assert.Equal([(beech, null), (alder, world.Today.AddDays(-3))], roll.Select(r => (r.SchoolId, r.LeavingDate)));
        Assert.Equal(Outcome.NotThere, await RenameAsync(world, head, child, 1, "Robin", "Moor"));
        Assert.Equal(Outcome.Saved, await RenameAsync(world, next, child, 1, "Robin", "Moor"));

        async Task<bool> SeesAsync(TestWorld w, PersonId who) => await HeldAsync(w, who, child) is not null;
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Days_that_do_not_follow_one_another_are_refused_and_nothing_is_written(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, _)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var camhs = await world.OrganisationAsync("CAMHS", OrganisationKind.Health);
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        foreach (var wrong in new Leaving[]
        {
            new(world.Today.AddYears(-1)), new(world.Today.AddYears(2)), new(world.Today, beech), new(world.Today, beech, world.Today), new(world.Today, alder, world.Today.AddDays(1)),
            new(world.Today, camhs, world.Today.AddDays(1)), new(world.Today, OrganisationId.New(), world.Today.AddDays(1)),
        })
        {
            await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(head, s => s.GetRequiredService<RollService>().LeaveAsync(child, 1, wrong, Ct)));
        }

        Assert.Null(Assert.Single(await world.AsAsync(head, s => s.GetRequiredService<ChildQueries>().RollOfAsync(child, Ct))).LeavingDate);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Only_the_school_of_the_roll_keeps_the_record(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.Referral, beech, null, "A managed move is prepared.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, alder, teacher, "Class teacher.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        foreach (var who in new[] { other, teacher })
        {
            Assert.NotNull(await HeldAsync(world, who, child));
            Assert.Equal(Outcome.NotThere, await RenameAsync(world, who, child, 1, "Robin", "Moor"));
            Assert.Equal(Outcome.NotThere, await world.AsAsync(who, s => s.GetRequiredService<RollService>().LeaveAsync(child, 1, new(world.Today), Ct)));
            Assert.Equal(Outcome.NotThere, await world.AsAsync(who, s => s.GetRequiredService<ContactService>().AddAsync(child, new("A person", Relation.Mother, null, null, true, true, false, null), Ct)));
            Assert.Equal(Outcome.NotThere, await world.AsAsync(who, s => s.GetRequiredService<NeedsService>().SetStageAsync(child, null, new("K", null, world.Today), Ct)));
        }

        Assert.Equal(Outcome.NotThere, await RenameAsync(world, head, ChildId.New(), 1, "Robin", "Moor"));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Needs_are_dated_and_the_stage_before_stays(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        Assert.Equal(Outcome.Saved, await StageAsync(null, "K", "SEMH", world.Today.AddDays(-30)));
        var first = await world.AsAsync(head, s => s.GetRequiredService<NeedsService>().CurrentAsync(child, Ct));
        Assert.Equal(Outcome.ChangedMeanwhile, await StageAsync(null, "E", "SEMH", world.Today));
        Assert.Equal(Outcome.Saved, await StageAsync(first!.Id, "E", "ASD", world.Today));
        var all = (await world.AsAsync(head, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct)))!.Stages;
        Assert.Equal([("E", "ASD", world.Today, (DateOnly?)null), ("K", "SEMH", world.Today.AddDays(-30), world.Today.AddDays(-1))], all.Select(s => (s.Provision, s.PrimaryNeed!, s.FromDay, s.ToDay)));
        foreach (var (provision, need) in new[] { ("X", null), ("K", "NOPE"), ("N", "SEMH"), ("", null) })
            await Assert.ThrowsAsync<InputRefusedException>(() => StageAsync(all[0].Id, provision, need, world.Today.AddDays(1)));

        Task<Outcome> StageAsync(Guid? current, string provision, string? need, DateOnly from) =>
            world.AsAsync(head, s => s.GetRequiredService<NeedsService>().SetStageAsync(child, current, new(provision, need, from), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_record_is_read_in_three_reads_whatever_stands_in_it(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.AsAsync(head, s => s.GetRequiredService<ContactService>().MoveAsync(child, 0, new("1 Mill Lane\nLewes", "bn71ue"), Ct));
        foreach (var name in new[] { "Ash Hale", "Fern Hale" })
            await world.AsAsync(head, s => s.GetRequiredService<ContactService>().AddAsync(child, new(name, Relation.Parent, null, null, true, true, false, null), Ct));
        foreach (var text in new[] { "I like the river.", "Mornings are hard." })
            await world.AsAsync(head, s => s.GetRequiredService<EntryService>().AddWordsAsync(child, new(text, Voice.Child, world.Today), Ct));
        await world.AsAsync(head, s => s.GetRequiredService<EntryService>().RaiseAsync(child, new("Carries an inhaler.", world.Today.AddDays(90)), Ct));
        await world.AsAsync(head, s => s.GetRequiredService<NeedsService>().SetStageAsync(child, null, new("K", null, world.Today), Ct));
        var (record, reads) = await world.AsAsync(head, async s =>
        {
            var before = s.GetRequiredService<QueryCount>().Reads;
            var found = await s.GetRequiredService<RecordQueries>().FindAsync(child, Ct);
            return (found!, s.GetRequiredService<QueryCount>().Reads - before);
        });
        Assert.Equal(3, reads);
        Assert.Equal((1, 2, 2, 1, 1), (record.Roll.Count, record.Contacts.Count, record.Words.Count, record.Flags.Count, record.Stages.Count));
        Assert.Equal(("1 Mill Lane\nLewes", "BN7 1UE"), (record.Address!.Lines, record.Address.Postcode));
        Assert.Equal("Alder School", record.Name(alder));
    }

    public static TheoryData<string> BadNames => [new string('a', 10_000_000), "Ro\0bin", "Ro\u200Fbin", "\u202Enibor", "Ro\uD83Dbin", "", "   ", "...", "Ro\nbin", "Ro\u2028bin"];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_cannot_be_kept_is_refused_and_nothing_is_written(string name)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => world.ChildAsync(head, alder, name, "Hale"));
        Assert.InRange(refused.Message.Length, 10, 200);
        await Assert.ThrowsAsync<InputRefusedException>(() => RenameAsync(world, head, child, 1, name, "Hale"));
        Assert.Equal([child], await FoundAsync(world, head, null));
        Assert.Equal(("Robin", 1), ((await HeldAsync(world, head, child))!.LegalFirst, (await HeldAsync(world, head, child))!.Version));
    }

    private static async Task<(OrganisationId School, PersonId Head)> SchoolAsync(TestWorld world, string name)
    {
        var school = await world.OrganisationAsync(name);
        return (school, await world.PersonAsync($"Head of {name}", (school, Role.Headteacher)));
    }

    private static Task<List<ChildId>> FoundAsync(TestWorld world, PersonId who, string? name) =>
        world.AsAsync(who, async s => (await s.GetRequiredService<ChildQueries>().ListAsync(name, 1, Ct)).Rows.Select(r => r.Id).ToList());

    private static Task<Child?> HeldAsync(TestWorld world, PersonId who, ChildId child) =>
        world.AsAsync(who, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct));

    private static Task<Outcome> RenameAsync(TestWorld world, PersonId who, ChildId child, int version, string first, string last) =>
        world.AsAsync(who, s => s.GetRequiredService<ChildService>().ChangeAsync(child, version, new(first, last, null, null, new(2014, 5, 2), Sex.NotRecorded, null), Ct));
}
