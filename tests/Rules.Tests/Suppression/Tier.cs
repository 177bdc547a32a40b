namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>How much is tried: a tenth in a normal run, everything when HEADWATER_TEST_TIER is "deep".</summary>
internal static class Tier
{
    public static int Of(int full) => Environment.GetEnvironmentVariable("HEADWATER_TEST_TIER") == "deep" ? full : full / 10;
}
