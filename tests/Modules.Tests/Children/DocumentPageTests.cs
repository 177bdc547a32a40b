using System.Net;
using System.Reflection;
using AngleSharp.Html.Parser;
using Headwater.Access.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>Documents as a browser without script meets them. Every name is made up.</summary>
public sealed class DocumentPageTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_added_listed_fetched_as_a_file_and_taken_back()
    {
        await using var scene = await Scene.CreateAsync();
        using var head = scene.Site.Client(scene.Head, scene.World.Locality);
        Assert.Contains($"/children/{scene.Child}/documents", await head.GetStringAsync($"/children/{scene.Child}", Ct), StringComparison.Ordinal);
        Assert.Contains("There are no documents that you may see.", await head.GetStringAsync(scene.Path, Ct), StringComparison.Ordinal);
        using var added = await UploadAsync(head, scene.Path, "Letter – Zoë", @"C:\letters\plan – Zoë.png", Png());
        Assert.Equal((HttpStatusCode.Found, scene.Path), (added.StatusCode, added.Headers.Location?.ToString()));
        var page = new HtmlParser().ParseDocument(await head.GetStringAsync(scene.Path, Ct));
        var text = page.Text();
        Assert.Contains("Letter – Zoë (PNG, 1 kB)", text, StringComparison.Ordinal);
        Assert.Contains("plan – Zoë.png", text, StringComparison.Ordinal);
        Assert.Contains("Added by Head of Alder, Alder School, Tuesday 10 November", text, StringComparison.Ordinal);
        Assert.Contains("Not scanned for viruses: no scanner is set up here.", text, StringComparison.Ordinal);

        using var file = await head.GetAsync(page.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href"), Ct);
        Assert.Equal((await DocumentIntake.TakeAsync("a.png", Png(), Ct)).Bytes, await file.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("image/png", file.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("plan – Zoë.png", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["sandbox; default-src 'none'; frame-ancestors 'none'"], file.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["no-store"], file.Headers.GetValues("Cache-Control"));

        var back = page.QuerySelectorAll("form").Single(f => f.TextContent.Contains("Take this document back", StringComparison.Ordinal));
        using var taken = await SendAsync(head, scene.Path + "?handler=TakeBack", page, back.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)));
        Assert.Equal(HttpStatusCode.Found, taken.StatusCode);
        Assert.Contains("There are no documents that you may see.", await head.GetStringAsync(scene.Path, Ct), StringComparison.Ordinal);
        using var gone = await head.GetAsync(page.QuerySelector("main .govuk-inset-text a")!.GetAttribute("href"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_is_not_taken_comes_back_as_one_sentence_and_nothing_is_kept()
    {
        await using var scene = await Scene.CreateAsync();
        using var head = scene.Site.Client(scene.Head, scene.World.Locality);
        foreach (var (title, name, bytes, says) in new[]
        {
            ("A title", "a.exe", Utf8("MZ"), "Only PDF, PNG, JPEG"), ("A title", "", Array.Empty<byte>(), "Choose a file."), ("", "a.png", Png(), "Enter the title."),
            ("A title", "a.txt", [.. Enumerable.Repeat((byte)'a', Document.MostBytes + 1)], "The file is larger than 10 MB"), (new string('x', 10_000), "a.png", Png(), "The title has 10000 characters; at most 200 can be kept."),
        })
        {
            using var refused = await UploadAsync(head, scene.Path, title, name, bytes);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains(says, (await Testing.Forms.Read(refused)).Text(), StringComparison.Ordinal);
        }

        // So large that it is not even read; the page says the same.
        using var far = await UploadAsync(head, scene.Path, "A title", "a.txt", new byte[12_000_000]);
        Assert.Equal(HttpStatusCode.Found, far.StatusCode);
        using var said = await head.GetAsync(far.Headers.Location, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, said.StatusCode);
        Assert.Contains("The file is larger than 10 MB", (await Testing.Forms.Read(said)).Text(), StringComparison.Ordinal);
        Assert.Contains("There are no documents that you may see.", await head.GetStringAsync(scene.Path, Ct), StringComparison.Ordinal);
        // Ten million bytes to the byte are taken.
        using var most = await UploadAsync(head, scene.Path, "A title", "a.txt", [.. Enumerable.Repeat((byte)'a', Document.MostBytes)]);
        Assert.Equal(scene.Path, most.Headers.Location?.ToString());
    }

    [Fact]
    public void The_form_is_held_in_memory_alone_however_large_the_file()
    {
        var limits = typeof(Headwater.Children.Documents.ListModel).GetCustomAttribute<RequestFormLimitsAttribute>()!;
        Assert.True(limits.MemoryBufferThreshold >= Document.MostBytes && limits.MemoryBufferThreshold >= limits.MultipartBodyLengthLimit);
    }

    [Fact]
    public async Task Refused_and_absent_are_the_same_answer_for_every_document_and_everybody()
    {
        await using var scene = await Scene.CreateAsync();
        var ids = new Dictionary<Visibility, Guid>();
        foreach (var visibility in Enum.GetValues<Visibility>())
            ids[visibility] = await scene.AddAsync(visibility);
        var sibling = await scene.World.ChildAsync(scene.Head, scene.School, "Wren", "Hale");
        foreach (var (who, sees) in new (PersonId, Visibility[])[] { (scene.Head, Enum.GetValues<Visibility>()), (scene.Parent, [Visibility.Family]), (scene.Stranger, []) })
        {
            using var client = scene.Site.Client(who, scene.World.Locality);
            var absent = await AnswerAsync(client, $"{scene.Path}/{Guid.CreateVersion7()}");
            Assert.StartsWith("NotFound", absent, StringComparison.Ordinal);
            Assert.Equal(absent, await AnswerAsync(client, $"{scene.Path}/rubbish"));
            foreach (var (visibility, id) in ids)
            {
                Assert.Equal(!sees.Contains(visibility), await AnswerAsync(client, $"{scene.Path}/{id}") == absent);
                // By another child's address it is not there, also for who may see both.
                Assert.Equal(absent, await AnswerAsync(client, $"/children/{sibling}/documents/{id}"));
                using var list = await client.GetAsync(scene.Path, Ct);
                Assert.Equal(sees.Contains(visibility), (await list.Content.ReadAsStringAsync(Ct)).Contains($"Title for {visibility}", StringComparison.Ordinal));
            }
        }

        Assert.DoesNotContain(scene.Site.Logs.Lines, l => l.Contains("Title for", StringComparison.Ordinal) || l.Contains("letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_audit_trail_failing_no_byte_of_a_document_leaves()
    {
        await using var scene = await Scene.CreateAsync();
        var id = await scene.AddAsync(Visibility.Family);
        using var head = scene.Site.Client(scene.Head, scene.World.Locality);
        Assert.Contains(Content, await head.GetStringAsync($"{scene.Path}/{id}", Ct), StringComparison.Ordinal);
        scene.Trail.Fails = true;
        foreach (var address in new[] { $"{scene.Path}/{id}", scene.Path })
        {
            using var answer = await head.GetAsync(address, Ct);
            var body = await answer.Content.ReadAsStringAsync(Ct);
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.False(body.Contains(Content, StringComparison.Ordinal) || body.Contains("Title for", StringComparison.Ordinal) || answer.Content.Headers.ContentDisposition is not null);
        }
    }

    private static async Task<string> AnswerAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Ct);
        var head = string.Join('\n', response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        return $"{response.StatusCode}\n{head}\n{await response.Content.ReadAsStringAsync(Ct)}";
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string path, string title, string name, byte[] bytes)
    {
        using var got = await client.GetAsync(path, Ct);
        var page = await Testing.Forms.Read(got);
        using var form = new MultipartFormDataContent { { new StringContent(title), "Title" }, { new StringContent(nameof(Visibility.Professionals)), "Visibility" }, { new StringContent(Token(page)), "__RequestVerificationToken" } };
        if (name.Length > 0)
            form.Add(new ByteArrayContent(bytes), "file", name);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Cookie", got.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return await client.SendAsync(request, Ct);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, AngleSharp.Html.Dom.IHtmlDocument page, IEnumerable<(string Name, string Value)> fields)
    {
        using var got = await client.GetAsync(path.Split('?')[0], Ct);
        var token = Token(await Testing.Forms.Read(got));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Where(f => f.Name != "__RequestVerificationToken").Append(("__RequestVerificationToken", token)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))) };
        request.Headers.Add("Cookie", got.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        return await client.SendAsync(request, Ct);
    }

    private static string Token(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>The trail, until it fails.</summary>
    private sealed class FailingTrail
    {
        public bool Fails { get; set; }
    }

    private sealed class Trail(IAuditTrail inner, FailingTrail state) : IAuditTrail
    {
        public Task SaveAsync(CancellationToken ct, params IReadOnlyList<AuditFact> facts) => state.Fails ? throw new IOException("The trail cannot be written.") : inner.SaveAsync(ct, facts);

        public Task ReadAsync(AuditFact fact, CancellationToken ct) => SaveAsync(ct, fact);
    }

    private sealed record Scene(TestWorld World, TestSite Site, FailingTrail Trail, OrganisationId School, PersonId Head, PersonId Parent, PersonId Stranger, ChildId Child) : IAsyncDisposable
    {
        public string Path => $"/children/{Child}/documents";

        public static async Task<Scene> CreateAsync()
        {
            var world = await TestWorld.CreateAsync(Engine.Sqlite);
            var (alder, beech, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
            var (head, parent) = (await world.PersonAsync("Head of Alder", (alder, Role.Headteacher)), await world.PersonAsync("Parent", (families, Role.Parent)));
            var child = await world.ChildAsync(head, alder, "Robin", "Hale");
            await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            var trail = new FailingTrail();
            var site = await TestSite.StartAsync(world.Database, byHeader: true, services: services =>
            {
                var product = services.Last(d => d.ServiceType == typeof(IAuditTrail)).ImplementationType!;
                services.Replace(ServiceDescriptor.Scoped<IAuditTrail>(sp => new Trail((IAuditTrail)ActivatorUtilities.CreateInstance(sp, product), trail)));
            });
            return new(world, site, trail, alder, head, parent, await world.PersonAsync("Stranger", (beech, Role.Headteacher)), child);
        }

        public async Task<Guid> AddAsync(Visibility visibility)
        {
            var title = $"Title for {visibility}";
            await World.AsAsync(Head, s => s.GetRequiredService<DocumentService>().AddAsync(Child, new(title, "letter.txt", Utf8(Content), visibility), Ct));
            return (await World.AsAsync(Head, s => s.GetRequiredService<DocumentService>().ListAsync(Child, Ct))).Single(d => d.Label.Title == title).Id;
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            await World.DisposeAsync();
        }
    }
}
