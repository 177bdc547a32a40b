using System.Globalization;

namespace Headwater.Duties;

/// <summary>One fact that differs between two states of a case.</summary>
/// <param name="Words">What changed, to stand after "because".</param>
/// <param name="Apply">The case as it was, with this fact alone changed.</param>
internal sealed record CaseFact(string Words, Func<ExclusionCase, ExclusionCase> Apply);

/// <summary>Finds the facts that differ between two states of a case.</summary>
internal static class CaseFacts
{
    private static readonly (string Name, Func<Exclusion, object?> Get, Func<Exclusion, Exclusion, Exclusion> Set)[] OfExclusion =
    [
        ("its kind", x => x.Kind, (x, n) => x with { Kind = n.Kind, Sessions = n.Sessions }),
        ("its start", x => x.Start, (x, n) => x with { Start = n.Start }),
        ("its sessions", x => x.Sessions, (x, n) => x with { Sessions = n.Sessions }),
        ("the half day it starts with", x => x.StartsAfternoon ? "afternoon" : "morning", (x, n) => x with { StartsAfternoon = n.StartsAfternoon }),
        ("the day of the decision", x => x.Decided, (x, n) => x with { Decided = n.Decided }),
        ("the day the board was told", x => x.BoardNotified, (x, n) => x with { BoardNotified = n.BoardNotified }),
        ("the day of the parent's representations", x => x.ParentRepresentations, (x, n) => x with { ParentRepresentations = n.ParentRepresentations }),
        ("the day of its cancelling", x => x.Cancelled, (x, n) => x with { Cancelled = n.Cancelled }),
        ("the day of the exam missed", x => x.MissesExam, (x, n) => x with { MissesExam = n.MissesExam }),
        ("the day of the board's meeting", x => x.BoardMeetingOn, (x, n) => x with { BoardMeetingOn = n.BoardMeetingOn }),
        ("the board's decision", x => x.BoardDecision, (x, n) => x with { BoardDecision = n.BoardDecision }),
        ("the day of notice of the board's decision", x => x.BoardDecisionNotified, (x, n) => x with { BoardDecisionNotified = n.BoardDecisionNotified }),
        ("the day the parent said there will be no application", x => x.ParentWillNotApply, (x, n) => x with { ParentWillNotApply = n.ParentWillNotApply }),
        ("the day of the application for review", x => x.ReviewApplied, (x, n) => x with { ReviewApplied = n.ReviewApplied }),
        ("the panel's decision", x => x.ReviewOutcome, (x, n) => x with { ReviewOutcome = n.ReviewOutcome }),
        ("the day the panel's decision was told", x => x.ReviewOutcomeNotified, (x, n) => x with { ReviewOutcomeNotified = n.ReviewOutcomeNotified }),
        ("the day the board had reconsidered", x => x.ReconsideredWithoutReinstatement, (x, n) => x with { ReconsideredWithoutReinstatement = n.ReconsideredWithoutReinstatement }),
        ("whether the child is looked after", x => x.LookedAfter, (x, n) => x with { LookedAfter = n.LookedAfter }),
        ("whether the child has a social worker", x => x.SocialWorker, (x, n) => x with { SocialWorker = n.SocialWorker }),
        ("whether the child lives in another local authority", x => x.LivesInOtherAuthority, (x, n) => x with { LivesInOtherAuthority = n.LivesInOtherAuthority }),
        ("the day the child was reinstated on reconsideration", x => x.ReinstatedOnReconsideration, (x, n) => x with { ReinstatedOnReconsideration = n.ReinstatedOnReconsideration }),
    ];

    public static List<CaseFact> Between(ExclusionCase before, ExclusionCase after)
    {
        var facts = new List<CaseFact>();
        foreach (var x in after.Exclusions)
        {
            if (before.Exclusions.FirstOrDefault(o => o.Id == x.Id) is { } old)
                facts.AddRange(Of(old, x));
            else
                facts.Add(new($"exclusion '{x.Id}' was added", c => c with { Exclusions = [.. c.Exclusions, x] }));
        }

        foreach (var gone in before.Exclusions.Where(o => after.Exclusions.All(x => x.Id != o.Id)))
            facts.Add(new($"exclusion '{gone.Id}' was taken out", c => c with { Exclusions = [.. c.Exclusions.Where(x => x.Id != gone.Id)] }));
        if (CalendarWords(before.Calendar, after.Calendar) is { } days)
            facts.Add(new(days, c => c with { Calendar = after.Calendar }));
        if (before.Pupil != after.Pupil)
            facts.Add(new("what is recorded of the child changed", c => c with { Pupil = after.Pupil }));
        if (before.School != after.School)
            facts.Add(new("the school's kind changed", c => c with { School = after.School }));
        if (before.AsOf != after.AsOf)
            facts.Add(new($"it is {Day.Words(after.AsOf)}", c => c with { AsOf = after.AsOf }));
        return facts;
    }

    private static IEnumerable<CaseFact> Of(Exclusion old, Exclusion now)
    {
        foreach (var (name, get, set) in OfExclusion)
        {
            if (!Equals(get(old), get(now)))
                yield return new($"{name} on '{now.Id}' {Told(get(old), get(now))}", c => Put(c, now.Id, x => set(x, now)));
        }

        foreach (var kind in now.Done.Keys.Union(old.Done.Keys).Where(k => !Equals(Done(old, k), Done(now, k))).Order())
            yield return new($"the day of {kind.Name()} on '{now.Id}' {Told(Done(old, kind), Done(now, kind))}", c => Put(c, now.Id, x => x with { Done = With(x.Done, kind, Done(now, kind)) }));
    }

    private static ExclusionCase Put(ExclusionCase @case, string id, Func<Exclusion, Exclusion> change) =>
        @case with { Exclusions = [.. @case.Exclusions.Select(x => x.Id == id ? change(x) : x)] };

    private static DateOnly? Done(Exclusion x, DutyKind kind) => x.Done.TryGetValue(kind, out var day) ? day : null;

    private static Dictionary<DutyKind, DateOnly> With(IReadOnlyDictionary<DutyKind, DateOnly> done, DutyKind kind, DateOnly? day)
    {
        var copy = new Dictionary<DutyKind, DateOnly>(done);
        copy.Remove(kind);
        if (day is { } known)
            copy[kind] = known;
        return copy;
    }

    private static string Told(object? old, object? now) => old is null ? $"is now known: {Value(now)}" : now is null ? "was taken back" : $"is {Value(now)}, not {Value(old)}";

    private static string Value(object? value) => value switch
    {
        DateOnly day => Day.Words(day),
        true => "yes",
        false => "no",
        Enum choice => choice.ToString().ToLowerInvariant(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Days that became school days or stopped being ones; up to three are named.</summary>
    private static string? CalendarWords(SchoolCalendar old, SchoolCalendar now)
    {
        if (ReferenceEquals(old, now))
            return null;
        var (closed, opened) = (Missing(old, now), Missing(now, old));
        var parts = new List<string>();
        if (closed.Count > 0)
            parts.Add($"{Named(closed)} {(closed.Count == 1 ? "is no school day" : "are no school days")} any more");
        if (opened.Count > 0)
            parts.Add($"{Named(opened)} {(opened.Count == 1 ? "is a school day" : "are school days")} now");
        return parts.Count > 0 ? string.Join(" and ", parts) : "the school's calendar changed";
    }

    private static List<DateOnly> Missing(SchoolCalendar from, SchoolCalendar @in) =>
        [.. Enumerable.Range(0, from.SchoolDays).Select(from.DayAt).Where(d => !@in.IsSchoolDay(d))];

    private static string Named(List<DateOnly> days) => days.Count <= 3 ? string.Join(", ", days.Select(Day.Words)) : $"{Day.Words(days[0])} and {days.Count - 1} more days";
}
