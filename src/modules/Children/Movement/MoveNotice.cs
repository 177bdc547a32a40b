using Headwater.Children.Letters;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Movement;

/// <summary>To whom the law has the notice of a direction off site given (rule 2.8).</summary>
internal enum NoticeTo
{
    /// <summary>The parent, or the pupil from the age of 18.</summary>
    Parent,

    /// <summary>The local authority, where there is an EHC plan.</summary>
    Authority,
}

/// <summary>A notice as it was given or sent, word for word: what was told does not change when the facts do.</summary>
internal sealed class MoveNotice : IChildRecord, IAudited
{
    public const int TextLength = 20_000;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid MoveId { get; init; }
    public required NoticeTo To { get; init; }
    public required LetterWay Way { get; init; }
    public required DateOnly SentOn { get; init; }
    public required DateTime SentAtUtc { get; init; }
    public required PersonId By { get; init; }

    /// <summary>Its paragraphs, parted by an empty line; a heading begins with #.</summary>
    public required string Text { get; init; }
}

internal sealed class MoveNoticeMapping : IEntityTypeConfiguration<MoveNotice>
{
    public void Configure(EntityTypeBuilder<MoveNotice> builder)
    {
        builder.ToTable("children_move_notice");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Way).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Text).HasMaxLength(MoveNotice.TextLength);
        builder.HasOne<Move>().WithMany().HasForeignKey(n => new { n.LocalityId, n.MoveId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.LocalityId, n.ChildId });
        builder.HasIndex(n => new { n.LocalityId, n.MoveId });
    }
}
