using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Decisions;

/// <summary>What was decided, by which rule, and by when it is looked at again. The words are never changed.</summary>
internal sealed class Decision : IAudited, IVersioned
{
    public const int StatementLength = 2000;
    public const int NumbersLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Statement { get; init; }

    /// <summary>The proposal it comes from; null for a chair's action between meetings.</summary>
    public Guid? ProposalId { get; init; }

    public required bool IsAdopted { get; init; }

    /// <summary>The numbers in a sentence, as they were when it was decided.</summary>
    public required string Numbers { get; init; }

    /// <summary>The codes of the sectors that held a seat, parted by spaces; of those that took part; of those that were core, with a seat or without.</summary>
    public required string Eligible { get; init; }

    public required string Casting { get; init; }
    public required string Core { get; init; }
    public required DateOnly DecidedOn { get; init; }
    public required PersonId RecordedBy { get; init; }

    /// <summary>The day by which it is looked at again.</summary>
    public required DateOnly ReviewBy { get; set; }

    /// <summary>The day it stopped to hold.</summary>
    public DateOnly? EndedOn { get; set; }

    public int Version { get; init; }
}

/// <summary>What came of looking at a decision again.</summary>
internal enum ReviewResult
{
    Kept,

    /// <summary>It stays, with what the note says.</summary>
    Changed,

    Ended,
}

/// <summary>A look back at a decision; appended.</summary>
internal sealed class DecisionReview : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid DecisionId { get; init; }

    /// <summary>From 1, in order.</summary>
    public required int Number { get; init; }

    public required ReviewResult Result { get; init; }
    public required string Note { get; init; }
    public required DateOnly ReviewedOn { get; init; }
    public required PersonId By { get; init; }

    /// <summary>The day by which it is looked at once more; null when it ended.</summary>
    public DateOnly? NextBy { get; init; }
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>, IEntityTypeConfiguration<DecisionReview>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("partnership_decision");
        builder.HasKey(d => new { d.LocalityId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Statement).HasMaxLength(Decision.StatementLength);
        builder.Property(d => d.Numbers).HasMaxLength(Decision.NumbersLength);
        builder.Property(d => d.Eligible).HasMaxLength(Proposal.SectorsLength);
        builder.Property(d => d.Casting).HasMaxLength(Proposal.SectorsLength);
        builder.Property(d => d.Core).HasMaxLength(Proposal.SectorsLength);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(d => new { d.LocalityId, d.ProposalId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DecisionReview> builder)
    {
        builder.ToTable("partnership_decision_review");
        builder.HasKey(r => new { r.LocalityId, r.DecisionId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.Property(r => r.Result).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Note).HasMaxLength(Decision.StatementLength);
        builder.HasOne<Decision>().WithMany().HasForeignKey(r => new { r.LocalityId, r.DecisionId }).OnDelete(DeleteBehavior.Restrict);
    }
}
