using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Expectations;

/// <summary>What members expect of each other, in one of its versions; a version is never changed, a new one is written.</summary>
internal sealed class MembersAgreement : IAudited
{
    public const int TextLength = 8000;
    public const int NoteLength = 300;

    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>What is different from the one before.</summary>
    public string? Note { get; init; }

    public required PersonId WrittenBy { get; init; }
    public required DateOnly WrittenOn { get; init; }
}

/// <summary>Somebody's yes to a version.</summary>
internal sealed class AgreementAcceptance : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required int Number { get; init; }
    public required PersonId PersonId { get; init; }
    public required DateOnly AcceptedOn { get; init; }
}

/// <summary>What a member organisation tells the others: what it does, what binds it, what it can offer and what it needs.</summary>
internal sealed class MemberOrganisation : IAudited, IVersioned
{
    public const int TextLength = 3000;

    public LocalityId LocalityId { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public string? Does { get; set; }
    public string? Bound { get; set; }
    public string? Offers { get; set; }
    public string? Needs { get; set; }
    public required DateOnly ChangedOn { get; set; }
    public int Version { get; init; }
}

internal sealed class AgreementMapping : IEntityTypeConfiguration<MembersAgreement>, IEntityTypeConfiguration<AgreementAcceptance>, IEntityTypeConfiguration<MemberOrganisation>
{
    public void Configure(EntityTypeBuilder<MembersAgreement> builder)
    {
        builder.ToTable("partnership_agreement");
        builder.HasKey(a => new { a.LocalityId, a.Number });
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(MembersAgreement.TextLength);
        builder.Property(a => a.Note).HasMaxLength(MembersAgreement.NoteLength);
    }

    public void Configure(EntityTypeBuilder<AgreementAcceptance> builder)
    {
        builder.ToTable("partnership_agreement_acceptance");
        builder.HasKey(a => new { a.LocalityId, a.Number, a.PersonId });
        builder.HasOne<MembersAgreement>().WithMany().HasForeignKey(a => new { a.LocalityId, a.Number }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MemberOrganisation> builder)
    {
        builder.ToTable("partnership_member_organisation");
        builder.HasKey(o => new { o.LocalityId, o.OrganisationId });
        builder.Property(o => o.Does).HasMaxLength(MemberOrganisation.TextLength);
        builder.Property(o => o.Bound).HasMaxLength(MemberOrganisation.TextLength);
        builder.Property(o => o.Offers).HasMaxLength(MemberOrganisation.TextLength);
        builder.Property(o => o.Needs).HasMaxLength(MemberOrganisation.TextLength);
    }
}
