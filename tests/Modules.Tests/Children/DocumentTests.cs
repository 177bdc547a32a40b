using System.Data.Common;
using System.IO.Compression;
using System.Text;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Contracts;
using Headwater.Children.Documents;
using Headwater.Children.Records;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>Documents in the database: sealed, opened for those who are let through, exported and erased. Every name is made up.</summary>
public sealed class DocumentTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_document_is_sealed_and_each_opens_what_is_meant_for_them(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        foreach (var visibility in Enum.GetValues<Visibility>())
            Assert.Equal(Outcome.Saved, await scene.AddAsync(scene.Head, $"For {visibility}", visibility));
        Assert.Equal(Outcome.NotThere, await scene.AddAsync(scene.Parent, "Family adds none", Visibility.Family));
        Assert.Equal(Outcome.NotThere, await scene.AddAsync(scene.Stranger, "Not involved", Visibility.Family));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AddAsync(scene.Psychologist, "No safeguarding lead", Visibility.Safeguarding));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AddAsync(scene.Head, "Turned \u202E round", Visibility.Family));

        var all = await scene.ListAsync(scene.Head);
        Assert.Equal(["For Family", "For Organisation", "For Professionals", "For Safeguarding"], Titles(all));
        Assert.Equal(["For Family", "For Professionals"], Titles(await scene.ListAsync(scene.Psychologist)));
        Assert.Equal(["For Family"], Titles(await scene.ListAsync(scene.Parent)));
        Assert.Empty(await scene.ListAsync(scene.Stranger));
        foreach (var document in all)
        {
            foreach (var (who, sees) in new[] { (scene.Head, true), (scene.Psychologist, document.Visibility is Visibility.Family or Visibility.Professionals), (scene.Parent, document.Visibility == Visibility.Family), (scene.Stranger, false) })
            {
                var opened = await scene.OpenAsync(who, document.Id);
                Assert.Equal(sees, opened is not null);
                if (sees)
                    Assert.Equal(("letter.txt", FileKind.Text, $"For {document.Visibility}: {Content}"), (opened!.Label.FileName, opened.File, Encoding.UTF8.GetString(opened.Bytes)));
            }
        }

        // The same id under another child's record is nothing.
        var sibling = await scene.World.ChildAsync(scene.Head, scene.School, "Wren", "Hale");
        Assert.Null(await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DocumentService>().OpenAsync(sibling, all[0].Id, Ct)));
        await NothingReadableAsync(scene);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_document_is_taken_back_by_who_added_it_or_keeps_the_record_and_is_gone_for_all(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.AddAsync(scene.Psychologist, "A report", Visibility.Family);
        await scene.AddAsync(scene.Head, "A plan", Visibility.Family);
        var listed = await scene.ListAsync(scene.Head);
        var (report, plan) = (listed.Single(d => d.Label.Title == "A report"), listed.Single(d => d.Label.Title == "A plan"));
        Assert.Equal(Outcome.NotThere, await TakeBackAsync(scene.Psychologist, plan.Id, 1));
        Assert.Equal(Outcome.NotThere, await TakeBackAsync(scene.Parent, plan.Id, 1));
        Assert.Equal(Outcome.ChangedMeanwhile, await TakeBackAsync(scene.Head, report.Id, 2));
        Assert.Equal(Outcome.Saved, await TakeBackAsync(scene.Head, report.Id, 1));
        Assert.Equal(Outcome.NotThere, await TakeBackAsync(scene.Head, report.Id, 2));
        foreach (var who in new[] { scene.Head, scene.Psychologist, scene.Parent })
        {
            Assert.Equal(["A plan"], Titles(await scene.ListAsync(who)));
            Assert.Null(await scene.OpenAsync(who, report.Id));
        }

        Task<Outcome> TakeBackAsync(PersonId who, Guid id, int version) => scene.World.AsAsync(who, s => s.GetRequiredService<DocumentService>().TakeBackAsync(scene.Child, id, version, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_request_of_the_subject_gets_the_files_and_erasure_takes_them_and_their_key(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        await scene.AddAsync(scene.Head, "A plan", Visibility.Family);
        await scene.AddAsync(scene.Head, "Between professionals", Visibility.Professionals);
        await scene.AddAsync(scene.Head, "A worry", Visibility.Safeguarding);
        await scene.AddAsync(scene.Head, "Of another child", Visibility.Family);
        var wrong = (await scene.ListAsync(scene.Head)).Single(d => d.Label.Title == "Of another child");
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DocumentService>().TakeBackAsync(scene.Child, wrong.Id, 1, Ct));

        using (var zip = new ZipArchive(new MemoryStream(await scene.World.AsAsync(scene.Officer, s => s.GetRequiredService<SubjectExport>().MakeAsync(scene.Child, SubjectAudience.Parent, Ct)))))
        {
            var texts = zip.Entries.ToDictionary(e => e.FullName, e => Encoding.UTF8.GetString(ReadAll(e.Open())));
            Assert.Equal(["data.json", "documents/001.txt", "read-me-first.html"], texts.Keys.Order(StringComparer.Ordinal));
            Assert.Equal($"A plan: {Content}", texts["documents/001.txt"]);
            Assert.Contains("A plan", texts["data.json"], StringComparison.Ordinal);
            // By coreutils: printf 'A plan: Plan for the spring term' | sha256sum
            Assert.Contains("d5b2d18cf755e4da73034182c58ba94e283ef43b25e3052a52a6f184452b34b5", texts["data.json"], StringComparison.Ordinal);
            Assert.Contains("it is kept for safeguarding", texts["read-me-first.html"], StringComparison.Ordinal);
            Assert.Contains("Left out, 1 times: it is not marked for the family", texts["read-me-first.html"], StringComparison.Ordinal);
            Assert.Contains("it was taken back", texts["read-me-first.html"], StringComparison.Ordinal);
            Assert.All(texts.Values, t => Assert.False(t.Contains("A worry", StringComparison.Ordinal) || t.Contains("Between professionals", StringComparison.Ordinal) || t.Contains("Of another child", StringComparison.Ordinal)));
        }

        var held = await scene.World.AsAsync(scene.Officer, async s =>
        {
            var record = s.GetRequiredService<IEnumerable<IRetained>>().OfType<RecordRetained>().Single();
            List<RetainedItem> items = [];
            await foreach (var item in record.HeldAsync(scene.World.Today, Ct))
                items.Add(item);
            await using var transaction = await s.GetRequiredService<HeadwaterDb>().Database.BeginTransactionAsync(Ct);
            var erased = await record.EraseAsync(items.Single(i => i.Child == scene.Child), Ct);
            await transaction.CommitAsync(Ct);
            return (items.Single(i => i.Child == scene.Child).Rows, erased);
        });
        Assert.Equal(held.Rows, held.erased);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Empty(await db.Set<Document>().IgnoreQueryFilters([QueryFilters.Involvement]).ToListAsync(Ct));
        Assert.Empty(await db.Set<DocumentContent>().IgnoreQueryFilters([QueryFilters.Involvement]).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_row_altered_or_moved_to_another_document_does_not_open_and_no_list_loads_content()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.AddAsync(scene.Head, "First", Visibility.Family);
        await scene.AddAsync(scene.Head, "Second", Visibility.Family);
        var listed = await scene.ListAsync(scene.Head);
        await using (var plain = await scene.World.Database.ConnectAsync(Ct))
        {
            await using var swap = plain.CreateCommand();
            swap.CommandText = "UPDATE children_document_content SET document_id = (SELECT d.id FROM children_document d WHERE d.id <> document_id)";
            Assert.Equal(2, await swap.ExecuteNonQueryAsync(Ct));
        }

        Assert.Equal(2, (await scene.ListAsync(scene.Head)).Count);
        foreach (var document in listed)
            await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => scene.OpenAsync(scene.Head, document.Id));
    }

    [Theory]
    [InlineData("stream: OK\0", true)]
    [InlineData("stream: Eicar-Test-Signature FOUND\0", false)]
    [InlineData("rubbish\0", false)]
    public async Task What_the_scanner_does_not_call_clean_is_not_kept(string answer, bool kept)
    {
        await using var clamd = new Clamd(answer);
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        var adding = scene.World.AsAsync(scene.Head, s => new DocumentService(s.GetRequiredService<HeadwaterDb>(), s.GetRequiredService<CurrentActor>(), s.GetRequiredService<IChildVault>(), s.GetRequiredService<RecordKeeping>(), s.GetRequiredService<IAuditTrail>(), clamd.Scanner(), scene.World.Clock)
            .AddAsync(scene.Child, new("A picture", "a.png", Png(), Visibility.Family), Ct));
        if (kept)
            Assert.Equal(Outcome.Saved, await adding);
        else
            await Assert.ThrowsAsync<InputRefusedException>(() => adding);
        Assert.Equal(kept ? [true] : [], (await scene.ListAsync(scene.Head)).Select(d => d.Scanned));
        // What came, and what was made of it.
        Assert.Equal(kept ? 2 : 1, (await clamd.StopAsync()).Count);
        Assert.False(kept && await scene.AddAsync(scene.Head, "Without a scanner", Visibility.Family) == Outcome.Saved && (await scene.ListAsync(scene.Head)).Single(d => d.Label.Title == "Without a scanner").Scanned);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_documents_of_one_child_take_up_no_more_than_200_MB_together(Engine engine)
    {
        await using var scene = await Scene.CreateAsync(engine);
        // "Just: " and the content are 6 bytes and what the content has; of 200,000,000 so many are left as it takes.
        var just = Utf8($"Just: {Content}").Length;
        await FillAsync(scene.Child, 199_999_999 - just, takenBack: true);
        await FillAsync(scene.Child, 1, takenBack: false);
        Assert.Equal(Outcome.Saved, await scene.AddAsync(scene.Psychologist, "Just", Visibility.Family));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AddAsync(scene.Psychologist, "More", Visibility.Family));
        Assert.Contains("200 MB together", refused.Message, StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.Equal(3, await db.Set<Document>().IgnoreQueryFilters([QueryFilters.Involvement]).CountAsync(Ct));
        // Each child has room of its own.
        var sibling = await scene.World.ChildAsync(scene.Head, scene.School, "Wren", "Hale");
        Assert.Equal(Outcome.Saved, await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DocumentService>().AddAsync(sibling, new("Hers", "letter.txt", Utf8(Content), Visibility.Family), Ct)));

        // A row that says it is so large; nobody else's to see, and counted all the same.
        Task FillAsync(ChildId child, int size, bool takenBack) => scene.World.AsAsync(scene.Head, async s =>
        {
            s.GetRequiredService<HeadwaterDb>().Add(new Document
            {
                Id = Guid.CreateVersion7(), ChildId = child, OwnerId = scene.School, Visibility = Visibility.Safeguarding, File = FileKind.Text, Size = size, AddedBy = scene.Head, AddedAtUtc = scene.World.Clock.GetUtcNow().UtcDateTime,
                SealedLabel = [1], TakenBackAtUtc = takenBack ? scene.World.Clock.GetUtcNow().UtcDateTime : null,
            });
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "document", null, child));
            return true;
        });
    }

    [Fact]
    public async Task The_trail_says_who_added_listed_and_opened_and_nothing_of_what_it_is_called()
    {
        await using var scene = await Scene.CreateAsync(Engine.Sqlite);
        await scene.AddAsync(scene.Head, "A plan", Visibility.Family);
        var document = Assert.Single(await scene.ListAsync(scene.Head));
        await scene.OpenAsync(scene.Parent, document.Id);
        await scene.OpenAsync(scene.Stranger, document.Id);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Kind == "document").OrderBy(a => a.Seq).ToListAsync(Ct);
        Assert.Equal([("add", scene.Head), ("list", scene.Head), ("open", scene.Parent)], entries.Select(e => (e.Verb, e.PersonId!.Value)));
        Assert.All(entries, e => Assert.Equal(scene.Child, e.ChildId));
        Assert.DoesNotContain(entries, e => e.Detail?.Contains("plan", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>Of title, name and content nothing can be read in any column of either table.</summary>
    private static async Task NothingReadableAsync(Scene scene)
    {
        await using var plain = await scene.World.Database.ConnectAsync(Ct);
        foreach (var table in new[] { "children_document", "children_document_content" })
        {
            await using var command = plain.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using DbDataReader reader = await command.ExecuteReaderAsync(Ct);
            var rows = 0;
            for (; await reader.ReadAsync(Ct); rows++)
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    var value = reader.GetValue(column) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(column).ToString()!;
                    foreach (var word in new[] { "For ", "letter", Content })
                        Assert.DoesNotContain(word, value, StringComparison.Ordinal);
                }
            }

            Assert.Equal(4, rows);
        }
    }

    private static IEnumerable<string> Titles(IEnumerable<ListedDocument> documents) => documents.Select(d => d.Label.Title).Order(StringComparer.Ordinal);

    private sealed record Scene(TestWorld World, OrganisationId School, PersonId Head, PersonId Psychologist, PersonId Parent, PersonId Stranger, PersonId Officer, ChildId Child) : IAsyncDisposable
    {
        public static async Task<Scene> CreateAsync(Engine engine)
        {
            var world = await TestWorld.CreateAsync(engine);
            var (alder, beech, camhs, families) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Beech School"), await world.OrganisationAsync("CAMHS", OrganisationKind.Health), await world.OrganisationAsync("Families", OrganisationKind.ParentsGroup));
            var (head, psychologist, parent) = (await world.PersonAsync("Head", (alder, Role.Headteacher)), await world.PersonAsync("EP", (camhs, Role.EducationalPsychologist)), await world.PersonAsync("Parent", (families, Role.Parent)));
            var child = await world.ChildAsync(head, alder, "Robin", "Hale");
            await world.InvolveAsync(head, new(child, InvolvementKind.Referral, camhs, null, "Referred.", LawfulBasis.PublicTask, EntryKinds.Documents | EntryKinds.Identity, world.Today));
            await world.InvolveAsync(head, new(child, InvolvementKind.Parent, null, parent, "Parent of the child.", LawfulBasis.PublicTask, EntryKinds.All, world.Today));
            return new(world, alder, head, psychologist, parent, await world.PersonAsync("Stranger", (beech, Role.Headteacher)), await world.PersonAsync("Officer", (beech, Role.DataProtectionOfficer)), child);
        }

        public Task<Outcome> AddAsync(PersonId who, string title, Visibility visibility) =>
            World.AsAsync(who, s => s.GetRequiredService<DocumentService>().AddAsync(Child, new(title, "letter.txt", Utf8($"{title}: {Content}"), visibility), Ct));

        public Task<IReadOnlyList<ListedDocument>> ListAsync(PersonId who) => World.AsAsync(who, s => s.GetRequiredService<DocumentService>().ListAsync(Child, Ct));

        public Task<OpenedDocument?> OpenAsync(PersonId who, Guid id) => World.AsAsync(who, s => s.GetRequiredService<DocumentService>().OpenAsync(Child, id, Ct));

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
