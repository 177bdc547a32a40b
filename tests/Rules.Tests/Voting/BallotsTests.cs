using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class BallotsTests
{
    internal static BallotBox Box(string text) => BallotText.Read(text);

    private static readonly BallotBox FourRules = Box("#/Candidates: A ; B ; C ; D\nA > B > C > D * 42\nB > C > D > A * 26\nC > D > B > A * 15\nD > C > B > A * 17");

    private static string Votes(RunOffRound round) => string.Join(',', "ABCD".Select(o => round.Votes.FirstOrDefault(v => v.Option == o.ToString())?.Score.ToString() ?? "-"));

    [Fact]
    public void The_same_ballots_elect_three_different_options_by_four_rules()
    {
        Assert.Equal(["A"], FirstPreference.Count(FourRules).Winners);
        var runOff = InstantRunOff.Count(FourRules);
        // C goes first (15 to D), then B (26 to D).
        Assert.Equal(["42,26,15,17", "42,26,-,32", "42,-,-,58"], runOff.Rounds.Select(Votes));
        Assert.Equal(["D"], runOff.Winners);
        // A 42×3; B 42×2 + 26×3 + 15 + 17; C 42 + 26×2 + 15×3 + 17×2; D 26 + 15×2 + 17×3.
        Assert.Equal([126, 194, 173, 107], Borda.Count(FourRules).Scores.Select(s => s.Score));
        Assert.Equal(["B"], Borda.Count(FourRules).Winners);
        Assert.Equal(["B"], Schulze.Count(FourRules).Winners);
    }

    [Fact]
    public void Schulze_follows_the_widest_paths()
    {
        var count = Schulze.Count(Box("#/Candidates: A ; B ; C ; D\nA > C > D > B * 8\nB > A > D > C * 2\nC > D > B > A * 4\nD > B > A > C * 4\nD > C > B > A * 3"));
        Assert.Equal(["D"], count.Winners);
        Assert.Equal([14, 13, 15, 19], new[] { count.Strengths[0][1], count.Strengths[1][0], count.Strengths[2][1], count.Strengths[3][1] });
        Assert.Equal(["D"], count.Places[0]);
    }

    [Fact]
    public void A_tie_is_shown_as_a_tie()
    {
        var count = Schulze.Count(Box("#/Candidates: A ; B ; C ; D\nA > B > C > D * 3\nD > A > B > C * 2\nD > B > C > A * 2\nC > B > D > A * 2"));
        Assert.True(count.IsTie);
        Assert.Equal(["B", "D"], count.Winners);
        var even = Box("A > B * 5\nB > A * 5");
        Assert.Equal(["A", "B"], InstantRunOff.Count(even).Winners);
        Assert.Equal(["A", "B"], Borda.Count(even).Winners);
        Assert.Equal(["A", "B"], FirstPreference.Count(even).Winners);
        Assert.True(InstantRunOff.Count(even).IsTie);
    }

    [Fact]
    public void Options_left_out_are_last_together()
    {
        // Of four options B first gets 3; the other three share 2 + 1 + 0.
        Assert.Equal([1, 3, 1, 1], Borda.Count(Box("#/Candidates: A ; B ; C ; D\nB")).Scores.Select(s => s.Score));
        // A = B share 3 + 2, C 1, D 0.
        Assert.Equal([2.5, 2.5, 1, 0], Borda.Count(Box("#/Candidates: A ; B ; C ; D\nA = B > C")).Scores.Select(s => s.Score));
        var schulze = Schulze.Count(Box("#/Candidates: A ; B ; C ; D\nB * 2\nA = C > D"));
        Assert.Equal((2L, 1L, 0L), (schulze.Preferring[1][0], schulze.Preferring[0][3], schulze.Preferring[0][2]));
        Assert.Equal(["B"], schulze.Places[0]);
        Assert.Equal(["A", "C"], schulze.Places[1]);
        Assert.Equal(["D"], schulze.Places[2]);
    }

    [Fact]
    public void Those_tied_last_go_together_when_they_cannot_overtake()
    {
        // C and D have 2 each, 4 together, under B's 5: both go; one of each has a next choice.
        var count = InstantRunOff.Count(Box("#/Candidates: A ; B ; C ; D\nA * 6\nB * 5\nC > B * 2\nD > A\nD"));
        Assert.Equal(RunOffStep.CannotOvertake, count.Rounds[0].Step);
        Assert.Equal(["C", "D"], count.Rounds[0].Out);
        Assert.Equal("7,7,-,-", Votes(count.Rounds[1]));
        Assert.Equal(1, count.Rounds[1].Exhausted);
        Assert.Equal(["A", "B"], count.Winners);
    }

    [Fact]
    public void Else_the_one_with_fewer_votes_in_the_latest_earlier_round_goes()
    {
        // Round 1: A 8, B 5, C 4, D 1 → D goes to C. Round 2: B 5, C 5 tied last (10 together are more than A's 8); C had 4 before.
        var count = InstantRunOff.Count(Box("#/Candidates: A ; B ; C ; D\nA * 8\nB > C * 5\nC > B * 4\nD > C > B"));
        Assert.Equal([RunOffStep.Fewest, RunOffStep.EarlierRound, RunOffStep.Decided], count.Rounds.Select(r => r.Step));
        Assert.Equal(["C"], count.Rounds[1].Out);
        Assert.Equal("8,10,-,-", Votes(count.Rounds[2]));
        Assert.Equal(["B"], count.Winners);
    }

    [Fact]
    public void The_latest_earlier_round_goes_before_the_first()
    {
        // Round 1: B 5, C 6. E goes to B: B 7, C 6. One of D's three goes to C: B 7, C 7, with A's 12 neither a majority of 26 nor out of their reach.
        // C had fewer in round 2; in round 1 it was B.
        var count = InstantRunOff.Count(Box("#/Candidates: A ; B ; C ; D ; E\nA * 12\nB * 5\nC > B * 6\nD > C\nD * 2\nE > B * 2"));
        Assert.Equal([["E"], ["D"], ["C"], []], count.Rounds.Select(r => r.Out));
        Assert.Equal(RunOffStep.EarlierRound, count.Rounds[2].Step);
    }

    [Fact]
    public void Those_who_could_draw_level_do_not_go_together()
    {
        // C and D have 4 together, as many as B.
        var count = InstantRunOff.Count(Box("#/Candidates: A ; B ; C ; D\nA * 6\nB * 4\nC * 2\nD * 2"));
        Assert.Equal(["C", "D"], count.LotNeededBetween);
    }

    [Fact]
    public void Else_a_recorded_lot_decides_and_without_one_the_count_waits()
    {
        var box = Box("#/Candidates: A ; B ; C\nA * 4\nB > A * 3\nC > A * 3");
        var waiting = InstantRunOff.Count(box);
        Assert.Empty(waiting.Winners);
        Assert.Equal(["B", "C"], waiting.LotNeededBetween);
        var drawn = InstantRunOff.Count(box, ["C", "B"]);
        Assert.Equal((RunOffStep.ByLot, "C"), (drawn.Rounds[0].Step, Assert.Single(drawn.Rounds[0].Out)));
        Assert.Equal(["A"], drawn.Winners);
        Assert.Empty(drawn.LotNeededBetween);
    }

    [Fact]
    public void What_a_rule_cannot_count_is_refused_with_the_ballot_and_the_remedy()
    {
        var equal = Box("A > B\nA = B");
        foreach (var count in new Action[] { () => FirstPreference.Count(equal), () => InstantRunOff.Count(equal), () => SingleTransferableVote.Count(equal, 1) })
            Assert.Matches("^Ballot 2 ranks A and B equal.*Schulze or Borda", Assert.Throws<ArgumentException>(count).Message);
        Assert.Contains("not among the options", Assert.Throws<ArgumentException>(() => InstantRunOff.Count(Box("A > B"), ["X"])).Message);
        Assert.Throws<ArgumentException>(() => new BallotBox([], []));
        Assert.Equal("ballots", Assert.Throws<ArgumentException>(() => new BallotBox(["A"], [])).ParamName);
        Assert.Contains("cast 0 times", Assert.Throws<ArgumentException>(() => new BallotBox(["A"], [RankedBallot.Strict(0, 0)])).Message);
        Assert.Contains("option 1", Assert.Throws<ArgumentException>(() => new BallotBox(["A"], [RankedBallot.Strict(1, 1)])).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new BallotBox(["A", "B"], [RankedBallot.Strict(1, 1, 1)])).Message);
        Assert.Contains("empty place", Assert.Throws<ArgumentException>(() => new BallotBox(["A"], [new([[]])])).Message);
    }
}
