using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class GroupConsensusTests
{
    internal const string Schools = "schools and local authority", Health = "health and care", Parents = "parents and voluntary sector";

    // 8, 6 and 6 voices. Smoothed shares: (8+1)/(8+2) = 0.9; (6+1)/(6+2) = 0.875; (5+1)/(6+2) = 0.75; (1+1)/(6+2) = 0.25.
    internal static readonly GroupTally[] First = [new(Schools, new(8, 0)), new(Health, new(6, 0)), new(Parents, new(5, 1))];
    internal static readonly GroupTally[] Second = [new(Schools, new(8, 0)), new(Health, new(6, 0)), new(Parents, new(1, 5))];
    internal static readonly GroupTally[] Third = [new(Schools, new(7, 1)), new(Health, new(5, 1)), new(Parents, new(5, 0, 1))];

    public static TheoryData<GroupTally[], double, double, double> Statements => new()
    {
        { First, 0.590625, 0.8390, 19 / 20.0 },   // 0.9 × 0.875 × 0.75
        { Second, 0.196875, 0.5817, 15 / 20.0 },  // 0.9 × 0.875 × 0.25
        { Third, 0.45, 0.7663, 17 / 20.0 },       // 0.8 × 0.75 × 0.75; the pass was seen
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_comfortable_total_does_not_hide_one_sector_that_is_against(GroupTally[] groups, double product, double cubeRoot, double raw)
    {
        var support = GroupConsensus.Of(groups);
        Assert.Equal(product, support.Product, 12);
        Assert.Equal(cubeRoot, support.GeometricMean, 4);
        Assert.Equal(raw, support.RawAgree, 12);
        Assert.Equal(20, support.Voices);
    }

    [Fact]
    public void By_sector_the_second_statement_comes_last_and_its_lowest_sector_is_named()
    {
        string[] order = [.. new[] { ("S1", First), ("S2", Second), ("S3", Third) }.OrderByDescending(s => GroupConsensus.Of(s.Item2).Product).Select(s => s.Item1)];
        Assert.Equal(["S1", "S3", "S2"], order);
        var second = GroupConsensus.Of(Second);
        Assert.Equal((Parents, 0.25), (second.LowestGroup, second.LowestShare));
        Assert.Equal(0.65, second.Gap, 12);
        Assert.Equal(0.1 * 0.125 * 0.75, second.DisagreeProduct, 12); // (0+1)/10 × (0+1)/8 × (5+1)/8
    }

    [Fact]
    public void The_second_statement_is_contested_by_parents_and_the_others_are_shared()
    {
        var second = SectorSupport.Of(Second, anonymous: false);
        Assert.Equal(SupportVerdict.Contested, second.Verdict);
        Assert.Equal([Parents], second.ContestedBy);
        Assert.Equal(SupportVerdict.Shared, SectorSupport.Of(First, anonymous: false).Verdict);
        Assert.Equal(SupportVerdict.Shared, SectorSupport.Of(Third, anonymous: true).Verdict);
    }

    [Fact]
    public void Between_shared_and_contested_support_is_mixed()
    {
        // 3 of 6: (3+1)/(6+2) = 0.5, and prop(3, 6) = 2 × √7 × (4/7 − 1/2) = 0.378 does not speak.
        var support = SectorSupport.Of([new("schools", new(8, 0)), new("parents", new(3, 3))], anonymous: false);
        Assert.Equal(SupportVerdict.Mixed, support.Verdict);
    }

    [Fact]
    public void Disagreement_that_both_tests_mark_contests_even_above_the_lower_limit()
    {
        // 16 of 40 agree: (16+1)/42 = 0.405 is above 0.4. 24 against: prop(24, 40) = 2√41(25/41 − 1/2) = 1.406 > 1.2816;
        // against 0 of 10 others: p1 = 25/41, p2 = 1/11, p = 26/52 → 0.5188 ÷ √(0.25 × (1/41 + 1/11)) = 3.056 > 1.2816.
        GroupTally[] groups = [new("parents", new(16, 24)), new("schools", new(10, 0))];
        Assert.Equal(["parents"], SectorSupport.Of(groups, anonymous: false).ContestedBy);
        Assert.Empty(SectorSupport.Of(groups, anonymous: false, new() { Significance = 4 }).ContestedBy);
    }

    [Fact]
    public void Small_sectors_are_put_together_and_the_label_names_them()
    {
        GroupTally[] groups = [new("parents", new(2, 1)), new("schools", new(8, 0)), new("health", new(5, 0)), new("voluntary sector", new(1, 1))];
        var anonymous = GroupMerge.Below(groups, 5);
        Assert.Equal(["schools", "health", "parents and voluntary sector"], anonymous.Select(g => g.Label));
        Assert.Equal(new Tally(3, 2), anonymous[^1].Votes);
        // Named: three voices are enough for parents; two of the voluntary sector take the smallest other with them, which is parents.
        Assert.Equal(["schools", "health", "parents and voluntary sector"], GroupMerge.Below(groups, 3).Select(g => g.Label));
        // One voice alone takes the smallest of the others.
        Assert.Equal(["schools", "health and police"], GroupMerge.Below([new("schools", new(8, 0)), new("health", new(6, 0)), new("police", new(1, 0))], 5).Select(g => g.Label));
    }

    [Fact]
    public void Too_few_voices_are_not_shown_and_silent_sectors_are_named()
    {
        var few = SectorSupport.Of([new("schools", new(3, 0)), new("parents", new(1, 0)), new("health", default)], anonymous: true);
        Assert.Equal(SupportVerdict.TooFewVoices, few.Verdict);
        Assert.Null(few.Support);
        Assert.Equal(["health"], few.NotHeard);
        // Nine voices, but in one group only once merged.
        Assert.Equal(SupportVerdict.TooFewVoices, SectorSupport.Of([new("schools", new(8, 0)), new("parents", new(1, 0))], anonymous: true).Verdict);
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Assert.Contains("agree", Assert.Throws<ArgumentOutOfRangeException>(() => new Tally(-1, 0)).Message);
        Assert.Equal("groups", Assert.Throws<ArgumentException>(() => GroupConsensus.Of([])).ParamName);
        Assert.Contains("Nobody answered", Assert.Throws<ArgumentException>(() => GroupConsensus.Of([new("a", default)])).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => GroupConsensus.Of([new("a", new(1, 0)), new("a", new(1, 0))])).Message);
        Assert.Contains("blank", Assert.Throws<ArgumentException>(() => GroupConsensus.Of([new(" ", new(1, 0))])).Message);
        Assert.Equal("SharedFrom", Assert.Throws<ArgumentOutOfRangeException>(() => new SupportRule { SharedFrom = double.NaN }).ParamName);
    }
}
