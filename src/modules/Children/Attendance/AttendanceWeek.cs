using Headwater.Children.Codes;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Attendance;

/// <summary>How many sessions of a week a child was given a code of the register; a session is half a day.</summary>
internal sealed class AttendanceWeek : IChildRecord, IAudited
{
    /// <summary>Seven days of two sessions: more there cannot be, whatever the school's week.</summary>
    public const int MostSessions = 14;

    public static EntryKinds Kind => EntryKinds.Attendance;

    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }

    /// <summary>A Monday.</summary>
    public required DateOnly WeekStarting { get; init; }

    /// <summary>A code of <see cref="AttendanceCodes.Register"/>.</summary>
    public required string Code { get; init; }

    public required int Sessions { get; set; }

    /// <summary>The school whose register it is.</summary>
    public required OrganisationId SchoolId { get; init; }
}

internal sealed class AttendanceWeekMapping : IEntityTypeConfiguration<AttendanceWeek>
{
    public void Configure(EntityTypeBuilder<AttendanceWeek> builder)
    {
        builder.ToTable("children_attendance");
        builder.HasKey(a => new { a.LocalityId, a.ChildId, a.WeekStarting, a.Code, a.SchoolId });
        builder.Property(a => a.Code).HasMaxLength(2);
        builder.HasOne<Child>().WithMany().HasForeignKey(a => new { a.LocalityId, a.ChildId }).OnDelete(DeleteBehavior.Restrict);
    }
}
