using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A collaborative with its people, of a test's own: a council, a health service, a parents' forum and a school.</summary>
internal sealed class RoundTable : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RoundTable(TestWorld world, TestSite? site) => (World, Site) = (world, site);

    public TestWorld World { get; }
    public TestSite? Site { get; }
    public OrganisationId Council { get; private set; }
    public OrganisationId Health { get; private set; }
    public OrganisationId Forum { get; private set; }
    public OrganisationId School { get; private set; }
    public PersonId Convenor { get; private set; }
    public PersonId Facilitator { get; private set; }
    public PersonId Nurse { get; private set; }
    public PersonId Mother { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Administrator { get; private set; }
    public PersonId Teacher { get; private set; }

    public static async Task<RoundTable> CreateAsync(Engine engine, bool withSite = false)
    {
        var world = await TestWorld.CreateAsync(engine);
        var table = new RoundTable(world, withSite ? await TestSite.StartAsync(world.Database, byHeader: true) : null)
        {
            Council = await world.OrganisationAsync("The council", OrganisationKind.LocalAuthority),
            Health = await world.OrganisationAsync("Child health", OrganisationKind.Health),
            Forum = await world.OrganisationAsync("Parents' forum", OrganisationKind.ParentsGroup),
            School = await world.OrganisationAsync("A school"),
        };
        table.Convenor = await world.PersonAsync("Convenor Cole", (table.Council, Role.Convenor));
        table.Facilitator = await world.PersonAsync("Facilitator Frost", (await world.OrganisationAsync("Facilitators", OrganisationKind.Other), Role.Facilitator));
        table.Nurse = await world.PersonAsync("Nurse Nash", (table.Health, Role.Member));
        table.Mother = await world.PersonAsync("Mother Moss", (table.Forum, Role.Member));
        table.Head = await world.PersonAsync("Head Hart", (table.School, Role.Headteacher), (table.Council, Role.Member));
        table.Administrator = await world.PersonAsync("Admin Ash", (table.Council, Role.Administrator));
        table.Teacher = await world.PersonAsync("Teacher Thorn", (table.School, Role.ClassTeacher));
        await table.AsAsync<StandingService>(table.Convenor, s => s.BeginAsync("Keeping children in school", table.Council, world.Today.AddYears(-1), Ct));
        return table;
    }

    public Task AsAsync<T>(PersonId person, Func<T, Task> work) where T : notnull => World.AsAsync(person, async services =>
    {
        await work(services.GetRequiredService<T>());
        return true;
    });

    public Task<TResult> AskAsync<T, TResult>(PersonId person, Func<T, Task<TResult>> work) where T : notnull => World.AsAsync(person, services => work(services.GetRequiredService<T>()));

    public Task<Guid> SeatAsync(string sector, OrganisationId? organisation = null, string? speaksFor = null, DateOnly? from = null) =>
        AskAsync<SeatService, Guid>(Convenor, s => s.AddAsync(new(sector, organisation, speaksFor ?? (organisation is null ? "Somebody" : null), SeatKind.Core, Selection.Nominated, from ?? World.Today.AddMonths(-6), null), Ct));

    /// <summary>Asks somebody, who says yes.</summary>
    public async Task<Guid> SitAsync(Guid seat, PersonId person, bool deputy = false)
    {
        var offer = await AskAsync<HoldingService, Guid>(Convenor, s => s.OfferAsync(seat, new(person, null, null, null, deputy), Ct));
        await AsAsync<HoldingService>(person, s => s.AnswerAsync(offer, yes: true, null, Ct));
        return offer;
    }

    /// <summary>Writes down who was there, as whoever convenes and has just looked.</summary>
    public async Task AttendAsync(Guid meeting, IReadOnlyDictionary<Guid, Presence> presences, PersonId? chair)
    {
        var version = (await AskAsync<MeetingQueries, Meeting?>(Convenor, q => q.OneAsync(meeting, Ct)))!.Version;
        await AsAsync<RecordService>(Convenor, s => s.AttendAsync(meeting, presences, chair, version, Ct));
    }

    public HttpClient Client(PersonId person) => Site!.Client(person, World.Locality);

    public async ValueTask DisposeAsync()
    {
        if (Site is not null)
            await Site.DisposeAsync();
        await World.DisposeAsync();
    }
}
