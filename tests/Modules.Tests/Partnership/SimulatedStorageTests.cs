using Headwater.Collaboration;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Partnership.Watch;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PersonalNotice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The simulated three-year Collaborative through the database: what is recorded fires each signal in the month it should, and none in the healthy twin.</summary>
[Trait("Tier", "slow")]
public sealed class SimulatedStorageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // As the rules' tests work them out, but where storage looks further: the first month of look or more, and of act; 0 is never.
    private static readonly (Signal Signal, int Fires, int Acts)[] Expected =
    [
        (Signal.SeatVacancy, 20, 22), (Signal.FadingSeat, 16, 21), (Signal.FadingSector, 18, 18), (Signal.BarrierPattern, 18, 0), (Signal.LeadershipConcentration, 20, 26),
        // The last three meetings together: month 17 has 13 of 148 turns with 7 of 52 there (0.65), month 18 5 of 140 with 5 of 50 (0.36).
        (Signal.EqualityOfVoice, 18, 0),
        (Signal.PlanHealth, 23, 23),
        // Counted from the first of the month, by days: in month 25 273 of 1,004 days are left of 33 months' money, 8.97 months.
        (Signal.FundingRunway, 25, 25),
    ];

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Over_three_years_of_records_each_signal_fires_in_the_month_it_should_and_those_who_convene_are_told_then(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var months = await LiveAsync(table, healthy: false);
        foreach (var (signal, fires, acts) in Expected)
        {
            int First(SignalState least) => 1 + months.FindIndex(m => m.Any(r => r.Signal == signal && r.State >= least));
            Assert.Equal((signal, fires, acts), (signal, First(SignalState.Look), First(SignalState.Act)));
        }

        // Six years' worth of chairs: five of six from the anchor, 1 ÷ (25 + 1) × 36 = 1.4 sectors; of the 72 actions of months 19 to 36 the 60 to month 33 were due; money ended in month 33.
        Assert.Equal(
            [
                (ReadinessItem.KeySeats, false, "1 of 2 sectors lost first is slipping: Parents and carers (an empty seat, and fewer come than before)."),
                (ReadinessItem.MemberRunMeetings, true, "Members called, chaired and minuted 3 of the last 3 meetings; all 3 are needed."),
                (ReadinessItem.Leadership, false, "The anchor leads 83% of activities (50% at most), spread as over 1.4 sectors (2.5 at least)."),
                (ReadinessItem.PlanKept, false, "83% of open actions are overdue (20% at most), and no review is booked."),
                (ReadinessItem.Funded, false, "Money is confirmed for 0 months (12 at least), and the largest funder gives 0% (70% at most)."),
            ], await StandsAsync(table));
        await using var db = table.World.Database.Open(table.World.Locality);
        var talks = await db.Set<Conversation>().OrderBy(c => c.RaisedOn).ToListAsync(Ct);
        Assert.Equal((SimulatedStorage.Last(18), UsualSectors.Parents), talks.Where(t => t.Number == 4).Select(t => (t.RaisedOn, t.SectorCode!)).First());
        Assert.Equal(SimulatedStorage.Last(16), talks.First(t => t.Number == 3).RaisedOn);
        // Told in the month, to those who convene, and to nobody who sits in the seat.
        var told = await db.Set<PersonalNotice>().ToListAsync(Ct);
        Assert.Contains(told, n => n.PersonId == table.Convenor && UkDay(n) == SimulatedStorage.Last(16));
        Assert.DoesNotContain(told, n => n.PersonId == table.Convenor && UkDay(n) < SimulatedStorage.Last(16));
        Assert.All(told, n => Assert.Contains(n.PersonId, new[] { table.Convenor, table.Facilitator }));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Over_three_years_of_records_of_the_healthy_twin_none_fires_and_nobody_is_told_anything(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var months = await LiveAsync(table, healthy: true);
        Assert.Empty(months.SelectMany((m, n) => m.Where(r => r.Fires).Select(r => $"{n + 1} {r.Code} {r.Reasons[0]}")));
        Assert.Superset(Expected.Select(e => e.Signal).ToHashSet(), months.SelectMany(m => m).Where(r => r.State == SignalState.Fine).Select(r => r.Signal).ToHashSet());
        // Chairs of two, one, one, one and one of five sectors: 36 ÷ (4 + 4 × 1) = 4.5; money goes on from the first of month 36 to the last of month 60, 25 months, 60 of each 100 from the council.
        Assert.Equal(
            [
                (ReadinessItem.KeySeats, true, "The 2 sectors lost first, Parents and carers and Voluntary sector, hold their seats and come as before."),
                (ReadinessItem.MemberRunMeetings, true, "Members called, chaired and minuted 3 of the last 3 meetings; all 3 are needed."),
                (ReadinessItem.Leadership, true, "The anchor leads 33% of activities (50% at most), spread as over 4.5 sectors (2.5 at least)."),
                (ReadinessItem.PlanKept, false, "0% of open actions are overdue (20% at most), and no review is booked."),
                (ReadinessItem.Funded, true, "Money is confirmed for 25 months (12 at least), and the largest funder gives 60% (70% at most)."),
            ], await StandsAsync(table));
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Empty(await db.Set<Conversation>().ToListAsync(Ct));
        Assert.Empty(await db.Set<PersonalNotice>().ToListAsync(Ct));
    }

    /// <summary>What a readiness review says of what was recorded, on the last day.</summary>
    private static async Task<List<(ReadinessItem, bool, string)>> StandsAsync(RoundTable table)
    {
        ReadinessItem[] asked = [ReadinessItem.KeySeats, ReadinessItem.MemberRunMeetings, ReadinessItem.Leadership, ReadinessItem.PlanKept, ReadinessItem.Funded];
        var review = (await table.AskAsync<ReadinessQueries, ReviewNow>(table.Convenor, q => q.NowAsync(Ct))).Review;
        return [.. asked.Select(i => review.Checks.Single(c => c.Item == i)).Select(c => (c.Item, c.Holds, c.Sentence))];
    }

    private static DateOnly UkDay(PersonalNotice notice) => Headwater.Kernel.UkDays.DayOf(notice.ToldAtUtc);

    /// <summary>What is said on the last day of each month, after the day's round.</summary>
    private static async Task<List<IReadOnlyList<SignalResult>>> LiveAsync(RoundTable table, bool healthy)
    {
        var world = table.World;
        var life = new SimulatedStorage(table, healthy);
        await life.BeginAsync();
        List<IReadOnlyList<SignalResult>> months = [];
        for (var month = 1; month <= SimulatedStorage.Months; month++)
        {
            world.Clock.SetUtcNow(new(SimulatedStorage.Last(month), new(12, 0), TimeSpan.Zero));
            await life.MonthAsync(month);
            // The month after the facilitator's post ended two of the last three meetings were still theirs; two months later none is.
            if (month > life.LastOfFacilitator && month <= life.LastOfFacilitator + 3)
                Assert.Equal($"Members called, chaired and minuted {month - life.LastOfFacilitator} of the last 3 meetings; all 3 are needed.", (await StandsAsync(table)).Single(s => s.Item1 == ReadinessItem.MemberRunMeetings).Item3);
            months.Add(await world.AsAsync(table.Convenor, async services =>
            {
                await services.GetRequiredService<SignalWatch>().RunAsync(Ct);
                List<SignalResult> all = [.. (await services.GetRequiredService<Headwater.Partnership.Meetings.MeetingSignals>().AllAsync(world.Today, Ct)).Select(s => s.Result)];
                foreach (var source in services.GetServices<ISignalSource>().Where(s => s is not Headwater.Partnership.Meetings.MeetingSignals))
                    all.AddRange(await source.SignalsAsync(world.Today, Ct));
                return all.FindAll(r => Expected.Any(e => e.Signal == r.Signal));
            }));
        }

        return months;
    }
}
