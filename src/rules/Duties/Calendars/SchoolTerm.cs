namespace Headwater.Duties;

/// <summary>A term as the school keeps it.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day, that day included.</param>
public readonly record struct SchoolTerm(DateOnly Start, DateOnly End);

/// <summary>Half of a school day; each is one session.</summary>
public enum DayHalf
{
    /// <summary>The session before lunch.</summary>
    Morning,

    /// <summary>The session after lunch.</summary>
    Afternoon,
}

/// <summary>A day on which the school is closed for half of it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Closed">The half without a session.</param>
public readonly record struct PartClosedDay(DateOnly Day, DayHalf Closed);

/// <summary>
/// A term or a year as the rules count it: a stretch of sessions that follow each other. A counting term is the school's own
/// where its year has three terms or fewer, and otherwise one of the spans between 31 December, Easter Monday and 31 July (rule 1.5).
/// </summary>
/// <param name="First">Its first school day.</param>
/// <param name="Last">Its last school day.</param>
/// <param name="FirstSession">The number of its first session in the calendar, from 0.</param>
/// <param name="EndSession">The number of the session after its last.</param>
public readonly record struct SchoolSpan(DateOnly First, DateOnly Last, int FirstSession, int EndSession)
{
    /// <summary>How many of the sessions from <paramref name="from"/> up to, not including, <paramref name="to"/> lie in it.</summary>
    /// <param name="from">A session's number.</param>
    /// <param name="to">The number after the last session.</param>
    public int Sessions(int from, int to) => Math.Max(0, Math.Min(to, EndSession) - Math.Max(from, FirstSession));
}
