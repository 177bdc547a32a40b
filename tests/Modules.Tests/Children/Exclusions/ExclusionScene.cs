using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Identifiers;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>
/// A school with a headteacher, a SENCO, a clerk and a child on its roll since September 2026, on Tuesday 10 November 2026; terms from
/// 3 September to 18 December (half term 26 to 30 October) and from 5 January to 25 March. Every name is made up.
/// </summary>
internal sealed class ExclusionScene : IAsyncDisposable
{
    /// <summary>The child's UPN.</summary>
    public const string Robin = "B801200005001";

    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private TestSite? site;

    private ExclusionScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public OrganisationId Alder { get; private set; }
    public OrganisationId Beech { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Senco { get; private set; }
    public PersonId OtherHead { get; private set; }
    public PersonId Clerk { get; private set; }
    public ChildId Child { get; private set; }

    public static async Task<ExclusionScene> CreateAsync(Engine engine, bool withDates = true)
    {
        var scene = new ExclusionScene(await TestWorld.CreateAsync(engine));
        (scene.Alder, scene.Beech) = (await scene.World.OrganisationAsync("Alder School"), await scene.World.OrganisationAsync("Beech School"));
        (scene.Head, scene.Senco, scene.OtherHead, scene.Clerk) = (
            await scene.World.PersonAsync("Head", (scene.Alder, Role.Headteacher)), await scene.World.PersonAsync("Senco", (scene.Alder, Role.Senco)),
            await scene.World.PersonAsync("Other head", (scene.Beech, Role.Headteacher)), await scene.World.PersonAsync("Clerk", (scene.Alder, Role.Clerk)));
        scene.Child = await scene.World.ChildAsync(scene.Head, scene.Alder, "Robin", "Hale", new(2013, 5, 2));
        if (withDates)
            await scene.DatesAsync(scene.Head, scene.Alder);
        return scene;
    }

    /// <summary>The same with the child's UPN on record, by which a school's file names it.</summary>
    public static async Task<ExclusionScene> NumberedAsync(Engine engine, bool withDates = true)
    {
        var scene = await CreateAsync(engine, withDates);
        await scene.World.AsAsync(scene.Head, async s =>
        {
            var fact = await s.GetRequiredService<NumberService>().PutAsync(scene.Child, NumberKind.Upn, Robin, Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact!);
            return true;
        });
        return scene;
    }

    public Task DatesAsync(PersonId by, OrganisationId? school) => World.AsAsync(by, async s =>
    {
        var calendars = s.GetRequiredService<ISchoolCalendars>();
        await calendars.AddTermAsync(school, new(new(2026, 9, 3), new(2026, 12, 18), new(2026, 10, 26), new(2026, 10, 30)), Ct);
        await calendars.AddTermAsync(school, new(new(2027, 1, 5), new(2027, 3, 25)), Ct);
        await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "term"));
        return true;
    });

    public Task<Moved> RecordAsync(ExclusionKind what, string start, int sessions, string? decided = null, Func<TypedExclusion, TypedExclusion>? with = null, PersonId? by = null)
    {
        var typed = new TypedExclusion(what, Day(start), StartsAfternoon: false, sessions, Day(decided ?? start), ["DB"]) { Circumstances = "Threw a chair." };
        return World.AsAsync(by ?? Head, s => s.GetRequiredService<ExclusionService>().RecordAsync(Child, with is null ? typed : with(typed), Ct));
    }

    public async Task<Moved> ChangeAsync(Guid id, Action<RecordedExclusion> change, PersonId? by = null)
    {
        var view = await LedgerAsync(by);
        var version = view!.Ledger.Exclusions.Single(x => x.Id == id).Version;
        return await World.AsAsync(by ?? Head, s => s.GetRequiredService<ExclusionService>().ChangeAsync(Child, id, version, change, ExclusionDeed.Change, Ct));
    }

    public Task<LedgerView?> LedgerAsync(PersonId? by = null) => World.AsAsync(by ?? Head, s => s.GetRequiredService<LedgerQueries>().OfChildAsync(Child, Ct));

    public async Task<PageReader> BrowserAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(World.Database, byHeader: true);
        return new(site.Client(person, World.Locality));
    }

    /// <summary>A file that anybody with the address may fetch; null where there is none.</summary>
    public async Task<string?> FileAsync(string path)
    {
        using var client = await AnybodyAsync();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(Ct) : null;
    }

    /// <summary>A client of nobody who is signed in.</summary>
    public async Task<HttpClient> AnybodyAsync() => (site ??= await TestSite.StartAsync(World.Database, byHeader: true)).Client();

    public async Task<string> TextAsync(PersonId person, string path) => Text((await (await BrowserAsync(person)).GetAsync(path)).Page);

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }
}
