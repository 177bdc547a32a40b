using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>Involvement is the only key to a child, on every road and at once.</summary>
public sealed class ScopeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_school_sees_its_own_children_and_no_other_does(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, beech) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"));
        var (head, otherHead) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Other head", (beech, Role.Headteacher)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");

        Assert.Equal([child], await SeenAsync(world, head));
        Assert.Empty(await SeenAsync(world, otherHead));
        Assert.Equal(0, await world.AsAsync(otherHead, s => s.GetRequiredService<HeadwaterDb>().Set<Child>().CountAsync(Ct)));
        Assert.Null(await world.AsAsync(otherHead, s => s.GetRequiredService<ChildQueries>().FindAsync(child, Ct)));
        Assert.Empty(await world.AsAsync(otherHead, s => s.GetRequiredService<IInvolvements>().OfAsync(child, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_class_teacher_sees_only_the_children_they_are_named_for(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var (head, teacher) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Teacher", (alder, Role.ClassTeacher)));
        var mine = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.ChildAsync(head, alder, "Jay", "Moor");
        Assert.Empty(await SeenAsync(world, teacher));

        await world.InvolveAsync(head, new(mine, InvolvementKind.NamedProfessional, alder, teacher, "Class teacher.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        Assert.Equal([mine], await SeenAsync(world, teacher));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_revoked_or_ended_is_gone_on_the_very_next_read(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, camhs) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health));
        var (head, psychologist) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var granted = await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today, world.Today.AddDays(10)));
        Assert.Equal([child], await SeenAsync(world, psychologist));

        world.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal([child], await SeenAsync(world, psychologist));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await SeenAsync(world, psychologist));

        var again = await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred again.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today));
        Assert.Equal([child], await SeenAsync(world, psychologist));
        await world.RevokeAsync(head, again);
        Assert.Empty(await SeenAsync(world, psychologist));
        Assert.NotEqual(granted, again);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_post_that_ended_opens_nothing_though_the_person_is_named(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var (head, teacher) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Teacher", (alder, Role.ClassTeacher)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, alder, teacher, "Class teacher.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await world.AsAsync(head, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            (await db.Set<Post>().SingleAsync(p => p.PersonId == teacher, Ct)).EndedAtUtc = world.Clock.GetUtcNow().UtcDateTime;
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("end", "post"));
            return true;
        });
        Assert.Empty(await SeenAsync(world, teacher));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Family_sees_their_own_child_and_no_brother_or_sister(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
        var (head, parent) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Parent", (families, Role.Parent)));
        var (child, _) = (await world.ChildAsync(head, alder, "Robin", "Hale"), await world.ChildAsync(head, alder, "Wren", "Hale"));
        await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        Assert.Equal([child], await SeenAsync(world, parent));
    }

    [Fact]
    public async Task No_organisation_is_involved_without_a_sharing_agreement_in_force()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, charity) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("A charity", OrganisationKind.Voluntary, agreed: false));
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => world.InvolveAsync(head, new(child, InvolvementKind.Referral, charity, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today)));
        Assert.Contains("agreement", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_about_a_child_has_the_filter_and_its_locality_first_in_every_key()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Open();
        var types = db.Model.GetEntityTypes().ToList();
        var children = types.Where(t => t.ClrType.IsAssignableTo(typeof(IChildRecord))).ToList();
        Assert.NotEmpty(children);
        Assert.All(children, t => Assert.Contains(t.GetDeclaredQueryFilters(), f => f.Key == QueryFilters.Involvement));
        Assert.All(types.Where(t => t.ClrType.IsAssignableTo(typeof(ILocalityOwned))), t => Assert.Equal(nameof(ILocalityOwned.LocalityId), t.FindPrimaryKey()!.Properties[0].Name));
        // Whatever names a child is either a row of the record or one of the tables that decide about it.
        var named = types.Where(t => t.GetProperties().Any(p => p.ClrType == typeof(ChildId) || p.ClrType == typeof(ChildId?))).Except(children).Select(t => t.ClrType.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["AuditChild", "AuditEntry", "ChildKey", "EmergencyOpening", "Involvement", "RetentionHold"], named);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nothing_audited_is_saved_past_the_trail(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        await world.ChildAsync(head, alder, "Robin", "Hale");
        await world.AsAsync(head, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            (await db.Set<Child>().SingleAsync(Ct)).KnownAs = "Rob";
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
            return true;
        });
    }

    private static async Task<List<ChildId>> SeenAsync(TestWorld world, PersonId person) =>
        await world.AsAsync(person, async s => (await s.GetRequiredService<ChildQueries>().ListAsync(null, 1, Ct)).Rows.Select(r => r.Id).ToList());
}
