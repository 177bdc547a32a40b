using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class RepresentativenessTests
{
    [Fact]
    public void Parents_disagreeing_with_the_second_statement_marks_them_out()
    {
        // P_d = (5+1)/(6+2) = 0.75. Others: (1+0)/(2+14) = 1/16, so R = 12. pdt = 2√7(6/7 − 1/2) = 1.8898.
        // rdt: p1 = 6/7, p2 = 1/15, p = 7/22 → 3.7077. Metric 12 × 3.7077 × 0.75 × 1.8898 = 63.0614.
        var opinion = Representativeness.Of(GroupConsensusTests.Second, GroupConsensusTests.Parents, OpinionDirection.Disagree);
        Assert.Equal(0.75, opinion.Share, 12);
        Assert.Equal(12, opinion.Ratio, 12);
        Assert.Equal(1.8898, opinion.ShareTest, 4);
        Assert.Equal(3.7077, opinion.RatioTest, 4);
        Assert.True(opinion.IsRepresentative);
        Assert.Equal(63.0614, opinion.Metric, 3);
        Assert.Equal(opinion, Representativeness.Main(GroupConsensusTests.Second, GroupConsensusTests.Parents));
    }

    [Fact]
    public void One_of_six_disagreeing_does_not_although_the_ratio_is_four()
    {
        // R = (2/8) ÷ (1/16) = 4; pdt = 2√7(2/7 − 1/2) = −1.1339.
        var opinion = Representativeness.Of(GroupConsensusTests.First, GroupConsensusTests.Parents, OpinionDirection.Disagree);
        Assert.Equal(4, opinion.Ratio, 12);
        Assert.Equal(-1.1339, opinion.ShareTest, 4);
        Assert.False(opinion.IsRepresentative);
    }

    [Fact]
    public void The_tests_of_proportions_give_the_published_values()
    {
        // The source writes two_prop(successes in, successes out, all in, all out).
        Assert.Equal(-1.5141, Proportions.TwoSample(15, 24, 56, 71), 4);
        Assert.Equal(1.5403, Proportions.TwoSample(30, 50, 1_000_000, 2_000_000), 4);
        Assert.Equal(1.5403, Proportions.OneSample(30, 50), 4);
        Assert.Equal(0, Proportions.TwoSample(4, 4, 7, 7));
    }

    [Fact]
    public void New_statements_and_those_that_part_the_room_come_first()
    {
        // One agrees: p = 1/3, a = 2/3 → (2/3)(2/3)(1 + 8 × 2^(−0.2)) = 3.53974, squared 12.5297. None: ½ × ½ × 9 = 2.25, squared 5.0625.
        Assert.Equal(12.5297, CommentPriority.Of(new(1, 0), 0), 4);
        Assert.Equal(5.0625, CommentPriority.Of(default, 0), 12);
        // Extremity 1 doubles the importance, so the square is four times as high.
        Assert.Equal(4 * 5.0625, CommentPriority.Of(default, 1), 12);
        Assert.Equal(49, CommentPriority.Meta);
    }

    [Fact]
    public void A_group_gets_the_statements_that_pass_agreements_first_and_one_in_any_case()
    {
        StatementTally[] statements =
        [
            new("keep", new GroupTally[] { new("parents", new(0, 20)), new("schools", new(20, 0)) }),
            new("evening", new GroupTally[] { new("parents", new(15, 5)), new("schools", new(5, 15)) }),
            new("map", new GroupTally[] { new("parents", new(10, 10)), new("schools", new(10, 10)) }),
        ];
        var parents = Representativeness.Select(statements, "parents");
        Assert.Equal(["evening", "keep"], parents.Select(p => p.Statement));
        Assert.Equal([OpinionDirection.Agree, OpinionDirection.Disagree], parents.Select(p => p.Opinion.Direction));
        // With room for one the best agreement is kept although "keep" has the higher metric.
        Assert.Equal("evening", Assert.Single(Representativeness.Select(statements, "parents", 1)).Statement);
        Assert.False(Assert.Single(Representativeness.Select([statements[2]], "parents")).Opinion.IsRepresentative);
    }

    [Fact]
    public void The_room_agrees_where_share_and_test_say_so()
    {
        StatementTally[] statements =
        [
            new("most", new GroupTally[] { new("a", new(9, 1)), new("b", new(8, 2)) }),
            new("all", new GroupTally[] { new("a", new(10, 0)), new("b", new(10, 0)) }),
            new("half", new GroupTally[] { new("a", new(5, 5)), new("b", new(5, 5)) }),
            new("none", new GroupTally[] { new("a", new(0, 10)), new("b", new(0, 10)) }),
        ];
        Assert.Equal(["all", "most"], RoomConsensus.Select(statements, OpinionDirection.Agree).Select(s => s.Statement));
        // (0 + 20 + 1)/(20 + 2) = 0.9545; 2√21(21/21 − ½) = √21 = 4.5826.
        var none = Assert.Single(RoomConsensus.Select(statements, OpinionDirection.Disagree));
        Assert.Equal(("none", 0.9545, 4.5826), (none.Statement, Math.Round(none.Share, 4), Math.Round(none.Test, 4)));
    }

    [Fact]
    public void What_cannot_be_tested_is_refused()
    {
        Assert.Equal("successes", Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.OneSample(3, 2)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.TwoSample(1, 2, -1, 3));
        Assert.Contains("Take one of".ToLowerInvariant(), Assert.Throws<ArgumentException>(() => Representativeness.Of(GroupConsensusTests.First, "police", OpinionDirection.Agree)).Message);
        Assert.Equal("extremity", Assert.Throws<ArgumentOutOfRangeException>(() => CommentPriority.Of(default, double.NaN)).ParamName);
        Assert.Throws<ArgumentException>(() => Representativeness.Select([], "a"));
    }
}
