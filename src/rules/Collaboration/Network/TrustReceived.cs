using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>What one organisation says of another, each from 1 to 4.</summary>
/// <param name="Rater">Who says it.</param>
/// <param name="Rated">Of whom.</param>
/// <param name="Reliability">Whether it can be relied on.</param>
/// <param name="Mission">Whether it supports the shared aim.</param>
/// <param name="Openness">Whether it is open to discussion.</param>
public sealed record TrustRating(string Rater, string Rated, int Reliability, int Mission, int Openness)
{
    /// <summary>The mean of the three, 1 to 4.</summary>
    public double Mean => (Reliability + Mission + Openness) / 3.0;
}

/// <summary>The trust an organisation receives.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Raters">How many rated it.</param>
/// <param name="Mean">The mean over them, 1 to 4; null where too few rated it to show.</param>
public sealed record OrganisationTrust(string Organisation, int Raters, double? Mean)
{
    /// <summary>The mean as a percentage of the scale, (mean − 1) ÷ 3 × 100; null as the mean. The rescaling is Headwater's.</summary>
    public double? Percent => TrustReceived.Percent(Mean);
}

/// <summary>How trust changed between two waves, on the pairs that are in both.</summary>
/// <param name="Pairs">How many pairs are in both.</param>
/// <param name="Points">Later percentage less earlier; null where no pair is in both.</param>
public sealed record TrustChange(int Pairs, double? Points);

/// <summary>
/// Trust between organisations on the three questions of PARTNER (Varda et al., Preventing Chronic Disease 5(4), 2008; the mean of
/// three as in BMC Public Health 16, 2016). The items' wording is their owners'.
/// </summary>
public static class TrustReceived
{
    /// <summary>The trust each organisation receives; withheld where fewer have rated it than the least number.</summary>
    /// <param name="ratings">Every rating, one for each pair.</param>
    /// <param name="leastRaters">How many must have rated an organisation to show its figure.</param>
    /// <exception cref="ArgumentException">There is no rating, one is not from 1 to 4, of itself, or of a pair that is there twice.</exception>
    public static IReadOnlyList<OrganisationTrust> Of(IReadOnlyList<TrustRating> ratings, int leastRaters = 3)
    {
        Check(ratings);
        Require.AtLeast(leastRaters, 1, "least number of raters");
        return [.. ratings.GroupBy(r => r.Rated, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new OrganisationTrust(g.Key, g.Count(), g.Count() < leastRaters ? null : g.Average(r => r.Mean)))];
    }

    /// <summary>The mean of all ratings, 1 to 4.</summary>
    /// <param name="ratings">Every rating, one for each pair.</param>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public static double Mean(IReadOnlyList<TrustRating> ratings)
    {
        Check(ratings);
        return ratings.Average(r => r.Mean);
    }

    /// <summary>A mean of 1 to 4 as a percentage of the scale.</summary>
    /// <param name="mean">The mean; null stays null.</param>
    public static double? Percent(double? mean) => (mean - 1) / 3 * 100;

    /// <summary>The change on the pairs rated in both waves; others are in neither figure.</summary>
    /// <param name="earlier">The earlier wave.</param>
    /// <param name="later">The later wave.</param>
    /// <exception cref="ArgumentException">As <see cref="Of"/>.</exception>
    public static TrustChange Change(IReadOnlyList<TrustRating> earlier, IReadOnlyList<TrustRating> later)
    {
        Check(earlier);
        Check(later);
        var before = earlier.ToDictionary(r => (r.Rater, r.Rated), r => r.Mean);
        var matched = later.Where(r => before.ContainsKey((r.Rater, r.Rated))).Select(r => r.Mean - before[(r.Rater, r.Rated)]).ToList();
        return new(matched.Count, matched.Count == 0 ? null : matched.Average() / 3 * 100);
    }

    private static void Check(IReadOnlyList<TrustRating> ratings)
    {
        Require.NotEmpty(ratings, "rating");
        var pairs = new HashSet<(string, string)>();
        foreach (var rating in ratings)
        {
            Require.Text(rating.Rater, "organisation that rates", nameof(ratings));
            Require.Text(rating.Rated, "organisation that is rated", nameof(ratings));
            if (rating.Rater == rating.Rated)
                throw new ArgumentException($"'{rating.Rater}' rates itself: leave it out.", nameof(ratings));
            if (!pairs.Add((rating.Rater, rating.Rated)))
                throw new ArgumentException($"'{rating.Rater}' rates '{rating.Rated}' twice: keep one.", nameof(ratings));
            if (rating is not { Reliability: >= 1 and <= 4, Mission: >= 1 and <= 4, Openness: >= 1 and <= 4 })
                throw new ArgumentException($"'{rating.Rater}' rates '{rating.Rated}' outside 1 to 4: correct it or leave it out.", nameof(ratings));
        }
    }
}
