namespace Headwater.Interface.Charts;

/// <summary>An axis on which twice as often and half as often lie equally far from the same.</summary>
internal sealed record RatioScale(int LowPower, int HighPower, double Left, double Right)
{
    private const int Furthest = 7;

    /// <summary>From at least half to twice, out to the next doubling beyond what has to be shown.</summary>
    public static RatioScale For(IEnumerable<RatioDot> dots, double left, double right)
    {
        var (low, high) = (-1, 1);
        foreach (var value in dots.SelectMany(d => new[] { d.Ratio, d.Low ?? d.Ratio, d.High ?? d.Ratio }).Where(v => v > 0))
        {
            var power = Math.Log2(value);
            low = Math.Min(low, (int)Math.Floor(power + 1e-9));
            high = Math.Max(high, (int)Math.Ceiling(power - 1e-9));
        }

        return new(Math.Max(low, -Furthest), Math.Min(high, Furthest), left, right);
    }

    public IEnumerable<(double Ratio, string Text)> Ticks
    {
        get
        {
            // With more than about seven steps only every other one is named.
            var step = HighPower - LowPower > 7 ? 2 : 1;
            for (var power = LowPower; power <= HighPower; power++)
            {
                if (power % step == 0)
                    yield return (Math.Pow(2, power), Name(power));
            }
        }
    }

    /// <summary>Where a ratio stands; what lies beyond the scale stands at its edge.</summary>
    public double X(double ratio)
    {
        var power = ratio <= 0 ? LowPower : Math.Clamp(Math.Log2(ratio), LowPower, HighPower);
        return Left + ((Right - Left) * (power - LowPower) / (HighPower - LowPower));
    }

    /// <summary>Whether a ratio lies beyond an edge, so that its whisker ends in an arrow.</summary>
    public bool Beyond(double ratio) => ratio <= 0 || Math.Log2(ratio) < LowPower - 1e-9 || Math.Log2(ratio) > HighPower + 1e-9;

    private static string Name(int power) => power switch
    {
        0 => "1",
        1 => "2×",
        -1 => "½",
        -2 => "¼",
        < 0 => $"1/{1 << -power}",
        _ => $"{1 << power}×",
    };
}
