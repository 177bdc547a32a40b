using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The worked examples of deciding, over storage and pages, with the document's own numbers.</summary>
public sealed class DecisionExampleTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents, Voluntary = UsualSectors.Voluntary;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A1_sector_lens_orders_S1_S3_S2_and_says_that_S2_is_contested_by_parents(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 8), (Health, 6), (Parents, 6));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1\nS2\nS3"));
        var (school, health, parent) = (scene.Of(Schools).ToList(), scene.Of(Health).ToList(), scene.Of(Parents).ToList());
        for (var n = 0; n < 8; n++)
            await scene.VoteAsync(id, school[n], 1, 1, n == 7 ? 2 : 1);
        for (var n = 0; n < 6; n++)
            await scene.VoteAsync(id, health[n], 1, 1, n == 5 ? 2 : 1);
        for (var n = 0; n < 6; n++)
            await scene.VoteAsync(id, parent[n], n == 5 ? 2 : 1, n == 0 ? 1 : 2, n == 5 ? 3 : 1);
        await scene.CloseAsync(id);

        var result = await scene.ResultAsync(id);
        Assert.Equal(["S1", "S3", "S2"], result.Statements.Select(s => s.Statement));
        Assert.Equal([0.590625, 0.45, 0.196875], result.Statements.Select(s => Math.Round(s.BySector.Support!.Product, 6)));
        Assert.Equal([0.8390, 0.7663, 0.5817], result.Statements.Select(s => Math.Round(s.BySector.Support!.GeometricMean, 4)));
        Assert.Equal([0.95, 0.85, 0.75], result.Statements.Select(s => Math.Round(s.BySector.Support!.RawAgree, 4)));
        Assert.Equal([0.9, 0.875, 0.25], result.Statements[2].BySector.Groups.OrderByDescending(g => g.Votes.AgreeShare).Select(g => g.Votes.AgreeShare));
        Assert.Equal(["Parents and carers"], result.Statements[2].BySector.ContestedBy);
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("S2: 15 of 20 agree. Contested by Parents and carers.", page, StringComparison.Ordinal);
        Assert.Contains("Group-informed consensus 0.591, for each sector 0.839", page, StringComparison.Ordinal);

        var signals = await scene.AskAsync<IEnumerable<ISignalSource>, IReadOnlyList<SignalResult>>(scene.Convenor, s => s.OfType<DecisionSignals>().Single().SignalsAsync(scene.Today, Ct));
        var support = signals.Single(s => s.Signal == Signal.SectorSupport);
        Assert.Equal((SignalState.Act, 20), (support.State, support.N));
        Assert.Contains("contested by Parents and carers", support.Reasons[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A5_dots_change_places_two_and_three_when_every_sector_counts_once(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 19), (Health, 12), (Parents, 10));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Dots, "Early help\nShared data\nParent link workers\nTraining"));
        await scene.FillAsync(id, [.. Dots(scene.Of(Schools), 18, 20, 6, 12), .. Dots(scene.Of(Health), 11, 14, 7, 4), .. Dots(scene.Of(Parents), 9, 0, 17, 4)]);
        await scene.CloseAsync(id);
        var dots = (await scene.ResultAsync(id)).Dots!;
        Assert.Equal([38, 34, 30, 20], dots.Items.Select(i => i.Dots));
        Assert.Equal([0.3090, 0.2487, 0.2894, 0.1529], dots.Items.Select(i => Math.Round(i.SectorMean, 4)));
        Assert.Equal([(1, 1), (3, 2), (2, 3), (4, 4)], dots.Items.Select(i => (i.Place, i.RawPlace)));
        Assert.Equal(("Parents and carers", 0.0), (dots.Items[1].LowestSector, dots.Items[1].LowestShare));
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("Shared data got nothing from Parents and carers.", page, StringComparison.Ordinal);
        Assert.Contains("3rd (2nd by all dots)", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A6_the_same_ballots_by_four_rules_have_three_winners(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 42), (Health, 26), (Parents, 15), (Voluntary, 17));
        (TestSeat, int[])[] votes =
        [
            .. scene.Of(Schools).Select(s => (s, new[] { 1, 2, 3, 4 })), .. scene.Of(Health).Select(s => (s, new[] { 4, 1, 2, 3 })),
            .. scene.Of(Parents).Select(s => (s, new[] { 4, 3, 1, 2 })), .. scene.Of(Voluntary).Select(s => (s, new[] { 4, 3, 2, 1 })),
        ];
        var results = new Dictionary<CountingRule, RankingResult>();
        foreach (var rule in new[] { CountingRule.FirstPreference, CountingRule.InstantRunOff, CountingRule.Borda, CountingRule.Schulze })
        {
            var id = await scene.OpenAsync(scene.Draft(ProposalKind.Ranking, "A\nB\nC\nD", rule));
            await scene.FillAsync(id, votes);
            await scene.CloseAsync(id);
            results[rule] = (await scene.ResultAsync(id)).Ranking!;
            Assert.Contains($"{results[rule].Winners.Single()} comes first.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
            using var client = await scene.ClientAsync(scene.Observer);
            Assert.Equal("#/Candidates: A ; B ; C ; D\nA > B > C > D * 42\nB > C > D > A * 26\nD > C > B > A * 17\nC > D > B > A * 15\n", await client.GetStringAsync(DecisionLinks.Recount(id), Ct));
            var csv = await client.GetStringAsync(DecisionLinks.Csv(id), Ct);
            Assert.StartsWith("part,item,sector,measure,value\r\n", csv, StringComparison.Ordinal);
            Assert.Contains("ballots,,,ballot,A > B > C > D * 42\r\n", csv, StringComparison.Ordinal);
            Assert.Contains($"ranking,{results[rule].Winners[0]},,first,1\r\n", csv, StringComparison.Ordinal);
        }

        Assert.Equal(["A"], results[CountingRule.FirstPreference].Winners);
        Assert.Equal(["D"], results[CountingRule.InstantRunOff].Winners);
        Assert.Equal([[42, 26, 15, 17], [42, 26, 32], [42, 58]], results[CountingRule.InstantRunOff].Rounds.Select(r => r.Votes.Select(v => v.Score).ToArray()));
        Assert.Equal([126, 194, 173, 107], results[CountingRule.Borda].Options.Select(o => o.Points!.Value));
        Assert.Equal(["B"], results[CountingRule.Borda].Winners);
        Assert.Equal(["B"], results[CountingRule.Schulze].Winners);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A7_Schulze_finds_D_and_shows_the_tie_of_B_and_D_as_a_tie(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 21));
        var clear = await scene.OpenAsync(scene.Draft(ProposalKind.Ranking, "A\nB\nC\nD", CountingRule.Schulze));
        await scene.FillAsync(clear, Cast(scene.Seats, (8, [1, 4, 2, 3]), (2, [2, 1, 4, 3]), (4, [4, 3, 1, 2]), (4, [3, 2, 4, 1]), (3, [4, 3, 2, 1])));
        await scene.CloseAsync(clear);
        Assert.Equal(["D"], (await scene.ResultAsync(clear)).Ranking!.Winners);

        var tie = await scene.OpenAsync(scene.Draft(ProposalKind.Ranking, "A\nB\nC\nD", CountingRule.Schulze, anonymous: true, quorum: 20));
        foreach (var (seat, marks) in Cast(scene.Seats, (3, [1, 2, 3, 4]), (2, [2, 3, 4, 1]), (2, [4, 2, 3, 1]), (2, [4, 2, 1, 3])))
            await scene.VoteAsync(tie, seat, marks);
        await scene.CloseAsync(tie);
        var result = await scene.ResultAsync(tie);
        Assert.Equal(["B", "D"], result.Ranking!.Winners.Order());
        Assert.Equal((9, 12), (result.Voted, result.Undecided));
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(tie));
        Assert.Contains("A tie: B and D come first together.", page, StringComparison.Ordinal);
        Assert.Contains("Did not vote: 12 of 21 seats.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A8_Kendalls_W_is_the_documents_with_and_without_ties(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 4));
        Assert.Equal((0.8125, 0.75), await AgreementAsync("A\nB\nC\nD\nE", [1, 2, 3, 4, 5], [1, 3, 2, 4, 5], [2, 1, 3, 5, 4], [1, 2, 4, 3, 5]));
        // 1, 2, 2, 4 of the document is 1, 2, 2, 3 on a ballot: equal ones share a place, and the mid-ranks are the same.
        Assert.Equal(0.8214, (await AgreementAsync("A\nB\nC\nD", [1, 2, 2, 4], [1, 2, 3, 4], [2, 1, 3, 3])).W);
        Assert.Equal(0, (await AgreementAsync("A\nB\nC", [1, 2, 3], [3, 2, 1])).W);

        async Task<(double W, double Spearman)> AgreementAsync(string options, params int[][] rankings)
        {
            var id = await scene.OpenAsync(scene.Draft(ProposalKind.Ranking, options, CountingRule.Schulze));
            for (var n = 0; n < rankings.Length; n++)
                await scene.VoteAsync(id, scene.Seats[n], rankings[n]);
            await scene.CloseAsync(id);
            var w = (await scene.ResultAsync(id)).Ranking!.Agreement!;
            Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Kendall’s W is {w.W:0.00} over {rankings.Length} rankings"), await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
            return (Math.Round(w.W!.Value, 4), Math.Round(w.MeanSpearman!.Value, 4));
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A25_a_sector_of_three_is_never_shown_alone_in_an_anonymous_vote_nor_can_it_be_subtracted(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 8), (Health, 6), (Parents, 3));
        var id = await VoteAllAsync(scene);
        var result = await scene.ResultAsync(id);
        Assert.Equal(["Health and Parents and carers", "Schools"], result.SectorsShown.Order());
        Assert.Equal([9, 8], result.Statements[0].BySector.Groups.OrderBy(g => g.Label).Select(g => g.Votes.Seen));
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("Health and Parents and carers: 6 of 9 agree", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Health: 6 of 6 agree", page, StringComparison.Ordinal);

        await using var other = await DecisionScene.CreateAsync(engine, (Schools, 8), (Parents, 3), (Voluntary, 2));
        Assert.Equal(["Parents and carers and Voluntary sector", "Schools"], (await other.ResultAsync(await VoteAllAsync(other))).SectorsShown.Order());

        await using var few = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var hidden = await few.OpenAsync(few.Draft(ProposalKind.SenseCheck, "S1", anonymous: true, quorum: 0));
        foreach (var seat in few.Seats.Take(4))
            await few.VoteAsync(hidden, seat, 1);
        await few.CloseAsync(hidden);
        var withheld = await few.ResultAsync(hidden);
        Assert.True(withheld is { IsWithheld: true, Statements.Count: 0, Recount: null });
        Assert.Contains("Fewer than five voted.", await few.TextAsync(few.Observer, DecisionLinks.Question(hidden)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => few.AsAsync<DecisionService>(few.Convenor, s => s.RecordAsync(hidden, "Agreed.", true, few.Today.AddYears(1), [], Ct)));
    }

    private static async Task<Guid> VoteAllAsync(DecisionScene scene)
    {
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1", anonymous: true));
        foreach (var seat in scene.Seats)
            await scene.VoteAsync(id, seat, seat.Sector == Parents ? 2 : 1);
        await scene.CloseAsync(id);
        return id;
    }

    private static IEnumerable<(TestSeat, int[])> Cast(IEnumerable<TestSeat> seats, params (int Times, int[] Marks)[] ballots) => seats.Zip(ballots.SelectMany(b => Enumerable.Repeat(b.Marks, b.Times)));

    /// <summary>A sector's dots, three from each seat while there are any.</summary>
    private static IEnumerable<(TestSeat, int[])> Dots(IEnumerable<TestSeat> seats, params int[] dots) =>
        seats.Zip(dots.SelectMany((n, item) => Enumerable.Repeat(item, n)).Chunk(3).Select(mine => dots.Select((_, item) => mine.Count(d => d == item)).ToArray()));
}
