namespace Headwater.Voting;

/// <summary>How far people rank alike.</summary>
/// <param name="W">Kendall's W in [0, 1], corrected for ties; null where everybody ranks everything equal, which says nothing.</param>
/// <param name="Uncorrected">W without the correction for ties.</param>
/// <param name="S">The sum of squared deviations of the rank sums.</param>
/// <param name="T">The sum over people and groups of ties of t³ − t.</param>
/// <param name="MeanSpearman">The mean rank correlation of all pairs, (mW − 1) ÷ (m − 1); null as W.</param>
/// <param name="ChiSquared">m(n − 1)W with n − 1 degrees of freedom; usable for many people only; null as W.</param>
/// <param name="People">m.</param>
/// <param name="Items">n.</param>
public sealed record ConcordanceResult(double? W, double Uncorrected, double S, double T, double? MeanSpearman, double? ChiSquared, int People, int Items);

/// <summary>One person's places for the items.</summary>
/// <param name="Sector">The person's sector.</param>
/// <param name="Places">A number for each item, the smallest for the most wanted; equal ones are ties.</param>
public sealed record SectorRanking(string Sector, IReadOnlyList<double> Places);

/// <summary>Kendall's coefficient of concordance (Kendall and Babington Smith, Annals of Mathematical Statistics 10, 1939; ties as Kendall, Rank correlation methods, 1948).</summary>
public static class Concordance
{
    /// <summary>W = 12S ÷ (m²(n³ − n) − mT) from mid-ranks.</summary>
    /// <param name="rankings">A row for each person, a number for each item; two people and two items at least.</param>
    /// <returns>The measures. Read W with m and n; it is no verdict.</returns>
    /// <exception cref="ArgumentException">There are too few, the rows differ in length, or a place is not a number.</exception>
    public static ConcordanceResult Of(IReadOnlyList<IReadOnlyList<double>> rankings)
    {
        Require.NotEmpty(rankings, "person's ranking");
        var (m, n) = (rankings.Count, rankings[0].Count);
        if (m < 2 || n < 2)
            throw new ArgumentException($"There are {m} people and {n} items: compare two or more of each.", nameof(rankings));
        var sums = new double[n];
        var ties = 0.0;
        for (var person = 0; person < m; person++)
        {
            var places = rankings[person];
            if (places.Count != n)
                throw new ArgumentException($"Person {person + 1} ranks {places.Count} of {n} items: give a place for each, the same for those ranked equal.", nameof(rankings));
            for (var i = 0; i < n; i++)
            {
                Require.Finite(places[i], "place", nameof(rankings));
                var (better, same) = (places.Count(p => p < places[i]), places.Count(p => p == places[i]));
                sums[i] += better + ((same + 1) / 2.0);
                // Summed over the t items of a tie this is t³ − t.
                ties += ((double)same * same) - 1;
            }
        }

        var s = sums.Sum(r => (r - (m * (n + 1) / 2.0)) * (r - (m * (n + 1) / 2.0)));
        var whole = (double)m * m * (((double)n * n * n) - n);
        double? w = whole - (m * ties) > 1e-9 ? Math.Clamp(12 * s / (whole - (m * ties)), 0, 1) : null;
        return new(w, 12 * s / whole, s, ties, ((m * w) - 1) / (m - 1), m * (n - 1) * w, m, n);
    }

    /// <summary>The same within each sector of two or more people; others are not in it.</summary>
    /// <param name="rankings">Everybody's ranking.</param>
    /// <exception cref="ArgumentException">There is no ranking, or one is not usable.</exception>
    public static IReadOnlyList<(string Sector, ConcordanceResult Result)> BySector(IReadOnlyList<SectorRanking> rankings)
    {
        Require.NotEmpty(rankings, "person's ranking");
        return [.. rankings.GroupBy(r => r.Sector, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => (g.Key, Of([.. g.Select(r => r.Places)])))];
    }
}
