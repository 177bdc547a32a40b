using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>What is to be different for the child, from where to where, and how one can tell.</summary>
internal sealed class PlanOutcome : IEntry, IAudited, IVersioned
{
    public const int TextLength = 500;

    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlanId { get; init; }
    public required Visibility Visibility { get; set; }
    public required OrganisationId OwnerId { get; init; }
    public required string What { get; init; }

    /// <summary>How it is now, when the plan is made.</summary>
    public required string Baseline { get; init; }

    /// <summary>What is counted or looked at, and by whom.</summary>
    public required string Measure { get; init; }

    public required string Target { get; init; }
    public int Version { get; init; }
}

/// <summary>What became of an action.</summary>
internal enum ActionState
{
    Open,
    Done,

    /// <summary>The family or the child said no to it.</summary>
    Declined,

    /// <summary>It was not possible, or nobody came to it.</summary>
    NotDone,
}

/// <summary>What somebody does for the child, by when.</summary>
internal sealed class PlanAction : IEntry, IAudited, IVersioned
{
    public const int TextLength = 500;
    public const int WhoLength = 100;

    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlanId { get; init; }
    public required Visibility Visibility { get; set; }
    public required OrganisationId OwnerId { get; init; }
    public required string What { get; init; }

    /// <summary>The person of the school who sees to it; null when it is somebody else.</summary>
    public PersonId? DoerId { get; init; }

    /// <summary>Somebody else who sees to it, as people call them.</summary>
    public string? Doer { get; init; }

    public required DateOnly By { get; init; }

    /// <summary>The help on offer that it uses.</summary>
    public Guid? HelpId { get; init; }

    /// <summary>The name of that help as it was then.</summary>
    public string? HelpName { get; init; }

    public ActionState State { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>What came of it, or why it did not happen.</summary>
    public string? Came { get; set; }

    public int Version { get; init; }
}

/// <summary>People looked together at how a plan goes.</summary>
internal sealed class PlanReview : IEntry, IAudited, IVersioned
{
    public const int WhoLength = 300;

    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required ChildId ChildId { get; init; }
    public required Guid PlanId { get; init; }
    public required Visibility Visibility { get; set; }
    public required OrganisationId OwnerId { get; init; }
    public required DateOnly Day { get; init; }
    public required string TookPart { get; init; }
    public required string Said { get; init; }
    public string? Next { get; init; }
    public required PersonId WrittenBy { get; init; }
    public int Version { get; init; }
}

/// <summary>Where an outcome stood at a review, from −2 to +2; said by those who were there, never added up.</summary>
internal sealed class OutcomeRating : IEntry, IAudited, IVersioned
{
    public static EntryKinds Kind => EntryKinds.Support;

    public LocalityId LocalityId { get; init; }
    public required Guid OutcomeId { get; init; }
    public required Guid ReviewId { get; init; }
    public required Guid PlanId { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; set; }
    public required OrganisationId OwnerId { get; init; }
    public required int Step { get; init; }

    /// <summary>How it is now, by the measure of the outcome.</summary>
    public string? Now { get; init; }

    public int Version { get; init; }
}
