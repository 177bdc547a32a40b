namespace Headwater.Voting;

/// <summary>When opinion groups are looked for; the defaults are Headwater's where Polis's would be too bold.</summary>
public sealed record OpinionClusterRule
{
    /// <summary>Persons with enough votes that are needed; 50.</summary>
    public int LeastPeople { get; init => field = Require.AtLeast(value, 3, "least number of people", nameof(LeastPeople)); } = 50;

    /// <summary>Statements that are needed; 10.</summary>
    public int LeastStatements { get; init => field = Require.AtLeast(value, 2, "least number of statements", nameof(LeastStatements)); } = 10;

    /// <summary>Votes a person needs to be placed; 7.</summary>
    public int LeastVotes { get; init => field = Require.AtLeast(value, 1, "least number of votes", nameof(LeastVotes)); } = 7;

    /// <summary>The most groups looked for; 5.</summary>
    public int MostGroups { get; init => field = Require.AtLeast(value, 2, "most groups", nameof(MostGroups)); } = 5;

    /// <summary>Where the random choices begin.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Opinion groups found in the answers to a wide consultation. Exploratory: a way to read, not a fact about anybody.</summary>
/// <param name="Explanation">What was found, or why nothing was looked for, in a sentence.</param>
/// <param name="Plane">The plane the groups lie on; null where nothing was looked for.</param>
/// <param name="GroupOf">For each person the group, from 0 for the largest; null for those with too few votes.</param>
/// <param name="Groups">Number of groups; 0 where none were found.</param>
/// <param name="Silhouette">The mean silhouette, in [−1, 1]; 0 where none were found.</param>
public sealed record OpinionClusters(string Explanation, OpinionPlane? Plane, IReadOnlyList<int?> GroupOf, int Groups, double Silhouette)
{
    /// <summary>
    /// Looks for groups: those with enough votes are placed on the plane of opinions and divided by k-means for k = 2 to
    /// min(5, 2 + n ÷ 12); the division with the best mean silhouette is kept (Small et al., Recerca 26, 2021). The same
    /// answers give the same groups in whatever order people come.
    /// </summary>
    /// <param name="votes">The answers.</param>
    /// <param name="rule">When to look; null for the defaults.</param>
    public static OpinionClusters Of(VoteMatrix votes, OpinionClusterRule? rule = null)
    {
        rule ??= new();
        var needed = Math.Min(rule.LeastVotes, votes.Statements);
        int[] people = [.. Enumerable.Range(0, votes.People).Where(p => votes.Seen(p) >= needed)];
        if (people.Length < rule.LeastPeople || votes.Statements < rule.LeastStatements)
            return None(votes, null, $"Opinion groups are looked for among {rule.LeastPeople} or more people with {needed} votes each and {rule.LeastStatements} or more statements; here there are {people.Length} and {votes.Statements}. Look at the answers by sector instead.");

        // In an order that comes from the answers alone, so that it is nothing who came first.
        people = [.. people.OrderBy(p => string.Concat(votes.Row(p).Select(Letter)), StringComparer.Ordinal)];
        var plane = OpinionPlane.Of(votes.Of(people), rule.Seed);
        double[][] points = [.. people.Select(p => plane.Project(votes.Row(p))).Select(p => new[] { p.X, p.Y })];
        var different = points.Select(p => (Math.Round(p[0], 9), Math.Round(p[1], 9))).Distinct().Count();
        if (different < 2)
            return None(votes, plane, "Everybody who answered answered alike: there are no opinion groups to tell apart.");

        var (best, silhouette) = (Array.Empty<int>(), double.NegativeInfinity);
        for (var k = 2; k <= Math.Min(Math.Min(rule.MostGroups, 2 + (people.Length / 12)), different); k++)
        {
            int[] labels = [.. KMeans.Cluster(points, k, rule.Seed)];
            var mean = Voting.Silhouette.Of(points.Length, labels, (i, j) => Math.Sqrt(KMeans.Squared(points[i], points[j]))).Average();
            if (mean > silhouette + 1e-12)
                (best, silhouette) = (labels, mean);
        }

        var bySize = best.GroupBy(l => l).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select((g, i) => (g.Key, i)).ToDictionary(x => x.Key, x => x.i);
        var groupOf = new int?[votes.People];
        for (var i = 0; i < people.Length; i++)
            groupOf[people[i]] = bySize[best[i]];
        return new($"{bySize.Count} opinion groups among {people.Length} people, found by the computer from their answers: use them to ask better questions, not to label anyone.",
            plane, groupOf, bySize.Count, silhouette);
    }

    private static char Letter(Vote? vote) => vote switch { Vote.Agree => 'a', Vote.Disagree => 'd', Vote.Pass => 'p', _ => 'u' };

    private static OpinionClusters None(VoteMatrix votes, OpinionPlane? plane, string why) => new(why, plane, new int?[votes.People], 0, 0);
}
