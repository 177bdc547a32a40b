using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Decisions;

/// <summary>What cards are put under.</summary>
internal sealed class Theme : IAudited
{
    public const int LabelLength = 120;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Label { get; init; }
    public required int Order { get; init; }
}

/// <summary>
/// A thought on a card. It can be put under a theme by anybody; its words are nobody's to change. An anonymous one has no author, no day and
/// no sector for which fewer than five people sit, and is written anew with all other anonymous ones whenever one is added. The trail says
/// who wrote a card and when, not which: a page never joins them, but whoever has copies of the database from before and after can.
/// </summary>
internal sealed class Card : IAudited, IVersioned
{
    public const int TextLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Text { get; init; }
    public string? SectorCode { get; init; }
    public Guid? ThemeId { get; set; }
    public PersonId? AuthorId { get; init; }
    public DateOnly? WrittenOn { get; init; }
    public int Version { get; init; }
}

/// <summary>The shared vision in one of its versions; a version is never changed, a new one is written.</summary>
internal sealed class VisionVersion : IAudited
{
    public const int TextLength = 6000;
    public const int NoteLength = 300;

    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>What is different from the one before.</summary>
    public string? Note { get; init; }

    public required PersonId WrittenBy { get; init; }
    public required DateOnly WrittenOn { get; init; }

    /// <summary>The day it was adopted by consent.</summary>
    public DateOnly? AdoptedOn { get; set; }
}

/// <summary>What somebody says of a sentence of a version.</summary>
internal sealed class SentenceComment : IAudited
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }

    /// <summary>Which sentence, from 1.</summary>
    public required int Sentence { get; init; }

    public required string Text { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly WrittenOn { get; init; }
}

/// <summary>Where a priority of the longlist stands.</summary>
internal enum PriorityState
{
    Longlisted,
    Chosen,
    SetAside,
}

/// <summary>Something that could be worked on.</summary>
internal sealed class Priority : IAudited, IVersioned
{
    public const int TitleLength = 160;
    public const int WhyLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Title { get; init; }

    /// <summary>Why it matters, and for whom.</summary>
    public string? Why { get; init; }

    public required PriorityState State { get; set; }
    public required PersonId ProposedBy { get; init; }
    public required DateOnly ProposedOn { get; init; }

    /// <summary>The decision by which it was chosen or set aside.</summary>
    public Guid? DecisionId { get; set; }

    public int Version { get; init; }
}

internal sealed class VisionMapping :
    IEntityTypeConfiguration<Theme>, IEntityTypeConfiguration<Card>, IEntityTypeConfiguration<VisionVersion>, IEntityTypeConfiguration<SentenceComment>, IEntityTypeConfiguration<Priority>
{
    public void Configure(EntityTypeBuilder<Theme> builder)
    {
        builder.ToTable("partnership_theme");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Label).HasMaxLength(Theme.LabelLength);
    }

    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.ToTable("partnership_card");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(Card.TextLength);
        builder.Property(c => c.SectorCode).HasMaxLength(Sector.CodeLength);
        builder.HasOne<Theme>().WithMany().HasForeignKey(c => new { c.LocalityId, c.ThemeId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Sector>().WithMany().HasForeignKey(c => new { c.LocalityId, c.SectorCode }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<VisionVersion> builder)
    {
        builder.ToTable("partnership_vision_version");
        builder.HasKey(v => new { v.LocalityId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Text).HasMaxLength(VisionVersion.TextLength);
        builder.Property(v => v.Note).HasMaxLength(VisionVersion.NoteLength);
    }

    public void Configure(EntityTypeBuilder<SentenceComment> builder)
    {
        builder.ToTable("partnership_sentence_comment");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(SentenceComment.TextLength);
        builder.HasOne<VisionVersion>().WithMany().HasForeignKey(c => new { c.LocalityId, c.Number }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Priority> builder)
    {
        builder.ToTable("partnership_priority");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Title).HasMaxLength(Priority.TitleLength);
        builder.Property(p => p.Why).HasMaxLength(Priority.WhyLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
    }
}
