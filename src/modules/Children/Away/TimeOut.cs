using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Away;

/// <summary>Ways of being out of class that are no exclusion in law. None of them is ever counted as suspension.</summary>
internal enum AwayKind
{
    /// <summary>Kept off the premises for a time after an allegation of harm, so that pupils are apart; not for discipline (rule 1.12).</summary>
    SafeguardingSeparation,

    /// <summary>Fewer sessions than full time, for a while and in the child's interest (rule 1.53).</summary>
    PartTimeTimetable,

    /// <summary>Out of the own lessons and in another place of the school (rule 1.13).</summary>
    InternalRemoval,
}

/// <summary>
/// Time that a child is kept out of class, or out of school, without being suspended. It is an entry like a suspension, and not like
/// attendance: whoever may see what was done as a suspension must see what was done instead of one, and nobody else needs the reasons.
/// </summary>
internal sealed class TimeOut : IChildRecord, IAudited, IVersioned
{
    public const int TextLength = 2000;

    /// <summary>A week of school has so many half days.</summary>
    public const int HalfDaysOfWeek = 10;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>The school that does it, whichever the child is at now.</summary>
    public required OrganisationId SchoolId { get; init; }

    public required AwayKind What { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day, as it was or is meant to be; null while there is none.</summary>
    public DateOnly? ToDay { get; set; }

    /// <summary>Half days out of class in a full week, 1 to 10.</summary>
    public required int HalfDaysAWeek { get; set; }

    public required string Why { get; set; }

    /// <summary>What the child did is the reason, or part of it.</summary>
    public bool ForBehaviour { get; set; }

    /// <summary>The child is on the school's site in the half days out of class.</summary>
    public bool OnSite { get; set; }

    /// <summary>There is an allegation of harm because of which pupils are kept apart.</summary>
    public bool Allegation { get; set; }

    /// <summary>What education the child has in the half days out of class; null where nobody said.</summary>
    public string? Education { get; set; }

    public DateOnly? ParentAgreed { get; set; }
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Why it ended; null while it goes on, or ended as it was meant to.</summary>
    public string? EndedBecause { get; set; }

    public required PersonId RecordedBy { get; init; }
    public required DateTime RecordedAtUtc { get; init; }
    public int Version { get; init; }

    /// <summary>Whether it is over on a day.</summary>
    public bool IsOver(DateOnly today) => ToDay < today || (EndedBecause is not null && ToDay <= today);
}

internal sealed class TimeOutMapping : IEntityTypeConfiguration<TimeOut>
{
    public void Configure(EntityTypeBuilder<TimeOut> builder)
    {
        builder.ToTable("children_time_out");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.What).HasConversion<string>().HasMaxLength(30);
        builder.Property(t => t.Why).HasMaxLength(TimeOut.TextLength);
        builder.Property(t => t.Education).HasMaxLength(TimeOut.TextLength);
        builder.Property(t => t.EndedBecause).HasMaxLength(TimeOut.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(t => new { t.LocalityId, t.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.LocalityId, t.ChildId });
        builder.HasIndex(t => new { t.LocalityId, t.SchoolId, t.ReviewOn });
    }
}
