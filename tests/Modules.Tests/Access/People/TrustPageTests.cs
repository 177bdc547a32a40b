using System.Net;
using AngleSharp.Html.Dom;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Headwater.Modules.Tests.Access.People;

/// <summary>The pages about people and trust, over HTTP in the whole application.</summary>
public sealed class TrustPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Each_page_opens_for_those_whose_post_it_is_and_is_nowhere_for_others(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        (string Path, string Heading, PersonId[] For)[] pages =
        [
            ("/notices", "Notices", [scene.Head, scene.Officer, scene.Worker, scene.Parent, scene.Stranger]),
            ("/people", "People and posts", [scene.Head]),
            ("/people/appoint", "Appoint somebody", [scene.Head]),
            ("/people/certify", "Confirm posts", [scene.Head, scene.Officer]),
            ($"/people/accounts/{scene.Teacher}", "Teacher", [scene.Head]),
            ($"/people/posts/{scene.TeacherPost}/end", "End a post", [scene.Head]),
            ($"/involvements/{scene.Child}", "Who is involved", [scene.Head]),
            ($"/disclosures/{scene.Child}", "Share from this record", [scene.Head]),
            ($"/my-child/{scene.Child}/sharing", "What was shared", [scene.Parent]),
            ("/agreements", "Sharing agreements", [scene.Officer]),
            ("/agreements/new", "Add a sharing agreement", [scene.Officer]),
            ("/break-glass", "Emergency openings", [scene.Officer]),
            ("/break-glass/open", "Open a record in an emergency", [scene.Worker]),
            ("/subject-access", "Answer a subject access request", [scene.Officer]),
            ("/retention", "How long things are kept", [scene.Officer]),
        ];
        scene.StepUp.Given = true;
        // Whose record it is stands over what is about one child.
        Assert.StartsWith("Robin Hale", (await scene.Client(scene.Head).PageAsync($"/disclosures/{scene.Child}")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var (path, heading, whose) in pages)
        {
            foreach (var person in scene.Everybody)
            {
                using var response = await scene.Client(person).GetAsync(path, Ct);
                if (whose.Contains(person))
                {
                    Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {response.StatusCode}");
                    Assert.EndsWith(heading, (await Forms.Read(response)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
                }
                else
                {
                    Assert.False(response.IsSuccessStatusCode, $"{path} opened for somebody else");
                }
            }
        }
    }

    [Fact]
    public async Task A_headteacher_appoints_and_ends_by_forms_and_is_told_what_is_wrong()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var appointed = ($"{scene.School} {Role.Senco}", scene.World.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        using var wrong = await scene.SendAsync(scene.Head, "/people/appoint", "Email", ("Email", "nobody"), ("Name", "New Senco"), ("Post", appointed.Item1), ("From", appointed.Item2), ("To", ""));
        Assert.Contains("Enter an e-mail address.", (await Forms.Read(wrong)).Text(), StringComparison.Ordinal);
        using var theirs = await scene.SendAsync(scene.Head, "/people/appoint", "Email", ("Email", "new@example.org"), ("Name", "New Senco"), ("Post", $"{scene.School} {Role.Governor}"), ("From", appointed.Item2), ("To", ""));
        Assert.Contains("does not let you appoint", (await Forms.Read(theirs)).Text(), StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.False(await db.Set<Post>().AnyAsync(p => p.Role == Role.Senco || p.Role == Role.Governor, Ct));

        using var right = await scene.SendAsync(scene.Head, "/people/appoint", "Email", ("Email", "new@example.org"), ("Name", "New Senco"), ("Post", appointed.Item1), ("From", appointed.Item2), ("To", ""));
        Assert.Equal("/people", right.Headers.Location?.OriginalString);
        Assert.Contains("New Senco", (await scene.Client(scene.Head).PageAsync("/people")).Text(), StringComparison.Ordinal);
        using var ended = await scene.SendAsync(scene.Head, $"/people/posts/{scene.TeacherPost}/end", "LastDay", ("LastDay", ""), ("Reason", "He moves away."));
        Assert.Equal("/people", ended.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Teacher", (await scene.Client(scene.Head).PageAsync("/people")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_involvement_is_granted_and_ended_by_forms()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var path = $"/involvements/{scene.Child}";
        var day = scene.World.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var granted = await scene.SendAsync(scene.Head, path, "Purpose",
            ("Kind", "Referral"), ("Organisation", scene.Charity.ToString()), ("Email", ""), ("Purpose", "Mentoring at school."), ("Basis", "PublicTask"), ("Covers", "Support"), ("Covers", "OwnWords"), ("From", day), ("To", ""));
        Assert.Equal(path, granted.Headers.Location?.OriginalString);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var involvement = await db.Set<Involvement>().AsNoTracking().SingleAsync(i => i.OrganisationId == scene.Charity, Ct);
        Assert.Equal(EntryKinds.Identity | EntryKinds.Support | EntryKinds.OwnWords, involvement.Covers);
        Assert.Contains("A charity: those whose post lets them see its children", (await scene.Client(scene.Head).PageAsync(path)).Text(), StringComparison.Ordinal);
        using var ended = await scene.SendAsync(scene.Head, path, "Reason", ("Involvement", involvement.Id.ToString()), ("Reason", "Mentoring is over."));
        Assert.Equal(path, ended.Headers.Location?.OriginalString);
        Assert.Equal("Mentoring is over.", (await db.Set<Involvement>().AsNoTracking().SingleAsync(i => i.OrganisationId == scene.Charity, Ct)).RevokedWhy);
    }

    [Fact]
    public async Task An_emergency_asks_for_the_second_factor_first_then_opens_and_is_reviewed()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        using (var first = await scene.Client(scene.Worker).GetAsync("/break-glass/open", Ct))
            Assert.StartsWith("/confirm", first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        scene.StepUp.Given = true;
        (string, string)[] form = [("First", "Robin"), ("Last", "Hale"), ("Born", "2014-05-02"), ("Upn", ""), ("Organisation", scene.Care.ToString()), ("Reason", "She was seen alone at the station.")];
        using var missed = await scene.SendAsync(scene.Worker, "/break-glass/open", "First", [("First", "Robina"), .. form[1..]]);
        Assert.Contains("No record matches exactly.", (await Forms.Read(missed)).Text(), StringComparison.Ordinal);
        using var opened = await scene.SendAsync(scene.Worker, "/break-glass/open", "First", form);
        Assert.Equal($"/children/{scene.Child}", opened.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await scene.Client(scene.Worker).GetAsync($"/children/{scene.Child}", Ct)).StatusCode);

        await using var db = scene.World.Database.Open(scene.World.Locality);
        var opening = await db.Set<EmergencyOpening>().AsNoTracking().SingleAsync(Ct);
        var review = (await scene.Client(scene.Officer).PageAsync($"/break-glass/{opening.Id}")).Text();
        Assert.Contains("She was seen alone at the station.", review, StringComparison.Ordinal);
        Assert.Contains("Robin Hale, born Friday 2 May 2014", review, StringComparison.Ordinal);
        Assert.Contains("Looked at the record, Tuesday 10 November 2026, 09:00", review, StringComparison.Ordinal);
        Assert.Contains("Opened the record in an emergency", review, StringComparison.Ordinal);
        using var reviewed = await scene.SendAsync(scene.Officer, $"/break-glass/{opening.Id}", "Justified", ("Justified", "true"), ("Finding", "The police confirmed that she was found there."));
        Assert.Equal("/break-glass", reviewed.Headers.Location?.OriginalString);
        Assert.True((await db.Set<EmergencyOpening>().AsNoTracking().SingleAsync(Ct)).Justified);
    }

    [Fact]
    public async Task Whoever_may_open_in_an_emergency_is_led_there_by_the_navigation_and_nobody_else_is()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        Assert.NotNull((await scene.Client(scene.Worker).PageAsync("/notices")).QuerySelector("a[href='/break-glass/open']"));
        Assert.Null((await scene.Client(scene.Head).PageAsync("/notices")).QuerySelector("a[href='/break-glass/open']"));
    }

    [Fact]
    public async Task Where_the_second_factor_has_run_out_the_page_leads_to_it_and_keeps_what_was_typed()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        scene.StepUp.Given = true;
        using var client = scene.Client(scene.Worker);
        using var shown = await client.GetAsync("/break-glass/open", Ct);
        if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        var form = (await Forms.Read(shown)).QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.QuerySelector("[name=First]") is not null);
        scene.StepUp.Given = false;
        using var late = await client.SendAsync(form, "/break-glass/open",
            ("First", "Robin"), ("Last", "Hale"), ("Born", "2014-05-02"), ("Upn", ""), ("Organisation", scene.Care.ToString()), ("Reason", "She was seen alone at the station."));
        var link = (await Forms.Read(late)).QuerySelector("a[href*='returnTo']");
        Assert.Equal("/confirm?returnTo=%2Fbreak-glass%2Fopen", link!.GetAttribute("href"));
        scene.StepUp.Given = true;
        var again = await client.PageAsync("/break-glass/open");
        Assert.Equal(("Robin", "Hale", "2014-05-02", "She was seen alone at the station."),
            (Value("First"), Value("Last"), Value("Born"), again.QuerySelector("[name=Reason]")!.TextContent));
        Assert.Equal("", ((IHtmlInputElement)(await scene.Client(scene.Worker2).PageAsync("/break-glass/open")).QuerySelector("[name=First]")!).Value);
        scene.World.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("", ((IHtmlInputElement)(await client.PageAsync("/break-glass/open")).QuerySelector("[name=First]")!).Value);

        string Value(string name) => ((IHtmlInputElement)again.QuerySelector($"[name={name}]")!).Value;
    }

    [Fact]
    public async Task The_people_list_has_a_second_page_and_a_way_back()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        for (var i = 0; i < 50; i++)
            await scene.World.PersonAsync($"Teacher {i:00}", (scene.School, Role.ClassTeacher));
        var first = await scene.Client(scene.Head).PageAsync("/people");
        var second = await scene.Client(scene.Head).PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        // 52 posts, 50 on a page; nobody stands on both.
        Assert.Equal((50, 2), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Empty(first.QuerySelectorAll("tbody th").Select(t => t.TextContent).Intersect(second.QuerySelectorAll("tbody th").Select(t => t.TextContent)));
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.NotNull(second.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task An_account_gets_a_new_invitation_and_is_closed_from_the_people_list()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var path = $"/people/accounts/{scene.Teacher}";
        Assert.NotNull((await scene.Client(scene.Head).PageAsync("/people")).QuerySelector($"a[href='{path}']"));
        // The head's own row has no such link: nobody gives a post of headteacher but the administrator.
        Assert.Null((await scene.Client(scene.Head).PageAsync("/people")).QuerySelector($"a[href='/people/accounts/{scene.Head}']"));
        using var sent = await scene.SendFormAsync(scene.Head, path, "invite");
        Assert.Equal(path + "?sent=true", sent.Headers.Location?.OriginalString);
        using var silent = await scene.SendFormAsync(scene.Head, path, "close", ("Reason", ""));
        Assert.Contains("Say why the account is closed", (await Forms.Read(silent)).Text(), StringComparison.Ordinal);
        using var closed = await scene.SendFormAsync(scene.Head, path, "close", ("Reason", "His phone was stolen."));
        Assert.Equal(path, closed.Headers.Location?.OriginalString);
        Assert.Contains("Closed: nobody can sign in with it", (await scene.Client(scene.Head).PageAsync(path)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sharing_without_consent_or_reason_is_refused_on_the_page_too_and_the_family_reads_what_was_shared()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var path = $"/disclosures/{scene.Child}";
        (string, string)[] Form(string ground, string reason) =>
            [("Ground", ground), ("Whose", ""), ("ConsentOn", ""), ("How", ""), ("Reason", reason), ("From", scene.School.ToString()), ("Kinds", "Support"), ("What", "The support plan."), ("To", ""), ("Outside", "The clinic"), ("Basis", "PublicTask"), ("ExpiresOn", ""), ("Harm", "")];
        using var consent = await scene.SendAsync(scene.Head, path, "Ground", Form("consent", ""));
        Assert.Contains("Say whose consent it is", (await Forms.Read(consent)).Text(), StringComparison.Ordinal);
        using var empty = await scene.SendAsync(scene.Head, path, "Ground", Form("Overridden", "Because."));
        Assert.Contains("Say in a sentence", (await Forms.Read(empty)).Text(), StringComparison.Ordinal);
        using var shared = await scene.SendAsync(scene.Head, path, "Ground", Form("NotNeeded", "The clinic needs it to see the child at all."));
        Assert.Equal(path, shared.Headers.Location?.OriginalString);
        var seen = (await scene.Client(scene.Parent).PageAsync($"/my-child/{scene.Child}/sharing")).Text();
        Assert.Contains("Alder School shared with The clinic", seen, StringComparison.Ordinal);
        Assert.Contains("The clinic needs it to see the child at all.", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_makes_an_agreement_signs_ends_it_and_answers_a_subject_and_holds_a_record()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        using var added = await scene.SendAsync(scene.Officer, "/agreements/new", "Name",
            ("Name", "Mentoring"), ("Purpose", "Mentoring at school."), ("Basis", "PublicTask"), ("From", "2026-11-10"), ("To", "2027-11-09"), ("Parties", scene.Care.ToString()));
        var path = added.Headers.Location!.OriginalString;
        Assert.Contains("Not yet: the agreement does not cover it", (await scene.Client(scene.Officer).PageAsync(path)).Text(), StringComparison.Ordinal);
        using var signed = await scene.SendAsync(scene.Officer, path, "SignedBy", ("Organisation", scene.Care.ToString()), ("SignedBy", "A. Moss, director"), ("SignedOn", "2026-11-10"));
        Assert.Contains("by A. Moss, director", (await scene.Client(scene.Officer).PageAsync(path)).Text(), StringComparison.Ordinal);
        using var ended = await scene.SendAsync(scene.Officer, path, "Reason", ("Reason", "The director withdrew."));
        Assert.Contains("Ended", (await scene.Client(scene.Officer).PageAsync("/agreements")).Text(), StringComparison.Ordinal);

        using var zip = await scene.SendAsync(scene.Officer, "/subject-access", "First", ("First", "Robin"), ("Last", "Hale"), ("Born", "2014-05-02"), ("Upn", ""), ("Audience", "Parent"));
        Assert.Equal(("application/zip", "subject-access.zip"), (zip.Content.Headers.ContentType?.MediaType, zip.Content.Headers.ContentDisposition?.FileName));
        using var held = await scene.SendAsync(scene.Officer, "/retention", "Class", ("First", "Robin"), ("Last", "Hale"), ("Born", "2014-05-02"), ("Class", ""), ("Reason", "A complaint is being heard."));
        var page = await scene.Client(scene.Officer).PageAsync("/retention");
        Assert.Contains("A complaint is being heard.", page.Text(), StringComparison.Ordinal);
        var hold = ((IHtmlInputElement)page.QuerySelector("input[name=Hold]")!).Value;
        using var lifted = await scene.SendAsync(scene.Officer, "/retention", "Hold", ("Hold", hold), ("Reason", "The complaint was heard and closed."));
        Assert.DoesNotContain("A complaint is being heard.", (await scene.Client(scene.Officer).PageAsync("/retention")).Text(), StringComparison.Ordinal);
    }

    private sealed class Scene(TestWorld world, TestSite site) : IAsyncDisposable
    {
        public TestWorld World => world;
        public TestStepUp StepUp { get; private set; } = null!;
        public OrganisationId School { get; private set; }
        public OrganisationId Charity { get; private set; }
        public OrganisationId Care { get; private set; }
        public PersonId Head { get; private set; }
        public PersonId Officer { get; private set; }
        public PersonId Worker { get; private set; }
        public PersonId Worker2 { get; private set; }
        public PersonId Parent { get; private set; }
        public PersonId Stranger { get; private set; }
        public ChildId Child { get; private set; }
        public PersonId Teacher { get; private set; }
        public Guid TeacherPost { get; private set; }

        public IEnumerable<PersonId> Everybody => [Head, Officer, Worker, Parent, Stranger];

        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var stepUp = new TestStepUp();
            var site = await TestSite.StartAsync(world.Database, byHeader: true, services: services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IStepUp>(stepUp));
                services.Replace(ServiceDescriptor.Scoped<IInvitations, TestInvitations>());
            });
            var scene = new Scene(world, site)
            {
                StepUp = stepUp,
                School = await world.OrganisationAsync("Alder School"),
                Charity = await world.OrganisationAsync("A charity", OrganisationKind.Voluntary),
                Care = await world.OrganisationAsync("Social care", OrganisationKind.SocialCare),
            };
            var (anchor, families) = (await world.OrganisationAsync("Anchor", OrganisationKind.LocalAuthority), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
            scene.Head = await world.PersonAsync("Head", (scene.School, Role.Headteacher));
            scene.Officer = await world.PersonAsync("Officer", (anchor, Role.DataProtectionOfficer));
            scene.Worker = await world.PersonAsync("Worker", (scene.Care, Role.SocialWorker));
            scene.Worker2 = await world.PersonAsync("Second worker", (scene.Care, Role.SocialWorker));
            scene.Parent = await world.PersonAsync("Parent", (families, Role.Parent));
            scene.Stranger = await world.PersonAsync("Stranger", (scene.Charity, Role.VirtualSchoolHead), (families, Role.Parent));
            var teacher = scene.Teacher = await world.PersonAsync("Teacher", (scene.School, Role.ClassTeacher));
            scene.Child = await world.ChildAsync(scene.Head, scene.School, "Robin", "Hale");
            await world.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, scene.Parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            await using var db = world.Database.Open(world.Locality);
            scene.TeacherPost = (await db.Set<Post>().SingleAsync(p => p.PersonId == teacher, Ct)).Id;
            return scene;
        }

        public HttpClient Client(PersonId person) => site.Client(person, world.Locality);

        /// <summary>Sends a form with the cookie and the token of the page it stands on.</summary>
        public async Task<HttpResponseMessage> SendAsync(PersonId person, string path, string holding, params (string Name, string Value)[] filled)
        {
            var client = Client(person);
            using var shown = await client.GetAsync(path, Ct);
            if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
                client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
            var page = await Forms.Read(shown);
            var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.QuerySelector($"[name='{holding}']") is not null);
            return await client.SendAsync(form, path, filled);
        }

        /// <summary>Sends the form that leads to a handler.</summary>
        public async Task<HttpResponseMessage> SendFormAsync(PersonId person, string path, string handler, params (string Name, string Value)[] filled)
        {
            var client = Client(person);
            using var shown = await client.GetAsync(path, Ct);
            if (shown.Headers.TryGetValues("Set-Cookie", out var cookies))
                client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
            var form = (await Forms.Read(shown)).QuerySelectorAll("form").OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action")?.EndsWith("handler=" + handler, StringComparison.Ordinal) == true);
            return await client.SendAsync(form, $"{path}?handler={handler}", filled);
        }

        public async ValueTask DisposeAsync()
        {
            await site.DisposeAsync();
            await world.DisposeAsync();
        }
    }
}
