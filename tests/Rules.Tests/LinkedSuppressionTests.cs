using Headwater.Statistics;

namespace Headwater.Rules.Tests;

public sealed class LinkedSuppressionTests
{
    private static readonly string[][] Family = [["phase", "sex", "meals"], ["sex", "need", "meals"], ["group", "sex", "need"], ["group", "meals"]];
    private static readonly (string Name, int Length)[] Axes = [("phase", 3), ("group", 4), ("sex", 2), ("need", 3), ("meals", 2)];

    public static TheoryData<int, int> Worlds()
    {
        var worlds = new TheoryData<int, int>();
        foreach (var threshold in new[] { 3, 5, 10 })
        {
            for (var seed = 1; seed <= 8; seed++)
                worlds.Add(seed, threshold);
        }

        return worlds;
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void No_sum_of_shown_cells_of_all_tables_gives_a_withheld_cell_back(int seed, int threshold)
    {
        var cubes = Cubes(World(seed, 1500));
        var tables = LinkedSuppression.Protect(cubes, threshold);
        Assert.Contains(tables, t => t.States.Any(s => s != CellState.Shown));
        Assert.Contains(tables, t => t.States.Any(s => s == CellState.Shown));
        Assert.Empty(GivenAway(cubes, [.. tables.Select(t => t.States)]));
    }

    [Fact]
    public void Protecting_each_table_by_itself_would_give_cells_away()
    {
        var given = 0;
        for (var seed = 1; seed <= 8; seed++)
        {
            var cubes = Cubes(World(seed, 1500));
            given += GivenAway(cubes, [.. cubes.Select(c => Suppression.Protect(c, 5).States)]).Count;
        }

        Assert.NotEqual(0, given);
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Small_cells_are_withheld_and_what_tables_share_has_one_state(int seed, int threshold)
    {
        var cubes = Cubes(World(seed, 400));
        var tables = LinkedSuppression.Protect(cubes, threshold);
        Dictionary<string, CellState> states = [];
        for (var t = 0; t < cubes.Count; t++)
        {
            for (var cell = 0; cell < cubes[t].Values.Length; cell++)
            {
                var state = tables[t].States[cell];
                if (cubes[t].Values[cell] < threshold || cubes[t].Children[cell] < threshold)
                    Assert.NotEqual(CellState.Shown, state);
                if (state == CellState.FewerThan)
                    Assert.True(cubes[t].Values[cell] < threshold);
                var name = string.Join('|', Named(cubes[t], cell).Order(StringComparer.Ordinal));
                Assert.Equal(state, states.TryAdd(name, state) ? state : states[name]);
            }
        }
    }

    [Fact]
    public void A_total_that_one_table_withholds_is_withheld_in_the_other()
    {
        // By sex 2 + 30 = 32: both are withheld, also where sex stands beside meals.
        var bySex = new CountCube([new("sex", ["g", "b"])], [2, 30, 32], [2, 30, 32]);
        var beside = new CountCube([new("sex", ["g", "b"]), new("meals", ["n", "y"])], [1, 1, 2, 14, 16, 30, 15, 17, 32], [1, 1, 2, 14, 16, 30, 15, 17, 32]);
        var tables = LinkedSuppression.Protect([bySex, beside], 5);
        Assert.Equal([CellState.FewerThan, CellState.Withheld, CellState.Shown], tables[0].States);
        Assert.Equal([CellState.FewerThan, CellState.Withheld, CellState.Shown], new[] { tables[1].State(0, 2), tables[1].State(1, 2), tables[1].State(2, 2) });
        // Boys 14 + 16: girls can only be taken from one place of meals to the other, or to boys, with a boys' cell open to move.
        Assert.Contains(CellState.Withheld, new[] { tables[1].State(1, 0), tables[1].State(1, 1) });
    }

    [Fact]
    public void Tables_that_do_not_agree_are_refused()
    {
        var one = new CountCube([new("sex", ["g", "b"])], [6, 30, 36], [6, 30, 36]);
        var other = new CountCube([new("sex", ["g", "b"])], [7, 29, 36], [7, 29, 36]);
        Assert.Throws<ArgumentException>(() => LinkedSuppression.Protect([one, other], 5));
        Assert.Throws<ArgumentException>(() => LinkedSuppression.Protect([one, new CountCube([new("sex", ["g"])], [36, 36], [36, 36])], 5));
        Assert.Throws<ArgumentException>(() => LinkedSuppression.Protect([], 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LinkedSuppression.Protect([one], 1));
    }

    /// <summary>Withheld cells whose value follows from the shown ones, over the unknown numbers of the finest breakdown that can be.</summary>
    private static List<string> GivenAway(IReadOnlyList<CountCube> cubes, IReadOnlyList<IReadOnlyList<CellState>> states)
    {
        // Nobody is in a primary school (phase 0) in an upper group (2, 3), nor the other way round: everybody knows that.
        List<int[]> finest = [];
        foreach (var number in Enumerable.Range(0, Axes.Aggregate(1, (n, a) => n * a.Length)))
        {
            var (at, rest) = (new int[Axes.Length], number);
            for (var i = 0; i < Axes.Length; i++)
                (at[i], rest) = (rest % Axes[i].Length, rest / Axes[i].Length);
            if (!(at[0] == 0 && at[1] >= 2) && !(at[0] == 1 && at[1] < 2))
                finest.Add(at);
        }

        var known = new RowSpace();
        List<(string Name, int[] Summed)> hidden = [];
        for (var t = 0; t < cubes.Count; t++)
        {
            for (var cell = 0; cell < cubes[t].Values.Length; cell++)
            {
                var named = Named(cubes[t], cell);
                var summed = Enumerable.Range(0, finest.Count).Where(f => named.TrueForAll(n => Axes.Index().Any(a => $"{a.Item.Name}={finest[f][a.Index]}" == n))).ToArray();
                if (states[t][cell] == CellState.Shown)
                    known.Add(summed, finest.Count);
                else
                    hidden.Add((string.Join(' ', named), summed));
            }
        }

        return [.. hidden.Where(h => known.Gives(h.Summed, finest.Count)).Select(h => h.Name)];
    }

    private static List<string> Named(CountCube cube, int cell)
    {
        List<string> named = [];
        for (var i = cube.Axes.Count - 1; i >= 0; cell /= cube.Axes[i].Length, i--)
        {
            if (cell % cube.Axes[i].Length is var place && place != cube.Axes[i].Total)
                named.Add($"{cube.Axes[i].Name}={place}");
        }

        return named;
    }

    private static IReadOnlyList<CountCube> Cubes(ColumnTable world) => [.. Family.Select(axes => CrossTab.Of(world, axes, "events"))];

    /// <summary>Rows with uneven categories, few of which have an event; special schools (phase 2) are few and take every group.</summary>
    private static ColumnTable World(int seed, int rows)
    {
        var random = new Random(seed);
        var codes = Axes.Select(_ => new byte[rows]).ToArray();
        var events = new ushort[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 1; i < Axes.Length; i++)
                codes[i][row] = (byte)Math.Min(random.Next(Axes[i].Length), random.Next(Axes[i].Length));
            codes[0][row] = random.Next(12) == 0 ? (byte)2 : codes[1][row] < 2 ? (byte)0 : (byte)1;
            events[row] = (ushort)(random.Next(8) == 0 ? 1 + random.Next(3) : 0);
        }

        return new([.. Axes.Select((a, i) => new CategoryColumn(a.Name, [.. Enumerable.Range(0, a.Length).Select(c => $"{a.Name}{c}")], codes[i]))], [new("events", events)]);
    }
}
