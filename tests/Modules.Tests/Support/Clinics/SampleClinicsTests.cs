using Headwater.Children.Sample;
using Headwater.Data;
using Headwater.Localities.Contracts;
using Headwater.Support.Clinics;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Clinics;

/// <summary>Clinics in a small sample.</summary>
[Trait("Tier", "slow")]
public sealed class SampleClinicsTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task There_is_a_booking_of_nearly_every_state_and_each_came_there_by_the_table()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Assert.Contains("3 clinics with 6 bookings", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct), StringComparison.Ordinal);
        await using var db = database.Open(SampleOrder.IdOf(AreaRegister.Fictional[0]));
        var rows = await db.Set<ClinicBooking>().AsNoTracking().ToListAsync(Ct);
        var clinics = await db.Set<Clinic>().AsNoTracking().ToDictionaryAsync(c => c.Id, Ct);
        var steps = (await db.Set<BookingStep>().AsNoTracking().ToListAsync(Ct)).ToLookup(s => s.BookingId);
        Assert.Equal(Enum.GetValues<BookingState>().Except([BookingState.Cancelled]), rows.Select(r => r.State).Distinct().Order());
        Assert.All(clinics.Values.Where(c => c.SlotMinutes is not null), c => Assert.Equal(c.Places, ClinicSlots.Count(c.StartsAtUtc, c.EndsAtUtc, c.SlotMinutes!.Value)));
        foreach (var row in rows)
        {
            var way = steps[row.Id].OrderBy(s => s.Number).ToList();
            Assert.Equal(row.State, way[^1].To);
            Assert.NotNull(ClinicSlots.Find(clinics[row.ClinicId], row.Number));
            Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc < p.Second.AtUtc && BookingStates.Find(p.First.To, p.Second.To) is not null));
            foreach (var text in new[] { row.Worry, row.Tried, row.Advice, row.Outcome })
                Assert.Null(ClinicRules.TellsWho(text, "it", row.BookedAtUtc == default ? default : DateOnly.FromDateTime(row.BookedAtUtc)));
        }
    }
}
