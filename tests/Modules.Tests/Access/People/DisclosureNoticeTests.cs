using Headwater.Access.Contracts;
using Headwater.Access.Daily;
using Headwater.Access.Disclosures;
using Headwater.Access.Notices;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>Who is told when what was shared is recalled, or reaches its last day.</summary>
public sealed class DisclosureNoticeTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_recall_tells_who_shared_it_and_those_it_was_shared_with_who_may_see_it(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var shared = await scene.ShareAsync(new(scene.Camhs));
        await scene.RecallAsync(scene.Head, shared);
        Assert.Equal(new[] { (scene.Senco, ChildTrustLinks.Share(scene.Child)), (scene.Psychologist, ChildTrustLinks.Share(scene.Child)), (scene.Named, ChildTrustLinks.Share(scene.Child)) }.OrderBy(t => t.Item1.Value), await scene.ToldAsync("was recalled"));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecallAsync(scene.Head, shared));
        Assert.Equal(3, (await scene.ToldAsync("was recalled")).Count);
    }

    [Fact]
    public async Task Whoever_recalls_what_they_shared_themselves_is_not_told_of_it_and_a_parent_reads_it_where_families_do()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.RecallAsync(scene.Senco, await scene.ShareAsync(new(null, scene.Parent)));
        Assert.Equal([(scene.Parent, ChildTrustLinks.Shared(scene.Child))], await scene.ToldAsync("was recalled"));
        // What could do harm is no family's to see: the parent is not told of it either.
        await scene.RecallAsync(scene.Senco, await scene.ShareAsync(new(null, scene.Parent), harm: "The other parent may hurt him if it is known."));
        Assert.Single(await scene.ToldAsync("was recalled"));
    }

    [Fact]
    public async Task A_recall_that_cannot_be_saved_tells_nobody()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var shared = await scene.ShareAsync(new(scene.Camhs));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => scene.World.AsAsync(scene.Head, async s =>
        {
            // Somebody else recalls it while this one is being saved.
            await s.GetRequiredService<HeadwaterDb>().Set<Disclosure>().SingleAsync(d => d.Id == shared, Ct);
            await scene.RecallAsync(scene.Senco, shared);
            await s.GetRequiredService<DisclosureService>().RecallAsync(scene.Child, shared, "A second time.", Ct);
            return true;
        }));
        // The psychologist and the one who is named there, once; the SENCO recalled it herself.
        Assert.Equal(2, (await scene.ToldAsync("was recalled")).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_last_day_is_told_once_by_the_daily_work_on_the_day_after(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.ShareAsync(new(scene.Camhs), until: scene.World.Today.AddDays(2));
        await scene.RecallAsync(scene.Senco, await scene.ShareAsync(new(scene.Camhs), until: scene.World.Today.AddDays(2)));
        await scene.ShareAsync(new(scene.Camhs));
        await scene.ShareAsync(new(OutsideBody: "A clinic"), until: scene.World.Today.AddDays(9));
        var rounds = scene.World.Database.Services.GetRequiredService<DailyRounds>();
        foreach (var (days, told) in new[] { (0, 0), (2, 0), (1, 3), (1, 3) })
        {
            scene.World.Clock.Advance(TimeSpan.FromDays(days));
            await rounds.RunAsync(Ct);
            Assert.Equal((scene.World.Today, told), (scene.World.Today, (await scene.ToldAsync("has reached its last day")).Count));
        }

        Assert.Equal(new[] { scene.Senco, scene.Psychologist, scene.Named }.OrderBy(p => p.Value), (await scene.ToldAsync("has reached its last day")).Select(t => t.Person));
        // Of what went to a body outside, only who shared it is told.
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        await rounds.RunAsync(Ct);
        Assert.Equal(4, (await scene.ToldAsync("has reached its last day")).Count);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(2, await db.Set<Headwater.Access.Auditing.AuditEntry>().CountAsync(a => a.Verb == "expire" && a.PersonId == SystemPerson.Id && a.ChildId == scene.Child, Ct));
    }

    private sealed record Scene(TestWorld World, OrganisationId School, OrganisationId Camhs, PersonId Head, PersonId Senco, PersonId Psychologist, PersonId Named, PersonId Parent, ChildId Child) : IAsyncDisposable
    {
        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var (school, camhs, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
            var (head, senco) = (await world.PersonAsync("Head", (school, Role.Headteacher)), await world.PersonAsync("SENCO", (school, Role.Senco)));
            // At the service one post sees all its children, one worker is named for this child, and three see nothing of it.
            var (psychologist, named) = (await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)), await world.PersonAsync("Named worker", (camhs, Role.ServiceWorker)));
            await world.PersonAsync("Another worker", (camhs, Role.ServiceWorker));
            var gone = await world.PersonAsync("Gone", (camhs, Role.EducationalPsychologist));
            var closed = await world.PersonAsync("Closed", (camhs, Role.EducationalPsychologist));
            var (parent, child) = (await world.PersonAsync("Parent", (families, Role.Parent)), await world.ChildAsync(head, school, "Robin", "Hale"));
            await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, camhs, named, "Works with him.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Mother.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            await world.AsAsync(head, async s =>
            {
                var db = s.GetRequiredService<HeadwaterDb>();
                (await db.Set<Post>().SingleAsync(p => p.PersonId == gone, Ct)).EndedAtUtc = world.Clock.GetUtcNow().UtcDateTime;
                (await db.Set<Headwater.Access.People.Person>().SingleAsync(p => p.Id == closed.Value, Ct)).DeactivatedAtUtc = world.Clock.GetUtcNow().UtcDateTime;
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("end", "post"));
                return true;
            });
            return new(world, school, camhs, head, senco, psychologist, named, parent, child);
        }

        public Task<Guid> ShareAsync(Recipient to, DateOnly? until = null, string? harm = null) => World.AsAsync(Senco, async s =>
        {
            var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(new(Child, School, EntryKinds.Support, "The plan.", to, LawfulBasis.PublicTask, SharingGround.WithReason(WithoutConsent.NotNeeded, "They need it to see the child at all."), until, harm), Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
            return Guid.Parse(fact.RecordId!);
        });

        public Task<bool> RecallAsync(PersonId who, Guid shared) => World.AsAsync(who, async s =>
        {
            await s.GetRequiredService<DisclosureService>().RecallAsync(Child, shared, "It was not theirs to have.", Ct);
            return true;
        });

        public async Task<IReadOnlyList<(PersonId Person, string Link)>> ToldAsync(string what)
        {
            await using var db = World.Database.Open(World.Locality);
            return [.. (await db.Set<Notice>().AsNoTracking().Where(n => n.Text.Contains(what)).ToListAsync(Ct)).Select(n => (n.PersonId, n.Link!)).OrderBy(t => t.PersonId.Value)];
        }

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
