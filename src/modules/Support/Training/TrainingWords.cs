using System.Globalization;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Support.Services;

namespace Headwater.Support.Training;

/// <summary>Where the pages are.</summary>
internal static class TrainingLinks
{
    public const string List = "/training";
    public const string New = "/training/new";
    public const string Suggested = "/training/suggested";
    public const string Programmes = "/training/programmes";

    public static string One(Guid course) => $"/training/{course}";

    public static string Change(Guid course) => $"/training/{course}/change";

    public static string Session(Guid session) => $"/training/sessions/{session}";

    public static string Move(Guid session) => $"/training/sessions/{session}/change";

    /// <summary>Who booked and who came, for the provider.</summary>
    public static string Register(Guid session) => $"/training/sessions/{session}/people";

    public static string Feedback(Guid booking) => $"/training/bookings/{booking}/feedback";

    public static string Certificate(Guid booking) => $"/training/bookings/{booking}/certificate";

    public static string Programme(Guid programme) => $"/training/programmes/{programme}";
}

/// <summary>What things are called on screen.</summary>
internal static class TrainingWords
{
    public static (string Words, string Tag) Of(BookingState state) => state switch
    {
        BookingState.Booked => ("Booked", "govuk-tag--green"),
        BookingState.Waiting => ("On the waiting list", "govuk-tag--yellow"),
        BookingState.Placed => ("Moved up to a place", "govuk-tag--green"),
        BookingState.Cancelled => ("Cancelled", "govuk-tag--grey"),
        BookingState.Attended => ("Came", "govuk-tag--blue"),
        _ => ("Did not come", "govuk-tag--grey"),
    };

    public static string Of(Usage usage) => usage switch { Usage.Yes => "Yes", Usage.ALittle => "A little", _ => "Not yet" };

    public static string Of(Obstacle barrier) => barrier switch
    {
        Obstacle.Nothing => "Nothing",
        Obstacle.Time => "There was no time",
        Obstacle.Backing => "Nobody at work backed it",
        Obstacle.Occasion => "There was no occasion for it",
        Obstacle.Practice => "I am not sure enough how",
        _ => "Something else",
    };

    /// <summary>How useful, in words.</summary>
    public static string Useful(int number) => number switch { 1 => "1, not useful", 5 => "5, very useful", _ => number.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A minute of the day as people type it.</summary>
    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>Such as "Thursday 14 January 2027, 09:30 to 12:00".</summary>
    public static string When(CourseSession session) => $"{Words.Date(session.Day)}, {Time(session.Starts)} to {Time(session.Ends)}";

    public static string Where(CourseSession session) => session.IsOnline ? $"Online: {session.Place}" : session.Place;

    /// <summary>How many places are left and how many people wait, in a sentence.</summary>
    public static string Places(CourseSession session, int held, int waiting)
    {
        var left = Math.Max(0, session.Places - held);
        var places = left == 0 ? "No place is left" : left == 1 ? $"1 of {session.Places} places is left" : $"{left} of {session.Places} places are left";
        return waiting == 0 ? places : $"{places}, {waiting} {(waiting == 1 ? "person waits" : "people wait")}";
    }

    /// <summary>Time in hours, such as "2½ hours" or "1 hour 20 minutes".</summary>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => Many(m, "minute"),
        (var h, 0) => Many(h, "hour"),
        (var h, 30) => $"{h}½ hours",
        (var h, var m) => $"{Many(h, "hour")} {Many(m, "minute")}",
    };

    /// <summary>The needs of a course in words.</summary>
    public static string Needs(Course course) => string.Join(", ", ServiceWords.Keys(course.Needs).Select(k => NeedWords.Of(k) ?? k));

    /// <summary>A step in one line.</summary>
    public static string Of(BookingStep step, string who) => $"{Moment(step.AtUtc)}: {Of(step.To).Words.ToLowerInvariant()}, by {who}. {step.Why}";

    /// <summary>A count, or that it is withheld.</summary>
    public static string Shown(int? count) => count is { } known ? Words.Count(known) : "*";

    private static string Moment(DateTime utc) => string.Create(CultureInfo.InvariantCulture, $"{Words.Date(UkDays.DayOf(utc))} at {UkDays.TimeOf(utc):HH:mm}");

    private static string Many(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
