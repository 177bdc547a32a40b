using CsCheck;
using Headwater.Children.Equality;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Rules.Tests;
using Headwater.Statistics;

namespace Headwater.Modules.Tests.Children.Equality;

/// <summary>Whoever adds up and subtracts everything that a report or the picture shows gets no figure back that was withheld.</summary>
public sealed class ProtectedFamilyTests
{
    private const int Threshold = 5;

    private static readonly OrganisationId[] Schools = [.. Enumerable.Range(0, 5).Select(_ => OrganisationId.New())];
    private static readonly DateOnly Today = new(2027, 2, 10);

    /// <summary>Made-up ledgers in the spring of 2027: of each child all that decides where it is counted.</summary>
    private static readonly Gen<EqualityData> Ledgers =
        from seed in Gen.Int[1, 1_000_000]
        from children in Gen.Int[20, 160]
        select Ledger(new Random(seed), children);

    [Fact]
    public void No_sum_of_figures_shown_of_a_school_gives_a_withheld_one_back() => Ledgers.Sample(
        data =>
        {
            foreach (var term in new CensusTerm[] { new(2026, 1), new(2026, 2) })
                Check(EqualityFamilies.OfSchool(data, Schools[0], term, Today, Threshold), EqualityFamilies.Part);
        },
        iter: 40);

    [Fact]
    public void No_sum_of_figures_shown_of_the_locality_gives_a_withheld_one_back() => Ledgers.Sample(
        data =>
        {
            Check(EqualityFamilies.OfLocality(data, Schools, 2026, Today, Threshold), shared: -1);
            Check(EqualityFamilies.Elsewhere(data, Schools[0], new HashSet<OrganisationId> { Schools[1], Schools[2] }, new(2026, 2), Today, Threshold), shared: -1);
        },
        iter: 40);

    [Fact]
    public void Withholding_small_figures_alone_would_give_them_away()
    {
        // Two girls and seven boys this term, five and six before: 2 is 9 less 7, and 2 is 7 less 5.
        CubeAxis[] axes = [new("sex", ["girls", "boys"]), new("part", ["now", "before"])];
        List<Fact> facts = [];
        foreach (var (sex, part, number) in new[] { (0, 0, 2), (1, 0, 7), (0, 1, 5), (1, 1, 6) })
            facts.AddRange(Enumerable.Range(0, number).Select(n => new Fact(facts.Count + n, Counted.Suspensions, 1, [sex, part])));
        var cube = ProtectedFamily.CubeOf(axes, [0, 1], facts);
        Assert.Equal([2, 5, 7, 7, 6, 13, 9, 11, 20], cube.Values);
        CellState[] plain = [.. cube.Values.Select(v => v < Threshold ? CellState.FewerThan : CellState.Shown)];
        Assert.Equal(["sex/part 0/0"], GivenAway([([0, 1], axes, plain)], shared: 1, parts: 2));
        var family = new ProtectedFamily(axes, new Dictionary<Counted, IReadOnlyList<int[]>> { [Counted.Suspensions] = [[0, 1]] }, facts, Threshold);
        Assert.Empty(GivenAway([.. family.Tables(Counted.Suspensions).Select(t => (t.By, t.Cube.Axes, t.Cube.States))], shared: 1, parts: 2));
    }

    [Fact]
    public void A_group_that_nobody_is_missing_from_takes_no_other_with_it()
    {
        // Ten girls and ten boys, of everybody recorded: both are shown, and there is no place for those of whom it is not.
        var data = new EqualityData(
            [.. Enumerable.Range(0, 20).Select(n => Child(n % 2 == 0 ? Sex.Female : Sex.Male, "N"))], [.. Enumerable.Range(0, 20).Select(n => new Stay(n, Schools[0], new(2026, 9, 1), null, true))], [], []);
        var family = EqualityFamilies.OfSchool(data, Schools[0], new(2026, 1), Today, Threshold);
        Assert.Equal(["Girls", "Boys"], family.Axes[0].Categories);
        Assert.Equal((10L, 10L), (family.Of(Counted.OnRoll, (0, 0)).Value, family.Of(Counted.OnRoll, (0, 1)).Value));
        // Nobody with a plan was suspended: plans and SEN support are one group.
        Assert.Equal(["None", "SEN support or EHC plan"], family.Axes[1].Categories);
        Assert.Equal(["Years 7 to 9"], family.Axes[Traits.Years].Categories);
        // With six of each suspended they stand apart.
        data = new(
            [.. Enumerable.Range(0, 18).Select(n => Child(Sex.Female, "NKE"[n % 3].ToString()))], [.. Enumerable.Range(0, 18).Select(n => new Stay(n, Schools[0], new(2026, 9, 1), null, true))],
            [.. Enumerable.Range(0, 18).Select(n => new Given(n, Schools[0], false, new(2026, 10, 1), 2, Fate.Undecided, true, true))], []);
        family = EqualityFamilies.OfSchool(data, Schools[0], new(2026, 1), Today, Threshold);
        Assert.Equal(["None", "SEN support", "EHC plan"], family.Axes[1].Categories);
        Assert.Equal(6, family.Of(Counted.Suspended, (1, 2)).Value);
    }

    [Fact]
    public void Where_only_needs_are_written_down_those_without_a_record_have_none()
    {
        EqualityData Of(string? rest) => new(
            [.. Enumerable.Range(0, 30).Select(n => Child(Sex.Female, "N") with { Stages = n < 10 ? [new("K", new(2026, 9, 1), null)] : rest is null ? [] : [new(rest, new(2026, 9, 1), null)] })],
            [.. Enumerable.Range(0, 30).Select(n => new Stay(n, Schools[0], new(2026, 9, 1), null, true))],
            [.. Enumerable.Range(0, 20).Select(n => new Given(n, Schools[0], false, new(2026, 10, 1), 2, Fate.Undecided, true, true))], []);
        var family = EqualityFamilies.OfSchool(Of(null), Schools[0], new(2026, 1), Today, Threshold);
        Assert.Equal(["None on record", "SEN support or EHC plan"], family.Axes[1].Categories);
        Assert.Equal((20L, 10L), (family.Of(Counted.OnRoll, (1, 0)).Value, family.Of(Counted.OnRoll, (1, 1)).Value));
        Assert.Contains("Special educational needs: hardly anybody is recorded as having none, so pupils without a record are counted as having none.", GroupTables.Recorded(family, 5));
        family = EqualityFamilies.OfSchool(Of("N"), Schools[0], new(2026, 1), Today, Threshold);
        Assert.Equal(["None", "SEN support or EHC plan"], family.Axes[1].Categories);
        Assert.Contains("Special educational needs: recorded of everyone.", GroupTables.Recorded(family, 5));
    }

    [Fact]
    public void Naming_schools_without_a_record_tells_of_no_number_in_a_table()
    {
        // Four at the second school and none at the third, of which all that is on record is a stay that counts nobody: both small numbers stay open.
        var data = new EqualityData(
            [.. Enumerable.Range(0, 25).Select(_ => Child(Sex.Female, "N"))], [.. Enumerable.Range(0, 25).Select(n => new Stay(n, n < 20 ? Schools[0] : n < 24 ? Schools[1] : Schools[2], new(2026, 9, 1), null, Counts: n < 24))], [], []);
        var picture = new LocalityPicture(data, [.. Schools.Take(4).Index().Select(s => (s.Item, $"School {s.Index}"))], 2026, Today, Threshold, null, null);
        Assert.Equal(["School 3"], picture.WithNothing);
        Assert.Equal(["School 0", "School 1", "School 2", "All schools here"], picture.Suspensions.Rows.Select(r => r[0]));
        Assert.All(picture.Suspensions.Rows.Skip(1).Take(2), r => Assert.DoesNotContain(r[1], new[] { "4", "0" }));
        // Of a number that is not shown it is not said either how much of it is complete.
        Assert.All(picture.Complete.Rows.Skip(1), r => Assert.All(r.Skip(1), cell => Assert.Equal("too few to say", cell)));
    }

    [Fact]
    public void One_child_with_many_suspensions_is_withheld()
    {
        // Twelve suspensions of one child and one each of nine others: the group of the one is not shown, though 12 is not small.
        var data = new EqualityData(
            [.. Enumerable.Range(0, 20).Select(n => Child(n == 0 ? Sex.Female : Sex.Male, "N"))], [.. Enumerable.Range(0, 20).Select(n => new Stay(n, Schools[0], new(2026, 9, 1), null, true))],
            [.. Enumerable.Range(0, 21).Select(n => new Given(n < 12 ? 0 : n - 11, Schools[0], false, new(2026, 10, 1), 2, Fate.Undecided, true, true))], []);
        var family = EqualityFamilies.OfSchool(data, Schools[0], new(2026, 1), Today, Threshold);
        Assert.Equal(21, family.Of(Counted.Suspensions).Value);
        Assert.Null(family.Of(Counted.Suspensions, (0, 0)).Value);
        Assert.Null(family.Of(Counted.Suspensions, (0, 1)).Value);
    }

    [Fact]
    public void A_breakdown_that_would_cost_the_total_is_not_shown()
    {
        // Five cancelled, of five children: the number is shown. By kind and part, with nothing but zeros beside it, it would have to go.
        CubeAxis[] axes = [new("part", ["now", "before"]), new("kind", ["a", "b", "c"])];
        List<Fact> facts = [.. Enumerable.Range(0, 5).Select(n => new Fact(n, Counted.Moves, 1, [0, 0]))];
        var alone = LinkedSuppression.Protect([ProtectedFamily.CubeOf(axes, [0], facts), ProtectedFamily.CubeOf(axes, [1, 0], facts)], Threshold);
        Assert.NotEqual(CellState.Shown, alone[0].States[^1]);
        var family = new ProtectedFamily(axes, new Dictionary<Counted, IReadOnlyList<int[]>> { [Counted.Moves] = [[0], [1, 0]] }, facts, Threshold);
        Assert.Equal(5, family.Of(Counted.Moves).Value);
        Assert.Equal(new Figure(CellState.Withheld, null), family.Of(Counted.Moves, (1, 0)));
    }

    /// <param name="family">What is shown.</param>
    /// <param name="shared">The axis that all tables of a thing have in common; -1 where that is the total alone.</param>
    private static void Check(ProtectedFamily family, int shared)
    {
        foreach (var what in Enum.GetValues<Counted>().Where(w => Has(family, w)))
        {
            var tables = family.Tables(what);
            foreach (var (_, cube) in tables)
            {
                for (var cell = 0; cell < cube.States.Count; cell++)
                    Assert.True(cube.States[cell] != CellState.Shown || cube.Value(PlaceOf(cube.Axes, cell)) >= Threshold, $"{what} shows a small figure.");
            }

            var parted = tables.Any(t => t.By.Contains(shared));
            Assert.Empty(GivenAway([.. tables.Select(t => (t.By, t.Cube.Axes, t.Cube.States))], parted ? shared : -1, parted ? family.Axes[shared].Categories.Count : 1));
        }
    }

    /// <summary>Withheld figures that follow from those shown.</summary>
    private static List<string> GivenAway(IReadOnlyList<(IReadOnlyList<int> By, IReadOnlyList<CubeAxis> Axes, IReadOnlyList<CellState> States)> tables, int shared, int parts)
    {
        // Unknowns: every cell of every table, and of every part what all tables sum to, taken negative so that a sum of nothing but ones is 0.
        var sizes = tables.Select(t => t.Axes.Aggregate(1, (n, a) => n * a.Categories.Count)).ToList();
        var starts = sizes.Select((_, i) => parts + sizes.Take(i).Sum()).ToList();
        var unknowns = parts + sizes.Sum();
        var known = new RowSpace();
        List<(string Name, List<int> Summed)> hidden = [];
        for (var t = 0; t < tables.Count; t++)
        {
            var (by, axes, states) = tables[t];
            var at = Array.IndexOf([.. by], shared);
            for (var part = 0; part < parts; part++)
                known.Add(Places(axes, [.. axes.Select((a, i) => i == at ? part : a.Total)]).Select(c => starts[t] + c).Append(part), unknowns);
            for (var cell = 0; cell < states.Count; cell++)
            {
                var place = PlaceOf(axes, cell);
                var summed = Places(axes, place).Select(c => starts[t] + c).ToList();
                if (states[cell] == CellState.Shown)
                    known.Add(summed, unknowns);
                else
                    hidden.Add(($"{string.Join('/', axes.Select(a => a.Name))} {string.Join('/', place)}", summed));
            }
        }

        return [.. hidden.Where(h => known.Gives(h.Summed, unknowns)).Select(h => h.Name)];
    }

    private static bool Has(ProtectedFamily family, Counted what) => family.Counts.Contains(what);

    private static int[] PlaceOf(IReadOnlyList<CubeAxis> axes, int cell)
    {
        var place = new int[axes.Count];
        for (var i = place.Length - 1; i >= 0; cell /= axes[i].Length, i--)
            place[i] = cell % axes[i].Length;
        return place;
    }

    /// <summary>The cells without totals that a cell is the sum of, numbered without totals.</summary>
    private static IEnumerable<int> Places(IReadOnlyList<CubeAxis> axes, int[] place)
    {
        IEnumerable<int> cells = [0];
        for (var i = 0; i < place.Length; i++)
        {
            var (n, on) = (axes[i].Categories.Count, place[i]);
            cells = cells.SelectMany(c => on == n ? Enumerable.Range(0, n).Select(p => (c * n) + p) : [(c * n) + on]).ToList();
        }

        return cells;
    }

    private static Kept Child(Sex sex, string provision) => new(sex, new(2013, 5, 2), null, "WBRI", false, false, [new(provision, new(2026, 9, 1), null)]);

    private static EqualityData Ledger(Random random, int children)
    {
        List<Kept> kept = [];
        List<Stay> stays = [];
        List<Given> given = [];
        List<Going> moves = [];
        string?[] groups = ["WBRI", "WBRI", "WBRI", "AIND", "MWBC", "BCRB", null];
        for (var n = 0; n < children; n++)
        {
            var provision = random.Next(10) switch { < 6 => "N", < 9 => "K", _ => "E" };
            kept.Add(new((Sex)(random.Next(20) == 0 ? 2 : random.Next(12) == 0 ? 0 : 1), new(2009 + random.Next(6), 1 + random.Next(12), 3), null, groups[random.Next(groups.Length)], random.Next(4) == 0 ? true : random.Next(20) == 0 ? null : false, random.Next(30) == 0, [new(provision, new(2025, 9, 1), null)]));
            var school = Schools[random.Next(2) == 0 ? 0 : random.Next(Schools.Length)];
            stays.Add(new(n, school, new(2025, 9, 1), random.Next(10) == 0 ? new(2026, 9 + random.Next(4), 1 + random.Next(28)) : null, true));
            for (var times = random.Next(3) == 0 ? 1 + random.Next(3) : 0; times > 0; times--)
                given.Add(new(n, school, random.Next(12) == 0, random.Next(2) == 0 ? new(2026, 10, 5) : new(2027, 1, 20), 1 + random.Next(8), (Fate)random.Next(5), random.Next(5) > 0, random.Next(3) > 0));
            if (random.Next(8) == 0)
                moves.Add(new(n, school, (MoveKind)random.Next(5), random.Next(2) == 0 ? new(2026, 10, 5) : new(2027, 1, 20)));
        }

        return new(kept, stays, given, moves);
    }
}
