using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Tips;

internal sealed class TipMapping : IEntityTypeConfiguration<Tip>
{
    public void Configure(EntityTypeBuilder<Tip> builder)
    {
        builder.ToTable("directory_tip");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Slug).HasMaxLength(Tip.SlugLength);
        builder.Property(t => t.Language).HasMaxLength(Tip.LanguageLength);
        builder.Property(t => t.ReviewedBy).HasMaxLength(TipVersion.LineLength);
        builder.Property(t => t.ArchivedBecause).HasMaxLength(TipVersion.ReasonLength);
        builder.HasIndex(t => new { t.LocalityId, t.Slug, t.Language }).IsUnique();
    }
}

internal sealed class TipVersionMapping : IEntityTypeConfiguration<TipVersion>
{
    public void Configure(EntityTypeBuilder<TipVersion> builder)
    {
        builder.ToTable("directory_tip_version");
        builder.HasKey(v => new { v.LocalityId, v.Id });
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Title).HasMaxLength(TipVersion.TitleLength);
        builder.Property(v => v.Needs).HasMaxLength(ServiceVersion.ListLength);
        builder.Property(v => v.Text).HasMaxLength(TipVersion.TextLength);
        builder.Property(v => v.Video).HasMaxLength(TipVersion.LineLength);
        builder.Property(v => v.Transcript).HasMaxLength(TipVersion.TextLength);
        builder.Property(v => v.ReviewedBy).HasMaxLength(TipVersion.LineLength);
        builder.Property(v => v.SentBackBecause).HasMaxLength(TipVersion.ReasonLength);
        builder.HasOne<Tip>().WithMany().HasForeignKey(v => new { v.LocalityId, v.TipId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.LocalityId, v.TipId, v.Number }).IsUnique();
    }
}
