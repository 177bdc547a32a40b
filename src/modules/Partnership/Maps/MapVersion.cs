using System.Text.Json;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Graphs.Pictures;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Maps;

/// <summary>A map as it was on a day, with where its elements stood on the picture; never changed.</summary>
internal sealed class MapVersion : IAudited
{
    public const int NoteLength = 300;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MapId { get; init; }
    public required int Number { get; init; }
    public required DateOnly SavedOn { get; init; }
    public required PersonId SavedBy { get; init; }

    /// <summary>What is different from the one before.</summary>
    public required string Note { get; init; }

    public required int Elements { get; init; }
    public required int Links { get; init; }

    /// <summary>The map as JSON, in the one format that loses nothing.</summary>
    public required string Content { get; init; }

    /// <summary>For each element in order where it stood, as JSON.</summary>
    public required string Places { get; init; }

    /// <summary>Writes a map down.</summary>
    public static (string Content, string Places) Written(GraphMap map, IReadOnlyList<MapPoint> places) =>
        (KumuJsonFormat.Write(map).Text, JsonSerializer.Serialize(places.Select(p => new[] { Math.Round(p.X, 5), Math.Round(p.Y, 5) })));

    /// <summary>The map as it was written down.</summary>
    public GraphMap Graph() => KumuJsonFormat.Read(Content).Map ?? throw new InvalidOperationException($"Version {Number} of a map cannot be read back.");

    /// <summary>Where its elements stood.</summary>
    public IReadOnlyList<MapPoint> Points() => [.. JsonSerializer.Deserialize<double[][]>(Places)!.Select(p => new MapPoint(p[0], p[1]))];
}

/// <summary>That members agreed a version, and how.</summary>
internal sealed class MapAgreement : IAudited
{
    public required Guid VersionId { get; init; }
    public LocalityId LocalityId { get; init; }
    public required DateOnly AgreedOn { get; init; }
    public required string How { get; init; }
    public required PersonId WrittenBy { get; init; }
}

internal sealed class MapVersionMapping : IEntityTypeConfiguration<MapVersion>, IEntityTypeConfiguration<MapAgreement>
{
    public void Configure(EntityTypeBuilder<MapVersion> builder)
    {
        builder.ToTable("partnership_map_version");
        builder.HasKey(v => new { v.LocalityId, v.Id });
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Note).HasMaxLength(MapVersion.NoteLength);
        builder.HasOne<SystemMap>().WithMany().HasForeignKey(v => new { v.LocalityId, v.MapId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.LocalityId, v.MapId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MapAgreement> builder)
    {
        builder.ToTable("partnership_map_agreement");
        builder.HasKey(a => new { a.LocalityId, a.VersionId });
        builder.Property(a => a.VersionId).ValueGeneratedNever();
        builder.Property(a => a.How).HasMaxLength(MapVersion.NoteLength);
        builder.HasOne<MapVersion>().WithMany().HasForeignKey(a => new { a.LocalityId, a.VersionId }).OnDelete(DeleteBehavior.Restrict);
    }
}
