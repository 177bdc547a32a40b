using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Decisions;

/// <summary>How members are asked.</summary>
internal enum ProposalKind
{
    /// <summary>A round of consent: it goes through unless a seat objects with a reason.</summary>
    Consent,

    /// <summary>One or more statements: agree, disagree or pass.</summary>
    SenseCheck,

    /// <summary>The eight steps from whole-hearted endorsement to veto.</summary>
    Gradients,

    /// <summary>Dots on options.</summary>
    Dots,

    /// <summary>Options in order.</summary>
    Ranking,
}

/// <summary>Something members are asked to decide. What they were told when they were asked holds: <see cref="PromiseRule"/>.</summary>
internal sealed class Proposal : IAudited, IVersioned
{
    public const int TitleLength = 160;
    public const int TextLength = 8000;
    public const int SectorsLength = 1000;
    public const int LotLength = 200;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Title { get; set; }
    public required string Text { get; set; }
    public required ProposalKind Kind { get; set; }
    public required CountingRule Rule { get; set; }
    public required bool IsAnonymous { get; set; }
    public required ResultsShown Results { get; set; }

    /// <summary>The least share of the seats that must take part, in hundredths.</summary>
    public required int QuorumPercent { get; set; }

    /// <summary>Whether every core sector must take part.</summary>
    public required bool NeedsCore { get; set; }

    /// <summary>The codes of those sectors, parted by spaces, as they were when it was opened; empty for a draft.</summary>
    public string CoreSectors { get; set; } = "";

    public required DateOnly OpensOn { get; set; }

    /// <summary>The last day on which a vote is taken.</summary>
    public required DateOnly ClosesOn { get; set; }

    public required PollStage Stage { get; set; }
    public required PersonId ProposedBy { get; init; }
    public required DateOnly ProposedOn { get; init; }
    public DateOnly? ClosedOn { get; set; }
    public PersonId? ClosedBy { get; set; }

    /// <summary>The options' numbers in the order in which a lot drew them, where one was needed.</summary>
    public string? Lot { get; set; }

    /// <summary>The proposal of which this is the next version.</summary>
    public Guid? FollowsId { get; init; }

    /// <summary>The version of the vision that it puts to consent.</summary>
    public int? VisionNumber { get; init; }

    public int Version { get; init; }

    /// <summary>The sectors that must take part.</summary>
    public IReadOnlyList<string> Core => CoreSectors.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a vote is taken on a day.</summary>
    public bool TakesVotesOn(DateOnly day) => Stage == PollStage.Open && OpensOn <= day && day <= ClosesOn;
}

/// <summary>What there is to choose from, or a statement to be answered.</summary>
internal sealed class ProposalOption : IAudited
{
    public const int LabelLength = 200;
    public const int Most = 40;

    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }

    /// <summary>From 1, in order.</summary>
    public required int Number { get; init; }

    public required string Label { get; set; }

    /// <summary>The priority on the longlist that it stands for.</summary>
    public Guid? PriorityId { get; init; }
}

/// <summary>
/// A seat that is asked, as the table was when the proposal was opened. It says that the seat has voted, and nothing else: neither how
/// nor when.
/// </summary>
internal sealed class ProposalSeat : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid ProposalId { get; init; }
    public required Guid SeatId { get; init; }
    public required string SectorCode { get; init; }

    /// <summary>
    /// The sectors that are counted together where the vote is anonymous: no fewer than five votes, so that the sector of a ballot tells
    /// nobody's seat. Null until it is closed, for only then is it known; and for a sector from which nobody voted.
    /// </summary>
    public int? Together { get; set; }

    public bool HasVoted { get; set; }

    /// <summary>The day on which whoever sits there said that a vote recorded on their behalf was not theirs. None is recorded again.</summary>
    public DateOnly? VoidedOn { get; set; }
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<ProposalOption>, IEntityTypeConfiguration<ProposalSeat>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("partnership_proposal");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(Proposal.TitleLength);
        builder.Property(p => p.Text).HasMaxLength(Proposal.TextLength);
        builder.Property(p => p.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Rule).HasConversion<string>().HasMaxLength(30);
        builder.Property(p => p.Results).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.CoreSectors).HasMaxLength(Proposal.SectorsLength);
        builder.Property(p => p.Lot).HasMaxLength(Proposal.LotLength);
        builder.Ignore(p => p.Core);
        builder.HasOne<VisionVersion>().WithMany().HasForeignKey(p => new { p.LocalityId, p.VisionNumber }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProposalOption> builder)
    {
        builder.ToTable("partnership_proposal_option");
        builder.HasKey(o => new { o.LocalityId, o.ProposalId, o.Number });
        builder.Property(o => o.Number).ValueGeneratedNever();
        builder.Property(o => o.Label).HasMaxLength(ProposalOption.LabelLength);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(o => new { o.LocalityId, o.ProposalId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProposalSeat> builder)
    {
        builder.ToTable("partnership_proposal_seat");
        builder.HasKey(s => new { s.LocalityId, s.ProposalId, s.SeatId });
        builder.Property(s => s.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.HasOne<Proposal>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ProposalId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Seats.Seat>().WithMany().HasForeignKey(s => new { s.LocalityId, s.SeatId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(s => new { s.LocalityId, s.SectorCode }).OnDelete(DeleteBehavior.Restrict);
    }
}
