using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Localities.Calendars;

/// <summary>A term of one school, or of the locality.</summary>
internal sealed class CalendarTerm : ILocalityOwned, IVersioned, IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Null for the locality's own dates.</summary>
    public OrganisationId? SchoolId { get; init; }

    public required DateOnly Start { get; set; }
    public required DateOnly End { get; set; }
    public DateOnly? BreakStart { get; set; }
    public DateOnly? BreakEnd { get; set; }
    public int Version { get; init; }

    public KeptTerm Kept => new(Id, SchoolId, new(Start, End, BreakStart, BreakEnd), Version);

    public void Set(TermDates dates) => (Start, End, BreakStart, BreakEnd) = (dates.Start, dates.End, dates.BreakStart, dates.BreakEnd);
}

/// <summary>A day of a term on which one school, or every school of the locality, is closed.</summary>
internal sealed class CalendarDay : ILocalityOwned, IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Null for every school of the locality.</summary>
    public OrganisationId? SchoolId { get; init; }

    public required DateOnly Day { get; init; }
    public required ClosedFor For { get; init; }
    public required ClosedBecause Because { get; init; }

    public KeptClosedDay Kept => new(Id, SchoolId, Day, For, Because);
}

internal sealed class CalendarTermMapping : IEntityTypeConfiguration<CalendarTerm>
{
    public void Configure(EntityTypeBuilder<CalendarTerm> builder)
    {
        builder.ToTable("localities_calendar_term");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Ignore(t => t.Kept);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(t => new { t.LocalityId, t.SchoolId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("localities_calendar_day");
        builder.HasKey(d => new { d.LocalityId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.For).HasConversion<string>().HasMaxLength(20);
        builder.Property(d => d.Because).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(d => d.Kept);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => new { d.LocalityId, d.SchoolId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.LocalityId, d.SchoolId, d.Day }).IsUnique();
    }
}
