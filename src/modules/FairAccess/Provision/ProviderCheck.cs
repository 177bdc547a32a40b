using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Provision;

/// <summary>What was seen at a provider.</summary>
[Flags]
internal enum Seen
{
    None = 0,
    Safeguarding = 1,

    /// <summary>Checks of the Disclosure and Barring Service, and all others on staff.</summary>
    Staff = 2,
    Insurance = 4,
    Curriculum = 8,
    HealthAndSafety = 16,
    All = Safeguarding | Staff | Insurance | Curriculum | HealthAndSafety,
}

/// <summary>A visit to a provider and what was seen there. No child stands in it. Never changed: the next visit is a row of its own.</summary>
internal sealed class ProviderCheck : ILocalityOwned, IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required OrganisationId ProviderId { get; init; }
    public required DateOnly VisitedOn { get; init; }

    /// <summary>It is registered with the Department for Education as a school.</summary>
    public required bool IsRegistered { get; init; }

    public required Seen Seen { get; init; }

    /// <summary>The last day for the next visit.</summary>
    public required DateOnly NextDue { get; init; }

    public string? Concern { get; init; }
    public required PersonId CheckedBy { get; init; }
    public required DateTime CheckedAtUtc { get; init; }
}

internal sealed class ProviderCheckMapping : IEntityTypeConfiguration<ProviderCheck>
{
    public void Configure(EntityTypeBuilder<ProviderCheck> builder)
    {
        builder.ToTable("fair_access_provider_check");
        builder.HasKey(c => new { c.LocalityId, c.Id });
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Concern).HasMaxLength(Placement.TextLength);
        builder.HasIndex(c => new { c.LocalityId, c.ProviderId, c.VisitedOn });
    }
}
