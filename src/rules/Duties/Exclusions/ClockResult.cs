namespace Headwater.Duties;

/// <summary>What the law asks of somebody after an exclusion.</summary>
public enum DutyKind
{
    /// <summary>The parent, or the pupil from the age of 18, is told (1.14).</summary>
    NotifyParent,

    /// <summary>The local authority is told (1.16).</summary>
    NotifyLocalAuthority,

    /// <summary>The local authority where the child lives is told, if it is another (1.17).</summary>
    NotifyHomeLocalAuthority,

    /// <summary>The social worker is told (1.20).</summary>
    NotifySocialWorker,

    /// <summary>The virtual school head is told (1.21).</summary>
    NotifyVirtualSchoolHead,

    /// <summary>The governing board is told at once (1.18).</summary>
    NotifyBoard,

    /// <summary>The governing board meets (1.25 to 1.28).</summary>
    BoardMeeting,

    /// <summary>Papers reach everybody before the meeting (1.32).</summary>
    Papers,

    /// <summary>Full-time education from the sixth day (1.46).</summary>
    AlternativeProvision,

    /// <summary>The last day on which the parent may apply for a review (1.36).</summary>
    ReviewApplicationCloses,

    /// <summary>The review panel's hearing begins (1.38).</summary>
    ReviewHearing,

    /// <summary>The board reconsiders after a review (1.43).</summary>
    Reconsideration,

    /// <summary>The first day on which the name may come off the roll (1.48); nothing is late after it.</summary>
    RemovalFromRollEarliest,

    /// <summary>Everybody is told that it was cancelled (1.22).</summary>
    NotifyCancellation,
}

/// <summary>Whose duty it is.</summary>
public enum DutyOwner
{
    /// <summary>The headteacher.</summary>
    Headteacher,

    /// <summary>The governing board, or the trust's.</summary>
    GoverningBoard,

    /// <summary>The local authority.</summary>
    LocalAuthority,

    /// <summary>The local authority or trust that arranges the review (1.39).</summary>
    ReviewPanelArranger,

    /// <summary>The parent.</summary>
    Parent,
}

/// <summary>How a duty stands on the day asked about.</summary>
public enum DutyState
{
    /// <summary>Not done, and not past its day.</summary>
    Open,

    /// <summary>Done by its day.</summary>
    Met,

    /// <summary>Its day has passed: not done, or done later (<see cref="DutyDate.Done"/>).</summary>
    Late,

    /// <summary>It runs from something that has not happened, or is not recorded.</summary>
    Waiting,

    /// <summary>Its day lies after the calendar's last.</summary>
    BeyondCalendar,
}

/// <summary>One duty and its day.</summary>
/// <param name="Exclusion">The exclusion's id.</param>
/// <param name="Duty">What is to be done.</param>
/// <param name="Owner">By whom.</param>
/// <param name="Due">The last day for it; null while waiting or beyond the calendar.</param>
/// <param name="State">How it stands.</param>
/// <param name="Rule">The rule in the version used, with its source and confidence.</param>
/// <param name="Edition">The edition of the rules it is of.</param>
/// <param name="Because">Why it is due then, in one sentence.</param>
public sealed record DutyDate(string Exclusion, DutyKind Duty, DutyOwner Owner, DateOnly? Due, DutyState State, Rule Rule, string Edition, string Because)
{
    /// <summary>The day it was done; null when it was not by the day asked about, or no day is recorded.</summary>
    public DateOnly? Done { get; init; }

    /// <summary>An exam before which the board should meet as far as reasonably practicable (1.27).</summary>
    public DateOnly? Before { get; init; }

    /// <summary>On a notice to the parent: the days on which the child must not be in a public place in school hours (1.15).</summary>
    public IReadOnlyList<DateOnly> NotInPublicPlace { get; init; } = [];
}

/// <summary>An exclusion that the board is told of in the term's report, not at once (1.19), or that was cancelled (1.47).</summary>
/// <param name="Exclusion">The exclusion's id.</param>
/// <param name="By">The last school day of the counting term in which it starts.</param>
/// <param name="Rule">The rule in the version used.</param>
public sealed record TermlyReport(string Exclusion, DateOnly By, Rule Rule);

/// <summary>An exclusion that the law allows in exceptional cases only, or not: whoever records it says why.</summary>
/// <param name="Exclusion">The exclusion's id.</param>
/// <param name="Rule">The number of the rule: 1.9, one straight after another; 1.3, more than 45 days in a school year.</param>
/// <param name="Words">What is unusual, in one sentence.</param>
public sealed record ToExplain(string Exclusion, string Rule, string Words);

/// <summary>What the clock answers.</summary>
/// <param name="RuleSet">The editions used, in order, and whether a locality changed any rule used.</param>
/// <param name="SessionsThisTerm">Half days out in the counting term of the day asked about.</param>
/// <param name="SessionsThisYear">Half days out in its school year, those at earlier schools among them.</param>
/// <param name="Duties">In the order of the exclusions' start, then of <see cref="DutyKind"/>.</param>
/// <param name="Termly">What goes into the board's report for the term.</param>
/// <param name="Warnings">What should be looked at.</param>
public sealed record ClockResult(string RuleSet, int SessionsThisTerm, int SessionsThisYear, IReadOnlyList<DutyDate> Duties, IReadOnlyList<TermlyReport> Termly, IReadOnlyList<string> Warnings)
{
    /// <summary>Exclusions that stand and need an explanation, those of rule 1.9 first; what was cancelled needs none.</summary>
    public IReadOnlyList<ToExplain> ToExplain { get; init; } = [];

    /// <summary>Days out in the counting term; half days are .5.</summary>
    public decimal DaysThisTerm => SessionsThisTerm / 2m;

    /// <summary>Days out in the school year; half days are .5.</summary>
    public decimal DaysThisYear => SessionsThisYear / 2m;
}
