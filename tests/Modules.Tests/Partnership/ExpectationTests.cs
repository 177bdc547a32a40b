using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Expectations;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What members expect of each other, and who said yes to it.</summary>
public sealed class ExpectationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_says_yes_twice_at_the_same_moment_has_said_it_once_and_is_told_so(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        await table.AsAsync<ExpectationService>(table.Convenor, s => s.WriteAsync("We come prepared.", null, 0, Ct));
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(TryAsync, Ct)));
        Assert.Equal(1, both.Count(said => said));
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal(1, await db.Set<AgreementAcceptance>().CountAsync(Ct));

        async Task<bool> TryAsync()
        {
            try
            {
                await table.AsAsync<ExpectationService>(table.Nurse, s => s.AcceptAsync(1, Ct));
                return true;
            }
            catch (InputRefusedException refused)
            {
                Assert.Equal("You said yes to it already.", refused.Message);
                return false;
            }
        }
    }
}
