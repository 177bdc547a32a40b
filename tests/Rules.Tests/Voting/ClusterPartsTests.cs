using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class ClusterPartsTests
{
    [Fact]
    public void A_silhouette_worked_by_hand()
    {
        // a: within 1, to the others (3+4)/2 = 3.5 → 2.5/3.5. b the same. c: within 2, (3+3)/2 = 3 → 1/3. d: within 2, (4+4)/2 = 4 → 1/2.
        double[][] distances = [[0, 1, 3, 4], [1, 0, 3, 4], [3, 3, 0, 2], [4, 4, 2, 0]];
        var values = Silhouette.Of(distances, [0, 0, 1, 1]);
        Assert.Equal([2.5 / 3.5, 2.5 / 3.5, 1 / 3.0, 1 / 2.0], values.Select(v => Math.Round(v, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0.71429, values[0], 5);
        Assert.Equal(0.56548, values.Average(), 5);
        Assert.Equal(0, Silhouette.Of(distances, [0, 0, 0, 1])[3]);
    }

    [Fact]
    public void The_point_that_fits_its_group_worst()
    {
        // The second centre is (−1, −1/3, −1/3); p5 = (−1, 1, 0) lies √((4/3)² + (1/3)²) = 1.374369 from it.
        double[][] points = [[1, 1, 1], [1, 1, 0], [-1, -1, -1], [-1, -1, 0], [-1, 1, 0]];
        var (point, distance) = KMeans.FarthestFromItsCentre(points, [0, 0, 1, 1, 1]);
        Assert.Equal(4, point);
        Assert.Equal(1.374369, distance, 6);
        Assert.Equal([-1, -1 / 3.0, -1 / 3.0], KMeans.Centres(points, [0, 0, 1, 1, 1])[1]);
    }

    [Fact]
    public void Points_that_stand_apart_are_parted()
    {
        double[][] points = [[0, 0], [0.1, 0], [5, 5], [5.1, 5], [0, 0.1], [9, 0]];
        Assert.Equal([0, 0, 1, 1, 0, 2], KMeans.Cluster(points, 3));
        Assert.Equal([0, 0, 1, 1, 0, 2], KMeans.Cluster(points, 3, seed: 77));
        Assert.Equal(6, KMeans.Cluster(points, 6).Distinct().Count());
        Assert.Equal(3, KMeans.Cluster([[1], [1], [1]], 3).Distinct().Count());
    }

    [Fact]
    public void Who_saw_half_of_the_statements_is_scaled_by_the_root_of_two()
    {
        var plane = new OpinionPlane([0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], [0.5, -0.5, 0.5, -0.5]);
        // Seen: agree, disagree → 0.5 − 0.5 = 0 along the first and 0.5 + 0.5 = 1 along the second, times √(4/2).
        var point = plane.Project([Vote.Agree, Vote.Disagree, null, null]);
        Assert.Equal(0, point.X, 12);
        Assert.Equal(Math.Sqrt(2), point.Y, 12);
        Assert.Equal(new PlanePoint(0, 0), plane.Project([null, null, null, null]));
        // One agree: (0.5, 0.5) × √4 = (1, 1).
        Assert.Equal(Math.Sqrt(2), plane.Extremity(0), 12);
    }

    [Fact]
    public void The_first_component_lies_along_the_answers_and_its_sign_is_fixed()
    {
        // Two statements always answered alike, a third never differing: the direction is (1, 1, 0) ÷ √2 and nothing is left for a second.
        Vote?[][] rows = [[Vote.Agree, Vote.Agree, Vote.Pass], [Vote.Disagree, Vote.Disagree, Vote.Pass], [Vote.Agree, Vote.Agree, Vote.Pass], [Vote.Disagree, Vote.Disagree, Vote.Pass]];
        var plane = OpinionPlane.Of(new(rows));
        Assert.Equal([Math.Sqrt(0.5), Math.Sqrt(0.5), 0], plane.First, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([0, 0, 0], plane.Second, (a, b) => Math.Abs(a - b) < 1e-9);
        // The same answers turned round give the same direction, not its opposite.
        Vote?[][] turned = [.. rows.Select(r => r.Select(v => v is { } x ? (Vote?)(Vote)(-(int)x) : null).ToArray())];
        Assert.Equal(plane.First, OpinionPlane.Of(new(turned), seed: 9).First, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Components_are_the_eigenvectors_of_the_covariance()
    {
        // Rows ±(1, 1) three times each and ±(1, −1) once each: XᵀX = [[8, 4], [4, 8]], eigenvectors (1, 1) with 12 and (1, −1) with 4.
        Vote?[] same = [Vote.Agree, Vote.Agree], other = [Vote.Disagree, Vote.Disagree];
        var plane = OpinionPlane.Of(new([same, same, same, other, other, other, [Vote.Agree, Vote.Disagree], [Vote.Disagree, Vote.Agree]]));
        Assert.Equal([Math.Sqrt(0.5), Math.Sqrt(0.5)], plane.First, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([Math.Sqrt(0.5), -Math.Sqrt(0.5)], plane.Second, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_statement_not_seen_counts_as_its_mean()
    {
        // All who saw the second statement agree: unseen answers at its mean leave nothing along it.
        var plane = OpinionPlane.Of(new([[Vote.Agree, Vote.Agree], [Vote.Disagree, Vote.Agree], [Vote.Agree, null], [Vote.Disagree, null]]));
        Assert.Equal([0, 1], plane.Centre);
        Assert.Equal([1, 0], plane.First, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([0, 0], plane.Second);
    }

    [Fact]
    public void What_cannot_be_grouped_is_refused()
    {
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() => Silhouette.Of([[0, 1], [1, 0]], [0, 0])).ParamName);
        Assert.Contains("square", Assert.Throws<ArgumentException>(() => Silhouette.Of([[0, 1]], [0])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Silhouette.Of([[0, double.NaN], [1, 0]], [0, 1]));
        Assert.Equal("k", Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Cluster([[1.0]], 2)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeans.Cluster([[double.PositiveInfinity]], 1));
        Assert.Throws<ArgumentException>(() => KMeans.Cluster([[1.0], [1.0, 2]], 1));
        Assert.Throws<ArgumentException>(() => new VoteMatrix([]));
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() => new VoteMatrix([[Vote.Agree], []])).Message);
        Assert.Throws<ArgumentException>(() => new VoteMatrix([[(Vote)2]]));
        Assert.Throws<ArgumentException>(() => new OpinionPlane([0], [1], [0]).Project([null, null]));
    }
}
