using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.ServiceReferrals;
using Headwater.Support.Outreach;
using Headwater.Support.ServiceReferrals;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>The scene of the referrals with two more schools and their headteachers; Kestrel, whose worker takes referrals, offers outreach. On Tuesday 10 November 2026. Every name is made up.</summary>
internal sealed class OutreachScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private OutreachScene(ReferralScene referrals) => Referrals = referrals;

    public ReferralScene Referrals { get; }
    public TestWorld World => Referrals.World;
    public OrganisationId Alder => Referrals.Alder;
    public PersonId Head => Referrals.Head;
    public PersonId Worker => Referrals.Worker;
    public OrganisationId Birch { get; private set; }
    public PersonId BirchHead { get; private set; }
    public OrganisationId Cedar { get; private set; }
    public PersonId CedarHead { get; private set; }

    public static async Task<OutreachScene> CreateAsync(Engine engine)
    {
        var scene = new OutreachScene(await ReferralScene.CreateAsync(engine));
        (scene.Birch, scene.Cedar) = (await scene.World.OrganisationAsync("Birch School"), await scene.World.OrganisationAsync("=Cedar School"));
        (scene.BirchHead, scene.CedarHead) = (await scene.World.PersonAsync("Head of Birch", (scene.Birch, Role.Headteacher)), await scene.World.PersonAsync("Head of Cedar", (scene.Cedar, Role.Headteacher)));
        return scene;
    }

    /// <summary>Up to 100 pupils £250 and 3 visits, up to 210 £400.50 and 5, more £600 and 8.</summary>
    public static IReadOnlyList<TypedBand> Bands { get; } = [new("0", "250", "3"), new("101", "£400.50", "5"), new("211", "600", "8"), new(null, " ", "")];

    public TypedOffer Typed => new(Referrals.Calm.ToString(), "2026/27", "Outreach for primary schools", "Visits\nA telephone call", "Heads of Alder and Birch, in March", "Ask the office of Kestrel.", Bands);

    public Task<T> AsAsync<TService, T>(PersonId by, Func<TService, Task<T>> work) where TService : notnull => Referrals.AsAsync(by, work);

    /// <summary>An offer of Kestrel that is open; version 2.</summary>
    public async Task<Guid> OfferAsync(TypedOffer? typed = null)
    {
        var id = await AsAsync<OfferService, Guid>(Worker, s => s.AddAsync(Guid.CreateVersion7(), typed ?? Typed, Ct));
        Assert.True(await AsAsync<OfferService, bool>(Worker, s => s.MoveAsync(id, 1, OfferState.Open, Ct)));
        return id;
    }

    public static TypedAgreement Pupils(string many) => new(null, many, "1 10 2026");

    public Task<bool> AgreeAsync(PersonId by, Guid offer, Guid key, TypedAgreement? typed = null, int version = 2) => AsAsync<AgreementService, bool>(by, s => s.AgreeAsync(offer, version, key, typed ?? Pupils("150"), Ct));

    /// <summary>A school that takes part; the agreement's id.</summary>
    public async Task<Guid> AgreedAsync(PersonId by, Guid offer, string pupils = "150")
    {
        var key = Guid.CreateVersion7();
        Assert.True(await AgreeAsync(by, offer, key, Pupils(pupils)));
        return key;
    }

    public Task<Guid?> IssueAsync(PersonId by, Guid agreement, Guid? key = null, string? due = null) => AsAsync<InvoiceService, Guid?>(by, s => s.IssueAsync(agreement, key ?? Guid.CreateVersion7(), due, Ct));

    public Task<bool> SettleAsync(PersonId by, Guid invoice, int version, InvoiceState to, string? why = null) => AsAsync<InvoiceService, bool>(by, s => s.SettleAsync(invoice, version, to, why, Ct));

    /// <summary>A visit on a day; its id.</summary>
    public async Task<Guid> PlannedAsync(Guid agreement, string day = "10 11 2026", string? referral = null)
    {
        var key = Guid.CreateVersion7();
        Assert.True(await AsAsync<VisitService, bool>(Worker, s => s.PlanAsync(agreement, key, new(day, "Break times", referral), Ct)));
        return key;
    }

    public Task<bool> TookPlaceAsync(PersonId by, Guid visit, int version = 1, string? done = "Watched", string? outcome = "A quiet corner") => AsAsync<VisitService, bool>(by, s => s.TookPlaceAsync(visit, version, done, outcome, Ct));

    public Task<bool> CancelAsync(PersonId by, Guid visit, int version = 1, string? why = "Ill") => AsAsync<VisitService, bool>(by, s => s.CancelAsync(visit, version, why, Ct));

    /// <summary>Rows of one kind as they lie in the database.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>() where T : class
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<T>().AsNoTracking().ToListAsync(Ct);
    }

    public Task AddAsync(params object[] rows) => AddAsync(World, Head, rows);

    /// <summary>Writes rows as they are, past services.</summary>
    public static Task AddAsync(TestWorld world, PersonId by, params object[] rows) => world.AsAsync(by, async s =>
    {
        s.GetRequiredService<HeadwaterDb>().AddRange(rows);
        await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "child"));
        return true;
    });

    public static Child Child(int n, ChildId? joinedTo = null) => new() { ChildId = ChildId.New(), LegalFirst = $"Robin{n}", LegalLast = "Hale", DateOfBirth = new(2016, 5, 2), Sex = Sex.NotRecorded, JoinedToId = joinedTo, OpenedAtUtc = TestWorld.Start.UtcDateTime };

    public static RollEntry Stay(Child child, OrganisationId school, DateOnly from, DateOnly? to = null) => new() { Id = Guid.CreateVersion7(), ChildId = child.ChildId, SchoolId = school, EntryDate = from, LeavingDate = to };

    /// <summary>A referral of a school to Calm starts, as it lies in the database.</summary>
    public ServiceReferral Sent(Child child, OrganisationId school, DateOnly? day, ReferralState state = ReferralState.Active)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, ChildId = child.ChildId, Visibility = Visibility.Family, OwnerId = school, BegunBy = school, ServiceId = Referrals.Calm, ServiceName = "Calm starts", ProviderId = Referrals.Kestrel, RootId = id, HandOffs = 1, State = state, SentOn = day, RecordedBy = Head, RecordedAtUtc = TestWorld.Start.UtcDateTime };
    }

    /// <summary>A school of this type of the register.</summary>
    public async Task<OrganisationId> RegisteredAsync(string name, int urn, string type, int? pupils = null)
    {
        var id = OrganisationId.New();
        await AddAsync(new SchoolRow { Urn = urn, Name = name, AreaCode = "845", Status = "Open", Type = type, Pupils = pupils });
        await AddAsync(new Organisation { Id = id, Name = name, Kind = OrganisationKind.School, Urn = urn });
        return id;
    }

    public Task<PageReader> BrowserAsync(PersonId person) => Referrals.BrowserAsync(person);

    public Task<string> TextAsync(PersonId person, string path) => Referrals.TextAsync(person, path);

    public static Task<string> RefusedAsync(Func<Task> work) => ReferralScene.RefusedAsync(work);

    public ValueTask DisposeAsync() => Referrals.DisposeAsync();
}
