using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>What kind of plan a cycle is.</summary>
internal enum PlanKind
{
    /// <summary>Assess, plan, do, review, as the SEND Code of Practice has it (paragraphs 6.44 to 6.56).</summary>
    SupportPlan,

    /// <summary>A pastoral support programme: sixteen weeks with a review half-way.</summary>
    PastoralProgramme,
}

/// <summary>
/// One turn of assess, plan, do and review. What hangs on it (outcomes, actions, reviews) has the visibility of the plan: a family that
/// may read the plan reads how it goes.
/// </summary>
internal sealed class PlanCycle : IEntry, IAudited, IVersioned
{
    public const int TextLength = 4000;

    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; set; }
    public required OrganisationId OwnerId { get; init; }
    public required PlanKind PlanKind { get; init; }

    /// <summary>The number of the locality's stage.</summary>
    public required int StageNumber { get; set; }

    public required DateOnly Began { get; init; }

    /// <summary>What the child finds hard, and what the child is good at.</summary>
    public required string NeedsAndStrengths { get; set; }

    /// <summary>What is done differently for this child (Equality Act 2010, section 20).</summary>
    public string? Adjustments { get; set; }

    public required PersonId CoordinatorId { get; set; }

    /// <summary>By when it is looked at again.</summary>
    public required DateOnly ReviewOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>What came of it, said at the end.</summary>
    public string? ClosedWith { get; set; }

    public int Version { get; init; }
}
