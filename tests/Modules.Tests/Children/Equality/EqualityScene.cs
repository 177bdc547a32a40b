using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Children.Equality;
using Headwater.Children.Exclusions;
using Headwater.Children.Movement;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Children.Equality;

/// <summary>
/// On Tuesday 10 November 2026: Alder School has sixty pupils of Year 9, thirty girls first; every third has SEN support, of the last ten
/// the ethnic group is not recorded. Beech School has forty boys of Year 9, and a third school has nobody. Every name is made up.
/// </summary>
internal sealed class EqualityScene : IAsyncDisposable
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly DateOnly Entry = new(2026, 9, 3);

    private readonly TestWorld world;
    private TestSite? site;

    private EqualityScene(TestWorld world) => this.world = world;

    public OrganisationId Alder { get; private set; }
    public OrganisationId Beech { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId OtherHead { get; private set; }
    public PersonId Governor { get; private set; }
    public PersonId Clerk { get; private set; }
    public PersonId Teacher { get; private set; }
    public PersonId Mother { get; private set; }
    public PersonId Lead { get; private set; }

    public static async Task<EqualityScene> CreateAsync(Engine engine, string beech = "Beech School")
    {
        var scene = new EqualityScene(await TestWorld.CreateAsync(engine));
        var made = scene.world;
        (scene.Alder, scene.Beech) = (await made.OrganisationAsync("Alder School"), await made.OrganisationAsync(beech));
        await made.OrganisationAsync("=SUM(1) School");
        var council = await made.OrganisationAsync("Council", Headwater.Localities.Places.OrganisationKind.LocalAuthority);
        scene.Head = await made.PersonAsync("Head", (scene.Alder, Role.Headteacher));
        scene.OtherHead = await made.PersonAsync("Other head", (scene.Beech, Role.Headteacher));
        scene.Governor = await made.PersonAsync("Governor", (scene.Alder, Role.Governor));
        scene.Clerk = await made.PersonAsync("Clerk", (scene.Alder, Role.Clerk));
        scene.Teacher = await made.PersonAsync("Teacher", (scene.Alder, Role.ClassTeacher));
        scene.Mother = await made.PersonAsync("Mother", (scene.Alder, Role.Parent));
        scene.Lead = await made.PersonAsync("Lead", (council, Role.LocalLead));
        await made.AsAsync(scene.Head, async s =>
        {
            var db = s.GetRequiredService<HeadwaterDb>();
            foreach (var part in scene.Rows())
            {
                db.AddRange(part);
                await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("import", "roll"));
            }

            return true;
        });
        return scene;
    }

    public async Task<IHtmlDocument> PageAsync(PersonId reader, string path)
    {
        var answer = await (await BrowserAsync(reader)).GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Page;
    }

    public async Task<HttpStatusCode> StatusAsync(PersonId reader, string path) => (await (await BrowserAsync(reader)).GetAsync(path)).Status;

    public async Task<string> FileAsync(PersonId reader, string path)
    {
        await BrowserAsync(reader);
        using var client = site!.Client(reader, world.Locality);
        return Encoding.UTF8.GetString(await client.GetByteArrayAsync(path, Ct));
    }

    public Task<(EqualityData Data, int Reads)> ReadAsync(PersonId reader) => world.AsAsync(reader, async s =>
    {
        var before = s.GetRequiredService<QueryCount>().Reads;
        return (await s.GetRequiredService<EqualityQueries>().ReadAsync(new(2025, 8, 1), world.Today, Ct), s.GetRequiredService<QueryCount>().Reads - before);
    });

    /// <summary>What a head of another locality of the same installation would read.</summary>
    public async Task<EqualityData> ReadElsewhereAsync()
    {
        var other = LocalityId.New();
        await world.AddLocalityAsync(other, "there", "885");
        var school = await world.OrganisationAsync("Far School", locality: other);
        var head = await world.PersonAsync(other, "Far head", (school, Role.Headteacher));
        return await world.AsAsync(head, s => s.GetRequiredService<EqualityQueries>().ReadAsync(new(2025, 8, 1), world.Today, Ct), other);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await world.DisposeAsync();
    }

    private async Task<PageReader> BrowserAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(world.Database, byHeader: true);
        return new(site.Client(person, world.Locality));
    }

    private IEnumerable<IReadOnlyList<object>> Rows()
    {
        var alder = Enumerable.Range(0, 60).Select(n => Child(n < 30 ? Sex.Female : Sex.Male)).ToList();
        var beech = Enumerable.Range(0, 40).Select(_ => Child(Sex.Male)).ToList();
        var second = Child(Sex.Female);
        second.JoinedToId = alder[0].ChildId;
        yield return [.. alder, .. beech];
        yield return [second];
        yield return
        [
            .. alder.Append(second).Select(c => Stay(c, Alder, Entry, null)), .. beech.Select(c => Stay(c, Beech, Entry, null)),
            // Six of Beech's were at Alder for a month before; that it is September twice over does not matter to a roll.
            .. beech.Take(6).Select(c => Stay(c, Alder, Entry, new(2026, 10, 2))),
            .. alder.Index().Select(c => Kept(c.Item, meals: c.Index < 15, c.Index < 50 ? "WBRI" : null)), .. beech.Select(c => Kept(c, meals: false, "WBRI")),
            .. alder.Index().Select(c => Stage(c.Item, c.Index % 3 == 0 ? "K" : "N")), .. beech.Select(c => Stage(c, "N")),
            .. beech.Take(6).Select(c => new Move { Id = Guid.CreateVersion7(), ChildId = c.ChildId, SchoolId = Alder, What = MoveKind.ManagedMove, Start = new(2026, 10, 3), RecordedBy = Head, RecordedAtUtc = TestWorld.Start.UtcDateTime }),
            // Twelve with SEN support, one of whom again under the second record; six without; five of whom one more was cancelled.
            .. Enumerable.Range(0, 12).Select(n => Given(alder[n * 3], Alder, ExclusionKind.Suspension, 4)), Given(second, Alder, ExclusionKind.Suspension, 2),
            .. new[] { 1, 2, 4, 5, 7, 8 }.Select(n => Given(alder[n], Alder, ExclusionKind.Suspension, 2)),
            .. new[] { 1, 2, 4, 5, 10 }.Select(n => Given(alder[n], Alder, ExclusionKind.Suspension, 2, x => x.Cancelled = new(2026, 10, 7))),
            Given(alder[40], Alder, ExclusionKind.Permanent, 0),
            .. beech.Skip(6).Take(6).Select(c => Given(c, Beech, ExclusionKind.Suspension, 2)),
            .. beech.Skip(20).Take(7).Select(c => Given(c, Beech, ExclusionKind.Permanent, 0, x => x.BoardDecision = BoardDecision.Declined)),
        ];
    }

    private static Child Child(Sex sex) => new() { ChildId = ChildId.New(), LegalFirst = "Pupilname", LegalLast = "Hale", DateOfBirth = new(2013, 5, 2), Sex = sex, OpenedAtUtc = TestWorld.Start.UtcDateTime };

    private static RollEntry Stay(Child child, OrganisationId school, DateOnly first, DateOnly? last) => new() { Id = Guid.CreateVersion7(), ChildId = child.ChildId, SchoolId = school, EntryDate = first, LeavingDate = last };

    private static Characteristics Kept(Child child, bool meals, string? ethnicity)
    {
        var kept = new Characteristics { ChildId = child.ChildId, Ethnicity = ethnicity, FreeSchoolMeals = meals };
        kept.SayLookedAfter(false);
        return kept;
    }

    private static SupportStage Stage(Child child, string provision) => new() { Id = Guid.CreateVersion7(), ChildId = child.ChildId, Provision = provision, FromDay = Entry };

    private RecordedExclusion Given(Child child, OrganisationId school, ExclusionKind what, int sessions, Action<RecordedExclusion>? with = null)
    {
        var given = new RecordedExclusion
        {
            Id = Guid.CreateVersion7(), ChildId = child.ChildId, SchoolId = school, What = what, Start = new(2026, 10, 5), Decided = new(2026, 10, 5), Sessions = sessions, Reasons = "DB", YearGroup = 9,
            RecordedBy = Head, RecordedAtUtc = TestWorld.Start.UtcDateTime,
        };
        with?.Invoke(given);
        return given;
    }
}
