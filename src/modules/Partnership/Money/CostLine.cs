using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Money;

/// <summary>Money, or time that somebody gives and that is valued in money.</summary>
internal enum CostKind
{
    Cash,
    InKind,
}

/// <summary>What something costs in a year; in-kind time as hours at a rate.</summary>
internal sealed class CostLine : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }

    /// <summary>The year in which the financial year begins, in April.</summary>
    public required int Year { get; set; }

    public required string What { get; set; }
    public required CostKind Kind { get; set; }
    public required long Pence { get; set; }

    /// <summary>Hours of in-kind time, and what an hour is valued at.</summary>
    public decimal? Hours { get; set; }

    public long? HourPence { get; set; }
    public int Version { get; init; }
}

/// <summary>The report's options of funding.</summary>
internal enum FundingOption
{
    CostSharing,
    AdministrativeCosts,
    BuyingOutTime,
}

/// <summary>By what shares are measured.</summary>
internal enum SharedBy
{
    AnchorPays,
    Equally,
    Size,
    Benefit,
    Tiers,
}

/// <summary>How the shared cost of a year is paid, as members agreed.</summary>
internal sealed class SharingRule : IAudited, IVersioned
{
    public LocalityId LocalityId { get; init; }
    public required int Year { get; init; }
    public required FundingOption Option { get; set; }
    public required SharedBy By { get; set; }

    /// <summary>What the weights are, such as "pupils on roll in January".</summary>
    public string? Note { get; set; }

    public int Version { get; init; }
}

/// <summary>An organisation's part in the rule of a year.</summary>
internal sealed class Sharer : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required int Year { get; init; }
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Its place in the lasting order by which a tie over a penny is decided.</summary>
    public required int Place { get; set; }

    public required decimal Weight { get; set; }
    public required long FloorPence { get; set; }
    public long? CapPence { get; set; }
    public required bool ZeroTier { get; set; }
}

internal enum GivenState
{
    Promised,
    Confirmed,
    Received,
}

/// <summary>What an organisation gives for a period.</summary>
internal sealed class MoneyGiven : IAudited, IVersioned
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public required CostKind Kind { get; set; }
    public required long Pence { get; set; }
    public decimal? Hours { get; set; }
    public long? HourPence { get; set; }
    public required DateOnly FromDay { get; set; }
    public required DateOnly ToDay { get; set; }
    public required GivenState State { get; set; }

    /// <summary>Since when it is promised, confirmed or received.</summary>
    public required DateOnly StateSince { get; set; }

    public string? Note { get; set; }
    public int Version { get; init; }
}

internal sealed class MoneyMapping : IEntityTypeConfiguration<CostLine>, IEntityTypeConfiguration<SharingRule>, IEntityTypeConfiguration<Sharer>, IEntityTypeConfiguration<MoneyGiven>
{
    public void Configure(EntityTypeBuilder<CostLine> builder)
    {
        builder.ToTable("partnership_cost_line");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.What).HasMaxLength(MoneyRules.TitleLength);
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Hours).HasPrecision(9, 2);
    }

    public void Configure(EntityTypeBuilder<SharingRule> builder)
    {
        builder.ToTable("partnership_sharing_rule");
        builder.HasKey(r => new { r.LocalityId, r.Year });
        builder.Property(r => r.Year).ValueGeneratedNever();
        builder.Property(r => r.Option).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.By).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Note).HasMaxLength(MoneyRules.TextLength);
    }

    public void Configure(EntityTypeBuilder<Sharer> builder)
    {
        builder.ToTable("partnership_sharer");
        builder.HasKey(s => new { s.LocalityId, s.Year, s.OrganisationId });
        builder.Property(s => s.Weight).HasPrecision(18, 6);
        builder.HasOne<SharingRule>().WithMany().HasForeignKey(s => new { s.LocalityId, s.Year }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MoneyGiven> builder)
    {
        builder.ToTable("partnership_money_given");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Hours).HasPrecision(9, 2);
        builder.Property(c => c.Note).HasMaxLength(MoneyRules.TextLength);
    }
}
