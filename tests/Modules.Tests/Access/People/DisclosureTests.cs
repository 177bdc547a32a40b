using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access.People;

public sealed class DisclosureTests
{
    private const string Because = "The clinic needs it to see the child at all.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void No_disclosure_can_be_made_without_consent_or_a_reason()
    {
        Assert.Empty(typeof(Disclosure).GetConstructors(BindingFlags.Public | BindingFlags.Instance).Concat(typeof(Disclosure).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Where(c => !c.IsPrivate)));
        Assert.All(typeof(SharingGround).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance), c => Assert.True(c.IsPrivate || c.GetParameters() is [{ ParameterType.Name: nameof(SharingGround) }]));
        Assert.All(typeof(SharingGround).GetProperties(BindingFlags.Public | BindingFlags.Instance), p => Assert.Null(p.SetMethod));
        Assert.Throws<InputRefusedException>(() => SharingGround.WithReason(WithoutConsent.NotNeeded, "Not needed."));
        Assert.Throws<InputRefusedException>(() => SharingGround.WithReason(WithoutConsent.Overridden, null));
        Assert.Throws<InputRefusedException>(() => SharingGround.ByConsent(new("", new(2026, 11, 1), "By telephone")));
        Assert.Throws<InputRefusedException>(() => SharingGround.ByConsent(new("Mother", default, "By telephone")));
        Assert.Throws<InputRefusedException>(() => SharingGround.ByConsent(new("Mother", new(2026, 11, 1), " ")));
        Assert.Throws<InputRefusedException>(() => Disclosure.Decline(ChildId.New(), OrganisationId.New(), EntryKinds.Notes, "Notes", new(OutsideBody: "A clinic"), "No.", null, PersonId.New(), DateTime.UnixEpoch));
    }

    [Fact]
    public void Consent_as_the_basis_needs_consent_and_a_recipient_is_exactly_one()
    {
        var now = new DateTime(2026, 11, 10, 9, 0, 0, DateTimeKind.Utc);
        var good = new NewDisclosure(ChildId.New(), OrganisationId.New(), EntryKinds.Support, "The plan.", new(OutsideBody: "A clinic"), LawfulBasis.PublicTask, SharingGround.WithReason(WithoutConsent.NotNeeded, Because));
        Assert.True(Disclosure.Share(good, PersonId.New(), now).IsShared);
        NewDisclosure[] bad =
        [
            good with { Basis = LawfulBasis.Consent },
            good with { To = new() },
            good with { To = new(OrganisationId.New(), null, "A clinic") },
            good with { To = new(good.From) },
            good with { Kinds = EntryKinds.None },
            good with { What = " " },
            good with { What = new('x', 1001) },
            good with { ExpiresOn = new DateOnly(2026, 11, 9) },
            good with { HarmIfShown = "Harm." },
            good with { Ground = SharingGround.ByConsent(new("Mother", new(2026, 11, 11), "On paper")) },
        ];
        Assert.All(bad, b => Assert.Throws<InputRefusedException>(() => Disclosure.Share(b, PersonId.New(), now)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Family_sees_what_was_shared_and_not_but_what_could_do_harm(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var open = await scene.ShareAsync(scene.Head, EntryKinds.Support, "The plan.");
        await scene.ShareAsync(scene.Head, EntryKinds.Notes, "What she said of home.", harm: "The father may hurt her if he learns of it.");
        await scene.World.AsAsync(scene.Head, async s =>
        {
            var fact = await s.GetRequiredService<DisclosureService>().DeclineAsync(scene.Child, scene.School, EntryKinds.Notes, "The diary.", new(OutsideBody: "A newspaper"), "Nothing about the child is for newspapers.", null, Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
            return true;
        });
        Assert.Equal(["The diary.", "What she said of home.", "The plan."], (await scene.ListAsync(scene.Head)).Select(d => d.What));
        Assert.Equal(["The diary.", "The plan."], (await scene.ListAsync(scene.Parent)).Select(d => d.What));
        Assert.Empty(await scene.ListAsync(scene.Stranger));

        await scene.World.AsAsync(scene.Head, async s => { await s.GetRequiredService<DisclosureService>().RecallAsync(scene.Child, open, "The clinic has closed.", Ct); return true; });
        Assert.StartsWith("Recalled on Tuesday 10 November 2026", (await scene.ListAsync(scene.Parent))[1].State, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.World.AsAsync(scene.Head, async s => { await s.GetRequiredService<DisclosureService>().RecallAsync(scene.Child, open, "Again.", Ct); return true; }));
    }

    [Fact]
    public async Task What_was_said_to_one_service_is_not_for_every_other_to_read()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, scene.Charity, null, "Mentoring.", LawfulBasis.PublicTask, EntryKinds.Support, scene.World.Today));
        await scene.ShareAsync(scene.Head, EntryKinds.Notes, "What she told us.", harm: "The father may hurt her if he learns of it.");
        await scene.ShareAsync(scene.Head, EntryKinds.Notes | EntryKinds.Support, "The notes and the plan.");
        await scene.ShareAsync(scene.Head, EntryKinds.Support, "The plan.");
        Assert.Equal(["The plan."], (await scene.ListAsync(scene.Stranger)).Select(d => d.What));
        // What was given to the charity itself is its own to read, whatever else its involvement covers.
        await scene.ShareAsync(scene.Head, EntryKinds.Notes, "One note, to the charity.", to: scene.Charity);
        Assert.Equal(["One note, to the charity.", "The plan."], (await scene.ListAsync(scene.Stranger)).Select(d => d.What));
        Assert.Equal(4, (await scene.ListAsync(scene.Head)).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Sharing_asks_for_the_post_the_involvement_and_what_it_covers(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ShareAsync(scene.Stranger, EntryKinds.Support, "The plan.", from: scene.Charity));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ShareAsync(scene.Parent, EntryKinds.Support, "The plan."));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, scene.Charity, null, "Mentoring.", LawfulBasis.PublicTask, EntryKinds.Support, scene.World.Today));
        await scene.ShareAsync(scene.Stranger, EntryKinds.Support, "The plan.", from: scene.Charity);
        Assert.Contains("case notes", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.ShareAsync(scene.Stranger, EntryKinds.Support | EntryKinds.Notes, "The notes.", from: scene.Charity))).Message, StringComparison.Ordinal);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(1, await db.Set<Disclosure>().IgnoreQueryFilters([QueryFilters.Involvement]).CountAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_database_itself_takes_no_disclosure_without_a_ground(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.ShareAsync(scene.Head, EntryKinds.Support, "The plan.");
        await using var db = scene.World.Database.Open(scene.World.Locality);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<Disclosure>().IgnoreQueryFilters([QueryFilters.Involvement]).ExecuteUpdateAsync(s => s.SetProperty(d => d.Reason, (string?)null), Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_subject_gets_what_is_theirs_and_no_other_person_s_name(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.ShareAsync(scene.Head, EntryKinds.Support, "The plan <b>canary-own</b>; Jo Hale was in the room.", consent: "Jo Hale");
        await scene.ShareAsync(scene.Head, EntryKinds.Notes, "canary-harm", harm: "The father may hurt her if he learns of it.");
        await scene.WriteAsync("canary-note: her aunt Maud Vane fetched her.", Visibility.Family);
        await scene.WriteAsync("canary-safeguarding", Visibility.Safeguarding);
        await scene.ContactAsync("Maud Vane");
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.ExportAsync(scene.Head));
        var zip = await scene.ExportAsync(scene.Officer);
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal(["read-me-first.html", "data.json"], archive.Entries.Select(e => e.Name));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync(Ct);
            Assert.Contains("canary-own", text, StringComparison.Ordinal);
            Assert.Contains("Head of Alder", text, StringComparison.Ordinal);
            Assert.DoesNotContain("canary-harm", text, StringComparison.Ordinal);
            Assert.Contains("canary-note", text, StringComparison.Ordinal);
            Assert.DoesNotContain("canary-safeguarding", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Maud Vane", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Jo Hale", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Parent of Robin", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>canary", entry.Name.EndsWith("html", StringComparison.Ordinal) ? text : "", StringComparison.Ordinal);
            if (entry.Name == "data.json")
            {
                using var json = JsonDocument.Parse(text);
                var sections = json.RootElement.GetProperty("sections").EnumerateArray().ToDictionary(j => j.GetProperty("title").GetString()!);
                Assert.Equal(1, sections["What was shared, and what was not"].GetProperty("withheld").GetArrayLength());
                Assert.Equal(1, sections["Case notes"].GetProperty("withheld").GetArrayLength());
                Assert.Equal("Robin", sections["Who the record is about"].GetProperty("items")[0][0].GetProperty("value").GetString());
            }
        }
    }

    [Fact]
    public void Names_of_others_are_taken_out_whole_and_in_any_case()
    {
        var section = new SubjectSection("Notes", [new([new("Text", "Ann saw Annabel; ANN SMITH left."), new("Who", "Bo Li", ThirdParty: true), new("Said", "bo li came")])], [], ["Ann", "Ann Smith"]);
        var fields = SubjectExport.Redact([section])[0].Items[0].Fields;
        Assert.Equal(["[about another person: removed] saw Annabel; [about another person: removed] left.", "[about another person: removed]", "[about another person: removed] came"], fields.Select(f => f.Value));
    }

    private sealed class Scene(TestWorld world) : IAsyncDisposable
    {
        public TestWorld World => world;
        public OrganisationId School { get; private set; }
        public OrganisationId Charity { get; private set; }
        public PersonId Head { get; private set; }
        public PersonId Parent { get; private set; }
        public PersonId Stranger { get; private set; }
        public PersonId Officer { get; private set; }
        public ChildId Child { get; private set; }

        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var scene = new Scene(world) { School = await world.OrganisationAsync("Alder School"), Charity = await world.OrganisationAsync("A charity", OrganisationKind.Voluntary) };
            var families = await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup);
            scene.Head = await world.PersonAsync("Head of Alder", (scene.School, Role.Headteacher));
            scene.Parent = await world.PersonAsync("Parent of Robin", (families, Role.Parent));
            scene.Stranger = await world.PersonAsync("Stranger", (scene.Charity, Role.EducationalPsychologist));
            scene.Officer = await world.PersonAsync("Officer", (families, Role.DataProtectionOfficer));
            scene.Child = await world.ChildAsync(scene.Head, scene.School, "Robin", "Hale");
            await world.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Parent, null, scene.Parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            return scene;
        }

        public Task<Guid> ShareAsync(PersonId by, EntryKinds kinds, string what, OrganisationId? from = null, string? harm = null, string? consent = null, OrganisationId? to = null) => world.AsAsync(by, async s =>
        {
            var ground = consent is null ? SharingGround.WithReason(WithoutConsent.NotNeeded, Because) : SharingGround.ByConsent(new(consent, world.Today, "On paper"));
            var fact = await s.GetRequiredService<IDisclosures>().ShareAsync(new(Child, from ?? School, kinds, what, to is { } given ? new(given) : new(OutsideBody: "A clinic"), LawfulBasis.PublicTask, ground, null, harm), Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
            return Guid.Parse(fact.RecordId!);
        });

        public Task<bool> WriteAsync(string text, Visibility visibility) => world.AsAsync(Head, async s =>
        {
            var id = Guid.CreateVersion7();
            s.GetRequiredService<HeadwaterDb>().Add(new Note
            {
                Id = id, ChildId = Child, OwnerId = School, Visibility = visibility, Day = world.Today, WrittenBy = Head, WrittenAtUtc = world.Clock.GetUtcNow().UtcDateTime,
                SealedText = await s.GetRequiredService<IChildVault>().SealTextAsync(Child, $"children_note.sealed_text {id}", text, Ct),
            });
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "note", id.ToString(), Child));
            return true;
        });

        public Task<bool> ContactAsync(string name) => world.AsAsync(Head, async s =>
        {
            s.GetRequiredService<HeadwaterDb>().Add(new Contact { Id = Guid.CreateVersion7(), ChildId = Child, Name = name, Relation = Relation.OtherFamily, FromDay = world.Today });
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "contact", null, Child));
            return true;
        });

        public Task<IReadOnlyList<DisclosureRow>> ListAsync(PersonId by) => world.AsAsync(by, s => s.GetRequiredService<DisclosureService>().ListAsync(Child, Ct));

        public Task<byte[]> ExportAsync(PersonId by) => world.AsAsync(by, s => s.GetRequiredService<SubjectExport>().MakeAsync(Child, SubjectAudience.Parent, Ct));

        public ValueTask DisposeAsync() => world.DisposeAsync();
    }
}
