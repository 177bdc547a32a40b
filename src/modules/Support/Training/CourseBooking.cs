using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Training;

/// <summary>That somebody wants to take part in a session. Its order is its number. Never deleted before its time: it is cancelled.</summary>
internal sealed class CourseBooking : IAudited
{
    public const int NameLength = 150;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid SessionId { get; init; }

    /// <summary>1, 2, 3 and so on within the session: who asked first comes first.</summary>
    public required int Number { get; init; }

    /// <summary>The organisation whose share it takes.</summary>
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Who takes part; null for somebody without an account, whose name was typed.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>The name that was typed; null for somebody with an account.</summary>
    public string? Name { get; init; }

    /// <summary>What they work as; null where nobody said.</summary>
    public string? Job { get; init; }

    public required BookingState State { get; set; }
    public required PersonId BookedBy { get; init; }
}

/// <summary>A change of a booking: from what to what, who, when and why. Never changed.</summary>
internal sealed class BookingStep : IAudited
{
    public const int WhyLength = 700;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid BookingId { get; init; }

    /// <summary>1, 2, 3 and so on within the booking: of two at once one fails.</summary>
    public required int Number { get; init; }

    /// <summary>Null for the first.</summary>
    public BookingState? From { get; init; }

    public required BookingState To { get; init; }
    public required PersonId By { get; init; }
    public required DateTime AtUtc { get; init; }
    public required string Why { get; init; }
}

/// <summary>What somebody is reminded of.</summary>
internal enum ReminderKind
{
    /// <summary>The session is within a week.</summary>
    Week,

    /// <summary>The session is tomorrow, or today.</summary>
    Day,

    /// <summary>Eight weeks are over: have you used it?</summary>
    Used,
}

/// <summary>That somebody was reminded, so that nobody is twice.</summary>
internal sealed class CourseReminder : ILocalityOwned
{
    public LocalityId LocalityId { get; init; }
    public required Guid BookingId { get; init; }
    public required ReminderKind Kind { get; init; }
    public required DateOnly Day { get; init; }
}
