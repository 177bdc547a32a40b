using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Meetings;

/// <summary>That a seat has said whether it was heard at a meeting; not what.</summary>
internal sealed class HeardSeat : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid SeatId { get; init; }
}

/// <summary>An answer whether somebody could speak and was heard, nobody's and sealed while the question is open.</summary>
internal sealed class SealedAnswer : IAudited
{
    public const int Length = 64;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>The sector and a number from 1 to 5.</summary>
    public required byte[] Contents { get; init; }
}

/// <summary>What sectors that are counted together answered: five answers at least. Single answers are kept nowhere.</summary>
internal sealed class HeardGroup : IAudited
{
    public const int SectorsLength = 2000;

    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Number { get; init; }

    /// <summary>The codes of its sectors, with spaces between them.</summary>
    public required string Sectors { get; init; }

    public required int Answers { get; init; }

    /// <summary>Of the answers, each from 1 to 5.</summary>
    public required int Sum { get; init; }

    public IEnumerable<string> Codes => Sectors.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class HeardMapping : IEntityTypeConfiguration<HeardSeat>, IEntityTypeConfiguration<SealedAnswer>, IEntityTypeConfiguration<HeardGroup>
{
    public void Configure(EntityTypeBuilder<HeardSeat> builder)
    {
        builder.ToTable("partnership_heard_seat");
        builder.HasKey(h => new { h.LocalityId, h.MeetingId, h.SeatId });
        builder.HasOne<Meeting>().WithMany().HasForeignKey(h => new { h.LocalityId, h.MeetingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seat>().WithMany().HasForeignKey(h => new { h.LocalityId, h.SeatId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SealedAnswer> builder)
    {
        builder.ToTable("partnership_sealed_answer");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Contents).HasMaxLength(SealedAnswer.Length + SealedTexts.Added);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(a => new { a.LocalityId, a.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HeardGroup> builder)
    {
        builder.ToTable("partnership_heard_group");
        builder.HasKey(g => new { g.LocalityId, g.MeetingId, g.Number });
        builder.Property(g => g.Sectors).HasMaxLength(HeardGroup.SectorsLength);
        builder.Ignore(g => g.Codes);
        builder.HasOne<Meeting>().WithMany().HasForeignKey(g => new { g.LocalityId, g.MeetingId }).OnDelete(DeleteBehavior.Restrict);
    }
}
