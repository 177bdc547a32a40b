namespace Headwater.Localities.Contracts;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): the same numbers from the
/// same seed on every machine and in every version.
/// </summary>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next sixty-four bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 up to but not 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 up to but not this many.</summary>
    public int Below(int many) => (int)(NextDouble() * many);

    /// <summary>One of a list, each as likely as another.</summary>
    public T One<T>(IReadOnlyList<T> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of[Below(of.Count)];
    }

    /// <summary>True as often as the probability says.</summary>
    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>The index of a share, by its size; the shares add up to 1.</summary>
    public byte Pick(ReadOnlySpan<double> shares)
    {
        var left = NextDouble();
        for (var i = 0; i < shares.Length - 1; i++)
        {
            left -= shares[i];
            if (left < 0)
                return (byte)i;
        }

        return (byte)(shares.Length - 1);
    }
}
