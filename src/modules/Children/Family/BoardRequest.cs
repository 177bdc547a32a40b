using Headwater.Children.Boards;
using Headwater.Children.Exclusions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Family;

/// <summary>What the family asks for before the governing board looks at an exclusion.</summary>
internal enum BoardAsk
{
    /// <summary>To take part by remote access (rule 1.33).</summary>
    Remote,

    /// <summary>To bring a friend, or somebody who speaks for them.</summary>
    Companion,
}

/// <summary>Something one of the family asks of the governing board, and the clerk's answer. It is for who asked and the board, not for others of the family.</summary>
internal sealed class BoardRequest : IChildRecord, IAudited, IVersioned
{
    public const int TextLength = 500;

    public static EntryKinds Kind => EntryKinds.Exclusions;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid ExclusionId { get; init; }
    public required BoardAsk What { get; init; }

    /// <summary>As which of those who take part: a parent or the child.</summary>
    public required Party Who { get; init; }

    public required PersonId By { get; init; }
    public required DateOnly AskedOn { get; init; }

    /// <summary>Who comes along, or what they need to take part.</summary>
    public string? Text { get; init; }

    /// <summary>Null until it is answered.</summary>
    public bool? Agreed { get; set; }

    public string? Answer { get; set; }
    public PersonId? AnsweredBy { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public int Version { get; init; }
}

internal sealed class BoardRequestMapping : IEntityTypeConfiguration<BoardRequest>
{
    public void Configure(EntityTypeBuilder<BoardRequest> builder)
    {
        builder.ToTable("children_board_request");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.What).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Who).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Text).HasMaxLength(BoardRequest.TextLength);
        builder.Property(r => r.Answer).HasMaxLength(BoardRequest.TextLength);
        builder.HasOne<RecordedExclusion>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ExclusionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
    }
}
