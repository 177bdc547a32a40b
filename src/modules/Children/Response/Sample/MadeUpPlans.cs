using Headwater.Duties;
using Headwater.Children.Entries;
using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Response.Sample;

/// <summary>Plans of made-up children: most of those with an education, health and care plan, some with SEN support, a few others. How many is chosen, not published.</summary>
internal sealed class MadeUpPlans(SampleOrder order, IReadOnlyDictionary<OrganisationId, PersonId> writers)
{
    private const int ReviewedAfter = 35;

    private readonly SplitMix random = order.Random("plans");
    private readonly SampleIds ids = order.Ids("plan");
    private readonly IReadOnlyList<OfferedHelp> help = Help(order);
    private readonly List<DateOnly> mondays = [.. MadeUpWeeks.Weeks(order.Since, order.Today)];

    /// <summary>The list of help of a made-up locality: the same rows for the same order.</summary>
    public static IReadOnlyList<OfferedHelp> Help(SampleOrder order)
    {
        var numbers = order.Ids("offered-help");
        return [.. PlanTexts.Help.Select(h => new OfferedHelp { Id = numbers.Next(), Name = h.Name, OfferedBy = h.By, StageNumber = h.Stage, Needs = h.Needs, HowToAsk = h.How, HowLong = h.Long })];
    }

    public IEnumerable<PlanView> Of(MadeUpChild child)
    {
        var chosen = random.Chance(child.Needs switch { 2 => 0.6, 1 => 0.25, _ => 0.004 }) || child.HasReader;
        if (!chosen || child.TwiceOf is not null || child.Current is not { } stay || !writers.TryGetValue(stay.School.Id, out var writer))
            yield break;
        var began = InSchool(order.Today.AddDays(-14 - random.Below(90)));
        if (began.AddDays(-160) > stay.From && random.Chance(0.5))
            yield return Plan(child, stay.School.Id, writer, InSchool(began.AddDays(-110)), closed: began.AddDays(-7));
        if (began >= stay.From)
            yield return Plan(child, stay.School.Id, writer, began, closed: null);
    }

    /// <summary>What was said when a plan was made: mostly by the child, by a parent as often as not.</summary>
    public IEnumerable<OwnWords> Said(PlanView view)
    {
        var plan = view.Plan;
        foreach (var (voice, chance, texts) in new[] { (Voice.Child, 0.7, SampleTexts.Words), (Voice.Parent, 0.5, SampleTexts.ParentWords) })
        {
            if (random.Chance(chance))
                yield return new() { Id = ids.Next(), ChildId = plan.ChildId, OwnerId = plan.OwnerId, Visibility = Visibility.Family, Voice = voice, Text = random.One(texts), SaidOn = plan.Began, WrittenBy = plan.CoordinatorId, WrittenAtUtc = UkDays.StartOf(plan.Began) };
        }
    }

    private PlanView Plan(MadeUpChild child, OrganisationId school, PersonId writer, DateOnly began, DateOnly? closed)
    {
        var kind = closed is null && child.IsSecondary && random.Chance(0.12) ? PlanKind.PastoralProgramme : PlanKind.SupportPlan;
        var stage = kind == PlanKind.PastoralProgramme ? 4 : child.Needs == 2 ? 3 : 2;
        var held = kind == PlanKind.PastoralProgramme ? PlanRules.HalfWay(began, PlanNumbers.Of(RuleBook.National, began)) : Held(began);
        var reviewed = held <= (closed ?? order.Today) && (closed is not null || random.Chance(0.9));
        var plan = new PlanCycle
        {
            Id = ids.Next(), ChildId = child.Id, OwnerId = school, Visibility = child.HasReader || random.Chance(0.7) ? Visibility.Family : Visibility.Professionals, PlanKind = kind, StageNumber = stage, Began = began,
            NeedsAndStrengths = random.One(PlanTexts.Needs), Adjustments = random.Chance(0.8) ? random.One(PlanTexts.Adjustments) : null, CoordinatorId = writer,
            ReviewOn = kind == PlanKind.PastoralProgramme ? (reviewed ? PlanRules.End(began, PlanNumbers.Of(RuleBook.National, began)) : PlanRules.HalfWay(began, PlanNumbers.Of(RuleBook.National, began))) : reviewed ? held.AddDays(7 * (9 + random.Below(7))) : held, ClosedOn = closed, ClosedWith = closed is null ? null : random.One(PlanTexts.Ended),
        };
        var (outcomes, first) = (1 + random.Below(3), random.Below(PlanTexts.Outcomes.Length));
        var texts = Enumerable.Range(first, outcomes).Select(n => PlanTexts.Outcomes[n % PlanTexts.Outcomes.Length]).ToList();
        List<PlanOutcome> wanted = [.. texts.Select(t => new PlanOutcome { Id = ids.Next(), ChildId = child.Id, PlanId = plan.Id, Visibility = plan.Visibility, OwnerId = school, What = t.What, Baseline = t.Baseline, Measure = t.Measure, Target = t.Target })];
        List<PlanReview> reviews = [];
        List<OutcomeRating> ratings = [];
        if (reviewed)
        {
            reviews.Add(new() { Id = ids.Next(), ChildId = child.Id, PlanId = plan.Id, Visibility = plan.Visibility, OwnerId = school, Day = held, TookPart = random.One(PlanTexts.Together), Said = random.One(PlanTexts.Said), Next = random.One(PlanTexts.Next), WrittenBy = writer });
            foreach (var (outcome, text) in wanted.Zip(texts))
            {
                var step = random.Pick([0.12, 0.28, 0.45, 0.15]);
                ratings.Add(new() { OutcomeId = outcome.Id, ReviewId = reviews[0].Id, PlanId = plan.Id, ChildId = child.Id, Visibility = plan.Visibility, OwnerId = school, Step = step - 1, Now = text.Now[step] });
            }
        }

        return new(plan, ResponseStage.Usual[stage - 1], wanted, [.. Actions(child, plan)], reviews, ratings);
    }

    /// <summary>A weekday of the last school week that began by this day.</summary>
    private DateOnly InSchool(DateOnly day)
    {
        var monday = mondays.FindLastIndex(m => m <= day) is var found and >= 0 ? mondays[found] : day;
        return monday.AddDays(random.Below(5));
    }

    /// <summary>Some five weeks on; of a plan that began before the summer, when the summer is over.</summary>
    private DateOnly Held(DateOnly began) => InSchool(began.AddDays(ReviewedAfter)) is var held && held >= began.AddDays(14) ? held : began.AddDays(8 * 7);

    private IEnumerable<PlanAction> Actions(MadeUpChild child, PlanCycle plan)
    {
        var meant = help.Where(h => h.StageNumber <= plan.StageNumber && (h.NeedList.Count == 0 || (child.Need is { } need && h.NeedList.Contains(need)))).ToList();
        var (count, first, offered) = (2 + random.Below(2), random.Below(PlanTexts.Actions.Length), random.Below(meant.Count));
        for (var n = 0; n < count; n++)
        {
            var used = n < 2 && random.Chance(0.6) ? meant[(offered + n) % meant.Count] : null;
            var by = InSchool(plan.Began.AddDays(10 + random.Below(30))) is var day && day > plan.Began ? day : plan.Began.AddDays(7);
            var state = by >= order.Today ? ActionState.Open : plan.ClosedOn is null && random.Chance(0.05) ? ActionState.Open : (ActionState)(1 + random.Pick([0.78, 0.12, 0.1]));
            var own = random.Chance(0.7);
            yield return new()
            {
                Id = ids.Next(), ChildId = child.Id, PlanId = plan.Id, Visibility = plan.Visibility, OwnerId = plan.OwnerId, What = used?.Name ?? PlanTexts.Actions[(first + n) % PlanTexts.Actions.Length], DoerId = own ? plan.CoordinatorId : null, Doer = own ? null : random.One(PlanTexts.Doers),
                By = by, HelpId = used?.Id, HelpName = used?.Name, State = state, EndedOn = state == ActionState.Open ? null : by,
                Came = state switch { ActionState.Done => random.One(PlanTexts.Came), ActionState.Declined => random.One(PlanTexts.Declined), ActionState.NotDone => random.One(PlanTexts.Failed), _ => null },
            };
        }
    }
}
