namespace Headwater.Allocation.Simulation;

/// <summary>Numbers that look random and are the same on every machine (SplitMix64: Steele, Lea and Flood 2014).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>At least 0, below 1.</summary>
    public double Unit() => (Next() >> 11) / (double)(1UL << 53);

    /// <summary>A whole number between bounds, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1L));
}
