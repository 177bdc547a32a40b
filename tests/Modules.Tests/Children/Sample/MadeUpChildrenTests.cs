using Headwater.Children.Codes;
using Headwater.Children.Identifiers;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Modules.Tests.Children.Sample;

/// <summary>What the made-up children are like, without a database: 38,000 of them, drawn once.</summary>
public sealed class MadeUpChildrenTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);
    private static readonly Lazy<List<MadeUpChild>> Drawn = new(() => Draw(SampleOrder.DefaultChildren, SampleOrder.DefaultSeed));

    /// <summary>The 124 postcode areas of the Postcode Address File, those of Guernsey, Jersey and Man among them, and the three that are no places: BF, BX, XX.</summary>
    private static readonly string[] PostcodeAreas =
    [
        .. ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML "
            + "N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE GY JE IM BF BX XX").Split(' '),
    ];

    private static List<MadeUpChild> Children => Drawn.Value;

    private static List<MadeUpChild> Once => [.. Children.Where(c => c.TwiceOf is null)];

    [Fact]
    public void The_same_seed_draws_the_same_children_and_another_seed_others()
    {
        Assert.Equal(Draw(1_000, 7).Select(Says), Draw(1_000, 7).Select(Says));
        Assert.NotEqual(Draw(1_000, 7).Select(Says), Draw(1_000, 8).Select(Says));
        Assert.Empty(Draw(1_000, 7).Select(c => c.Id).Intersect(Draw(1_000, 8).Select(c => c.Id)));
    }

    [Fact]
    public void There_are_as_many_records_as_were_asked_for_in_every_year_group_and_no_id_twice()
    {
        Assert.Equal(38_000, Children.Count);
        Assert.Equal(38_000, Children.Select(c => c.Id).Distinct().Count());
        // 38,000 / 3,000 is 12.7: thirteen second records. 37,987 children / 12.855 years of full size = 2,955.04.
        Assert.Equal(13, Children.Count - Once.Count);
        Assert.Equal(2_955, Once.Count(c => c.YearGroup == 0));
        Assert.Equal(Enumerable.Range(0, 14), Once.Select(c => c.YearGroup).Distinct().Order());
        Assert.All(Once, c => Assert.Equal(c.YearGroup, YearGroups.Of(c.Born, Today)));
    }

    [Fact]
    public void Pupil_numbers_have_their_check_letter_and_are_of_an_authority_that_is_not()
    {
        const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";
        var numbers = Children.Select(c => c.Upn).OfType<string>().ToList();
        Assert.All(numbers, upn =>
        {
            var sum = 0;
            for (var place = 2; place <= 13; place++)
                sum += place * (char.IsDigit(upn[place - 1]) ? upn[place - 1] - '0' : Letters.IndexOf(upn[place - 1], StringComparison.Ordinal));
            Assert.Equal(Letters[sum % 23], upn[0]);
            Assert.Equal("999", upn[1..4]);
        });
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(numbers.Count, 37_700, 37_980);
        Assert.Contains(numbers, Upn.IsTemporary);
    }

    [Fact]
    public void A_school_gives_no_number_twice_in_a_year_temporary_ones_neither()
    {
        var numbers = new MadeUpNumbers(Order(1_000, 7));
        var given = Enumerable.Range(0, 600).Select(n => numbers.Upn(3, 2024, temporary: n % 2 == 0)!).ToList();
        Assert.Equal(600, given.Distinct(StringComparer.Ordinal).Count());
        Assert.All(given, upn => Assert.Equal(upn, Upn.Read(upn, out _)));
        Assert.Equal(300, given.Count(Upn.IsTemporary));
    }

    [Fact]
    public void NHS_numbers_are_of_the_range_for_tests_and_their_digits_weigh_to_a_multiple_of_eleven()
    {
        var numbers = Children.Select(c => c.Nhs).OfType<string>().ToList();
        Assert.All(numbers, nhs =>
        {
            Assert.Equal(10, nhs.Length);
            Assert.StartsWith("999", nhs, StringComparison.Ordinal);
            // The tenth digit weighs one.
            Assert.Equal(0, nhs.Select((digit, at) => (10 - at) * (digit - '0')).Sum() % 11);
        });
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(numbers.Count, 14_700, 15_700);
    }

    [Fact]
    public void Postcodes_have_the_shape_of_one_and_an_area_that_is_given_to_no_place()
    {
        Assert.Equal(127, PostcodeAreas.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(MadeUpHomes.PostcodeArea, PostcodeAreas);
        Assert.All(Children, c =>
        {
            Assert.StartsWith(MadeUpHomes.PostcodeArea, c.Home.Postcode, StringComparison.Ordinal);
            Assert.Equal(c.Home.Postcode, Postcode.Read(c.Home.Postcode, out _));
        });
        Assert.All(Children.SelectMany(c => c.Home.Carers), c => Assert.True(c.Phone.StartsWith("07700 900", StringComparison.Ordinal) || c.Phone.StartsWith("01632 960", StringComparison.Ordinal)));
    }

    /// <summary>England 2023/24, in per cent, and how far the sample may be from it.</summary>
    [Fact]
    public void Shares_are_near_England_s()
    {
        Near(51.1, 0.8, Once, c => c.Sex == Sex.Male);
        Near(4.8, 0.5, Once, c => c.Needs == 2);
        Near(13.6, 0.8, Once, c => c.Needs == 1);
        Near(24.3, 1.2, [.. Once.Where(c => !c.IsSecondary)], c => c.Meals);
        Near(24.1, 1.2, [.. Once.Where(c => c.IsSecondary)], c => c.Meals);
        Near(0.69, 0.15, Once, c => c.LookedAfter);
        Near(22.3, 2, [.. Once.Where(c => c.Needs == 1)], c => c.Need == "SEMH");
        Near(25.6, 2, [.. Once.Where(c => c.Needs == 1)], c => c.Need == "SLCN");
        Near(33.0, 4, [.. Once.Where(c => c.Needs == 2)], c => c.Need == "ASD");
        Near(15.5, 3, [.. Once.Where(c => c.Needs == 2)], c => c.Need == "SEMH");
        Assert.All(Once.Where(c => c.Need is not null), c => Assert.Equal(c.Need, NationalCodes.PrimaryNeed.Read(c.Need, Today, out _)));
        Assert.All(Once, c => Assert.Equal(c.Ethnicity, NationalCodes.Ethnicity.Read(c.Ethnicity, Today, out _)));
    }

    [Theory]
    [InlineData(false, 5.53, 14.56, 0.85)]
    [InlineData(true, 8.89, 25.56, 3.81)]
    public void Absence_is_near_England_s_as_a_whole_and_in_its_tail(bool secondary, double missed, double persistent, double severe)
    {
        var children = Once.Where(c => c.IsSecondary == secondary).ToList();
        Assert.InRange(100 * children.Average(c => c.Absence), missed - 0.4, missed + 0.4);
        Near(persistent, 1.2, children, c => c.Absence >= 0.1);
        Near(severe, 0.5, children, c => c.Absence >= 0.5);
    }

    [Fact]
    public void Everybody_has_a_school_and_stays_follow_one_another()
    {
        Assert.All(Children, child =>
        {
            var stays = child.Stays.Where(s => s.School.Phase != SchoolPhase.Unit).ToList();
            Assert.NotEmpty(stays);
            Assert.All(stays, s => Assert.True(s.To is null || s.To >= s.From, "A stay ends before it begins."));
            Assert.All(stays.Zip(stays.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From, "Two stays overlap."));
            Assert.All(stays, s => Assert.True(s.From >= child.Born.AddYears(4) && s.From <= Today, "A stay begins too early or in the future."));
            if (child.TwiceOf is null && child.YearGroup is 7 or 8)
                Assert.Equal([SchoolPhase.Primary, SchoolPhase.Secondary], stays.Select(s => s.School.Phase).Distinct());
            if (child.Current is { } now)
                Assert.Equal(child.IsSecondary ? SchoolPhase.Secondary : SchoolPhase.Primary, now.School.Phase);
        });
        Near(1.0, 0.3, Once, c => c.Current is null);
        Near(5.0, 1.2, Once, c => c.Stays.Where(s => s.School.Phase != SchoolPhase.Unit).GroupBy(s => s.School.Phase).Any(g => g.Count() > 1));
        Assert.InRange(Once.Count(c => c.Stays.Any(s => s.School.Phase == SchoolPhase.Unit && s.To is null)), 30, 120);
    }

    [Fact]
    public void Schools_are_of_a_size_that_schools_have()
    {
        var sizes = Once.Select(c => c.Current?.School).OfType<MadeUpSchool>().GroupBy(s => s).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(84, sizes.Count);
        Assert.All(sizes, s => Assert.InRange(s.Value, s.Key.Phase == SchoolPhase.Primary ? 180 : 1_000, s.Key.Phase == SchoolPhase.Primary ? 420 : 1_500));
    }

    [Fact]
    public void Brothers_and_sisters_share_a_home_and_twins_a_birthday()
    {
        var homes = Once.GroupBy(c => c.Home).Where(g => g.Count() > 1).ToList();
        Assert.InRange(homes.Sum(h => h.Count()), 10_000, 25_000);
        Assert.InRange(homes.Count(h => h.Select(c => c.Last).Distinct(StringComparer.Ordinal).Count() == 1) / (double)homes.Count, 0.8, 1);
        var twins = homes.SelectMany(h => h.GroupBy(c => c.YearGroup)).Where(g => g.Count() > 1).ToList();
        Assert.True(twins.Count > 100);
        Assert.All(twins, t => Assert.Single(t.Select(c => c.Born).Distinct()));
    }

    [Fact]
    public void Second_records_are_at_another_school_and_the_search_finds_them()
    {
        Assert.All(Children.Where(c => c.TwiceOf is not null), second =>
        {
            var first = second.TwiceOf!;
            Assert.NotEqual(first.Current?.School, second.Current!.School);
            Assert.True(LikenessRule.Compare(Of(second), Of(first)) >= Grade.Possible);
        });

        static Likened Of(MadeUpChild child) => new(child.First, child.Last, child.KnownAs, child.Born);
    }

    [Fact]
    public void A_school_year_has_39_weeks_and_every_week_ten_sessions_under_codes_in_use()
    {
        Assert.Equal(39, MadeUpWeeks.Weeks(new(2024, 9, 1), new(2025, 8, 31)).Count());
        Assert.All(MadeUpWeeks.Weeks(new(2024, 1, 1), new(2027, 1, 1)), w => Assert.Equal(DayOfWeek.Monday, w.DayOfWeek));
        var weeks = new MadeUpWeeks(Order(1_000, 7));
        var child = Draw(1_000, 7).First(c => MadeUpWeeks.Has(c) && c.YearGroup == 11);
        var rows = weeks.Of(child).ToList();
        Assert.InRange(rows.GroupBy(r => r.WeekStarting).Count(), 70, 80);
        Assert.All(rows.GroupBy(r => r.WeekStarting), w => Assert.Equal(10, w.Sum(r => r.Sessions)));
        Assert.All(rows, r => Assert.Equal(r.Code, AttendanceCodes.Register.Read(r.Code, r.WeekStarting, out _)));
    }

    [Fact]
    public void Made_up_areas_bear_codes_and_names_that_no_authority_has()
    {
        var register = new AreaRegister();
        Assert.Equal(50, AreaRegister.Fictional.Count);
        Assert.All(AreaRegister.Fictional, area =>
        {
            Assert.Same(area, register.ByCode(area.Code));
            Assert.DoesNotContain(register.All, a => !a.IsFictional && (a.Code == area.Code || string.Equals(a.Name, area.Name, StringComparison.OrdinalIgnoreCase)));
        });
        Assert.Equal(1, register.All.Count(a => a.IsFictional));
    }

    private static SampleOrder Order(int children, ulong seed) => new(AreaRegister.Fictional[0], 0, 1, children, seed, Today);

    private static List<MadeUpChild> Draw(int children, ulong seed)
    {
        var order = Order(children, seed);
        var ids = order.Ids("school");
        MadeUpSchool[] schools =
        [
            .. Enumerable.Range(0, order.Secondaries).Select(n => new MadeUpSchool(new(ids.Next()), n, SchoolPhase.Secondary)),
            .. Enumerable.Range(0, order.Primaries).Select(n => new MadeUpSchool(new(ids.Next()), n, SchoolPhase.Primary)),
            new(new(ids.Next()), 0, SchoolPhase.Unit),
        ];
        return [.. new MadeUpChildren(order, schools).Make()];
    }

    private static string Says(MadeUpChild c) =>
        $"{c.Id} {c.First} {c.Last} {c.KnownAs} {c.Born:O} {c.Sex} {c.Needs}{c.Need} {c.Meals} {c.Ethnicity} {c.Upn} {c.Nhs} {c.Absence:R} {c.Home.Lines} {c.Home.Postcode} {string.Join('|', c.Home.Carers)} {string.Join('|', c.Stays)}";

    private static void Near(double percent, double tolerance, List<MadeUpChild> of, Func<MadeUpChild, bool> which) =>
        Assert.InRange(100.0 * of.Count(which) / of.Count, percent - tolerance, percent + tolerance);
}
