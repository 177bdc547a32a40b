namespace Headwater.Duties;

/// <summary>A day that a duty runs from, or why there is none yet.</summary>
/// <param name="Day">The day; null while it has not come.</param>
/// <param name="Beyond">Whether it is known to lie after the calendar's last day.</param>
internal readonly record struct DueDay(DateOnly? Day, bool Beyond = false)
{
    public static DueDay On(DateOnly day) => new(day);

    public static DueDay Waiting => default;

    /// <summary>The N-th school day after a day; waiting while that day is missing.</summary>
    public static DueDay After(SchoolCalendar calendar, DateOnly? day, int schoolDays) =>
        day is not { } from ? Waiting : calendar.After(from, schoolDays) is { } due ? On(due) : new(null, Beyond: true);
}

/// <summary>Adds the duties of one exclusion.</summary>
internal abstract class DutyBuilder(ExclusionCase @case, Placed placed, List<DutyDate> duties)
{
    protected ExclusionCase Case => @case;

    protected Placed Placed => placed;

    protected Exclusion Exclusion => placed.Exclusion;

    protected SchoolCalendar Calendar => @case.Calendar;

    protected RulesInForce Rules => placed.Rules;

    /// <param name="kind">What is to be done.</param>
    /// <param name="owner">By whom.</param>
    /// <param name="rule">The rule; null when the edition has none, and then nothing is added.</param>
    /// <param name="due">Its day.</param>
    /// <param name="because">Why, in one sentence.</param>
    /// <param name="done">The day a fact of the case says it was done; what <see cref="Exclusion.Done"/> says comes first.</param>
    /// <param name="settled">Whether it is done by the day asked about although no day is recorded.</param>
    /// <returns>The duty added.</returns>
    protected DutyDate? Add(DutyKind kind, DutyOwner owner, Rule? rule, DueDay due, string because, DateOnly? done = null, bool settled = false)
    {
        if (rule is null)
            return null;
        if (Exclusion.Done.TryGetValue(kind, out var told))
            done = told;
        if (done > @case.AsOf)
            done = null;
        var duty = new DutyDate(Exclusion.Id, kind, owner, due.Day, State(kind, due, done, settled), rule, Rules.Edition.Name, because) { Done = done };
        duties.Add(duty);
        return duty;
    }

    protected void Replace(DutyDate duty) => duties[^1] = duty;

    private DutyState State(DutyKind kind, DueDay due, DateOnly? done, bool settled)
    {
        if (due.Day is not { } day)
            return done is not null && done <= Calendar.LastDay || settled ? DutyState.Met : due.Beyond ? DutyState.BeyondCalendar : DutyState.Waiting;
        if (done is not null || settled)
            return done > day && kind != DutyKind.RemovalFromRollEarliest ? DutyState.Late : DutyState.Met;
        // A day from which something may be done stays open, and a right that lapsed is closed: nobody is late with either.
        return @case.AsOf <= day || kind == DutyKind.RemovalFromRollEarliest ? DutyState.Open : kind == DutyKind.ReviewApplicationCloses ? DutyState.Met : DutyState.Late;
    }
}
