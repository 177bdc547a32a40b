using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Entries;

/// <summary>A note as it was typed.</summary>
internal sealed record TypedNote(string? Text, DateOnly Day, Visibility Visibility = Visibility.Professionals);

/// <summary>A note opened for a reader who is let through to it.</summary>
internal sealed record OpenNote(Guid Id, DateOnly Day, string Text, Visibility Visibility, OrganisationId Owner, PersonId WrittenBy, bool Mistaken, int Version);

/// <summary>Case notes, sealed with the child's key.</summary>
internal sealed class NoteService(HeadwaterDb db, CurrentActor actor, IChildVault vault, RecordKeeping keeping, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Outcome> AddAsync(ChildId child, TypedNote asked, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Notes, ct) is not { } writer || !actor.Can(Capability.WriteEntries, writer))
            return Outcome.NotThere;
        var today = clock.Today();
        if (asked.Day > today || asked.Day < today.AddYears(-26))
            throw new InputRefusedException("The day lies in the future or too far back.");
        var text = Typed.Text(asked.Text, "note", Note.TextLength);
        var visibility = keeping.Chosen(asked.Visibility, writer);
        var id = Guid.CreateVersion7();
        db.Add(new Note
        {
            Id = id, ChildId = child, OwnerId = writer, Visibility = visibility, Day = asked.Day, WrittenBy = actor.Person!.Value, WrittenAtUtc = clock.GetUtcNow().UtcDateTime,
            SealedText = await vault.SealTextAsync(child, Purpose(id), text, ct),
        });
        return await keeping.SaveAsync(ct, new AuditFact("add", "note", id.ToString(), child));
    }

    /// <summary>Marks a note as put down by mistake: by who wrote it.</summary>
    public async Task<Outcome> MistakenAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await keeping.WriterAsync(child, EntryKinds.Notes, ct) is null
            || await db.Set<Note>().SingleOrDefaultAsync(n => n.ChildId == child && n.Id == id && n.WrittenBy == actor.Person && n.MistakenAtUtc == null, ct) is not { } note)
            return Outcome.NotThere;
        if (note.Version != version)
            return Outcome.ChangedMeanwhile;
        note.MistakenAtUtc = clock.GetUtcNow().UtcDateTime;
        return await keeping.SaveAsync(ct, new AuditFact("mistaken", "note", id.ToString(), child));
    }

    /// <summary>The notes the reader is let through to, newest first; that they were read is on the record before they leave.</summary>
    public async Task<IReadOnlyList<OpenNote>> ReadAsync(ChildId child, CancellationToken ct)
    {
        var held = await db.Set<Note>().AsNoTracking().Where(n => n.ChildId == child).OrderByDescending(n => n.Day).ThenByDescending(n => n.WrittenAtUtc).ToListAsync(ct);
        List<OpenNote> open = new(held.Count);
        foreach (var note in held)
            open.Add(new(note.Id, note.Day, await vault.OpenTextAsync(child, Purpose(note.Id), note.SealedText, ct), note.Visibility, note.OwnerId, note.WrittenBy, note.MistakenAtUtc is not null, note.Version));
        await audit.ReadAsync(new("see", "note", null, child, string.Join(' ', held.Select(n => n.Id))), ct);
        return open;
    }

    /// <summary>The text of one note, whoever asks: for a request of the subject alone.</summary>
    public Task<string> OpenAsync(Note note, CancellationToken ct) => vault.OpenTextAsync(note.ChildId, Purpose(note.Id), note.SealedText, ct);

    internal static string Purpose(Guid id) => $"children_note.sealed_text {id}";
}
