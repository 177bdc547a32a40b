using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>
/// The three years of the made-up partnership of the rules' tests, written month by month into a database: seats, holders, meetings with
/// who came and who spoke, activities, actions, money. Month 1 is September 2027. In the ailing one meetings move to the daytime from month
/// 15 and parents stop coming, the anchor takes over what others led, nothing is done from month 22, and money ends in month 33.
/// </summary>
internal sealed class SimulatedStorage(RoundTable table, bool healthy)
{
    public const int Months = 36;

    private static readonly (string Sector, int Seats)[] Sectors =
        [(UsualSectors.Schools, 5), (UsualSectors.LocalAuthority, 4), (UsualSectors.Health, 3), (UsualSectors.SocialCare, 2), (UsualSectors.Parents, 4), (UsualSectors.Voluntary, 2)];

    // Parents come to month 14; then 3, 2, 2, 1, 1, 0 of four.
    private static readonly int[] LastsUntil = [15, 16, 18, 20];
    private readonly List<(string Sector, int Number, Guid Seat, Guid Holding)> seats = [];
    private readonly List<Guid> activities = [];
    private readonly List<(Guid Id, int Begun)> actions = [];

    /// <summary>The last month in which the facilitator calls, chairs and minutes; then their post ends, and a nurse does it.</summary>
    public int LastOfFacilitator => healthy ? 24 : 29;

    public static DateOnly First(int month) => new DateOnly(2027, 9, 1).AddMonths(month - 1);

    public static DateOnly Last(int month) => First(month + 1).AddDays(-1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Seats and who sits there, the plan's six activities, what it costs and who pays.</summary>
    public async Task BeginAsync()
    {
        Dictionary<string, List<PersonId>> people = [];
        foreach (var (sector, count) in Sectors)
        {
            people[sector] = [];
            for (var n = 0; n < count; n++)
                people[sector].Add(await table.World.PersonAsync($"Somebody of {sector}"));
        }

        await WriteAsync(db => FillAsync(db, people));
    }

    private async Task FillAsync(HeadwaterDb db, Dictionary<string, List<PersonId>> people)
    {
        foreach (var (sector, count) in Sectors)
        {
            for (var n = 0; n < count; n++)
            {
                var (seat, holding) = (Guid.CreateVersion7(), Guid.CreateVersion7());
                seats.Add((sector, n, seat, holding));
                await db.InsertManyAsync([new Seat { Id = seat, SectorCode = sector, Constituency = $"{sector} {n}", Kind = SeatKind.Core, Selection = Selection.Nominated, FromDay = First(1) }], Ct);
                await db.InsertManyAsync([new SeatHolding { Id = holding, SeatId = seat, PersonId = people[sector][n], IsDeputy = false, State = HoldingState.Held, OfferedOn = First(1), OfferedBy = table.Convenor, FromDay = First(1) }], Ct);
            }
        }

        foreach (var sector in Leads(1))
        {
            activities.Add(Guid.CreateVersion7());
            await db.InsertManyAsync([new PlanActivity { Id = activities[^1] }.With(new($"Activity {activities.Count}", null, null, null, null, null, sector, First(1), null, ActivityStatus.Live))], Ct);
        }

        foreach (var year in Enumerable.Range(2027, 5))
            await db.InsertManyAsync([new CostLine { Id = Guid.CreateVersion7(), Year = year, What = "Shared cost", Kind = CostKind.Cash, Pence = 1_200_000 }], Ct);
        var until = healthy ? 60 : 33;
        foreach (var (organisation, pence) in new[] { (table.Council, 60_000L), (table.Health, 40_000L) })
            await db.InsertManyAsync([new MoneyGiven { Id = Guid.CreateVersion7(), OrganisationId = organisation, Kind = CostKind.Cash, Pence = pence * until, FromDay = First(1), ToDay = Last(until), State = GivenState.Confirmed, StateSince = First(1) }], Ct);
    }

    /// <summary>What one month adds.</summary>
    public Task MonthAsync(int month) => WriteAsync(async db =>
    {
        if (!healthy && month == 20)
        {
            var first = seats.First(s => s.Sector == UsualSectors.Parents).Holding;
            await db.Set<SeatHolding>().Where(h => h.Id == first).ExecuteUpdateAsync(s => s.SetProperty(h => h.EndedOn, First(20)), Ct);
        }

        if (month == LastOfFacilitator + 1)
            await db.Set<Post>().Where(p => p.PersonId == table.Facilitator).ExecuteUpdateAsync(s => s.SetProperty(p => p.ToDay, Last(LastOfFacilitator)), Ct);
        var runs = month > LastOfFacilitator ? table.Nurse : table.Facilitator;
        var meeting = new Meeting
        {
            CalledBy = runs, ChairedBy = runs, NotedBy = runs, NotesOn = First(month).AddDays(10),
            Id = Guid.CreateVersion7(), Title = $"Meeting {month}", Kind = MeetingKind.Partnership, Mode = MeetingMode.InPerson, Place = "Town hall", State = MeetingState.Held, Day = First(month).AddDays(9),
            Starts = month <= 14 || (healthy && month % 2 == 0) ? new(18, 0) : new(10, 0), Minutes = 90,
        };
        await db.InsertManyAsync([meeting], Ct);
        var open = seats.Where(s => healthy || month < 20 || s.Sector != UsualSectors.Parents || s.Number > 0).ToList();
        await db.InsertManyAsync(open.Select(s => new Attendance { MeetingId = meeting.Id, SeatId = s.Seat, Presence = There(s.Sector, s.Number, month) ? month % 4 == 0 ? Presence.Online : Presence.Present : Presence.Apology, By = table.Convenor }), Ct);
        for (var n = 1; n <= 3; n++)
        {
            var item = new AgendaItem { Id = Guid.CreateVersion7(), MeetingId = meeting.Id, Place = n, Title = "Item", Minutes = 20, IsRelationship = n == 1 };
            await db.InsertManyAsync([item], Ct);
            // One turn each at every item; from month 16 in the ailing one parents take one turn in all.
            await db.InsertManyAsync(Sectors.Select(s => (s.Sector, Turns: !healthy && month >= 16 && s.Sector == UsualSectors.Parents && n > 1 ? 0 : open.Count(o => o.Sector == s.Sector && There(o.Sector, o.Number, month))))
                .Where(t => t.Turns > 0).Select(t => new VoiceTally { AgendaItemId = item.Id, SectorCode = t.Sector, Turns = t.Turns }), Ct);
        }

        foreach (var (activity, sector) in activities.Zip(Leads(month)))
        {
            await db.Set<PlanActivity>().Where(a => a.Id == activity).ExecuteUpdateAsync(s => s.SetProperty(a => a.LeadSector, sector), Ct);
            await db.InsertManyAsync([new ChairUpdate { Id = Guid.CreateVersion7(), ActivityId = activity, WrittenOn = Last(month), WrittenBy = table.Convenor, Done = "As planned." }], Ct);
        }

        // Four actions of four sectors, due on the 15th three months later and done the day before; in the ailing one none that is due from month 22.
        foreach (var owner in new[] { UsualSectors.Schools, UsualSectors.Health, UsualSectors.SocialCare, UsualSectors.Voluntary })
        {
            actions.Add((Guid.CreateVersion7(), month));
            await db.InsertManyAsync([new PlanStep { Id = actions[^1].Id, ActivityId = activities[0] }.With(new(StepKind.Action, "Something", seats.First(s => s.Sector == owner).Seat, First(month + 3).AddDays(14), null))], Ct);
        }

        var done = actions.Where(a => a.Begun + 3 == month && (healthy || month < 22)).Select(a => a.Id).ToList();
        await db.Set<PlanStep>().Where(s => done.Contains(s.Id)).ExecuteUpdateAsync(s => s.SetProperty(x => x.DoneOn, First(month).AddDays(13)), Ct);
    });

    private bool There(string sector, int number, int month) => sector switch
    {
        // One of five schools misses each meeting, in turn.
        UsualSectors.Schools => month % 5 != number,
        UsualSectors.Parents => healthy || month < LastsUntil[number],
        _ => true,
    };

    private string[] Leads(int month)
    {
        var (authority, health, voluntary, parents) = healthy || month < 16 ? (2, 1, 1, 1) : month < 20 ? (3, 1, 1, 0) : month < 26 ? (4, 1, 0, 0) : (5, 0, 0, 0);
        return [.. Enumerable.Repeat(UsualSectors.LocalAuthority, authority), UsualSectors.Schools, .. Enumerable.Repeat(UsualSectors.Health, health), .. Enumerable.Repeat(UsualSectors.Voluntary, voluntary), .. Enumerable.Repeat(UsualSectors.Parents, parents)];
    }

    private Task<bool> WriteAsync(Func<HeadwaterDb, Task> work) => table.World.AsAsync(table.Convenor, async services =>
    {
        await using var transaction = await services.GetRequiredService<LocalityTurn>().TakeAsync(Ct);
        await work(services.GetRequiredService<HeadwaterDb>());
        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("make", "sample"));
        await transaction.CommitAsync(Ct);
        return true;
    });
}
