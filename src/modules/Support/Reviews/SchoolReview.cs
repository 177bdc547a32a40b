using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Reviews;

/// <summary>What a review looks at.</summary>
internal enum ReviewKind
{
    /// <summary>What the school does for pupils with special educational needs.</summary>
    Send,

    /// <summary>How the school keeps all its pupils in.</summary>
    Inclusion,
}

/// <summary>
/// A review of how a school works, by a team from outside: what was looked at, what was found, what is recommended, and what was seen on the visit
/// afterwards. No child stands in it. The people of the organisation that leads it read it; the school once it is sent; others once the school agrees.
/// </summary>
internal sealed class SchoolReview : IAudited, IVersioned
{
    public const int NameLength = 200;
    public const int TextLength = 4000;
    public const int ReasonLength = 1000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required ReviewKind Kind { get; init; }
    public required OrganisationId SchoolId { get; init; }

    /// <summary>The organisation whose people lead it.</summary>
    public required OrganisationId LeadId { get; init; }

    /// <summary>Who asked for it, by what they do.</summary>
    public required string AskedBy { get; init; }

    /// <summary>What is looked at, and what is not.</summary>
    public required string Scope { get; init; }

    /// <summary>Who is in the team: what they do and where, the lead first; no names.</summary>
    public required string Team { get; init; }

    public required ReviewState State { get; set; }

    /// <summary>The day on which it was sent to the school; null before.</summary>
    public DateOnly? SentOn { get; set; }

    /// <summary>Since when the school agrees that others read it; null while it does not.</summary>
    public DateTime? SharedAtUtc { get; set; }

    /// <summary>Who of the school agreed; null while nobody does.</summary>
    public PersonId? SharedBy { get; set; }

    /// <summary>The day on which the team comes again; null where none is agreed.</summary>
    public DateOnly? VisitOn { get; set; }

    /// <summary>What was seen then; null before.</summary>
    public string? Seen { get; set; }

    public required PersonId BegunBy { get; init; }
    public required DateTime BegunAtUtc { get; init; }

    /// <summary>The day on which nothing more was to be done; null while something is.</summary>
    public DateOnly? ClosedOn { get; set; }

    public int Version { get; init; }
}

/// <summary>What stands in a review.</summary>
internal enum ReviewPart
{
    /// <summary>What was looked at: lessons seen, papers read, people spoken with.</summary>
    Evidence,

    /// <summary>What the school does well.</summary>
    Strength,

    /// <summary>What is to improve.</summary>
    ToImprove,

    /// <summary>What is to be done, by whom and by when.</summary>
    Recommendation,
}

/// <summary>One line of a review. It is never changed; before the review is sent it can be taken back.</summary>
internal sealed class ReviewItem : IAudited, IVersioned
{
    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid ReviewId { get; init; }
    public required ReviewPart Part { get; init; }
    public required string Text { get; init; }

    /// <summary>Who does it: a role at the school, or an organisation; of recommendations alone.</summary>
    public string? Owner { get; init; }

    /// <summary>By when; of recommendations alone.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The day on which it was done; null while it is not.</summary>
    public DateOnly? DoneOn { get; set; }

    /// <summary>With what it was done; null while it is not.</summary>
    public string? DoneWith { get; set; }

    public required PersonId AddedBy { get; init; }
    public required DateTime AddedAtUtc { get; init; }

    /// <summary>The day on which it was taken back; null while it stands.</summary>
    public DateOnly? TakenBackOn { get; set; }

    public int Version { get; init; }
}

/// <summary>What a row of the history says.</summary>
internal enum ReviewStepKind
{
    /// <summary>It went from one state to another.</summary>
    Moved,

    /// <summary>The school agreed that others read it.</summary>
    Shared,

    /// <summary>The school took that back.</summary>
    Unshared,

    /// <summary>A recommendation was done.</summary>
    Done,
}

/// <summary>A change of a review: from what to what, who, for which organisation, when and why. Never changed, never deleted before the review is.</summary>
internal sealed class ReviewStep : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid ReviewId { get; init; }

    /// <summary>1, 2, 3 and so on within the review: of two at once one fails.</summary>
    public required int Number { get; init; }

    public required ReviewStepKind Kind { get; init; }

    /// <summary>Null for the first.</summary>
    public ReviewState? From { get; init; }

    public required ReviewState To { get; init; }
    public required PersonId By { get; init; }
    public required OrganisationId OrganisationId { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Why { get; init; }
}
