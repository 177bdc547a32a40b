using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Protocols;

internal sealed class ProtocolVersionMapping : IEntityTypeConfiguration<ProtocolVersion>
{
    public void Configure(EntityTypeBuilder<ProtocolVersion> builder)
    {
        builder.ToTable("fair_access_protocol");
        builder.HasKey(v => new { v.LocalityId, v.Id });
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Track).HasConversion<string>().HasMaxLength(30);
        builder.Property(v => v.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Strategy).HasConversion<string>().HasMaxLength(20);
        builder.Property(v => v.Order).HasConversion<string>().HasMaxLength(40).HasColumnName("objective_order");
        builder.Property(v => v.Why).HasMaxLength(ProtocolVersion.TextLength);
        builder.Property(v => v.TravelNote).HasMaxLength(ProtocolVersion.TextLength);
        builder.HasIndex(v => new { v.LocalityId, v.Track, v.Number }).IsUnique();
    }
}

internal sealed class ProtocolCategoryMapping : IEntityTypeConfiguration<ProtocolCategory>
{
    public void Configure(EntityTypeBuilder<ProtocolCategory> builder)
    {
        builder.ToTable("fair_access_category");
        builder.HasKey(c => new { c.LocalityId, c.VersionId, c.Letter });
        builder.Property(c => c.Letter).HasConversion<string>().HasMaxLength(1);
        builder.Property(c => c.Words).HasMaxLength(ProtocolCategory.WordsLength);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(c => new { c.LocalityId, c.VersionId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProtocolSchoolMapping : IEntityTypeConfiguration<ProtocolSchool>
{
    public void Configure(EntityTypeBuilder<ProtocolSchool> builder)
    {
        builder.ToTable("fair_access_school");
        builder.HasKey(s => new { s.LocalityId, s.VersionId, s.SchoolId });
        builder.Property(s => s.OpeningReason).HasMaxLength(ProtocolSchool.ReasonLength);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(s => new { s.LocalityId, s.VersionId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SchoolAnswerMapping : IEntityTypeConfiguration<SchoolAnswer>
{
    public void Configure(EntityTypeBuilder<SchoolAnswer> builder)
    {
        builder.ToTable("fair_access_answer");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Words).HasMaxLength(SchoolAnswer.WordsLength);
        builder.HasOne<ProtocolVersion>().WithMany().HasForeignKey(a => new { a.LocalityId, a.VersionId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.LocalityId, a.VersionId });
    }
}

internal sealed class ExemptionMapping : IEntityTypeConfiguration<Exemption>
{
    public void Configure(EntityTypeBuilder<Exemption> builder)
    {
        builder.ToTable("fair_access_exemption");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Track).HasConversion<string>().HasMaxLength(30);
        builder.Property(e => e.Reason).HasMaxLength(Exemption.ReasonLength);
        builder.Property(e => e.EndedBecause).HasMaxLength(Exemption.ReasonLength);
        builder.HasIndex(e => new { e.LocalityId, e.Track, e.ToDay });
    }
}
