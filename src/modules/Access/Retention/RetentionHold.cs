using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.Retention;

/// <summary>Keeps what would be erased: for a court, an inquiry or a complaint. On one child, on a class, or on both together.</summary>
internal sealed class RetentionHold : IAudited, Data.IVersioned
{
    public const int TextLength = 500;
    public const int ReasonLeast = 20;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }

    /// <summary>Null for every child.</summary>
    public ChildId? ChildId { get; init; }

    /// <summary>Null for every class.</summary>
    public string? Class { get; init; }

    public required string Reason { get; init; }
    public required PersonId PlacedBy { get; init; }
    public required DateTime PlacedAtUtc { get; init; }
    public DateTime? LiftedAtUtc { get; set; }
    public PersonId? LiftedBy { get; set; }
    public string? LiftedWhy { get; set; }
    public int Version { get; init; }

    public bool Covers(string @class, ChildId? child) => LiftedAtUtc is null && (ChildId is null || ChildId == child) && (Class is null || Class == @class);
}

internal sealed class RetentionHoldMapping : IEntityTypeConfiguration<RetentionHold>
{
    public void Configure(EntityTypeBuilder<RetentionHold> builder)
    {
        builder.ToTable("access_retention_hold");
        builder.HasKey(h => new { h.LocalityId, h.Id });
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Class).HasMaxLength(40);
        builder.Property(h => h.Reason).HasMaxLength(RetentionHold.TextLength);
        builder.Property(h => h.LiftedWhy).HasMaxLength(RetentionHold.TextLength);
    }
}
