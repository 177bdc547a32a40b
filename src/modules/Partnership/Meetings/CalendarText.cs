using Headwater.Interface;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Headwater.Partnership.Meetings;

/// <summary>
/// Meetings as calendars read them (RFC 5545). A whole day is a date and no time, so that it is the same day everywhere; a time is
/// written in UTC, worked out from the clock of the United Kingdom on that day.
/// </summary>
internal static class CalendarText
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>One meeting, to be sent: an invitation, or word that it is cancelled.</summary>
    public static string Invitation(Meeting meeting, DateTime nowUtc) =>
        Write([meeting], meeting.State == MeetingState.Cancelled ? "CANCEL" : "REQUEST", nowUtc);

    /// <summary>Many, for a calendar that looks again by itself.</summary>
    public static string Feed(IEnumerable<Meeting> meetings, DateTime nowUtc) => Write(meetings, "PUBLISH", nowUtc);

    /// <summary>The instant at which a meeting begins.</summary>
    public static DateTime StartsAtUtc(DateOnly day, TimeOnly starts)
    {
        var local = day.ToDateTime(starts, DateTimeKind.Unspecified);
        // In the hour that the clocks skip in March the meeting begins when that hour would have ended.
        return TimeZoneInfo.ConvertTimeToUtc(London.IsInvalidTime(local) ? local.AddHours(1) : local, London);
    }

    private static string Write(IEnumerable<Meeting> meetings, string method, DateTime nowUtc)
    {
        var calendar = new Calendar { Method = method, ProductId = "-//Headwater//Collaborative//EN" };
        foreach (var meeting in meetings.Where(m => m.Day is not null))
        {
            var entry = new CalendarEvent
            {
                Uid = $"{meeting.Id}@headwater", Sequence = meeting.Sequence, Summary = meeting.Title, Location = meeting.Place, Description = meeting.Purpose,
                DtStamp = new CalDateTime(nowUtc, "UTC"), Status = meeting.State == MeetingState.Cancelled ? "CANCELLED" : "CONFIRMED",
            };
            var day = meeting.Day!.Value;
            if (meeting.Starts is { } starts)
            {
                entry.DtStart = new CalDateTime(StartsAtUtc(day, starts), "UTC");
                entry.DtEnd = new CalDateTime(StartsAtUtc(day, starts).AddMinutes(meeting.Minutes ?? 60), "UTC");
            }
            else
            {
                entry.DtStart = new CalDateTime(day);
                entry.DtEnd = new CalDateTime(day.AddDays(1));
            }

            calendar.Events.Add(entry);
        }

        return new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");
    }
}
