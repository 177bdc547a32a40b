using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Headwater.Access.Auditing;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Children.Attendance;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Sample;

/// <summary>A small sample of two localities, written as <c>./run sample</c> writes it.</summary>
[Trait("Tier", "slow")]
public sealed class SampleTests
{
    private const int Pupils = 400;
    private const ulong Seed = 7;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Two_localities_are_there_with_every_role_and_a_whole_trail_and_a_second_time_changes_nothing(Engine engine)
    {
        await using var database = await SampleAsync(engine, localities: 2);
        for (var n = 0; n < 2; n++)
        {
            await using var db = database.Open(IdOf(n));
            Assert.Equal(Pupils, await All<Child>(db).CountAsync(Ct));
            var posts = await PostsAsync(database, n);
            Assert.Equal(Enum.GetValues<Role>(), posts.Select(p => p.Role).Distinct().Order());
            var schools = await SchoolsAsync(database, n);
            // 400 of 38,000 children: two secondary schools and four primary ones at the least, and the unit.
            Assert.Equal(7, schools.Count);
            Assert.All(schools, s => Assert.Equal([Role.Headteacher, Role.Senco, Role.SafeguardingLead], posts.Where(p => p.Organisation == s && p.Role is Role.Headteacher or Role.Senco or Role.SafeguardingLead).Select(p => p.Role).Order()));
            Assert.Empty(await All<Child>(db).Where(c => !db.Set<Involvement>().Any(i => i.ChildId == c.ChildId && i.Kind == InvolvementKind.Roll)).ToListAsync(Ct));
            Assert.Equal(await All<RollEntry>(db).CountAsync(Ct), await db.Set<Involvement>().CountAsync(i => i.Kind == InvolvementKind.Roll, Ct));
            Assert.True(await All<AttendanceWeek>(db).AnyAsync(Ct));
            var finding = await new AuditFeed(db).VerifyAsync([], Ct);
            Assert.Null(finding.Problem);
            Assert.Equal(1, finding.Entries);
        }

        var before = await CountsAsync(database);
        Assert.Null(await MakeAsync(database, 0, 2));
        Assert.Null(await MakeAsync(database, 1, 2));
        Assert.Equal(before, await CountsAsync(database));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_same_seed_writes_the_same_rows_under_the_same_ids(Engine engine)
    {
        await using var one = await SampleAsync(engine);
        await using var other = await SampleAsync(Engine.Sqlite);
        Assert.Equal(await RowsAsync(one), await RowsAsync(other));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Each_sees_their_own_and_numbers_and_notes_open(Engine engine)
    {
        await using var database = await SampleAsync(engine);
        var posts = await PostsAsync(database, 0);
        foreach (var senco in posts.Where(p => p.Role == Role.Senco))
        {
            await AsAsync(database, senco.Person, async s =>
            {
                var db = s.GetRequiredService<HeadwaterDb>();
                var today = db.Reader.Today;
                // Those on the roll, and those who were placed there by a panel or for a time.
                var onRoll = await All<RollEntry>(db).Where(r => r.SchoolId == senco.Organisation && r.EntryDate <= today && (r.LeavingDate == null || r.LeavingDate >= today)).Select(r => r.ChildId).ToListAsync(Ct);
                var placed = await db.Set<Involvement>().Where(i => i.Kind == InvolvementKind.Referral && i.OrganisationId == senco.Organisation && i.PersonId == null && i.RevokedAtUtc == null).Select(i => i.ChildId).ToListAsync(Ct);
                Assert.Equal(onRoll.Union(placed).OrderBy(c => c.Value), (await db.Set<Child>().Select(c => c.ChildId).ToListAsync(Ct)).OrderBy(c => c.Value));
                foreach (var child in await db.Set<Identifier>().Where(i => i.Scheme == NumberKind.Upn).Select(i => i.ChildId).Take(3).ToListAsync(Ct))
                    Assert.NotNull(Upn.Read(await s.GetRequiredService<NumberService>().ReadAsync(child, NumberKind.Upn, Ct), out _));
                foreach (var child in await db.Set<Note>().Select(n => n.ChildId).Take(3).ToListAsync(Ct))
                    Assert.All(await s.GetRequiredService<NoteService>().ReadAsync(child, Ct), n => Assert.Contains(n.Text, SampleTexts.Notes));
            });
        }

        foreach (var family in posts.Where(p => p.Role is Role.Parent or Role.YoungPerson))
        {
            await AsAsync(database, family.Person, async s =>
            {
                var child = Assert.Single(await s.GetRequiredService<HeadwaterDb>().Set<Child>().ToListAsync(Ct));
                Assert.NotEmpty(await s.GetRequiredService<HeadwaterDb>().Set<OwnWords>().ToListAsync(Ct));
                if (family.Role == Role.YoungPerson)
                    Assert.Equal(family.Name, child.Name);
            });
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Everybody_signs_in_with_one_click_and_sees_a_first_page(Engine engine)
    {
        await using var database = await SampleAsync(engine);
        await using var site = await TestSite.StartAsync(database);
        using var visitor = site.Browser();
        var page = await visitor.PageAsync("/sign-in/sample");
        var headings = page.QuerySelectorAll("h3").ToList();
        Assert.Equal(Enum.GetValues<Role>().Select(r => r.Words()).Order(StringComparer.Ordinal), headings.Select(h => h.TextContent).Order(StringComparer.Ordinal));
        foreach (var heading in headings)
        {
            var button = (IHtmlButtonElement)heading.NextElementSibling!.QuerySelector("button[name=person]")!;
            var (name, where) = (button.TextContent.Split(", ")[0], button.TextContent.Split(", ")[1]);
            Assert.NotEqual("", where);
            using var browser = site.Browser();
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/sign-in/sample", "person", ("person", button.GetAttribute("value")!))).StatusCode);
            var first = await browser.GetAsync("/", Ct);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            var header = (await Forms.Read(first)).QuerySelector("header")!;
            Assert.Contains(name, header.TextContent, StringComparison.Ordinal);
            foreach (var link in header.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct(StringComparer.Ordinal))
            {
                var answer = await browser.GetAsync(link, Ct);
                // An emergency asks for the second factor first.
                if (answer.StatusCode is HttpStatusCode.Redirect)
                    answer = await browser.GetAsync(answer.Headers.Location, Ct);
                Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{heading.TextContent}: {link}");
            }
        }
    }

    [Fact]
    public async Task Documents_and_emergencies_are_there_to_be_tried()
    {
        await using var database = await SampleAsync(Engine.Sqlite);
        var posts = await PostsAsync(database, 0);
        var opened = 0;
        foreach (var reader in posts.Where(p => p.Role is Role.Senco or Role.Parent))
        {
            await AsAsync(database, reader.Person, async s =>
            {
                var documents = s.GetRequiredService<DocumentService>();
                foreach (var row in await s.GetRequiredService<HeadwaterDb>().Set<Document>().AsNoTracking().ToListAsync(Ct))
                {
                    var document = (await documents.OpenAsync(row.ChildId, row.Id, Ct))!;
                    Assert.Contains((document.Label.Title, Encoding.UTF8.GetString(document.Bytes)), SampleTexts.Documents);
                    Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(document.Bytes)), document.Label.Sha256);
                    opened += reader.Role == Role.Parent ? 1000 : 1;
                }
            });
        }

        // A parent has one to read, and schools have several.
        Assert.True(opened > 1005, $"{opened} opened");
        await using var db = database.Open(IdOf(0));
        var emergencies = await db.Set<EmergencyOpening>().OrderBy(e => e.ReviewedAtUtc == null).ToListAsync(Ct);
        Assert.Equal([true, null], emergencies.Select(e => e.Justified));
        var officer = posts.First(p => p.Role == Role.DataProtectionOfficer);
        Assert.Contains(await db.Set<Notice>().ToListAsync(Ct), n => n.PersonId == officer.Person && n.Link == $"/break-glass/{emergencies[1].Id}");
        // Their hours are over: they open nothing to the one who opened.
        await AsAsync(database, emergencies[1].PersonId, async s => Assert.Null(await s.GetRequiredService<ChildQueries>().FindAsync(emergencies[1].ChildId, Ct)));
    }

    [Fact]
    public async Task One_of_the_samples_people_opens_a_record_in_an_emergency_with_one_click_for_the_second_factor_and_nowhere_but_here()
    {
        await using var database = await SampleAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(database);
        var worker = (await PostsAsync(database, 0)).First(p => p.Role == Role.SocialWorker);
        Child child;
        await using (var db = database.Open(IdOf(0)))
            child = (await All<Child>(db).ToListAsync(Ct)).First(c => c.JoinedToId is null && !db.Set<Involvement>().Any(i => i.ChildId == c.ChildId && i.OrganisationId == worker.Organisation));
        using var browser = site.Browser();
        await browser.SendAsync("/sign-in/sample", "person", ("person", worker.Person.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/children/{child.ChildId}", Ct)).StatusCode);
        var asked = await browser.GetAsync("/break-glass/open", Ct);
        var confirm = asked.Headers.Location!.ToString();
        Assert.StartsWith("/sign-in/confirm", confirm, StringComparison.Ordinal);
        Assert.Contains("one of the sample’s people", (await browser.PageAsync(confirm)).QuerySelector("button[name=sample]")!.TextContent, StringComparison.Ordinal);
        // Whoever sits elsewhere, or comes by another name, is offered nothing and gets nothing.
        var page = await browser.PageAsync(confirm);
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("[name=sample]") is not null);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(form, confirm)).StatusCode);
        browser.DefaultRequestHeaders.Remove("X-Forwarded-For");
        Assert.Equal("/break-glass/open", (await browser.SendAsync(form, confirm)).Headers.Location?.ToString());
        Assert.Equal($"/children/{child.ChildId}", (await browser.SendAsync("/break-glass/open", "Reason",
            ("First", child.LegalFirst), ("Last", child.LegalLast), ("Born", child.DateOfBirth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("Organisation", worker.Organisation.ToString()), ("Reason", "The child may come to harm tonight."))).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/children/{child.ChildId}", Ct)).StatusCode);

        // Once a real place is there, the same click is not: the sample is no longer what this installation speaks for.
        database.Clock.Advance(TimeSpan.FromMinutes(6));
        await using (var db = database.Open(LocalityId.New()))
        {
            db.Add(new Headwater.Localities.Places.Locality { Id = db.Locality, Slug = "real", Name = "Real", AreaCode = "845", CreatedAtUtc = database.Clock.GetUtcNow().UtcDateTime, ChangedAtUtc = database.Clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(form, confirm)).StatusCode);
    }

    [Fact]
    public async Task Where_real_children_are_the_sample_is_refused_and_nothing_is_written()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (school, head) = await SchoolAsync(world);
        await world.ChildAsync(head, school, "Robin", "Hale");
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => MakeAsync(world.Database, 0, 1));
        Assert.Contains("real children", refused.Message, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Single(await db.Set<Headwater.Localities.Places.Locality>().ToListAsync(Ct));
        Assert.False(await db.Set<Person>().AnyAsync(p => p.IsSample, Ct));
    }

    [Fact]
    public async Task Where_the_sample_is_no_real_child_is_opened()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (school, head) = await SchoolAsync(world);
        Assert.NotNull(await MakeAsync(world.Database, 0, 1));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => world.ChildAsync(head, school, "Robin", "Hale"));
        Assert.Contains("made-up children", refused.Message, StringComparison.Ordinal);
        await using var db = world.Database.Open(world.Locality);
        Assert.False(await All<Child>(db).AnyAsync(Ct));
    }

    /// <summary>The whole of it, by the built program. How long it takes is measured elsewhere.</summary>
    [Fact]
    public async Task The_whole_sample_is_made_by_the_program_and_its_trail_verifies()
    {
        var folder = Directory.CreateTempSubdirectory("headwater-sample-");
        try
        {
            var made = await BuiltProgram.RunAsync(folder.FullName, "sample");
            Assert.True(made.ExitCode == ExitCodes.Done, made.Errors);
            Assert.Contains("Alderbrook (fictional): 85 schools", made.Output, StringComparison.Ordinal);
            Assert.Contains("38000 records of children", made.Output, StringComparison.Ordinal);
            Assert.Equal(ExitCodes.Done, (await BuiltProgram.RunAsync(folder.FullName, "audit", "verify", "--json")).ExitCode);
            var again = await BuiltProgram.RunAsync(folder.FullName, "sample");
            Assert.Equal(ExitCodes.Done, again.ExitCode);
            Assert.Contains("there already", again.Output, StringComparison.Ordinal);
            var wrong = await BuiltProgram.RunAsync(folder.FullName, "sample", "--localities", "51");
            Assert.Equal(ExitCodes.InputRefused, wrong.ExitCode);
            Assert.Contains("--localities 51", wrong.Errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TestDatabase> SampleAsync(Engine engine, int localities = 1)
    {
        var database = await TestDatabase.CreateAsync(engine);
        for (var n = 0; n < localities; n++)
            Assert.Contains("400 records of children", await MakeAsync(database, n, localities), StringComparison.Ordinal);
        return database;
    }

    private static Task<string?> MakeAsync(TestDatabase database, int index, int localities) =>
        database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[index], index, localities, Pupils, Seed, Ct);

    private static LocalityId IdOf(int n) => SampleOrder.IdOf(AreaRegister.Fictional[n]);

    private static IQueryable<T> All<T>(HeadwaterDb db) where T : class => db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]);

    private static async Task<IReadOnlyList<SamplePost>> PostsAsync(TestDatabase database, int n)
    {
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(IdOf(n));
        return await scope.ServiceProvider.GetRequiredService<ISamplePeople>().PostsAsync(Ct);
    }

    private static async Task<List<OrganisationId>> SchoolsAsync(TestDatabase database, int n)
    {
        await using var scope = database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(IdOf(n));
        return [.. (await scope.ServiceProvider.GetRequiredService<IOrganisations>().AllAsync(Ct)).Where(o => o.IsSchool).Select(o => o.Id)];
    }

    private static async Task AsAsync(TestDatabase database, PersonId person, Func<IServiceProvider, Task> work)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(person, "somebody", IdOf(0), Ct);
        await work(scope.ServiceProvider);
    }

    private static async Task<(OrganisationId School, PersonId Head)> SchoolAsync(TestWorld world)
    {
        var school = await world.OrganisationAsync("Alder School");
        return (school, await world.PersonAsync("Ada Hale", (school, Role.Headteacher)));
    }

    private static async Task<string> CountsAsync(TestDatabase database)
    {
        await using var db = database.Open(IdOf(0));
        return $"{await All<Child>(db).CountAsync(Ct)} {await db.Set<Person>().CountAsync(Ct)} {await db.Set<AuditEntry>().CountAsync(Ct)} {await db.Set<Involvement>().CountAsync(Ct)}";
    }

    /// <summary>What is written of children and people, but for what is sealed and when it was written.</summary>
    private static async Task<List<string>> RowsAsync(TestDatabase database)
    {
        await using var db = database.Open(IdOf(0));
        List<string> rows = [];
        rows.AddRange((await All<Child>(db).ToListAsync(Ct)).Select(c => $"child {c.ChildId} {c.LegalFirst} {c.LegalLast} {c.KnownAs} {c.DateOfBirth:O} {c.Sex}"));
        rows.AddRange((await All<RollEntry>(db).ToListAsync(Ct)).Select(r => $"roll {r.Id} {r.ChildId} {r.SchoolId} {r.EntryDate:O} {r.LeavingDate:O} {r.Enrolment}"));
        rows.AddRange((await All<AttendanceWeek>(db).ToListAsync(Ct)).Select(a => $"week {a.ChildId} {a.WeekStarting:O} {a.Code} {a.Sessions}"));
        rows.AddRange((await db.Set<Involvement>().ToListAsync(Ct)).Select(i => $"involvement {i.Id} {i.ChildId} {i.Kind} {i.OrganisationId} {i.PersonId} {i.FromDay:O} {i.ToDay:O} {i.Covers}"));
        rows.AddRange((await All<Note>(db).ToListAsync(Ct)).Select(n => $"note {n.Id} {n.ChildId} {n.Day:O} {n.WrittenBy} {n.Visibility}"));
        rows.AddRange((await db.Set<Person>().ToListAsync(Ct)).Select(p => $"person {p.Id} {p.DisplayName} {p.Email}"));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
