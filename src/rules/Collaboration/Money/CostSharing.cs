using System.Numerics;
using Headwater.Voting;

namespace Headwater.Collaboration;

/// <summary>One organisation's part in a shared cost.</summary>
/// <param name="Organisation">Its name, once.</param>
/// <param name="Weight">What its share is measured by, ≥ 0: the same for equal shares, or pupils, budget, benefit.</param>
/// <param name="FloorPence">What it pays at least.</param>
/// <param name="CapPence">What it pays at most; null for no limit.</param>
/// <param name="ZeroTier">Whether it pays nothing, as parents and small charities may: weight and floor then do not count.</param>
public sealed record CostSharer(string Organisation, decimal Weight, long FloorPence = 0, long? CapPence = null, bool ZeroTier = false);

/// <summary>
/// Exact shares of a cost: share = floor + (total − floors) × weight ÷ weights; what a cap takes off is shared by the others in the same
/// way; whole pence by largest remainder (Hamilton's method), a tie to the one named first. Shares always sum to the total.
/// </summary>
public static class CostSharing
{
    /// <summary>Shares a cost.</summary>
    /// <param name="totalPence">The cost in pence, ≥ 0.</param>
    /// <param name="sharers">The organisations in a lasting order.</param>
    /// <returns>Pence for each, in the same order.</returns>
    /// <exception cref="ArgumentException">
    /// There is no organisation, a name is blank or twice there, a number is negative, a cap is under its floor, the floors are more than
    /// the cost, or caps, zero weights and zero tiers leave part of the cost to nobody.
    /// </exception>
    public static IReadOnlyList<long> Split(long totalPence, IReadOnlyList<CostSharer> sharers)
    {
        Require.NotNegative(totalPence, "cost");
        Require.NotEmpty(sharers, "organisation");
        Require.Distinct(sharers.Select(s => s.Organisation), "organisation", nameof(sharers));
        foreach (var sharer in sharers)
            Check(sharer, nameof(sharers));
        var floors = sharers.Where(s => !s.ZeroTier).Sum(s => s.FloorPence);
        if (floors > totalPence)
            throw new ArgumentException($"The floors come to {Pounds(floors)} and the cost to {Pounds(totalPence)}: lower the floors.", nameof(sharers));

        var weights = Whole([.. sharers.Select(s => s.ZeroTier ? 0 : s.Weight)]);
        var shares = new long[sharers.Count];
        var open = new List<int>();
        for (var i = 0; i < sharers.Count; i++)
        {
            shares[i] = sharers[i].ZeroTier ? 0 : sharers[i].FloorPence;
            if (weights[i] > 0)
                open.Add(i);
        }

        ShareOut(totalPence, sharers, weights, shares, open);
        return shares;
    }

    private static void ShareOut(long total, IReadOnlyList<CostSharer> sharers, BigInteger[] weights, long[] shares, List<int> open)
    {
        while (total > shares.Sum())
        {
            if (open.Count == 0)
                throw new ArgumentException($"{Pounds(total - shares.Sum())} of the cost is left to nobody: raise a cap, or give somebody a weight.", nameof(sharers));
            BigInteger rest = total - shares.Sum(), sum = open.Aggregate(BigInteger.Zero, (a, i) => a + weights[i]);
            var over = open.Where(i => sharers[i].CapPence is { } cap && (shares[i] * sum) + (rest * weights[i]) > cap * sum).ToList();
            if (over.Count == 0)
            {
                Round(rest, sum, weights, shares, open);
                return;
            }

            // Those over their cap stand at it; the others' shares can only rise, so that none of these comes back under it.
            foreach (var i in over)
                shares[i] = sharers[i].CapPence!.Value;
            open.RemoveAll(over.Contains);
        }
    }

    private static void Round(BigInteger rest, BigInteger sum, BigInteger[] weights, long[] shares, List<int> open)
    {
        var remainders = new List<(int Who, BigInteger Remainder)>();
        var given = BigInteger.Zero;
        foreach (var i in open)
        {
            var part = BigInteger.DivRem(rest * weights[i], sum, out var remainder);
            shares[i] += (long)part;
            given += part;
            remainders.Add((i, remainder));
        }

        foreach (var (who, _) in remainders.OrderByDescending(r => r.Remainder).Take((int)(rest - given)))
            shares[who]++;
    }

    private static BigInteger[] Whole(decimal[] weights)
    {
        var scale = weights.Max(w => w.Scale);
        var factor = BigInteger.Pow(10, scale);
        return [.. weights.Select(w =>
        {
            var whole = decimal.Truncate(w);
            var power = BigInteger.Pow(10, scale - w.Scale);
            return (new BigInteger(whole) * factor) + (new BigInteger((w - whole) * (decimal)BigInteger.Pow(10, w.Scale)) * power);
        })];
    }

    private static void Check(CostSharer sharer, string parameter)
    {
        if (sharer.Weight < 0)
            throw new ArgumentException($"The weight of {sharer.Organisation} is negative: give 0 or more.", parameter);
        Require.NotNegative(sharer.FloorPence, $"floor of {sharer.Organisation}", parameter);
        if (sharer.CapPence < sharer.FloorPence)
            throw new ArgumentException($"The cap of {sharer.Organisation} is under its floor: raise the cap or lower the floor.", parameter);
    }

    private static string Pounds(long pence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"£{pence / 100m:#,0.00}");
}
