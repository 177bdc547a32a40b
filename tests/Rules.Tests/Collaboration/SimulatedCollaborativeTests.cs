using Headwater.Collaboration;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class SimulatedCollaborativeTests
{
    // Each month worked out from the definition; 0 means never. Parents at meetings: 4 to month 14, then 3, 2, 2, 1, 1, 0, 0 …
    public static TheoryData<Signal, int, int> Expected => new()
    {
        // Not active when nobody came to the last three: 20, 21, 22. Parents are core.
        { Signal.CoverageGap, 22, 22 },
        // Empty since 1 April 2023: 29 days on 30 April (month 20), 60 on 31 May, which is not more than 60, 90 on 30 June (22).
        { Signal.SeatVacancy, 20, 22 },
        // The first seat misses from 15: of 13 to 15 it has 2/3, of 14 to 16 1/3, half of 1 or less. The last seat comes to 19: of 19 to 21 it has 1/3,
        // and of the others the latest came to 17, before the last three.
        { Signal.FadingSeat, 16, 21 },
        // Recent ÷ before: month 17 (3+2+2)/3 ÷ 4 = 0.583; month 18 (2+2+1)/3 ÷ (5×4+3)/6 = 1.667 ÷ 3.833 = 0.435.
        { Signal.FadingSector, 18, 18 },
        // Four daytime meetings are there from month 18: (3+2+2+1)/16 = 50 % against 100 % in the evening.
        { Signal.BarrierPattern, 18, 0 },
        // Of six leads the anchor has 2, from 16 3 (0.50, not above), from 20 4 (0.667, not above 0.67; effective 2.0), from 26 5 (0.833).
        { Signal.LeadershipConcentration, 20, 26 },
        // From 16 parents take one turn each, the other 15 three: 2/47 ÷ 2/17 = 0.36.
        { Signal.EqualityOfVoice, 16, 0 },
        // Decisions every third month: one parent is there at 18, none at 21.
        { Signal.DecisionBreadth, 21, 21 },
        // Month 15 decides on daytime meetings: all three parents against, (0+1)/(3+2) = 0.2.
        { Signal.SectorSupport, 15, 15 },
        // Nothing is done from 22: 4 of 16 overdue (0.25), month 23 8 of 20 (0.40).
        { Signal.PlanHealth, 23, 23 },
        // Survey of month 24: 10 of 30 pairs from 3 to 2, −1/3 ÷ 3 × 100 = −11.1 points.
        { Signal.TrustAndTies, 24, 0 },
        // Survey of month 24: 32 of 66 pairs, parents and voluntary sector cut off; half a year before the facilitator leaves.
        { Signal.FacilitatorDependence, 24, 24 },
        // First review in month 24; advice never asks for more than a look.
        { Signal.Readiness, 24, 0 },
        // Money to month 33: 9 months left at the end of 24, which is not under 9; 8 at the end of 25.
        { Signal.FundingRunway, 25, 25 },
    };

    private static readonly Lazy<IReadOnlyList<SignalResult>[][]> Ailing = new(() => [.. Enumerable.Range(1, 5).Select(seed =>
        Enumerable.Range(1, SimulatedCollaborative.Months).Select(new SimulatedCollaborative((ulong)seed, healthy: false).At).ToArray())]);

    [Theory]
    [MemberData(nameof(Expected))]
    public void Each_signal_fires_in_the_month_its_definition_says(Signal signal, int fires, int acts)
    {
        foreach (var months in Ailing.Value)
        {
            int First(SignalState least) => 1 + Array.FindIndex(months, month => month.Any(r => r.Signal == signal && r.State >= least));
            Assert.Equal((fires, acts), (First(SignalState.Look), First(SignalState.Act)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void In_the_healthy_twin_none_fires_though_each_has_enough_to_speak(int seed)
    {
        var healthy = new SimulatedCollaborative((ulong)seed, healthy: true);
        var all = Enumerable.Range(1, SimulatedCollaborative.Months).SelectMany(m => healthy.At(m).Select(r => (Month: m, Result: r))).ToList();
        Assert.Empty(all.Where(x => x.Result.Fires).Select(x => $"{x.Month} {x.Result.Code} {x.Result.Reasons[0]}"));
        Assert.Equal(Enum.GetValues<Signal>(), all.Where(x => x.Result.State == SignalState.Fine).Select(x => x.Result.Signal).Distinct().Order());
    }

    [Fact]
    public void The_warning_comes_before_the_facilitator_leaves_and_an_offer_of_help_after()
    {
        var ailing = new SimulatedCollaborative(1, healthy: false);
        Assert.Contains(ailing.At(24), r => r is { Signal: Signal.FacilitatorDependence, State: SignalState.Act });
        // Gone from month 30 whatever the review said; the reviews of 30 and 33 both fail the same gates.
        Assert.Equal(StageAdvice.Stay, ailing.Review(27).Advice(FacilitationStage.Leads, ailing.Review(24)));
        Assert.Equal(StageAdvice.MayStepBack, ailing.Review(33).Advice(FacilitationStage.Closed, ailing.Review(30)));
        var healthy = new SimulatedCollaborative(1, healthy: true);
        Assert.Equal(StageAdvice.MayStepOn, healthy.Review(24).Advice(FacilitationStage.Leads, null));
    }

    [Fact]
    public void All_five_elements_need_something_done_in_the_one_and_nothing_in_the_other()
    {
        Assert.All(FiveElements.Standing(new SimulatedCollaborative(1, healthy: false).At(30)), e => Assert.Equal(SignalState.Act, e.State));
        Assert.All(FiveElements.Standing(new SimulatedCollaborative(1, healthy: true).At(36)), e => Assert.Equal(SignalState.Fine, e.State));
    }

    [Fact]
    public void Every_sentence_has_its_numbers_and_ends()
    {
        foreach (var healthy in new[] { true, false })
        {
            foreach (var result in Enumerable.Range(1, SimulatedCollaborative.Months).SelectMany(new SimulatedCollaborative(3, healthy).At))
            {
                Assert.NotEmpty(result.Reasons);
                Assert.All(result.Reasons.Concat(result.Caveats), s => Assert.Matches(@"^[A-Z0-9].*\.$", s));
                if (result.State != SignalState.NotEnoughData)
                    Assert.Contains(result.Reasons, s => s.Any(char.IsDigit));
                Assert.DoesNotContain(result.Reasons.Concat(result.Caveats), s => s.Contains("NaN", StringComparison.Ordinal) || s.Contains("  ", StringComparison.Ordinal));
            }
        }
    }
}
