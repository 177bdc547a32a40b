using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Replay;
using Headwater.Kernel;
using static Headwater.Modules.Tests.FairAccess.Ledger.LedgerRulesTests;

namespace Headwater.Modules.Tests.FairAccess.Replay;

/// <summary>Past years shared otherwise, worked by hand.</summary>
public sealed class ReplayRulesTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
    private static readonly MeetingSchool Alder = School("Alder", 1000), Beech = School("Beech", 500), Cedar = School("Cedar", 500);

    [Fact]
    public void What_one_school_carried_alone_is_shared_by_roll_in_every_other_way()
    {
        // Beech took three and Alder one: 3 of 500 is 0.6 for a hundred; beside 2, 1 and 1 two points would stand elsewhere.
        // In turn by rolls of two to one to one: Alder, Beech, Cedar, Alder. Lowest share next: the same. Together on the first day two
        // go to Alder and one to another (0.2, 0.2, 0), on the second the third school's turn has come.
        var ways = ReplayRules.Of(Year([Alder, Beech, Cedar], Place("2026-10-01", 1, Beech), Place("2026-10-01", 1, Beech), Place("2026-10-01", 1, Beech), Place("2026-11-02", 1, Alder)), Time);
        Assert.Equal(Enum.GetValues<Way>(), ways.Select(w => w.Way));
        var was = ways[0];
        Assert.Equal((Beech.Id, 0.6, 2.0, 0), (was.Highest, was.PerHundred, was.PointsToMove, was.Unplaced));
        Assert.Equal((1, 3, 0), Balances(was));
        Assert.All(ways.Skip(1), w => Assert.Equal(((2, 1, 1), 0.2, 0.0, 0, true), (Balances(w), w.PerHundred, w.PointsToMove, w.Unplaced, w.IsProven)));
    }

    [Fact]
    public void Whoever_knows_the_whole_year_puts_the_two_points_beside_the_one_and_one()
    {
        // Two schools of one size. On the first day two children of one point: one each. On the second a child of two points: 3 and 1.
        // With hindsight the two of one point go together and the other school takes the two: 2 and 2.
        var ways = ReplayRules.Of(Year([Beech, Cedar], Place("2026-10-01", 1, Beech), Place("2026-10-01", 1, Cedar), Place("2026-11-02", 2, Cedar)), Time);
        Assert.Equal([3, 3, 3, 2], new[] { Way.AsItWas, Way.Credits, Way.Together, Way.Hindsight }.Select(way => ways.Single(w => w.Way == way).Balances.Values.Max()));
        Assert.Equal(0.4, ways.Single(w => w.Way == Way.Hindsight).PerHundred, 9);
    }

    [Fact]
    public void Year_groups_limits_and_exemptions_are_kept_and_a_child_without_a_school_is_counted()
    {
        // Cedar has no Year 5. Beech takes one of a year group for each 30 of its admission number of 30: one. The second child of Year 5 waits.
        var small = Beech with { FirstYear = 5, AdmissionNumber = 30 };
        var ways = ReplayRules.Of(Year([small, Cedar], Place("2026-10-01", 1, small, 5), Place("2026-10-01", 1, small, 5)), Time);
        Assert.Equal([0, 1, 1, 1, 1], ways.Select(w => w.Unplaced));
        // Cedar is exempt in October: two children go to Beech, and the third, in November, to Cedar.
        var exempt = new Exemption { Id = default, Track = Track.Mainstream, SchoolId = Cedar.Id, Reason = "A fire.", FromDay = Day("2026-10-01"), ToDay = Day("2026-10-31"), GivenBy = default, GivenAtUtc = default };
        ways = ReplayRules.Of(Year([Beech, Cedar], Place("2026-10-01", 1, Beech), Place("2026-10-02", 1, Beech), Place("2026-11-02", 1, Beech)) with { Exemptions = [exempt] }, Time);
        Assert.All(ways.Where(w => w.Way is Way.Credits or Way.Together or Way.Hindsight), w => Assert.Equal((2, 1), (w.Balances[Beech.Id], w.Balances[Cedar.Id])));
    }

    [Fact]
    public void What_schools_carried_before_counts_in_every_way()
    {
        // Beech carries 4 already: the child goes to Cedar in each way but that which was, and that in turn, which knows no balance.
        var ways = ReplayRules.Of(Year([Beech with { Balance = 4 }, Cedar], Place("2026-10-01", 1, Beech)), Time);
        Assert.Equal([(5, 0), (5, 0), (4, 1), (4, 1), (4, 1)], ways.Select(w => (w.Balances[Beech.Id], w.Balances[Cedar.Id])));
    }

    [Fact]
    public void What_else_moved_a_balance_counts_from_its_day_on_and_with_hindsight_from_the_start()
    {
        // Two schools of one size. Beech takes four points in June by other ways. The child of October is shared when both stand at nought: to
        // the first, Beech, who then has 5. With hindsight the four are known, and the child goes to Cedar.
        var year = Year([Beech, Cedar], Place("2026-10-01", 1, Cedar)) with { Lines = [new(Day("2027-06-01"), Beech.Id, 4)] };
        Assert.Equal([(4, 1), (5, 0), (5, 0), (5, 0), (4, 1)], ReplayRules.Of(year, Time).Select(w => (w.Balances[Beech.Id], w.Balances[Cedar.Id])));
    }

    [Fact]
    public void Places_that_came_to_nothing_other_causes_and_schools_that_left_are_not_shared_anew()
    {
        var gone = Guid.CreateVersion7();
        LedgerEntry[] entries =
        [
            Entry(Beech.Id, "2026-11-02", 2), Entry(Alder.Id, "2026-10-01", 1), Entry(Alder.Id, "2026-10-02", 1, place: gone), Entry(Alder.Id, "2026-10-09", -1, LedgerCause.TakenBack, place: gone),
            Entry(Beech.Id, "2026-10-05", 1, LedgerCause.ManagedMove), Entry(OrganisationId.New(), "2026-10-06", 1),
        ];
        Assert.Equal([new(Day("2026-10-01"), 9, 1, Alder.Id, entries[1].Id), new PastPlace(Day("2026-11-02"), 9, 2, Beech.Id, entries[0].Id)], ReplayRules.Places(entries, new HashSet<OrganisationId> { Alder.Id, Beech.Id }));
    }

    private static (int, int, int) Balances(ReplayedWay way) => (way.Balances[Alder.Id], way.Balances[Beech.Id], way.Balances[Cedar.Id]);

    private static PastPlace Place(string day, int points, MeetingSchool school, int year = 8) => new(Day(day), year, points, school.Id);

    private static PastYear Year(IReadOnlyList<MeetingSchool> schools, params PastPlace[] places) =>
        new(new() { Id = default, Track = Track.Mainstream, Number = 1, MadeBy = default, MadeAtUtc = default, ChangedAtUtc = default }, schools, places, [], []);

    private static MeetingSchool School(string name, int roll) => new(OrganisationId.New(), name, roll, null, 7, 11, null, 0, 0, new Dictionary<int, int>());
}
