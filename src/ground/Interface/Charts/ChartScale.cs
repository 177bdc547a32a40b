namespace Headwater.Interface.Charts;

/// <summary>An axis from 0 with round steps.</summary>
internal sealed record ChartScale(double Top, double Step)
{
    /// <summary>Places after the point that the steps need.</summary>
    public int Decimals
    {
        get
        {
            var places = 0;
            var step = (decimal)Step;
            while (places < 10 && step != Math.Floor(step))
            {
                step *= 10;
                places++;
            }

            return places;
        }
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i <= Math.Round(Top / Step); i++)
                yield return (double)((decimal)Step * i);
        }
    }

    /// <summary>The smallest round axis that holds <paramref name="max"/> in at most <paramref name="steps"/> steps.</summary>
    public static ChartScale For(double max, int steps)
    {
        if (max <= 0)
            return new(1, 1);

        var power = Math.Pow(10, Math.Floor(Math.Log10(max / steps)));
        foreach (var round in (ReadOnlySpan<double>)[1, 2, 2.5, 5, 10])
        {
            // A hair of tolerance: 0.3 / 0.1 is a little more than 3 in binary.
            var step = round * power;
            var count = Math.Ceiling((max / step) - 1e-9);
            if (count <= steps)
                return new(step * count, step);
        }

        return new(10 * power * steps, 10 * power);
    }
}
