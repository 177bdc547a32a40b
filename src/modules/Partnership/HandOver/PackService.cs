using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.HandOver;

/// <summary>Names receivers and places, and takes a receiver's word that they have read the pack.</summary>
internal sealed class PackService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IPeople people, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Who could take it over: whoever takes part or convenes, but not the facilitator.</summary>
    public async Task<IReadOnlyList<(PersonId Person, string Name)>> ChoicesAsync(CancellationToken ct)
    {
        HashSet<PersonId> may = [.. await people.HoldersAsync(Capability.TakePart, null, ct), .. await people.HoldersAsync(Capability.Convene, null, ct)];
        may.ExceptWith(await people.HoldersAsync(Capability.Facilitate, null, ct));
        return [.. (await people.NamesAsync(may, ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];
    }

    /// <exception cref="InputRefusedException">It is not theirs to do, or the person is one already or cannot be.</exception>
    public async Task NameAsync(PersonId person, CancellationToken ct)
    {
        Convening();
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        if ((await ChoicesAsync(ct)).All(c => c.Person != person))
            throw new InputRefusedException("Choose somebody who takes part or convenes here, and is not the facilitator.");
        if (await db.Set<PackReceiver>().AnyAsync(r => r.PersonId == person && r.EndedOn == null, ct))
            throw new InputRefusedException("They are named already.");
        var row = new PackReceiver { Id = Guid.CreateVersion7(), PersonId = person, NamedBy = actor.Person!.Value, NamedOn = clock.Today() };
        db.Add(row);
        if (person != actor.Person)
            notices.Tell(person, "You are named to take the collaborative’s work over: read the hand-over pack and say that you have.", HandOverLinks.Pack);
        await audit.SaveAsync(ct, new AuditFact("name", "pack-receiver", row.Id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <exception cref="InputRefusedException">It is not theirs to do, or there is none.</exception>
    public async Task EndAsync(Guid id, CancellationToken ct)
    {
        Convening();
        var row = await db.Set<PackReceiver>().SingleOrDefaultAsync(r => r.Id == id && r.EndedOn == null, ct) ?? throw new InputRefusedException("They are not named any more.");
        row.EndedOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("end", "pack-receiver", id.ToString()));
    }

    /// <summary>The receiver's own word; nobody gives it for them.</summary>
    /// <exception cref="InputRefusedException">They are not named, or said so already.</exception>
    public async Task ReadAsync(CancellationToken ct)
    {
        var row = await db.Set<PackReceiver>().SingleOrDefaultAsync(r => r.PersonId == actor.Person && r.EndedOn == null, ct) ?? throw new InputRefusedException("Those who are named to take it over say that they have read it.");
        if (row.ReadOn is not null)
            throw new InputRefusedException("You said so already.");
        row.ReadOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("confirm", "pack-receiver", row.Id.ToString()));
    }

    /// <exception cref="InputRefusedException">It is not theirs to do, or a field cannot be taken.</exception>
    public async Task AddPlaceAsync(string? what, string? where, CancellationToken ct)
    {
        Convening();
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var row = new FilePlace { Id = Guid.CreateVersion7(), What = FormFields.Text(what, "what is kept", FilePlace.WhatLength), Where = FormFields.Text(where, "where it is kept", FilePlace.WhereLength), AddedBy = actor.Person!.Value, AddedOn = clock.Today() };
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("add", "file-place", row.Id.ToString()));
    }

    /// <exception cref="InputRefusedException">It is not theirs to do, or there is none.</exception>
    public async Task RemovePlaceAsync(Guid id, CancellationToken ct)
    {
        Convening();
        var row = await db.Set<FilePlace>().SingleOrDefaultAsync(p => p.Id == id && p.RemovedOn == null, ct) ?? throw new InputRefusedException("That place was taken out already.");
        row.RemovedOn = clock.Today();
        await audit.SaveAsync(ct, new AuditFact("remove", "file-place", id.ToString()));
    }

    private void Convening()
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene keep the hand-over pack.");
    }
}

/// <summary>The pack as one file: a page to read, and each part as a table. Names in it are fixed, whatever is written in the pack.</summary>
internal static class PackZip
{
    public const string Page = "read-me-first.html";

    public static byte[] Write(string collaborative, Pack pack, DateTimeOffset made)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Page, Html(collaborative, pack), made);
            foreach (var section in pack.Sections)
                Add(zip, $"{section.Name}.csv", Csv(section), made);
        }

        return memory.ToArray();
    }

    /// <summary>A table that a spreadsheet opens and does not run: cells that would be formulas are written as text.</summary>
    public static string Csv(PackSection section)
    {
        var csv = new StringBuilder("\uFEFF");
        foreach (var row in section.Rows.Prepend(section.Columns))
            csv.AppendJoin(',', row.Select(PlanSheetWriter.Cell)).Append("\r\n");
        return csv.ToString();
    }

    private static string Html(string collaborative, Pack pack)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Hand-over pack</title>")
            .Append("<style>body{font:1.05em/1.5 sans-serif;max-width:60em;margin:1em auto;padding:0 1em}table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:.3em;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body>")
            .Append("<h1>Hand-over pack</h1><p>").Append(Encode($"{collaborative}, {Words.Date(pack.Day)}. {(pack.IsComplete ? "It is complete." : "It is not complete yet.")} Each part is also a table (CSV) beside this page.")).Append("</p><h2>Who takes it over</h2>");
        if (pack.Receivers.Count == 0)
            html.Append("<p>Nobody is named yet.</p>");
        else
            html.Append("<ul>").AppendJoin("", pack.Receivers.Select(r => $"<li>{Encode($"{r.Name}: {(r.Receiver.ReadOn is { } on ? $"read it on {Words.Date(on)}" : "has not said yet that they read it")}")}</li>")).Append("</ul>");
        foreach (var section in pack.Sections)
        {
            html.Append("<h2>").Append(Encode(section.Title)).Append("</h2><p>").Append(Encode(section.Lead)).Append("</p>");
            foreach (var missing in section.Missing)
                html.Append("<p><strong>Missing:</strong> ").Append(Encode(missing)).Append("</p>");
            if (section.Rows.Count == 0)
                continue;
            html.Append("<table><thead><tr>").AppendJoin("", section.Columns.Select(c => $"<th scope=\"col\">{Encode(c)}</th>")).Append("</tr></thead><tbody>");
            foreach (var row in section.Rows)
                html.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{Encode(c)}</td>")).Append("</tr>");
            html.Append("</tbody></table>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static void Add(ZipArchive zip, string name, string text, DateTimeOffset made)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = made;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
