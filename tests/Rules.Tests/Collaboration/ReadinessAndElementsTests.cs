using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class ReadinessAndElementsTests
{
    internal static readonly ReadinessEvidence Ready = new()
    {
        Chairs = [new(true, false), new(true, false), new(true, true), new(true, true)],
        SecretariatMonths = 12,
        WithoutFacilitator = new(0.10, 2, [], 12),
        KeySectors = [new("parents", true, false), new("voluntary sector", true, false)],
        MeetingsRunByMembers = [false, true, true, true],
        WeightedCoverage = 0.80,
        Leadership = new(0.50, 0.4, 2.5, 6),
        CriticalRoles = (4, 5),
        DecisionsWithoutFacilitator = [false, true, true, false, true, true],
        Heard = [new("schools", 4, null), new("parents", 3.9, 0.5), new("health", null, 1.5)],
        Trust = (-5, 0.70),
        Plan = (0.20, 6),
        Funding = new(12, null, "the council", 0.70),
        Handover = (true, true),
    };

    [Fact]
    public void At_its_very_limits_every_item_holds()
    {
        var review = ReadinessReview.Of(Ready);
        Assert.All(review.Checks, c => Assert.True(c.Holds, c.Sentence));
        Assert.Equal((5, 9), (review.Checks.Count(c => c.IsGate), review.Signs));
        Assert.True(review.IsReady);
        Assert.Equal(SignalState.Fine, review.AsSignal().State);
    }

    public static TheoryData<ReadinessItem, ReadinessEvidence> JustOutside => new()
    {
        { ReadinessItem.Chairs, Ready with { Chairs = [new(true, false), new(true, true), new(true, true)] } },
        { ReadinessItem.Chairs, Ready with { Chairs = [new(true, false), new(false, false)] } },
        { ReadinessItem.Chairs, Ready with { Chairs = [] } },
        { ReadinessItem.Secretariat, Ready with { SecretariatMonths = 11 } },
        { ReadinessItem.FacilitatorRemoval, Ready with { WithoutFacilitator = new(0.11, 2, [], 12) } },
        { ReadinessItem.FacilitatorRemoval, Ready with { WithoutFacilitator = new(0.05, 2, ["parents"], 12) } },
        { ReadinessItem.KeySeats, Ready with { KeySectors = [new("parents", false, false)] } },
        { ReadinessItem.KeySeats, Ready with { KeySectors = [new("parents", true, true)] } },
        { ReadinessItem.MemberRunMeetings, Ready with { MeetingsRunByMembers = [true, false, true, true] } },
        { ReadinessItem.MemberRunMeetings, Ready with { MeetingsRunByMembers = [true, true] } },
        { ReadinessItem.Coverage, Ready with { WeightedCoverage = 0.79 } },
        { ReadinessItem.Leadership, Ready with { Leadership = new(0.51, 0.3, 3, 6) } },
        { ReadinessItem.Leadership, Ready with { Leadership = new(0.3, 0.5, 2.4, 6) } },
        { ReadinessItem.Succession, Ready with { CriticalRoles = (7, 9) } },
        { ReadinessItem.OwnDecisions, Ready with { DecisionsWithoutFacilitator = [true, true, true, false, false] } },
        { ReadinessItem.Heard, Ready with { Heard = [new("parents", 3.9, 0.49)] } },
        { ReadinessItem.Trust, Ready with { Trust = (-5.1, 0.9) } },
        { ReadinessItem.Trust, Ready with { Trust = (3, 0.69) } },
        { ReadinessItem.PlanKept, Ready with { Plan = (0.21, 6) } },
        { ReadinessItem.PlanKept, Ready with { Plan = (0, null) } },
        { ReadinessItem.Funded, Ready with { Funding = new(11.9, null, "x", 0.5) } },
        { ReadinessItem.Funded, Ready with { Funding = new(20, null, "x", 0.71) } },
        { ReadinessItem.Handover, Ready with { Handover = (true, false) } },
    };

    [Theory]
    [MemberData(nameof(JustOutside))]
    public void Just_outside_its_limit_one_item_fails_and_only_a_gate_stops_the_step(ReadinessItem item, ReadinessEvidence evidence)
    {
        var review = ReadinessReview.Of(evidence);
        Assert.Equal([item], review.Checks.Where(c => !c.Holds).Select(c => c.Item));
        Assert.Equal(item > ReadinessItem.MemberRunMeetings, review.IsReady); // eight of nine signs are enough
    }

    [Fact]
    public void Without_the_facilitator_in_two_parts_it_is_not_ready_whatever_else_passes()
    {
        var review = ReadinessReview.Of(Ready with { WithoutFacilitator = new(32 / 66.0, 2, ["parents", "voluntary sector"], 12) });
        Assert.Equal(9, review.SignsHeld);
        Assert.False(review.IsReady);
        Assert.Equal("Must hold and does not: Without the facilitator 48% of pairs of members have no way to each other (10% at most), and parents and voluntary sector would be cut off.", review.AsSignal().Reasons[0]);
        Assert.Equal(SignalState.Look, review.AsSignal().State);
    }

    [Fact]
    public void Seven_of_nine_signs_are_three_quarters_and_six_are_not()
    {
        var seven = Ready with { Trust = (-9, 0.9), Handover = (false, false) };
        Assert.True(ReadinessReview.Of(seven).IsReady);
        var six = ReadinessReview.Of(seven with { CriticalRoles = (0, 5) });
        Assert.False(six.IsReady);
        Assert.Contains("6 of 9 signs hold", six.AsSignal().Reasons[0]);
    }

    [Fact]
    public void What_is_not_known_needs_the_word_of_two_sectors_and_figures_go_before_it()
    {
        var unknown = Ready with { SecretariatMonths = null };
        Assert.False(ReadinessReview.Of(unknown).IsReady);
        var attested = ReadinessReview.Of(unknown with { Attested = [new(ReadinessItem.Secretariat, "schools", "parents")] });
        Assert.True(attested.IsReady);
        Assert.Contains("1 item rests on the word of two seats", Assert.Single(attested.AsSignal().Caveats));
        Assert.False(ReadinessReview.Of(Ready with { SecretariatMonths = 3, Attested = [new(ReadinessItem.Secretariat, "schools", "parents")] }).IsReady);
        Assert.Contains("ask a seat of another sector", Assert.Throws<ArgumentException>(() => ReadinessReview.Of(unknown with { Attested = [new(ReadinessItem.Secretariat, "schools", "schools")] })).Message);
        Assert.Equal(14, ReadinessReview.Of(new()).Checks.Count(c => !c.Holds && c.Sentence.StartsWith("Nothing is known", StringComparison.Ordinal)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadinessReview.Of(Ready with { WeightedCoverage = double.NaN }));
    }

    [Fact]
    public void The_same_gate_failing_twice_offers_a_step_back_and_nothing_moves_by_itself()
    {
        var (good, noSecretariat) = (ReadinessReview.Of(Ready), ReadinessReview.Of(Ready with { SecretariatMonths = 0 }));
        var noMeetings = ReadinessReview.Of(Ready with { MeetingsRunByMembers = [false, false, false] });
        Assert.Equal(StageAdvice.MayStepOn, good.Advice(FacilitationStage.Leads, null));
        Assert.Equal(StageAdvice.MayStepOn, good.Advice(FacilitationStage.CoLeads, noSecretariat));
        Assert.Equal(StageAdvice.Stay, good.Advice(FacilitationStage.Closed, good));
        Assert.Equal(StageAdvice.Stay, noSecretariat.Advice(FacilitationStage.Observes, good));
        Assert.Equal(StageAdvice.Stay, noSecretariat.Advice(FacilitationStage.Observes, noMeetings)); // another gate
        Assert.Equal(StageAdvice.MayStepBack, noSecretariat.Advice(FacilitationStage.Observes, noSecretariat));
        Assert.Equal(StageAdvice.Stay, noSecretariat.Advice(FacilitationStage.Leads, noSecretariat)); // there is nothing to step back from
    }

    private static SignalResult Result(Signal signal, SignalState state) => new(signal, null, 1, state, ["."], []);

    [Fact]
    public void Every_signal_speaks_to_an_element_and_every_element_says_what_to_do_next()
    {
        Assert.Equal(Enum.GetValues<Element>(), FiveElements.Guides.Select(g => g.Element));
        Assert.Equal(Enum.GetValues<Signal>(), FiveElements.Guides.SelectMany(g => g.Signals).Distinct().Order());
        Assert.All(FiveElements.Guides, g => Assert.NotEmpty(g.NextSteps));
    }

    [Fact]
    public void An_element_stands_as_its_gravest_signal_says_and_names_what_is_not_known()
    {
        var standing = FiveElements.Standing([
            Result(Signal.FadingSeat, SignalState.Fine), Result(Signal.FadingSeat, SignalState.Look), Result(Signal.FadingSector, SignalState.Act),
            Result(Signal.BarrierPattern, SignalState.NotEnoughData), Result(Signal.SeatVacancy, SignalState.Fine)]).ToDictionary(s => s.Guide.Element);
        var managed = standing[Element.ManagedMembership];
        Assert.Equal(SignalState.Act, managed.State);
        Assert.Equal("1 of 3 signals needs something done, 1 is worth a conversation; of 2 too little is known.", managed.Summary);
        Assert.Equal([Signal.BarrierPattern, Signal.Readiness], managed.Silent);
        Assert.Equal(Signal.FadingSector, managed.Signals[0].Signal);
        Assert.Equal(SignalState.Act, standing[Element.DiverseMembership].State);
        Assert.Equal(SignalState.NotEnoughData, standing[Element.DefinedExpectations].State);
        Assert.Equal("Nothing is known yet: none of the 4 signals has enough to go on.", standing[Element.DefinedExpectations].Summary);
        var fine = FiveElements.Standing([.. FiveElements.Guides[0].Signals.Select(s => Result(s, SignalState.Fine))])[0];
        Assert.Equal((SignalState.Fine, "Nothing to do on 3 signals."), (fine.State, fine.Summary));
    }
}
