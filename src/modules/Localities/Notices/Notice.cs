using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Localities.Notices;

internal enum NoticeKind
{
    Accessibility,
    Privacy,
    Cookies,
}

/// <summary>A locality's own text of one of the notices in every footer; without one the default text stands.</summary>
internal sealed class Notice : ILocalityOwned, IVersioned
{
    public const int MarkdownLength = 100_000;

    public LocalityId LocalityId { get; init; }
    public required NoticeKind Kind { get; init; }
    public required string Markdown { get; set; }
    public required DateTime ChangedAtUtc { get; set; }
    public int Version { get; init; }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("localities_notice");
        builder.HasKey(n => new { n.LocalityId, n.Kind });
        builder.Property(n => n.LocalityId).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(n => n.Markdown).HasMaxLength(Notice.MarkdownLength);
        builder.HasOne<Locality>().WithMany().HasForeignKey(n => n.LocalityId).OnDelete(DeleteBehavior.Restrict);
    }
}
