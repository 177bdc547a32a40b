using System.Security.Cryptography;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Documents;

/// <summary>A document as it was typed and chosen.</summary>
internal sealed record GivenDocument(string? Title, string FileName, byte[] Bytes, Visibility Visibility = Visibility.Professionals);

/// <summary>A document in a list, its label opened for a reader who is let through to it.</summary>
internal sealed record ListedDocument(
    Guid Id, DocumentLabel Label, FileKind File, int Size, Visibility Visibility, OrganisationId Owner, PersonId AddedBy, DateTime AddedAtUtc, bool Scanned, int Version);

/// <summary>A document opened.</summary>
internal sealed record OpenedDocument(DocumentLabel Label, FileKind File, byte[] Bytes);

/// <summary>Documents about a child: looked at, cleaned, and sealed with the child's key.</summary>
internal sealed class DocumentService(HeadwaterDb db, CurrentActor actor, IChildVault vault, RecordKeeping keeping, IAuditTrail audit, IDocumentScan scan, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field or the file cannot be taken.</exception>
    public async Task<Outcome> AddAsync(ChildId child, GivenDocument given, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Documents, ct) is not { } writer || !actor.Can(Capability.WriteEntries, writer))
            return Outcome.NotThere;
        var title = Typed.Line(given.Title, "title", Document.TitleLength);
        var visibility = keeping.Chosen(given.Visibility, writer);
        if (given.Bytes.Length > Document.MostBytes)
            throw DocumentIntake.TooLarge();
        // What came is looked at before anything reads it, and what is kept again, for it may be made of parts that were packed.
        await ScanAsync(given.Bytes, ct);
        var file = await DocumentIntake.TakeAsync(given.FileName, given.Bytes, ct);
        var scanned = await ScanAsync(file.Bytes, ct);
        await RequireRoomAsync(child, file.Bytes.Length, ct);
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        var label = new DocumentLabel(title, FileNames.Clean(given.FileName, file.Kind), Convert.ToHexStringLower(SHA256.HashData(file.Bytes)));
        db.Add(new Document
        {
            Id = id, ChildId = child, OwnerId = writer, Visibility = visibility, File = file.Kind, Size = file.Bytes.Length, AddedBy = actor.Person!.Value, AddedAtUtc = now,
            ScannedAtUtc = scanned ? now : null, SealedLabel = await vault.SealAsync(child, LabelPurpose(id), JsonSerializer.SerializeToUtf8Bytes(label), ct),
        });
        db.Add(new DocumentContent
        {
            Id = Guid.CreateVersion7(), DocumentId = id, ChildId = child, OwnerId = writer, Visibility = visibility, SealedBytes = await vault.SealAsync(child, ContentPurpose(id), file.Bytes, ct),
        });
        return await keeping.SaveAsync(ct, new AuditFact("add", "document", id.ToString(), child));
    }

    /// <summary>Takes a document back: for who added it, and the school that keeps the record. Nobody is shown it any more.</summary>
    public async Task<Outcome> TakeBackAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Documents, ct) is null
            || await Shown(child).AsTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document
            || (document.AddedBy != actor.Person && await keeping.KeeperAsync(child, ct) is null))
            return Outcome.NotThere;
        if (document.Version != version)
            return Outcome.ChangedMeanwhile;
        document.TakenBackAtUtc = clock.GetUtcNow().UtcDateTime;
        return await keeping.SaveAsync(ct, new AuditFact("take-back", "document", id.ToString(), child));
    }

    /// <summary>The documents the reader is let through to, newest first; that they were listed is on the record before they leave.</summary>
    public async Task<IReadOnlyList<ListedDocument>> ListAsync(ChildId child, CancellationToken ct)
    {
        var held = await Shown(child).OrderByDescending(d => d.AddedAtUtc).ThenByDescending(d => d.Id).ToListAsync(ct);
        List<ListedDocument> listed = new(held.Count);
        foreach (var document in held)
            listed.Add(new(document.Id, await LabelAsync(document, ct), document.File, document.Size, document.Visibility, document.OwnerId, document.AddedBy, document.AddedAtUtc, document.ScannedAtUtc is not null, document.Version));
        await audit.ReadAsync(new("list", "document", null, child, string.Join(' ', held.Select(d => d.Id))), ct);
        return listed;
    }

    /// <summary>One document, when the reader is let through to it; that it was opened is on the record before a byte leaves. Null when there is none.</summary>
    public async Task<OpenedDocument?> OpenAsync(ChildId child, Guid id, CancellationToken ct)
    {
        if (await Shown(child).SingleOrDefaultAsync(d => d.Id == id, ct) is not { } document
            || await db.Set<DocumentContent>().AsNoTracking().SingleOrDefaultAsync(c => c.ChildId == child && c.DocumentId == id, ct) is not { } content)
            return null;
        var opened = await OpenAsync(document, content, ct);
        await audit.ReadAsync(new("open", "document", id.ToString(), child), ct);
        return opened;
    }

    /// <summary>What a document is called, whoever asks: for a request of the subject, and for whoever was let through to the row.</summary>
    public async Task<DocumentLabel> LabelAsync(Document document, CancellationToken ct) =>
        JsonSerializer.Deserialize<DocumentLabel>(await vault.OpenAsync(document.ChildId, LabelPurpose(document.Id), document.SealedLabel, ct)) ?? throw new InvalidOperationException("A document has no label.");

    /// <summary>A document's content, whoever asks: for a request of the subject, and for whoever was let through to the rows.</summary>
    public async Task<OpenedDocument> OpenAsync(Document document, DocumentContent content, CancellationToken ct) =>
        new(await LabelAsync(document, ct), document.File, await vault.OpenAsync(document.ChildId, ContentPurpose(document.Id), content.SealedBytes, ct));

    internal static string LabelPurpose(Guid id) => $"children_document.sealed_label {id}";

    internal static string ContentPurpose(Guid id) => $"children_document_content.sealed_bytes {id}";

    private IQueryable<Document> Shown(ChildId child) => db.Set<Document>().AsNoTracking().Where(d => d.ChildId == child && d.TakenBackAtUtc == null);

    /// <summary>Past involvements: what takes up room is not always the writer's to see.</summary>
    private async Task RequireRoomAsync(ChildId child, long more, CancellationToken ct)
    {
        var held = await db.Set<Document>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(d => d.ChildId == child).SumAsync(d => (long)d.Size, ct);
        if (held + more > Document.MostBytesOfChild)
            throw new InputRefusedException($"The documents of one child may take up {Document.MostMegabytesOfChild} MB together, and with this one they would take up more: make the file smaller, or add only the pages that matter.");
    }

    private async Task<bool> ScanAsync(byte[] bytes, CancellationToken ct) => await scan.ScanAsync(bytes, ct) switch
    {
        ScanVerdict.Clean => true,
        ScanVerdict.NotScanned => false,
        _ => throw new InputRefusedException("The virus scanner found something in this file, so it was not kept: tell your administrator, and do not pass the file on."),
    };
}
