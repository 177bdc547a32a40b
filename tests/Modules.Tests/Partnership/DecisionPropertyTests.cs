using CsCheck;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Voting;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What holds for every vote, whoever votes and in whatever order.</summary>
public sealed class DecisionPropertyTests
{
    private static readonly string[] Sectors = ["Schools", "Health", "Parents and carers", "Voluntary sector"];

    private static readonly Gen<(int Kind, bool Anonymous, List<(int Sector, int[] Marks)> Votes, int Seed)> Votes =
        Gen.Int[0, 4].SelectMany(kind => Gen.Select(
            Gen.Bool, Gen.Select(Gen.Int[0, Sectors.Length - 1], Marks((ProposalKind)kind)).List[1, 30], Gen.Int[0, 1_000_000], (anonymous, votes, seed) => (kind, anonymous && kind != 0, votes, seed)));

    [Fact]
    public void Permuting_voters_changes_nothing()
    {
        Votes.Sample(v =>
        {
            var view = ViewOf((ProposalKind)v.Kind, v.Anonymous, v.Votes);
            List<Voice> voices = v.Votes.ConvertAll(b => new Voice(Sectors[b.Sector], b.Marks, "A harm."));
            var random = new Random(v.Seed);
            var permuted = voices.OrderBy(_ => random.Next()).ToList();
            var (one, other) = (ProposalCount.Of(view, voices), ProposalCount.Of(view, permuted));
            Assert.Equal(ResultFile.Csv(view, one), ResultFile.Csv(view, other));
            Assert.Equal(one.Recount, other.Recount);
        });
    }

    [Fact]
    public void In_an_anonymous_vote_no_figure_stands_for_fewer_than_five_voters()
    {
        Votes.Where(v => v.Kind != 0).Sample(v =>
        {
            var result = ProposalCount.Of(ViewOf((ProposalKind)v.Kind, true, v.Votes), v.Votes.ConvertAll(b => new Voice(Sectors[b.Sector], b.Marks)));
            Assert.Equal(v.Votes.Count < 5, result.IsWithheld);
            foreach (var statement in result.Statements.Where(s => s.BySector.Support is not null))
                Assert.All(statement.BySector.Groups, g => Assert.True(g.Votes.Seen >= 5));
            foreach (var statement in result.Statements)
            {
                Assert.True(statement.All.Seen is 0 or >= 5);
                Assert.Equal(v.Votes.Count(b => b.Marks[result.Statements.Count == 1 ? 0 : statement.Statement[0] - 'A'] > 0) is > 0 and < 5, statement.IsWithheld);
            }

            Assert.All(Columns(result), column => Assert.True(column is 0 or >= 5));
            foreach (var shown in result.SectorsShown)
                Assert.True(v.Votes.Count(b => shown.Contains(Sectors[b.Sector], StringComparison.Ordinal)) >= 5);
            if (result.IsWithheld)
                Assert.True(result is { Statements.Count: 0, Ranking: null, Dots: null, Gradients: null, Recount: null });
        });
    }

    [Fact]
    public void A_ballot_reads_back_as_it_was_written_and_equal_rankings_are_written_alike()
    {
        Gen.Int[0, 9].Array[1, 40].Sample(marks => Assert.Equal(marks, BallotMarks.Read(BallotMarks.Write(marks))));
        Assert.Equal([1, 2, 2, 0], BallotMarks.Take(ProposalKind.Ranking, CountingRule.Schulze, ["A", "B", "C", "D"], new Dictionary<int, string?> { [1] = "1", [2] = " 3 ", [3] = "3", [4] = "" }));
        foreach (var wrong in new[] { "-1", "1.5", "one", "9", "99999999999" })
            Assert.Throws<InputRefusedException>(() => BallotMarks.Take(ProposalKind.Ranking, CountingRule.Schulze, ["A", "B"], new Dictionary<int, string?> { [1] = wrong }));
        Assert.Throws<InputRefusedException>(() => BallotMarks.Take(ProposalKind.Dots, CountingRule.Dots, ["A", "B"], new Dictionary<int, string?> { [1] = "3", [2] = "1" }));
    }

    [Fact]
    public void No_cell_of_a_file_is_taken_for_a_formula()
    {
        Assert.Equal("\"'=1+1,2\"", ResultFile.Cell("=1+1,2"));
        Assert.Equal("'@x", ResultFile.Cell("@x"));
        Assert.Equal("\"say \"\"no\"\"\"", ResultFile.Cell("say \"no\""));
    }

    /// <summary>How many answered each statement, by the ballots' file.</summary>
    private static IEnumerable<int> Columns(ProposalResult result)
    {
        if (result.Kind != ProposalKind.SenseCheck || result.Recount is null)
            return [];
        var rows = result.Recount.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split(" * ")).Select(l => (Marks: l[0].Split(','), Times: int.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        return Enumerable.Range(0, 3).Select(i => rows.Where(r => r.Marks[i] is not ("0" or "x")).Sum(r => r.Times));
    }

    private static Gen<int[]> Marks(ProposalKind kind) => kind switch
    {
        ProposalKind.Consent => Gen.Int[1, 4].Array[1],
        ProposalKind.Gradients => Gen.Int[1, 8].Array[1],
        ProposalKind.SenseCheck => Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 3], (one, two, three) => new[] { one, two * (two % 2), three }),
        ProposalKind.Dots => Gen.Int[0, 1].Array[3].Select(d => d.Sum() == 0 ? [1, 0, 0] : d),
        _ => Gen.Shuffle(new[] { 1, 2, 3 }),
    };

    private static ProposalView ViewOf(ProposalKind kind, bool anonymous, List<(int Sector, int[] Marks)> votes)
    {
        var (id, day) = (Guid.CreateVersion7(), new DateOnly(2026, 11, 10));
        var rule = kind switch { ProposalKind.Consent => CountingRule.Consent, ProposalKind.SenseCheck => CountingRule.SectorLens, ProposalKind.Gradients => CountingRule.Gradients, ProposalKind.Dots => CountingRule.Dots, _ => CountingRule.Schulze };
        var proposal = new Proposal
        {
            Id = id, Title = "A proposal", Text = "Words.", Kind = kind, Rule = rule, IsAnonymous = anonymous, Results = ResultsShown.OnceClosed, QuorumPercent = 50, NeedsCore = false, OpensOn = day, ClosesOn = day, Stage = PollStage.Closed,
            ProposedBy = PersonId.New(), ProposedOn = day, ClosedOn = day,
        };
        string[] options = ProposalChecks.HasOptions(kind) ? ["A", "B", "C"] : [];
        var seats = votes.ConvertAll(v => new AskedSeat(new() { ProposalId = id, SeatId = Guid.CreateVersion7(), SectorCode = Sectors[v.Sector], Together = 1, HasVoted = true }, "A seat", Sectors[v.Sector]));
        return new(proposal, "Somebody", [.. options.Select((o, i) => new ProposalOption { ProposalId = id, Number = i + 1, Label = o })], seats, Sectors.ToDictionary(s => s), null, null);
    }
}
