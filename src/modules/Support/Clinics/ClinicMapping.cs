using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Clinics;

internal sealed class ClinicMapping : IEntityTypeConfiguration<Clinic>
{
    public void Configure(EntityTypeBuilder<Clinic> builder)
    {
        builder.ToTable("support_clinics");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Venue).HasMaxLength(Clinic.NameLength);
        builder.Property(c => c.Advisers).HasMaxLength(Clinic.TextLength);
        builder.Property(c => c.About).HasMaxLength(Clinic.TextLength);
        builder.Property(c => c.CancelWhy).HasMaxLength(ClinicBooking.ReasonLength);
        builder.HasIndex(c => new { c.LocalityId, c.Day });
    }
}

internal sealed class ClinicBookingMapping : IEntityTypeConfiguration<ClinicBooking>
{
    public void Configure(EntityTypeBuilder<ClinicBooking> builder)
    {
        builder.ToTable("support_clinic_bookings");
        builder.HasKey(b => new { b.LocalityId, b.Id });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.Age).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.Phase).HasConversion<string>().HasMaxLength(20);
        builder.Property(b => b.ChildName).HasMaxLength(ClinicBooking.NameLength);
        foreach (var text in new[] { nameof(ClinicBooking.Worry), nameof(ClinicBooking.Tried), nameof(ClinicBooking.Advice), nameof(ClinicBooking.Outcome) })
            builder.Property<string?>(text).HasMaxLength(ClinicBooking.TextLength);
        builder.Property(b => b.Worry).IsRequired();
        builder.HasOne<Clinic>().WithMany().HasForeignKey(b => new { b.LocalityId, b.ClinicId }).OnDelete(DeleteBehavior.Restrict);
        // What is free again is null, and nulls stand beside each other on both engines.
        builder.HasIndex(b => new { b.LocalityId, b.ClinicId, b.HeldNumber }).IsUnique();
        builder.HasIndex(b => new { b.LocalityId, b.OrganisationId });
    }
}

internal sealed class BookingChildMapping : IEntityTypeConfiguration<BookingChild>
{
    public void Configure(EntityTypeBuilder<BookingChild> builder)
    {
        builder.ToTable("support_clinic_children");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<ClinicBooking>().WithMany().HasForeignKey(c => new { c.LocalityId, c.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
        builder.HasIndex(c => new { c.LocalityId, c.BookingId });
        builder.HasIndex(c => new { c.LocalityId, c.DisclosureId });
    }
}

internal sealed class BookingStepMapping : IEntityTypeConfiguration<BookingStep>
{
    public void Configure(EntityTypeBuilder<BookingStep> builder)
    {
        builder.ToTable("support_clinic_steps");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Why).HasMaxLength(ClinicBooking.ReasonLength);
        builder.HasOne<ClinicBooking>().WithMany().HasForeignKey(s => new { s.LocalityId, s.BookingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.BookingId, s.Number }).IsUnique();
    }
}
