using Headwater.Collaboration;
using Headwater.Voting;

namespace Headwater.Rules.Tests.Collaboration;

/// <summary>
/// Three years of a made-up partnership, month 1 being September 2021, one meeting a month, looked at on the last day of each month.
/// In the ailing one meetings move to the daytime from month 15 and parents stop coming, the anchor takes over what others led, and the
/// facilitator leaves in month 30; in its healthy twin times are varied and nothing of this happens. The seed decides which seat is which,
/// never a number by which a month is worked out.
/// </summary>
internal sealed class SimulatedCollaborative
{
    public const int Months = 36;
    private const string Schools = "schools", Authority = "local authority", Health = "health", Care = "social care", Parents = "parents", Voluntary = "voluntary sector";
    private static readonly (string Sector, int Seats, double Weight)[] Sectors = [(Schools, 5, 14), (Authority, 4, 12), (Health, 3, 8), (Care, 2, 9), (Parents, 4, 7), (Voluntary, 2, 6)];
    private static readonly string[] Core = [Schools, Health, Care, Parents];

    // The month from which each of the four parents' seats stays empty: 4 come to month 14, then 3, 2, 2, 1, 1, 0.
    private static readonly int[] LastsUntil = [15, 16, 18, 20];
    private readonly bool healthy;
    private readonly int[] parentSeat;
    private readonly int schoolShift;

    public SimulatedCollaborative(ulong seed, bool healthy)
    {
        var random = new SplitMix(seed);
        this.healthy = healthy;
        parentSeat = [.. Enumerable.Range(0, 4).Select(i => (i, random.NextUnit())).OrderBy(x => x.Item2).Select(x => x.i)];
        schoolShift = (int)(random.NextUnit() * 5);
    }

    /// <summary>Everything the partnership is told at the end of a month.</summary>
    public IReadOnlyList<SignalResult> At(int month)
    {
        List<SignalResult> results =
        [
            CoverageGap.Signal([.. Sectors.Select(s => new MappedSector(s.Sector, s.Weight, s.Seats, Enumerable.Range(Math.Max(1, month - 2), Math.Min(3, month)).Sum(m => Count(s.Sector, m)), Core.Contains(s.Sector)))]),
            SeatVacancy.Signal([.. AllSeats().Select(s => new SeatStanding(s.Sector, Core.Contains(s.Sector), VacantSince(s, month), null, Marks(s, month)))], Last(month)),
            BarrierPattern.Signal(Parents, [.. Upto(month).Select(m => new SectorOccasion(Daypart(m), "in the room", "town hall", "term", Count(Parents, m), 4))]),
            LeadershipConcentration.Signal(Leads(month)),
            EqualityOfVoice.Signal([.. Sectors.Select(s => new SectorVoice(s.Sector, Count(s.Sector, month), Count(s.Sector, month) * TurnsEach(s.Sector, month), 4.2))], items: 3),
            DecisionBreadth.Signal([.. Upto(month).Where(m => m % 3 == 0).Select(m => new DecisionRecord([.. Sectors.Select(s => s.Sector)], [.. Sectors.Select(s => s.Sector).Where(s => Count(s, m) > 0)], Core, true, 0, false))]),
            PlanHealth.Signal(OpenActions(month), [.. Enumerable.Repeat(Last(month), 6)], Last(month)),
            FundingRunway.Signal(100_000, Money(month), First(month + 1)),
        ];
        results.AddRange(AllSeats().Select(s => FadingSeat.Signal(s.Sector, Marks(s, month), SoleVoice(s, month))));
        results.AddRange(Sectors.Select(s => FadingSector.Signal(s.Sector, [.. Upto(month).Select(m => new SectorMeeting(Count(s.Sector, m), Sectors.Sum(x => Count(x.Sector, m))))], s.Sector is Parents or Voluntary)));
        if (month >= 3)
            results.Add(SupportSignal.Signal(Vote(month / 3 * 3), anonymous: false));
        if (month >= 12)
        {
            var wave = month / 12;
            results.Add(TrustAndTies.Signal(6, 6, Ratings(wave), wave > 1 ? Ratings(wave - 1) : null));
            results.Add(FacilitatorDependence.Signal("the facilitator", Without(wave), new(10, 40)));
        }

        if (month >= 24)
            results.Add(Review(month / 3 * 3).AsSignal());
        return results;
    }

    /// <summary>The readiness review of a month: every third from month 24.</summary>
    public ReadinessReview Review(int month) => ReadinessReview.Of(ReadinessAndElementsTests.Ready with
    {
        WithoutFacilitator = Without(month / 12),
        KeySectors = [new(Parents, healthy || month < 20, !healthy && month >= 16), new(Voluntary, true, false)],
        MeetingsRunByMembers = [.. Upto(month).Select(m => healthy || m >= 30)],
        WeightedCoverage = healthy ? 1 : 49 / 56.0,
        Leadership = LeadershipConcentration.Measure(Leads(month)),
        Funding = FundingRunway.Measure(100_000, Money(month), First(month + 1)),
    });

    private static DateOnly First(int month) => new DateOnly(2021, 9, 1).AddMonths(month - 1);

    private static DateOnly Last(int month) => First(month + 1).AddDays(-1);

    private static IEnumerable<int> Upto(int month) => Enumerable.Range(1, month);

    private static IEnumerable<(string Sector, int Seat)> AllSeats() => Sectors.SelectMany(s => Enumerable.Range(0, s.Seats).Select(i => (s.Sector, i)));

    private string Daypart(int month) => month <= 14 || (healthy && month % 2 == 0) ? "evening" : "daytime";

    // One of five schools misses each meeting, in turn.
    private bool There((string Sector, int Seat) seat, int month) => seat.Sector switch
    {
        Schools => (month + schoolShift) % 5 != seat.Seat,
        Parents => healthy || month < LastsUntil[parentSeat[seat.Seat]],
        _ => true,
    };

    private int Count(string sector, int month) => AllSeats().Count(s => s.Sector == sector && There(s, month));

    private Presence[] Marks((string Sector, int Seat) seat, int month) => [.. Upto(month).Select(m => There(seat, m) ? (m % 4 == 0 ? Presence.Online : Presence.Present) : Presence.Apology)];

    private bool SoleVoice((string Sector, int Seat) seat, int month) =>
        !AllSeats().Any(o => o.Sector == seat.Sector && o != seat && Enumerable.Range(month - 2, 3).Any(m => m > 0 && There(o, m)));

    // The parent who stopped first gives up the seat on 1 April 2023, the first day of month 20.
    private DateOnly? VacantSince((string Sector, int Seat) seat, int month) =>
        !healthy && month >= 20 && seat.Sector == Parents && parentSeat[seat.Seat] == 0 ? First(20) : null;

    private SectorLeads[] Leads(int month)
    {
        var (authority, health, voluntary, parents) = healthy || month < 16 ? (2, 1, 1, 1) : month < 20 ? (3, 1, 1, 0) : month < 26 ? (4, 1, 0, 0) : (5, 0, 0, 0);
        return [new(Authority, authority, true), new(Schools, 1), new(Health, health), new(Voluntary, voluntary), new(Parents, parents)];
    }

    private double TurnsEach(string sector, int month) => !healthy && month >= 16 && sector == Parents ? 1 : 3;

    // The decision of month 15 is about when to meet.
    private GroupTally[] Vote(int month) => [.. Sectors.Select(s => new GroupTally(s.Sector,
        !healthy && month == 15 && s.Sector == Parents ? new(0, Count(Parents, month)) : new(Count(s.Sector, month), 0)))];

    // Four actions begin each month, due on the 15th three months later and done before; in the ailing one none is done from month 22.
    private OpenAction[] OpenActions(int month) => [.. Upto(month).Where(m => m + 3 > month || (!healthy && m + 3 >= 22)).SelectMany(m => Enumerable.Repeat(new OpenAction(First(m + 3).AddDays(14), true), 4))];

    private static TrustRating Rating(string a, string b, int all) => new(a, b, all, all, all);

    private TrustRating[] Ratings(int wave) => [.. Sectors.SelectMany(a => Sectors.Where(b => b != a).Select(b =>
        Rating(a.Sector, b.Sector, !healthy && wave >= 2 && (a.Sector == Parents || b.Sector == Parents) ? 2 : 3)))];

    private NetworkWithout Without(int wave) => healthy || wave < 2 ? new(0, 1, [], 12) : new(32 / 66.0, 2, [Parents, Voluntary], 12);

    private ConfirmedMoney[] Money(int month)
    {
        var until = healthy ? 60 : 33;
        var months = Math.Max(0, until - month);
        return [new(Authority, 60_000L * months, First(1), Last(until)), new("a grant", 40_000L * months, First(1), Last(until))];
    }
}
