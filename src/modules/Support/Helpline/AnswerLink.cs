using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Helpline;

/// <summary>
/// A link by which whoever asked reads one reply without signing in. The mail holds the link alone; with it they are asked for their reference,
/// which stands in no mail that holds a link. We keep the hash of the link.
/// </summary>
internal sealed class AnswerLink : IAudited, IVersioned
{
    public const int HashLength = 32;

    /// <summary>So many wrong references close the link.</summary>
    public const int MostWrong = 5;

    /// <summary>So many days it can be read.</summary>
    public const int Days = 28;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid EnquiryId { get; init; }

    /// <summary>The reply it leads to. An internal note is of another type, and can stand here by no mistake.</summary>
    public required Guid MessageId { get; init; }

    public required byte[] TokenHash { get; init; }
    public required PersonId SentBy { get; init; }

    /// <summary>The last day on which it can be read.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>When it was first read; null until it was.</summary>
    public DateTime? ReadAtUtc { get; set; }

    /// <summary>How often a wrong reference was typed.</summary>
    public int Wrong { get; set; }

    public int Version { get; init; }
}

internal sealed class AnswerLinkMapping : IEntityTypeConfiguration<AnswerLink>
{
    public void Configure(EntityTypeBuilder<AnswerLink> builder)
    {
        builder.ToTable("support_answer_links");
        builder.HasKey(l => new { l.LocalityId, l.Id });
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.TokenHash).HasMaxLength(AnswerLink.HashLength);
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(l => new { l.LocalityId, l.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EnquiryMessage>().WithMany().HasForeignKey(l => new { l.LocalityId, l.MessageId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.LocalityId, l.TokenHash }).IsUnique();
        builder.HasIndex(l => new { l.LocalityId, l.EnquiryId });
    }
}
