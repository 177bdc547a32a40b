using Headwater.Partnership.Decisions;
using Headwater.Partnership.Money;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A form that was sent twice writes down once what must be there once.</summary>
public sealed class SentTwiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_payment_and_a_decision_taken_alone_are_there_once_also_when_both_come_at_once(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.SeatAsync(Headwater.Partnership.Standing.UsualSectors.Health, table.Health);
        Task PayAsync() => table.AsAsync<FundService>(table.Convenor, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "The first workshop", table.World.Today, 100_00), Ct));
        Task DecideAsync() => table.AsAsync<DecisionService>(table.Convenor, s => s.RecordAloneAsync("We take the hall.", "It would have gone.", table.World.Today, table.World.Today.AddDays(60), Ct));
        foreach (var (work, told) in new (Func<Task>, string)[] { (PayAsync, "This payment is written down already"), (DecideAsync, "This decision is on record already") })
        {
            var both = await Task.WhenAll(new[] { work, work }.Select(async w => await Record.ExceptionAsync(w)));
            Assert.Equal(1, both.Count(e => e is null));
            Assert.Contains(told, both.Single(e => e is not null)!.Message, StringComparison.Ordinal);
        }

        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal((1, 1), (await db.Set<InvolvementPayment>().CountAsync(Ct), await db.Set<Decision>().CountAsync(Ct)));
        // Another one of the same day says how it differs.
        await table.AsAsync<FundService>(table.Convenor, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "The second workshop", table.World.Today, 100_00), Ct));
        Assert.Equal(2, await db.Set<InvolvementPayment>().CountAsync(Ct));
    }
}
