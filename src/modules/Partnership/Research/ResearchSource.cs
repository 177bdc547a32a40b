using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Research;

/// <summary>A question that the research is to answer. It is never rewritten: it is set aside, and another is asked.</summary>
internal sealed class ResearchQuestion : IAudited
{
    public const int TextLength = 300;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }
    public required PersonId WrittenBy { get; init; }
    public required DateOnly WrittenOn { get; init; }

    /// <summary>Since when it is asked no more.</summary>
    public DateOnly? SetAsideOn { get; set; }
}

/// <summary>Something read or looked at, or people heard: planned, or done. It never names who was heard.</summary>
internal sealed class ResearchSource : IAudited, IVersioned
{
    public const int TitleLength = 160;
    public const int GroupLength = 120;
    public const int ReferenceLength = 300;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required SourceKind Kind { get; init; }
    public required string Title { get; set; }

    /// <summary>Who published a document or figures.</summary>
    public string? Publisher { get; set; }

    /// <summary>Where a document or figures are found.</summary>
    public string? Reference { get; set; }

    /// <summary>The sector that was heard, or whose document it is; null where it is nobody's.</summary>
    public string? SectorCode { get; set; }

    /// <summary>Which group of it, such as "heads of secondary schools".</summary>
    public string? Group { get; set; }

    /// <summary>The day it is planned for; once it was done, the day it was.</summary>
    public required DateOnly Day { get; set; }

    public bool Done { get; set; }

    /// <summary>How many people were heard.</summary>
    public int? People { get; set; }

    /// <summary>Who listens, reads or looks.</summary>
    public required PersonId ListenerId { get; set; }

    public required PersonId AddedBy { get; init; }
    public int Version { get; init; }

    public VoiceOf Voice => !VoiceConsent.IsNeeded(Kind) ? VoiceOf.Nobody
        : Kind == SourceKind.PupilVoice || SectorCode == UsualSectors.YoungPeople ? VoiceOf.YoungPeople
        : SectorCode == UsualSectors.Parents ? VoiceOf.ParentsAndCarers
        : VoiceOf.Professionals;
}

/// <summary>What the people heard in a source agreed to. A withdrawal stays written down; what they said does not.</summary>
internal sealed class SourceConsent : IAudited, IVersioned
{
    public LocalityId LocalityId { get; init; }
    public required Guid SourceId { get; init; }
    public required ConsentHow How { get; set; }
    public required ConsentUse Use { get; set; }
    public bool AnyUnder16 { get; set; }
    public bool ParentsAgreed { get; set; }
    public DateOnly? Until { get; set; }
    public required DateOnly AskedOn { get; set; }
    public required PersonId WrittenBy { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    public PersonId? WithdrawalBy { get; set; }

    /// <summary>Since when what they said is gone from here: it was taken back, or the day passed until which it held.</summary>
    public DateOnly? ErasedOn { get; set; }

    public int Version { get; init; }

    public GivenConsent Given => new(How, Use, AnyUnder16, ParentsAgreed, Until, WithdrawnOn);
}

internal sealed class ResearchSourceMapping : IEntityTypeConfiguration<ResearchQuestion>, IEntityTypeConfiguration<ResearchSource>, IEntityTypeConfiguration<SourceConsent>
{
    public void Configure(EntityTypeBuilder<ResearchQuestion> builder)
    {
        builder.ToTable("partnership_research_question");
        builder.HasKey(q => new { q.LocalityId, q.Id });
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Text).HasMaxLength(ResearchQuestion.TextLength);
        builder.HasIndex(q => new { q.LocalityId, q.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ResearchSource> builder)
    {
        builder.ToTable("partnership_research_source");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Title).HasMaxLength(ResearchSource.TitleLength);
        builder.Property(s => s.Publisher).HasMaxLength(ResearchSource.GroupLength);
        builder.Property(s => s.Reference).HasMaxLength(ResearchSource.ReferenceLength);
        builder.Property(s => s.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.Property(s => s.Group).HasMaxLength(ResearchSource.GroupLength);
        builder.HasOne<Sector>().WithMany().HasForeignKey(s => new { s.LocalityId, s.SectorCode }).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(s => s.Voice);
    }

    public void Configure(EntityTypeBuilder<SourceConsent> builder)
    {
        builder.ToTable("partnership_research_consent");
        builder.HasKey(c => new { c.LocalityId, c.SourceId });
        builder.Property(c => c.SourceId).ValueGeneratedNever();
        builder.Property(c => c.How).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Use).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<ResearchSource>().WithMany().HasForeignKey(c => new { c.LocalityId, c.SourceId }).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(c => c.Given);
    }
}
