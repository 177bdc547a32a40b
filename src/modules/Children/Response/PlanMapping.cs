using Headwater.Children.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Children.Response;

internal sealed class PlanMapping : IEntityTypeConfiguration<PlanCycle>, IEntityTypeConfiguration<PlanOutcome>, IEntityTypeConfiguration<PlanAction>, IEntityTypeConfiguration<PlanReview>, IEntityTypeConfiguration<OutcomeRating>, IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<PlanCycle> builder)
    {
        builder.ToTable("children_plan_cycle");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.PlanKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.NeedsAndStrengths).HasMaxLength(PlanCycle.TextLength);
        builder.Property(p => p.Adjustments).HasMaxLength(PlanCycle.TextLength);
        builder.Property(p => p.ClosedWith).HasMaxLength(PlanCycle.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(p => new { p.LocalityId, p.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.LocalityId, p.ChildId });
        builder.HasIndex(p => new { p.LocalityId, p.ReviewOn });
    }

    public void Configure(EntityTypeBuilder<PlanOutcome> builder)
    {
        builder.ToTable("children_plan_outcome");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.What).HasMaxLength(PlanOutcome.TextLength);
        builder.Property(o => o.Baseline).HasMaxLength(PlanOutcome.TextLength);
        builder.Property(o => o.Measure).HasMaxLength(PlanOutcome.TextLength);
        builder.Property(o => o.Target).HasMaxLength(PlanOutcome.TextLength);
        builder.HasOne<PlanCycle>().WithMany().HasForeignKey(o => new { o.LocalityId, o.PlanId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.LocalityId, o.ChildId });
    }

    public void Configure(EntityTypeBuilder<PlanAction> builder)
    {
        builder.ToTable("children_plan_action");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.What).HasMaxLength(PlanAction.TextLength);
        builder.Property(a => a.Doer).HasMaxLength(PlanAction.WhoLength);
        builder.Property(a => a.HelpName).HasMaxLength(OfferedHelp.NameLength);
        builder.Property(a => a.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Came).HasMaxLength(PlanAction.TextLength);
        builder.HasOne<PlanCycle>().WithMany().HasForeignKey(a => new { a.LocalityId, a.PlanId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.LocalityId, a.ChildId });
        builder.HasIndex(a => new { a.LocalityId, a.DoerId, a.By });
    }

    public void Configure(EntityTypeBuilder<PlanReview> builder)
    {
        builder.ToTable("children_plan_review");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.TookPart).HasMaxLength(PlanReview.WhoLength);
        builder.Property(r => r.Said).HasMaxLength(PlanCycle.TextLength);
        builder.Property(r => r.Next).HasMaxLength(PlanCycle.TextLength);
        builder.HasOne<PlanCycle>().WithMany().HasForeignKey(r => new { r.LocalityId, r.PlanId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
    }

    public void Configure(EntityTypeBuilder<OutcomeRating> builder)
    {
        builder.ToTable("children_outcome_rating");
        builder.HasKey(r => new { r.LocalityId, r.OutcomeId, r.ReviewId });
        builder.Property(r => r.Now).HasMaxLength(PlanOutcome.TextLength);
        // Through the outcome and the review it belongs to one plan; by one line to the plan it is erased with the others.
        builder.HasOne<PlanCycle>().WithMany().HasForeignKey(r => new { r.LocalityId, r.PlanId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
    }

    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.ToTable("children_response_talk");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Cause).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Because).HasMaxLength(Talk.TextLength);
        builder.Property(t => t.WithWhom).HasMaxLength(Talk.WhoLength);
        builder.Property(t => t.Came).HasMaxLength(Talk.TextLength);
        builder.HasOne<Child>().WithMany().HasForeignKey(t => new { t.LocalityId, t.ChildId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.LocalityId, t.ChildId });
        builder.HasIndex(t => new { t.LocalityId, t.HeldBy });
    }
}
