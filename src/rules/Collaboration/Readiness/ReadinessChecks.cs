using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>Judges each item of a readiness review: null where nothing is known.</summary>
internal static class ReadinessChecks
{
    public static (bool Holds, string Sentence)? Of(ReadinessItem item, ReadinessEvidence e) => item switch
    {
        ReadinessItem.Chairs => e.Chairs is { } c ? Chairs(c) : null,
        ReadinessItem.Secretariat => e.SecretariatMonths is { } months
            ? (months >= 12, $"A secretariat's hours are confirmed for {Words.Count(months, "month")}; 12 are needed.") : null,
        ReadinessItem.FacilitatorRemoval => e.WithoutFacilitator is { } n ? Removal(n) : null,
        ReadinessItem.KeySeats => e.KeySectors is { } k ? KeySeats(k) : null,
        ReadinessItem.MemberRunMeetings => e.MeetingsRunByMembers is { } m ? Meetings(m) : null,
        ReadinessItem.Coverage => e.WeightedCoverage is { } share
            ? (share >= 0.80, $"The sectors at the table hold {Words.Percent(share)} of the map's links; 80% are needed.") : null,
        ReadinessItem.Leadership => e.Leadership is { } l
            ? (l.AnchorShare <= 0.50 && l.Effective >= 2.5, $"The anchor leads {Words.Percent(l.AnchorShare)} of activities (50% at most), spread as over {Words.Number(l.Effective)} sectors (2.5 at least).") : null,
        ReadinessItem.Succession => e.CriticalRoles is { All: > 0 } r
            ? (r.Covered >= 0.80 * r.All, $"{r.Covered} of {Words.Count(r.All, "critical role")} have a deputy or successor; 80% are needed.") : null,
        ReadinessItem.OwnDecisions => e.DecisionsWithoutFacilitator is { } d ? Decisions(d) : null,
        ReadinessItem.Heard => e.Heard is { Count: > 0 } h ? Heard(h) : null,
        ReadinessItem.Trust => e.Trust is { } t
            ? (t.Points >= -5 && t.Response >= 0.70, $"Trust changed by {Words.Number(t.Points)} points (5 down at most), and {Words.Percent(t.Response)} answered (70% at least).") : null,
        ReadinessItem.PlanKept => e.Plan is { } p
            ? (p.Overdue <= 0.20 && p.MonthsToReview <= 6, $"{Words.Percent(p.Overdue)} of open actions are overdue (20% at most), and {(p.MonthsToReview is { } ahead ? $"the next review is in {Words.Count(ahead, "month")} (6 at most)" : "no review is booked")}.") : null,
        ReadinessItem.Funded => e.Funding is { } f
            ? (f.Months >= 12 && f.LargestShare <= 0.70, $"Money is confirmed for {Words.Number(f.Months)} months (12 at least), and the largest funder gives {Words.Percent(f.LargestShare)} (70% at most).") : null,
        ReadinessItem.Handover => e.Handover is { } o
            ? (o is { PackComplete: true, MembersRunSurvey: true }, $"The handover pack is {(o.PackComplete ? "" : "not ")}complete, and members {(o.MembersRunSurvey ? "" : "do not ")}run the next survey.") : null,
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private static (bool, string)? Chairs(IReadOnlyList<ActivityChair> chairs)
    {
        if (chairs.Count == 0)
            return (false, "There is no live activity.");
        var (held, others) = (chairs.Count(c => c.InPost), chairs.Count(c => c is { InPost: true, FromAnchor: false }));
        return (held == chairs.Count && 2 * others >= chairs.Count,
            $"{held} of {Words.Count(chairs.Count, "live activity", "live activities")} have a member as chair, and {others} of the chairs are not from the anchor (half at least).");
    }

    private static (bool, string)? Removal(NetworkWithout network)
    {
        var cut = network.SectorsCutOff.Count == 0 ? "no sector" : Words.List(network.SectorsCutOff);
        return (network.Fragmentation <= 0.10 && network.SectorsCutOff.Count == 0,
            $"Without the facilitator {Words.Percent(network.Fragmentation)} of pairs of members have no way to each other (10% at most), and {cut} would be cut off.");
    }

    private static (bool, string)? KeySeats(IReadOnlyList<KeySector> sectors)
    {
        if (sectors.Count == 0)
            return (false, "There are no seats for parents or the voluntary sector.");
        string[] faults = [.. sectors.Where(s => !s.Filled || s.Fading).Select(s => $"{s.Sector} ({(s.Filled ? "" : s.Fading ? "an empty seat, and " : "an empty seat")}{(s.Fading ? "fewer come than before" : "")})")];
        return (faults.Length == 0, faults.Length == 0 ? $"The {Words.Count(sectors.Count, "sector")} lost first, {Words.List([.. sectors.Select(s => s.Sector)])}, hold their seats and come as before."
            : $"{faults.Length} of {Words.Count(sectors.Count, "sector")} lost first {(faults.Length == 1 ? "is" : "are")} slipping: {Words.List(faults)}.");
    }

    private static (bool, string)? Meetings(IReadOnlyList<bool> meetings)
    {
        var run = meetings.TakeLast(3).Count(m => m);
        return meetings.Count < 3 ? (false, $"There were {Words.Count(meetings.Count, "meeting")}; the last 3 are looked at.")
            : (run == 3, $"Members called, chaired and minuted {run} of the last 3 meetings; all 3 are needed.");
    }

    private static (bool, string)? Decisions(IReadOnlyList<bool> decisions)
    {
        var last = decisions.TakeLast(5).ToList();
        var own = last.Count(d => d);
        return last.Count < 5 ? (false, $"There were {Words.Count(last.Count, "decision")}; the last 5 are looked at.")
            : (own >= 4, $"{own} of the last 5 decisions were reached without the facilitator running them; 4 are needed.");
    }

    private static (bool, string)? Heard(IReadOnlyList<SectorHeard> sectors)
    {
        string[] not = [.. sectors.Where(s => s.Heard is not >= 4 && s.VoiceRatio is not (>= 0.5 and <= 1.5)).Select(s => s.Sector)];
        return (not.Length == 0, not.Length == 0 ? "Every sector says it is heard (4 of 5 or more) or has its part of the talking."
            : $"{Words.Capital(Words.List(not))} neither say that they are heard (4 of 5 or more) nor have their part of the talking.");
    }
}
