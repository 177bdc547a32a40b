using System.Text;
using Headwater.Statistics;
using Protection = Headwater.Statistics.Suppression;

namespace Headwater.Rules.Tests.SmallCounts;

/// <summary>What the product protects, judged by the oracle, on made-up tables.</summary>
public sealed class SuppressionOracleTests(ITestOutputHelper output)
{
    private const int Full = 20_000;

    [Fact]
    [Trait("Deep", "statistics")]
    public void No_small_count_can_be_narrowed_down() =>
        Holds(SuppressionLabels.SmallOnesNamed, _ => []);

    [Fact]
    [Trait("Deep", "statistics")]
    public void No_small_count_can_be_narrowed_down_where_one_mark_is_asked_for() =>
        Holds(SuppressionLabels.One, _ => []);

    [Fact]
    [Trait("Deep", "statistics")]
    public void No_small_count_can_be_narrowed_down_where_cells_are_withheld_elsewhere() =>
        Holds(SuppressionLabels.SmallOnesNamed, Elsewhere);

    [Fact]
    [Trait("Deep", "statistics")]
    public void Small_counts_seldom_go_unnamed_where_naming_them_would_give_nothing_away()
    {
        var (unnamed, needless) = (0, new List<string>());
        for (var seed = 0; seed < Tier.Of(Full); seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            CellState[] states = [.. Protection.Protect(table.ToCube(events), threshold).States];
            if (table.Grand < threshold || states.Contains(CellState.FewerThan) || !table.Values.Any(v => v < threshold)) continue;
            unnamed++;
            if (SuppressionOracle.Judge(table, SuppressionOracle.NamesOnly(table, threshold), threshold).Count == 0)
                needless.Add($"seed {seed}, threshold {threshold}\n{table.Print(states)}");
        }
        output.WriteLine($"{unnamed} tables do without names, {needless.Count} of them needlessly.");
        Assert.True(unnamed > 0);
        Assert.True(needless.Count * 4 < unnamed, $"{needless.Count} of {unnamed} without need, the shortest:\n{needless.MinBy(n => n.Length)}");
    }

    [Fact]
    [Trait("Deep", "statistics")]
    public void What_is_shown_is_the_truth_and_what_is_hidden_has_no_number()
    {
        for (var seed = 0; seed < Tier.Of(Full); seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            var shown = Protection.Protect(table.ToCube(events), threshold);
            for (var cell = 0; cell < table.Cells; cell++)
            {
                var at = table.At(cell);
                Assert.Equal(shown.States[cell], shown.State(at));
                Assert.Equal(shown.States[cell] == CellState.Shown ? table.Values[cell] : null, shown.Value(at));
            }
        }
    }

    [Fact]
    public void In_a_table_under_the_threshold_as_a_whole_no_cell_is_shown()
    {
        var tried = 0;
        for (var seed = 0; seed < 4_000; seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            if (table.Grand >= threshold) continue;
            tried++;
            CellState[] states = [.. Protection.Protect(table.ToCube(events), threshold).States];
            Assert.True(states.All(s => s != CellState.Shown), $"Seed {seed}, threshold {threshold}:\n{table.Print(states)}");
        }
        Assert.True(tried > 20, $"Only {tried} tables under the threshold.");
    }

    [Fact]
    public void Nothing_is_hidden_where_nothing_is_small()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            var inner = Enumerable.Range(0, table.Cells).Where(table.IsInner).ToList();
            var raised = TrueTable.Of(table.Sizes, [.. inner.Select(c => table.Values[c] + threshold)], [.. inner.Select(c => table.Children[c] + threshold)]);
            Assert.All(Protection.Protect(raised.ToCube(events), threshold).States, s => Assert.Equal(CellState.Shown, s));
        }
    }

    [Fact]
    public void The_order_of_the_categories_does_not_change_how_many_small_counts_are_hidden()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            var random = new Random(seed);
            var places = table.Sizes.Select(size => Enumerable.Range(0, size).OrderBy(_ => random.Next()).ToArray()).ToArray();
            var inner = Enumerable.Range(0, table.Cells).Where(table.IsInner).ToList();
            int From(int cell) => table.Index([.. table.At(cell).Select((place, axis) => places[axis][place])]);
            var turned = TrueTable.Of(table.Sizes, [.. inner.Select(c => table.Values[From(c)])], [.. inner.Select(c => table.Children[From(c)])]);
            Assert.Equal(HiddenSmall(table), HiddenSmall(turned));

            int HiddenSmall(TrueTable t) => Protection.Protect(t.ToCube(events), threshold).States
                .Where((s, cell) => s != CellState.Shown && (t.Values[cell] < threshold || t.Children[cell] < threshold)).Count();
        }
    }

    [Fact]
    [Trait("Deep", "statistics")]
    public void In_tables_with_few_small_counts_most_others_stay_to_be_seen()
    {
        var (could, hidden, worst) = (0, 0, 0.0);
        for (var seed = 0; seed < Tier.Of(2_000); seed++)
        {
            var table = RandomTables.Realistic(seed);
            var states = Protection.Protect(table.ToCube(events: false), 5).States;
            var showable = Enumerable.Range(0, table.Cells).Where(c => table.Values[c] >= 5).ToList();
            var withheld = showable.Count(c => states[c] != CellState.Shown);
            (could, hidden, worst) = (could + showable.Count, hidden + withheld, Math.Max(worst, (double)withheld / showable.Count));
        }
        output.WriteLine($"Of {could} cells that could be shown {hidden} are withheld ({(double)hidden / could:P1}); in the worst table {worst:P0}.");
        Assert.True(hidden * 2 < could, $"{hidden} of {could} withheld.");
    }

    private static int[] Elsewhere(TrueTable table)
    {
        var random = new Random(table.Cells + (int)table.Grand);
        return [.. Enumerable.Range(0, table.Cells).Where(_ => random.Next(10) == 0)];
    }

    private void Holds(SuppressionLabels labels, Func<TrueTable, int[]> elsewhere)
    {
        var (broken, withSmall) = (new List<(TrueTable Table, int Threshold, bool Events, int Seed)>(), 0);
        for (var seed = 0; seed < Tier.Of(Full); seed++)
        {
            var (table, threshold, events) = RandomTables.Skewed(seed);
            if (table.Values.Any(v => v < threshold) && table.Grand >= threshold) withSmall++;
            if (Faults(table, threshold, events).Count > 0) broken.Add((table, threshold, events, seed));
        }
        output.WriteLine($"{Tier.Of(Full)} tables, {withSmall} with something to protect, {broken.Count} broken.");
        Assert.True(withSmall > Tier.Of(Full) / 2, "Too few tables with small counts.");
        if (broken.Count == 0) return;

        var least = broken.MinBy(b => (b.Table.Cells, b.Table.Grand));
        var smallest = Smallest(least.Table, t => Faults(t, least.Threshold, least.Events).Count > 0);
        var text = new StringBuilder($"{broken.Count} broken (seeds {string.Join(", ", broken.Take(10).Select(b => b.Seed))}). ")
            .Append($"The smallest, threshold {least.Threshold}{(least.Events ? ", events" : "")}, ").AppendLine($"sizes {string.Join("x", smallest.Sizes)}:")
            .AppendLine(smallest.Print(States(smallest, least.Threshold, least.Events)))
            .AppendJoin('\n', Faults(smallest, least.Threshold, least.Events));
        Assert.Fail(text.ToString());

        CellState[] States(TrueTable t, int threshold, bool events) =>
            [.. Protection.Protect(t.ToCube(events), threshold, labels, elsewhere(t)).States];

        List<string> Faults(TrueTable t, int threshold, bool events)
        {
            var states = States(t, threshold, events);
            List<string> faults = [.. SuppressionOracle.Judge(t, states, threshold).Select(b => b.ToString())];
            faults.AddRange(elsewhere(t).Where(c => states[c] == CellState.Shown).Select(c => $"({string.Join(",", t.At(c))}) is shown, and was to be withheld"));
            if (labels == SuppressionLabels.One && states.Contains(CellState.FewerThan)) faults.Add("A small count is named where one mark was asked for.");
            return faults;
        }
    }

    /// <summary>Takes children away as long as the table stays broken.</summary>
    private static TrueTable Smallest(TrueTable table, Func<TrueTable, bool> broken)
    {
        var inner = Enumerable.Range(0, table.Cells).Where(table.IsInner).ToList();
        for (var smaller = true; smaller;)
        {
            smaller = false;
            foreach (var cell in inner)
                foreach (var less in new[] { table.Children[cell], table.Children[cell] / 2, 1 })
                {
                    if (less < 1 || less > table.Children[cell]) continue;
                    int Children(int c) => table.Children[c] - (c == cell ? less : 0);
                    var tried = TrueTable.Of(table.Sizes,
                        [.. inner.Select(c => Children(c) == 0 ? 0 : table.Values[c] - (c == cell ? less : 0))], [.. inner.Select(Children)]);
                    if (!broken(tried)) continue;
                    (table, smaller) = (tried, true);
                    break;
                }
        }
        return table;
    }
}
