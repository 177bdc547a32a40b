using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Seats;

internal enum SeatKind
{
    /// <summary>At the table, and counted in its decisions.</summary>
    Core,

    /// <summary>In a sub-group only.</summary>
    SubGroup,

    /// <summary>Listens.</summary>
    Observer,
}

/// <summary>How whoever sits there was found.</summary>
internal enum Selection
{
    Invited,
    Nominated,
    Elected,
    ByOffice,
}

/// <summary>A place at the table. Who sits there now stands in <see cref="SeatHolding"/>, what they may do here in their post.</summary>
internal sealed class Seat : IAudited, IVersioned
{
    public const int TextLength = 500;
    public const int ForLength = 120;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string SectorCode { get; init; }

    /// <summary>Whose seat it is; null where it is a constituency's.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>Whom it speaks for, such as "parents of primary children".</summary>
    public string? Constituency { get; set; }

    public required SeatKind Kind { get; init; }
    public required Selection Selection { get; init; }
    public required DateOnly FromDay { get; init; }

    /// <summary>The last day of the term; null where it has none.</summary>
    public DateOnly? TermEnds { get; set; }

    /// <summary>The first day on which the seat is no more.</summary>
    public DateOnly? ClosedOn { get; set; }

    public string? CloseWhy { get; set; }

    /// <summary>Who is to take it over, and from when they are ready.</summary>
    public PersonId? SuccessorId { get; set; }

    public DateOnly? SuccessorReadyBy { get; set; }

    public int Version { get; init; }
}

internal enum HoldingState
{
    /// <summary>Asked, and has not answered.</summary>
    Offered,

    /// <summary>Sits there from the first day to the last.</summary>
    Held,

    Declined,

    /// <summary>The offer was taken back.</summary>
    Withdrawn,
}

/// <summary>Why somebody left.</summary>
internal enum ExitKind
{
    TermOver,
    SteppedDown,
    MovedOn,
    Swapped,

    /// <summary>Against their will: needs a reason, and they are told.</summary>
    Removed,
}

/// <summary>A person in a seat, or asked to sit there; kept when it is over.</summary>
internal sealed class SeatHolding : IAudited, IVersioned
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid SeatId { get; init; }
    public required PersonId PersonId { get; init; }
    public required bool IsDeputy { get; init; }
    public required HoldingState State { get; set; }
    public required DateOnly OfferedOn { get; init; }
    public required PersonId OfferedBy { get; init; }
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Why it was declined, where that was said.</summary>
    public string? Answer { get; set; }

    public DateOnly? FromDay { get; set; }

    /// <summary>The first day on which they sit there no more.</summary>
    public DateOnly? EndedOn { get; set; }

    public ExitKind? Exit { get; set; }
    public PersonId? EndedBy { get; set; }
    public string? ExitWhy { get; set; }

    /// <summary>What whoever comes next should know.</summary>
    public string? Handover { get; set; }

    public int Version { get; init; }

    /// <summary>Whether they sit there on a day.</summary>
    public bool HeldOn(DateOnly day) => State == HoldingState.Held && FromDay <= day && (EndedOn is null || EndedOn > day);
}

/// <summary>Why a seat was excused for a time; the class, and nothing more.</summary>
internal enum ExcusalReason
{
    Illness,
    Caring,
    Leave,
    WorkPressure,
    Other,
}

/// <summary>A time that does not count for a seat's attendance, either way.</summary>
internal sealed class Excusal : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid SeatId { get; init; }
    public required DateOnly FromDay { get; init; }
    public required DateOnly ToDay { get; init; }
    public required ExcusalReason Reason { get; init; }
    public required PersonId By { get; init; }
}

internal sealed class SeatMapping : IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<SeatHolding>, IEntityTypeConfiguration<Excusal>
{
    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.ToTable("partnership_seat");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.Property(s => s.Constituency).HasMaxLength(Seat.ForLength);
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Selection).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.CloseWhy).HasMaxLength(Seat.TextLength);
        builder.HasOne<Sector>().WithMany().HasForeignKey(s => new { s.LocalityId, s.SectorCode }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SeatHolding> builder)
    {
        builder.ToTable("partnership_seat_holding");
        builder.HasKey(h => new { h.LocalityId, h.Id });
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.Exit).HasConversion<string>().HasMaxLength(20);
        builder.Property(h => h.Answer).HasMaxLength(SeatHolding.TextLength);
        builder.Property(h => h.ExitWhy).HasMaxLength(SeatHolding.TextLength);
        builder.Property(h => h.Handover).HasMaxLength(SeatHolding.TextLength);
        builder.HasOne<Seat>().WithMany().HasForeignKey(h => new { h.LocalityId, h.SeatId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(h => new { h.LocalityId, h.PersonId });
    }

    public void Configure(EntityTypeBuilder<Excusal> builder)
    {
        builder.ToTable("partnership_excusal");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reason).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Seat>().WithMany().HasForeignKey(e => new { e.LocalityId, e.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }
}
