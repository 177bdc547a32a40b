using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.FairAccess;

/// <summary>
/// Three schools with their headteachers, a council with the local lead and the chair of the panel, and a child on the roll of the
/// first, on Tuesday 10 November 2026; the locality's terms from 3 September to 18 December (half term 26 to 30 October) and from 5
/// January to 25 March. Every name is made up.
/// </summary>
internal sealed class FairAccessScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private TestSite? site;

    private FairAccessScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public OrganisationId Alder { get; private set; }
    public OrganisationId Beech { get; private set; }
    public OrganisationId Cedar { get; private set; }
    public OrganisationId Council { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Senco { get; private set; }
    public PersonId BeechHead { get; private set; }
    public PersonId CedarHead { get; private set; }
    public PersonId Lead { get; private set; }
    public PersonId Chair { get; private set; }
    public ChildId Child { get; private set; }

    public static async Task<FairAccessScene> CreateAsync(Engine engine)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new FairAccessScene(world);
        (scene.Alder, scene.Beech, scene.Cedar) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("Cedar School"));
        scene.Council = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority);
        (scene.Head, scene.Senco) = (await world.PersonAsync("Head of Alder", (scene.Alder, Role.Headteacher)), await world.PersonAsync("Senco of Alder", (scene.Alder, Role.Senco)));
        (scene.BeechHead, scene.CedarHead) = (await world.PersonAsync("Head of Beech", (scene.Beech, Role.Headteacher)), await world.PersonAsync("Head of Cedar", (scene.Cedar, Role.Headteacher)));
        (scene.Lead, scene.Chair) = (await world.PersonAsync("Local lead", (scene.Council, Role.LocalLead)), await world.PersonAsync("Chair", (scene.Council, Role.PanelChair)));
        scene.Child = await world.ChildAsync(scene.Head, scene.Alder, "Robin", "Hale", new(2014, 5, 2));
        await world.AsAsync(scene.Lead, async s =>
        {
            var calendars = s.GetRequiredService<ISchoolCalendars>();
            await calendars.AddTermAsync(null, new(new(2026, 9, 3), new(2026, 12, 18), new(2026, 10, 26), new(2026, 10, 30)), Ct);
            await calendars.AddTermAsync(null, new(new(2027, 1, 5), new(2027, 3, 25)), Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "term"));
            return true;
        });
        return scene;
    }

    /// <summary>With a protocol of mainstream schools in force from today, to which two of three schools agree.</summary>
    public static async Task<FairAccessScene> AgreedAsync(Engine engine, Action<ProtocolVersion>? says = null)
    {
        var scene = await CreateAsync(engine);
        var id = await scene.ProtocolAsync(s => s.AddAsync(Track.Mainstream, null, Ct));
        await scene.ProtocolAsync(s => s.SchoolsAsync(id, 1, [new(scene.Alder, 180, 0, null), new(scene.Beech, 210, 0, null), new(scene.Cedar, 150, 2, "It took two before.")], Ct));
        if (says is not null)
            Assert.True(await scene.ProtocolAsync(s => s.ChangeAsync(id, 2, says, Ct)));
        var version = says is null ? 2 : 3;
        await scene.ProtocolAsync(s => s.ConsultAsync(id, version, Ct));
        foreach (var (head, school) in new[] { (scene.Head, scene.Alder), (scene.BeechHead, scene.Beech) })
            await scene.ProtocolAsync(s => s.AnswerAsync(id, school, true, null, Ct), head);
        Assert.True(await scene.ProtocolAsync(s => s.SettleAsync(id, version + 1, scene.World.Today, Ct)));
        return scene;
    }

    public Task<T> ProtocolAsync<T>(Func<ProtocolService, Task<T>> work, PersonId? by = null) => World.AsAsync(by ?? Lead, s => work(s.GetRequiredService<ProtocolService>()));

    public Task<T> ReferralAsync<T>(PersonId by, Func<ReferralService, Task<T>> work) => World.AsAsync(by, s => work(s.GetRequiredService<ReferralService>()));

    public Task<ReferralsView?> ReferralsAsync(PersonId by) => World.AsAsync(by, s => s.GetRequiredService<ReferralQueries>().OfChildAsync(Child, Ct));

    public async Task<ReferralPaper> PaperAsync(Guid id, PersonId? by = null) => (await ReferralsAsync(by ?? Head))!.Papers.Single(p => p.Referral.Id == id);

    /// <summary>A referral that misses nothing, being written: it wishes Beech, and Cedar may not be asked.</summary>
    public async Task<Guid> WholeAsync()
    {
        var id = await ReferralAsync(Senco, s => s.OpenAsync(Child, Track.Mainstream, Ct));
        Assert.True(await ReferralAsync(Senco, s => s.ChangeAsync(Child, id!.Value, 1, Fill, [new(Beech, 1, null), new(Cedar, null, "A brother was hurt there.")], new("Leaves the building when it is loud."), Ct)));
        return id!.Value;
    }

    /// <summary>The same, signed off and accepted today.</summary>
    public async Task<Guid> AcceptedAsync()
    {
        var id = await WholeAsync();
        Assert.True(await ReferralAsync(Head, s => s.SignOffAsync(Child, id, 2, Ct)));
        Assert.True(await ReferralAsync(Chair, s => s.AcceptAsync(Child, id, 3, World.Today, Ct)));
        return id;
    }

    /// <summary>Two members of the panel beside the chair, of Beech and of Cedar.</summary>
    public async Task<(PersonId One, PersonId Other)> MembersAsync() =>
        (await World.PersonAsync("Member of Beech", (Beech, Role.PanelMember)), await World.PersonAsync("Member of Cedar", (Cedar, Role.PanelMember)));

    public Task<T> AsAsync<TService, T>(PersonId by, Func<TService, Task<T>> work) where TService : notnull => World.AsAsync(by, s => work(s.GetRequiredService<TService>()));

    public static void Fill(Referral r) =>
        (r.Category, r.Evidence, r.OrdinarySteps, r.Needs, r.ChildView, r.ParentView, r.PreviousSchools, r.Transport) = (Category.A, "Child in need plan since May.", "Two schools said no.", "A mentor.", "Near, please.", "Soon, please.", "One primary school.", "By bus.");

    public async Task<PageReader> BrowserAsync(PersonId person) => new(await ClientAsync(person));

    public async Task<HttpClient> ClientAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(World.Database, byHeader: true);
        return site.Client(person, World.Locality);
    }

    public async Task<string> TextAsync(PersonId person, string path) => Text((await (await BrowserAsync(person)).GetAsync(path)).Page);

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }
}
