using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Exclusions;

/// <summary>
/// A suspension, a permanent exclusion or a lunchtime, with the facts that the legal clock asks and what the child's record said on
/// the day it was decided. Never deleted: it is cancelled, or a fact of it is put right and the change stays on record.
/// </summary>
internal sealed class RecordedExclusion : IChildRecord, IAudited, IVersioned
{
    public const int CircumstancesLength = 4000;
    public const int ExplanationLength = 4000;
    public const int ReasonsLength = 20;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The school that excluded, whichever the child is at now.</summary>
    public required OrganisationId SchoolId { get; init; }

    public required ExclusionKind What { get; set; }
    public required DateOnly Start { get; set; }
    public bool StartsAfternoon { get; set; }

    /// <summary>Half days; 1 for a lunchtime, 0 for a permanent exclusion.</summary>
    public required int Sessions { get; set; }

    public required DateOnly Decided { get; set; }

    /// <summary>Reason codes of the census, the main one first, parted by commas.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>What happened, in the school's words; no other child's name.</summary>
    public string? Circumstances { get; set; }

    /// <summary>How it was a serious breach, or persistent breaches, of the behaviour policy: the first limb of a permanent exclusion (rule 1.10).</summary>
    public string? Breach { get; set; }

    /// <summary>How the child's staying would seriously harm the education or welfare of the child or others: the second limb.</summary>
    public string? Harm { get; set; }

    /// <summary>What had been tried, and who was asked before the decision.</summary>
    public string? Considered { get; set; }

    /// <summary>Why something that is not usual is as it is, such as a start straight after another suspension.</summary>
    public string? Explanation { get; set; }

    /// <summary>The national curriculum year on the day of the decision.</summary>
    public required int YearGroup { get; init; }

    /// <summary>The provision for special educational needs on that day: N, K or E; null where nothing was recorded.</summary>
    public string? Provision { get; init; }

    public bool LookedAfter { get; set; }
    public bool SocialWorker { get; set; }

    /// <summary>The child lives in another local authority than the school's.</summary>
    public bool LivesInOtherAuthority { get; set; }

    public DateOnly? BoardNotified { get; set; }
    public DateOnly? ParentRepresentations { get; set; }
    public DateOnly? MissesExam { get; set; }
    public DateOnly? Cancelled { get; set; }
    public string? CancelledBecause { get; set; }
    public DateOnly? BoardMeetingOn { get; set; }
    public BoardDecision? BoardDecision { get; set; }

    /// <summary>The board's reasons, as the decision letter gives them (rule 1.35).</summary>
    public string? BoardReasons { get; set; }

    public DateOnly? BoardDecisionNotified { get; set; }
    public DateOnly? ParentWillNotApply { get; set; }
    public DateOnly? ReviewApplied { get; set; }
    public ReviewOutcome? ReviewOutcome { get; set; }
    public DateOnly? ReviewOutcomeNotified { get; set; }
    public DateOnly? ReconsideredWithoutReinstatement { get; set; }
    public DateOnly? ReinstatedOnReconsideration { get; set; }

    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }

    /// <summary>It came from a school's file, not from the page.</summary>
    public bool Imported { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<string> ReasonCodes => Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What a duty asks for was done on a day.</summary>
internal sealed class DutyDone : IChildRecord, IAudited
{
    public const int HowLength = 500;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required DutyKind Duty { get; init; }
    public required DateOnly DoneOn { get; init; }

    /// <summary>How, such as "letter by hand"; null where nobody said.</summary>
    public string? How { get; init; }

    public required PersonId By { get; init; }
}

/// <summary>What a change of a fact, a closure or a new exclusion did to the duties of one exclusion, in words.</summary>
internal sealed class ExclusionChange : IChildRecord, IAudited
{
    public const int WordsLength = 4000;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required DateTime AtUtc { get; init; }

    /// <summary>Who changed what it came from.</summary>
    public required PersonId By { get; init; }

    public required string Words { get; init; }
}

/// <summary>Days of suspension at schools that are not on record here, in one school year (rule 1.3).</summary>
internal sealed class DaysElsewhere : IChildRecord, IAudited, IVersioned
{
    public const int SaidByLength = 200;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The calendar year in which the school year began.</summary>
    public required int Year { get; init; }

    public required int Sessions { get; set; }

    /// <summary>Who told us, such as the earlier school.</summary>
    public required string SaidBy { get; set; }

    public int Version { get; init; }
}

internal sealed class RecordedExclusionMapping : IEntityTypeConfiguration<RecordedExclusion>
{
    public void Configure(EntityTypeBuilder<RecordedExclusion> builder)
    {
        builder.ToTable("children_exclusion");
        builder.HasKey(x => new { x.LocalityId, x.Id });
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.What).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reasons).HasMaxLength(RecordedExclusion.ReasonsLength);
        builder.Property(x => x.Circumstances).HasMaxLength(RecordedExclusion.CircumstancesLength);
        builder.Property(x => x.Breach).HasMaxLength(RecordedExclusion.CircumstancesLength);
        builder.Property(x => x.Harm).HasMaxLength(RecordedExclusion.CircumstancesLength);
        builder.Property(x => x.Considered).HasMaxLength(RecordedExclusion.CircumstancesLength);
        builder.Property(x => x.Explanation).HasMaxLength(RecordedExclusion.ExplanationLength);
        builder.Property(x => x.CancelledBecause).HasMaxLength(RecordedExclusion.ExplanationLength);
        builder.Property(x => x.BoardReasons).HasMaxLength(RecordedExclusion.CircumstancesLength);
        builder.Property(x => x.Provision).HasMaxLength(1);
        builder.Property(x => x.BoardDecision).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.ReviewOutcome).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(x => x.ReasonCodes);
        builder.HasOne<Child>().WithMany().HasForeignKey(x => new { x.LocalityId, x.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.LocalityId, x.ChildId });
        builder.HasIndex(x => new { x.LocalityId, x.SchoolId, x.Start });
    }
}

internal sealed class DutyDoneMapping : IEntityTypeConfiguration<DutyDone>
{
    public void Configure(EntityTypeBuilder<DutyDone> builder)
    {
        builder.ToTable("children_exclusion_duty");
        builder.HasKey(d => new { d.LocalityId, d.ExclusionId, d.Duty, d.ChildId });
        builder.Property(d => d.Duty).HasConversion<string>().HasMaxLength(40);
        builder.Property(d => d.How).HasMaxLength(DutyDone.HowLength);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(d => new { d.LocalityId, d.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.LocalityId, d.ChildId });
    }
}

internal sealed class ExclusionChangeMapping : IEntityTypeConfiguration<ExclusionChange>
{
    public void Configure(EntityTypeBuilder<ExclusionChange> builder)
    {
        builder.ToTable("children_exclusion_change");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Words).HasMaxLength(ExclusionChange.WordsLength);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
    }
}

internal sealed class DaysElsewhereMapping : IEntityTypeConfiguration<DaysElsewhere>
{
    public void Configure(EntityTypeBuilder<DaysElsewhere> builder)
    {
        builder.ToTable("children_exclusion_elsewhere");
        builder.HasKey(d => new { d.LocalityId, d.ChildId, d.Year });
        builder.Property(d => d.SaidBy).HasMaxLength(DaysElsewhere.SaidByLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(d => new { d.LocalityId, d.ChildId }).OnDelete(DeleteBehavior.Restrict);
    }
}
