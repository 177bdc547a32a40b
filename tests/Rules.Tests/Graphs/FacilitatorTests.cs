using Headwater.Graphs;

namespace Headwater.Rules.Tests;

/// <summary>Example A13: twelve members and a facilitator who alone ties parents and the voluntary sector to the rest.</summary>
public sealed class FacilitatorTests
{
    private static readonly string[] Names = ["LA1", "LA2", "S1", "S2", "S3", "H1", "H2", "SC1", "V1", "V2", "P1", "P2", "F"];
    private static readonly string[] Sectors = ["LA", "LA", "S", "S", "S", "H", "H", "SC", "V", "V", "P", "P", ""];
    private static readonly string[] Members = ["LA1-LA2", "LA1-S1", "LA1-S2", "LA1-H1", "LA1-SC1", "LA2-S3", "S1-S2", "S2-S3", "H1-H2", "H1-SC1", "S1-H1", "V1-V2", "P1-V1", "P1-P2"];
    private static readonly string[] Facilitator = ["F-LA1", "F-S1", "F-S2", "F-H1", "F-SC1", "F-P1", "F-V1", "F-V2"];
    private const int F = 12;

    private static Graph Of(IEnumerable<string> ties, int nodes) => Graph.Of(nodes, ties.Select(t => t.Split('-')).Select(t => new Arc(Array.IndexOf(Names, t[0]), Array.IndexOf(Names, t[1]))), directed: false);

    private static readonly Graph All = Of([.. Members, .. Facilitator], 13);

    [Fact]
    public void With_the_facilitator_nobody_is_cut_off()
    {
        var with = Removal.Of(All, F).With;
        Assert.Equal([12], with.Sizes);
        Assert.Equal(0, with.Fragmentation);
        Assert.Empty(with.CutOff);
        Assert.Single(Connection.Parts(All).Distinct());
    }

    [Fact]
    public void Without_the_facilitator_eight_and_four_fall_apart()
    {
        var without = Removal.Of(All, F).Without;
        Assert.Equal([8, 4], without.Sizes);
        Assert.Equal(0.4848, without.Fragmentation!.Value, 4);
        Assert.Equal(32 / 66.0, without.Fragmentation.Value, 12);
        Assert.Equal(["V1", "V2", "P1", "P2"], without.CutOff.Select(n => Names[n]));
    }

    [Fact]
    public void Whole_sectors_are_cut_off() => Assert.Equal(["P", "V"], Removal.Of(All, F).GroupsCutOff(Sectors));

    [Fact]
    public void The_facilitator_stands_between_most()
    {
        var betweenness = PathMeasures.Of(All).Betweenness;
        Assert.Equal(0.535, betweenness[F], 3);
        Assert.Equal(0.192, betweenness.OrderDescending().ElementAt(1), 3);
    }

    [Fact]
    public void Eight_ties_of_fourteen_cross_sectors()
    {
        var crossing = SectorTies.Crossing(Of(Members, 12), Sectors[..12]);
        Assert.Equal((8, 6), (crossing.External, crossing.Internal));
        Assert.Equal(0.1429, crossing.Index!.Value, 4);
    }

    [Fact]
    public void Ties_of_somebody_without_a_sector_are_counted_apart()
    {
        var crossing = SectorTies.Crossing(All, Sectors);
        Assert.Equal(8, crossing.LeftOut);
        Assert.Equal(0.1429, crossing.Index!.Value, 4);
    }

    [Fact]
    public void Mixing_counts_possible_ties()
    {
        // Schools are three: S1-S2 and S2-S3 of three possible. LA and schools: LA1-S1, LA1-S2, LA2-S3 of six.
        var mixing = SectorTies.Mixing(Of(Members, 12), Sectors[..12]);
        var (la, s, sc) = (mixing.Groups.ToList().IndexOf("LA"), mixing.Groups.ToList().IndexOf("S"), mixing.Groups.ToList().IndexOf("SC"));
        Assert.Equal(2 / 3.0, mixing.Densities[s][s]!.Value, 12);
        Assert.Equal(2, mixing.Ties[s][s]);
        Assert.Equal(0.5, mixing.Densities[la][s]!.Value, 12);
        Assert.Equal(0.5, mixing.Densities[s][la]!.Value, 12);
        Assert.Null(mixing.Densities[sc][sc]);
    }

    [Fact]
    public void Who_leaves_is_none_of_those_who_stay() => Assert.Throws<ArgumentException>(() => Removal.Of(All, F, [0, 1, F]));
}
