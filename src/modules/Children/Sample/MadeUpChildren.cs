using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Draws the children of a made-up locality one after the other, the oldest first, so that the younger find brothers and sisters.
/// Values in, values out: no database, no clock. The same order and schools give the same children.
/// </summary>
internal sealed class MadeUpChildren(SampleOrder order, IReadOnlyList<MadeUpSchool> schools)
{
    private const int MostInHome = 4;
    private const int SiblingsWithin = 4;

    private readonly SplitMix random = order.Random("children");
    private readonly SampleIds ids = order.Ids("child");
    private readonly MadeUpHomes homes = new(order.Random("homes"), order.Area.Name, schools.Count(s => s.Phase == SchoolPhase.Primary));
    private readonly MadeUpRolls rolls = new(order.Random("rolls"), order, schools);
    private readonly MadeUpNumbers numbers = new(order);
    private readonly List<MadeUpHome>[] homesByYear = [.. SampleShares.YearGroups.Select(_ => new List<MadeUpHome>())];
    private readonly int thisYear = AcademicYear.Of(order.Today).StartYear;

    public IEnumerable<MadeUpChild> Make()
    {
        var twice = Math.Max(1, (int)Math.Round(order.Children * SampleShares.Twice));
        var (children, made) = (order.Children - twice, 0);
        var each = children / twice;
        for (var year = SampleShares.YearGroups.Length - 1; year >= 0; year--)
        {
            MadeUpChild? before = null;
            for (var left = InYear(children, year); left > 0; left--)
            {
                before = Child(year, before);
                yield return before;
                // Of every so many children one has a second record.
                if (++made % each == 0 && made / each <= twice)
                    yield return Again(before);
            }
        }
    }

    /// <summary>How many of all children are in a year group: the shares, rounded so that they come to the whole.</summary>
    private static int InYear(int children, int year)
    {
        var whole = SampleShares.YearGroups.Sum();
        return (int)Math.Round(children * SampleShares.YearGroups.Take(year + 1).Sum() / whole) - (int)Math.Round(children * SampleShares.YearGroups.Take(year).Sum() / whole);
    }

    private MadeUpChild Child(int year, MadeUpChild? before)
    {
        var twin = before is { Home.YearGroups.Count: < MostInHome } && random.Chance(SampleShares.Twin);
        var home = twin ? before!.Home : Home(year);
        home.YearGroups.Add(year);
        if (year >= SiblingsWithin / 2)
            homesByYear[year].Add(home);
        var boy = random.Chance(SampleShares.Boys);
        var first = SampleNames.First(random, home.Origin, !boy);
        var sex = random.Chance(0.001) ? Sex.NotRecorded : boy ? Sex.Male : Sex.Female;
        var roll = random.NextDouble();
        var (plan, support) = (SampleShares.Plan[boy ? 1 : 0], SampleShares.Support[boy ? 1 : 0]);
        var needs = roll < plan ? 2 : roll < plan + support ? 1 : 0;
        var lookedAfter = random.Chance(SampleShares.LookedAfter);
        var (stays, primary) = rolls.Of(year, home, unsettled: lookedAfter || needs == 2);
        return new()
        {
            Id = new(ids.Next()),
            YearGroup = year,
            First = first,
            Last = random.Chance(0.95) ? home.Last : SampleNames.Last(random, home.Origin),
            KnownAs = random.Chance(0.5) ? SampleTexts.ShortFor(first) : null,
            Born = twin ? before!.Born : new DateOnly(thisYear - 5 - year, 9, 1).AddDays(random.Below(365)),
            Sex = sex,
            Needs = needs,
            Need = needs == 0 ? null : SampleShares.Needs[random.Pick(needs == 1 ? SampleShares.NeedsOfSupport : SampleShares.NeedsOfPlan)],
            Meals = random.Chance((home.Poor ? SampleShares.MealsInPoorHomes : SampleShares.MealsElsewhere)[needs == 0 ? 0 : 1]),
            Ethnicity = home.Codes[random.Pick(home.Within)],
            LookedAfter = lookedAfter,
            Home = lookedAfter ? Foster(home) : home,
            Stays = stays,
            Upn = random.Chance(SampleShares.NoUpn) ? null : numbers.Upn(primary, thisYear - year, random.Chance(SampleShares.TemporaryUpn)),
            Nhs = random.Chance(SampleShares.HasNhs) ? numbers.Nhs() : null,
            Absence = Absence(year >= MadeUpRolls.FirstSecondaryYear ? 1 : 0),
        };
    }

    /// <summary>A household with a child two to four years above, or a new one.</summary>
    private MadeUpHome Home(int year)
    {
        var above = year + 2 + random.Below(SiblingsWithin - 1);
        if (above < homesByYear.Length && homesByYear[above].Count > 0 && random.Chance(SampleShares.Sibling)
            && random.One(homesByYear[above]) is { YearGroups.Count: < MostInHome } known && !known.YearGroups.Contains(year))
            return known;
        return homes.Next();
    }

    private MadeUpHome Foster(MadeUpHome home) => new()
    {
        Origin = home.Origin, Codes = home.Codes, Within = home.Within, Last = home.Last, Lines = home.Lines, Postcode = home.Postcode, Primary = home.Primary, Poor = home.Poor, Carers = homes.Fostered(home),
    };

    /// <summary>
    /// A child misses little, a tenth and more, or half and more, as often as is published; how much within these is chosen so that
    /// the whole comes to the published share of half days (means of 62.5%, 18% and the rest).
    /// </summary>
    private double Absence(int phase)
    {
        var (u, v) = (random.NextDouble(), random.NextDouble());
        var (severe, persistent) = (SampleShares.Severe[phase], SampleShares.Persistent[phase]);
        if (u < severe)
            return 0.5 + (0.25 * v);
        if (u < persistent)
            return 0.1 + (0.4 * Math.Pow(v, 4));
        var rest = (SampleShares.Absence[phase] - (severe * 0.625) - ((persistent - severe) * 0.18)) / (1 - persistent);
        return 0.1 * Math.Pow(v, (0.1 / rest) - 1);
    }

    /// <summary>A second record of a child, opened by another school that did not find the first: the day mistyped by a digit, or a short name.</summary>
    private MadeUpChild Again(MadeUpChild child)
    {
        var mistyped = random.Chance(0.5);
        return new()
        {
            Id = new(ids.Next()), YearGroup = child.YearGroup, First = child.First, Last = child.Last, Sex = child.Sex, Needs = 0, Meals = child.Meals, Ethnicity = "NOBT", LookedAfter = false, Home = child.Home,
            Born = !mistyped ? child.Born : child.Born.Day <= 18 ? child.Born.AddDays(10) : child.Born.AddDays(-10),
            Stays = rolls.Elsewhere(child.Current ?? child.Stays.Last(s => s.School.Phase != SchoolPhase.Unit)), Absence = child.Absence, TwiceOf = child,
        };
    }
}
