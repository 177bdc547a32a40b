namespace Headwater.Support.Clinics;

/// <summary>Where a booking stands.</summary>
internal enum BookingState
{
    /// <summary>The slot is held.</summary>
    Booked,

    /// <summary>The slot is free again.</summary>
    Cancelled,

    /// <summary>The clinic wrote down what it advised.</summary>
    Advised,

    /// <summary>Nobody came.</summary>
    Missed,

    /// <summary>Whoever booked said what became of it.</summary>
    Closed,
}

/// <summary>Who takes part in a booking.</summary>
[Flags]
internal enum BookingParty
{
    None = 0,

    /// <summary>Whoever booked, and those of their organisation who see all its children.</summary>
    Booker = 1,

    /// <summary>The people who run the clinic.</summary>
    Clinic = 2,
}

/// <summary>A step that is allowed.</summary>
/// <param name="From">Where it stands before.</param>
/// <param name="To">Where it stands afterwards; the same where a day to look at it again is agreed.</param>
/// <param name="By">Who may take it.</param>
/// <param name="OnceBegun">Only from the moment at which the slot begins.</param>
internal sealed record BookingMove(BookingState From, BookingState To, BookingParty By, bool OnceBegun = false);

/// <summary>The one table of steps; whatever is not in it is refused.</summary>
internal static class BookingStates
{
    public static IReadOnlyList<BookingMove> Table { get; } =
    [
        new(BookingState.Booked, BookingState.Cancelled, BookingParty.Booker | BookingParty.Clinic),
        new(BookingState.Booked, BookingState.Advised, BookingParty.Clinic, OnceBegun: true),
        new(BookingState.Booked, BookingState.Missed, BookingParty.Clinic, OnceBegun: true),
        new(BookingState.Advised, BookingState.Advised, BookingParty.Booker),
        new(BookingState.Advised, BookingState.Closed, BookingParty.Booker),
    ];

    /// <summary>The step in the table; null where there is none.</summary>
    public static BookingMove? Find(BookingState from, BookingState to) => Table.FirstOrDefault(m => m.From == from && m.To == to);

    /// <summary>Nothing happens to it any more.</summary>
    public static bool IsOver(BookingState state) => state is BookingState.Cancelled or BookingState.Missed or BookingState.Closed;
}
