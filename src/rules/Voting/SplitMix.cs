namespace Headwater.Voting;

/// <summary>
/// Numbers from a seed, the same on every machine and under every version of the runtime (Steele, Lea and Flood, Fast
/// splittable pseudorandom number generators, OOPSLA 2014). Not for secrets.
/// </summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit()
    {
        unchecked
        {
            var z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
