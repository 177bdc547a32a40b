using System.Globalization;
using Headwater.Collaboration;

namespace Headwater.Partnership.Meetings;

internal static class MeetingLinks
{
    public const string List = "/collaborative/meetings";
    public const string New = "/collaborative/meetings/new";
    public const string Series = "/collaborative/meetings/series";
    public const string Feed = "/collaborative/meetings/calendar";

    public static string Meeting(Guid id) => $"/collaborative/meetings/{id}";

    public static string Availability(Guid id) => $"/collaborative/meetings/{id}/availability";

    public static string Agenda(Guid id) => $"/collaborative/meetings/{id}/agenda";

    public static string Room(Guid id) => $"/collaborative/meetings/{id}/room";

    public static string Record(Guid id) => $"/collaborative/meetings/{id}/record";

    public static string Heard(Guid id) => $"/collaborative/meetings/{id}/heard";

    public static string NotesFile(Guid id) => $"{Record(id)}?handler=File";

    public static string Invitation(Guid id) => $"/collaborative/meetings/{id}/invitation.ics";
}

internal static class MeetingWords
{
    public static string Of(MeetingKind kind) => kind switch
    {
        MeetingKind.Workshop => "Workshop",
        MeetingKind.Partnership => "Whole table",
        MeetingKind.SubGroup => "Sub-group",
        _ => throw new InvalidOperationException("Unknown kind."),
    };

    public static string Of(MeetingMode mode) => mode switch
    {
        MeetingMode.InPerson => "In the room",
        MeetingMode.Online => "Online",
        MeetingMode.Both => "In the room and online",
        _ => throw new InvalidOperationException("Unknown mode."),
    };

    public static string Of(MeetingRhythm rhythm) => rhythm switch
    {
        MeetingRhythm.Weekly => "Every week",
        MeetingRhythm.Fortnightly => "Every second week",
        MeetingRhythm.FourWeekly => "Every fourth week",
        MeetingRhythm.Monthly => "Once a month, on the same weekday of the month",
        _ => throw new InvalidOperationException("Unknown rhythm."),
    };

    public static string Of(Presence presence) => presence switch
    {
        Presence.Missed => "Not there",
        Presence.Apology => "Sent an apology",
        Presence.Part => "There for a part",
        Presence.Present => "There",
        Presence.Online => "There online",
        Presence.Deputy => "Deputy was there",
        Presence.Excused => "Excused",
        _ => throw new InvalidOperationException("Unknown presence."),
    };

    public static string Of(Availability answer) => answer switch
    {
        Availability.Unknown => "No answer",
        Availability.No => "No",
        Availability.IfNeedBe => "If need be",
        Availability.Yes => "Yes",
        _ => throw new InvalidOperationException("Unknown answer."),
    };

    /// <summary><c>Thursday 14 January 2027, 10:00 to 12:00</c>.</summary>
    public static string When(Meeting meeting) => meeting.Day is not { } day ? "No day yet" : When(day, meeting.Starts, meeting.Minutes);

    public static string When(DateOnly day, TimeOnly? starts, int? minutes = null) => starts is not { } from
        ? $"{Interface.Words.Date(day)}, the whole day"
        : $"{Interface.Words.Date(day)}, {Time(from)}{(minutes is { } long_ ? $" to {Time(from.AddMinutes(long_))}" : "")}";

    /// <summary>A time of the day as people type it.</summary>
    /// <exception cref="Kernel.InputRefusedException">It is none.</exception>
    public static TimeOnly? TimeOf(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : TimeOnly.TryParseExact(text.Trim(), ["H:mm", "HH:mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new Kernel.InputRefusedException("Enter the time as hours and minutes, such as 16:30.");

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
