using Headwater.Duties;
using Headwater.FairAccess.Places;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Places;

/// <summary>What becomes of a place, by rules 3.2, 3.5, 3.8 and 3.10 and the answer of three school days of East Sussex.</summary>
public sealed class PlaceRulesTests
{
    // Tuesday 10 November 2026; the school's three days are Wednesday, Thursday and Friday.
    private static readonly DateOnly Decided = new(2026, 11, 10), AnswerBy = new(2026, 11, 13);

    [Fact]
    public void Three_school_days_to_answer_do_not_count_the_day_of_the_decision_nor_days_without_school()
    {
        var calendar = new SchoolCalendar([new(new(2026, 9, 3), new(2026, 10, 23)), new(new(2026, 11, 2), new(2026, 12, 18))]);
        Assert.Equal(AnswerBy, PlaceRules.AnswerBy(Decided, 3, calendar));
        // Over the half term: from Thursday 22 October the days are Friday 23 October, Monday 2 and Tuesday 3 November.
        Assert.Equal(new(2026, 11, 3), PlaceRules.AnswerBy(new(2026, 10, 22), 3, calendar));
        Assert.Null(PlaceRules.AnswerBy(new(2026, 12, 17), 3, calendar));
        // From acceptance on Thursday 22 October to the decision on 3 November are three school days.
        Assert.Equal((3, 0), (PlaceRules.SchoolDays(new(2026, 10, 22), new(2026, 11, 3), calendar), PlaceRules.SchoolDays(Decided, Decided, calendar)));
        Assert.Null(PlaceRules.SchoolDays(new(2026, 12, 18), new(2026, 12, 21), calendar));
    }

    [Fact]
    public void Until_its_day_the_school_is_asked_and_after_it_it_said_nothing()
    {
        Assert.Equal([PlaceState.Asked, PlaceState.Asked, PlaceState.Silent], new[] { Decided, AnswerBy, AnswerBy.AddDays(1) }.Select(d => PlaceRules.StateOf(View(), d)));
        Assert.Equal(PlaceState.Asked, PlaceRules.StateOf(new(Place(null), [], true), AnswerBy.AddDays(99)));
        // Silence means that the school has the child where the protocol says so; otherwise somebody speaks with the school.
        Assert.Contains(PlaceDeed.StartSet, PlaceRules.ByChair(PlaceState.Silent, silenceAllocates: true));
        Assert.DoesNotContain(PlaceDeed.StartSet, PlaceRules.ByChair(PlaceState.Silent, silenceAllocates: false));
        Assert.Contains(PlaceDeed.Escalated, PlaceRules.ByChair(PlaceState.Silent, silenceAllocates: false));
    }

    [Fact]
    public void From_refusal_to_direction_step_by_step_and_the_school_may_agree_at_every_step()
    {
        List<PlaceStep> steps = [];
        foreach (var (deed, state) in new[] { (PlaceDeed.Refused, PlaceState.Refused), (PlaceDeed.Escalated, PlaceState.Escalated), (PlaceDeed.DirectionSought, PlaceState.DirectionSought), (PlaceDeed.Directed, PlaceState.Directed), (PlaceDeed.StartSet, PlaceState.Starting), (PlaceDeed.OnRoll, PlaceState.OnRoll) })
        {
            var before = PlaceRules.StateOf(View(steps), Decided);
            Assert.Contains(deed, PlaceRules.BySchool(before).Concat(PlaceRules.ByChair(before, false)));
            steps.Add(Step(deed, Decided.AddDays(3)));
            Assert.Equal(state, PlaceRules.StateOf(View(steps), Decided));
            if (state is PlaceState.Refused or PlaceState.Escalated or PlaceState.DirectionSought)
                Assert.Equal([PlaceDeed.Agreed], PlaceRules.BySchool(state));
        }

        // Nobody directs before a refusal, and only the school itself refuses.
        Assert.DoesNotContain(PlaceDeed.Directed, PlaceRules.ByChair(PlaceState.Asked, true));
        Assert.All(Enum.GetValues<PlaceState>(), s => Assert.DoesNotContain(PlaceDeed.Refused, PlaceRules.ByChair(s, true)));
        // On the roll, no place comes to nothing any more; come to nothing, nothing follows.
        Assert.Empty(PlaceRules.ByChair(PlaceState.OnRoll, true));
        Assert.Empty(PlaceRules.BySchool(PlaceState.FellThrough).Concat(PlaceRules.ByChair(PlaceState.FellThrough, true)));
        Assert.Equal(PlaceState.FellThrough, PlaceRules.StateOf(View([Step(PlaceDeed.Refused, Decided), Step(PlaceDeed.RefusalUpheld, Decided)]), Decided));
    }

    [Fact]
    public void What_is_next_has_its_day_a_week_after_the_first_day_and_at_six_and_twelve_weeks()
    {
        Assert.Equal(new("Answer whether the school takes the child", AnswerBy, true), PlaceRules.Next(View(), Decided));
        // First day Monday 16 November: on roll by the 23rd; reviews on 28 December and 8 February.
        List<PlaceStep> steps = [Step(PlaceDeed.Agreed, new(2026, 11, 16))];
        Assert.Equal((new(2026, 11, 23), true), (PlaceRules.Next(View(steps), Decided)!.By, PlaceRules.Next(View(steps), Decided)!.BySchool));
        steps.Add(Step(PlaceDeed.OnRoll, new(2026, 11, 17)));
        Assert.Equal(new(2026, 12, 28), PlaceRules.Next(View(steps), Decided)!.By);
        Assert.Empty(PlaceRules.Reviews(View(steps), new(2026, 12, 27)));
        Assert.Equal([PlaceDeed.ReviewedAtSix], PlaceRules.Reviews(View(steps), new(2026, 12, 28)));
        steps.Add(Step(PlaceDeed.ReviewedAtSix, new(2026, 12, 28)));
        Assert.Equal(new(2027, 2, 8), PlaceRules.Next(View(steps), Decided)!.By);
        Assert.Equal([PlaceDeed.ReviewedAtTwelve], PlaceRules.Reviews(View(steps), new(2027, 2, 8)));
        steps.Add(Step(PlaceDeed.ReviewedAtTwelve, new(2027, 2, 8)));
        Assert.Null(PlaceRules.Next(View(steps), new(2027, 3, 1)));
        // A first day set anew before the child came moves what follows.
        Assert.Equal(new(2026, 11, 30), PlaceRules.Next(View([Step(PlaceDeed.Agreed, new(2026, 11, 16)), Step(PlaceDeed.StartSet, new(2026, 11, 23))]), Decided)!.By);
    }

    [Theory]
    [InlineData(nameof(PlaceDeed.Agreed), "2026-11-09", "lies before the panel")]
    [InlineData(nameof(PlaceDeed.Agreed), "2027-01-10", "more than sixty days ahead")]
    [InlineData(nameof(PlaceDeed.Agreed), "2027-01-09", null)]
    [InlineData(nameof(PlaceDeed.Agreed), "2026-11-10", null)]
    [InlineData(nameof(PlaceDeed.Refused), "2026-11-11", "lies in the future")]
    [InlineData(nameof(PlaceDeed.Refused), "2026-11-09", "lies before the panel")]
    [InlineData(nameof(PlaceDeed.OnRoll), "2026-11-10", null)]
    public void Days_that_cannot_be_are_refused(string deed, string day, string? why)
    {
        var said = PlaceRules.WhyNotOn(View(), Enum.Parse<PlaceDeed>(deed), DateOnly.ParseExact(day, "yyyy-MM-dd"), Decided);
        if (why is null)
            Assert.Null(said);
        else
            Assert.Contains(why, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_on_the_roll_before_the_first_day() =>
        Assert.Contains("starts on Monday 16 November 2026", PlaceRules.WhyNotOn(View([Step(PlaceDeed.Agreed, new(2026, 11, 16))]), PlaceDeed.OnRoll, new(2026, 11, 15), new(2026, 11, 20)), StringComparison.Ordinal);

    [Fact]
    public void A_maintained_school_is_directed_by_the_authority_and_an_academy_by_the_Secretary_of_State()
    {
        Assert.Contains("asks the Secretary of State", PlaceRules.Direction(SchoolType.Academy), StringComparison.Ordinal);
        Assert.Contains("Schools Adjudicator within fifteen calendar days", PlaceRules.Direction(SchoolType.Maintained), StringComparison.Ordinal);
    }

    private static Headwater.FairAccess.Places.PanelPlace Place(DateOnly? answerBy) => new() { Id = default, ChildId = default, ReferralId = default, DecisionId = default, ProtocolId = default, SchoolId = default, Points = 1, YearGroup = 8, DecidedOn = Decided, AnswerBy = answerBy };

    private static PlaceView View(IReadOnlyList<PlaceStep>? steps = null) => new(Place(AnswerBy), steps ?? [], false);

    private static PlaceStep Step(PlaceDeed deed, DateOnly day) => new() { Id = default, ChildId = default, PlaceId = default, Deed = deed, Day = day, By = default, AtUtc = default };
}
