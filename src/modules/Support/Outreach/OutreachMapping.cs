using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Outreach;

internal sealed class OutreachOfferMapping : IEntityTypeConfiguration<OutreachOffer>
{
    public void Configure(EntityTypeBuilder<OutreachOffer> builder)
    {
        builder.ToTable("support_outreach_offers");
        builder.HasKey(o => new { o.LocalityId, o.Id });
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Ignore(o => o.Year);
        builder.Property(o => o.Title).HasMaxLength(OutreachOffer.TitleLength);
        builder.Property(o => o.Gets).HasMaxLength(OutreachOffer.TextLength);
        builder.Property(o => o.DesignedWith).HasMaxLength(OutreachOffer.TextLength);
        builder.Property(o => o.HowToPay).HasMaxLength(OutreachOffer.TextLength);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<ListedService>().WithMany().HasForeignKey(o => new { o.LocalityId, o.ServiceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutreachBandMapping : IEntityTypeConfiguration<OutreachBand>
{
    public void Configure(EntityTypeBuilder<OutreachBand> builder)
    {
        builder.ToTable("support_outreach_bands");
        builder.HasKey(b => new { b.LocalityId, b.OfferId, b.FromPupils });
        builder.Property(b => b.FromPupils).ValueGeneratedNever();
        builder.HasOne<OutreachOffer>().WithMany().HasForeignKey(b => new { b.LocalityId, b.OfferId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutreachAgreementMapping : IEntityTypeConfiguration<OutreachAgreement>
{
    public void Configure(EntityTypeBuilder<OutreachAgreement> builder)
    {
        builder.ToTable("support_outreach_agreements");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.EndedBecause).HasMaxLength(OutreachAgreement.ReasonLength);
        builder.HasOne<OutreachOffer>().WithMany().HasForeignKey(a => new { a.LocalityId, a.OfferId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.LocalityId, a.SchoolId });
    }
}

internal sealed class OutreachInvoiceMapping : IEntityTypeConfiguration<OutreachInvoice>
{
    public void Configure(EntityTypeBuilder<OutreachInvoice> builder)
    {
        builder.ToTable("support_outreach_invoices");
        builder.HasKey(i => new { i.LocalityId, i.Id });
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.CancelledBecause).HasMaxLength(OutreachAgreement.ReasonLength);
        builder.HasOne<OutreachOffer>().WithMany().HasForeignKey(i => new { i.LocalityId, i.OfferId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutreachAgreement>().WithMany().HasForeignKey(i => new { i.LocalityId, i.AgreementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => new { i.LocalityId, i.OfferId, i.Number }).IsUnique();
    }
}

internal sealed class OutreachVisitMapping : IEntityTypeConfiguration<OutreachVisit>
{
    public void Configure(EntityTypeBuilder<OutreachVisit> builder)
    {
        builder.ToTable("support_outreach_visits");
        builder.HasKey(v => new { v.LocalityId, v.Id });
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Purpose).HasMaxLength(OutreachVisit.PurposeLength);
        builder.Property(v => v.Done).HasMaxLength(OutreachVisit.TextLength);
        builder.Property(v => v.Outcome).HasMaxLength(OutreachVisit.TextLength);
        builder.Property(v => v.CancelledBecause).HasMaxLength(OutreachAgreement.ReasonLength);
        builder.Property(v => v.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<OutreachAgreement>().WithMany().HasForeignKey(v => new { v.LocalityId, v.AgreementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(v => new { v.LocalityId, v.ReferralId });
    }
}
