using Headwater.Access.Agreements;
using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Access.SignIn;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Headwater.Testing;

/// <summary>A locality with organisations, people and children of a test's own, written through the product's own services.</summary>
public sealed class TestWorld : IAsyncDisposable
{
    /// <summary>A Tuesday in term.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly bool sample;

    private TestWorld(TestDatabase database, LocalityId locality, bool sample) => (Database, Locality, this.sample) = (database, locality, sample);

    public TestDatabase Database { get; }

    public LocalityId Locality { get; }

    public FakeTimeProvider Clock => Database.Clock;

    public DateOnly Today => UkDays.DayOf(Clock.GetUtcNow().UtcDateTime);

    public static async Task<TestWorld> CreateAsync(Engine engine, bool sample = false)
    {
        var world = new TestWorld(await TestDatabase.CreateAsync(engine), LocalityId.New(), sample);
        await world.AddLocalityAsync(world.Locality, "here", "845", sample);
        return world;
    }

    public async Task AddLocalityAsync(LocalityId id, string slug, string area, bool isSample = false)
    {
        await using var db = Database.Open(id);
        var now = Clock.GetUtcNow().UtcDateTime;
        db.Add(new Locality { Id = id, Slug = slug, Name = slug, AreaCode = area, IsSample = isSample, CreatedAtUtc = now, ChangedAtUtc = now });
        await db.SaveChangesAsync();
    }

    /// <summary>An organisation, party to an agreement in force unless told otherwise.</summary>
    internal async Task<OrganisationId> OrganisationAsync(string name, OrganisationKind kind = OrganisationKind.School, bool agreed = true, LocalityId? locality = null)
    {
        var id = OrganisationId.New();
        await ActAsync(locality ?? Locality, PersonId.New(), async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            db.Add(new Organisation { Id = id, Name = name, Kind = kind });
            if (agreed)
            {
                var agreement = Guid.CreateVersion7();
                db.Add(new SharingAgreement { Id = agreement, Name = $"Agreement of {name}", Purpose = "Keeping children in school.", Basis = LawfulBasis.PublicTask, FromDay = Today.AddYears(-1), ToDay = Today.AddYears(1) });
                db.Add(new SharingParty { AgreementId = agreement, OrganisationId = id, SignedOn = Today.AddYears(-1) });
            }

            await services.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, new AuditFact("add", "organisation", id.ToString()));
        });
        return id;
    }

    public Task<PersonId> PersonAsync(string name, params (OrganisationId Organisation, Role Role)[] posts) => PersonAsync(Locality, name, posts);

    public async Task<PersonId> PersonAsync(LocalityId locality, string name, params (OrganisationId Organisation, Role Role)[] posts)
    {
        var person = PersonId.New();
        await ActAsync(locality, PersonId.New(), async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            var mail = $"{person.Value:N}@example.org";
            db.Add(new Person { Id = person.Value, DisplayName = name, IsSample = sample, UserName = mail, NormalizedUserName = mail.ToUpperInvariant(), Email = mail, NormalizedEmail = mail.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = person.Value.ToString("N"), CreatedAtUtc = Start.UtcDateTime });
            db.Add(new PersonLocality { PersonId = person.Value, LocalityId = locality });
            foreach (var (organisation, role) in posts)
                db.Add(new Post { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = organisation, Role = role, FromDay = Today.AddYears(-1), AppointedBy = person, CertifiedOn = Today });
            await services.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, new AuditFact("appoint", "person", person.ToString()));
        });
        return person;
    }

    public Task<ChildId> ChildAsync(PersonId by, OrganisationId school, string first, string last, DateOnly? born = null) =>
        AsAsync(by, services => services.GetRequiredService<ChildService>().OpenAsync(new(first, last, null, born ?? new(2014, 5, 2), Sex.NotRecorded, school, Today.AddMonths(-2)), CancellationToken.None));

    /// <summary>Grants an involvement as a person and saves it.</summary>
    public Task<Guid> InvolveAsync(PersonId by, NewInvolvement involvement) => AsAsync(by, async services =>
    {
        var fact = await services.GetRequiredService<IInvolvements>().GrantAsync(involvement, CancellationToken.None);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, fact);
        return Guid.Parse(fact.RecordId!);
    });

    public Task RevokeAsync(PersonId by, Guid involvement) => AsAsync(by, async services =>
    {
        var fact = await services.GetRequiredService<IInvolvements>().RevokeAsync(involvement, "It is over.", CancellationToken.None);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, fact);
        return true;
    });

    /// <summary>Does something in a scope of its own, as a person who signed in would: posts are read at this moment.</summary>
    public async Task<T> AsAsync<T>(PersonId person, Func<IServiceProvider, Task<T>> work, LocalityId? locality = null)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", locality ?? Locality, CancellationToken.None);
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync() => await Database.DisposeAsync();

    private async Task ActAsync(LocalityId locality, PersonId person, Func<IServiceProvider, Task> work)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "set-up", locality, CancellationToken.None);
        await work(scope.ServiceProvider);
    }
}
