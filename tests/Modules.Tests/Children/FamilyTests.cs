using System.IO.Compression;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Headwater.Access.Contracts;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visibility = Headwater.Kernel.Visibility;

namespace Headwater.Modules.Tests.Children;

/// <summary>Two parents of one child, and the child: what each reads, writes and gets. Every name is made up.</summary>
public sealed class FamilyTests
{
    private const string Refuge = "4 Refuge Row";
    private const string Phone = "01273 555001";
    private const string Order = "A court order of 3 March 2026.";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_parent_reads_neither_the_other_s_number_nor_the_home_nor_why_somebody_may_not_be_contacted(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        var world = scene.World;
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        foreach (var parent in new[] { scene.Father, scene.Mother })
        {
            var record = (await RecordAsync(world, parent, scene.Child))!;
            Assert.Equal(["Grandmother Hale"], record.Contacts.Select(c => c.Name));
            Assert.Null(record.Address);
            var rows = await world.AsAsync(parent, async s => await s.GetRequiredService<HeadwaterDb>().Set<Contact>().CountAsync(Ct) + await s.GetRequiredService<HeadwaterDb>().Set<Address>().CountAsync(Ct));
            Assert.Equal(1, rows);
            var page = (await new PageReader(site.Client(parent, world.Locality)).GetAsync($"/children/{scene.Child}")).Page.ToHtml();
            Assert.Contains("Grandmother Hale", page, StringComparison.Ordinal);
            Assert.All(new[] { Refuge, Phone, Order, "Fern Hale", "Ash Hale" }, hidden => Assert.DoesNotContain(hidden, page, StringComparison.Ordinal));
        }

        var kept = (await RecordAsync(world, scene.Head, scene.Child))!;
        Assert.Equal((3, Refuge, Order), (kept.Contacts.Count, kept.Address!.Lines, kept.Contacts.Single(c => c.MayNotBeContacted).WhyNot));

        // Marked by the school, the home is the family's to see; nobody who may not be contacted is ever shown to it.
        Assert.Equal(Outcome.Saved, await world.AsAsync(scene.Head, s => s.GetRequiredService<ContactService>().MoveAsync(scene.Child, 1, new(Refuge, null, Visibility.Family), Ct)));
        Assert.Equal(Refuge, (await RecordAsync(world, scene.Father, scene.Child))!.Address!.Lines);
        var barred = kept.Contacts.Single(c => c.MayNotBeContacted);
        foreach (var visibility in new[] { Visibility.Family, Visibility.Organisation, Visibility.Safeguarding })
            await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(scene.Head, s => s.GetRequiredService<ContactService>().ChangeAsync(scene.Child, barred.Id, barred.Version, TypedContact.Of(barred) with { Visibility = visibility }, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_parent_takes_back_and_writes_no_words_of_the_child_and_the_child_does(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        Assert.Equal(Outcome.Saved, await scene.SayAsync(scene.Young, Voice.Child, "I like the river."));
        Assert.Equal(Outcome.Saved, await scene.SayAsync(scene.Mother, Voice.Parent, "Mornings are hard."));
        Assert.Equal(Outcome.Saved, await scene.SayAsync(scene.Mother, Voice.ChildThroughAnother, "He points at the water."));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.SayAsync(scene.Mother, Voice.Child, "I want to live with Mum."));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.SayAsync(scene.Young, Voice.Parent, "Not a parent."));
        var words = (await RecordAsync(scene.World, scene.Father, scene.Child))!.Words;
        Assert.Equal(3, words.Count);
        foreach (var word in words)
            Assert.Equal(Outcome.NotThere, await TakeBackAsync(scene.Father, word));
        var (child, mother) = (words.Single(w => w.Voice == Voice.Child), words.Single(w => w.Voice == Voice.Parent));
        Assert.Equal(Outcome.NotThere, await TakeBackAsync(scene.Mother, child));
        Assert.Equal(Outcome.Saved, await TakeBackAsync(scene.Mother, mother));
        Assert.Equal(Outcome.Saved, await TakeBackAsync(scene.Young, child));

        await using var site = await TestSite.StartAsync(scene.World.Database, byHeader: true);
        var form = (await new PageReader(site.Client(scene.Father, scene.World.Locality)).GetAsync($"/children/{scene.Child}/words")).Page;
        Assert.DoesNotContain("Child", form.QuerySelectorAll("select[name=Voice] option").Select(o => o.GetAttribute("value")));
        Assert.DoesNotContain("Take these words back", form.Body!.TextContent, StringComparison.Ordinal);

        Task<Outcome> TakeBackAsync(PersonId who, OwnWords word) => scene.World.AsAsync(who, s => s.GetRequiredService<EntryService>().TakeBackAsync(scene.Child, word.Id, word.Version, Ct));
    }

    [Theory]
    [InlineData(SubjectAudience.Child)]
    [InlineData(SubjectAudience.Parent)]
    public async Task A_parent_who_asks_for_the_record_gets_what_the_family_sees_and_the_rest_is_counted(SubjectAudience audience)
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var world = scene.World;
        await scene.SayAsync(scene.Head, Voice.Child, "canary-family-words");
        await scene.SayAsync(scene.Head, Voice.Child, "canary-confided-words", Visibility.Professionals);
        await world.AsAsync(scene.Head, s => s.GetRequiredService<NoteService>().AddAsync(scene.Child, new("canary-family-note", world.Today, Visibility.Family), Ct));
        await world.AsAsync(scene.Head, s => s.GetRequiredService<NoteService>().AddAsync(scene.Child, new("canary-professional-note", world.Today), Ct));
        await world.AsAsync(scene.Head, s => s.GetRequiredService<EntryService>().RaiseAsync(scene.Child, new("canary-professional-flag", world.Today.AddDays(9)), Ct));
        using var zip = new ZipArchive(new MemoryStream(await world.AsAsync(scene.Officer, s => s.GetRequiredService<SubjectExport>().MakeAsync(scene.Child, audience, Ct))));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync(Ct);
            foreach (var theirs in new[] { "canary-family-words", "canary-family-note", "Grandparent" })
                Assert.Contains(theirs, text, StringComparison.Ordinal);
            foreach (var other in new[] { Refuge, "canary-confided-words", "canary-professional-note", "canary-professional-flag", "Mother", "Father" })
                Assert.Equal((other, audience == SubjectAudience.Child), (other, text.Contains(other, StringComparison.Ordinal)));
            Assert.All(new[] { Phone, Order, "Fern Hale" }, never => Assert.DoesNotContain(never, text, StringComparison.Ordinal));
            // Two contacts, an address, words, a note and a flag.
            if (entry.Name == "data.json")
                Assert.Equal(audience == SubjectAudience.Parent ? 6 : 0, text.Split("it is not marked for the family").Length - 1);
        }
    }

    [Fact]
    public async Task A_record_says_what_is_not_open_and_offers_only_what_opens()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var world = scene.World;
        var camhs = await world.OrganisationAsync("CAMHS", OrganisationKind.Health);
        var psychologist = await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist));
        await world.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Flags, world.Today));
        await scene.SayAsync(scene.Head, Voice.Child, "I like the river.");
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        await OffersAsync(psychologist, ["flags"]);
        await OffersAsync(scene.Head, ["words", "documents", "flags", "notes"]);
        await OffersAsync(scene.Father, ["words", "documents", "notes"]);
        var text = await TextAsync(psychologist);
        Assert.Contains("What the child said matters is not open to you.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ask, and write", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("Not open to you").Length - 1);
        Assert.DoesNotContain("not open to you", await TextAsync(scene.Head), StringComparison.OrdinalIgnoreCase);

        async Task OffersAsync(PersonId who, string[] topics)
        {
            var reader = new PageReader(site.Client(who, world.Locality));
            var page = (await reader.GetAsync($"/children/{scene.Child}")).Page;
            foreach (var topic in new[] { "words", "documents", "flags", "notes" })
            {
                var path = $"/children/{scene.Child}/{topic}";
                Assert.Equal((topic, topics.Contains(topic)), (topic, page.QuerySelector($"main a[href='{path}']") is not null));
                if (topics.Contains(topic))
                    Assert.Equal((topic, HttpStatusCode.OK), (topic, (await reader.GetAsync(path)).Status));
            }
        }

        async Task<string> TextAsync(PersonId who) => (await new PageReader(site.Client(who, world.Locality)).GetAsync($"/children/{scene.Child}")).Page.QuerySelector("main")!.TextContent;
    }

    private static Task<RecordView?> RecordAsync(TestWorld world, PersonId who, ChildId child) => world.AsAsync(who, s => s.GetRequiredService<RecordQueries>().FindAsync(child, Ct));

    private sealed record Scene(TestWorld World, PersonId Head, PersonId Officer, PersonId Father, PersonId Mother, PersonId Young, ChildId Child) : IAsyncDisposable
    {
        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var (alder, families, council) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup), await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority));
            var (head, officer) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("Officer", (council, Role.DataProtectionOfficer)));
            var child = await world.ChildAsync(head, alder, "Robin", "Hale");
            List<PersonId> family = [];
            foreach (var (name, role, kind) in new[] { ("One parent", Role.Parent, InvolvementKind.Parent), ("Another parent", Role.Parent, InvolvementKind.Parent), ("The child", Role.YoungPerson, InvolvementKind.Self) })
            {
                family.Add(await world.PersonAsync(name, (families, role)));
                await world.InvolveAsync(head, new(child, kind, null, family[^1], "Family of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            }

            await world.AsAsync(head, async s =>
            {
                var contacts = s.GetRequiredService<ContactService>();
                await contacts.MoveAsync(child, 0, new(Refuge, null), Ct);
                await contacts.AddAsync(child, new("Fern Hale", Relation.Mother, Phone, null, true, true, false, null), Ct);
                await contacts.AddAsync(child, new("Ash Hale", Relation.Father, null, null, true, false, true, Order), Ct);
                return await contacts.AddAsync(child, new("Grandmother Hale", Relation.Grandparent, null, null, false, false, false, null, Visibility.Family), Ct);
            });
            return new(world, head, officer, family[0], family[1], family[2], child);
        }

        public Task<Outcome> SayAsync(PersonId who, Voice voice, string text, Visibility visibility = Visibility.Family) =>
            World.AsAsync(who, s => s.GetRequiredService<EntryService>().AddWordsAsync(Child, new(text, voice, World.Today, visibility), Ct));

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
