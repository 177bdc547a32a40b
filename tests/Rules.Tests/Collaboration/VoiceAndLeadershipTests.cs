using Headwater.Collaboration;
using Headwater.Voting;

namespace Headwater.Rules.Tests.Collaboration;

public sealed class VoiceAndLeadershipTests
{
    [Fact]
    public void The_silent_count()
    {
        // Rising 0 0 2 3 4 5 7 9 12, sum 42: Σ(2i − 10)x = −8 − 6 + 0 + 10 + 28 + 54 + 96 = 174; 174 ÷ (9 × 42) = 0.4603; × 9/8.
        var gini = Gini.Of([12, 9, 7, 5, 4, 3, 2, 0, 0]);
        Assert.Equal(0.4603, gini.G, 4);
        Assert.Equal(0.5179, gini.Corrected, 4);
        // Without the two silent people the room would look more equal: 90 ÷ (7 × 42) = 0.3061.
        Assert.Equal(0.3061, Gini.Of([12, 9, 7, 5, 4, 3, 2]).G, 4);
        Assert.Equal(0, Gini.Of([3, 3, 3]).G);
        Assert.Equal(1, Gini.Of([8, 0, 0, 0]).Corrected, 12);
        Assert.Contains("Nobody took a turn", Assert.Throws<ArgumentException>(() => Gini.Of([0, 0])).Message);
        Assert.Equal("turns", Assert.Throws<ArgumentException>(() => Gini.Of([])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Gini.Of([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gini.Of([1, double.NaN]));
    }

    [Fact]
    public void Parents_with_three_of_sixty_turns_are_worth_a_look_and_the_authority_with_27_is_fine()
    {
        SectorVoice[] voices = [new("parents", 2, 3, Heard: 2.5), new("local authority", 5, 27), new("schools", 9, 30)];
        var ratios = EqualityOfVoice.Ratios(voices).ToDictionary(r => r.Sector, r => r.Ratio);
        Assert.Equal(0.40, ratios["parents"], 12);          // 0.05 ÷ 0.125
        Assert.Equal(1.44, ratios["local authority"], 12);  // 0.45 ÷ 0.3125
        var result = EqualityOfVoice.Signal(voices, items: 3);
        Assert.Equal((SignalState.Look, 60), (result.State, result.N));
        Assert.Equal("Parents: 3 of 60 turns with 2 of 16 people there, 0.4 times their part: make room for them to speak first.", result.Reasons[0]);
        Assert.DoesNotContain(result.Reasons, r => r.StartsWith("Local authority", StringComparison.Ordinal));
        Assert.Contains(result.Reasons, r => r.Contains("parents 2.5"));
        Assert.Empty(result.Caveats);
        // 28.2 of 60 would be 1.504.
        Assert.Equal(2, EqualityOfVoice.Signal([new("parents", 2, 3), new("local authority", 5, 28.2), new("schools", 9, 28.8)], 3).Reasons.Count);
    }

    [Fact]
    public void Too_few_turns_say_nothing_and_the_silent_are_told()
    {
        SectorVoice[] voices = [new("parents", 4, 10), new("schools", 4, 10)];
        Assert.Equal(SignalState.NotEnoughData, EqualityOfVoice.Signal(voices, items: 1).State);
        Assert.Equal(SignalState.NotEnoughData, EqualityOfVoice.Signal([new("parents", 4, 9), new("schools", 4, 10)], items: 2).State);
        var fine = EqualityOfVoice.Signal(voices, 2, [5, 5, 0, 0, 5, 5, 0, 0]);
        Assert.Equal(SignalState.Fine, fine.State);
        Assert.Contains(fine.Reasons, r => r.Contains("4 of them silent"));
        Assert.Contains("Nobody was asked", Assert.Single(fine.Caveats));
        Assert.Contains("count who was there", Assert.Throws<ArgumentException>(() => EqualityOfVoice.Ratios([new("a", 0, 1)])).Message);
        Assert.Throws<ArgumentException>(() => EqualityOfVoice.Ratios([new("a", 1, 0)]));
        Assert.Throws<ArgumentException>(() => EqualityOfVoice.Ratios([]));
        Assert.Throws<ArgumentException>(() => EqualityOfVoice.Signal([new("a", 1, 30, 6)], 2));
    }

    [Theory]
    [InlineData(new[] { 3, 1, 1, 1 }, 0.5, 0.3333, 3.0, SignalState.Fine)]
    [InlineData(new[] { 4, 1, 1 }, 0.6667, 0.5, 2.0, SignalState.Look)] // 0.667 is not above 0.67
    [InlineData(new[] { 2, 1, 1, 1, 1 }, 0.3333, 0.2222, 4.5, SignalState.Fine)]
    [InlineData(new[] { 5, 1, 1 }, 0.7143, 0.5510, 1.8148, SignalState.Act)]
    [InlineData(new[] { 0, 3, 1 }, 0, 0.625, 1.6, SignalState.Look)] // not the anchor, but in few hands
    public void Leading_is_counted_by_sector(int[] leads, double anchor, double concentration, double effective, SignalState state)
    {
        SectorLeads[] sectors = [.. leads.Select((n, i) => new SectorLeads($"sector {i}", n, i == 0))];
        var measure = LeadershipConcentration.Measure(sectors);
        Assert.Equal((anchor, concentration, effective), (Math.Round(measure.AnchorShare, 4), Math.Round(measure.Concentration, 4), Math.Round(measure.Effective, 4)));
        Assert.Equal(state, LeadershipConcentration.Signal(sectors).State);
    }

    [Fact]
    public void Two_activities_are_too_few_and_impossible_numbers_are_refused()
    {
        Assert.Equal(SignalState.NotEnoughData, LeadershipConcentration.Signal([new("a", 2, true)]).State);
        Assert.Throws<ArgumentException>(() => LeadershipConcentration.Measure([new("a", 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LeadershipConcentration.Measure([new("a", -1)]));
        Assert.Throws<ArgumentException>(() => LeadershipConcentration.Measure([]));
    }

    [Fact]
    public void A_decision_that_passes_without_a_core_sector_needs_something_done()
    {
        string[] all = ["schools", "health", "parents", "voluntary sector"], core = ["schools", "parents"];
        DecisionRecord Decision(string[] casting, bool passed = true, int open = 0, bool chairs = false) => new(all, casting, core, passed, open, chairs);
        var fine = DecisionBreadth.Signal([Decision(all), Decision(["schools", "parents"])]);
        Assert.Equal((SignalState.Fine, 0.75, 2), (fine.State, fine.Value, fine.N));
        Assert.Equal(SignalState.Fine, DecisionBreadth.Signal([Decision(["schools"], passed: false)]).State);
        var act = DecisionBreadth.Signal([Decision(all), Decision(["schools", "health"], open: 1), Decision([], chairs: true)]);
        Assert.Equal(SignalState.Act, act.State);
        Assert.Equal(["2 decisions of 3 passed without parents, a core sector: ask them before it is carried out.", "1 decision of 3 passed without schools, a core sector: ask them before it is carried out."], act.Reasons.Take(2).OrderDescending());
        Assert.Contains(act.Reasons, r => r.StartsWith("1 objection is not taken in", StringComparison.Ordinal));
        Assert.Contains(act.Reasons, r => r.Contains("by the chair alone (33%)"));
        var unseated = DecisionBreadth.Signal([new(["schools"], ["schools"], ["schools", "parents"], true, 0, false)]);
        Assert.Equal((SignalState.Act, "1 decision of 1 passed without parents, a core sector that holds no seat: ask them before it is carried out."), (unseated.State, unseated.Reasons[0]));
        Assert.Equal(SignalState.NotEnoughData, DecisionBreadth.Signal([]).State);
        Assert.Throws<ArgumentException>(() => DecisionBreadth.Signal([new([], [], [], true, 0, false)]));
        Assert.Contains("holds no seat", Assert.Throws<ArgumentException>(() => DecisionBreadth.Signal([Decision(["police"])])).Message);
    }

    [Fact]
    public void Support_is_told_with_the_lowest_sector_and_the_merged_ones()
    {
        GroupTally[] sectors = [new("schools", new(8, 0)), new("health", new(6, 0)), new("parents", new(1, 2)), new("voluntary sector", new(0, 2)), new("police", default)];
        var result = SupportSignal.Signal(sectors, anonymous: true);
        Assert.Equal((SignalState.Act, 19), (result.State, result.N));
        // Parents and voluntary sector together (1+1)/(5+2) = 0.2857.
        Assert.Equal("79% of 19 voices agree in all, but it is contested by parents and voluntary sector; lowest is parents and voluntary sector, where 1 of 5 agree. Talk with them before deciding.", result.Reasons[0]);
        Assert.Equal(["Too few answered to show parents and voluntary sector each on its own: they are counted together.", "Nobody answered from police."], result.Caveats);
        Assert.Equal(Math.Pow(0.9 * 0.875 * 2 / 7, 1 / 3.0), result.Value!.Value, 12);
        Assert.Equal(SignalState.Fine, SupportSignal.Signal([new("schools", new(8, 0)), new("parents", new(6, 0))], anonymous: false).State);
        Assert.Equal(SignalState.Look, SupportSignal.Signal([new("schools", new(8, 0)), new("parents", new(3, 3))], anonymous: false).State);
        Assert.Equal(SignalState.NotEnoughData, SupportSignal.Signal([new("schools", new(2, 0))], anonymous: false).State);
    }
}
