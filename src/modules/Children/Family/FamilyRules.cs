using Headwater.Children.Exclusions;
using Headwater.Children.Response;
using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Family;

/// <summary>An exclusion with what the family needs to know of its days.</summary>
/// <param name="Row">As recorded.</param>
/// <param name="LastDay">The last day out; null for a permanent exclusion, and where no calendar tells.</param>
/// <param name="Back">The first day back; null as above.</param>
/// <param name="Duties">What the law asks after it.</param>
internal sealed record FamilyExclusion(RecordedExclusion Row, DateOnly? LastDay, DateOnly? Back, IReadOnlyList<DutyDate> Duties)
{
    /// <summary>The child goes to another school by now.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>It keeps the child out of school now, or will: it was neither cancelled nor undone, its days are not over, and no other school has begun.</summary>
    public bool KeepsOut(DateOnly today) => !IsElsewhere && Row is { Cancelled: null, ReinstatedOnReconsideration: null } && Row.BoardDecision != BoardDecision.Reinstated
        && (Row.What == ExclusionKind.Permanent || (LastDay ?? Row.Start) >= today);

    public DutyDate? Duty(DutyKind kind) => Duties.FirstOrDefault(d => d.Duty == kind);
}

/// <summary>Something that happens on a day, and what the family can do before it.</summary>
internal sealed record NextDate(DateOnly Day, string What, string Before);

/// <summary>Something the school or the board must do for the family.</summary>
/// <param name="What">In a sentence.</param>
/// <param name="By">The last day for it; null where it is not known yet.</param>
/// <param name="How">Whether it was done, in words.</param>
internal sealed record OwedDuty(string What, DateOnly? By, string How);

/// <summary>
/// What the family's page says of days, duties and results: facts in, short sentences out, to a parent or to the young person. Nothing
/// is counted or judged here; the days are the legal clock's and the plan's.
/// </summary>
internal static class FamilyRules
{
    /// <summary>Where things stand, in one or two sentences: what keeps the child out of school before a plan, a plan before nothing.</summary>
    public static string Standing(IReadOnlyList<FamilyExclusion> exclusions, IReadOnlyList<PlanCycle> open, DateOnly today, bool young)
    {
        var (you, they) = young ? ("You are", "you come") : ("Your child is", "your child comes");
        if (exclusions.Where(x => x.KeepsOut(today)).OrderBy(x => x.Row.What != ExclusionKind.Permanent).ThenByDescending(x => x.Row.Start).FirstOrDefault() is { } now)
        {
            return now.Row.What switch
            {
                ExclusionKind.Permanent when now.Row.BoardDecision == BoardDecision.Declined => $"The governing board has decided that {(young ? "you do" : "your child does")} not come back to this school.",
                ExclusionKind.Permanent => $"{you} out of this school for good. The governing board has still to decide if {they} back.",
                ExclusionKind.Lunchtime => $"{you} suspended from school over lunch on {Words.Date(now.Row.Start)}.",
                _ when now.Row.Start > today => $"{you} suspended from school from {Words.Date(now.Row.Start)}{To(now)}.",
                _ => $"{you} suspended from school{To(now)}.",
            };
        }

        if (open.Count == 0)
            return "Nothing is planned just now.";
        var next = open.Min(p => p.ReviewOn);
        return next < today
            ? $"There is a plan to help {(young ? "you" : "your child")}. We should have looked at it by {Words.Date(next)}. Ask the school when it will be."
            : $"There is a plan to help {(young ? "you" : "your child")}. We look at it again on {Words.Date(next)}.";

        static string To(FamilyExclusion x) => x.LastDay is { } last ? $" until {Words.Date(last)}" : "";
    }

    /// <summary>What comes next, the soonest first; nothing that is over.</summary>
    public static IReadOnlyList<NextDate> Next(IReadOnlyList<FamilyExclusion> exclusions, IReadOnlyList<PlanCycle> open, DateOnly today, bool young)
    {
        var found = open.Select(p => new NextDate(p.ReviewOn, "We look at the plan again.", "Write what you think below. Ask to be there.")).ToList();
        foreach (var x in exclusions.Where(x => x.Row.Cancelled is null))
        {
            if (x.Row.What == ExclusionKind.Suspension && x.Back is { } back && x.KeepsOut(today))
                found.Add(new(back, young ? "You are back at school." : "Your child is back at school.", "Ask for a talk about a good start."));
            if (Open(x, DutyKind.AlternativeProvision) is { } lessons)
                found.Add(new(lessons, young ? "From this day you must have full-time lessons." : "From this day your child must have full-time lessons.", "Ask where to go, and when. You should be told two days before."));
            if (x.Row is { BoardDecision: null, BoardMeetingOn: { } meets })
                found.Add(new(meets, "The governing board meets.", "Write to the board. Say who comes with you, or ask to join by video."));
            else if (x.Row.BoardDecision is null && Open(x, DutyKind.BoardMeeting) is { } by)
                found.Add(new(by, "The governing board must have met by this day.", "Write to the board. Ask the school for the day."));
            if (Open(x, DutyKind.Papers) is { } papers)
                found.Add(new(papers, "You must have the papers for the board by this day.", "Ask the clerk if they have not come."));
            if (Open(x, DutyKind.ReviewApplicationCloses) is { } closes)
                found.Add(new(closes, "Last day to ask for an independent panel to look again.", "The letter from the board says how. After this day it is too late."));
        }

        return [.. found.Where(d => d.Day >= today).Distinct().OrderBy(d => d.Day).ThenBy(d => d.What, StringComparer.Ordinal)];
    }

    /// <summary>What is owed to the family after an exclusion.</summary>
    public static IReadOnlyList<OwedDuty> Owed(FamilyExclusion x, bool young) =>
        [.. x.Duties.Select(d => (Duty: d, What: Owes(d.Duty, young))).Where(d => d.What is not null).Select(d => new OwedDuty(d.What!, d.Duty.Due, How(d.Duty)))];

    /// <summary>What the governing board can do when the family writes to it.</summary>
    public static string Power(FamilyExclusion x, bool young)
    {
        var back = young ? "you come back" : "your child comes back";
        if (x.Row.BoardDecision is not null)
            return "The governing board has decided.";
        if (x.Row.What == ExclusionKind.Permanent)
            return $"The governing board must meet and decide if {back}.";
        if (x.Duty(DutyKind.BoardMeeting) is not null)
            return $"The governing board must meet and can decide that {back} sooner.";
        return x.Duty(DutyKind.NotifyBoard) is not null
            ? $"If you write, the governing board must meet within 50 school days. It can decide that {back}."
            : "The governing board must think about what you write. It cannot undo a time out that is so short.";
    }

    /// <summary>A step of the outcome scale in words; null for none.</summary>
    public static string Went(int? step) => step switch
    {
        2 => "We got there.",
        1 => "It is better than at the start. We are not there yet.",
        0 => "It is the same as at the start.",
        -1 => "It is harder than at the start.",
        -2 => "It is much harder than at the start.",
        _ => "We have not looked at this yet.",
    };

    private static DateOnly? Open(FamilyExclusion x, DutyKind kind) => x.Duty(kind) is { Done: null, State: not DutyState.Met } duty ? duty.Due : null;

    private static string? Owes(DutyKind duty, bool young) => duty switch
    {
        DutyKind.NotifyParent => young ? "The school must tell your parents in writing." : "The school must tell you in writing.",
        DutyKind.AlternativeProvision => young ? "You must have full-time lessons from the sixth day." : "Your child must have full-time lessons from the sixth day.",
        DutyKind.BoardMeeting => "The governing board must meet.",
        DutyKind.Papers => "The papers for the meeting must be sent out.",
        DutyKind.ReviewHearing => "The independent panel must meet.",
        DutyKind.Reconsideration => "The governing board must think about it again.",
        DutyKind.NotifyCancellation => "The school must tell everybody that it was cancelled.",
        _ => null,
    };

    private static string How(DutyDate duty) => duty switch
    {
        { State: DutyState.Met } => "This was done.",
        { State: DutyState.Late, Done: not null } => "This was done, but late.",
        { State: DutyState.Late } => "This is late. Ask the school about it.",
        { Due: null } => "The day is not known yet.",
        _ => "This is still to come.",
    };
}
