using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Letters;

/// <summary>How a letter reached whom it is for.</summary>
internal enum LetterWay
{
    ByHand,
    ByPost,

    /// <summary>By e-mail or a portal, which a parent must have agreed to (rule 1.14).</summary>
    Electronic,

    /// <summary>The family was told that it can be read here; this alone is no notice.</summary>
    ReadHere,
}

/// <summary>A letter as it was sent, word for word: what was told to a family does not change when facts, texts or rules do.</summary>
internal sealed class SentLetter : IChildRecord, IAudited
{
    public const int TextLength = 20_000;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required LetterKind What { get; init; }
    public required LetterWay Way { get; init; }
    public required DateOnly SentOn { get; init; }
    public required DateTime SentAtUtc { get; init; }
    public required PersonId By { get; init; }

    /// <summary>Its paragraphs, parted by an empty line; a heading begins with #.</summary>
    public required string Text { get; init; }
}

/// <summary>Where families of a school write to: the governing board, and who arranges reviews (rules 1.14 and 1.34).</summary>
internal sealed class LetterAddress : ILocalityOwned, IAudited, IVersioned
{
    public const int TextLength = 500;

    public LocalityId LocalityId { get; init; }
    public required OrganisationId SchoolId { get; init; }
    public string? Board { get; set; }
    public string? Review { get; set; }
    public int Version { get; init; }
}

internal sealed class SentLetterMapping : IEntityTypeConfiguration<SentLetter>
{
    public void Configure(EntityTypeBuilder<SentLetter> builder)
    {
        builder.ToTable("children_letter_sent");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.What).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Way).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.Text).HasMaxLength(SentLetter.TextLength);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(l => new { l.LocalityId, l.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.LocalityId, l.ChildId });
        builder.HasIndex(l => new { l.LocalityId, l.ExclusionId });
    }
}

internal sealed class LetterAddressMapping : IEntityTypeConfiguration<LetterAddress>
{
    public void Configure(EntityTypeBuilder<LetterAddress> builder)
    {
        builder.ToTable("children_letter_address");
        builder.HasKey(a => new { a.LocalityId, a.SchoolId });
        builder.Property(a => a.Board).HasMaxLength(LetterAddress.TextLength);
        builder.Property(a => a.Review).HasMaxLength(LetterAddress.TextLength);
    }
}
