using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.Modules.Tests.FairAccess.Ledger;

/// <summary>Accounts worked by hand.</summary>
public sealed class LedgerRulesTests
{
    private static readonly OrganisationId Alder = OrganisationId.New(), Beech = OrganisationId.New();

    [Fact]
    public void A_balance_is_what_it_began_with_and_every_entry_since_line_by_line()
    {
        var one = Version(1, "2025-09-01", 0, (Alder, 0), (Beech, 2));
        var book = LedgerRules.Book([one], [Entry(Beech, "2025-11-10", 1), Entry(Beech, "2026-01-15", 2), Entry(Alder, "2026-01-15", 1), Entry(Beech, "2026-02-02", -2, LedgerCause.TakenBack)], new(2026, 3, 1));
        Assert.Equal([("2025-09-01", 2, 2), ("2025-11-10", 1, 3), ("2026-01-15", 2, 5), ("2026-02-02", -2, 3)], Lines(book, Beech));
        Assert.Equal((1, 3), (book.Balance(Alder), book.Balance(Beech)));
        Assert.Equal([0, 2, 3, 5], new[] { "2025-08-31", "2025-09-01", "2026-01-14", "2026-02-01" }.Select(d => book.Balance(Beech, Day(d))));
        // Up to a day nothing after it counts.
        Assert.Equal(3, LedgerRules.Book([one], [Entry(Beech, "2025-11-10", 1), Entry(Beech, "2026-01-15", 2)], new(2026, 1, 14)).Balance(Beech));
        Assert.Equal("Opening balance, version 1. Why.", book.Accounts[Beech][0].What + ".");
    }

    [Fact]
    public void A_new_version_moves_a_balance_by_the_difference_of_its_opening_and_leaves_the_rest_as_it_is()
    {
        // Beech began with 2, took one child, and the schools then agree that it began with 1: 2 + 1 - 1 = 2. Alder's copied opening changes nothing.
        ProtocolContent[] versions = [Version(1, "2025-09-01", 0, (Alder, 3), (Beech, 2)), Version(2, "2026-01-01", 0, (Alder, 3), (Beech, 1))];
        var book = LedgerRules.Book(versions, [Entry(Beech, "2025-11-10", 1)], new(2026, 2, 1));
        Assert.Equal([("2025-09-01", 2, 2), ("2025-11-10", 1, 3), ("2026-01-01", -1, 2)], Lines(book, Beech));
        Assert.Equal(3, book.Balance(Alder));
        // The day before, the second version does not hold yet.
        Assert.Equal(3, LedgerRules.Book(versions, [Entry(Beech, "2025-11-10", 1)], new(2025, 12, 31)).Balance(Beech));
        // A school that takes part only later begins then; one that takes part no longer has no account.
        var later = LedgerRules.Book([Version(1, "2025-09-01", 0, (Alder, 1)), Version(2, "2026-01-01", 0, (Beech, 4))], [], new(2026, 2, 1));
        Assert.Equal([("2026-01-01", 4, 4)], Lines(later, Beech));
        Assert.False(later.Accounts.ContainsKey(Alder));
    }

    [Fact]
    public void On_each_first_of_September_balances_go_down_by_the_per_cent_of_that_day_towards_nought()
    {
        // 7 points less 20 per cent (1.4, so 1) are 6; two years on 6 less 1.2, so 1, are 5. A half moves: 5 less 10 per cent (0.5, so 1) are 4.
        var year = Version(1, "2025-09-01", 20, (Beech, 7));
        Assert.Equal([("2025-09-01", 7, 7), ("2026-09-01", -1, 6), ("2027-09-01", -1, 5)], Lines(LedgerRules.Book([year], [], new(2027, 9, 1)), Beech));
        Assert.Equal(6, LedgerRules.Book([year], [], new(2027, 8, 31)).Balance(Beech));
        var half = LedgerRules.Book([Version(1, "2025-09-02", 10, (Beech, 5))], [], new(2026, 9, 1));
        Assert.Equal(4, half.Balance(Beech));
        // A balance below nought moves up: -5 and 10 per cent of it are -4. A version without decay on that day keeps all.
        Assert.Equal(-4, LedgerRules.Book([Version(1, "2025-09-02", 10, (Beech, -5))], [], new(2026, 9, 1)).Balance(Beech));
        Assert.Equal(5, LedgerRules.Book([Version(1, "2025-09-02", 10, (Beech, 5)), Version(2, "2026-09-01", 0, (Beech, 5))], [], new(2026, 9, 1)).Balance(Beech));
        // What happens on the day itself comes after: 5 less 1, and 1 more.
        Assert.Equal([("2025-09-02", 5, 5), ("2026-09-01", -1, 4), ("2026-09-01", 1, 5)], Lines(LedgerRules.Book([Version(1, "2025-09-02", 10, (Beech, 5))], [Entry(Beech, "2026-09-01", 1)], new(2026, 9, 1)), Beech));
    }

    [Fact]
    public void Without_a_version_in_force_nobody_has_an_account_and_drafts_are_none()
    {
        var draft = Version(1, "2025-09-01", 0, (Beech, 2));
        draft.Head.Stage = ProtocolStage.Draft;
        Assert.Empty(LedgerRules.Book([draft], [Entry(Beech, "2025-11-10", 1)], new(2026, 3, 1)).Accounts);
        Assert.Empty(LedgerRules.Book([Version(1, "2026-09-01", 0, (Beech, 2))], [], new(2026, 3, 1)).Accounts);
    }

    [Fact]
    public void An_entry_says_what_it_was_and_no_child()
    {
        Assert.Equal("A child placed by the panel, Year 9", LedgerRules.Words(Entry(Beech, "2025-11-10", 1)));
        Assert.Equal("A place that came to nothing, Year 9: its points go back", LedgerRules.Words(Entry(Beech, "2025-11-10", -1, LedgerCause.TakenBack)));
        Assert.Equal("A child taken by a managed move, Year 9", LedgerRules.Words(Entry(Beech, "2025-11-10", 1, LedgerCause.ManagedMove)));
    }

    internal static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    internal static LedgerEntry Entry(OrganisationId school, string day, int points, LedgerCause cause = LedgerCause.FairAccess, int year = 9, Guid? place = null, int? days = null, int? schoolDays = null) => new()
    {
        Id = Guid.CreateVersion7(), Track = Track.Mainstream, SchoolId = school, Day = Day(day), Cause = cause, Points = points, YearGroup = year, PlaceId = place, DaysToPlace = days, SchoolDaysToPlace = schoolDays, By = default, AtUtc = Day(day).ToDateTime(new(9, 0), DateTimeKind.Utc),
    };

    internal static ProtocolContent Version(int number, string from, int decay, params (OrganisationId School, int Opening)[] schools)
    {
        var id = Guid.CreateVersion7();
        return new(
            new() { Id = id, Track = Track.Mainstream, Number = number, Stage = ProtocolStage.Settled, FromDay = Day(from), DecayPercent = decay, MadeBy = default, MadeAtUtc = default, ChangedAtUtc = default }, [],
            [.. schools.Select(s => new ProtocolSchool { VersionId = id, SchoolId = s.School, AdmissionNumber = 180, OpeningBalance = s.Opening, OpeningReason = "Why" })]);
    }

    private static IEnumerable<(string Day, int Points, int Balance)> Lines(LedgerBook book, OrganisationId school) => book.Accounts[school].Select(l => (l.Day.ToString("yyyy-MM-dd"), l.Points, l.Balance));
}
