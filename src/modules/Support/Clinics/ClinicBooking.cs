using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Support.Clinics;

/// <summary>How old the child is, as far as it helps to advise.</summary>
internal enum AgeGroup
{
    UnderFive,
    FiveToSeven,
    SevenToEleven,
    ElevenToFourteen,
    FourteenToSixteen,
    OverSixteen,
}

/// <summary>What kind of place the child learns at.</summary>
internal enum SchoolPhase
{
    Nursery,
    Primary,
    Secondary,
    Special,
    AlternativeProvision,
    College,
}

/// <summary>
/// A slot or place of a clinic that somebody booked for a worry about a child, mostly without the name. It is read by whoever booked, by those of
/// their organisation who see all its children, and by the people of the clinic; a record of a child is linked by <see cref="BookingChild"/> alone.
/// </summary>
internal sealed class ClinicBooking : IAudited, IVersioned
{
    public const int NameLength = 200;
    public const int TextLength = 4000;
    public const int ReasonLength = 1000;

    public LocalityId LocalityId { get; init; }

    /// <summary>Minted by the form: sent twice, it makes one.</summary>
    public required Guid Id { get; init; }

    public required Guid ClinicId { get; init; }

    /// <summary>Which slot or place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The same while it is held; null once it is free again. Of two who hold the same one fails.</summary>
    public int? HeldNumber { get; set; }

    public required BookingState State { get; set; }

    /// <summary>For which organisation it was booked.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required PersonId BookedBy { get; init; }
    public required DateTime BookedAtUtc { get; init; }
    public required AgeGroup Age { get; init; }
    public required SchoolPhase Phase { get; init; }
    public required string Worry { get; init; }

    /// <summary>What was tried, and what came of it; null where nothing was said.</summary>
    public string? Tried { get; init; }

    /// <summary>The name of the child, where the family agreed that the clinic hears it; null where it is booked without a name, and once that is taken back.</summary>
    public string? ChildName { get; set; }

    /// <summary>What the clinic advised; null before it did.</summary>
    public string? Advice { get; set; }

    public DateOnly? AdvisedOn { get; set; }

    /// <summary>The day on which whoever booked looks at it again; null where none is agreed.</summary>
    public DateOnly? FollowUpOn { get; set; }

    /// <summary>What became of it; null until whoever booked says so.</summary>
    public string? Outcome { get; set; }

    /// <summary>The day on which nothing more was to be done about it; null while something is.</summary>
    public DateOnly? OverOn { get; set; }

    public int Version { get; init; }
}

/// <summary>The child that a booking names: on record, and read through an involvement as everything about a child is. It opens the record to nobody.</summary>
internal sealed class BookingChild : IEntry, IAudited
{
    public static EntryKinds Kind => EntryKinds.Help;

    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid BookingId { get; init; }
    public required ChildId ChildId { get; init; }
    public required Visibility Visibility { get; init; }
    public required OrganisationId OwnerId { get; init; }
    public required PersonId NamedBy { get; init; }

    /// <summary>The act of sharing by which the clinic heard the name; when it is recalled, the clinic reads the name no longer.</summary>
    public required Guid DisclosureId { get; init; }
}

/// <summary>A change of a booking: from what to what, who, for which organisation, when and why. Never changed, never deleted before the booking is.</summary>
internal sealed class BookingStep : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid Id { get; init; }
    public required Guid BookingId { get; init; }

    /// <summary>1, 2, 3 and so on within the booking: of two at once one fails.</summary>
    public required int Number { get; init; }

    /// <summary>Null for the first.</summary>
    public BookingState? From { get; init; }

    public required BookingState To { get; init; }
    public required PersonId By { get; init; }

    /// <summary>The organisation for which it was taken.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required DateTime AtUtc { get; init; }
    public required string Why { get; init; }
}
