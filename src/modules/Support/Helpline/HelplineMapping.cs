using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Support.Helpline;

internal sealed class HelplineEnquiryMapping : IEntityTypeConfiguration<HelplineEnquiry>
{
    public void Configure(EntityTypeBuilder<HelplineEnquiry> builder)
    {
        builder.ToTable("support_enquiries");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reference).HasMaxLength(HelplineEnquiry.ReferenceLength);
        builder.Property(e => e.CameBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(e => e.Stage).HasConversion<string>().HasMaxLength(20);
        foreach (var name in new[] { nameof(HelplineEnquiry.AskerName), nameof(HelplineEnquiry.Contact), nameof(HelplineEnquiry.Place) })
            builder.Property<string?>(name).HasMaxLength(HelplineEnquiry.NameLength);
        foreach (var text in new[] { nameof(HelplineEnquiry.Worry), nameof(HelplineEnquiry.Tried), nameof(HelplineEnquiry.Hoped) })
            builder.Property<string?>(text).HasMaxLength(HelplineEnquiry.TextLength);
        builder.Property(e => e.Worry).IsRequired();
        builder.Property(e => e.Need).HasMaxLength(HelplineEnquiry.NeedLength);
        builder.Property(e => e.Unanswered).HasMaxLength(HelplineEnquiry.ReasonLength);
        builder.HasOne<HelplineTeam>().WithMany().HasForeignKey(e => new { e.LocalityId, e.TeamId }).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.LocalityId, e.Reference }).IsUnique();
        builder.HasIndex(e => new { e.LocalityId, e.Stage });
        builder.HasIndex(e => new { e.LocalityId, e.MergedIntoId });
    }
}

internal sealed class EnquiryChildMapping : IEntityTypeConfiguration<EnquiryChild>
{
    public void Configure(EntityTypeBuilder<EnquiryChild> builder)
    {
        builder.ToTable("support_enquiry_children");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(c => new { c.LocalityId, c.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.LocalityId, c.ChildId });
        builder.HasIndex(c => new { c.LocalityId, c.EnquiryId });
    }
}

internal sealed class EnquiryStepMapping : IEntityTypeConfiguration<EnquiryStep>
{
    public void Configure(EntityTypeBuilder<EnquiryStep> builder)
    {
        builder.ToTable("support_enquiry_steps");
        builder.HasKey(s => new { s.LocalityId, s.Id });
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.From).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.To).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Why).HasMaxLength(HelplineEnquiry.ReasonLength);
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(s => new { s.LocalityId, s.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.LocalityId, s.EnquiryId, s.Number }).IsUnique();
    }
}

internal sealed class EnquiryMessageMapping : IEntityTypeConfiguration<EnquiryMessage>
{
    public void Configure(EntityTypeBuilder<EnquiryMessage> builder)
    {
        builder.ToTable("support_enquiry_messages");
        builder.HasKey(m => new { m.LocalityId, m.Id });
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Way).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Text).HasMaxLength(HelplineEnquiry.TextLength);
        builder.Property(m => m.Attached).HasMaxLength(HelplineEnquiry.ReasonLength);
        builder.Property(m => m.MailHash).HasMaxLength(EnquiryMessage.HashLength);
        builder.Property(m => m.ContentHash).HasMaxLength(EnquiryMessage.HashLength);
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(m => new { m.LocalityId, m.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.LocalityId, m.EnquiryId });
        // A mail makes one message, also where two servers read the folder at once.
        builder.HasIndex(m => new { m.LocalityId, m.MailHash }).IsUnique();
        builder.HasIndex(m => new { m.LocalityId, m.ContentHash }).IsUnique();
    }
}

internal sealed class EnquiryNoteMapping : IEntityTypeConfiguration<EnquiryNote>
{
    public void Configure(EntityTypeBuilder<EnquiryNote> builder)
    {
        builder.ToTable("support_enquiry_notes");
        builder.HasKey(n => new { n.LocalityId, n.Id });
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(HelplineEnquiry.TextLength);
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(n => new { n.LocalityId, n.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.LocalityId, n.EnquiryId });
    }
}

internal sealed class EnquiryFollowUpMapping : IEntityTypeConfiguration<EnquiryFollowUp>
{
    public void Configure(EntityTypeBuilder<EnquiryFollowUp> builder)
    {
        builder.ToTable("support_enquiry_follow_ups");
        builder.HasKey(f => new { f.LocalityId, f.Id });
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.What).HasMaxLength(HelplineEnquiry.ReasonLength);
        builder.HasOne<HelplineEnquiry>().WithMany().HasForeignKey(f => new { f.LocalityId, f.EnquiryId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.LocalityId, f.EnquiryId });
    }
}
