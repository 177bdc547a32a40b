using Headwater.Children.Codes;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Needs;

/// <summary>A child's special educational provision from a day on, with the primary need. A change closes one and opens another.</summary>
internal sealed class SupportStage : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>A code of <see cref="NationalCodes.Provision"/>.</summary>
    public required string Provision { get; init; }

    /// <summary>A code of <see cref="NationalCodes.PrimaryNeed"/>.</summary>
    public string? PrimaryNeed { get; init; }

    public required DateOnly FromDay { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? ToDay { get; set; }

    public int Version { get; init; }
}

/// <summary>What is kept for statutory returns and for checks that groups are treated alike, and shown nowhere else.</summary>
internal sealed class Characteristics : IChildRecord, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Characteristics;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>A code of <see cref="NationalCodes.Ethnicity"/>.</summary>
    public string? Ethnicity { get; set; }

    public bool? FreeSchoolMeals { get; set; }
    public bool? LookedAfter { get; private set; }

    /// <summary>Once looked after, always kept as long as the law asks for children who were.</summary>
    public bool EverLookedAfter { get; private set; }

    public int Version { get; init; }

    public void SayLookedAfter(bool? now)
    {
        LookedAfter = now;
        EverLookedAfter |= now == true;
    }
}

internal sealed class SupportStageMapping : IEntityTypeConfiguration<SupportStage>
{
    public void Configure(EntityTypeBuilder<SupportStage> builder)
    {
        builder.ToTable("children_support_stage");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Provision).HasMaxLength(1);
        builder.Property(s => s.PrimaryNeed).HasMaxLength(4);
        builder.HasOne<Child>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
    }
}

internal sealed class CharacteristicsMapping : IEntityTypeConfiguration<Characteristics>
{
    public void Configure(EntityTypeBuilder<Characteristics> builder)
    {
        builder.ToTable("children_characteristics");
        builder.HasKey(c => new { c.LocalityId, c.ChildId });
        builder.Property(c => c.Ethnicity).HasMaxLength(4);
        builder.HasOne<Child>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ChildId }).OnDelete(DeleteBehavior.Restrict);
    }
}
