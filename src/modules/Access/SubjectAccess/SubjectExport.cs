using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Access.SubjectAccess;

/// <summary>Everything about one child that the subject may have, as one zip: a page to read and the same as JSON.</summary>
internal sealed class SubjectExport(IEnumerable<ISubjectData> parts, IEnumerable<IChildFinder> finders, CurrentActor actor, IAuditTrail audit, HeadwaterDb db, TimeProvider clock)
{
    public const string Removed = "[about another person: removed]";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    /// <summary>Writes down that it was exported, then makes it: of the record, and of those that were joined to it.</summary>
    /// <exception cref="InputRefusedException">The actor's post does not protect data.</exception>
    public async Task<byte[]> MakeAsync(ChildId child, SubjectAudience audience, CancellationToken ct)
    {
        if (!actor.Can(Capability.ProtectData))
            throw new InputRefusedException("Only somebody whose post protects data may answer a request for a subject's data.");
        var records = await finders.Single().RecordsAsync(child, ct);
        foreach (var record in records)
            await audit.ReadAsync(new("export", "subject access", record.ToString(), record, audience.ToString()), ct);
        var sections = new List<SubjectSection>();
        foreach (var part in parts.OrderBy(p => p.Order))
            sections.AddRange(await part.OfAsync(records, audience, ct));
        sections = Redact(sections);
        var made = UkDays.DayOf(clock.GetUtcNow().UtcDateTime);
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "read-me-first.html", Html(sections, made));
            Add(zip, "data.json", JsonSerializer.Serialize(new
            {
                Made = made,
                Sections = sections.Select(s => new { s.Title, Items = s.Items.Select(i => i.Fields.Select(f => new { f.Label, f.Value })), s.Withheld }),
            }, Json));
            foreach (var file in sections.SelectMany(s => s.Files))
                Add(zip, file.Name, await file.Read(ct));
        }

        db.ChangeTracker.Clear();
        return memory.ToArray();
    }

    /// <summary>Takes out what is about other people: fields marked so, and their names wherever they stand.</summary>
    internal static List<SubjectSection> Redact(IReadOnlyList<SubjectSection> sections)
    {
        var names = sections.SelectMany(s => s.ThirdPartyNames).Concat(sections.SelectMany(s => s.Items).SelectMany(i => i.Fields).Where(f => f.ThirdParty).Select(f => f.Value))
            .Select(n => n.Trim()).Where(n => n.Length > 1).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(n => n.Length).Select(Regex.Escape).ToList();
        var pattern = names.Count == 0 ? null : new Regex($@"(?<!\w)(?:{string.Join('|', names)})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
        string Clean(string text) => pattern is null ? text : pattern.Replace(text, Removed);
        return [.. sections.Select(s => s with
        {
            Items = [.. s.Items.Select(i => new SubjectItem([.. i.Fields.Select(f => f.ThirdParty ? new SubjectField(f.Label, Removed) : f with { Value = Clean(f.Value) })]))],
            ThirdPartyNames = [],
        })];
    }

    private static string Html(List<SubjectSection> sections, DateOnly made)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>What Headwater holds about you</title>")
            .Append("<style>body{font:1.1em/1.5 sans-serif;max-width:45em;margin:1em auto;padding:0 1em}dl{border-top:1px solid #666;padding-top:.5em}dt{font-weight:bold}dd{margin:0 0 .5em;overflow-wrap:anywhere;white-space:pre-wrap}</style></head><body>")
            .Append("<h1>What Headwater holds about you</h1>")
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"<p>Made on {Words.Date(made)}. What is about other people was taken out; people who acted for a school, a council or a service are named. The same is in <code>data.json</code>, for a computer to read.</p>")
            .Append("<p>You can ask for mistakes to be put right, and complain to the Information Commissioner (ico.org.uk).</p>");
        foreach (var section in sections)
        {
            html.Append("<h2>").Append(Encode(section.Title)).Append("</h2>");
            if (section.Items.Count == 0)
                html.Append("<p>Nothing.</p>");
            foreach (var item in section.Items)
            {
                html.Append("<dl>");
                foreach (var field in item.Fields)
                    html.Append("<dt>").Append(Encode(field.Label)).Append("</dt><dd>").Append(Encode(field.Value)).Append("</dd>");
                html.Append("</dl>");
            }

            foreach (var why in section.Withheld.GroupBy(w => w, StringComparer.Ordinal))
                html.Append(System.Globalization.CultureInfo.InvariantCulture, $"<p>Left out, {why.Count()} times: {Encode(why.Key)}.</p>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private void Add(ZipArchive zip, string name, string text) => Add(zip, name, Encoding.UTF8.GetBytes(text));

    private void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = clock.GetUtcNow();
        using var stream = entry.Open();
        stream.Write(content);
    }
}
