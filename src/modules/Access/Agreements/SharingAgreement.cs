using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Agreements;

/// <summary>An information-sharing agreement: without one in force no organisation is involved with a child.</summary>
internal sealed class SharingAgreement : IAudited, Data.IVersioned
{
    public const int TextLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Name { get; set; }
    public required string Purpose { get; set; }
    public required LawfulBasis Basis { get; set; }
    public required DateOnly FromDay { get; set; }
    public required DateOnly ToDay { get; set; }

    /// <summary>Ended early, by whom and why; what was granted under it ended in the same moment.</summary>
    public DateTime? EndedAtUtc { get; set; }

    public PersonId? EndedBy { get; set; }

    public string? EndWhy { get; set; }

    /// <summary>When those who keep agreements were told that it runs out.</summary>
    public DateTime? WarnedAtUtc { get; set; }

    public int Version { get; init; }
}

internal sealed class SharingParty : IAudited
{
    public const int NameLength = 120;

    public LocalityId LocalityId { get; init; }
    public required Guid AgreementId { get; init; }
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>When the organisation signed; null until it has. Before that the agreement covers nothing of it.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>Who signed for it: a name and an office, such as "A. Moss, headteacher".</summary>
    public string? SignedBy { get; set; }
}

internal sealed class SharingAgreementMapping : IEntityTypeConfiguration<SharingAgreement>
{
    public void Configure(EntityTypeBuilder<SharingAgreement> builder)
    {
        builder.ToTable("access_sharing_agreement");
        builder.HasKey(a => new { a.LocalityId, a.Id });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(200);
        builder.Property(a => a.Purpose).HasMaxLength(SharingAgreement.TextLength);
        builder.Property(a => a.Basis).HasConversion<string>().HasMaxLength(40);
        builder.Property(a => a.EndWhy).HasMaxLength(SharingAgreement.TextLength);
        builder.HasMany<SharingParty>().WithOne().HasForeignKey(p => new { p.LocalityId, p.AgreementId });
    }
}

internal sealed class SharingPartyMapping : IEntityTypeConfiguration<SharingParty>
{
    public void Configure(EntityTypeBuilder<SharingParty> builder)
    {
        builder.ToTable("access_sharing_party");
        builder.HasKey(p => new { p.LocalityId, p.AgreementId, p.OrganisationId });
        builder.Property(p => p.SignedBy).HasMaxLength(SharingParty.NameLength);
        builder.HasIndex(p => new { p.LocalityId, p.OrganisationId });
    }
}
