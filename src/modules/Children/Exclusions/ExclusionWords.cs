using System.Globalization;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Children.Exclusions;

/// <summary>What kinds, duties and states are called on screen.</summary>
internal static class ExclusionWords
{
    public static string Of(ExclusionKind kind) => kind switch
    {
        ExclusionKind.Suspension => "Suspension",
        ExclusionKind.Permanent => "Permanent exclusion",
        ExclusionKind.Lunchtime => "Lunchtime suspension",
        _ => kind.ToString(),
    };

    /// <summary>What is to be done, beginning with a verb.</summary>
    public static string Of(DutyKind duty) => duty switch
    {
        DutyKind.NotifyParent => "Tell the parent in writing",
        DutyKind.NotifyLocalAuthority => "Tell the local authority",
        DutyKind.NotifyHomeLocalAuthority => "Tell the local authority where the child lives",
        DutyKind.NotifySocialWorker => "Tell the social worker",
        DutyKind.NotifyVirtualSchoolHead => "Tell the virtual school head",
        DutyKind.NotifyBoard => "Tell the governing board",
        DutyKind.BoardMeeting => "Governing board meets",
        DutyKind.Papers => "Send the papers for the board’s meeting",
        DutyKind.AlternativeProvision => "Full-time education from the sixth day",
        DutyKind.ReviewApplicationCloses => "Last day to apply for a review",
        DutyKind.ReviewHearing => "Review panel’s hearing begins",
        DutyKind.Reconsideration => "Governing board reconsiders",
        DutyKind.RemovalFromRollEarliest => "First day on which the name may come off the roll",
        DutyKind.NotifyCancellation => "Tell everybody that it was cancelled",
        _ => duty.ToString(),
    };

    public static string Of(DutyOwner owner) => owner switch
    {
        DutyOwner.Headteacher => "Headteacher",
        DutyOwner.GoverningBoard => "Governing board",
        DutyOwner.LocalAuthority => "Local authority",
        DutyOwner.ReviewPanelArranger => "Who arranges the review: local authority or trust",
        DutyOwner.Parent => "Parent",
        _ => owner.ToString(),
    };

    /// <summary>A state with the colour of its tag, which is never the only sign.</summary>
    public static (string Words, string Tag) Of(DutyDate duty) => duty switch
    {
        { State: DutyState.Met } => ("Done", "govuk-tag--green"),
        { State: DutyState.Late, Done: not null } => ("Done late", "govuk-tag--orange"),
        { State: DutyState.Late } => ("Late", "govuk-tag--red"),
        { State: DutyState.Waiting } => ("Waits", "govuk-tag--grey"),
        { State: DutyState.BeyondCalendar } => ("No term dates yet", "govuk-tag--yellow"),
        _ => ("To do", "govuk-tag--blue"),
    };

    /// <summary>Half days as days: <c>2 days</c>, <c>half a day</c>, <c>2½ days</c>.</summary>
    public static string Days(int sessions) => sessions switch
    {
        1 => "half a day",
        2 => "1 day",
        _ when sessions % 2 == 0 => string.Create(CultureInfo.InvariantCulture, $"{sessions / 2} days"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{sessions / 2}½ days"),
    };

    /// <summary>Half days from days as they were typed.</summary>
    /// <exception cref="InputRefusedException">They are no halves from 0.5 to 45.</exception>
    public static int SessionsOf(string? days) => decimal.TryParse(days?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0.5m and <= 45 && number * 2 == decimal.Truncate(number * 2)
        ? (int)(number * 2)
        : throw new InputRefusedException("Give the school days in halves, from 0.5 to 45, such as 2.5.");

    /// <summary>How much of a term or year it comes to.</summary>
    public static string Total(int sessions) => sessions == 0 ? "no day" : Days(sessions);

    /// <summary>How long it is.</summary>
    public static string Length(RecordedExclusion x) => x.What switch
    {
        ExclusionKind.Permanent => "for good",
        ExclusionKind.Lunchtime => "one lunchtime, counted as half a day",
        _ => Days(x.Sessions),
    };

    /// <summary>The last day out of a suspension or lunchtime; null for a permanent exclusion, and where the calendar does not tell.</summary>
    public static DateOnly? LastDay(RecordedExclusion x, SchoolCalendar? calendar)
    {
        if (x.What != ExclusionKind.Suspension || calendar is null)
            return x.What == ExclusionKind.Lunchtime ? x.Start : null;
        var (day, left) = ((DateOnly?)x.Start, x.Sessions - (x.StartsAfternoon ? 1 : calendar.SessionsOn(x.Start)));
        while (left > 0 && day is { } on)
        {
            day = calendar.After(on, 1);
            left -= day is { } next ? calendar.SessionsOn(next) : 0;
        }

        return day;
    }

    /// <summary>Of its last day only the morning is out: the afternoon is school.</summary>
    public static bool EndsAtMidday(RecordedExclusion x, DateOnly last, SchoolCalendar? calendar) =>
        calendar?.SessionOn(x.Start, x.StartsAfternoon) is { } first && calendar.SessionsBefore(last.AddDays(1)) > first + x.Sessions;

    /// <summary>One sentence of where it stands.</summary>
    public static string Standing(RecordedExclusion x, SchoolCalendar? calendar, DateOnly today) => x switch
    {
        { Cancelled: { } day } => $"Cancelled on {Interface.Words.Date(day)}",
        { ReinstatedOnReconsideration: { } day } => $"Reinstated on reconsideration, {Interface.Words.Date(day)}",
        { BoardDecision: BoardDecision.Reinstated } => "The governing board reinstated the child",
        { ReviewOutcome: ReviewOutcome.Upheld } => "The review panel upheld it",
        { ReviewOutcome: ReviewOutcome.Quashed } => "The review panel quashed it: the board reconsiders",
        { ReviewOutcome: ReviewOutcome.Recommended } => "The review panel asks the board to reconsider",
        { ReviewApplied: not null } => "A review was applied for",
        { BoardDecision: BoardDecision.Declined } => "The governing board declined to reinstate",
        _ when LastDay(x, calendar) is { } last && last < today => $"Over: the last day out was {Interface.Words.Date(last)}",
        _ when x.Start > today => "Has not begun",
        _ => "In force",
    };

    public static string Of(BoardDecision decision) => decision == BoardDecision.Reinstated ? "Reinstated" : "Declined to reinstate";

    public static string Of(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Upheld => "Upheld the board’s decision",
        ReviewOutcome.Recommended => "Recommended that the board reconsiders",
        _ => "Quashed the decision and directed the board to reconsider",
    };

    /// <summary>How surely a rule is known, for people who do not know the letters.</summary>
    public static string Of(Confidence confidence) => confidence switch
    {
        Confidence.H => "read in the source named",
        Confidence.M => "from a reliable secondary source",
        Confidence.L => "from one weak source: check before you rely on it",
        _ => "recalled from guidance, not seen in a stored copy: check before you rely on it",
    };

    /// <summary>The labels of reason codes for a start on a day, from every list that is accepted then.</summary>
    public static IReadOnlyList<(string Code, string Label)> Reasons(RuleBook book, DateOnly start) =>
        [.. book.CodeSets.Where(s => s.AppliesOn(start)).SelectMany(s => s.Codes).DistinctBy(c => c.Key).OrderBy(c => c.Value, StringComparer.Ordinal).Select(c => (c.Key, c.Value))];

    public static string Reason(RuleBook book, string code) => book.CodeSets.Select(s => s.Codes.GetValueOrDefault(code)).OfType<string>().LastOrDefault() ?? code;

    /// <summary>A day with how many school days it is away, where that can be told: past the last day of the calendar nobody knows.</summary>
    public static string Due(DateOnly day, DateOnly today, SchoolCalendar? calendar)
    {
        var words = Interface.Words.Date(day);
        if (day == today)
            return $"{words} (today)";
        if (calendar is null || day < today || day > calendar.LastDay)
            return words;
        var days = 0;
        for (var d = today.AddDays(1); d <= day; d = d.AddDays(1))
            days += calendar.IsSchoolDay(d) ? 1 : 0;
        return days == 0 ? words : $"{words} (in {days} school day{(days == 1 ? "" : "s")})";
    }
}
