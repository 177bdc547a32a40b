using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class SingleTransferableVoteTests
{
    [Fact]
    public void Three_places_among_five_with_a_surplus_and_an_exclusion()
    {
        // 20 ballots, 3 places: quota 20/4 + 1 = 6. Chocolate 12 is in; its 6 over pass at 6 × 1 ÷ 12 = 0.5: strawberries 1 + 4, sweets 1 + 2.
        // Nobody else has 6; pears (2) go out, to oranges 6, which are in. Then sweets (3) go out, and strawberries take the last place.
        var count = SingleTransferableVote.Count(BallotText.Read(
            "#/Candidates: oranges ; pears ; chocolate ; strawberries ; sweets\noranges * 4\npears > oranges * 2\nchocolate > strawberries * 8\nchocolate > sweets * 4\nstrawberries\nsweets"), 3);
        Assert.Equal(6, count.Quota);
        Assert.Equal(["chocolate", "oranges", "strawberries"], count.Elected);
        Assert.Equal([4, 2, 12, 1, 1], count.Stages[0].Votes);
        Assert.Equal([4, 2, 6, 5, 3], count.Stages[1].Votes);
        Assert.Equal([6, 0, 6, 5, 3], count.Stages[2].Votes);
        Assert.Equal([StvStep.FirstPreferences, StvStep.Surplus, StvStep.Exclusion, StvStep.Exclusion, StvStep.LastPlaces], count.Stages.Select(s => s.Step));
        Assert.Equal(["strawberries"], count.Stages[^1].Elected);
    }

    [Fact]
    public void Values_are_cut_at_five_decimals_and_what_is_lost_is_told()
    {
        // 10 ballots, 2 places: quota 10/3 + 1 = 4. A 7, surplus 3: 3 × 1 ÷ 7 = 0.428571… cut to 0.42857. Five to B: 2.14285, two to C: 0.85714 + 3.
        // 4 + 2.14285 + 3.85714 = 9.99999, so 0.00001 is lost. B is lower and goes out; C has the last place.
        var count = SingleTransferableVote.Count(BallotText.Read("#/Candidates: A ; B ; C\nA > B * 5\nA > C * 2\nC * 3"), 2);
        Assert.Equal(4, count.Quota);
        Assert.Equal([4m, 2.14285m, 3.85714m], count.Stages[1].Votes);
        Assert.Equal(0.00001m, count.Stages[1].NotTransferable);
        Assert.Equal(["A", "C"], count.Elected);
    }

    [Fact]
    public void A_paper_that_was_passed_on_before_keeps_its_value_and_every_paper_of_the_elected_moves()
    {
        // 12 ballots, 2 places: quota 5. A 8, surplus 3 → each of the eight at 3/8 = 0.375 to B: 2 + 3 = 5, B is in with nothing over.
        var count = SingleTransferableVote.Count(BallotText.Read("#/Candidates: A ; B ; C\nA > B > C * 8\nB * 2\nC * 2"), 2);
        Assert.Equal([5m, 5m, 2m], count.Stages[1].Votes);
        Assert.Equal(["A", "B"], count.Elected);
        // Three places: quota 4. A's 4 over at 0.5: B 2 + 4 = 6, 2 over: its eight passed papers are worth 2 × 0.5 ÷ 6 = 0.16666, its own two
        // 2 × 1 ÷ 6 = 0.33333 and have no next: C 2 + 8 × 0.16666 = 3.33328. C is then the only one left and takes the place.
        var three = SingleTransferableVote.Count(BallotText.Read("#/Candidates: A ; B ; C ; D\nA > B > C * 8\nB * 2\nC * 2"), 3);
        Assert.Equal([4m, 4m, 3.33328m, 0m], three.Stages[2].Votes);
        Assert.Equal(["A", "B", "C"], three.Elected);
    }

    [Fact]
    public void A_tie_looks_back_and_then_waits_for_a_lot()
    {
        var box = BallotText.Read("#/Candidates: A ; B ; C\nA * 4\nB > A * 2\nC > A * 2");
        var waiting = SingleTransferableVote.Count(box, 1);
        Assert.Equal(["B", "C"], waiting.LotNeededBetween);
        Assert.Empty(waiting.Elected);
        var drawn = SingleTransferableVote.Count(box, 1, ["B", "C"]);
        Assert.True(drawn.Stages[1].ByLot);
        Assert.Equal(["B"], drawn.Stages[1].Of);
        Assert.Equal(["A"], drawn.Elected); // 4 + 2 = 6 ≥ 8/2 + 1 = 5
        // D (1) goes out to C: B and C have 5 each, and B had more before, so C goes.
        var back = SingleTransferableVote.Count(BallotText.Read("#/Candidates: A ; B ; C ; D\nA * 8\nB * 5\nC > B * 4\nD > C"), 1);
        Assert.Equal([["D"], ["C"]], back.Stages.Where(s => s.Step == StvStep.Exclusion).Take(2).Select(s => s.Of));
        Assert.False(back.Stages[2].ByLot);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        var box = BallotText.Read("A > B");
        Assert.Equal("places", Assert.Throws<ArgumentOutOfRangeException>(() => SingleTransferableVote.Count(box, 3)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => SingleTransferableVote.Count(box, 0));
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => SingleTransferableVote.Count(BallotText.Read("#/Candidates: A\n/EMPTY_RANKING/"), 1)).Message);
        Assert.Equal(["A", "B"], SingleTransferableVote.Count(box, 2).Elected);
    }
}
