using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Disclosures;

internal sealed class DisclosureMapping : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> builder)
    {
        // The rule of the domain object once more, where no program can pass it by.
        builder.ToTable("access_disclosure", t => t.HasCheckConstraint("ck_access_disclosure_ground", "consent_whose IS NOT NULL OR reason IS NOT NULL"));
        builder.HasKey(d => new { d.LocalityId, d.Id });
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.What).HasMaxLength(Disclosure.TextLength);
        builder.Property(d => d.Reason).HasMaxLength(Disclosure.TextLength);
        builder.Property(d => d.HarmIfShown).HasMaxLength(Disclosure.TextLength);
        builder.Property(d => d.RecalledWhy).HasMaxLength(Disclosure.TextLength);
        builder.Property(d => d.ToOutsideBody).HasMaxLength(Disclosure.NameLength);
        builder.Property(d => d.ConsentWhose).HasMaxLength(Disclosure.NameLength);
        builder.Property(d => d.ConsentHow).HasMaxLength(Disclosure.NameLength);
        builder.Property(d => d.Basis).HasConversion<string>().HasMaxLength(40);
        builder.Property(d => d.Without).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(d => new { d.LocalityId, d.ChildId });
    }
}
