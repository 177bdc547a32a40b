using Headwater.Access.Contracts;
using Headwater.FairAccess.Provision;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.FairAccess.FairAccessScene;

namespace Headwater.Modules.Tests.FairAccess.Provision;

/// <summary>
/// The scene of fair access with a unit that has a headteacher and a youth project that signed no agreement. The child of Alder School
/// has had a place at the unit since Monday 2 November 2026, for £350 a week.
/// </summary>
internal sealed class ProvisionScene(FairAccessScene scene) : IAsyncDisposable
{
    public static readonly DateOnly First = new(2026, 11, 2);

    public FairAccessScene Fair => scene;
    public TestWorld World => scene.World;
    public ChildId Child => scene.Child;
    public PersonId Senco => scene.Senco;
    public OrganisationId Unit { get; private set; }
    public OrganisationId Project { get; private set; }
    public PersonId UnitHead { get; private set; }
    public PersonId Worker { get; private set; }

    public static async Task<ProvisionScene> CreateAsync(Engine engine, bool agreed = false)
    {
        var made = new ProvisionScene(agreed ? await AgreedAsync(engine) : await FairAccessScene.CreateAsync(engine));
        made.Unit = await made.World.OrganisationAsync("Wharf Unit");
        made.Project = await made.World.OrganisationAsync("Youth Project", OrganisationKind.Voluntary, agreed: false);
        made.UnitHead = await made.World.PersonAsync("Head of the unit", (made.Unit, Role.Headteacher));
        made.Worker = await made.World.PersonAsync("Worker of the project", (made.Project, Role.ServiceWorker));
        return made;
    }

    public static TypedTerms Terms(int hours = 25, long pence = 35_000, string? because = null, DateOnly? full = null) => new(60 * hours, 0, pence, new(2026, 12, 18), because, full);

    public TypedPlacement Typed(OrganisationId? provider = null) => new(null, provider ?? Unit, scene.Alder, PlacementPurpose.ShortSpell, "Mornings in a small group.", scene.Alder, First, new(2026, 11, 20), Terms());

    public async Task<Guid> PlaceAsync() => (await PlacementAsync(Senco, s => s.PlaceAsync(Child, Typed(), Ct)))!.Value;

    public Task<T> PlacementAsync<T>(PersonId by, Func<PlacementService, Task<T>> work) => World.AsAsync(by, s => work(s.GetRequiredService<PlacementService>()));

    public Task<T> ReviewAsync<T>(PersonId by, Func<ReviewService, Task<T>> work) => World.AsAsync(by, s => work(s.GetRequiredService<ReviewService>()));

    public Task<PlacementsView?> SeeAsync(PersonId by, Guid? whole = null) => World.AsAsync(by, s => s.GetRequiredService<PlacementQueries>().OfChildAsync(Child, whole, Ct));

    public async Task<PlacementPaper> PaperAsync(Guid id, PersonId? by = null) => (await SeeAsync(by ?? Senco, id))!.Papers.Single(p => p.Placement.Id == id);

    /// <summary>A review of today that says all it has to.</summary>
    public async Task<bool> HoldAsync(PersonId by, Guid id, ReviewDecision decision, DateOnly? until = null)
    {
        var version = (await PaperAsync(id)).Placement.Version;
        return await ReviewAsync(by, s => s.HoldAsync(Child, id, version, World.Today, r => Fill(r, decision, until), World.Today.AddDays(28), Ct));
    }

    public static void Fill(PlacementReview r, ReviewDecision decision, DateOnly? until = null)
    {
        foreach (var statement in ReviewStatements.All)
            statement.Set(r, Readiness.Ready);
        (r.Relationships, r.RelationshipsNeeds) = (Readiness.Partly, "One adult to go to.");
        (r.TookPart, r.ChildView, r.ParentView, r.Decision, r.Until, r.DecisionWords) = ("Mother, key worker", "I can do a whole day.", "A new start.", decision, until, decision == ReviewDecision.Other ? "A week’s trial of afternoons." : null);
    }

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public ValueTask DisposeAsync() => scene.DisposeAsync();
}
