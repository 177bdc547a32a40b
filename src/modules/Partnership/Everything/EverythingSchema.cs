using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Everything;

/// <summary><c>schema.json</c>: what the file holds, how it is to be read, and what it does not hold.</summary>
internal sealed record EverythingSchema(
    string Format, int Version, DateTimeOffset Made, string Collaborative, SchemaArea Area, IReadOnlyList<SchemaTable> Tables, IReadOnlyList<SchemaFile> Files, IReadOnlyList<SchemaGap> LeftOut)
{
    public const string FileName = "schema.json";
    public const string FormatName = "headwater-collaborative";
    public const int FormatVersion = 1;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions Line { get; } = new(Json) { WriteIndented = false };
}

internal sealed record SchemaArea(string Code, string Name);

/// <summary>A part of the zip.</summary>
/// <param name="Name">Where it lies in the zip.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Its SHA-256, in small hexadecimal letters.</param>
internal sealed record SchemaFile(string Name, long Bytes, string Sha256);

internal sealed record SchemaField(string Name, FieldKind Type, bool Required, int? MostCharacters, IReadOnlyList<string>? Choices);

internal sealed record SchemaReference(IReadOnlyList<string> Fields, string Table, IReadOnlyList<string> TableFields);

internal sealed record SchemaTable(string Name, int Rows, IReadOnlyList<SchemaField> Fields, IReadOnlyList<string> Key, IReadOnlyList<SchemaReference> References)
{
    public static SchemaTable Of(CarriedTable table, int rows) => new(
        table.Name, rows,
        [.. table.Fields.Select(f => new SchemaField(f.Name, f.Kind, f.IsRequired, f.Property.GetMaxLength() is { } most && f.Kind == FieldKind.Text ? most : null, f.Choices.Count == 0 ? null : f.Choices))],
        [.. table.Key.Select(f => f.Name)],
        [.. table.References.Select(r => new SchemaReference([.. r.Fields.Select(f => f.Name)], r.To.Name, [.. r.ToFields.Select(f => f.Name)]))]);
}

/// <summary>Something that is not in the file.</summary>
internal sealed record SchemaGap(string What, string Why);

/// <summary>A person as the file names them; a null name is somebody who was no longer on record.</summary>
internal sealed record NamedPerson(Guid Id, string? Name);

/// <summary>An organisation as the file names it.</summary>
internal sealed record NamedOrganisation(Guid Id, string? Name, string? Kind, int? Urn);
