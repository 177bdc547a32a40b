using System.Globalization;

namespace Headwater.Modules.Tests.Trust;

/// <summary>How much of a large proof is run: a seeded tenth, or all of it with HEADWATER_TEST_TIER=deep.</summary>
internal static class Tier
{
    public static bool IsDeep { get; } = string.Equals(Environment.GetEnvironmentVariable("HEADWATER_TEST_TIER"), "deep", StringComparison.Ordinal);

    /// <summary>HEADWATER_TEST_SEED gives another tenth.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("HEADWATER_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20261110;

    public static int Of(int whole) => IsDeep ? whole : whole / 10;

    /// <summary>So many of them at most, by the seed and the key: the same ones each time, and others for another key.</summary>
    public static IEnumerable<T> Pick<T>(IReadOnlyList<T> from, int most, string key)
    {
        if (from.Count <= most)
            return from;
        var random = new Random(key.Aggregate(Seed, (hash, letter) => unchecked((hash * 31) + letter)));
        return Enumerable.Range(0, most).Select(_ => from[random.Next(from.Count)]).Distinct();
    }
}
