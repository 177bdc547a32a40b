using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children;
using Headwater.Modules.Tests.Support.Services;
using Headwater.Support.ServiceReferrals;
using Headwater.Support.Services;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.ServiceReferrals;

/// <summary>
/// A school with headteacher, SENCO and a class teacher, a council with the local lead and (unless told otherwise) the helpline, two charities
/// whose workers take referrals, a charity without anybody, and a child of the school with a parent who can sign in; on Tuesday 10 November
/// 2026, with the terms of the fair access scene. Every name is made up.
/// </summary>
internal sealed class ReferralScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private TestSite? site;

    private ReferralScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public OrganisationId Alder { get; private set; }
    public OrganisationId Council { get; private set; }
    public OrganisationId Kestrel { get; private set; }
    public OrganisationId Heron { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Senco { get; private set; }
    public PersonId Teacher { get; private set; }
    public PersonId Lead { get; private set; }
    public PersonId Adviser { get; private set; }
    public PersonId Worker { get; private set; }
    public PersonId OtherWorker { get; private set; }
    public PersonId Parent { get; private set; }
    public ChildId Child { get; private set; }

    /// <summary>A service of Kestrel.</summary>
    public Guid Calm { get; private set; }

    /// <summary>A service of Heron, for professionals alone.</summary>
    public Guid Steady { get; private set; }

    /// <summary>A restricted service of Heron.</summary>
    public Guid Refuge { get; private set; }

    /// <summary>A service of a charity whose people cannot sign in.</summary>
    public Guid Outside { get; private set; }

    public static async Task<ReferralScene> CreateAsync(Engine engine, bool helpline = true)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new ReferralScene(world);
        (scene.Alder, scene.Council) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority));
        (scene.Kestrel, scene.Heron) = (await world.OrganisationAsync("Kestrel", OrganisationKind.Voluntary), await world.OrganisationAsync("Heron", OrganisationKind.Voluntary));
        (scene.Head, scene.Senco, scene.Teacher) = (await world.PersonAsync("Head of Alder", (scene.Alder, Role.Headteacher)), await world.PersonAsync("Senco of Alder", (scene.Alder, Role.Senco)), await world.PersonAsync("Teacher", (scene.Alder, Role.ClassTeacher)));
        scene.Lead = await world.PersonAsync("Local lead", (scene.Council, Role.LocalLead));
        scene.Adviser = await world.PersonAsync("Adviser", helpline ? [(scene.Council, Role.TriageAdviser)] : []);
        (scene.Worker, scene.OtherWorker) = (await world.PersonAsync("Worker of Kestrel", (scene.Kestrel, Role.ServiceWorker)), await world.PersonAsync("Worker of Heron", (scene.Heron, Role.ServiceWorker)));
        scene.Parent = await world.PersonAsync("Parent", (scene.Alder, Role.Parent));
        scene.Child = await world.ChildAsync(scene.Head, scene.Alder, "Robin", "Hale", new(2016, 5, 2));
        await world.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, scene.Parent, "The child’s mother.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
        await world.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.NamedProfessional, scene.Alder, scene.Teacher, "The child’s class teacher.", LawfulBasis.PublicTask, EntryKinds.Identity | EntryKinds.Help, world.Today));
        await world.AsAsync(scene.Lead, async s =>
        {
            var calendars = s.GetRequiredService<ISchoolCalendars>();
            await calendars.AddTermAsync(null, new(new(2026, 9, 3), new(2026, 12, 18), new(2026, 10, 26), new(2026, 10, 30)), Ct);
            await calendars.AddTermAsync(null, new(new(2027, 1, 5), new(2027, 3, 25)), Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "term"));
            return true;
        });
        scene.Calm = await scene.ServiceAsync("Calm starts", "Kestrel Family Support", scene.Kestrel, Openness.Public);
        scene.Steady = await scene.ServiceAsync("Steady mornings", "Heron Mentoring", scene.Heron, Openness.Private);
        scene.Refuge = await scene.ServiceAsync("Safe roof", "Heron House", scene.Heron, Openness.Restricted);
        scene.Outside = await scene.ServiceAsync("Far away", "Rook Trust", null, Openness.Public);
        return scene;
    }

    public Task<T> AsAsync<TService, T>(PersonId by, Func<TService, Task<T>> work) where TService : notnull => World.AsAsync(by, s => work(s.GetRequiredService<TService>()));

    public Task<T> WriteAsync<T>(PersonId by, Func<ReferralService, Task<T>> work) => AsAsync(by, work);

    public Task<bool> SendAsync(PersonId by, Guid id, int version) => AsAsync<StepService, bool>(by, s => s.SendAsync(Child, id, version, Ct));

    public Task<bool> TakeAsync(PersonId by, Guid id, int version, ReferralState to, string? why = null) => AsAsync<StepService, bool>(by, s => s.TakeAsync(Child, id, version, to, why, Ct));

    public Task<ReferralsView?> SeeAsync(PersonId by) => AsAsync<ReferralQueries, ReferralsView?>(by, q => q.OfChildAsync(Child, Ct));

    public async Task<ReferralPaper?> PaperAsync(PersonId by, Guid id) => (await SeeAsync(by))?.Find(id);

    public static TypedPermission Permission(DateOnly day) => new(day, "Sam Hale, mother", "In the meeting", day, null, null);

    /// <summary>A draft of the SENCO that misses nothing; version 3.</summary>
    public async Task<Guid> WholeAsync(Guid? service = null, PersonId? by = null, Guid? former = null)
    {
        var writer = by ?? Senco;
        var id = (await WriteAsync(writer, s => s.BeginAsync(Child, Guid.CreateVersion7(), service ?? Calm, former, Ct)))!.Value;
        Assert.True(await WriteAsync(writer, s => s.PermitAsync(Child, id, 1, Permission(World.Today), Ct)));
        Assert.True(await WriteAsync(writer, s => s.AnswerAsync(Child, id, 2, "Is sick with worry on school mornings.", "A key adult for a term.", "To come in on four days of five.", [], Ct)));
        return id;
    }

    /// <summary>The same, sent; version 4.</summary>
    public async Task<Guid> SentAsync(Guid? service = null, PersonId? by = null, Guid? former = null)
    {
        var id = await WholeAsync(service, by, former);
        Assert.True(await SendAsync(by ?? Senco, id, 3));
        return id;
    }

    /// <summary>The same, received and declined; version 6.</summary>
    public async Task<Guid> DeclinedAsync()
    {
        var id = await SentAsync();
        Assert.True(await TakeAsync(Worker, id, 4, ReferralState.Received));
        Assert.True(await TakeAsync(Worker, id, 5, ReferralState.Declined, "The course is full until spring."));
        return id;
    }

    /// <summary>As it lies in the database, past everybody's involvement.</summary>
    public async Task<(ServiceReferral Row, IReadOnlyList<ServiceReferralStep> Steps)> StoredAsync(Guid id)
    {
        await using var db = World.Database.Open(World.Locality);
        return (await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleAsync(r => r.Id == id, Ct), await db.Set<ServiceReferralStep>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(s => s.ReferralId == id).OrderBy(s => s.Number).ToListAsync(Ct));
    }

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public async Task<PageReader> BrowserAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(World.Database, byHeader: true);
        return new(site.Client(person, World.Locality));
    }

    public async Task<string> TextAsync(PersonId person, string path) => Text((await (await BrowserAsync(person)).GetAsync(path)).Page);

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }

    /// <summary>An approved service, with questions of its own, a line each.</summary>
    public async Task<Guid> ServiceAsync(string name, string provider, OrganisationId? partner, Openness openness, string? questions = null)
    {
        var listed = await AsAsync<DirectoryService, Guid>(Lead, s => s.AddOrganisationAsync(provider, "A charity for families.", null, partner, Ct));
        var id = await AsAsync<DirectoryService, Guid>(Lead, s => s.AddAsync(listed, DirectoryScene.Whole with { Name = name, Openness = openness, Questions = questions }, Ct));
        Assert.True(await AsAsync<ApprovalService, bool>(Lead, s => s.ApproveAsync(id, 1, 1, Ct)));
        return id;
    }
}
