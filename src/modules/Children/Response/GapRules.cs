using Headwater.Children.Entries;
using Headwater.Interface;

namespace Headwater.Children.Response;

/// <summary>What is missing in what was done for a child.</summary>
internal enum GapKind
{
    NoPlan,
    NoOutcome,
    NoReview,
    NoChildView,
    NoParentView,
    HelpNotTaken,
    HelpNotTried,
}

/// <summary>One thing that is missing, in a sentence.</summary>
internal sealed record Gap(GapKind Kind, string Sentence);

/// <summary>Says what is missing, so that somebody sees to it; it weighs nothing and adds nothing up.</summary>
internal static class GapRules
{
    /// <summary>What was said while people were finding out what a plan should say counts for the plan.</summary>
    public const int AssessDays = 42;

    public static IReadOnlyList<Gap> Of(ResponseView view, DateOnly today)
    {
        List<Gap> gaps = [];
        var open = view.Open.OrderBy(p => p.Plan.Began).ToList();
        if (open.Count == 0 && (view.Plans.Count > 0 || view.Need is { Provision: not "N" }))
            gaps.Add(new(GapKind.NoPlan, view.Plans.Count == 0 ? "Special educational needs are recorded and there is no plan." : $"No plan is open since {Words.Date(view.Plans.Max(p => p.Plan.ClosedOn!.Value))}."));
        foreach (var plan in open)
            gaps.AddRange(OfPlan(plan, today));
        if (open.Count > 0)
            gaps.AddRange(OfVoices(view.Words, open[0].Plan.Began));
        foreach (var action in open.SelectMany(p => p.Actions).Where(a => a.HelpId is not null && (a.State == ActionState.NotDone || (a.State == ActionState.Open && a.By < today))))
            gaps.Add(new(GapKind.HelpNotTaken, action.State == ActionState.NotDone ? $"{action.HelpName} was offered and did not come about." : $"{action.HelpName} was offered and not tried by {Words.Date(action.By)}."));
        if (open.Count > 0 && view.NotTried is { Count: > 0 } waiting)
            gaps.Add(new(GapKind.HelpNotTried, waiting.Count == 1 ? $"{waiting[0].Name} is on offer for this need and was not tried." : $"{waiting.Count} kinds of help are on offer for this need and were not tried."));
        return gaps;
    }

    private static IEnumerable<Gap> OfPlan(PlanView view, DateOnly today)
    {
        var plan = view.Plan;
        if (view.Outcomes.Count == 0)
            yield return new(GapKind.NoOutcome, $"The {ResponseWords.Of(plan.PlanKind)} that began on {Words.Date(plan.Began)} says no outcome yet.");
        if (plan.ReviewOn < today)
            yield return new(GapKind.NoReview, $"No review since {(view.LastReview is { } last ? Words.Date(last.Day) : $"the {ResponseWords.Of(plan.PlanKind)} began on {Words.Date(plan.Began)}")}; it was due on {Words.Date(plan.ReviewOn)}.");
    }

    private static IEnumerable<Gap> OfVoices(IReadOnlyList<OwnWords> words, DateOnly began)
    {
        var since = began.AddDays(-AssessDays);
        if (!words.Any(w => w.Voice is Voice.Child or Voice.ChildThroughAnother && w.SaidOn >= since))
            yield return new(GapKind.NoChildView, $"Nothing that the child said is written down since {Words.Date(since)}. Ask, and write it in their words.");
        if (!words.Any(w => w.Voice == Voice.Parent && w.SaidOn >= since))
            yield return new(GapKind.NoParentView, $"Nothing that a parent or carer said is written down since {Words.Date(since)}.");
    }
}
