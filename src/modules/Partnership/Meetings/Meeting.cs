using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Partnership.Meetings;

internal enum MeetingKind
{
    /// <summary>One of the five with which a collaborative is convened.</summary>
    Workshop,

    /// <summary>Everybody round the table.</summary>
    Partnership,

    SubGroup,
}

internal enum MeetingMode
{
    InPerson,
    Online,
    Both,
}

internal enum MeetingState
{
    /// <summary>No day yet.</summary>
    Planned,

    /// <summary>Members were told the day.</summary>
    Called,

    Held,
    Cancelled,
}

/// <summary>A meeting. Its day and time are those of the United Kingdom, whatever the clocks do.</summary>
internal sealed class Meeting : IAudited, IVersioned
{
    public const int TitleLength = 120;
    public const int TextLength = 3000;
    public const int PlaceLength = 300;
    public const int NotesLength = 20_000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Title { get; set; }
    public required MeetingKind Kind { get; init; }
    public string? Purpose { get; set; }

    /// <summary>What to read or bring.</summary>
    public string? Materials { get; set; }

    public required MeetingMode Mode { get; set; }

    /// <summary>Where, or how to join.</summary>
    public string? Place { get; set; }

    /// <summary>Steps, lift, parking, interpreter, childcare, payment for coming.</summary>
    public string? Access { get; set; }

    public required MeetingState State { get; set; }
    public DateOnly? Day { get; set; }

    /// <summary>Null where it takes the whole day.</summary>
    public TimeOnly? Starts { get; set; }

    public int? Minutes { get; set; }

    /// <summary>The series it is one of; null where it stands alone.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Goes up with every change that calendars must hear of.</summary>
    public int Sequence { get; set; }

    public PersonId? CalledBy { get; set; }
    public PersonId? ChairedBy { get; set; }
    public PersonId? NotedBy { get; set; }
    public string? Notes { get; set; }

    /// <summary>When members could read the notes; corrections are open for ten working days from then.</summary>
    public DateOnly? NotesOn { get; set; }

    public int Version { get; init; }
}

/// <summary>Meetings that were called together, at a rhythm; each can be moved or cancelled on its own.</summary>
internal sealed class MeetingSeries : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required string Title { get; init; }
    public required MeetingRhythm Rhythm { get; init; }
    public required DateOnly MadeOn { get; init; }
}

/// <summary>A day and time that could be.</summary>
internal sealed class MeetingOption : IAudited
{
    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required DateOnly Day { get; init; }
    public TimeOnly? Starts { get; init; }
}

/// <summary>Whether a seat's holder can come then.</summary>
internal sealed class OptionAnswer : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid OptionId { get; init; }
    public required Guid SeatId { get; init; }
    public required Availability Answer { get; set; }
    public required PersonId By { get; set; }
}

/// <summary>One thing on the agenda.</summary>
internal sealed class AgendaItem : IAudited, IVersioned
{
    public const int TitleLength = 200;
    public const int MethodLength = 200;
    public const int OutcomeLength = 2000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required int Place { get; set; }
    public required string Title { get; set; }
    public required int Minutes { get; set; }

    /// <summary>How: a round, pairs, cards, a talk.</summary>
    public string? Method { get; set; }

    public bool NeedsDecision { get; set; }

    /// <summary>Time to get to know each other.</summary>
    public bool IsRelationship { get; set; }

    /// <summary>The seat that brings it to the table; null where that was not said.</summary>
    public Guid? LeadSeatId { get; set; }

    public string? Outcome { get; set; }

    /// <summary>Who wrote the outcome last.</summary>
    public PersonId? OutcomeBy { get; set; }

    /// <summary>The item of a later meeting to which it was moved.</summary>
    public Guid? MovedTo { get; set; }

    public int Version { get; init; }
}

/// <summary>Who was there for a seat.</summary>
internal sealed class Attendance : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid SeatId { get; init; }
    public required Presence Presence { get; set; }
    public required PersonId By { get; set; }
}

/// <summary>Turns that a sector took at one item; never a person's.</summary>
internal sealed class VoiceTally : IAudited
{
    public LocalityId LocalityId { get; init; }
    public required Guid AgendaItemId { get; init; }
    public required string SectorCode { get; init; }
    public required int Turns { get; set; }
}

/// <summary>What somebody says must be put right in the notes. Notes are not written over: corrections stand beside them.</summary>
internal sealed class Correction : IAudited
{
    public const int TextLength = 1000;

    public required Guid Id { get; init; }
    public LocalityId LocalityId { get; init; }
    public required Guid MeetingId { get; init; }
    public required string Text { get; init; }
    public required PersonId By { get; init; }
    public required DateOnly On { get; init; }
}

/// <summary>A secret address under which a calendar program reads somebody's meetings. Only its hash is kept.</summary>
internal sealed class CalendarFeed : IAudited
{
    /// <summary>Who may have one: those at the table, those to whom something is due, and professionals, who book at clinics and run them.</summary>
    public const Capability Readers = Capability.TakePart | Capability.Convene | Capability.RecordExclusions | Capability.Govern | Capability.WriteEntries;

    public LocalityId LocalityId { get; init; }
    public required PersonId PersonId { get; init; }
    public required byte[] TokenHash { get; set; }
    public required DateOnly MadeOn { get; set; }
}
