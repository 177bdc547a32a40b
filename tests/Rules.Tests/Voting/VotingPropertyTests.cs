using CsCheck;
using Headwater.Testing;
using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

[Trait("Deep", "voting")]
public sealed class VotingPropertyTests
{
    private const int Full = 10_000;

    private static readonly Gen<Tally> Tallies = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 5]).Select((a, d, p) => new Tally(a, d, p));

    private static readonly Gen<GroupTally[]> Groups = Tallies.Array[1, 7].Where(t => t.Any(x => x.Seen > 0)).Select(t => t.Select((x, i) => new GroupTally($"g{i}", x)).ToArray());

    private static readonly Gen<(int Options, int[][] Orders)> Strict = Gen.Int[1, 5].SelectMany(n => Gen.Select(Gen.Const(n), Gen.Shuffle(Enumerable.Range(0, n).ToArray()).Array[1, 15]));

    private static BallotBox Box((int Options, int[][] Orders) raw, IEnumerable<int[]>? orders = null) =>
        new([.. Enumerable.Range(0, raw.Options).Select(i => $"o{i}")], [.. (orders ?? raw.Orders).Select(o => RankedBallot.Strict(1, o))]);

    [Fact]
    public void Consensus_lies_between_0_and_1_and_falls_when_any_group_agrees_less() => Gen.Select(Groups, Gen.Int[0, 6]).Hold(Full, (groups, at) =>
    {
        var support = GroupConsensus.Of(groups);
        Assert.InRange(support.Product, double.Epsilon, 1 - 1e-12);
        Assert.InRange(support.GeometricMean, support.LowestShare - 1e-12, support.LowestShare + support.Gap + 1e-12);
        var i = at % groups.Length;
        if (groups[i].Votes is not { Agree: > 0 } votes)
            return;
        GroupTally[] fewer = [.. groups];
        fewer[i] = new(groups[i].Group, new(votes.Agree - 1, votes.Disagree + 1, votes.Pass));
        Assert.True(GroupConsensus.Of(fewer).Product < support.Product);
    });

    [Fact]
    public void The_order_of_groups_changes_no_measure() => Groups.Hold(Full, groups =>
    {
        var (one, two) = (GroupConsensus.Of(groups), GroupConsensus.Of([.. groups.Reverse()]));
        Assert.Equal(one.Product, two.Product, 12);
        Assert.Equal((one.RawAgree, one.LowestShare, one.Gap), (two.RawAgree, two.LowestShare, two.Gap));
    });

    [Fact]
    public void No_group_that_is_shown_has_fewer_voices_than_the_least_unless_all_together_have() => Gen.Select(Groups, Gen.Int[1, 6]).Hold(Full, (groups, least) =>
    {
        var merged = GroupMerge.Below(groups, least);
        Assert.Equal(Tally.Sum(groups.Select(g => g.Votes)), Tally.Sum(merged.Select(m => m.Votes)));
        Assert.True(merged.Count == 1 || merged.All(m => m.Votes.Seen >= least));
        Assert.True(merged.Count(m => m.IsMerged) <= 1);
        Assert.Equal(groups.Count(g => g.Votes.Seen > 0), merged.Sum(m => m.Members.Count));
    });

    [Fact]
    public void Concordance_lies_between_0_and_1_whatever_the_order_of_people() =>
        Gen.Int[2, 6].SelectMany(n => Gen.Int[1, 4].Select(i => (double)i).Array[n].Array[2, 8]).Hold(Full, rankings =>
        {
            var result = Concordance.Of(rankings);
            if (result.W is { } w)
                Assert.InRange(w, 0, 1);
            Assert.Equal(result.S, Concordance.Of([.. rankings.Reverse()]).S, 9);
            if (rankings[0].Distinct().Count() > 1)
                Assert.Equal(1, Concordance.Of([rankings[0], rankings[0], rankings[0]]).W!.Value, 9);
        });

    [Fact]
    public void The_order_of_voters_changes_no_count() => Strict.Hold(Full, raw =>
    {
        var (one, two) = (Box(raw), Box(raw, raw.Orders.Reverse()));
        Assert.Equal(FirstPreference.Count(one).Winners, FirstPreference.Count(two).Winners);
        Assert.Equal(Borda.Count(one).Scores, Borda.Count(two).Scores);
        Assert.Equal(Schulze.Count(one).Places, Schulze.Count(two).Places);
        Assert.Equal(InstantRunOff.Count(one).Winners, InstantRunOff.Count(two).Winners);
        Assert.Equal(InstantRunOff.Count(one).Rounds.Select(r => (r.Step, string.Join(',', r.Out))), InstantRunOff.Count(two).Rounds.Select(r => (r.Step, string.Join(',', r.Out))));
        var seats = Math.Max(1, raw.Options / 2);
        Assert.Equal(SingleTransferableVote.Count(one, seats).Elected, SingleTransferableVote.Count(two, seats).Elected);
    });

    [Fact]
    public void Who_beats_every_other_wins_by_Schulze_and_who_is_first_for_most_wins_by_every_run_off() => Strict.Hold(Full, raw =>
    {
        var box = Box(raw);
        var d = Schulze.Count(box);
        for (var a = 0; a < raw.Options; a++)
        {
            if (Enumerable.Range(0, raw.Options).All(b => b == a || d.Preferring[a][b] > d.Preferring[b][a]))
                Assert.Equal([box.Options[a]], d.Winners);
            if (2 * raw.Orders.Count(o => o[0] == a) > raw.Orders.Length)
                Assert.Equal([box.Options[a]], InstantRunOff.Count(box).Winners);
        }
    });

    [Fact]
    public void Every_ballot_gives_the_same_points_and_no_vote_is_lost_in_a_run_off() => Strict.Hold(Full, raw =>
    {
        var (n, m) = (raw.Options, raw.Orders.Length);
        Assert.Equal(m * n * (n - 1) / 2.0, Borda.Count(Box(raw)).Scores.Sum(s => s.Score), 9);
        Assert.All(InstantRunOff.Count(Box(raw)).Rounds, r => Assert.Equal(m, r.Votes.Sum(v => v.Score) + r.Exhausted));
    });

    [Fact]
    public void A_full_count_by_transfer_fills_the_places_and_a_group_of_quota_size_gets_one() => Gen.Select(Strict, Gen.Int[0, 100]).Hold(Full, (raw, pick) =>
    {
        var (box, seats) = (Box(raw), 1 + (pick % raw.Options));
        var count = SingleTransferableVote.Count(box, seats, [.. box.Options]);
        Assert.Equal(seats, count.Elected.Distinct().Count());
        Assert.Equal((raw.Orders.Length / (seats + 1)) + 1, count.Quota);
        Assert.All(count.Stages, s => Assert.True(s.NotTransferable >= 0 && s.Votes.All(v => v >= 0)));
        foreach (var option in Enumerable.Range(0, raw.Options).Where(o => raw.Orders.Count(order => order[0] == o) >= count.Quota))
            Assert.Contains(box.Options[option], count.Elected);
    });

    [Fact]
    public void A_sector_that_doubles_moves_the_raw_share_and_not_the_mean_of_sectors() =>
        Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2].Array[3]).Array[1, 25], Gen.Int[0, 2]).Hold(Full, (raw, sector) =>
        {
            DotBallot[] ballots = [new("s0", [1, 0, 0]), .. raw.Select(b => new DotBallot($"s{b.Item1}", b.Item2))];
            var (before, after) = (DotVote.Count(["a", "b", "c"], ballots, 6), DotVote.Count(["a", "b", "c"], [.. ballots, .. ballots.Where(b => b.Sector == $"s{sector}")], 6));
            for (var i = 0; i < 3; i++)
                Assert.Equal(before.Items[i].SectorMean, after.Items[i].SectorMean, 12);
            Assert.Equal(1, before.Items.Sum(i => i.SectorMean), 12);
        });

    [Fact]
    public void Doubling_parents_changes_the_raw_percentage()
    {
        // 7 of 10 agree; with the five parents counted twice 9 of 15.
        GroupTally[] once = [new("schools", new(5, 0)), new("parents", new(2, 3))], twice = [new("schools", new(5, 0)), new("parents", new(4, 6))];
        Assert.Equal((0.7, 0.6), (GroupConsensus.Of(once).RawAgree, GroupConsensus.Of(twice).RawAgree));
        DotBallot[] doubled = [.. RoundsTests.Dots, .. RoundsTests.Dots.Where(d => d.Sector == "parents")];
        var count = DotVote.Count(["early help", "shared data", "parent link workers", "training"], doubled);
        Assert.Equal([47, 34, 47, 24], count.Items.Select(i => i.Dots));
        Assert.Equal([0.3090, 0.2487, 0.2894, 0.1529], count.Items.Select(i => Math.Round(i.SectorMean, 4)));
    }
}
