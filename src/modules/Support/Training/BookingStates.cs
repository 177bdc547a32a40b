namespace Headwater.Support.Training;

/// <summary>Where a booking stands.</summary>
internal enum BookingState
{
    /// <summary>There was a place at once.</summary>
    Booked,

    /// <summary>On the waiting list.</summary>
    Waiting,

    /// <summary>Moved up from the waiting list to a place.</summary>
    Placed,

    /// <summary>Given up, or the session does not take place.</summary>
    Cancelled,

    /// <summary>They came.</summary>
    Attended,

    /// <summary>They had a place and did not come.</summary>
    Missed,
}

/// <summary>Who takes part in a booking.</summary>
[Flags]
internal enum BookingParty
{
    None = 0,

    /// <summary>Who takes part, or who booked for them.</summary>
    Asker = 1,

    /// <summary>Those who keep the courses of the organisation that offers it.</summary>
    Provider = 2,

    /// <summary>The rule of the waiting list: nobody takes this step by hand.</summary>
    Rule = 4,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards.</param>
/// <param name="By">Who may take it.</param>
/// <param name="AsksWhy">It is said why in words of one's own.</param>
internal sealed record BookingMove(BookingState From, BookingState To, BookingParty By, bool AsksWhy = false);

/// <summary>The one table of steps; whatever is not in it is refused. A booking begins as <see cref="BookingState.Booked"/> or <see cref="BookingState.Waiting"/>.</summary>
internal static class BookingStates
{
    public static IReadOnlyList<BookingMove> Table { get; } =
    [
        new(BookingState.Waiting, BookingState.Placed, BookingParty.Rule),
        new(BookingState.Waiting, BookingState.Cancelled, BookingParty.Asker | BookingParty.Provider),
        new(BookingState.Booked, BookingState.Cancelled, BookingParty.Asker | BookingParty.Provider),
        new(BookingState.Placed, BookingState.Cancelled, BookingParty.Asker | BookingParty.Provider),
        new(BookingState.Booked, BookingState.Attended, BookingParty.Provider),
        new(BookingState.Booked, BookingState.Missed, BookingParty.Provider),
        new(BookingState.Placed, BookingState.Attended, BookingParty.Provider),
        new(BookingState.Placed, BookingState.Missed, BookingParty.Provider),
        // Whoever wrote it down was wrong.
        new(BookingState.Attended, BookingState.Missed, BookingParty.Provider, true),
        new(BookingState.Missed, BookingState.Attended, BookingParty.Provider, true),
    ];

    /// <summary>The step in the table; null where there is none.</summary>
    public static BookingMove? Find(BookingState from, BookingState to) => Table.FirstOrDefault(s => s.From == from && s.To == to);

    /// <summary>It takes one of the places.</summary>
    public static bool HasPlace(BookingState state) => state is BookingState.Booked or BookingState.Placed or BookingState.Attended or BookingState.Missed;

    /// <summary>They are expected, or wait to be.</summary>
    public static bool IsOpen(BookingState state) => state is BookingState.Booked or BookingState.Placed or BookingState.Waiting;
}
