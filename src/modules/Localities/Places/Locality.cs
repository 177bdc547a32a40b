using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Localities.Places;

/// <summary>A partnership set up on one area. It owns rows; it is not owned itself.</summary>
internal sealed class Locality : IVersioned
{
    public const int SlugLength = 60;
    public const int NameLength = 120;
    public const int DefaultThreshold = 5;

    /// <summary>Local counts under one of these are withheld; no other threshold is offered.</summary>
    public static readonly int[] Thresholds = [3, 5, 10];

    public required LocalityId Id { get; init; }

    /// <summary>Its name in addresses: lower case, digits and hyphens.</summary>
    public required string Slug { get; set; }
    public required string Name { get; set; }
    public required string AreaCode { get; set; }
    public int SuppressionThreshold { get; set; } = DefaultThreshold;
    public bool IsSample { get; init; }
    public required DateTime CreatedAtUtc { get; init; }
    public required DateTime ChangedAtUtc { get; set; }
    public int Version { get; init; }
}

internal sealed class LocalityMapping : IEntityTypeConfiguration<Locality>
{
    public void Configure(EntityTypeBuilder<Locality> builder)
    {
        builder.ToTable("localities_locality", t => t.HasCheckConstraint("ck_localities_locality_threshold", "suppression_threshold IN (3, 5, 10)"));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Slug).HasMaxLength(Locality.SlugLength);
        builder.Property(l => l.Name).HasMaxLength(Locality.NameLength);
        builder.Property(l => l.AreaCode).HasMaxLength(3);
        builder.HasIndex(l => l.Slug).IsUnique();
        builder.HasIndex(l => l.AreaCode).IsUnique();
    }
}
