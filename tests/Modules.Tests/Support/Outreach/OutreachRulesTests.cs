using CsCheck;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Outreach;

namespace Headwater.Modules.Tests.Support.Outreach;

/// <summary>Which school is next, which band holds, on which days is counted and what is shown: examples worked by hand, and properties.</summary>
public sealed class OutreachRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    // Schools are named by letters: included/used/open referrals/days since the last visit ("-" for none).
    [Theory]
    [InlineData("", "")]
    [InlineData("a5/1/0/9 b3/1/0/9 c8/1/0/9", "c a b")]
    [InlineData("a4/2/0/9 b2/1/0/9", "a b")]
    [InlineData("a4/1/0/9 b4/1/2/3", "b a")]
    [InlineData("a4/1/2/9 b4/1/2/20", "b a")]
    [InlineData("a4/1/2/90 b4/1/2/-", "b a")]
    [InlineData("a3/3/9/90 b3/2/0/1", "b a")]
    [InlineData("a3/4/0/9 b3/3/0/9", "b a")]
    [InlineData("a0/0/5/- b3/2/0/1 c2/2/5/1", "b a c")]
    [InlineData("b3/0/0/- a3/0/0/-", "a b")]
    public void Schools_are_due_by_the_lowest_share_then_open_referrals_then_the_longest_since(string schools, string order) =>
        Assert.Equal(order, string.Join(' ', OutreachRules.Next(schools.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Read)).Select(s => s.School)));

    [Fact]
    public void Nobody_is_lost_who_has_visits_left_comes_before_who_has_none_and_the_order_of_asking_changes_nothing() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 8], Gen.Int[0, 3], Gen.Int[0, 9]).List[0, 12].Sample(rows =>
        {
            List<VisitStanding> schools = [.. rows.Select((r, n) => new VisitStanding(Guid.NewGuid(), $"{n}", r.Item1, r.Item2, r.Item3, r.Item4 == 0 ? null : Today.AddDays(-r.Item4)))];
            var next = OutreachRules.Next(schools);
            Assert.Equal(schools.Select(s => s.Agreement).Order(), next.Select(s => s.Agreement).Order());
            Assert.Equal(next, OutreachRules.Next(Enumerable.Reverse(schools)));
            foreach (var (one, other) in next.Zip(next.Skip(1)))
            {
                Assert.True(one.Left > 0 || other.Left == 0);
                // By cross-multiplying, so that no fraction is rounded.
                if (one.Left > 0 == other.Left > 0 && one.Included > 0 && other.Included > 0)
                    Assert.True(one.Used * other.Included <= other.Used * one.Included);
            }

            // A visit to the first school never brings it forward.
            if (next.Count > 0)
            {
                var visited = next[0] with { Used = next[0].Used + 1, LastVisit = Today };
                Assert.True(OutreachRules.Next([visited, .. next.Skip(1)]).ToList().FindIndex(s => s.Agreement == visited.Agreement) >= 0);
                Assert.All(next.Skip(1).Where(s => s.Left > 0), s => Assert.True(visited.Left > 0 || OutreachRules.Next([visited, s])[0] == s));
            }
        });

    [Theory]
    [InlineData(1, 0)]
    [InlineData(100, 0)]
    [InlineData(101, 101)]
    [InlineData(210, 101)]
    [InlineData(211, 211)]
    [InlineData(2000, 211)]
    public void The_band_of_a_school_is_the_last_that_begins_at_its_size_or_below(int pupils, int from) =>
        Assert.Equal(from, OutreachRules.BandOf(TypedOffer.BandsOf(Guid.NewGuid(), OutreachScene.Bands), pupils)!.FromPupils);

    [Fact]
    public void Sums_and_sizes_are_read_as_people_type_them_and_said_in_words()
    {
        Assert.Equal([25_000, 40_050, 125_000, 0], new[] { "250", "£400.50", "1,250.00", "0" }.Select(t => TypedNumbers.Pence(t, "the fee")));
        foreach (var wrong in new[] { "", null, "-1", "4.505", "a lot", "100001" })
            Assert.Contains("in pounds", Assert.Throws<InputRefusedException>(() => TypedNumbers.Pence(wrong, "the fee")).Message, StringComparison.Ordinal);
        Assert.Equal(("£1,250.00", "1250.00", "£0.05"), (OutreachWords.Money(125_000), OutreachWords.Typed(125_000), OutreachWords.Money(5)));
        Assert.Equal(["up to 100 pupils", "101 to 210 pupils", "211 pupils or more", "any number of pupils"], [OutreachWords.Band(0, 101), OutreachWords.Band(101, 211), OutreachWords.Band(211, null), OutreachWords.Band(0, null)]);
        foreach (var (bands, said) in new (TypedBand[], string)[] { ([], "at least one size"), ([new("50", "1", "1")], "begin at 0"), ([new("0", "1", "1"), new("0", "2", "1")], "Two sizes begin at 0"), ([new("0", null, "1")], "annual fee of size 1"), ([new("0", "1", "1"), new("10", "1", "201")], "visits size 2 includes") })
            Assert.Contains(said, Assert.Throws<InputRefusedException>(() => TypedOffer.BandsOf(Guid.NewGuid(), bands)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Community school", true)]
    [InlineData("Academy converter", true)]
    [InlineData("Voluntary aided school", true)]
    [InlineData("Free schools", true)]
    [InlineData("Other independent school", true)]
    [InlineData("Community special school", false)]
    [InlineData("Academy special converter", false)]
    [InlineData("Free schools special", false)]
    [InlineData("Special post 16 institution", false)]
    [InlineData("Pupil referral unit", false)]
    [InlineData("Academy alternative provision sponsor led", false)]
    [InlineData("Free schools alternative provision", false)]
    [InlineData("Secure units", false)]
    public void A_mainstream_school_is_neither_special_nor_alternative_provision(string? type, bool isMainstream) => Assert.Equal(isMainstream, ShareRules.IsMainstream(type));

    [Fact]
    public void Counted_is_at_the_end_of_each_term_and_of_the_year_and_not_ahead()
    {
        TermDates[] three = [new(new(2026, 9, 3), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 3, 25)), new(new(2027, 4, 12), new(2027, 7, 21)), new(new(2027, 9, 2), new(2027, 12, 17))];
        Assert.Empty(ShareRules.Days(new(2026), three, new(2026, 12, 17)));
        Assert.Equal([new("End of the autumn term", new(2026, 12, 18))], ShareRules.Days(new(2026), three, new(2026, 12, 18)));
        Assert.Equal(["18 autumn", "25 spring", "21 summer", "31 year"], ShareRules.Days(new(2026), three, new(2028, 1, 1)).Select(d => $"{d.Day.Day} {d.Words.Split(' ').First(w => w is "autumn" or "spring" or "summer" or "year")}"));
        // Six terms are three.
        TermDates[] six = [new(new(2026, 9, 3), new(2026, 10, 22)), new(new(2026, 11, 2), new(2026, 12, 18)), new(new(2027, 1, 5), new(2027, 2, 12)), new(new(2027, 2, 22), new(2027, 3, 25)), new(new(2027, 4, 12), new(2027, 5, 28)), new(new(2027, 6, 7), new(2027, 7, 21))];
        Assert.Equal(ShareRules.Days(new(2026), three, new(2028, 1, 1)), ShareRules.Days(new(2026), six, new(2028, 1, 1)));
        Assert.Equal(["End of the school year"], ShareRules.Days(new(2026), [], new(2028, 1, 1)).Select(d => d.Words));
    }

    // Days with same/mainstream/elsewhere/nowhere; shown with the number referred first; below 5 is withheld.
    [Theory]
    [InlineData("41/0/0/0", "41:41/0/0/0")]
    [InlineData("0/0/0/0", "0:0/0/0/0")]
    [InlineData("4/0/0/0", "*:*/*/*/*")]
    [InlineData("41/2/0/0", "43:*/*/*/*")]
    [InlineData("3/20/0/0", "23:*/*/*/*")]
    [InlineData("30/6/0/5", "41:30/6/0/5")]
    [InlineData("30/6/1/0", "37:30/*/*/*")]
    [InlineData("30/3/3/0", "36:30/*/*/0")]
    [InlineData("20/0/0/0 21/0/0/0", "*:*/*/*/* 21:21/0/0/0")]
    [InlineData("20/0/0/0 25/0/0/0", "20:20/0/0/0 25:25/0/0/0")]
    [InlineData("20/0/0/0 20/5/0/0 20/5/0/0", "20:20/0/0/0 25:20/5/0/0 25:20/5/0/0")]
    public void Few_are_withheld_and_so_is_what_they_could_be_worked_out_from(string counts, string shown)
    {
        var days = counts.Split(' ').Select(c => c.Split('/').Select(int.Parse).ToArray()).Select((c, n) => (new ShareDay($"{n}", Today.AddDays(n)), new RollCount(Today.AddDays(n), c[0], c[1], c[2], c[3]))).ToList();
        Assert.Equal(shown, string.Join(' ', ShareRules.Shown(days, 5).Select(r => $"{OutreachWords.Shown(r.Referred)}:{OutreachWords.Shown(r.Same)}/{OutreachWords.Shown(r.Mainstream)}/{OutreachWords.Shown(r.Elsewhere)}/{OutreachWords.Shown(r.Nowhere)}")));
    }

    [Fact]
    public void Neither_the_share_nor_its_complement_nor_a_part_is_ever_a_few() => Gen.Select(Gen.Select(Gen.Int[0, 12], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9]).List[0, 4], Gen.Int[1, 8]).Sample((days, threshold) =>
    {
        bool IsFew(int? number) => number > 0 && number < threshold;
        var shown = ShareRules.Shown([.. days.Select((d, n) => (new ShareDay($"{n}", Today.AddDays(n)), new RollCount(Today.AddDays(n), d.Item1, d.Item2, d.Item3, d.Item4)))], threshold);
        Assert.Equal(days.Count, shown.Count);
        Assert.DoesNotContain(shown, r => IsFew(r.Referred) || IsFew(r.Same) || IsFew(r.Referred - r.Same) || IsFew(r.Mainstream) || IsFew(r.Elsewhere) || IsFew(r.Nowhere));
        foreach (var row in shown.Where(r => r.Same is not null))
        {
            // Never one alone is hidden: it could be worked out.
            Assert.NotEqual(1, new[] { row.Mainstream, row.Elsewhere, row.Nowhere }.Count(c => c is null));
        }
    });

    [Fact]
    public void Nothing_stands_twice_in_the_tables_and_what_is_over_stays_so()
    {
        Assert.True(OutreachStates.Invoices.Allows(InvoiceState.Issued, InvoiceState.Paid, OutreachParty.Provider));
        Assert.False(OutreachStates.Invoices.Allows(InvoiceState.Issued, InvoiceState.Paid, OutreachParty.School));
        Assert.DoesNotContain(OutreachStates.Invoices, m => m.From != InvoiceState.Issued);
        Assert.DoesNotContain(OutreachStates.Visits, m => m.From != VisitState.Planned);
        Assert.DoesNotContain(OutreachStates.Offers, m => m.From == OfferState.Closed || m.To == OfferState.Draft);
        Assert.True(OutreachStates.Visits.Allows(VisitState.Planned, VisitState.Cancelled, OutreachParty.School));
    }

    private static VisitStanding Read(string row)
    {
        var parts = row[1..].Split('/');
        return new(Guid.NewGuid(), row[..1], int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]), parts[3] == "-" ? null : Today.AddDays(-int.Parse(parts[3])));
    }
}
