using Headwater.Children.Sample;
using Headwater.Localities.Contracts;
using Headwater.Support.Training;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Training in a small sample.</summary>
[Trait("Tier", "slow")]
public sealed class SampleTrainingTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_booking_came_where_it_is_by_the_table_and_no_day_has_too_many()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        Assert.Contains("4 courses with 5 days", await database.Services.GetRequiredService<SampleMaking>().MakeAsync(AreaRegister.Fictional[0], 0, 1, 400, 7, Ct), StringComparison.Ordinal);
        await using var db = database.Open(SampleOrder.IdOf(AreaRegister.Fictional[0]));
        var bookings = await db.Set<CourseBooking>().AsNoTracking().ToListAsync(Ct);
        var steps = (await db.Set<BookingStep>().AsNoTracking().ToListAsync(Ct)).ToLookup(s => s.BookingId);
        Assert.Equal([BookingState.Booked, BookingState.Waiting, BookingState.Attended, BookingState.Missed], bookings.Select(b => b.State).Distinct().Order());
        Assert.True(await db.Set<CourseFeedback>().CountAsync(Ct) > 10 && await db.Set<ProgrammeMember>().CountAsync(Ct) > 5);
        foreach (var booking in bookings)
        {
            var way = steps[booking.Id].OrderBy(s => s.Number).ToList();
            Assert.Equal(booking.State, way[^1].To);
            Assert.All(way.Zip(way.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.AtUtc < p.Second.AtUtc && BookingStates.Find(p.First.To, p.Second.To) is not null));
        }

        foreach (var session in await db.Set<CourseSession>().AsNoTracking().ToListAsync(Ct))
        {
            var held = bookings.FindAll(b => b.SessionId == session.Id && BookingStates.HasPlace(b.State));
            Assert.True(held.Count <= session.Places && held.GroupBy(b => b.OrganisationId).All(g => g.Count() <= session.Share));
        }
    }
}
