using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.SteppingBack;

/// <summary>The facilitator stepped on or back by a stage, as members decided by consent. Never changed.</summary>
internal sealed class FacilitationMove : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required FacilitationStage From { get; init; }
    public required FacilitationStage To { get; init; }

    /// <summary>The decision it rests on; each carries one move.</summary>
    public required Guid DecisionId { get; init; }

    public required DateOnly MovedOn { get; init; }
    public required PersonId By { get; init; }

    /// <summary>When members look back, six months after facilitation closed; null for the other stages.</summary>
    public DateOnly? CheckBackOn { get; init; }
}

/// <summary>Who keeps the collaborative's secretariat, and until when an organisation confirmed their hours. The latest is in force.</summary>
internal sealed class Secretariat : IAudited
{
    public const int ByLength = 150;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }
    public required int HoursAMonth { get; init; }
    public required DateOnly ConfirmedTo { get; init; }

    /// <summary>Which organisation confirmed it, and how.</summary>
    public required string ConfirmedBy { get; init; }

    public required PersonId RecordedBy { get; init; }
    public required DateOnly RecordedOn { get; init; }
}

/// <summary>A readiness review as it was held: its numbers stay what they were.</summary>
internal sealed class HeldReview : IAudited
{
    public const int NoteLength = 2000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required DateOnly HeldOn { get; init; }
    public required PersonId HeldBy { get; init; }

    /// <summary>The stage at which it was held.</summary>
    public required FacilitationStage Stage { get; init; }

    public required bool IsReady { get; init; }

    /// <summary>What was said when it was held.</summary>
    public string? Note { get; init; }
}

/// <summary>One of the fourteen checks of a review as it was held.</summary>
internal sealed class HeldCheck : IAudited
{
    public const int TextLength = 4000;
    public const int SourceLength = 120;

    public LocalityId LocalityId { get; init; }
    public required Guid ReviewId { get; init; }
    public required ReadinessItem Item { get; init; }
    public required bool Holds { get; init; }
    public required bool Attested { get; init; }
    public required string Sentence { get; init; }
    public double? Value { get; init; }
    public int? N { get; init; }

    /// <summary>What the figure cannot say, a line each.</summary>
    public string? Caveats { get; init; }

    /// <summary>The page it came from.</summary>
    public string? Source { get; init; }
}

/// <summary>The word of a seat for a check that nothing recorded can tell. It counts until the next review is held.</summary>
internal sealed class ReadinessAttestation : IAudited
{
    public const int WordsLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required ReadinessItem Item { get; init; }
    public required Guid SeatId { get; init; }
    public required string SectorCode { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly On { get; init; }
    public required string Words { get; init; }

    /// <summary>The review that was held on it; null while it waits for one.</summary>
    public Guid? ReviewId { get; set; }
}

internal sealed class SteppingMapping : IEntityTypeConfiguration<FacilitationMove>, IEntityTypeConfiguration<Secretariat>, IEntityTypeConfiguration<HeldReview>, IEntityTypeConfiguration<HeldCheck>,
    IEntityTypeConfiguration<ReadinessAttestation>
{
    public void Configure(EntityTypeBuilder<FacilitationMove> builder)
    {
        builder.ToTable("partnership_facilitation_move");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.To).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Decision>().WithMany().HasForeignKey(m => new { m.LocalityId, m.DecisionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LocalityId, m.DecisionId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Secretariat> builder)
    {
        builder.ToTable("partnership_secretariat");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.ConfirmedBy).HasMaxLength(Secretariat.ByLength);
    }

    public void Configure(EntityTypeBuilder<HeldReview> builder)
    {
        builder.ToTable("partnership_readiness_review");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Note).HasMaxLength(HeldReview.NoteLength);
    }

    public void Configure(EntityTypeBuilder<HeldCheck> builder)
    {
        builder.ToTable("partnership_readiness_check");
        builder.HasKey(c => new { c.LocalityId, c.ReviewId, c.Item });
        builder.Property(c => c.Item).HasConversion<string>().HasMaxLength(30);
        builder.Property(c => c.Sentence).HasMaxLength(HeldCheck.TextLength);
        builder.Property(c => c.Caveats).HasMaxLength(HeldCheck.TextLength);
        builder.Property(c => c.Source).HasMaxLength(HeldCheck.SourceLength);
        builder.HasOne<HeldReview>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ReviewId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReadinessAttestation> builder)
    {
        builder.ToTable("partnership_readiness_attestation");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Item).HasConversion<string>().HasMaxLength(30);
        builder.Property(a => a.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.Property(a => a.Words).HasMaxLength(ReadinessAttestation.WordsLength);
        builder.HasOne<Seat>().WithMany().HasForeignKey(a => new { a.LocalityId, a.SeatId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(a => new { a.LocalityId, a.SectorCode }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HeldReview>().WithMany().HasForeignKey(a => new { a.LocalityId, a.ReviewId }).OnDelete(DeleteBehavior.Restrict);
    }
}
