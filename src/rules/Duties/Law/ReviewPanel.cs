namespace Headwater.Duties;

/// <summary>The place a member has on a review panel (rule 1.40).</summary>
public enum PanelPlace
{
    /// <summary>The lay member, who chairs.</summary>
    LayChair,

    /// <summary>A school governor.</summary>
    Governor,

    /// <summary>A headteacher or principal.</summary>
    Headteacher,
}

/// <summary>A member of a review panel.</summary>
/// <param name="Place">The place on the panel.</param>
public sealed record PanelMember(PanelPlace Place)
{
    /// <summary>Of a lay chair: whether ever paid as school staff. Volunteers and governors may chair.</summary>
    public bool WasPaidSchoolStaff { get; init; }

    /// <summary>Of a governor: complete months of service in the last five years.</summary>
    public int MonthsAsGovernor { get; init; }

    /// <summary>Of a governor: whether a teacher or head in the last five years.</summary>
    public bool TaughtInLastFiveYears { get; init; }

    /// <summary>Of a head: whether in that post now or within the last five years.</summary>
    public bool HeadInLastFiveYears { get; init; }
}

/// <summary>Who may sit on a review panel, and what it may order (rules 1.40 and 1.44).</summary>
public static class ReviewPanel
{
    private const int MonthsOfService = 12;

    /// <summary>What is wrong with a panel; empty when nothing is. Its size and a governor's service are recalled guidance (R).</summary>
    /// <param name="members">The members.</param>
    public static IReadOnlyList<string> Problems(IReadOnlyList<PanelMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var problems = new List<string>();
        if (members.Count is not (3 or 5))
            problems.Add($"A panel has three or five members; this one has {members.Count}.");
        if (members.Count(m => m.Place == PanelPlace.LayChair) != 1)
            problems.Add("A panel has one lay member, who chairs.");
        if (members.All(m => m.Place != PanelPlace.Governor) || members.All(m => m.Place != PanelPlace.Headteacher))
            problems.Add("A panel has a governor and a headteacher.");
        foreach (var member in members)
        {
            if (member is { Place: PanelPlace.LayChair, WasPaidSchoolStaff: true })
                problems.Add("The lay chair has been paid school staff.");
            if (member is { Place: PanelPlace.Governor, MonthsAsGovernor: < MonthsOfService })
                problems.Add("A governor has served fewer than 12 months in the last five years.");
            if (member is { Place: PanelPlace.Governor, TaughtInLastFiveYears: true })
                problems.Add("A governor has been a teacher or head in the last five years.");
            if (member is { Place: PanelPlace.Headteacher, HeadInLastFiveYears: false })
                problems.Add("A headteacher has not been one within the last five years.");
        }

        return problems;
    }

    /// <summary>
    /// The last day for offering reinstatement after which the panel may order £4,000 (deducted from a maintained school's budget,
    /// paid to the local authority by an academy).
    /// </summary>
    /// <param name="outcome">What the panel decided: only a decision quashed leads to it.</param>
    /// <param name="told">The day the board was told.</param>
    /// <param name="calendar">The school's days.</param>
    /// <param name="schoolDays">School days after it; the rule's parameter <c>schoolDays</c> (R).</param>
    /// <returns>null when nothing may be ordered, or the day lies after the calendar's last.</returns>
    public static DateOnly? AdjustmentAfter(ReviewOutcome outcome, DateOnly told, SchoolCalendar calendar, int schoolDays = 10)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return outcome == ReviewOutcome.Quashed ? calendar.After(told, schoolDays) : null;
    }
}
