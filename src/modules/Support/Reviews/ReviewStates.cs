namespace Headwater.Support.Reviews;

/// <summary>Where a review stands.</summary>
internal enum ReviewState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>The school has it.</summary>
    Sent,

    /// <summary>The team came again, and wrote down what it saw.</summary>
    Visited,

    /// <summary>Nothing more happens to it.</summary>
    Closed,

    /// <summary>Given up before it was sent.</summary>
    Withdrawn,
}

/// <summary>Who takes part in a review.</summary>
[Flags]
internal enum ReviewParty
{
    None = 0,

    /// <summary>The people of the organisation that leads it.</summary>
    Lead = 1,

    /// <summary>Those of the school who see all its children.</summary>
    School = 2,

    /// <summary>Every other professional, once the school agreed.</summary>
    Other = 4,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may take it.</param>
internal sealed record ReviewMove(ReviewState From, ReviewState To, ReviewParty By);

/// <summary>The one table of steps; whatever is not in it is refused.</summary>
internal static class ReviewStates
{
    public static IReadOnlyList<ReviewMove> Table { get; } =
    [
        new(ReviewState.Draft, ReviewState.Sent, ReviewParty.Lead),
        new(ReviewState.Draft, ReviewState.Withdrawn, ReviewParty.Lead),
        new(ReviewState.Sent, ReviewState.Visited, ReviewParty.Lead),
        new(ReviewState.Visited, ReviewState.Closed, ReviewParty.Lead),
    ];

    /// <summary>The step in the table; null where there is none.</summary>
    public static ReviewMove? Find(ReviewState from, ReviewState to) => Table.FirstOrDefault(m => m.From == from && m.To == to);

    /// <summary>The school has it.</summary>
    public static bool IsWithSchool(ReviewState state) => state is ReviewState.Sent or ReviewState.Visited or ReviewState.Closed;

    /// <summary>Nothing happens to it any more, but that the school may still say who reads it.</summary>
    public static bool IsOver(ReviewState state) => state is ReviewState.Closed or ReviewState.Withdrawn;
}
