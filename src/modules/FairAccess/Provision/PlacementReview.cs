using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Headwater.FairAccess.Provision;

/// <summary>How far a statement on the way back to a mainstream school holds. It is said statement by statement, and never added up.</summary>
internal enum Readiness
{
    NotYet,
    Partly,
    Ready,
}

/// <summary>What a review decided.</summary>
internal enum ReviewDecision
{
    GoesOn,
    ReadyToReturn,
    Other,
}

/// <summary>A review of a placement: planned for a day, or held with what it said and decided. Once held it is not changed.</summary>
internal sealed class PlacementReview : IChildRecord, IAudited, IVersioned
{
    public const int LineLength = 500;

    public static EntryKinds Kind => EntryKinds.Movement;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlacementId { get; init; }
    public required DateOnly PlannedFor { get; set; }

    /// <summary>Null while it is planned.</summary>
    public DateOnly? HeldOn { get; set; }

    /// <summary>By what they are, such as mother, head of year, key worker.</summary>
    public string? TookPart { get; set; }

    public Readiness? Attends { get; set; }
    public string? AttendsNeeds { get; set; }
    public Readiness? Learns { get; set; }
    public string? LearnsNeeds { get; set; }
    public Readiness? FeelsSafe { get; set; }
    public string? FeelsSafeNeeds { get; set; }
    public Readiness? Relationships { get; set; }
    public string? RelationshipsNeeds { get; set; }
    public Readiness? Receiving { get; set; }
    public string? ReceivingNeeds { get; set; }
    public string? ChildView { get; set; }
    public string? ParentView { get; set; }
    public ReviewDecision? Decision { get; set; }

    /// <summary>The planned last day from now on, where it goes on.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The decision in words.</summary>
    public string? DecisionWords { get; set; }

    /// <summary>Whoever planned it, and once it is held whoever wrote it down.</summary>
    public required PersonId RecordedBy { get; set; }

    public int Version { get; init; }
}

internal sealed class PlacementReviewMapping : IEntityTypeConfiguration<PlacementReview>
{
    public void Configure(EntityTypeBuilder<PlacementReview> builder)
    {
        builder.ToTable("fair_access_placement_review");
        builder.HasKey(r => new { r.LocalityId, r.Id });
        builder.Property(r => r.Id).ValueGeneratedNever();
        foreach (var level in new[] { nameof(PlacementReview.Attends), nameof(PlacementReview.Learns), nameof(PlacementReview.FeelsSafe), nameof(PlacementReview.Relationships), nameof(PlacementReview.Receiving) })
        {
            builder.Property<Readiness?>(level).HasConversion<string>().HasMaxLength(10);
            builder.Property<string?>($"{level}Needs").HasMaxLength(PlacementReview.LineLength);
        }

        builder.Property(r => r.Decision).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.TookPart).HasMaxLength(PlacementReview.LineLength);
        foreach (var text in new[] { nameof(PlacementReview.ChildView), nameof(PlacementReview.ParentView), nameof(PlacementReview.DecisionWords) })
            builder.Property<string?>(text).HasMaxLength(Placement.TextLength);
        builder.HasOne<Placement>().WithMany().HasForeignKey(r => new { r.LocalityId, r.PlacementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.LocalityId, r.ChildId });
        builder.HasIndex(r => new { r.LocalityId, r.PlacementId });
    }
}

/// <summary>One of the statements on the way back, as it is asked and kept.</summary>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Words">What it says.</param>
/// <param name="Get">How far it holds; null where that was not said.</param>
/// <param name="Set">Puts how far it holds.</param>
/// <param name="GetNeeds">What is still needed.</param>
/// <param name="SetNeeds">Puts what is still needed.</param>
internal sealed record ReviewStatement(string Name, string Words, Func<PlacementReview, Readiness?> Get, Action<PlacementReview, Readiness?> Set, Func<PlacementReview, string?> GetNeeds, Action<PlacementReview, string?> SetNeeds);

/// <summary>The statements, in the order in which they are asked.</summary>
internal static class ReviewStatements
{
    public static IReadOnlyList<ReviewStatement> All { get; } =
    [
        new(nameof(PlacementReview.Attends), "Comes every day, or nearly", r => r.Attends, (r, v) => r.Attends = v, r => r.AttendsNeeds, (r, v) => r.AttendsNeeds = v),
        new(nameof(PlacementReview.Learns), "Learns, and keeps up with what a class learns", r => r.Learns, (r, v) => r.Learns = v, r => r.LearnsNeeds, (r, v) => r.LearnsNeeds = v),
        new(nameof(PlacementReview.FeelsSafe), "Feels safe", r => r.FeelsSafe, (r, v) => r.FeelsSafe = v, r => r.FeelsSafeNeeds, (r, v) => r.FeelsSafeNeeds = v),
        new(nameof(PlacementReview.Relationships), "Gets on with adults and other children", r => r.Relationships, (r, v) => r.Relationships = v, r => r.RelationshipsNeeds, (r, v) => r.RelationshipsNeeds = v),
        new(nameof(PlacementReview.Receiving), "Has a plan, and a person to go to at the receiving school", r => r.Receiving, (r, v) => r.Receiving = v, r => r.ReceivingNeeds, (r, v) => r.ReceivingNeeds = v),
    ];
}
