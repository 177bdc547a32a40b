using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Training;

internal sealed class CourseMapping : IEntityTypeConfiguration<Course>
{
    public void Configure(EntityTypeBuilder<Course> builder)
    {
        builder.ToTable("support_courses");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Title).HasMaxLength(Course.TitleLength);
        builder.Property(c => c.Outcomes).HasMaxLength(Course.TextLength);
        builder.Property(c => c.Audience).HasMaxLength(Course.LineLength);
        builder.Property(c => c.Needs).HasMaxLength(Course.NeedsLength);
        builder.HasOne<Programme>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ProgrammeId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CourseSessionMapping : IEntityTypeConfiguration<CourseSession>
{
    public void Configure(EntityTypeBuilder<CourseSession> builder)
    {
        builder.ToTable("support_course_sessions");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Place).HasMaxLength(Course.LineLength);
        builder.Property(s => s.MovedBecause).HasMaxLength(CourseSession.ReasonLength);
        builder.Property(s => s.CancelledBecause).HasMaxLength(CourseSession.ReasonLength);
        builder.HasOne<Course>().WithMany().HasForeignKey(s => new { s.LocalityId, s.CourseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.Day });
    }
}

internal sealed class CourseBookingMapping : IEntityTypeConfiguration<CourseBooking>
{
    public void Configure(EntityTypeBuilder<CourseBooking> builder)
    {
        builder.ToTable("support_course_bookings");
        builder.HasKey(b => new { b.LocalityId, b.Id });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Name).HasMaxLength(CourseBooking.NameLength);
        builder.Property(b => b.Job).HasMaxLength(CourseBooking.NameLength);
        builder.Property(b => b.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<CourseSession>().WithMany().HasForeignKey(b => new { b.LocalityId, b.SessionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.LocalityId, b.SessionId, b.Number }).IsUnique();
        builder.HasIndex(b => new { b.LocalityId, b.PersonId });
        builder.HasIndex(b => new { b.LocalityId, b.BookedBy });
    }
}

internal sealed class BookingStepMapping : IEntityTypeConfiguration<BookingStep>
{
    public void Configure(EntityTypeBuilder<BookingStep> builder)
    {
        builder.ToTable("support_course_booking_steps");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Why).HasMaxLength(BookingStep.WhyLength);
        builder.HasOne<CourseBooking>().WithMany().HasForeignKey(s => new { s.LocalityId, s.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.BookingId, s.Number }).IsUnique();
    }
}

internal sealed class CourseReminderMapping : IEntityTypeConfiguration<CourseReminder>
{
    public void Configure(EntityTypeBuilder<CourseReminder> builder)
    {
        builder.ToTable("support_course_reminders");
        builder.HasKey(r => new { r.LocalityId, r.BookingId, r.Kind });
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<CourseBooking>().WithMany().HasForeignKey(r => new { r.LocalityId, r.BookingId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CourseFeedbackMapping : IEntityTypeConfiguration<CourseFeedback>
{
    public void Configure(EntityTypeBuilder<CourseFeedback> builder)
    {
        builder.ToTable("support_course_feedback");
        builder.HasKey(f => new { f.LocalityId, f.BookingId, f.Kind });
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Plan).HasMaxLength(CourseFeedback.PlanLength);
        builder.Property(f => f.Used).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Barrier).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<CourseBooking>().WithMany().HasForeignKey(f => new { f.LocalityId, f.BookingId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.ToTable("support_programmes");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(Programme.NameLength);
        builder.Property(p => p.About).HasMaxLength(Programme.AboutLength);
    }
}

internal sealed class ProgrammeMemberMapping : IEntityTypeConfiguration<ProgrammeMember>
{
    public void Configure(EntityTypeBuilder<ProgrammeMember> builder)
    {
        builder.ToTable("support_programme_members");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Programme>().WithMany().HasForeignKey(m => new { m.LocalityId, m.ProgrammeId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LocalityId, m.ProgrammeId });
    }
}
