using Headwater.Access.Contracts;
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

    /// <summary>One meeting, to be sent: an invitation, or word that it is cancelled. Both name who asks and who is asked (RFC 5546, 3.2.2 and 3.2.5).</summary>
    /// <param name="meeting">Which.</param>
    /// <param name="nowUtc">When it is written.</param>
    /// <param name="organiser">The address that letters of this installation come from: whoever called the meeting keeps theirs to themselves.</param>
    /// <param name="asked">The address of whoever takes it; null where they have none.</param>
    public static string Invitation(Meeting meeting, DateTime nowUtc, string organiser, string? asked) =>
        Write([meeting], meeting.State == MeetingState.Cancelled ? "CANCEL" : "REQUEST", nowUtc, organiser, asked);

    /// <summary>Many, for a calendar that looks again by itself.</summary>
    /// <param name="meetings">Meetings.</param>
    /// <param name="days">Days, and times of days, of other parts of Headwater.</param>
    /// <param name="site">Where this installation is found; null where it was not said.</param>
    /// <param name="nowUtc">When it is written.</param>
    public static string Feed(IEnumerable<Meeting> meetings, IEnumerable<FeedDay> days, Uri? site, DateTime nowUtc)
    {
        var calendar = Made(meetings, "PUBLISH", nowUtc);
        foreach (var day in days)
        {
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{day.Uid}@headwater", Summary = day.Title, DtStamp = new CalDateTime(nowUtc, "UTC"),
                DtStart = day.StartsAtUtc is { } starts ? new CalDateTime(starts, "UTC") : new CalDateTime(day.Day), DtEnd = day.EndsAtUtc is { } ends ? new CalDateTime(ends, "UTC") : new CalDateTime(day.Day.AddDays(1)),
                Url = site is null ? null : new Uri(site, day.Path), Transparency = day.StartsAtUtc is null ? "TRANSPARENT" : "OPAQUE",
            });
        }

        return Written(calendar);
    }

    /// <summary>The instant at which a meeting begins.</summary>
    public static DateTime StartsAtUtc(DateOnly day, TimeOnly starts)
    {
        var local = day.ToDateTime(starts, DateTimeKind.Unspecified);
        // In the hour that the clocks skip in March the meeting begins when that hour would have ended.
        return TimeZoneInfo.ConvertTimeToUtc(London.IsInvalidTime(local) ? local.AddHours(1) : local, London);
    }

    private static string Write(IEnumerable<Meeting> meetings, string method, DateTime nowUtc, string? organiser = null, string? asked = null) => Written(Made(meetings, method, nowUtc, organiser, asked));

    private static string Written(Calendar calendar) => new CalendarSerializer().SerializeToString(calendar) ?? throw new InvalidOperationException("The calendar could not be written.");

    private static Calendar Made(IEnumerable<Meeting> meetings, string method, DateTime nowUtc, string? organiser = null, string? asked = null)
    {
        var calendar = new Calendar { Method = method, ProductId = "-//Headwater//Collaborative//EN" };
        foreach (var meeting in meetings.Where(m => m.Day is not null))
        {
            var entry = new CalendarEvent
            {
                Uid = $"{meeting.Id}@headwater", Sequence = meeting.Sequence, Summary = meeting.Title, Location = meeting.Place, Description = meeting.Purpose,
                DtStamp = new CalDateTime(nowUtc, "UTC"), Status = meeting.State == MeetingState.Cancelled ? "CANCELLED" : "CONFIRMED",
            };
            if (organiser is not null)
                entry.Organizer = new Organizer($"mailto:{organiser}") { CommonName = "The collaborative" };
            if (asked is not null)
                entry.Attendees.Add(new Attendee($"mailto:{asked}") { Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION", Rsvp = false });
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

        return calendar;
    }
}
