using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Decisions;

/// <summary>How a vote came.</summary>
internal enum VoteWay
{
    /// <summary>Cast by whoever sits in the seat, or a deputy.</summary>
    Self,

    /// <summary>Written on paper, and recorded on behalf of the seat.</summary>
    Paper,

    /// <summary>Told by telephone, and recorded on behalf of the seat.</summary>
    Phone,

    /// <summary>Said in the room, and recorded on behalf of the seat.</summary>
    InTheRoom,
}

/// <summary>A vote with its seat's name. There is one of a seat, and it is never changed; one that was recorded on its behalf and is not theirs goes.</summary>
internal sealed class Ballot : IAudited
{
    public const int MarksLength = 400;
    public const int ReasonLength = 2000;

    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid SeatId { get; init; }

    /// <summary>As <see cref="BallotMarks"/> reads it.</summary>
    public required string Marks { get; init; }

    /// <summary>Their words with it; an objection has some.</summary>
    public string? Reason { get; init; }

    /// <summary>Who cast it, or recorded it.</summary>
    public required PersonId By { get; init; }

    public required bool ByDeputy { get; init; }
    public required VoteWay Way { get; init; }
    public required DateOnly CastOn { get; init; }
}

/// <summary>
/// A vote that is nobody's, once the voting is over. The row has no voter, no time and no number that counts up; all of a proposal are written
/// at once when it is closed, in an order drawn by lot: see <see cref="SealedBox"/>.
/// </summary>
internal sealed class AnonymousBallot : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }

    /// <summary>Of which sectors together, five votes at least: <see cref="ProposalSeat.Together"/>.</summary>
    public required int Together { get; init; }

    public required string Marks { get; init; }
}

internal enum ObjectionState
{
    Open,

    /// <summary>Taken into a new version.</summary>
    TakenIn,

    /// <summary>Withdrawn by whoever raised it, while the round was open: their seat consents with a concern.</summary>
    Withdrawn,
}

/// <summary>A harm to the shared aim that a seat sees. Its words stay as they were written.</summary>
internal sealed class Objection : IAudited
{
    public const int NoteLength = 2000;

    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid SeatId { get; init; }
    public required string Reason { get; init; }
    public required ObjectionState State { get; set; }
    public required DateOnly RaisedOn { get; init; }
    public DateOnly? SettledOn { get; set; }
    public PersonId? SettledBy { get; set; }

    /// <summary>How it was taken in, or is to be by a draft; or why it was withdrawn.</summary>
    public string? Note { get; set; }

    /// <summary>The version it was taken into; while that is a draft, it is open still.</summary>
    public Guid? TakenIntoId { get; set; }
}

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>, IEntityTypeConfiguration<AnonymousBallot>, IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("partnership_ballot");
        builder.HasKey(b => new { b.LocalityId, b.ProposalId, b.SeatId });
        builder.Property(b => b.Marks).HasMaxLength(Ballot.MarksLength);
        builder.Property(b => b.Reason).HasMaxLength(Ballot.ReasonLength);
        builder.Property(b => b.Way).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<ProposalSeat>().WithMany().HasForeignKey(b => new { b.LocalityId, b.ProposalId, b.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AnonymousBallot> builder)
    {
        builder.ToTable("partnership_anonymous_ballot");
        builder.HasKey(b => new { b.LocalityId, b.Id });
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.Property(b => b.Marks).HasMaxLength(Ballot.MarksLength);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(b => new { b.LocalityId, b.ProposalId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("partnership_objection");
        builder.HasKey(o => new { o.LocalityId, o.ProposalId, o.SeatId });
        builder.Property(o => o.Reason).HasMaxLength(Ballot.ReasonLength);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Note).HasMaxLength(Objection.NoteLength);
        builder.HasOne<Ballot>().WithMany().HasForeignKey(o => new { o.LocalityId, o.ProposalId, o.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }
}
