using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Partnership.Limits;

/// <summary>
/// A limit of a signal as the collaborative set it, and why. Never changed: the latest of a key is in force, those before it are its
/// history.
/// </summary>
internal sealed class SignalThreshold : IAudited
{
    public const int KeyLength = 60;
    public const int ReasonLength = 500;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }

    /// <summary>Which limit, as <see cref="LimitCatalogue"/> names it.</summary>
    public required string Key { get; init; }

    /// <summary>The limit; null where it goes back to the default.</summary>
    public double? Value { get; init; }

    public required string Reason { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly Since { get; init; }
}

internal sealed class SignalThresholdMapping : IEntityTypeConfiguration<SignalThreshold>
{
    public void Configure(EntityTypeBuilder<SignalThreshold> builder)
    {
        builder.ToTable("partnership_signal_threshold");
        builder.HasKey(t => new { t.LocalityId, t.Id });
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Key).HasMaxLength(SignalThreshold.KeyLength);
        builder.Property(t => t.Reason).HasMaxLength(SignalThreshold.ReasonLength);
        builder.HasIndex(t => new { t.LocalityId, t.Key });
    }
}
