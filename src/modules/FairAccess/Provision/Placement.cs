using Headwater.Data;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Provision;

/// <summary>What a place in alternative provision is for.</summary>
internal enum PlacementPurpose
{
    /// <summary>A short spell to turn behaviour round and return.</summary>
    ShortSpell,

    /// <summary>A medical or mental-health need.</summary>
    HealthNeed,

    /// <summary>Education from the sixth school day after a permanent exclusion (rule 1.46).</summary>
    DaySix,

    /// <summary>A course at Key Stage 4.</summary>
    KeyStageFour,

    /// <summary>To find out what the child needs.</summary>
    Assessment,
}

/// <summary>How a placement ended.</summary>
internal enum PlacementEnding
{
    ReturnedToMainstream,
    SpecialSchool,

    /// <summary>The child stayed to the end of Year 11.</summary>
    StayedToYear11,
    OtherPlacement,
    LeftArea,
    Other,
}

/// <summary>
/// A child's place with a provider of alternative provision: who asked for it, what for, and how it ended. What may change meanwhile
/// (hours, cost, the planned end) stands in <see cref="PlacementTerms"/>, so that nothing is overwritten. Never deleted: it ends.
/// </summary>
internal sealed class Placement : IChildRecord, IAudited, IVersioned
{
    public const int TextLength = 2000;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The referral to the alternative provision panel from which it came; null where there was none.</summary>
    public Guid? ReferralId { get; init; }

    public required OrganisationId ProviderId { get; init; }

    /// <summary>Who asks for the place, pays for it and answers for it: a school or the council.</summary>
    public required OrganisationId CommissionerId { get; init; }

    public required PlacementPurpose Purpose { get; init; }

    /// <summary>What the provider is to do for the child, as agreed.</summary>
    public required string AgreedRole { get; init; }

    /// <summary>The school on whose roll the child stays, where the child is registered at two; null where the provider alone has the child.</summary>
    public OrganisationId? MainSchoolId { get; init; }

    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day on which the child had the place; null while it goes on.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>It ended before it began.</summary>
    public bool IsCalledOff => EndedOn < FirstDay;

    public PlacementEnding? Ending { get; set; }
    public string? EndedBecause { get; set; }

    /// <summary>The mainstream referral by which the child goes back.</summary>
    public Guid? WayBackId { get; set; }

    /// <summary>Whether a child who returned to mainstream was still there twelve weeks later; null while nobody knows.</summary>
    public bool? StillThere { get; set; }

    public DateOnly? StillThereOn { get; set; }
    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
    public int Version { get; init; }
}

/// <summary>What holds of a placement from a day on. Never changed: what is otherwise later is a row of its own.</summary>
internal sealed class PlacementTerms : IChildRecord, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlacementId { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>Minutes of education a week with the provider.</summary>
    public required int Minutes { get; init; }

    /// <summary>Minutes a week elsewhere, such as at the main school.</summary>
    public required int MinutesElsewhere { get; init; }

    /// <summary>What a week costs the commissioner, in pence.</summary>
    public required long WeeklyPence { get; init; }

    public required DateOnly PlannedLast { get; init; }

    /// <summary>Why the child has fewer hours than full time; null for a child who is full time.</summary>
    public string? FewerBecause { get; init; }

    /// <summary>From when the child is full time; null for a child who is.</summary>
    public DateOnly? FullTimeFrom { get; init; }

    /// <summary>Why it changed; null for the first.</summary>
    public string? Why { get; init; }

    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
}

/// <summary>A note on a placement, for professionals. Never changed.</summary>
internal sealed class PlacementNote : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlacementId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required string Text { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required DateTime WrittenAtUtc { get; init; }
}

internal sealed class PlacementMapping : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> builder)
    {
        builder.ToTable("fair_access_placement");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Ending).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.AgreedRole).HasMaxLength(Placement.TextLength);
        builder.Property(p => p.EndedBecause).HasMaxLength(Placement.TextLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(p => new { p.LocalityId, p.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Referral>().WithMany().HasForeignKey(p => new { p.LocalityId, p.WayBackId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.LocalityId, p.ChildId });
        builder.HasIndex(p => new { p.LocalityId, p.EndedOn });
    }
}

internal sealed class PlacementTermsMapping : IEntityTypeConfiguration<PlacementTerms>
{
    public void Configure(EntityTypeBuilder<PlacementTerms> builder)
    {
        builder.ToTable("fair_access_placement_terms");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.FewerBecause).HasMaxLength(Placement.TextLength);
        builder.Property(t => t.Why).HasMaxLength(Placement.TextLength);
        builder.HasOne<Placement>().WithMany().HasForeignKey(t => new { t.LocalityId, t.PlacementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.LocalityId, t.ChildId });
        builder.HasIndex(t => new { t.LocalityId, t.PlacementId });
    }
}

internal sealed class PlacementNoteMapping : IEntityTypeConfiguration<PlacementNote>
{
    public void Configure(EntityTypeBuilder<PlacementNote> builder)
    {
        builder.ToTable("fair_access_placement_note");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(Placement.TextLength);
        builder.HasOne<Placement>().WithMany().HasForeignKey(n => new { n.LocalityId, n.PlacementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.LocalityId, n.ChildId });
        builder.HasIndex(n => new { n.LocalityId, n.PlacementId });
    }
}
