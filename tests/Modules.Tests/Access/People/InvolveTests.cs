using Headwater.Access.Agreements;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class InvolveTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nobody_opens_more_to_others_than_is_open_to_themselves_nor_for_longer(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, virtualSchool, charity) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Virtual school", OrganisationKind.LocalAuthority), await world.OrganisationAsync("A charity", OrganisationKind.Voluntary));
        var (head, virtualHead) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Virtual head", (virtualSchool, Role.VirtualSchoolHead)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        NewInvolvement Referral(EntryKinds covers, DateOnly? to) => new(child, InvolvementKind.Referral, charity, null, "Mentoring.", LawfulBasis.PublicTask, covers, world.Today, to);

        Assert.Contains("do not let you", (await RefusedAsync(world, virtualHead, Referral(EntryKinds.Support, null))).Message, StringComparison.Ordinal);
        await GrantAsync(world, head, new(child, InvolvementKind.Referral, virtualSchool, null, "Looked after.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today, world.Today.AddDays(30)));
        Assert.Contains("not open to you: case notes", (await RefusedAsync(world, virtualHead, Referral(EntryKinds.Support | EntryKinds.Notes, world.Today.AddDays(30)))).Message, StringComparison.Ordinal);
        Assert.Contains("longer", (await RefusedAsync(world, virtualHead, Referral(EntryKinds.Support, null))).Message, StringComparison.Ordinal);
        Assert.Contains("longer", (await RefusedAsync(world, virtualHead, Referral(EntryKinds.Support, world.Today.AddDays(31)))).Message, StringComparison.Ordinal);
        var granted = await GrantAsync(world, virtualHead, Referral(EntryKinds.Support, world.Today.AddDays(30)));
        Assert.Equal(EntryKinds.Support | EntryKinds.Identity, (await FindAsync(world, granted)).Covers);
    }

    [Fact]
    public async Task Two_short_involvements_do_not_add_up_to_one_that_is_wide_and_long()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var today = world.Today;
        var (here, there) = (OrganisationId.New(), OrganisationId.New());
        Involvement Own(EntryKinds covers, DateOnly? to) => new() { Id = Guid.CreateVersion7(), ChildId = default, Kind = InvolvementKind.Referral, OrganisationId = here, Purpose = "", Basis = default, Covers = covers, FromDay = today, ToDay = to, GrantedBy = default, GrantedAtUtc = default };
        Involvement[] basis = [Own(EntryKinds.Identity | EntryKinds.Support, null), Own(EntryKinds.Identity | EntryKinds.Notes, today.AddDays(3))];
        NewInvolvement Asked(EntryKinds covers, DateOnly? to) => new(default, InvolvementKind.Referral, there, null, "", default, covers, today, to);
        Assert.Null(GrantRules.WhyNot(Asked(EntryKinds.Support, null), basis, today));
        Assert.Null(GrantRules.WhyNot(Asked(EntryKinds.Support | EntryKinds.Notes, today.AddDays(3)), basis, today));
        Assert.NotNull(GrantRules.WhyNot(Asked(EntryKinds.Support | EntryKinds.Notes, today.AddDays(4)), basis, today));
        Assert.NotNull(GrantRules.WhyNot(Asked(EntryKinds.Notes, null), basis, today));
        Assert.NotNull(GrantRules.WhyNot(Asked(EntryKinds.Support, null) with { Kind = InvolvementKind.Roll }, basis, today));
        Assert.NotNull(GrantRules.WhyNot(Asked(EntryKinds.Support, null) with { From = today.AddDays(-1) }, basis, today));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_school_on_roll_ends_any_others_only_their_own_and_nobody_the_roll(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, virtualSchool, charity) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Virtual school", OrganisationKind.LocalAuthority), await world.OrganisationAsync("A charity", OrganisationKind.Voluntary));
        var (head, virtualHead) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Virtual head", (virtualSchool, Role.VirtualSchoolHead)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        var own = await GrantAsync(world, head, new(child, InvolvementKind.Referral, virtualSchool, null, "Looked after.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today));
        var other = await GrantAsync(world, head, new(child, InvolvementKind.Referral, charity, null, "Mentoring.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today));
        Assert.Equal([own], await world.AsAsync(virtualHead, s => s.GetRequiredService<InvolveService>().EndableAsync(child, Ct)));
        Assert.Equal(new[] { own, other }.Order(), (await world.AsAsync(head, s => s.GetRequiredService<InvolveService>().EndableAsync(child, Ct))).Order());
        await Assert.ThrowsAsync<InputRefusedException>(() => EndAsync(world, virtualHead, child, other));
        await EndAsync(world, head, child, other);
        Assert.NotNull((await FindAsync(world, other)).RevokedAtUtc);
    }

    [Fact]
    public async Task A_named_professional_needs_a_post_there_and_is_told_without_a_name()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (alder, charity) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("A charity", OrganisationKind.Voluntary));
        var (head, worker) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Worker", (charity, Role.ServiceWorker)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        NewInvolvement Named(OrganisationId where) => new(child, InvolvementKind.NamedProfessional, where, worker, "Mentor.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today);
        Assert.Contains("no post", (await RefusedAsync(world, head, Named(alder))).Message, StringComparison.Ordinal);
        await GrantAsync(world, head, Named(charity));
        var told = Assert.Single(await world.AsAsync(worker, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct)));
        Assert.DoesNotContain("Hale", told.Text, StringComparison.Ordinal);
        var sees = await world.AsAsync(worker, s => s.GetRequiredService<IPeople>().WhoSeesAsync(child, Ct));
        Assert.Equal(["Worker, A charity", "Alder School: those whose post lets them see its children"], sees.Select(w => w.Who));
        Assert.Empty(await world.AsAsync(await world.PersonAsync("Stranger", (charity, Role.ServiceWorker)), s => s.GetRequiredService<IPeople>().WhoSeesAsync(child, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_was_granted_under_an_agreement_ends_with_it_and_the_roll_does_not(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (alder, charity, anchor) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("A charity", OrganisationKind.Voluntary, agreed: false), await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority));
        var (head, worker, officer) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Worker", (charity, Role.EducationalPsychologist)), await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer)));
        var child = await world.ChildAsync(head, alder, "Robin", "Hale");
        NewInvolvement asked = new(child, InvolvementKind.Referral, charity, null, "Mentoring.", LawfulBasis.PublicTask, EntryKinds.Support, world.Today);
        var last = world.Today.AddDays(40);
        var agreement = await world.AsAsync(officer, s => s.GetRequiredService<AgreementService>().AddAsync(new("Mentoring", "Mentoring of children at risk.", LawfulBasis.PublicTask, world.Today, last, [charity, alder]), Ct));

        // Not signed yet: it covers nobody.
        Assert.Contains("agreement", (await RefusedAsync(world, head, asked)).Message, StringComparison.Ordinal);
        await world.AsAsync(officer, async s => { await s.GetRequiredService<AgreementService>().SignAsync(agreement, charity, world.Today, "A. Moss, director", Ct); return true; });
        var granted = await GrantAsync(world, head, asked);
        Assert.Equal((last, agreement), ((await FindAsync(world, granted)).ToDay, (await FindAsync(world, granted)).AgreementId));
        Assert.Equal(1, await CountAsync(world, worker));

        Assert.Equal(1, await world.AsAsync(officer, s => s.GetRequiredService<AgreementService>().EndAsync(agreement, "The charity has closed.", Ct)));
        Assert.Equal(0, await CountAsync(world, worker));
        Assert.Equal(1, await CountAsync(world, head));
        Assert.Contains("agreement", (await RefusedAsync(world, head, asked)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(officer, s => s.GetRequiredService<AgreementService>().EndAsync(agreement, "Once more.", Ct)));
    }

    [Fact]
    public async Task Thirty_days_before_an_agreement_ends_its_keepers_are_told_once()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var anchor = await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority, agreed: false);
        var officer = await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer));
        await world.AsAsync(officer, s => s.GetRequiredService<AgreementService>().AddAsync(new("Mentoring", "Mentoring.", LawfulBasis.PublicTask, world.Today, world.Today.AddDays(31), [anchor]), Ct));
        await PostTests.RoundAsync(world);
        Assert.Empty(await world.AsAsync(officer, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct)));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await PostTests.RoundAsync(world);
        await PostTests.RoundAsync(world);
        Assert.Contains("11 December 2026", Assert.Single(await world.AsAsync(officer, s => s.GetRequiredService<NoticeService>().OwnAsync(Ct))).Text, StringComparison.Ordinal);
    }

    private static Task<Guid> GrantAsync(TestWorld world, PersonId by, NewInvolvement asked) => world.AsAsync(by, s => s.GetRequiredService<InvolveService>().GrantAsync(asked, Ct));

    private static Task<InputRefusedException> RefusedAsync(TestWorld world, PersonId by, NewInvolvement asked) => Assert.ThrowsAsync<InputRefusedException>(() => GrantAsync(world, by, asked));

    private static Task<bool> EndAsync(TestWorld world, PersonId by, ChildId child, Guid id) => world.AsAsync(by, async s =>
    {
        await s.GetRequiredService<InvolveService>().EndAsync(child, id, "It is over.", Ct);
        return true;
    });

    private static async Task<Involvement> FindAsync(TestWorld world, Guid id)
    {
        await using var db = world.Database.Open(world.Locality);
        return await db.Set<Involvement>().SingleAsync(i => i.Id == id, Ct);
    }

    private static Task<int> CountAsync(TestWorld world, PersonId person) => world.AsAsync(person, s => s.GetRequiredService<HeadwaterDb>().Set<Child>().CountAsync(Ct));
}
