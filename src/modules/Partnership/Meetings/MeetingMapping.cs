using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Meetings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>, IEntityTypeConfiguration<MeetingSeries>, IEntityTypeConfiguration<MeetingOption>, IEntityTypeConfiguration<OptionAnswer>, IEntityTypeConfiguration<AgendaItem>,
    IEntityTypeConfiguration<Attendance>, IEntityTypeConfiguration<VoiceTally>, IEntityTypeConfiguration<Correction>, IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.ToTable("partnership_meeting");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Title).HasMaxLength(Meeting.TitleLength);
        builder.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Purpose).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Materials).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.Mode).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Place).HasMaxLength(Meeting.PlaceLength);
        builder.Property(m => m.Access).HasMaxLength(Meeting.TextLength);
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Notes).HasMaxLength(Meeting.NotesLength);
        builder.HasOne<MeetingSeries>().WithMany().HasForeignKey(m => new { m.LocalityId, m.SeriesId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeetingSeries> builder)
    {
        builder.ToTable("partnership_meeting_series");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Title).HasMaxLength(Meeting.TitleLength);
        builder.Property(s => s.Rhythm).HasConversion<string>().HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<MeetingOption> builder)
    {
        builder.ToTable("partnership_meeting_option");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<Meeting>().WithMany().HasForeignKey(o => new { o.LocalityId, o.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OptionAnswer> builder)
    {
        builder.ToTable("partnership_option_answer");
        builder.HasKey(a => new { a.LocalityId, a.OptionId, a.SeatId });
        builder.Property(a => a.Answer).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<MeetingOption>().WithMany().HasForeignKey(a => new { a.LocalityId, a.OptionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(a => new { a.LocalityId, a.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("partnership_agenda_item");
        builder.HasKey(i => new { i.LocalityId, i.Id });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Title).HasMaxLength(AgendaItem.TitleLength);
        builder.Property(i => i.Method).HasMaxLength(AgendaItem.MethodLength);
        builder.Property(i => i.Outcome).HasMaxLength(AgendaItem.OutcomeLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(i => new { i.LocalityId, i.MeetingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(i => new { i.LocalityId, i.LeadSeatId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.ToTable("partnership_attendance");
        builder.HasKey(a => new { a.LocalityId, a.MeetingId, a.SeatId });
        builder.Property(a => a.Presence).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(a => new { a.LocalityId, a.MeetingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(a => new { a.LocalityId, a.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VoiceTally> builder)
    {
        builder.ToTable("partnership_voice_tally");
        builder.HasKey(v => new { v.LocalityId, v.AgendaItemId, v.SectorCode });
        builder.Property(v => v.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.HasOne<AgendaItem>().WithMany().HasForeignKey(v => new { v.LocalityId, v.AgendaItemId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(v => new { v.LocalityId, v.SectorCode }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("partnership_correction");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(Correction.TextLength);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(c => new { c.LocalityId, c.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("partnership_calendar_feed");
        builder.HasKey(f => new { f.LocalityId, f.PersonId });
        builder.Property(f => f.TokenHash).HasMaxLength(32);
    }
}
