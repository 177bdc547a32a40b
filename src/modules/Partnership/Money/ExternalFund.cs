using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Money;

/// <summary>Money from outside, or a programme, with what it asks for.</summary>
internal sealed class ExternalFund : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Name { get; set; }
    public required string Funder { get; set; }
    public required long Pence { get; set; }
    public required DateOnly FromDay { get; set; }
    public required DateOnly ToDay { get; set; }
    public required GivenState State { get; set; }
    public string? Conditions { get; set; }

    /// <summary>Whether its conditions let it pay the shared costs. Money for something else keeps nobody's facilitator.</summary>
    public bool PaysShared { get; set; }

    public int Version { get; init; }
}

/// <summary>A report that a fund asks for.</summary>
internal sealed class FundReport : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid FundId { get; init; }
    public required DateOnly Due { get; init; }
    public required string What { get; init; }
    public DateOnly? SentOn { get; set; }
}

/// <summary>What a payment is for.</summary>
internal enum PaymentFor
{
    Time,
    Travel,
    Childcare,
    Interpreter,
    Other,
}

/// <summary>Pays parents, young people and small charities for taking part. Who was paid is for them and those who convene.</summary>
internal sealed class InvolvementPayment : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }

    /// <summary>The person who is paid, or who is paid on behalf of <see cref="CharityId"/>.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>The small charity that is paid; null where it is the person.</summary>
    public OrganisationId? CharityId { get; init; }

    public required PaymentFor For { get; init; }
    public required string What { get; init; }
    public required DateOnly Day { get; init; }
    public required long Pence { get; init; }
    public required PersonId WrittenBy { get; init; }
    public DateOnly? PaidOn { get; set; }
    public int Version { get; init; }
}

internal sealed class FundMapping : IEntityTypeConfiguration<ExternalFund>, IEntityTypeConfiguration<FundReport>, IEntityTypeConfiguration<InvolvementPayment>
{
    public void Configure(EntityTypeBuilder<ExternalFund> builder)
    {
        builder.ToTable("partnership_fund");
        builder.HasKey(f => new { f.LocalityId, f.Id });
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(MoneyRules.TitleLength);
        builder.Property(f => f.Funder).HasMaxLength(MoneyRules.TitleLength);
        builder.Property(f => f.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Conditions).HasMaxLength(MoneyRules.TextLength);
    }

    public void Configure(EntityTypeBuilder<FundReport> builder)
    {
        builder.ToTable("partnership_fund_report");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.What).HasMaxLength(MoneyRules.TitleLength);
        builder.HasOne<ExternalFund>().WithMany().HasForeignKey(r => new { r.LocalityId, r.FundId }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvolvementPayment> builder)
    {
        builder.ToTable("partnership_involvement_payment");
        builder.HasKey(p => new { p.LocalityId, p.Id });
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.For).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.What).HasMaxLength(MoneyRules.TitleLength);
        builder.HasIndex(p => new { p.LocalityId, p.PersonId });
    }
}
