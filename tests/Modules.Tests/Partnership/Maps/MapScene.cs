using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Maps;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership.Maps;

/// <summary>A locality with a collaborative, two members, a facilitator, somebody from outside it and the administrator.</summary>
internal sealed class MapScene(TestWorld world) : IAsyncDisposable
{
    private TestSite? site;

    public TestWorld World => world;
    public PersonId Lead { get; private set; }
    public PersonId Facilitator { get; private set; }
    public PersonId Member { get; private set; }
    public PersonId Parent { get; private set; }
    public PersonId Observer { get; private set; }
    public PersonId Outsider { get; private set; }
    public PersonId Administrator { get; private set; }
    public OrganisationId Anchor { get; private set; }
    public OrganisationId School { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<MapScene> CreateAsync(Engine engine)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new MapScene(world)
        {
            Anchor = await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority), School = await world.OrganisationAsync("Alder School"),
        };
        var facilitation = await world.OrganisationAsync("Common table", OrganisationKind.Voluntary);
        var families = await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup);
        scene.Lead = await world.PersonAsync("Lead", (scene.Anchor, Role.LocalLead));
        scene.Facilitator = await world.PersonAsync("Facilitator", (facilitation, Role.Facilitator));
        scene.Member = await world.PersonAsync("Member", (scene.School, Role.Member));
        scene.Parent = await world.PersonAsync("Parent at the table", (families, Role.Member));
        scene.Observer = await world.PersonAsync("Observer", (facilitation, Role.Observer));
        scene.Outsider = await world.PersonAsync("Class teacher", (scene.School, Role.ClassTeacher));
        scene.Administrator = await world.PersonAsync("Administrator", (scene.Anchor, Role.Administrator));
        await scene.DoAsync(scene.Lead, s => s.GetRequiredService<StandingService>().BeginAsync("Keeping children in school", scene.Anchor, world.Today.AddMonths(-3), Ct));
        return scene;
    }

    public Task<T> AsAsync<T>(PersonId person, Func<IServiceProvider, Task<T>> work) => world.AsAsync(person, work);

    public Task DoAsync(PersonId person, Func<IServiceProvider, Task> work) => world.AsAsync(person, async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>Why something was refused.</summary>
    public async Task<string> RefusedAsync(PersonId person, Func<IServiceProvider, Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(() => DoAsync(person, work))).Message;

    public Task<Guid> MapAsync(MapKind kind = MapKind.Stakeholder, string title = "The system") => AsAsync(Member, s => s.GetRequiredService<MapService>().AddAsync(title, kind, null, Ct));

    public Task<MapView> ViewAsync(Guid map, int? version = null) => AsAsync(Member, async s => (await s.GetRequiredService<MapQueries>().ViewAsync(map, version, Ct))!);

    public Task<Guid> ElementAsync(Guid map, string label, string? sector = null, string? evidence = null) =>
        AsAsync(Member, s => s.GetRequiredService<DrawingService>().AddElementAsync(map, new(label, null, sector, null, null, null, evidence), Ct));

    public Task<Guid> LinkAsync(Guid map, Guid from, Guid to, Polarity polarity = Polarity.None, bool delayed = false) =>
        AsAsync(Member, s => s.GetRequiredService<DrawingService>().AddLinkAsync(map, Link(from, to) with { Polarity = polarity, Delayed = delayed }, Ct));

    public static TypedLink Link(Guid from, Guid to) => new(from, to, LinkDirection.Directed, Polarity.None, false, 1, null, null, null, null, null);

    /// <summary>Saves the draft as a version and writes down that it was agreed.</summary>
    public async Task<int> AgreeAsync(Guid map, string note = "As drawn")
    {
        var edits = (await ViewAsync(map)).Map.Edits;
        return await AsAsync(Lead, async s =>
        {
            var number = await s.GetRequiredService<MapService>().SaveVersionAsync(map, note, edits, Ct);
            await s.GetRequiredService<MapService>().AgreeAsync(map, number, "By consent", Ct);
            return number;
        });
    }

    /// <summary>A seat of a sector that somebody sits in.</summary>
    public async Task SeatAsync(string sector, PersonId holder)
    {
        var seat = await AsAsync(Lead, s => s.GetRequiredService<SeatService>().AddAsync(new(sector, null, "those of " + sector, SeatKind.Core, Selection.Invited, world.Today, null), Ct));
        var offer = await AsAsync(Lead, s => s.GetRequiredService<HoldingService>().OfferAsync(seat, new(holder, null, null, null, false), Ct));
        await DoAsync(holder, s => s.GetRequiredService<HoldingService>().AnswerAsync(offer, true, null, Ct));
    }

    public async Task<HttpClient> ClientAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(world.Database, byHeader: true);
        return site.Client(person, world.Locality);
    }

    public async Task<IHtmlDocument> PageAsync(PersonId person, string path)
    {
        using var response = await (await ClientAsync(person)).GetAsync(path, Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {response.StatusCode}");
        return await Forms.Read(response);
    }

    /// <summary>Sends the form that holds a field of this name, with the cookie and the token of its page.</summary>
    public async Task<HttpResponseMessage> SendAsync(PersonId person, string path, string holding, params (string Name, string Value)[] filled)
    {
        var (client, page) = await OpenAsync(person, path);
        return await SubmitAsync(client, FormOf(page, holding), path, filled);
    }

    public async Task<(HttpClient Client, IHtmlDocument Page)> OpenAsync(PersonId person, string path)
    {
        var client = await ClientAsync(person);
        using var shown = await client.GetAsync(path, Ct);
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        return (client, await Forms.Read(shown));
    }

    public static IHtmlFormElement FormOf(IHtmlDocument page, string holding) => page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.QuerySelector($"[name='{holding}']") is not null);

    /// <summary>Sends a form as a browser does: what is chosen in lists and written in fields goes with it.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(HttpClient client, IHtmlFormElement form, string path, params (string Name, string Value)[] filled)
    {
        var lists = form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>().Where(s => filled.All(f => f.Name != s.Name)).Select(s => (s.Name!, s.Value ?? ""));
        var texts = form.QuerySelectorAll("textarea[name]").OfType<IHtmlTextAreaElement>().Where(t => filled.All(f => f.Name != t.Name)).Select(t => (t.Name!, t.Value));
        return client.SendAsync(form, path, [.. lists, .. texts, .. filled]);
    }

    /// <summary>Sends files by the form for them.</summary>
    public async Task<(HttpClient Client, IHtmlDocument Page)> UploadAsync(PersonId person, Guid map, string format, string mode, params (string Name, byte[] Bytes)[] files)
    {
        var path = MapLinks.Part(map, "import");
        var (client, page) = await OpenAsync(person, path);
        var form = FormOf(page, "files");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent(format), "Format");
        content.Add(new StringContent(mode), "Mode");
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, "files", name);
        }

        using var response = await client.PostAsync(path, content, Ct);
        return (client, await Forms.Read(response));
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await world.DisposeAsync();
    }
}
