using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>An action of the plan that is not done.</summary>
/// <param name="Due">The day it is due; null when it has none.</param>
/// <param name="HasOwner">Whether a seat owns it.</param>
public sealed record OpenAction(DateOnly? Due, bool HasOwner);

/// <summary>S10: whether the plan is being carried out. The definition is Headwater's.</summary>
public static class PlanHealth
{
    /// <summary>What is said. The value is the share of open actions that are overdue; n is the number of open actions.</summary>
    /// <param name="actions">Every open action.</param>
    /// <param name="updates">For each live activity the day of its last update.</param>
    /// <param name="today">The day it is said of; an action due that day is not overdue.</param>
    /// <param name="thresholds">Limits; null for the defaults.</param>
    /// <param name="milestones">The days on which milestones that are not reached are due; null where there are none.</param>
    public static SignalResult Signal(IReadOnlyList<OpenAction> actions, IReadOnlyList<DateOnly> updates, DateOnly today, PlanThresholds? thresholds = null, IReadOnlyList<DateOnly>? milestones = null)
    {
        thresholds ??= new();
        if (actions.Count == 0 && updates.Count == 0)
            return Findings.TooLittle(Collaboration.Signal.PlanHealth, 0, "There is no live activity or open action yet.");
        var findings = new Findings();
        var overdue = actions.Count(a => a.Due < today);
        double? share = actions.Count == 0 ? null : (double)overdue / actions.Count;
        var told = $"{overdue} of {Words.Count(actions.Count, "open action")} {(overdue == 1 ? "is" : "are")} overdue";
        if (share > thresholds.OverdueAct)
            findings.Act($"{told} ({Words.Percent(share.Value)}): agree which to drop, move or give help with.");
        else
            findings.Note($"{told}.");
        if (actions.Count(a => !a.HasOwner || a.Due is null) is > 0 and var loose)
            findings.Look($"{Words.Count(loose, "open action")} {(loose == 1 ? "has" : "have")} no owner or no date.");
        if ((milestones ?? []).Count(m => m < today) is > 0 and var late)
            findings.Look($"{Words.Count(late, "milestone")} {(late == 1 ? "was" : "were")} due and not reached: say what holds it up, or move it.");
        if (updates.Count(u => today.DayNumber - u.DayNumber > 7 * thresholds.QuietWeeks) is > 0 and var quiet)
            findings.Look($"{Words.Count(quiet, "activity", "activities")} had no update for more than {thresholds.QuietWeeks} weeks.");
        if (updates.Count > thresholds.MostActivities)
            findings.Look($"There are {updates.Count} live activities; with more than {thresholds.MostActivities} few get done.");
        return findings.As(Collaboration.Signal.PlanHealth, share, actions.Count);
    }
}
