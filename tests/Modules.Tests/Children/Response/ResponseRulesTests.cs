using CsCheck;
using Headwater.Children.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Duties;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.Children.Response;

/// <summary>Days of plans, what is missing, and when people are to talk: worked by hand on a calendar of 2026. Every name is made up.</summary>
public sealed class ResponseRulesTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly September = new(2026, 9, 7);
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly ChildId Robin = ChildId.New();
    private static readonly OrganisationId School = OrganisationId.New();
    private static readonly PersonId Somebody = PersonId.New();
    private static readonly PlanNumbers Numbers = PlanNumbers.Of(RuleBook.National, September);

    [Fact]
    public void A_pastoral_support_programme_is_looked_at_after_eight_weeks_and_ends_after_sixteen()
    {
        Assert.Equal(new(2026, 11, 2), PlanRules.FirstReview(PlanKind.PastoralProgramme, September, null, Numbers));
        Assert.Equal(new(2026, 12, 28), PlanRules.End(September, Numbers));
        // Whatever day was agreed, the rule sets it.
        Assert.Equal(new(2026, 11, 2), PlanRules.FirstReview(PlanKind.PastoralProgramme, September, new(2027, 3, 1), Numbers));
        // In the fifth week: the half-way review is still to come. From the sixth week on it was this one; at the end there is no other.
        Assert.Equal(new DateOnly(2026, 11, 2), PlanRules.NextReview(PlanKind.PastoralProgramme, September, new(2026, 10, 18), null, Numbers));
        Assert.Equal(new DateOnly(2026, 12, 28), PlanRules.NextReview(PlanKind.PastoralProgramme, September, new(2026, 10, 19), null, Numbers));
        Assert.Equal(new DateOnly(2026, 12, 28), PlanRules.NextReview(PlanKind.PastoralProgramme, September, new(2026, 11, 2), null, Numbers));
        Assert.Null(PlanRules.NextReview(PlanKind.PastoralProgramme, September, new(2026, 12, 28), null, Numbers));
    }

    [Fact]
    public void A_support_plan_is_looked_at_within_four_months_on_the_day_that_was_agreed()
    {
        Assert.Equal(new(2027, 1, 7), PlanRules.FirstReview(PlanKind.SupportPlan, September, new(2027, 1, 7), Numbers));
        Assert.Contains("by Thursday 7 January 2027", Assert.Throws<InputRefusedException>(() => PlanRules.FirstReview(PlanKind.SupportPlan, September, new(2027, 1, 8), Numbers)).Message, StringComparison.Ordinal);
        Assert.Throws<InputRefusedException>(() => PlanRules.FirstReview(PlanKind.SupportPlan, September, September, Numbers));
        Assert.Throws<InputRefusedException>(() => PlanRules.FirstReview(PlanKind.SupportPlan, September, null, Numbers));
        Assert.Equal(new DateOnly(2027, 3, 10), PlanRules.NextReview(PlanKind.SupportPlan, September, Today, new(2027, 3, 10), Numbers));
        Assert.Throws<InputRefusedException>(() => PlanRules.NextReview(PlanKind.SupportPlan, September, Today, new(2027, 3, 11), Numbers));
    }

    [Fact]
    public void A_locality_puts_its_own_numbers_of_weeks_and_months_for_plans_that_begin_from_a_day_on()
    {
        var book = RuleBook.National.With(
            new RuleChange("4.1/programme", "Our handbook") { ValidFrom = new(2026, 9, 1), Parameters = new Dictionary<string, int> { ["weeks"] = 12, ["halfWayWeeks"] = 6, ["countsFromWeek"] = 5 } },
            new RuleChange("4.1/reviews", "Our handbook") { Parameters = new Dictionary<string, int> { ["months"] = 2 } });
        var ours = PlanNumbers.Of(book, September);
        // Six weeks after 7 September: 19 October; twelve: 30 November. A look in the sixth week is the half-way review.
        Assert.Equal(new(2026, 10, 19), PlanRules.FirstReview(PlanKind.PastoralProgramme, September, null, ours));
        Assert.Equal(new DateOnly(2026, 11, 30), PlanRules.NextReview(PlanKind.PastoralProgramme, September, new(2026, 10, 12), null, ours));
        Assert.Contains("by Saturday 7 November 2026: plans are looked at with the parents every 2 months", Assert.Throws<InputRefusedException>(() => PlanRules.FirstReview(PlanKind.SupportPlan, September, new(2026, 11, 8), ours)).Message, StringComparison.Ordinal);
        // What began before keeps the country's weeks, and so does what begins after the locality's rule ended.
        Assert.Equal((16, 8, 6), Of(PlanNumbers.Of(book, new(2026, 8, 31))));
        Assert.Equal((16, 8, 6), Of(PlanNumbers.Of(RuleBook.National.With(new RuleChange("4.1/programme", "Ours") { ValidTo = new(2026, 8, 31), Parameters = new Dictionary<string, int> { ["weeks"] = 12 } }), September)));
        // A half that was put after the end is the end.
        Assert.Equal((4, 4, 4), Of(PlanNumbers.Of(RuleBook.National.With(new RuleChange("4.1/programme", "Ours") { Parameters = new Dictionary<string, int> { ["weeks"] = 4 } }), September)));

        static (int, int, int) Of(PlanNumbers numbers) => (numbers.Weeks, numbers.HalfWayWeeks, numbers.CountsFromWeek);
    }

    [Fact]
    public void The_next_review_always_lies_after_the_one_that_was_held() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 200]).Sample((start, after) =>
        {
            var (began, held) = (September.AddDays(start), September.AddDays(start + after));
            var next = PlanRules.NextReview(PlanKind.PastoralProgramme, began, held, null, Numbers);
            return after >= 112 ? next is null : next > held && next <= PlanRules.End(began, Numbers);
        });

    [Fact]
    public void A_plan_without_outcome_review_or_voice_says_so_with_its_days()
    {
        var plan = Plan(September, reviewOn: new(2026, 10, 19));
        var gaps = GapRules.Of(View(plans: [Of(plan)]), Today);
        Assert.Equal(
        [
            "The support plan that began on Monday 7 September 2026 says no outcome yet.",
            "No review since the support plan began on Monday 7 September 2026; it was due on Monday 19 October 2026.",
            "Nothing that the child said is written down since Monday 27 July 2026. Ask, and write it in their words.",
            "Nothing that a parent or carer said is written down since Monday 27 July 2026.",
        ], gaps.Select(g => g.Sentence));
    }

    [Fact]
    public void What_was_said_six_weeks_before_the_plan_counts_and_a_review_on_its_day_is_not_late()
    {
        var plan = Plan(September, reviewOn: Today);
        PlanOutcome outcome = new() { Id = Guid.CreateVersion7(), ChildId = Robin, PlanId = plan.Id, Visibility = Visibility.Family, OwnerId = School, What = "Comes in", Baseline = "One of five", Measure = "Register", Target = "Four of five" };
        var words = new[] { Said(Voice.ChildThroughAnother, new(2026, 7, 27)), Said(Voice.Parent, new(2026, 9, 9)) };
        Assert.Empty(GapRules.Of(View(words, [Of(plan, [outcome])]), Today));
        // A day earlier and it was said for something else; a day later and the review is late.
        Assert.Equal([GapKind.NoChildView], GapRules.Of(View([Said(Voice.Child, new(2026, 7, 26)), words[1]], [Of(plan, [outcome])]), Today).Select(g => g.Kind));
        Assert.Equal([GapKind.NoReview], GapRules.Of(View(words, [Of(plan, [outcome])]), Today.AddDays(1)).Select(g => g.Kind));
    }

    [Fact]
    public void After_a_review_the_gap_counts_from_that_review()
    {
        var plan = Plan(September, reviewOn: new(2026, 11, 9));
        PlanReview review = new() { Id = Guid.CreateVersion7(), ChildId = Robin, PlanId = plan.Id, Visibility = Visibility.Family, OwnerId = School, Day = new(2026, 10, 5), TookPart = "All", Said = "Better.", WrittenBy = Somebody };
        var gap = Assert.Single(GapRules.Of(View([Said(Voice.Child, September), Said(Voice.Parent, September)], [Of(plan, [Outcome(plan)], reviews: [review])]), Today));
        Assert.Equal("No review since Monday 5 October 2026; it was due on Monday 9 November 2026.", gap.Sentence);
    }

    [Fact]
    public void Help_for_the_need_at_the_stage_is_missed_until_a_plan_uses_it_and_help_that_came_to_nothing_is_named()
    {
        var (mentor, speech, later) = (Help("Mentor", 2), Help("Speech clinic", 1, "SLCN"), Help("Clinic", 3));
        var autism = Help("Autism team", 2, "ASD", "SEMH");
        var plan = Plan(September, reviewOn: new(2026, 12, 1));
        List<OwnWords> words = [Said(Voice.Child, September), Said(Voice.Parent, September)];
        var need = new SupportStage { Id = Guid.CreateVersion7(), ChildId = Robin, Provision = "K", PrimaryNeed = "SEMH", FromDay = September };
        var view = View(words, [Of(plan, [Outcome(plan)])], need, [mentor, speech, later, autism]);
        Assert.Equal(["Mentor", "Autism team"], view.NotTried.Select(h => h.Name));
        Assert.Equal(["Clinic"], view.Next.Select(h => h.Name));
        Assert.Equal("2 kinds of help are on offer for this need and were not tried.", Assert.Single(GapRules.Of(view, Today)).Sentence);

        var (late, declined) = (Action(plan, mentor, new(2026, 11, 9), ActionState.Open), Action(plan, autism, new(2026, 10, 1), ActionState.Declined));
        view = View(words, [Of(plan, [Outcome(plan)], [late, declined])], need, [mentor, speech, later, autism]);
        Assert.Empty(view.NotTried);
        // What a family said no to was offered; what nobody came to by its day was not tried.
        Assert.Equal("Mentor was offered and not tried by Monday 9 November 2026.", Assert.Single(GapRules.Of(view, Today)).Sentence);
        Assert.Empty(GapRules.Of(view, new(2026, 11, 9)));
        var failed = Action(plan, mentor, new(2026, 12, 1), ActionState.NotDone);
        Assert.Equal("Mentor was offered and did not come about.", Assert.Single(GapRules.Of(View(words, [Of(plan, [Outcome(plan)], [failed, declined])], need, [mentor, autism]), Today)).Sentence);
    }

    [Fact]
    public void Without_a_plan_only_a_child_with_a_need_or_an_earlier_plan_misses_one()
    {
        Assert.Empty(GapRules.Of(View(), Today));
        var need = new SupportStage { Id = Guid.CreateVersion7(), ChildId = Robin, Provision = "K", FromDay = September };
        Assert.Equal("Special educational needs are recorded and there is no plan.", Assert.Single(GapRules.Of(View(need: need), Today)).Sentence);
        var closed = Plan(September, reviewOn: Today);
        closed.ClosedOn = new(2026, 10, 30);
        Assert.Equal("No plan is open since Friday 30 October 2026.", Assert.Single(GapRules.Of(View(plans: [Of(closed)]), Today)).Sentence);
    }

    [Theory]
    [InlineData(6, "4.5", null)]
    [InlineData(6, "5", "5 days of suspension across three terms. In a primary school people talk from 5 days on (Southwark’s thresholds for a pupil at risk of permanent exclusion).")]
    [InlineData(7, "9.5", null)]
    [InlineData(7, "10", "10 days of suspension across three terms. In a secondary school people talk from 10 days on (Southwark’s thresholds for a pupil at risk of permanent exclusion).")]
    [InlineData(11, "12.5", "12.5 days of suspension across three terms. In a secondary school people talk from 10 days on (Southwark’s thresholds for a pupil at risk of permanent exclusion).")]
    public void Southwark_s_days_ask_people_to_talk(int year, string days, string? reason) =>
        Assert.Equal(reason, TriggerRules.Reason(ResponseLimits.Usual, year, new(decimal.Parse(days, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void A_locality_s_own_numbers_stand_with_their_source()
    {
        var own = new ResponseLimits { PrimaryDays = 2.5m, SecondaryDays = 6, Source = "Our schools, June 2026" };
        Assert.Equal("2.5 days of suspension across three terms. In a primary school people talk from 2.5 days on (Our schools, June 2026).", TriggerRules.Reason(own, 0, new(2.5m)));
        Assert.Null(TriggerRules.Reason(own, 7, new(2.5m)));
    }

    [Fact]
    public void A_locality_s_own_stage_takes_the_place_of_the_usual_one()
    {
        ResponseStage own = new() { Number = 2, Name = "Early help", Expected = "A team around the child.", Actions = "Meet\n\nAgree" };
        var stages = ResponseStage.Together([own, new() { Number = 5, Name = "After", Expected = "x", Actions = "y" }]);
        Assert.Equal(["Universal", "Early help", "Specialist", "Before exclusion", "After"], stages.Select(s => s.Name));
        Assert.Equal(["Meet", "Agree"], own.ActionList);
    }

    private static PlanCycle Plan(DateOnly began, DateOnly reviewOn) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = Robin, Visibility = Visibility.Family, OwnerId = School, PlanKind = PlanKind.SupportPlan, StageNumber = 2, Began = began, NeedsAndStrengths = "x", CoordinatorId = Somebody, ReviewOn = reviewOn,
    };

    private static PlanOutcome Outcome(PlanCycle plan) =>
        new() { Id = Guid.CreateVersion7(), ChildId = Robin, PlanId = plan.Id, Visibility = Visibility.Family, OwnerId = School, What = "Comes in", Baseline = "One of five", Measure = "Register", Target = "Four of five" };

    private static PlanAction Action(PlanCycle plan, HelpOnOffer help, DateOnly by, ActionState state) =>
        new() { Id = Guid.CreateVersion7(), ChildId = Robin, PlanId = plan.Id, Visibility = Visibility.Family, OwnerId = School, What = help.Name, Doer = "Nurse", By = by, HelpId = help.Id, HelpName = help.Name, State = state };

    private static PlanView Of(PlanCycle plan, IReadOnlyList<PlanOutcome>? outcomes = null, IReadOnlyList<PlanAction>? actions = null, IReadOnlyList<PlanReview>? reviews = null) =>
        new(plan, ResponseStage.Usual[1], outcomes ?? [], actions ?? [], reviews ?? [], []);

    private static OwnWords Said(Voice voice, DateOnly day) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = Robin, Visibility = Visibility.Family, OwnerId = School, Voice = voice, Text = "I like the river.", SaidOn = day, WrittenBy = Somebody, WrittenAtUtc = new(2026, 9, 7, 9, 0, 0, DateTimeKind.Utc),
    };

    private static HelpOnOffer Help(string name, int stage, params string[] needs) => new(Guid.CreateVersion7(), name, "Council", stage, needs, "Ring", "Soon");

    private static ResponseView View(IReadOnlyList<OwnWords>? words = null, IReadOnlyList<PlanView>? plans = null, SupportStage? need = null, IReadOnlyList<HelpOnOffer>? help = null) =>
        new(new() { ChildId = Robin, LegalFirst = "Robin", LegalLast = "Hale", DateOfBirth = new(2014, 5, 2), Sex = Sex.NotRecorded, OpenedAtUtc = new(2026, 9, 7, 9, 0, 0, DateTimeKind.Utc) }, need, words ?? [], [], plans ?? [], help ?? []);
}
