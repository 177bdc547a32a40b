using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Keys;
using Headwater.Access.Notices;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.Retention;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class RetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Children, what is known of them, and the day worked out by hand on which nothing may be left; null: not within the 32 years.</summary>
    private static readonly (RetentionFacts Facts, DateOnly? Due)[] Known =
    [
        (new(new(2008, 12, 1)), new(2033, 12, 1)),
        (new(new(2010, 5, 2), SpecialNeeds: true), new(2041, 5, 2)),
        (new(new(2012, 2, 29)), new(2037, 3, 1)),
        (new(new(2014, 5, 2), AuthorityCase: true), new(2045, 5, 2)),
        (new(new(2010, 1, 15), SpecialNeeds: true, CarePlan: true, AuthorityCase: true), new(2055, 1, 15)),
        (new(new(2010, 1, 15), EverLookedAfter: true, AuthorityCase: true), null),
        // On hold until it is lifted on 1 January 2050.
        (new(new(2020, 9, 1)), new(2050, 1, 1)),
        (new(), null),
    ];

    [Theory]
    [InlineData(Engine.Sqlite, 90)]
    [InlineData(Engine.PostgreSql, 365)]
    public async Task Over_32_years_nothing_is_kept_past_its_rule_and_nothing_is_erased_early(Engine engine, int step)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, officer) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)));
        var teacher = await world.PersonAsync("Teacher", (alder, Role.ClassTeacher));
        var facts = new KnownFacts();
        var ids = new List<ChildId>();
        foreach (var (known, _) in Known)
        {
            var child = await world.ChildAsync(head, alder, "Robin", "Hale", known.Born);
            ids.Add(child);
            facts.Add(child, known);
            await ShareAsync(world, head, alder, child);
            await world.AsAsync(head, s => s.GetRequiredService<IChildVault>().SealTextAsync(child, "a test", "A secret.", Ct));
        }

        await EndAsync(world, head, teacher, new(2030, 6, 30));
        var hold = await world.AsAsync(officer, s => s.GetRequiredService<HoldService>().PlaceAsync(ids[6], null, "An inquiry asked for this record.", Ct));

        var dues = Known.Select(c => c.Due).OfType<DateOnly>().Concat([new(2027, 11, 10), new(2032, 11, 10), new(2036, 6, 30), new(2045, 9, 1), new(2056, 1, 1)]).ToList();
        var days = dues.SelectMany(d => new[] { d.AddDays(-1), d }).Concat(Enumerable.Range(0, 32 * 366 / step).Select(i => new DateOnly(2026, 11, 10).AddDays(i * step))).Distinct().Order();
        foreach (var day in days)
        {
            world.Clock.SetUtcNow(new(day.Year, day.Month, day.Day, 12, 0, 0, TimeSpan.Zero));
            if (day == new DateOnly(2050, 1, 1))
                await world.AsAsync(officer, async s => { await s.GetRequiredService<HoldService>().LiftAsync(hold, "The inquiry has ended and gave it back.", Ct); return true; });
            await EraseAsync(world, officer, facts);
            await using var db = world.Database.Open(world.Locality);
            var left = (await db.Set<Involvement>().Select(i => i.ChildId).ToListAsync(Ct)).ToHashSet();
            var shared = (await db.Set<Disclosure>().IgnoreQueryFilters([QueryFilters.Involvement]).Select(d => d.ChildId).ToListAsync(Ct)).ToHashSet();
            Assert.Equal(left, shared);
            Assert.Equal(left, (await db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).Select(c => c.ChildId).ToListAsync(Ct)).ToHashSet());
            Assert.Equal(left, (await db.Set<ChildKey>().Where(k => k.Wrapped != null).Select(k => k.ChildId).ToListAsync(Ct)).ToHashSet());
            Assert.Equal(left, (await db.Set<AuditEntry>().Where(a => a.Verb == "share").Select(a => a.ChildId!.Value).ToListAsync(Ct)).ToHashSet());
            for (var i = 0; i < ids.Count; i++)
                Assert.True(left.Contains(ids[i]) == (Known[i].Due is null || day < Known[i].Due), $"child {i} on {day:yyyy-MM-dd}");
            // The teacher's notice was written on 10 November 2026; the post ended on 30 June 2030; the hold was lifted on 1 January 2050.
            Assert.Equal(day < new DateOnly(2027, 11, 10), await db.Set<Notice>().AnyAsync(n => n.PersonId == teacher, Ct));
            Assert.Equal(day < new DateOnly(2036, 6, 30), await db.Set<Post>().AnyAsync(p => p.PersonId == teacher, Ct));
            // The set-up of people was written into the trail on 10 November 2026.
            Assert.Equal(day < new DateOnly(2032, 11, 10), await db.Set<AuditEntry>().AnyAsync(a => a.Verb == "appoint", Ct));
            Assert.Equal(day < new DateOnly(2056, 1, 1), await db.Set<RetentionHold>().AnyAsync(Ct));
            Assert.True(await db.Set<Post>().AnyAsync(p => p.PersonId == officer, Ct));
        }

        await using var after = world.Database.Open(world.Locality);
        Assert.False(await after.Set<Person>().AnyAsync(p => p.Id == teacher.Value, Ct));
        Assert.True(await after.Set<Person>().AnyAsync(p => p.Id == officer.Value, Ct));
        await AssertChainAsync(after, world.Locality);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_is_known_of_a_child_s_needs_decides_and_joined_records_are_kept_alike(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var alder = await world.OrganisationAsync("Alder School");
        var head = await world.PersonAsync("Head", (alder, Role.Headteacher));
        var (plain, other, needs) = (await world.ChildAsync(head, alder, "Ada", "Ash"), await world.ChildAsync(head, alder, "Bo", "Birch", new(2014, 5, 3)), await world.ChildAsync(head, alder, "Cy", "Cedar"));
        await world.AsAsync(head, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            db.Add(new SupportStage { Id = Guid.CreateVersion7(), ChildId = needs, Provision = "K", FromDay = world.Today.AddYears(-2), ToDay = world.Today.AddYears(-1) });
            db.Add(new SupportStage { Id = Guid.CreateVersion7(), ChildId = plain, Provision = "N", FromDay = world.Today });
            var characteristics = new Characteristics { ChildId = needs };
            characteristics.SayLookedAfter(true);
            db.Add(characteristics);
            (await db.Set<Child>().SingleAsync(c => c.ChildId == other, Ct)).JoinedToId = needs;
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("change", "child"));
            return true;
        });
        var facts = new Dictionary<ChildId, RetentionFacts>();
        await world.AsAsync(head, async s =>
        {
            await foreach (var (child, known) in s.GetRequiredService<IChildFacts>().AllAsync(Ct))
                facts.Add(child, known);
            return true;
        });
        Assert.Equal(new(new(2014, 5, 2)), facts[plain]);
        Assert.Equal(new(new(2014, 5, 3), SpecialNeeds: true, EverLookedAfter: true), facts[needs]);
        Assert.Equal(facts[needs], facts[other]);
    }

    [Fact]
    public async Task An_account_stays_while_anything_kept_names_the_person()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, officer, teacher) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)), await world.PersonAsync("Teacher", (alder, Role.ClassTeacher)));
        var facts = new KnownFacts();
        var child = await world.ChildAsync(head, alder, "Robin", "Hale", new(2014, 5, 2));
        facts.Add(child, new(new(2014, 5, 2)));
        await world.InvolveAsync(head, new(child, InvolvementKind.NamedProfessional, alder, teacher, "Class teacher.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await EndAsync(world, head, teacher, new(2027, 6, 30));
        // The post is gone in 2033; the involvement names the teacher until the child is 25, in 2039.
        foreach (var (year, there) in new[] { (2034, true), (2038, true), (2040, false) })
        {
            world.Clock.SetUtcNow(new(year, 1, 1, 12, 0, 0, TimeSpan.Zero));
            await EraseAsync(world, officer, facts);
            await EraseAsync(world, officer, facts);
            await using var db = world.Database.Open(world.Locality);
            Assert.Equal(there, await db.Set<Person>().AnyAsync(p => p.Id == teacher.Value, Ct));
        }
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing_and_only_who_protects_data_erases()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, officer) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)));
        var facts = new KnownFacts();
        for (var i = 0; i < 3; i++)
            facts.Add(await world.ChildAsync(head, alder, "Robin", "Hale", new(2014, 5, 2)), new(i == 2 ? null : new DateOnly(2014, 5, 2)));
        var held = facts.Children[0];
        await world.AsAsync(officer, s => s.GetRequiredService<HoldService>().PlaceAsync(held, null, "A complaint is being heard.", Ct));
        world.Clock.SetUtcNow(new(2039, 5, 2, 12, 0, 0, TimeSpan.Zero));
        var report = await world.AsAsync(officer, s => RunOf(s, facts).ReportAsync(Ct));
        // Of each child: the record, its roll, two words of the name; the involvement; two entries of the trail. The hold is a third.
        Assert.Equal(new RetentionTally(RetentionClasses.Record, Due: 7, Held: 8, Kept: 0, Open: 7), report.Single(r => r.Class == RetentionClasses.Record));
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(head, s => RunOf(s, facts).EraseAsync(Ct)));
        await using var db = world.Database.Open(world.Locality);
        Assert.Equal(3, await db.Set<Involvement>().CountAsync(Ct));
    }

    private static Task<IReadOnlyDictionary<string, int>> EraseAsync(TestWorld world, PersonId officer, KnownFacts facts) => world.AsAsync(officer, s => RunOf(s, facts).EraseAsync(Ct));

    private static RetentionRun RunOf(IServiceProvider services, IChildFacts facts) => ActivatorUtilities.CreateInstance<RetentionRun>(services, (object)new[] { facts });

    private static Task<bool> ShareAsync(TestWorld world, PersonId by, OrganisationId school, ChildId child) => world.AsAsync(by, async s =>
    {
        var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(
            new(child, school, EntryKinds.Support, "The plan.", new(OutsideBody: "A clinic"), LawfulBasis.PublicTask, SharingGround.WithReason(WithoutConsent.NotNeeded, "The clinic needs it to see the child at all.")), Ct);
        await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
        return true;
    });

    private static Task<bool> EndAsync(TestWorld world, PersonId by, PersonId whose, DateOnly lastDay) => world.AsAsync(by, async s =>
    {
        var post = await s.GetRequiredService<HeadwaterDb>().Set<Post>().SingleAsync(p => p.PersonId == whose, Ct);
        await s.GetRequiredService<PostService>().EndAsync(post.Id, lastDay, "The contract ends.", null, Ct);
        return true;
    });

    private static async Task AssertChainAsync(HeadwaterDb db, LocalityId locality)
    {
        var (before, seq) = (AuditChain.Start, 0L);
        foreach (var entry in await db.Set<AuditEntry>().AsNoTracking().OrderBy(a => a.Seq).ToListAsync(Ct))
        {
            Assert.Equal(++seq, entry.Seq);
            Assert.Equal(AuditChain.Link(before, locality, entry.Seq, entry.AtUtc, entry.Commitment), entry.Hash);
            before = entry.Hash;
        }

        Assert.True(seq > 0);
        Assert.Equal(before, (await db.Set<AuditHead>().SingleAsync(Ct)).Hash);
    }

    private sealed class KnownFacts : IChildFacts
    {
        private readonly List<(ChildId Child, RetentionFacts Facts)> known = [];

        public IReadOnlyList<ChildId> Children => [.. known.Select(k => k.Child)];

        public void Add(ChildId child, RetentionFacts facts) => known.Add((child, facts));

        public async IAsyncEnumerable<(ChildId Child, RetentionFacts Facts)> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            foreach (var one in known)
                yield return one;
        }
    }
}
