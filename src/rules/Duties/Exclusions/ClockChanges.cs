namespace Headwater.Duties;

/// <summary>What a change of facts did to one duty.</summary>
/// <param name="Exclusion">The exclusion's id.</param>
/// <param name="Duty">The duty.</param>
/// <param name="Before">As it was; null when it did not arise.</param>
/// <param name="After">As it is; null when it does not arise any more.</param>
/// <param name="Facts">The facts that did it, each in words: those that alone have the same effect, otherwise all that changed.</param>
/// <param name="Words">One or two sentences: what moved, and why.</param>
public sealed record ClockChange(string Exclusion, DutyKind Duty, DutyDate? Before, DutyDate? After, IReadOnlyList<string> Facts, string Words);

/// <summary>Says what moved after a fact changed, and why.</summary>
public static class ClockChanges
{
    /// <summary>
    /// Compares two states of one case. Why a duty moved is found by trying: a changed fact is named when it alone moves the duty
    /// as all of them together do.
    /// </summary>
    /// <param name="before">The case as it was.</param>
    /// <param name="after">The case as it is.</param>
    /// <param name="book">The rules; null for the country's.</param>
    /// <param name="reading">Where the duties of more than five and 15 days lie.</param>
    /// <returns>One entry for each duty that came, went, or has another day or state; in the order of the duties.</returns>
    /// <exception cref="CaseRefusedException">One of the two is refused.</exception>
    public static IReadOnlyList<ClockChange> Between(ExclusionCase before, ExclusionCase after, RuleBook? book = null, ThresholdReading reading = ThresholdReading.FirstOfTerm)
    {
        var facts = CaseFacts.Between(before, after);
        var tried = facts.ConvertAll(f => (f.Words, Duties: Try(f.Apply(before), book, reading)));
        return Between(ExclusionClock.Compute(before, book, reading), ExclusionClock.Compute(after, book, reading), (key, stands) =>
        {
            var alone = tried.Where(t => t.Duties is { } duties && Same(duties.GetValueOrDefault(key), stands)).Select(t => t.Words).ToList();
            return alone.Count > 0 ? alone : [.. facts.Select(f => f.Words)];
        });
    }

    /// <summary>Compares what two books of rules ask in one case.</summary>
    /// <param name="case">The case.</param>
    /// <param name="before">The rules as they were.</param>
    /// <param name="after">The rules as they are.</param>
    /// <param name="because">What changed in them, in words that follow "because".</param>
    /// <param name="reading">Where the duties of more than five and 15 days lie.</param>
    /// <returns>As <see cref="Between(ExclusionCase, ExclusionCase, RuleBook?, ThresholdReading)"/>.</returns>
    /// <exception cref="CaseRefusedException">The case is refused by one of the two.</exception>
    public static IReadOnlyList<ClockChange> OfRules(ExclusionCase @case, RuleBook before, RuleBook after, string because, ThresholdReading reading = ThresholdReading.FirstOfTerm) =>
        Between(ExclusionClock.Compute(@case, before, reading), ExclusionClock.Compute(@case, after, reading), (_, _) => [because]);

    private static List<ClockChange> Between(ClockResult before, ClockResult after, Func<(string Exclusion, DutyKind Kind), DutyDate?, IReadOnlyList<string>> because)
    {
        var (old, now, changes) = (ByKey(before), ByKey(after), new List<ClockChange>());
        foreach (var key in after.Duties.Select(Key).Concat(old.Keys.Where(k => !now.ContainsKey(k))))
        {
            var (was, stands) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (Same(was, stands))
                continue;
            var why = because(key, stands);
            changes.Add(new(key.Exclusion, key.Kind, was, stands, why, Sentence(key, was, stands, why)));
        }

        return changes;
    }

    private static Dictionary<(string Exclusion, DutyKind Kind), DutyDate>? Try(ExclusionCase @case, RuleBook? book, ThresholdReading reading)
    {
        try
        {
            return ByKey(ExclusionClock.Compute(@case, book, reading));
        }
        catch (CaseRefusedException)
        {
            // One fact without the others need not make a possible case; then it is no explanation by itself.
            return null;
        }
    }

    private static Dictionary<(string Exclusion, DutyKind Kind), DutyDate> ByKey(ClockResult result) => result.Duties.ToDictionary(Key);

    private static (string Exclusion, DutyKind Kind) Key(DutyDate duty) => (duty.Exclusion, duty.Duty);

    private static bool Same(DutyDate? a, DutyDate? b) =>
        a is null ? b is null : b is not null && (a.Due, a.State, a.Owner, a.Rule.Key) == (b.Due, b.State, b.Owner, b.Rule.Key);

    private static string Sentence((string Exclusion, DutyKind Kind) key, DutyDate? was, DutyDate? now, IReadOnlyList<string> facts)
    {
        var what = $"Exclusion '{key.Exclusion}': {key.Kind.Name()}";
        var moved = (was, now) switch
        {
            (null, { } d) => $"{what} is new, {Due(d)}",
            ({ } d, null) => $"{what}, {Due(d)}, does not arise any more",
            ({ } a, { } b) when a.Due != b.Due => $"{what} moves from {Due(a)} to {Due(b)}",
            ({ } a, { } b) when a.State != b.State => $"{what}, {Due(b)}, was {a.State.Name()} and is {b.State.Name()}",
            ({ } a, { } b) when a.Owner != b.Owner => $"{what}, {Due(b)}, passes from the {a.Owner.Name()} to the {b.Owner.Name()}",
            (_, { } b) => $"{what}, {Due(b)}, is now by rule {b.Rule.Number}",
            _ => throw new InvalidOperationException("There is no duty before or after."),
        };
        var why = facts.Count == 0 ? "" : $", because {string.Join(" and ", facts)}";
        return $"{moved}{why}.{(now is null ? "" : " " + now.Because)}";
    }

    private static string Due(DutyDate duty) => duty switch
    {
        { Due: { } day } => $"due {Day.Words(day)}",
        { State: DutyState.BeyondCalendar } => "due after the calendar's last day",
        _ => "without a day yet",
    };
}
