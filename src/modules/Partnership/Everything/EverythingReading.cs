using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Headwater.Partnership.Maps;

namespace Headwater.Partnership.Everything;

/// <summary>A row as it was read, and where it stood.</summary>
internal sealed record ReadRow(CarriedTable Table, int Line, object Row);

/// <summary>Something that is in the way of restoring.</summary>
/// <param name="Where">The file and line, or what it speaks of.</param>
/// <param name="Why">What is wrong, and what to do.</param>
internal sealed record RestoreProblem(string Where, string Why);

/// <summary>A collaborative's file, read into rows; nothing was looked up yet.</summary>
internal sealed record EverythingReading(EverythingSchema Schema, IReadOnlyList<ReadRow> Rows, IReadOnlyList<NamedPerson> People, IReadOnlyList<NamedOrganisation> Organisations, List<RestoreProblem> Problems);

/// <summary>Reads a collaborative's file: within limits, checked against its own list of parts, field by field.</summary>
internal sealed class EverythingReader(CarriedModel model)
{
    /// <summary>Five times the largest map, packed.</summary>
    public const long MostPacked = 5L * MapFiles.MostBytes;

    public const long MostUnpacked = 4 * MostPacked;
    private const int MostProblems = 500;

    /// <exception cref="InputRefusedException">It is no such file, of another version, damaged, or unpacks without end.</exception>
    public EverythingReading Read(Stream file)
    {
        if (file.Length > MostPacked)
            throw new InputRefusedException($"The file is larger than {MostPacked / 1_000_000} MB: no collaborative is.");
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Read(zip);
        }
        catch (InvalidDataException why)
        {
            throw new InputRefusedException("This is no file that ./run collaborative export wrote, or it is damaged. Take it again from where it was made.", why);
        }
    }

    private EverythingReading Read(ZipArchive zip)
    {
        var left = MostUnpacked;
        var entries = zip.Entries.GroupBy(e => e.FullName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : throw new InvalidDataException("Two parts of one name."), StringComparer.Ordinal);
        var schema = Schema(entries.TryGetValue(EverythingSchema.FileName, out var head) ? Unpack(head, ref left) : throw new InputRefusedException($"The file has no {EverythingSchema.FileName}: it is none that ./run collaborative export wrote."));
        var listed = schema.Files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (listed.Count != schema.Files.Count || !listed.Append(EverythingSchema.FileName).ToHashSet(StringComparer.Ordinal).SetEquals(entries.Keys))
            throw new InputRefusedException($"The parts of the file are not those that its {EverythingSchema.FileName} lists: {string.Join(", ", entries.Keys.Where(e => e != EverythingSchema.FileName).Except(listed).Concat(listed.Except(entries.Keys)).Take(5))}. Take it again from where it was made.");
        var tables = schema.Tables.Select(t => (Said: t, Table: model.Find(t.Name))).ToList();
        if (tables.Find(t => t.Table is null).Said is { } unknown)
            throw new InputRefusedException($"The file has a table that Headwater does not take: {unknown.Name}. Update Headwater, or leave the table out.");
        List<RestoreProblem> problems = [];
        List<ReadRow> rows = [];
        List<NamedPerson> people = [];
        List<NamedOrganisation> organisations = [];
        foreach (var part in schema.Files)
        {
            var bytes = Unpack(entries[part.Name], ref left);
            if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), part.Sha256, StringComparison.OrdinalIgnoreCase))
                throw new InputRefusedException($"{part.Name} is not what it was when the file was made: its SHA-256 is another. Take the file again from where it was made.");
            if (part.Name == "people.jsonl")
                people = Lines<NamedPerson>(part.Name, bytes, problems);
            else if (part.Name == "organisations.jsonl")
                organisations = Lines<NamedOrganisation>(part.Name, bytes, problems);
            else if (tables.Find(t => t.Table!.JsonLines == part.Name) is { Table: { } table, Said: { } said })
                Rows(table, said, bytes, rows, problems);
        }

        if (tables.Find(t => !listed.Contains(t.Table!.JsonLines)).Said is { } missing)
            throw new InputRefusedException($"The file lists a table that it does not hold: {missing.Name}.");
        return new(schema, rows, people, organisations, problems);
    }

    private static EverythingSchema Schema(byte[] bytes)
    {
        try
        {
            using var raw = JsonDocument.Parse(bytes);
            var (format, version) = (raw.RootElement.GetProperty("format").GetString(), raw.RootElement.GetProperty("version").GetInt32());
            if (format != EverythingSchema.FormatName)
                throw new InputRefusedException($"{EverythingSchema.FileName} does not say that it is a collaborative’s file.");
            if (version != EverythingSchema.FormatVersion)
                throw new InputRefusedException($"The file is of version {version}; this Headwater reads version {EverythingSchema.FormatVersion}. Use the Headwater that made it, or a later one.");
            return raw.Deserialize<EverythingSchema>(EverythingSchema.Json) is { Tables: not null, Files: not null, Area.Code: not null } schema && schema.Files.All(f => f is { Name: not null, Sha256: not null }) && schema.Tables.All(t => t is { Name: not null, Fields: not null } && t.Fields.All(f => f is { Name: not null })) ? schema : throw new JsonException("Parts are missing.");
        }
        catch (Exception why) when (why is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InputRefusedException($"{EverythingSchema.FileName} cannot be read: {why.Message}", why);
        }
    }

    /// <summary>What a part says of its length is not believed: what comes out is counted.</summary>
    private static byte[] Unpack(ZipArchiveEntry entry, ref long left)
    {
        var most = Math.Min(left, (1L << 20) + (entry.CompressedLength * ReadOptions.Usual.MostUnpacking));
        using var content = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        while (content.Read(buffer) is > 0 and var read)
        {
            if ((most -= read) < 0)
                throw new InputRefusedException($"{entry.FullName} unpacks to more than a collaborative can hold. The file is refused.");
            unpacked.Write(buffer.AsSpan(0, read));
        }

        left -= unpacked.Length;
        return unpacked.ToArray();
    }

    private static void Rows(CarriedTable table, SchemaTable said, byte[] bytes, List<ReadRow> rows, List<RestoreProblem> problems)
    {
        var fields = table.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal);
        if (said.Fields.FirstOrDefault(f => !fields.ContainsKey(f.Name)) is { } unknown)
            throw new InputRefusedException($"The file has a field that Headwater does not take: {unknown.Name} of {table.Name}. Update Headwater, or leave the field out.");
        var count = EachLine(table.JsonLines, bytes, problems, (line, json) =>
        {
            var row = Activator.CreateInstance(table.Entity.ClrType)!;
            HashSet<string> seen = new(StringComparer.Ordinal);
            foreach (var property in json.EnumerateObject())
            {
                if (!fields.TryGetValue(property.Name, out var field))
                    throw new InputRefusedException($"{property.Name} is no field of {table.Name}.");
                if (!seen.Add(property.Name))
                    throw new InputRefusedException($"{property.Name} stands there twice.");
                try
                {
                    field.Property.PropertyInfo!.DeclaringType!.GetProperty(field.Property.Name)!.SetValue(row, FieldText.Read(field, property.Value));
                }
                catch (InputRefusedException why)
                {
                    throw new InputRefusedException($"{property.Name} {why.Message}", why);
                }
            }

            if (table.Fields.FirstOrDefault(f => f.IsRequired && !seen.Contains(f.Name)) is { } missing)
                throw new InputRefusedException($"{missing.Name} is missing.");
            rows.Add(new(table, line, row));
        });
        if (count != said.Rows)
            problems.Add(new(table.JsonLines, $"It has {count} rows; {EverythingSchema.FileName} says {said.Rows}."));
    }

    private static List<T> Lines<T>(string name, byte[] bytes, List<RestoreProblem> problems)
    {
        List<T> all = [];
        EachLine(name, bytes, problems, (_, json) => all.Add(json.Deserialize<T>(EverythingSchema.Json)!));
        return all;
    }

    private static int EachLine(string name, byte[] bytes, List<RestoreProblem> problems, Action<int, JsonElement> take)
    {
        var (at, line, count) = (0, 0, 0);
        while (at < bytes.Length)
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'\n');
            var text = bytes.AsMemory(at, end < 0 ? bytes.Length - at : end);
            at += text.Length + 1;
            line++;
            if (text.Span.Trim(" \r\t"u8).Length == 0)
                continue;
            count++;
            try
            {
                using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
                take(line, json.RootElement);
            }
            catch (Exception why) when (why is InputRefusedException or JsonException or InvalidOperationException)
            {
                problems.Add(new($"{name}, line {line}", why is InputRefusedException ? why.Message : "This is no JSON object."));
                if (problems.Count > MostProblems)
                    throw new InputRefusedException($"{name}: more than {MostProblems} lines cannot be read. It is no file that ./run collaborative export wrote.", why);
            }
        }

        return count;
    }
}
