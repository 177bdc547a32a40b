using CsCheck;

namespace Headwater.Testing;

/// <summary>Properties over numbered cases: the same cases in every run, and the smallest failing one that can be found.</summary>
public static class Cases
{
    private const uint Seed = 20_260_901;

    /// <summary>Checks <see cref="Effort"/>'s share of <paramref name="full"/> cases.</summary>
    public static void Hold<T>(this Gen<T> gen, int full, Action<T> check)
    {
        for (var i = 0; i < Effort.Of(full); i++)
        {
            var random = new PCG((uint)i, Seed);
            var start = random.ToString(random.State);
            try
            {
                check(gen.Generate(random, null, out _));
            }
            catch (Exception)
            {
                // CsCheck looks for a smaller case that fails, and says which.
                gen.Sample(check, seed: start, iter: 10_000, threads: 1);
                throw;
            }
        }
    }

    public static void Hold<T1, T2>(this Gen<(T1, T2)> gen, int full, Action<T1, T2> check) => gen.Hold(full, t => check(t.Item1, t.Item2));

    public static void Hold<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, int full, Action<T1, T2, T3> check) => gen.Hold(full, t => check(t.Item1, t.Item2, t.Item3));

    public static void Hold<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, int full, Action<T1, T2, T3, T4> check) => gen.Hold(full, t => check(t.Item1, t.Item2, t.Item3, t.Item4));
}
