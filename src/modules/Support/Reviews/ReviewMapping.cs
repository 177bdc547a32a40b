using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Reviews;

internal sealed class SchoolReviewMapping : IEntityTypeConfiguration<SchoolReview>
{
    public void Configure(EntityTypeBuilder<SchoolReview> builder)
    {
        builder.ToTable("support_reviews");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.AskedBy).HasMaxLength(SchoolReview.NameLength);
        builder.Property(r => r.Scope).HasMaxLength(SchoolReview.TextLength);
        builder.Property(r => r.Team).HasMaxLength(SchoolReview.TextLength);
        builder.Property(r => r.Seen).HasMaxLength(SchoolReview.TextLength);
        builder.HasIndex(r => new { r.LocalityId, r.SchoolId });
        builder.HasIndex(r => new { r.LocalityId, r.LeadId });
    }
}

internal sealed class ReviewItemMapping : IEntityTypeConfiguration<ReviewItem>
{
    public void Configure(EntityTypeBuilder<ReviewItem> builder)
    {
        builder.ToTable("support_review_items");
        builder.HasKey(i => new { i.LocalityId, i.Id });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Part).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.Text).HasMaxLength(SchoolReview.TextLength);
        builder.Property(i => i.Owner).HasMaxLength(SchoolReview.NameLength);
        builder.Property(i => i.DoneWith).HasMaxLength(SchoolReview.ReasonLength);
        builder.HasOne<SchoolReview>().WithMany().HasForeignKey(i => new { i.LocalityId, i.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.LocalityId, i.ReviewId });
    }
}

internal sealed class ReviewStepMapping : IEntityTypeConfiguration<ReviewStep>
{
    public void Configure(EntityTypeBuilder<ReviewStep> builder)
    {
        builder.ToTable("support_review_steps");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Why).HasMaxLength(SchoolReview.ReasonLength);
        builder.HasOne<SchoolReview>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ReviewId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ReviewId, s.Number }).IsUnique();
    }
}
