using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.Access.BreakGlass;

/// <summary>One child's record opened in an emergency, for an hour; reviewed by somebody else afterwards.</summary>
internal sealed class EmergencyOpening : IAudited, Data.IVersioned
{
    public const int ReasonLeast = 20;
    public const int TextLength = 500;
    public const int ReviewWorkingDays = 5;
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required ChildId ChildId { get; init; }
    public required PersonId PersonId { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public required Guid InvolvementId { get; init; }
    public required string Reason { get; init; }
    public required DateTime OpenedAtUtc { get; init; }
    public required DateTime EndsAtUtc { get; init; }

    /// <summary>The last day for the review; the day after, the local lead is told.</summary>
    public required DateOnly ReviewBy { get; init; }

    public DateTime? ReviewedAtUtc { get; set; }
    public PersonId? ReviewedBy { get; set; }
    public bool? Justified { get; set; }
    public string? Finding { get; set; }
    public DateTime? EscalatedAtUtc { get; set; }
    public int Version { get; init; }
}

internal sealed class EmergencyOpeningMapping : IEntityTypeConfiguration<EmergencyOpening>
{
    public void Configure(EntityTypeBuilder<EmergencyOpening> builder)
    {
        builder.ToTable("access_emergency_opening");
        builder.HasKey(e => new { e.LocalityId, e.Id });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reason).HasMaxLength(EmergencyOpening.TextLength);
        builder.Property(e => e.Finding).HasMaxLength(EmergencyOpening.TextLength);
        builder.HasIndex(e => new { e.LocalityId, e.ReviewedAtUtc });
        builder.HasIndex(e => new { e.LocalityId, e.ChildId });
    }
}
