using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children;
using Headwater.Support.Listings;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Services;

/// <summary>
/// A council with the local lead and the helpline, a charity whose worker keeps its services, another charity, a school and a parent,
/// on Tuesday 10 November 2026. Every name is made up.
/// </summary>
internal sealed class DirectoryScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private TestSite? site;

    private DirectoryScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public PersonId Lead { get; private set; }
    public PersonId Helpline { get; private set; }
    public PersonId Worker { get; private set; }
    public PersonId OtherWorker { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Parent { get; private set; }

    /// <summary>The provider that the worker's organisation is.</summary>
    public Guid Kestrel { get; private set; }

    public static async Task<DirectoryScene> CreateAsync(Engine engine)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new DirectoryScene(world);
        var (council, charity, other, school) = (await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority), await world.OrganisationAsync("Kestrel", OrganisationKind.Voluntary), await world.OrganisationAsync("Heron", OrganisationKind.Voluntary), await world.OrganisationAsync("Alder School"));
        (scene.Lead, scene.Helpline) = (await world.PersonAsync("Local lead", (council, Role.LocalLead)), await world.PersonAsync("Adviser", (council, Role.TriageAdviser)));
        (scene.Worker, scene.OtherWorker) = (await world.PersonAsync("Worker of Kestrel", (charity, Role.ServiceWorker)), await world.PersonAsync("Worker of Heron", (other, Role.ServiceWorker)));
        (scene.Head, scene.Parent) = (await world.PersonAsync("Head of Alder", (school, Role.Headteacher)), await world.PersonAsync("Parent", (school, Role.Parent)));
        scene.Kestrel = await scene.DirectoryAsync(s => s.AddOrganisationAsync("Kestrel Family Support", "A charity for families.", null, charity, Ct));
        return scene;
    }

    /// <summary>A service that misses nothing.</summary>
    public static TypedService Whole { get; } = new()
    {
        Name = "Calm starts", Summary = "A course for parents whose child worries.", Tier = Tier.Targeted, Needs = ["anxiety", "parenting"], AgeFrom = 4, AgeTo = 11, ForWhom = ForWhom.Parents | ForWhom.Professionals, Phases = Phases.Primary, Cost = "Free", Languages = "English\nPolish",
        WhenToRefer = "When worries keep a child from school.", HowToRefer = "Parents telephone.", TriedFirst = "Nothing. You can come first.", WhoDecides = "The course leader.", WhatHappensNext = "A call within five days.", Phone = "01632 960000",
        Places = [new(null, PlaceKind.Physical, "Kestrel house", "3 Mill Lane", "Alderton", "ZZ99 9AA", "54.01", "0.6")],
    };

    public Task<T> DirectoryAsync<T>(Func<DirectoryService, Task<T>> work, PersonId? by = null) => AsAsync(by ?? Lead, work);

    public Task<T> ApprovalAsync<T>(Func<ApprovalService, Task<T>> work, PersonId? by = null) => AsAsync(by ?? Lead, work);

    public Task<T> AsAsync<TService, T>(PersonId by, Func<TService, Task<T>> work) where TService : notnull => World.AsAsync(by, s => work(s.GetRequiredService<TService>()));

    public Task<ServiceView?> FindAsync(Guid id, PersonId? by = null) => AsAsync<DirectoryQueries, ServiceView?>(by ?? Lead, q => q.FindAsync(id, Ct));

    /// <summary>Adds a service and approves it.</summary>
    public async Task<Guid> ApprovedAsync(TypedService? typed = null)
    {
        var id = await DirectoryAsync(s => s.AddAsync(Kestrel, typed ?? Whole, Ct));
        Assert.True(await ApprovalAsync(s => s.ApproveAsync(id, 1, 1, Ct)));
        return id;
    }

    /// <summary>What everybody reads, as a server that was started a moment ago has it.</summary>
    public Task<PublishedDirectory> PublishedAsync() => new PublishedDirectories(World.Database.Services.GetRequiredService<IServiceScopeFactory>()).OfAsync(World.Locality, Ct);

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public async Task<HttpClient> ClientAsync(PersonId? person = null)
    {
        site ??= await TestSite.StartAsync(World.Database, byHeader: true);
        return person is { } somebody ? site.Client(somebody, World.Locality) : site.Client();
    }

    public async Task<PageReader> BrowserAsync(PersonId? person = null) => new(await ClientAsync(person));

    public async Task<string> TextAsync(PersonId? person, string path) => Text((await (await BrowserAsync(person)).GetAsync(path)).Page);

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }
}
