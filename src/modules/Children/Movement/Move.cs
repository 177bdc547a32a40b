using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Movement;

/// <summary>The lawful ways in which a child goes to another place. Each is what it is: none turns into another by its wording.</summary>
internal enum MoveKind
{
    /// <summary>For good, to another mainstream school, agreed by the parent and both schools; no trial (rules 2.1 and 2.2).</summary>
    ManagedMove,

    /// <summary>For a time, to improve behaviour, with notice and reviews (rules 2.6 to 2.10).</summary>
    OffSiteDirection,

    /// <summary>On the rolls of two schools at once.</summary>
    DualRegistration,

    /// <summary>Taught at home by the parent's own choice.</summary>
    ElectiveHomeEducation,

    /// <summary>Off the roll for any other lawful ground.</summary>
    LeavingRoll,
}

/// <summary>How the child is, so many weeks after the first day.</summary>
internal enum MoveOutcome
{
    Settled,
    WithSupport,
    Ended,
    Returned,
    Unknown,
}

/// <summary>A child's going to another place, with who agreed, what was told to whom and what became of it (rule 2.3). Never deleted: it is withdrawn.</summary>
internal sealed class Move : IChildRecord, IAudited, IVersioned
{
    public const int TextLength = 4000;
    public const int NameLength = 200;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The school from which the child goes.</summary>
    public required OrganisationId SchoolId { get; init; }

    public required MoveKind What { get; init; }

    /// <summary>Where to, if that is an organisation of the locality.</summary>
    public OrganisationId? ToOrganisation { get; set; }

    /// <summary>Where to, if it is any other place.</summary>
    public string? ToName { get; set; }

    public string? Reason { get; set; }
    public string? ChildView { get; set; }
    public string? Tried { get; set; }

    /// <summary>The day of the parent's agreement; for home education that of the parent's own written notice.</summary>
    public DateOnly? ParentAgreed { get; set; }

    public DateOnly? HomeHeadAgreed { get; set; }
    public DateOnly? ReceivingHeadAgreed { get; set; }

    /// <summary>The first day there, or the day on which the name comes off the roll; null while it is not settled.</summary>
    public DateOnly? Start { get; set; }

    /// <summary>The last day there, as it was first said.</summary>
    public DateOnly? End { get; set; }

    public string? Objectives { get; set; }

    /// <summary>Where the place is; the notice gives it (rule 2.8).</summary>
    public string? PlaceAddress { get; set; }

    /// <summary>The person to report to there (rule 2.8).</summary>
    public string? ReportTo { get; set; }

    /// <summary>How many days the child is there in all (rule 2.8); null for every school day from the first to the last.</summary>
    public int? Days { get; set; }

    /// <summary>When the sessions there begin and end (rule 2.8).</summary>
    public string? SessionTimes { get; set; }

    /// <summary>Whether help in school or by outreach had failed or was unsuitable, without which no direction is made (rule 2.6).</summary>
    public bool? HelpFailed { get; set; }

    public DateOnly? NoticeGiven { get; set; }
    public DateOnly? AuthorityNoticeGiven { get; set; }

    /// <summary>The day of the last written request for a review (rule 2.9).</summary>
    public DateOnly? ReviewAsked { get; set; }

    public bool ReviewAskedByAuthority { get; set; }

    /// <summary>The ground on which the name comes off the roll.</summary>
    public string? Ground { get; set; }

    public bool EhcPlan { get; set; }
    public DateOnly? AuthorityContacted { get; set; }
    public bool SocialWorker { get; set; }
    public DateOnly? SocialWorkerTold { get; set; }
    public bool LookedAfter { get; set; }
    public DateOnly? VirtualSchoolTold { get; set; }

    /// <summary>There is a child-protection file.</summary>
    public bool HasFile { get; set; }

    public DateOnly? FilePassedOn { get; set; }
    public MoveOutcome? At6Weeks { get; set; }
    public DateOnly? At6WeeksOn { get; set; }
    public string? At6WeeksWords { get; set; }
    public MoveOutcome? At12Weeks { get; set; }
    public DateOnly? At12WeeksOn { get; set; }
    public string? At12WeeksWords { get; set; }

    /// <summary>The day on which it was given up before or instead of going on.</summary>
    public DateOnly? Withdrawn { get; set; }

    public string? WithdrawnBecause { get; set; }
    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
    public int Version { get; init; }

    /// <summary>What became of it at 6 or 12 weeks.</summary>
    public (MoveOutcome? What, DateOnly? On, string? Words) At(int weeks) => weeks == MovementRules.FirstLook ? (At6Weeks, At6WeeksOn, At6WeeksWords) : (At12Weeks, At12WeeksOn, At12WeeksWords);
}

/// <summary>A review of a move: planned, or held with what it decided (rule 2.10).</summary>
internal sealed class MoveReview : IChildRecord, IAudited, IVersioned
{
    public const int TookPartLength = 500;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid MoveId { get; init; }
    public required DateOnly Day { get; set; }

    /// <summary>Who took part, by what they are.</summary>
    public string? TookPart { get; set; }

    public DateOnly? Invited { get; set; }

    /// <summary>Whether it stops; null while nothing was decided.</summary>
    public bool? Stops { get; set; }

    /// <summary>The last day there as this review has it.</summary>
    public DateOnly? Until { get; set; }

    public DateOnly? OutcomeSent { get; set; }
    public int Version { get; init; }
}

internal sealed class MoveMapping : IEntityTypeConfiguration<Move>
{
    public void Configure(EntityTypeBuilder<Move> builder)
    {
        builder.ToTable("children_move");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.What).HasConversion<string>().HasMaxLength(30);
        builder.Property(m => m.At6Weeks).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.At12Weeks).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.ToName).HasMaxLength(Move.NameLength);
        builder.Property(m => m.Ground).HasMaxLength(Move.NameLength);
        builder.Property(m => m.ReportTo).HasMaxLength(Move.NameLength);
        foreach (var text in new[] { nameof(Move.Reason), nameof(Move.ChildView), nameof(Move.Tried), nameof(Move.Objectives), nameof(Move.PlaceAddress), nameof(Move.SessionTimes), nameof(Move.At6WeeksWords), nameof(Move.At12WeeksWords), nameof(Move.WithdrawnBecause) })
            builder.Property<string?>(text).HasMaxLength(Move.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(m => new { m.LocalityId, m.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LocalityId, m.ChildId });
        builder.HasIndex(m => new { m.LocalityId, m.SchoolId, m.Start });
        builder.HasIndex(m => new { m.LocalityId, m.ToOrganisation, m.Start });
    }
}

internal sealed class MoveReviewMapping : IEntityTypeConfiguration<MoveReview>
{
    public void Configure(EntityTypeBuilder<MoveReview> builder)
    {
        builder.ToTable("children_move_review");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.TookPart).HasMaxLength(MoveReview.TookPartLength);
        builder.HasOne<Move>().WithMany().HasForeignKey(r => new { r.LocalityId, r.MoveId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.MoveId });
    }
}
