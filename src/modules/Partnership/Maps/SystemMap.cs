using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Maps;

/// <summary>What a map is of.</summary>
internal enum MapKind
{
    /// <summary>Who is part of the system, and who works with whom.</summary>
    Stakeholder,

    /// <summary>What leads to what.</summary>
    Causal,

    /// <summary>Which services there are, and how a family comes from one to the next.</summary>
    Service,
}

/// <summary>A map that members draw together. Its elements and links are the working draft; what it was at a time is in its versions.</summary>
internal sealed class SystemMap : IAudited, IVersioned
{
    public const int TitleLength = 120;
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required MapKind Kind { get; init; }
    public required string Title { get; set; }

    /// <summary>The question that it is to help with.</summary>
    public string Purpose { get; set; } = "";

    public required DateOnly CreatedOn { get; init; }
    public required PersonId CreatedBy { get; init; }
    public required DateOnly ChangedOn { get; set; }

    /// <summary>How many changes were made to the draft: whoever acts on the whole of it says which they saw.</summary>
    public int Edits { get; set; }

    public int Version { get; init; }
}

/// <summary>An element of the draft. Texts are empty where nothing is said.</summary>
internal sealed class DraftElement : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MapId { get; init; }

    /// <summary>Its own name within the map; never changes, so that versions can be compared.</summary>
    public required string Code { get; init; }

    public required int Order { get; init; }
    public required string Label { get; set; }
    public string Type { get; set; } = "";
    public string Sector { get; set; } = "";
    public string Description { get; set; } = "";
    public string Trend { get; set; } = "";
    public string Needed { get; set; } = "";
    public string Evidence { get; set; } = "";

    /// <summary>What files brought beside these fields: tags, days, other columns.</summary>
    public string? Extra { get; set; }

    /// <summary>Where people put it on the picture, 0 to 1 from the left and from the top; null where it is arranged by itself.</summary>
    public double? X { get; set; }

    public double? Y { get; set; }
    public required PersonId ChangedBy { get; set; }
    public required DateOnly ChangedOn { get; set; }
    public int Version { get; init; }
}

/// <summary>A link of the draft.</summary>
internal sealed class DraftLink : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MapId { get; init; }
    public required string Code { get; init; }
    public required int Order { get; init; }
    public required Guid FromId { get; set; }
    public required Guid ToId { get; set; }
    public required LinkDirection Direction { get; set; }
    public required Polarity Polarity { get; set; }
    public bool Delayed { get; set; }

    /// <summary>Strength: 1 to 3 where people give it here, any number where a file did.</summary>
    public double Weight { get; set; } = 1;

    public string Type { get; set; } = "";
    public string Label { get; set; } = "";
    public string Description { get; set; } = "";
    public string Evidence { get; set; } = "";

    /// <summary>The sector that it came from: whose knowledge it is.</summary>
    public string ContributedBy { get; set; } = "";

    public string? Extra { get; set; }
    public required PersonId ChangedBy { get; set; }
    public required DateOnly ChangedOn { get; set; }
    public int Version { get; init; }
}

/// <summary>A loop of the draft that people named and told a story about.</summary>
internal sealed class NamedLoop : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MapId { get; init; }
    public required int Order { get; init; }
    public required string Label { get; init; }
    public string Story { get; init; } = "";

    /// <summary>The codes of its links in order, as JSON.</summary>
    public required string Links { get; init; }
}

internal sealed class MapMapping : IEntityTypeConfiguration<SystemMap>, IEntityTypeConfiguration<DraftElement>, IEntityTypeConfiguration<DraftLink>, IEntityTypeConfiguration<NamedLoop>
{
    public void Configure(EntityTypeBuilder<SystemMap> builder)
    {
        builder.ToTable("partnership_map");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Title).HasMaxLength(SystemMap.TitleLength);
        builder.Property(m => m.Purpose).HasMaxLength(SystemMap.TextLength);
    }

    public void Configure(EntityTypeBuilder<DraftElement> builder)
    {
        builder.ToTable("partnership_map_element");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Code).HasMaxLength(DraftLimits.Code);
        builder.Property(e => e.Label).HasMaxLength(DraftLimits.Label);
        builder.Property(e => e.Type).HasMaxLength(DraftLimits.Word);
        builder.Property(e => e.Sector).HasMaxLength(DraftLimits.Word);
        builder.Property(e => e.Trend).HasMaxLength(DraftLimits.Word);
        builder.Property(e => e.Description).HasMaxLength(DraftLimits.Text);
        builder.Property(e => e.Needed).HasMaxLength(DraftLimits.Text);
        builder.Property(e => e.Evidence).HasMaxLength(DraftLimits.Text);
        builder.HasOne<SystemMap>().WithMany().HasForeignKey(e => new { e.LocalityId, e.MapId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.LocalityId, e.MapId, e.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<DraftLink> builder)
    {
        builder.ToTable("partnership_map_link");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Code).HasMaxLength(DraftLimits.Code);
        builder.Property(l => l.Direction).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Polarity).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Type).HasMaxLength(DraftLimits.Word);
        builder.Property(l => l.Label).HasMaxLength(DraftLimits.Label);
        builder.Property(l => l.ContributedBy).HasMaxLength(DraftLimits.Word);
        builder.Property(l => l.Description).HasMaxLength(DraftLimits.Text);
        builder.Property(l => l.Evidence).HasMaxLength(DraftLimits.Text);
        builder.HasOne<SystemMap>().WithMany().HasForeignKey(l => new { l.LocalityId, l.MapId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DraftElement>().WithMany().HasForeignKey(l => new { l.LocalityId, l.FromId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DraftElement>().WithMany().HasForeignKey(l => new { l.LocalityId, l.ToId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.LocalityId, l.MapId, l.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<NamedLoop> builder)
    {
        builder.ToTable("partnership_map_loop");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Label).HasMaxLength(DraftLimits.Label);
        builder.Property(l => l.Story).HasMaxLength(DraftLimits.Text);
        builder.HasOne<SystemMap>().WithMany().HasForeignKey(l => new { l.LocalityId, l.MapId }).OnDelete(DeleteBehavior.Restrict);
    }
}
