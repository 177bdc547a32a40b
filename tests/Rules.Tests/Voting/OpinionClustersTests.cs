using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class OpinionClustersTests
{
    // Two camps of 36 and 24 who answer twelve statements oppositely, each with one answer of their own passed.
    private static Vote?[][] TwoCamps => [.. Enumerable.Range(0, 60).Select(p => Enumerable.Range(0, 12)
        .Select(s => s == p % 12 ? (Vote?)Vote.Pass : (s < 6) == (p < 36) ? Vote.Agree : Vote.Disagree).ToArray())];

    [Fact]
    public void Two_camps_are_found_the_larger_first()
    {
        var found = OpinionClusters.Of(new(TwoCamps));
        Assert.Equal(2, found.Groups);
        Assert.All(Enumerable.Range(0, 60), p => Assert.Equal(p < 36 ? 0 : 1, found.GroupOf[p]));
        Assert.True(found.Silhouette > 0.7, $"{found.Silhouette}");
        Assert.Contains("60 people", found.Explanation);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_nothing_who_came_first(int order)
    {
        var rows = TwoCamps;
        int[] shuffled = [.. Enumerable.Range(0, 60).OrderBy(i => (i * 7919 * order) % 61)];
        var found = OpinionClusters.Of(new([.. shuffled.Select(i => rows[i])]));
        var plain = OpinionClusters.Of(new(rows));
        Assert.Equal(shuffled.Select(i => plain.GroupOf[i]), found.GroupOf);
        Assert.Equal(plain.Silhouette, found.Silhouette, 12);
        // Another seed starts elsewhere and finds the same camps.
        Assert.Equal(plain.GroupOf, OpinionClusters.Of(new(rows), new() { Seed = (ulong)order * 1000 }).GroupOf);
    }

    [Fact]
    public void A_small_room_is_not_divided()
    {
        var found = OpinionClusters.Of(new(TwoCamps[..40]));
        Assert.Equal(0, found.Groups);
        Assert.All(found.GroupOf, g => Assert.Null(g));
        Assert.Contains("by sector", found.Explanation);
        Assert.Equal(0, OpinionClusters.Of(new([.. TwoCamps.Select(r => r[..9])])).Groups);
    }

    [Fact]
    public void Who_voted_on_fewer_than_seven_statements_is_in_no_group()
    {
        var rows = TwoCamps;
        for (var s = 6; s < 12; s++)
            rows[0][s] = null;
        var found = OpinionClusters.Of(new(rows));
        Assert.Null(found.GroupOf[0]);
        Assert.Equal(0, found.GroupOf[1]);
    }

    [Fact]
    public void Where_all_answer_alike_there_are_no_groups()
    {
        var found = OpinionClusters.Of(new([.. Enumerable.Range(0, 50).Select(_ => Enumerable.Repeat((Vote?)Vote.Agree, 10).ToArray())]));
        Assert.Equal(0, found.Groups);
        Assert.Contains("alike", found.Explanation);
    }
}
