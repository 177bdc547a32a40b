namespace Headwater.Testing;

/// <summary>
/// How many cases a test that counts cases goes through: one in 250 in <c>./test fast</c>, a tenth in <c>./test</c>, all of
/// them in <c>./test deep NAME</c>. The cases are numbered and made from their number, so the same ones come first each time.
/// </summary>
public static class Effort
{
    private static readonly string Tier = Environment.GetEnvironmentVariable("HEADWATER_TEST_TIER") is { Length: > 0 } tier ? tier : "all";

    public static int Of(int full) => Tier switch
    {
        "fast" => Math.Max(1, full / 250),
        "all" => Math.Max(1, full / 10),
        "deep" => full,
        _ => throw new InvalidOperationException($"HEADWATER_TEST_TIER is '{Tier}': use fast, all or deep."),
    };
}
