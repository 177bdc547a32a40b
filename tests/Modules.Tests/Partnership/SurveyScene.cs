using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Network;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>
/// A table of organisations of a test's own, with somebody who runs its surveys. The first one named is the anchor; a name with ~ before it
/// is a constituency's, which one person speaks for.
/// </summary>
internal sealed class SurveyScene(TestWorld world) : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TestWorld World => world;

    public DateOnly Today => world.Today;

    public PersonId Convenor { get; private set; }

    public PersonId Facilitator { get; private set; }

    /// <summary>A member, who runs the surveys.</summary>
    public PersonId Keeper { get; private set; }

    /// <summary>Whoever leads for the anchor.</summary>
    public PersonId Lead { get; private set; }

    public PersonId Administrator { get; private set; }

    public OrganisationId Anchor { get; private set; }

    public static async Task<SurveyScene> CreateAsync(Engine engine, params (string Name, string Sector)[] places)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new SurveyScene(world);
        List<(OrganisationId? Id, string? SpeaksFor, string Sector)> organisations = [];
        foreach (var (name, sector) in places)
            organisations.Add(name[0] == '~' ? (null, name[1..], sector) : (await world.OrganisationAsync(name, OrganisationKind.Other), null, sector));
        scene.Anchor = organisations[0].Id!.Value;
        scene.Convenor = await world.PersonAsync("Convenor Cole", (scene.Anchor, Role.Convenor));
        scene.Facilitator = await world.PersonAsync("Facilitator Frost", (scene.Anchor, Role.Facilitator));
        scene.Keeper = await world.PersonAsync("Keeper Kent", (organisations[1].Id!.Value, Role.Member));
        scene.Lead = await world.PersonAsync("Lead Lane", (scene.Anchor, Role.LocalLead));
        scene.Administrator = await world.PersonAsync("Admin Ash", (scene.Anchor, Role.Administrator));
        await world.AsAsync(scene.Convenor, async services =>
        {
            await services.GetRequiredService<StandingService>().BeginAsync("Keeping children in school", scene.Anchor, world.Today.AddYears(-1), Ct);
            return true;
        });
        await world.AsAsync(scene.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            foreach (var (id, speaksFor, sector) in organisations)
            {
                var seat = new Seat { Id = Guid.CreateVersion7(), SectorCode = sector, OrganisationId = id, Constituency = speaksFor, Kind = SeatKind.Core, Selection = Selection.Nominated, FromDay = world.Today.AddMonths(-6) };
                db.Add(seat);
                db.Add(new SeatHolding { Id = Guid.CreateVersion7(), SeatId = seat.Id, PersonId = PersonId.New(), IsDeputy = false, State = HoldingState.Held, OfferedOn = seat.FromDay, OfferedBy = scene.Convenor, FromDay = seat.FromDay });
            }

            await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "seat"));
            return true;
        });
        return scene;
    }

    public Task<Guid> PlanAsync(string title, DateOnly? asked = null) => world.AsAsync(Convenor, s => s.GetRequiredService<NetworkService>().PlanAsync(title, asked ?? Today, Keeper, Ct));

    public Task<WaveLook> LookAsync(Guid wave, string text) => world.AsAsync(Keeper, s => s.GetRequiredService<NetworkService>().LookAsync(wave, text, Ct));

    public Task<WaveLook> TakeAsync(Guid wave, string text) => world.AsAsync(Keeper, s => s.GetRequiredService<NetworkService>().TakeAsync(wave, text, Ct));

    public Task<NetworkFindings?> FindingsAsync(Guid wave) => world.AsAsync(Keeper, s => s.GetRequiredService<NetworkQueries>().FindingsAsync(wave, Ct));

    public Task<IReadOnlyList<SignalResult>> BoardAsync(PersonId person) => world.AsAsync(person, s => s.GetRequiredService<SignalBoard>().ResultsAsync(Ct));

    public Task AsAsync(PersonId person, Func<NetworkService, Task> work) => world.AsAsync(person, async s =>
    {
        await work(s.GetRequiredService<NetworkService>());
        return true;
    });

    /// <summary>How many ratings and ties are kept.</summary>
    public async Task<(int Ratings, int Ties)> StoredAsync()
    {
        await using var db = world.Database.Open(world.Locality);
        return (await db.Set<TieRating>().CountAsync(Ct), await db.Set<NetworkTie>().CountAsync(Ct));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
