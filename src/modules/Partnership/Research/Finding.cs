using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Maps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Research;

/// <summary>How many of those heard say so.</summary>
internal enum FindingStrength
{
    Once,
    Several,
    All,
}

/// <summary>A theme of the code book. A theme that was merged stays, so that what was coded with it can be told apart.</summary>
internal sealed class ResearchTheme : IAudited
{
    public const int CodeLength = 40;
    public const int MeaningLength = 300;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Code { get; init; }
    public required string Meaning { get; init; }
    public required PersonId AddedBy { get; init; }
    public required DateOnly AddedOn { get; init; }

    /// <summary>The theme under which it counts now; null where it stands for itself.</summary>
    public Guid? MergedIntoId { get; set; }

    public DateOnly? MergedOn { get; set; }
}

/// <summary>One statement that the research found. What it says is in its wordings; nobody but who wrote it words it anew.</summary>
internal sealed class Finding : IAudited, IVersioned
{
    public const int StatementLength = 600;
    public const int QuotationLength = 600;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public required FindingStrength Strength { get; set; }
    public required PersonId WrittenBy { get; init; }
    public required DateOnly WrittenOn { get; init; }

    /// <summary>Since when its words are gone: those whom it rested on took their consent back.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    public int Version { get; init; }
}

/// <summary>A finding in words; the latest counts, the earlier ones stay.</summary>
internal sealed class FindingWording : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid FindingId { get; init; }
    public required int Number { get; init; }

    /// <summary>Empty once the finding was withdrawn.</summary>
    public required string Statement { get; set; }

    /// <summary>Why it was worded anew.</summary>
    public string? Why { get; set; }

    public required DateOnly WrittenOn { get; init; }
}

/// <summary>A source that a finding rests on, and what was said there word for word.</summary>
internal sealed class FindingSource : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid FindingId { get; init; }
    public required Guid SourceId { get; init; }
    public string? Quotation { get; set; }
}

/// <summary>A theme that a finding is coded with, as it was coded.</summary>
internal sealed class FindingTheme : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid FindingId { get; init; }
    public required Guid ThemeId { get; init; }
}

/// <summary>
/// An element or a link that a finding speaks for or against. It names it by the code that it has in the draft and in every version,
/// so that it stays when the draft is drawn anew.
/// </summary>
internal sealed class FindingTie : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid FindingId { get; init; }
    public required Guid MapId { get; init; }
    public required string Code { get; init; }
    public required bool IsLink { get; init; }
    public required bool Against { get; set; }
    public required PersonId TiedBy { get; set; }
    public required DateOnly TiedOn { get; set; }
}

/// <summary>What somebody says to a finding; words stay whose they are.</summary>
internal sealed class FindingComment : IAudited
{
    public const int TextLength = 600;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid FindingId { get; init; }

    /// <summary>Empty once the finding was withdrawn: it may repeat what was said.</summary>
    public required string Text { get; set; }

    /// <summary>Whether it speaks against the finding.</summary>
    public required bool Against { get; init; }

    public required PersonId By { get; init; }
    public required DateOnly On { get; init; }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<ResearchTheme>, IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<FindingWording>, IEntityTypeConfiguration<FindingSource>,
    IEntityTypeConfiguration<FindingTheme>, IEntityTypeConfiguration<FindingTie>, IEntityTypeConfiguration<FindingComment>
{
    public void Configure(EntityTypeBuilder<ResearchTheme> builder)
    {
        builder.ToTable("partnership_research_theme");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Code).HasMaxLength(ResearchTheme.CodeLength);
        builder.Property(t => t.Meaning).HasMaxLength(ResearchTheme.MeaningLength);
        builder.HasIndex(t => new { t.LocalityId, t.Code }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("partnership_finding");
        builder.HasKey(f => new { f.LocalityId, f.Id });
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Strength).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(f => new { f.LocalityId, f.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<FindingWording> builder)
    {
        builder.ToTable("partnership_finding_wording");
        builder.HasKey(w => new { w.LocalityId, w.FindingId, w.Number });
        builder.Property(w => w.Number).ValueGeneratedNever();
        builder.Property(w => w.Statement).HasMaxLength(Finding.StatementLength);
        builder.Property(w => w.Why).HasMaxLength(Finding.StatementLength);
        builder.HasOne<Finding>().WithMany().HasForeignKey(w => new { w.LocalityId, w.FindingId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingSource> builder)
    {
        builder.ToTable("partnership_finding_source");
        builder.HasKey(s => new { s.LocalityId, s.FindingId, s.SourceId });
        builder.Property(s => s.Quotation).HasMaxLength(Finding.QuotationLength);
        builder.HasOne<Finding>().WithMany().HasForeignKey(s => new { s.LocalityId, s.FindingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ResearchSource>().WithMany().HasForeignKey(s => new { s.LocalityId, s.SourceId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingTheme> builder)
    {
        builder.ToTable("partnership_finding_theme");
        builder.HasKey(t => new { t.LocalityId, t.FindingId, t.ThemeId });
        builder.HasOne<Finding>().WithMany().HasForeignKey(t => new { t.LocalityId, t.FindingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ResearchTheme>().WithMany().HasForeignKey(t => new { t.LocalityId, t.ThemeId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingTie> builder)
    {
        builder.ToTable("partnership_finding_tie");
        builder.HasKey(t => new { t.LocalityId, t.FindingId, t.MapId, t.IsLink, t.Code });
        builder.Property(t => t.Code).HasMaxLength(DraftLimits.Code);
        builder.HasOne<Finding>().WithMany().HasForeignKey(t => new { t.LocalityId, t.FindingId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SystemMap>().WithMany().HasForeignKey(t => new { t.LocalityId, t.MapId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FindingComment> builder)
    {
        builder.ToTable("partnership_finding_comment");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(FindingComment.TextLength);
        builder.HasOne<Finding>().WithMany().HasForeignKey(c => new { c.LocalityId, c.FindingId }).OnDelete(DeleteBehavior.Restrict);
    }
}
