using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Everything;

/// <summary>Writes everything that a collaborative keeps as one zip, a table at a time.</summary>
internal sealed class EverythingZip(HeadwaterDb db, LocalityTurn turn, CurrentActor actor, ILocalities localities, IOrganisations organisations, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>Writes it to a stream that can be read again from its beginning only when this returns: then it is written down who took it.</summary>
    /// <exception cref="InputRefusedException">They do not convene, or there is no collaborative.</exception>
    public async Task<EverythingSchema> WriteAsync(Stream target, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene take everything with them.");
        // Nobody writes in the meantime: all tables are of one moment.
        await using var transaction = await turn.TakeAsync(ct);
        var collaborative = await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new InputRefusedException("There is no collaborative here yet.");
        var place = (await localities.AllAsync(ct)).First(l => l.Id == db.Locality);
        var withholding = await Withholding.LoadAsync(db, clock.Today(), ct);
        var now = clock.GetUtcNow();
        EverythingSchema schema;
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            var writing = new Writing(zip, now);
            List<SchemaTable> tables = [];
            var named = new Named([], []);
            foreach (var table in new CarriedModel(db).Tables)
                tables.Add(SchemaTable.Of(table, await WriteAsync(writing, table, withholding, named, ct)));
            await NamesAsync(writing, named, ct);
            SchemaGap[] gaps =
            [
                .. LeftOut.Tables.GroupBy(t => t.Value, StringComparer.Ordinal).Select(g => new SchemaGap($"Tables: {string.Join(", ", g.Select(t => CarriedModel.NameOf(db.Model.FindEntityType(t.Key)!)))}", g.Key)),
                .. LeftOut.Fields.Select(f => new SchemaGap($"Field {JsonNamingPolicy.CamelCase.ConvertName(f.Key.Property)} of {CarriedModel.NameOf(db.Model.FindEntityType(f.Key.Row)!)}", f.Value)),
                .. LeftOut.Within.Select(w => new SchemaGap(w.What, w.Why)),
            ];
            writing.Add(EverythingReadme.FileName, EverythingReadme.Of(collaborative.Name, place.Name, now, tables, gaps));
            schema = new(EverythingSchema.FormatName, EverythingSchema.FormatVersion, now, collaborative.Name, new(place.AreaCode, place.Name), tables, [.. writing.Files], gaps);
            writing.Add(EverythingSchema.FileName, JsonSerializer.Serialize(schema, EverythingSchema.Json));
        }

        await audit.ReadAsync(new AuditFact("export", "collaborative", Detail: $"{schema.Tables.Sum(t => t.Rows)} rows"), ct);
        await transaction.CommitAsync(ct);
        return schema;
    }

    private async Task<int> WriteAsync(Writing writing, CarriedTable table, Withholding withholding, Named named, CancellationToken ct)
    {
        var rows = await (Task<List<object>>)typeof(EverythingZip).GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(table.Entity.ClrType).Invoke(this, [table, ct])!;
        rows.RemoveAll(withholding.IsLeftOut);
        var getters = table.Fields.Select(f => (Field: f, Of: f.Property.GetGetter())).ToList();
        writing.Add(table.JsonLines, stream =>
        {
            using var json = new Utf8JsonWriter(stream, Json);
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (field, of) in getters)
                {
                    var value = withholding.Said(row, field.Property.Name, of.GetClrValue(row));
                    named.Take(value);
                    FieldText.Write(json, field, value);
                }

                json.WriteEndObject();
                json.Flush();
                json.Reset();
                stream.Write("\n"u8);
            }
        });
        writing.Add(table.Csv, stream => Csv(stream, table.Fields.Select(f => f.Name), rows.Select(row => getters.Select(g => FieldText.Text(withholding.Said(row, g.Field.Property.Name, g.Of.GetClrValue(row)))))));
        return rows.Count;
    }

    private async Task<List<object>> RowsAsync<T>(CarriedTable table, CancellationToken ct) where T : class
    {
        // By key as the file writes it: the same whatever the engine and its order of letters.
        var keys = table.Key.Select(f => f.Property.GetGetter()).ToList();
        var rows = await db.Set<T>().AsNoTracking().ToListAsync(ct);
        return [.. rows.OrderBy(r => string.Join('\n', keys.Select(k => k.GetClrValue(r) is int number ? number.ToString("D10", System.Globalization.CultureInfo.InvariantCulture) : FieldText.Text(k.GetClrValue(r)))), StringComparer.Ordinal)];
    }

    private async Task NamesAsync(Writing writing, Named named, CancellationToken ct)
    {
        // Nobody has the empty id: it is called what somebody no longer on record is called.
        var names = await people.NamesAsync([.. named.People.Append(default)], ct);
        List<NamedPerson> persons = [.. named.People.OrderBy(p => p.Value).Select(p => new NamedPerson(p.Value, names[p] == names[default] ? null : names[p]))];
        var known = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id);
        List<NamedOrganisation> places = [.. named.Organisations.OrderBy(o => o.Value).Select(o => known.GetValueOrDefault(o) is { } at ? new NamedOrganisation(o.Value, at.Name, at.Kind, at.Urn) : new(o.Value, null, null, null))];
        writing.Add("people.jsonl", string.Concat(persons.Select(Line)));
        writing.Add("people.csv", stream => Csv(stream, ["id", "name"], persons.Select(p => new[] { p.Id.ToString(), p.Name ?? "" })));
        writing.Add("organisations.jsonl", string.Concat(places.Select(Line)));
        writing.Add("organisations.csv", stream => Csv(stream, ["id", "name", "kind", "urn"], places.Select(o => new[] { o.Id.ToString(), o.Name ?? "", o.Kind ?? "", FieldText.Text(o.Urn) })));

        static string Line<T>(T row) => JsonSerializer.Serialize(row, EverythingSchema.Line) + "\n";
    }

    /// <summary>A table that a spreadsheet opens and does not run.</summary>
    private static void Csv(Stream stream, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in rows.Prepend(header))
            text.WriteLine(string.Join(',', row.Select(PlanSheetWriter.Cell)));
    }

    /// <summary>Whom rows name.</summary>
    private sealed record Named(HashSet<PersonId> People, HashSet<OrganisationId> Organisations)
    {
        public void Take(object? value)
        {
            if (value is PersonId person)
                People.Add(person);
            if (value is OrganisationId organisation)
                Organisations.Add(organisation);
        }
    }

    /// <summary>The zip while it is written, with the length and SHA-256 of each part.</summary>
    private sealed class Writing(ZipArchive zip, DateTimeOffset made)
    {
        public List<SchemaFile> Files { get; } = [];

        public void Add(string name, string text) => Add(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

        public void Add(string name, Action<Stream> write)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = made;
            using var part = entry.Open();
            using var hashed = new CountedHash(part);
            write(hashed);
            Files.Add(new(name, hashed.Bytes, hashed.Sha256()));
        }
    }
}

/// <summary>Counts and hashes what is written on its way.</summary>
internal sealed class CountedHash(Stream inner) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Bytes { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => Bytes;
    public override long Position { get => Bytes; set => throw new NotSupportedException(); }

    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        Bytes += buffer.Length;
        inner.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override void Flush() => inner.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }
}
