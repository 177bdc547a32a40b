using Headwater.Testing;

namespace Headwater.Modules.Tests.Trust;

/// <summary>What the benchmark measures is the real thing. The times themselves are the benchmark's, not a test's.</summary>
[Trait("Tier", "slow")]
public sealed class AccessSpeedTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_check_that_is_measured_opens_some_records_and_shuts_others(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(engine);
        var involvements = Tier.IsDeep && engine == Engine.Sqlite ? 1_000_000 : 10_000;
        var (locality, person, children) = await AccessSpeed.FillAsync(database, involvements, ct);
        var times = await AccessSpeed.MeasureAsync(database, locality, person, children, scopes: Tier.IsDeep ? 1000 : 20, ct);
        Assert.InRange(times.Opened, times.Checks / 4, times.Checks - 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{engine}, {involvements} involvements: {times}");
    }
}
