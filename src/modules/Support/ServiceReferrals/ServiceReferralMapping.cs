using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.ServiceReferrals;

internal sealed class ServiceReferralMapping : IEntityTypeConfiguration<ServiceReferral>
{
    public void Configure(EntityTypeBuilder<ServiceReferral> builder)
    {
        builder.ToTable("support_referrals");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.ServiceName).HasMaxLength(ServiceReferral.NameLength);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Ground).HasConversion<string>().HasMaxLength(30);
        builder.Property(r => r.PermissionBy).HasMaxLength(ServiceReferral.NameLength);
        builder.Property(r => r.PermissionHow).HasMaxLength(ServiceReferral.NameLength);
        builder.Property(r => r.GroundWords).HasMaxLength(ServiceReferral.ReasonLength);
        foreach (var text in new[] { nameof(ServiceReferral.Reason), nameof(ServiceReferral.Tried), nameof(ServiceReferral.Hoped) })
            builder.Property<string?>(text).HasMaxLength(ServiceReferral.TextLength);
        builder.Property(r => r.OwnQuestions).HasMaxLength(ServiceVersion.TextLength);
        builder.Property(r => r.OwnAnswers).HasMaxLength(ServiceQuestions.KeptLength);
        builder.HasOne<ListedService>().WithMany().HasForeignKey(r => new { r.LocalityId, r.ServiceId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.State });
    }
}

internal sealed class ServiceReferralStepMapping : IEntityTypeConfiguration<ServiceReferralStep>
{
    public void Configure(EntityTypeBuilder<ServiceReferralStep> builder)
    {
        builder.ToTable("support_referral_steps");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Why).HasMaxLength(ServiceReferral.ReasonLength);
        builder.HasOne<ServiceReferral>().WithMany().HasForeignKey(s => new { s.LocalityId, s.ReferralId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.ChildId });
        builder.HasIndex(s => new { s.LocalityId, s.ReferralId, s.Number }).IsUnique();
    }
}
