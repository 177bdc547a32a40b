using System.Globalization;
using Headwater.Kernel;
using Headwater.Support.Services;

namespace Headwater.Support.Training;

/// <summary>A course as it was typed.</summary>
internal sealed record TypedCourse(string? Provider, string? Title, string? Outcomes, string? Audience, IReadOnlyCollection<string> Needs, string? Programme)
{
    /// <summary>Writes it into a course, all but its provider and its programme.</summary>
    /// <exception cref="InputRefusedException">Something cannot be: the sentence says what.</exception>
    public void Into(Course course)
    {
        course.Title = FormFields.Text(Title, "what the course is called", Course.TitleLength);
        course.Outcomes = FormFields.Text(Outcomes, "what people will be able to do", Course.TextLength);
        course.Audience = FormFields.Text(Audience, "for whom it is", Course.LineLength);
        if (Needs.Any(n => n is null || NeedWords.Of(n) is null))
            throw new InputRefusedException("Choose the needs from the list.");
        var needs = string.Join(' ', Needs.Distinct(StringComparer.Ordinal));
        if (needs.Length is 0 or > Course.NeedsLength)
            throw new InputRefusedException("Tick the needs that the course is about: one at least, and no more than about fifteen.");
        course.Needs = needs;
    }
}

/// <summary>A session as it was typed.</summary>
internal sealed record TypedSession(string? Day, string? Starts, string? Ends, string? Place, bool IsOnline, string? Places, string? Share, string? Closes)
{
    private const int FirstYear = 2000;
    private const int YearsAhead = 2;

    /// <summary>Reads it.</summary>
    /// <param name="id">The id it gets.</param>
    /// <param name="course">Of which course it is.</param>
    /// <param name="today">The day on which it is typed.</param>
    /// <exception cref="InputRefusedException">Something cannot be: the sentence says what.</exception>
    public CourseSession Read(Guid id, Guid course, DateOnly today)
    {
        var day = FormFields.Day(Day, "day of the session");
        if (day.Year < FirstYear || day.Year > today.Year + YearsAhead)
            throw new InputRefusedException($"Enter a day of the session that is at most {YearsAhead} years ahead, such as 27 3 {today.Year + 1}.");
        var (starts, ends) = (Minute(Starts, "begins", "09:30"), Minute(Ends, "ends", "12:00"));
        if (ends <= starts)
            throw new InputRefusedException("Enter when the session ends as a time after it begins.");
        var closes = FormFields.OptionalDay(Closes, "last day to book") ?? day.AddDays(-1);
        if (closes > day)
            throw new InputRefusedException("The last day to book must not be after the session.");
        var places = Number(Places, "how many places there are") ?? throw new InputRefusedException($"Enter how many places there are, from 1 to {CourseSession.MostPlaces}.");
        return new()
        {
            Id = id, CourseId = course, Day = day, Starts = starts, Ends = ends, IsOnline = IsOnline, Places = places, ClosesOn = closes,
            Place = FormFields.Text(Place, "where the session is, or how it is joined", Course.LineLength), Share = Number(Share, "how many of one organisation can come"),
        };
    }

    private static int Minute(string? typed, string what, string such) => TimeOnly.TryParseExact(typed?.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? (time.Hour * 60) + time.Minute
        : throw new InputRefusedException($"Enter when the session {what} as a time such as {such}.");

    private static int? Number(string? typed, string what) => string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= CourseSession.MostPlaces ? number
        : throw new InputRefusedException($"Enter {what} as a number from 1 to {CourseSession.MostPlaces}.");
}

/// <summary>A booking as it was typed.</summary>
/// <param name="At">For which organisation; may be left out by whoever has a post in one alone.</param>
/// <param name="Who"><see cref="Myself"/>, <see cref="Other"/>, or the id of a colleague with an account.</param>
/// <param name="Name">The name of a colleague without an account.</param>
/// <param name="Job">What they work as.</param>
internal sealed record TypedBooking(string? At, string? Who, string? Name, string? Job)
{
    public const string Myself = "me";
    public const string Other = "other";
}
