using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>A school with a SENCO, a class teacher and a child, its mother, another school, and who leads the locality. Every name is made up.</summary>
internal sealed class ResponseScene : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResponseScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public OrganisationId Alder { get; private set; }
    public PersonId Senco { get; private set; }
    public PersonId Teacher { get; private set; }
    public PersonId Mother { get; private set; }
    public PersonId Elsewhere { get; private set; }
    public PersonId Lead { get; private set; }
    public PersonId Officer { get; private set; }
    public ChildId Robin { get; private set; }

    /// <summary>A Tuesday: 10 November 2026.</summary>
    public DateOnly Today => World.Today;

    public static async Task<ResponseScene> CreateAsync(Engine engine = Engine.Sqlite)
    {
        var world = await TestWorld.CreateAsync(engine);
        var (alder, beech, families, council) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup), await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority));
        var scene = new ResponseScene(world)
        {
            Alder = alder, Senco = await world.PersonAsync("Sam Senco", (alder, Role.Senco)), Teacher = await world.PersonAsync("Toni Teacher", (alder, Role.ClassTeacher)), Mother = await world.PersonAsync("Fern Hale", (families, Role.Parent)),
            Elsewhere = await world.PersonAsync("Else Where", (beech, Role.Senco)), Lead = await world.PersonAsync("Lee Lead", (council, Role.LocalLead)), Officer = await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer)),
        };
        scene.Robin = await world.ChildAsync(scene.Senco, alder, "Robin", "Hale");
        await world.InvolveAsync(scene.Senco, new(scene.Robin, InvolvementKind.Parent, null, scene.Mother, "Mother.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        return scene;
    }

    public Task<T> AsAsync<TService, T>(PersonId who, Func<TService, Task<T>> work) where TService : notnull => World.AsAsync(who, s => work(s.GetRequiredService<TService>()));

    /// <summary>A plan of the SENCO's since Monday 7 September 2026, to be looked at on Tuesday 24 November 2026.</summary>
    public async Task<Guid> PlanAsync(Visibility visibility = Visibility.Family, PlanKind kind = PlanKind.SupportPlan, int stage = 2, string needs = "Mornings are hard; good at drawing.")
    {
        var (outcome, id) = await AsAsync<PlanService, (Outcome, Guid)>(Senco, s => s.BeginAsync(Robin, new(kind, stage, new(2026, 9, 7), needs, null, Senco, new(2026, 11, 24), visibility), Ct));
        Assert.Equal(Outcome.Saved, outcome);
        return id;
    }

    public Task<Outcome> OutcomeAsync(Guid plan, string what = "Comes into school by himself") =>
        AsAsync<PlanWorkService, Outcome>(Senco, s => s.AddOutcomeAsync(Robin, plan, new(what, "One morning of five", "The office notes each morning", "Four mornings of five"), Ct));

    public Task<Outcome> ActionAsync(Guid plan, string what, PersonId? doer, DateOnly by, Guid? help = null) =>
        AsAsync<PlanWorkService, Outcome>(Senco, s => s.AddActionAsync(Robin, plan, new(what, doer, doer is null ? "Mother" : null, by, help), Ct));

    public async Task<Guid> HelpAsync(string name, int stage, params string[] needs)
    {
        Assert.Equal(Outcome.Saved, await AsAsync<OfferService, Outcome>(Lead, s => s.SetHelpAsync(null, 0, new(name, "Outreach", stage, needs, "Ring 01273 000000", "Within two weeks"), Ct)));
        return (await AsAsync<Headwater.Children.Contracts.IOfferedHelp, IReadOnlyList<Headwater.Children.Contracts.HelpOnOffer>>(Senco, s => s.AllAsync(Ct))).Single(h => h.Name == name).Id;
    }

    public async Task<PlanView> ViewAsync(Guid plan, PersonId? who = null) => (await AsAsync<ResponseQueries, PlanView?>(who ?? Senco, s => s.PlanAsync(Robin, plan, Ct)))!;

    public Task<ResponseView?> AllAsync(PersonId who) => AsAsync<ResponseQueries, ResponseView?>(who, s => s.FindAsync(Robin, Ct));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
