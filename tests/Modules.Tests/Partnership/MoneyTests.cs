using System.Net;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Partnership.Money;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What working together costs, who pays it to the penny, and how long it lasts.</summary>
public sealed class MoneyTests
{
    private const int Year = 2026;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A18: £100.00 equally by 3 is 33.34, 33.33, 33.33; £60,000 by 50 : 30 : 15 : 5 with the first capped at 27,000 is 27,000, 19,800, 9,900, 3,300.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A18_shares_are_exact_to_the_penny_from_the_form_to_the_page(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await CostAsync(table, Year, "Minutes", "100");
        using var equal = await ShareAsync(table, Year, "Equally", (table.Council, "1", "", "", false), (table.Health, "1", "", "", false), (table.Forum, "1", "", "", false));
        Assert.Equal(MoneyLinks.Year(Year), equal.Headers.Location?.OriginalString);
        Assert.Equal([3334, 3333, 3333], (await SharesAsync(table, Year)).Select(s => s.Pence));
        var page = await table.TextAsync(table.Nurse, MoneyLinks.Year(Year));
        Assert.Contains("£33.34", page, StringComparison.Ordinal);
        Assert.Contains("£33.33", page, StringComparison.Ordinal);
        Assert.Contains("3 organisations, exact to the penny", page, StringComparison.Ordinal);

        await CostAsync(table, Year + 1, "Facilitation", "35,000.00");
        await CostAsync(table, Year + 1, "Convenor", "25000");
        var police = await table.World.OrganisationAsync("The police", OrganisationKind.Police);
        using var capped = await ShareAsync(table, Year + 1, "Size", (table.Council, "50", "", "27,000", false), (table.Health, "30", "", "", false), (table.School, "15", "", "", false), (police, "5", "", "", false), (table.Forum, "", "", "", true));
        Assert.Equal(MoneyLinks.Year(Year + 1), capped.Headers.Location?.OriginalString);
        Assert.Equal([2_700_000, 1_980_000, 990_000, 330_000, 0], (await SharesAsync(table, Year + 1)).Select(s => s.Pence));
        page = await table.TextAsync(table.Nurse, MoneyLinks.Year(Year + 1));
        Assert.All(new[] { "£27,000.00", "£19,800.00", "£9,900.00", "£3,300.00", "£60,000.00", "Pays nothing" }, sum => Assert.Contains(sum, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Floors_come_first_and_shares_that_do_not_come_out_are_refused_with_nothing_changed()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        await CostAsync(table, Year, "Rooms", "100");
        // 100.00 less a floor of 10.00 leaves 90.00 by 1 : 2, so 10 + 30 and 60.
        using var floors = await ShareAsync(table, Year, "Tiers", (table.Council, "1", "10", "", false), (table.Health, "2", "", "", false), (table.Forum, "", "", "", true));
        Assert.Equal([4_000, 6_000, 0], (await SharesAsync(table, Year)).Select(s => s.Pence));
        using var open = await ShareAsync(table, Year, "Tiers", (table.Council, "1", "", "40", false), (table.Health, "1", "", "40", false));
        Assert.Contains("£20.00 of the cost is left to nobody: raise a cap, or give somebody a weight.", (await Forms.Read(open)).Text(), StringComparison.Ordinal);
        using var high = await ShareAsync(table, Year, "Tiers", (table.Council, "1", "200", "", false));
        Assert.Contains("The floors come to £200.00 and the cost to £100.00: lower the floors.", (await Forms.Read(high)).Text(), StringComparison.Ordinal);
        // What is said above the shares must be what they are.
        foreach (var (by, weights, says) in new (string, string[], string)[] { ("Equally", ["50", "30", "15"], "Equal shares are the same weight"), ("Equally", ["1", "1", ""], "Equal shares are the same weight"), ("AnchorPays", ["1", "1", ""], "one organisation that pays") })
        {
            using var untrue = await ShareAsync(table, Year, by, (table.Council, weights[0], "", "", false), (table.Health, weights[1], "", "", false), (table.Forum, weights[2], "", "", weights[2].Length == 0));
            Assert.Contains(says, (await Forms.Read(untrue)).Text(), StringComparison.Ordinal);
        }

        using var none = await ShareAsync(table, Year, "Tiers", (table.Council, "many", "", "", false));
        Assert.Contains("Enter each weight as a number", (await Forms.Read(none)).Text(), StringComparison.Ordinal);
        Assert.Equal([4_000, 6_000, 0], (await SharesAsync(table, Year)).Select(s => s.Pence));
        // A cost that grows is shared anew by the same rule; one that the rule cannot divide says so.
        await CostAsync(table, Year, "More rooms", "0.01");
        Assert.Equal(10_001, (await SharesAsync(table, Year)).Sum(s => s.Pence));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task S14_the_runway_counts_confirmed_money_and_neither_promises_nor_unpaid_time(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        Assert.Equal(SignalState.NotEnoughData, (await RunwayAsync(table)).State);
        // £12,000 a year are £1,000 a month. On 10 November 2026 the first month looked at is November.
        await CostAsync(table, Year, "Facilitation", "12000");
        await GiveAsync(table, table.Council, new(CostKind.Cash, 600_000, null, null), new(2026, 11, 1), new(2027, 10, 31), GivenState.Promised);
        await GiveAsync(table, table.School, new(CostKind.InKind, 900_000, 300, 3_000), new(2026, 11, 1), new(2027, 10, 31), GivenState.Received);
        Assert.Equal((SignalState.Act, 0.0), ((await RunwayAsync(table)).State, (await RunwayAsync(table)).Value));
        await GiveAsync(table, table.Council, new(CostKind.Cash, 600_000, null, null), new(2026, 11, 1), new(2027, 10, 31), GivenState.Confirmed);
        await table.AskAsync<FundService, Guid>(table.Convenor, s => s.FundAsync(null, new("Mentors", "A trust", 400_000, new(2026, 11, 1), new(2027, 12, 31), GivenState.Received, "Two reports.", PaysShared: true), 0, Ct));
        // Money for something else keeps nobody's facilitator, however much it is; it is named, and left out.
        await table.AskAsync<FundService, Guid>(table.Convenor, s => s.FundAsync(null, new("Buses", "A lottery", 9_000_000, new(2026, 11, 1), new(2027, 12, 31), GivenState.Received, "For buses only."), 0, Ct));
        var runway = await RunwayAsync(table);
        // 6,000 + 4,000 at 1,000 a month: ten months, November to August; the council gives 60 %.
        Assert.Equal((SignalState.Fine, 10.0, 2), (runway.State, runway.Value, runway.N));
        var page = await table.TextAsync(table.Nurse, MoneyLinks.Budget);
        Assert.Contains("Confirmed money covers 10 months of the shared cost; from September 2027 it is not enough.", page, StringComparison.Ordinal);
        Assert.Contains("The council gives 60% of it.", page, StringComparison.Ordinal);
        Assert.Contains("£9,000.00 in kind (300 hours)", page, StringComparison.Ordinal);
        Assert.Contains("Two reports.", page, StringComparison.Ordinal);
        Assert.Contains("£90,000.00 of funds that may not pay the shared costs is left out.", page, StringComparison.Ordinal);
        using var ticked = await table.FillAsync(table.Convenor, MoneyLinks.AddFund, "Pounds", ("Name", "Core grant"), ("Funder", "A trust"), ("Pounds", "1,000"), ("From", "1 11 2026"), ("To", "31 12 2027"), ("State", "Confirmed"), ("PaysShared", "true"));
        Assert.Equal(MoneyLinks.Budget, ticked.Headers.Location?.OriginalString);
        Assert.Equal(11.0, (await RunwayAsync(table)).Value);
    }

    [Fact]
    public void What_is_left_of_money_is_spread_evenly_over_its_days()
    {
        // 365 days from 1 April 2026; on 1 November 151 are left: 36,500.00 × 151 ÷ 365 = 15,100.00.
        Assert.Equal(1_510_000, MoneySignals.Left("a", 3_650_000, new(2026, 4, 1), new(2027, 3, 31), new(2026, 11, 1)).Pence);
        Assert.Equal(3_650_000, MoneySignals.Left("a", 3_650_000, new(2026, 12, 1), new(2027, 3, 31), new(2026, 11, 1)).Pence);
        Assert.Equal(0, MoneySignals.Left("a", 3_650_000, new(2026, 4, 1), new(2026, 10, 31), new(2026, 11, 1)).Pence);
    }

    [Fact]
    public void In_kind_time_is_valued_to_the_penny_and_amounts_are_read_as_people_type_them()
    {
        Assert.Equal(new Amount(CostKind.InKind, 11_250, 7.5m, 1_500), Amount.Read("InKind", "", "7.5", "15"));
        // 7.5 × £15.01 = £112.575, to the nearest penny £112.58.
        Assert.Equal(11_258, Amount.Read("InKind", "", "7.5", "15.01").Pence);
        Assert.Equal([125_050, 125_000, 5], new[] { "£1,250.50", "1250", "0.05" }.Select(t => MoneyRules.Amount(t, "it")));
        Assert.Equal([1_234_567_89, 1_250_00, 50], new[] { "1,234,567.89", "1 250", ".5" }.Select(t => MoneyRules.Amount(t, "it")));
        // A comma for the pence would make it a hundred times as much.
        foreach (var wrong in new[] { "12,50", "1,25", "12,5", "1,2500", ",50", "1,250,5", "1250,00", "£12,50" })
        {
            Assert.Contains("with a point before the pence", Assert.Throws<InputRefusedException>(() => MoneyRules.Amount(wrong, "it")).Message, StringComparison.Ordinal);
            Assert.Throws<InputRefusedException>(() => MoneyRules.Number(wrong.TrimStart('£'), "the hours", 2, 10_000));
        }

        foreach (var wrong in new[] { "-1", "1.005", "a lot", "1e3", "200000000" })
            Assert.Throws<InputRefusedException>(() => MoneyRules.Amount(wrong, "it"));
        Assert.Throws<InputRefusedException>(() => Amount.Read("Cash", "10", "3", ""));
        Assert.Equal((2025, "2025-26", 2026), (FinancialYears.Of(new(2026, 3, 31)), FinancialYears.Name(2025), FinancialYears.Of(new(2026, 4, 1))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_was_paid_for_taking_part_is_for_them_and_those_who_convene(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        using var written = await table.FillAsync(table.Convenor, MoneyLinks.Payments, "Person",
            ("Person", table.Mother.ToString()), ("CharityId", ""), ("For", "Childcare"), ("What", "Childcare on a Tuesday"), ("Day", "3 11 2026"), ("Pounds", "24"));
        Assert.Equal(MoneyLinks.Payments, written.Headers.Location?.OriginalString);
        foreach (var person in new[] { table.Mother, table.Convenor, table.Facilitator })
        {
            var page = await table.TextAsync(person, MoneyLinks.Payments);
            Assert.Contains("Childcare on a Tuesday", page, StringComparison.Ordinal);
            Assert.Contains("£24.00", page, StringComparison.Ordinal);
        }

        foreach (var person in new[] { table.Nurse, table.Head })
        {
            foreach (var path in new[] { MoneyLinks.Payments, MoneyLinks.Budget })
            {
                var page = await table.TextAsync(person, path);
                Assert.DoesNotContain("Childcare on a Tuesday", page, StringComparison.Ordinal);
                Assert.DoesNotContain("Mother Moss", page, StringComparison.Ordinal);
                Assert.DoesNotContain("£24.00", page, StringComparison.Ordinal);
            }
        }

        Assert.NotEqual(HttpStatusCode.OK, (await table.Client(table.Administrator).GetAsync(MoneyLinks.Payments, Ct)).StatusCode);
        using var paid = await table.FillAsync(table.Convenor, MoneyLinks.Payments, "Payment");
        Assert.Contains("Paid on Tuesday 10 November 2026", await table.TextAsync(table.Mother, MoneyLinks.Payments), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<FundService>(table.Mother, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "Me", table.World.Today, 100_00), Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Members_read_the_money_those_who_convene_keep_it_and_a_stale_form_overwrites_nothing(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await CostAsync(table, Year, "Facilitation", "12000");
        var line = (await table.AskAsync<MoneyQueries, BudgetYear>(table.Convenor, q => q.YearAsync(Year, Ct))).Lines.Single();
        foreach (var path in new[] { MoneyLinks.AddCost, MoneyLinks.Cost(line.Id), MoneyLinks.AddGiven, MoneyLinks.AddFund, MoneyLinks.Shares(Year) })
        {
            Assert.Equal(HttpStatusCode.OK, (await table.Client(table.Facilitator).GetAsync(path, Ct)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await table.Client(table.Nurse).GetAsync(path, Ct)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await table.Client(table.Administrator).GetAsync(path, Ct)).StatusCode);
        }

        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<MoneyService>(table.Nurse, s => s.CostAsync(null, new(Year, "Mine", new(CostKind.Cash, 1, null, null)), 0, Ct)));
        var (client, form) = await table.OpenAsync(table.Facilitator, MoneyLinks.Cost(line.Id), "What");
        await table.AsAsync<MoneyService>(table.Convenor, s => s.CostAsync(line.Id, new(Year, "Facilitation, agreed", new(CostKind.Cash, 1_300_000, null, null)), line.Version, Ct));
        using var late = await client.SendAllAsync(form, MoneyLinks.Cost(line.Id), ("What", "Facilitation, by me"));
        var page = await Forms.Read(late);
        Assert.Contains("Somebody else changed this in the meantime.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("Facilitation, by me", page.QuerySelector("[name=What]")!.GetAttribute("value"));
        Assert.Equal("Facilitation, agreed", (await table.AskAsync<MoneyQueries, BudgetYear>(table.Convenor, q => q.YearAsync(Year, Ct))).Lines.Single().What);
        // The shares of a year are kept the same way: a changed weight alone is a change too.
        await table.AsAsync<MoneyService>(table.Convenor, s => s.ShareAsync(Year, FundingOption.CostSharing, SharedBy.Equally, null, [new(table.Council, 1, 0, null, false)], 0, Ct));
        await table.AsAsync<MoneyService>(table.Convenor, s => s.ShareAsync(Year, FundingOption.CostSharing, SharedBy.Equally, null, [new(table.Council, 2, 0, null, false)], 1, Ct));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<MoneyService>(table.Facilitator, s => s.ShareAsync(Year, FundingOption.CostSharing, SharedBy.Equally, null, [new(table.Council, 3, 0, null, false)], 1, Ct)));
    }

    private static Task CostAsync(RoundTable table, int year, string what, string pounds) =>
        table.AsAsync<MoneyService>(table.Convenor, s => s.CostAsync(null, new(year, what, Amount.Read("Cash", pounds, null, null)), 0, Ct));

    private static Task GiveAsync(RoundTable table, OrganisationId from, Amount amount, DateOnly first, DateOnly last, GivenState state) =>
        table.AsAsync<MoneyService>(table.Convenor, s => s.GiveAsync(null, new(from, amount, first, last, state, null), 0, Ct));

    private static async Task<IReadOnlyList<ShareLine>> SharesAsync(RoundTable table, int year) => (await table.AskAsync<MoneyQueries, BudgetYear>(table.Convenor, q => q.YearAsync(year, Ct))).Shares;

    private static async Task<SignalResult> RunwayAsync(RoundTable table) => Assert.Single(await table.AskAsync<MoneySignals, IReadOnlyList<SignalResult>>(table.Convenor, s => s.SignalsAsync(table.World.Today, Ct)));

    private static async Task<HttpResponseMessage> ShareAsync(RoundTable table, int year, string by, params (OrganisationId Who, string Weight, string Floor, string Cap, bool Zero)[] rows)
    {
        var (client, form) = await table.OpenAsync(table.Convenor, MoneyLinks.Shares(year), "Option");
        var known = form.QuerySelector("[name=Known]")!.GetAttribute("value")!;
        var token = form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<KeyValuePair<string, string>> fields = [new("Known", known), new("__RequestVerificationToken", token), new("Option", "CostSharing"), new("By", by), new("Note", "")];
        for (var i = 0; i < rows.Length; i++)
        {
            var (who, weight, floor, cap, zero) = rows[i];
            fields.AddRange([new($"Rows[{i}].Organisation", who.ToString()), new($"Rows[{i}].Weight", weight), new($"Rows[{i}].Floor", floor), new($"Rows[{i}].Cap", cap)]);
            if (zero)
                fields.Add(new($"Rows[{i}].Zero", "true"));
        }

        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(MoneyLinks.Shares(year), content, Ct);
    }
}
