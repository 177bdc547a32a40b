using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Children.Asking;
using Headwater.Children.Joining;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children;

/// <summary>Records that may be of one child: what is told, asking about them, joining and parting. Every name is made up.</summary>
public sealed class ElsewhereTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateOnly Born = new(2014, 5, 2);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_a_record_elsewhere_is_told_that_there_is_one_and_no_more(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var elsewhere = await world.ChildAsync(head, alder, "Robin", "Hale", Born);
        var here = await world.ChildAsync(other, beech, "Robyn", "Hale", Born);
        await world.ChildAsync(head, alder, "Wren", "Hale", Born);
        var found = await FindAsync(world, other, "Robin", "Hale", Born);
        Assert.Equal([(elsewhere, Grade.Likely, false), (here, Grade.Possible, true)], found.Select(f => (f.Id, f.Grade, f.Seen is not null)));
        Assert.Equal([elsewhere], (await FindAsync(world, other, "Robin", "Hale", new(2014, 2, 5))).Select(f => f.Id));
        Assert.Empty(await FindAsync(world, other, "Robin", "Moor", Born));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_record_of_another_locality_is_never_found(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        await world.ChildAsync(head, alder, "Robin", "Hale", Born);
        var there = LocalityId.New();
        await world.AddLocalityAsync(there, "there", "885");
        await using var scope = world.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Headwater.Data.CurrentLocality>().Enter(there);
        scope.ServiceProvider.GetRequiredService<Headwater.Data.CurrentReader>().Enter(new(PersonId.New(), world.Today, world.Clock.GetUtcNow().UtcDateTime, [alder], [alder], [alder]));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<LikenessSearch>().FindAsync(new("Robin", "Hale", null, Born), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_keeps_a_record_and_the_officer_read_a_question_about_it_and_the_asker_sees_only_the_answer(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other), (_, third)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"), await SchoolAsync(world, "Cedar School"));
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var officer = await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale", Born);

        await AskAsync(world, other, beech);
        await AskAsync(world, other, beech);
        Assert.Null(Assert.Single(await RequestsAsync(world, other)).Record);
        Assert.Null(Assert.Single(await RequestsAsync(world, officer)).Record);
        Assert.Empty(await RequestsAsync(world, third));
        var asked = Assert.Single(await RequestsAsync(world, head));
        Assert.Equal((child, "Robin Hale", beech), (asked.Record, asked.Name, asked.For));
        foreach (var who in new[] { other, third })
            Assert.Equal(Outcome.NotThere, await AnswerAsync(world, who, asked.Id));
        Assert.Equal(Outcome.Saved, await AnswerAsync(world, head, asked.Id));
        await Assert.ThrowsAsync<InputRefusedException>(() => AnswerAsync(world, officer, asked.Id));
        Assert.Equal(RequestAnswer.SameChild, Assert.Single(await RequestsAsync(world, other)).Answer);
        Assert.Null(await world.AsAsync(other, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => AskAsync(world, other, alder));
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(other, async s =>
        {
            await s.GetRequiredService<RequestService>().AskAsync(new("Nobody", "Known", null, Born, beech, null), Ct);
            return true;
        }));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_child_on_no_roll_is_on_that_of_the_school_that_asked_once_the_officer_says_it_is_the_same_child(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var officer = await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale", Born);

        // While the child is on a roll, who keeps it and the officer are told of the question, and the answer moves nobody.
        await AskAsync(world, other, beech);
        Assert.Equal((1, 1, 0), (await ToldAsync(head), await ToldAsync(officer), await ToldAsync(other)));
        Assert.Equal(Outcome.Saved, await AnswerAsync(world, head, Assert.Single(await RequestsAsync(world, head)).Id));
        Assert.Null(await SeenAsync(other));

        // Tuesday 10 November was the last day; the school asks on Thursday 12 and is answered on Monday 16.
        await world.AsAsync(head, s => s.GetRequiredService<RollService>().LeaveAsync(child, 1, new(world.Today), Ct));
        world.Clock.Advance(TimeSpan.FromDays(2));
        await AskAsync(world, other, beech);
        Assert.Equal((1, 2), (await ToldAsync(head), await ToldAsync(officer)));
        world.Clock.Advance(TimeSpan.FromDays(4));
        var open = Assert.Single(await RequestsAsync(world, officer), r => r.Answer == RequestAnswer.Open);
        Assert.Equal(Outcome.Saved, await AnswerAsync(world, officer, open.Id));
        Assert.NotNull(await SeenAsync(other));
        var roll = await world.AsAsync(other, s => s.GetRequiredService<ChildQueries>().RollOfAsync(child, Ct));
        Assert.Equal([(beech, new DateOnly(2026, 11, 12), (DateOnly?)null), (alder, new(2026, 9, 10), new(2026, 11, 10))], roll.Select(r => (r.SchoolId, r.EntryDate, r.LeavingDate)));
        Assert.Equal([child, child], (await RequestsAsync(world, other)).Select(r => r.Record));
        Assert.Null(await SeenAsync(head));
        Assert.Equal(Outcome.Saved, await world.AsAsync(other, s => s.GetRequiredService<ChildService>().ChangeAsync(child, 1, new("Robin", "Moor", null, null, Born, Sex.NotRecorded, null), Ct)));

        Task<Child?> SeenAsync(PersonId who) => world.AsAsync(who, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct));
        Task<int> ToldAsync(PersonId who) => world.AsAsync(who, s => s.GetRequiredService<HeadwaterDb>().Set<Notice>().CountAsync(n => n.PersonId == who && n.Link == ChildLinks.Requests, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_joined_record_comes_up_nowhere_and_comes_back_when_parted(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, head) = await SchoolAsync(world, "Alder School");
        var (twice, stays) = (await world.ChildAsync(head, alder, "Robyn", "Hale", Born), await world.ChildAsync(head, alder, "Robin", "Hale", Born));
        Assert.Equal(Outcome.Saved, await JoinAsync(world, head, twice, stays));
        Assert.Equal([stays], await ListAsync(world, head, null));
        Assert.Empty(await ListAsync(world, head, "robyn"));
        // It still speaks for the one it was joined to: the same spelling finds the record that goes on.
        Assert.Equal([(stays, Grade.Likely)], (await FindAsync(world, head, "Robyn", "Hale", Born)).Select(f => (f.Id, f.Grade)));
        Assert.Equal(Outcome.NotThere, await world.AsAsync(head, s => s.GetRequiredService<ChildService>().ChangeAsync(twice, 2, new("X", "Y", null, null, Born, Sex.NotRecorded, null), Ct)));
        var third = await world.ChildAsync(head, alder, "Robin", "Haile", Born);
        await Assert.ThrowsAsync<InputRefusedException>(() => JoinAsync(world, head, twice, third));
        await Assert.ThrowsAsync<InputRefusedException>(() => JoinAsync(world, head, stays, third));
        await Assert.ThrowsAsync<InputRefusedException>(() => JoinAsync(world, head, third, twice));
        await Assert.ThrowsAsync<InputRefusedException>(() => JoinAsync(world, head, third, third));

        Assert.Equal(Outcome.Saved, await PartAsync(world, head, twice));
        Assert.Equal([twice], await ListAsync(world, head, "robyn"));
        await Assert.ThrowsAsync<InputRefusedException>(() => PartAsync(world, head, twice));
        Assert.Equal(Outcome.Saved, await JoinAsync(world, head, twice, third));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Records_of_two_schools_are_joined_by_the_officer_and_both_schools_see_the_one_that_goes_on_until_they_are_parted(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var ((alder, head), (beech, other)) = (await SchoolAsync(world, "Alder School"), await SchoolAsync(world, "Beech School"));
        var council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        var officer = await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer));
        var (one, two) = (await world.ChildAsync(head, alder, "Robin", "Hale", Born), await world.ChildAsync(other, beech, "Robin", "Hale", Born));
        Assert.Equal(Outcome.NotThere, await JoinAsync(world, head, one, two));
        Assert.Equal(Outcome.NotThere, await JoinAsync(world, other, one, two));
        Assert.Equal(Outcome.Saved, await JoinAsync(world, officer, one, two));
        Assert.NotNull(await SeenAsync(head, two));
        Assert.NotNull(await SeenAsync(head, one));
        Assert.Null(await SeenAsync(other, one));
        Assert.Equal(Outcome.NotThere, await PartAsync(world, head, one));
        Assert.Equal(Outcome.Saved, await PartAsync(world, officer, one));
        Assert.Null(await SeenAsync(head, two));

        Task<Child?> SeenAsync(PersonId who, ChildId child) => world.AsAsync(who, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct));
    }

    private static async Task<(OrganisationId School, PersonId Head)> SchoolAsync(TestWorld world, string name)
    {
        var school = await world.OrganisationAsync(name);
        return (school, await world.PersonAsync($"Head of {name}", (school, Role.Headteacher)));
    }

    private static Task<IReadOnlyList<LikeRecord>> FindAsync(TestWorld world, PersonId who, string first, string last, DateOnly born) =>
        world.AsAsync(who, s => s.GetRequiredService<LikenessSearch>().FindAsync(new(first, last, null, born), Ct));

    private static Task<List<ChildId>> ListAsync(TestWorld world, PersonId who, string? name) =>
        world.AsAsync(who, async s => (await s.GetRequiredService<ChildQueries>().ListAsync(name, 1, Ct)).Rows.Select(r => r.Id).ToList());

    private static Task<bool> AskAsync(TestWorld world, PersonId who, OrganisationId school) => world.AsAsync(who, async s =>
    {
        await s.GetRequiredService<RequestService>().AskAsync(new("Robin", "Hale", null, Born, school, "Joined us on Monday."), Ct);
        return true;
    });

    private static Task<IReadOnlyList<RequestRow>> RequestsAsync(TestWorld world, PersonId who) => world.AsAsync(who, s => s.GetRequiredService<RequestService>().ListAsync(Ct));

    private static Task<Outcome> AnswerAsync(TestWorld world, PersonId who, Guid id) => world.AsAsync(who, s => s.GetRequiredService<RequestService>().AnswerAsync(id, true, Ct));

    private static Task<Outcome> JoinAsync(TestWorld world, PersonId who, ChildId joined, ChildId into) => world.AsAsync(who, s => s.GetRequiredService<JoinService>().JoinAsync(joined, into, "The same child.", Ct));

    private static Task<Outcome> PartAsync(TestWorld world, PersonId who, ChildId joined) => world.AsAsync(who, s => s.GetRequiredService<JoinService>().PartAsync(joined, "Two children after all.", Ct));
}
