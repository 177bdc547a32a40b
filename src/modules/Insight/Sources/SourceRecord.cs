using System.Text.Json;
using System.Text.Json.Serialization;

namespace Headwater.Insight.Sources;

/// <summary>One imported file: where its figures came from, and what they are.</summary>
internal sealed record SourceRecord
{
    public required string File { get; init; }

    public required string Sha256 { get; init; }

    public required TableKind Kind { get; init; }

    public required string Publication { get; init; }

    /// <summary>"2022/23" or "2024/25 spring term": the newest period the file holds, by which releases are ordered.</summary>
    public required string Release { get; init; }

    /// <summary>Start year × 10 + term (1 autumn, 2 spring, 3 summer, 4 whole year). Higher is newer.</summary>
    public required int ReleaseOrder { get; init; }

    public required long Rows { get; init; }

    /// <summary>Rows left out because their year cannot be.</summary>
    public required long SetAside { get; init; }

    public required string FirstYear { get; init; }

    public required string LastYear { get; init; }

    public string Licence { get; init; } = "Open Government Licence v3.0";

    public required DateTime ImportedAtUtc { get; init; }

    [JsonIgnore]
    public string ParquetName => Sha256[..16] + ".parquet";

    /// <summary>Beside it, when the source has rows of single schools.</summary>
    [JsonIgnore]
    public string SchoolParquetName => Sha256[..16] + "-schools.parquet";

    [JsonIgnore]
    public bool IsSeries => Kind is TableKind.Long or TableKind.Lait;
}

internal sealed record SourceManifest(int Version, IReadOnlyList<SourceRecord> Sources)
{
    public static SourceManifest Empty { get; } = new(1, []);
}

internal sealed class KindInCamelCase() : JsonStringEnumConverter<TableKind>(JsonNamingPolicy.CamelCase);

/// <summary>Written at build: a command reads the manifest before it does anything else.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, Converters = [typeof(KindInCamelCase)])]
[JsonSerializable(typeof(SourceManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
