using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Referrals;

internal enum ReferralState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>The head, or an officer of the local authority, stands by it; it waits for the chair.</summary>
    SignedOff,

    /// <summary>The clock runs.</summary>
    Accepted,

    /// <summary>Something is missing or wrong; it is being written again.</summary>
    SentBack,
    Withdrawn,
    Placed,
}

/// <summary>What a school gave as the ground for refusing a child for challenging behaviour (rule 3.8). Some of them are none.</summary>
[Flags]
internal enum RefusalGrounds
{
    None = 0,

    /// <summary>It has a particularly high share of children with challenging behaviour, beside other schools here.</summary>
    HighShare = 1,

    /// <summary>It has a particularly high share of children who were permanently excluded before, beside other schools here.</summary>
    ManyExcluded = 2,

    /// <summary>Taking the child would prejudice the education of others or the use of resources.</summary>
    Prejudice = 4,

    /// <summary>No ground: poor attendance elsewhere.</summary>
    Attendance = 8,

    /// <summary>No ground: a number of suspensions, without what they were for.</summary>
    Suspensions = 16,

    /// <summary>No ground: special educational needs.</summary>
    Needs = 32,

    /// <summary>No ground: a disability.</summary>
    Disability = 64,
}

/// <summary>A child referred to fair access, with what the panel has to know (rule 3.14). Never deleted: it is withdrawn.</summary>
internal sealed class Referral : IChildRecord, IAudited, IVersioned
{
    public const int TextLength = 4000;
    public const int LineLength = 300;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Track Track { get; init; }

    /// <summary>Who refers: the school, or a team of the local authority.</summary>
    public required OrganisationId ReferredBy { get; init; }

    public Category? Category { get; set; }

    /// <summary>What shows that the child is of the category.</summary>
    public string? Evidence { get; set; }

    /// <summary>What was tried through ordinary in-year admission (rule 3.3).</summary>
    public string? OrdinarySteps { get; set; }

    public string? Needs { get; set; }
    public string? ChildView { get; set; }
    public string? ParentView { get; set; }

    /// <summary>The family was asked and names no school.</summary>
    public bool NoPreference { get; set; }

    /// <summary>The school that permanently excluded the child: it is never asked to take the child back.</summary>
    public OrganisationId? ExcludedBy { get; set; }

    public string? PreviousSchools { get; set; }
    public string? Siblings { get; set; }
    public string? Faith { get; set; }
    public string? Transport { get; set; }

    /// <summary>What the child studies for GCSE or another qualification; asked in Years 10 and 11.</summary>
    public string? Subjects { get; set; }

    /// <summary>The first day without a place at a school; null while the child has one.</summary>
    public DateOnly? UnplacedSince { get; set; }

    /// <summary>The school that refused the child for challenging behaviour (category j).</summary>
    public OrganisationId? RefusedBy { get; set; }

    public RefusalGrounds Grounds { get; set; }

    /// <summary>The behaviour itself: what, how often, for how long, and what was tried.</summary>
    public string? Behaviour { get; set; }

    public ReferralState State { get; set; }

    /// <summary>The day on which the clock began.</summary>
    public DateOnly? AcceptedOn { get; set; }

    /// <summary>The version of the protocol by which it was accepted.</summary>
    public Guid? ProtocolId { get; set; }

    /// <summary>The day of the panel's decision.</summary>
    public DateOnly? PlacedOn { get; set; }

    /// <summary>Where the panel placed the child.</summary>
    public OrganisationId? PlacedAt { get; set; }

    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
    public int Version { get; init; }
}

/// <summary>A school that the family wishes, in its order, or that may not be asked, with the reason.</summary>
internal sealed class ReferralSchool : IChildRecord, IAudited
{
    public const int ReasonLength = 500;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ReferralId { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>1 for the first wish; null for a school that may not be asked.</summary>
    public int? Wish { get; init; }

    /// <summary>Why it may not be asked.</summary>
    public string? BarredBecause { get; init; }
}

/// <summary>What the receiving school has to know to keep everybody safe. For professionals: the family knows the rest.</summary>
internal sealed class ReferralRisk : IEntry, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ReferralId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }

    /// <summary>Empty while nobody has said anything.</summary>
    public required string Text { get; set; }

    /// <summary>
    /// The school nearest to the child's home, whichever it is: distances are counted from there, so that no address is needed. It
    /// stands here because not every parent may know where the child lives.
    /// </summary>
    public OrganisationId? NearHome { get; set; }

    public int Version { get; init; }
}

internal enum ReferralDeed
{
    SignedOff,
    Accepted,
    SentBack,
    Withdrawn,
}

/// <summary>A step of a referral, with who took it and why. Never changed.</summary>
internal sealed class ReferralStep : IChildRecord, IAudited
{
    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ReferralId { get; init; }
    public required ReferralDeed Deed { get; init; }
    public required DateOnly Day { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
    public string? Reason { get; init; }
}

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> builder)
    {
        builder.ToTable("fair_access_referral");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Track).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.Category).HasConversion<string>().HasMaxLength(1);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        foreach (var text in new[] { nameof(Referral.Evidence), nameof(Referral.OrdinarySteps), nameof(Referral.Needs), nameof(Referral.ChildView), nameof(Referral.ParentView), nameof(Referral.PreviousSchools), nameof(Referral.Transport), nameof(Referral.Subjects), nameof(Referral.Behaviour) })
            builder.Property<string?>(text).HasMaxLength(Referral.TextLength);
        builder.Property(r => r.Siblings).HasMaxLength(Referral.LineLength);
        builder.Property(r => r.Faith).HasMaxLength(Referral.LineLength);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ProtocolId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.State });
    }
}

internal sealed class ReferralSchoolMapping : IEntityTypeConfiguration<ReferralSchool>
{
    public void Configure(EntityTypeBuilder<ReferralSchool> builder)
    {
        builder.ToTable("fair_access_referral_school");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.BarredBecause).HasMaxLength(ReferralSchool.ReasonLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
        builder.HasIndex(s => new { s.LocalityId, s.ReferralId });
    }
}

internal sealed class ReferralRiskMapping : IEntityTypeConfiguration<ReferralRisk>
{
    public void Configure(EntityTypeBuilder<ReferralRisk> builder)
    {
        builder.ToTable("fair_access_risk");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Text).HasMaxLength(Referral.TextLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.ReferralId });
    }
}

internal sealed class ReferralStepMapping : IEntityTypeConfiguration<ReferralStep>
{
    public void Configure(EntityTypeBuilder<ReferralStep> builder)
    {
        builder.ToTable("fair_access_referral_step");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Deed).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Reason).HasMaxLength(Referral.TextLength);
        builder.HasOne<Referral>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
        builder.HasIndex(s => new { s.LocalityId, s.ReferralId });
    }
}
