using CsCheck;
using Headwater.Testing;
using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

[Trait("Deep", "voting")]
public sealed class BallotTextTests
{
    [Fact]
    public void Ballots_are_written_without_the_order_in_which_people_voted()
    {
        var box = new BallotBox(["Early help", "Shared data", "Link workers"], [RankedBallot.Strict(1, 2), RankedBallot.Strict(2, 0, 1), new([[1, 0], [2]], 1), RankedBallot.Strict(1, 0, 1), new([], 1)]);
        Assert.Equal(
            "#/Candidates: Early help ; Shared data ; Link workers\nEarly help > Shared data * 3\n/EMPTY_RANKING/ * 1\nEarly help = Shared data > Link workers * 1\nLink workers * 1\n",
            BallotText.Write(box));
    }

    [Fact]
    public void Ballots_are_read_with_remarks_and_empty_lines()
    {
        var box = BallotText.Read("# counted on Tuesday\r\n\r\nA > B = C * 3 # by post\r\nC>A\r\n/EMPTY_RANKING/ * 2\r\n");
        Assert.Equal(["A", "B", "C"], box.Options);
        Assert.Equal(6, box.Voters);
        Assert.Equal([1, 2], box.Ballots[0].Places[1]);
        Assert.Equal(1, box.Ballots[1].Count);
        Assert.Empty(box.Ballots[2].Places);
    }

    [Theory]
    [InlineData("A > > B", "Line 1")]
    [InlineData("A > B\nA >", "Line 2 ends where an option should stand")]
    [InlineData("A * 0", "whole number of 1 or more")]
    [InlineData("A * two", "whole number")]
    [InlineData("A * 99999999999", "whole number")]
    [InlineData("A > A", "Line 1 ranks 'A' twice")]
    [InlineData("A ^ 7", "weights and tags")]
    [InlineData("A * 2 > B", "Line 1 is not a ranking")]
    [InlineData("\"A", "not closed")]
    [InlineData("\"A\\", "not closed")]
    [InlineData("#/Candidates: A\nB", "not among the options")]
    [InlineData("#/Candidates: A ; A\nA", "names no option or one twice")]
    [InlineData("A\n#/Candidates: A", "after a ballot")]
    [InlineData("/EMPTY_RANKING/ > A", "Line 1")]
    [InlineData("", "There is no ballot")]
    public void What_is_no_ballot_is_refused_with_its_line(string text, string said) =>
        Assert.Contains(said, Assert.Throws<ArgumentException>(() => BallotText.Read(text)).Message);

    private static readonly Gen<string> Names = Gen.OneOf(Gen.Char["ab >=*#;^|\"\\\r\nné\u2028"].Array[1, 6].Select(c => new string(c)), Gen.Const("/EMPTY_RANKING/"), Gen.Const("#/Candidates:"));

    // Options in some order cut into places; from a cut on they are left out.
    private static readonly Gen<(string[] Names, (int[] Order, int[] Cuts, int Count)[] Ballots)> Boxes = Gen.Int[1, 5].SelectMany(n => Gen.Select(
        Names.Array[n],
        Gen.Select(Gen.Shuffle(Enumerable.Range(0, n).ToArray()), Gen.Int[0, 2].Array[n], Gen.Int[1, 50]).Array[1, 6]));

    private static BallotBox Make((string[] Names, (int[] Order, int[] Cuts, int Count)[] Ballots) raw) => new(
        [.. raw.Names.Select((n, i) => string.IsNullOrWhiteSpace(n) ? "x" + i : n + i)],
        [.. raw.Ballots.Select(b =>
        {
            var places = new List<IReadOnlyList<int>>();
            for (var i = 0; i < b.Order.Length && b.Cuts[i] < 2; i++)
            {
                if (i > 0 && b.Cuts[i] == 0)
                    places[^1] = [.. places[^1], b.Order[i]];
                else
                    places.Add([b.Order[i]]);
            }

            return new RankedBallot(places, b.Count);
        })]);

    [Fact]
    public void What_is_written_reads_back_as_the_same_ballots_whatever_the_names() => Boxes.Hold(20_000, raw =>
    {
        var box = Make(raw);
        var text = BallotText.Write(box);
        var again = BallotText.Read(text);
        Assert.Equal(box.Options, again.Options);
        Assert.Equal(box.Voters, again.Voters);
        Assert.Equal(text, BallotText.Write(again));
        Assert.Equal(Schulze.Count(box).Preferring, Schulze.Count(again).Preferring);
    });
}
