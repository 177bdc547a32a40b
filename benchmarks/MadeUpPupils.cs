using Headwater.Statistics;

namespace Headwater.Bench;

/// <summary>A county's pupils over ten years, made up from a fixed seed: some categories are common, some very rare.</summary>
internal static class MadeUpPupils
{
    public const int Rows = 955_000;
    public const string Suspensions = "suspensions";

    public static readonly string[] Categories = ["year", "year group", "SEN", "ethnicity"];

    public static ColumnTable Make()
    {
        var random = new Random(20231101);
        var year = Column("year", random, Names("20", 10), [9, 9, 9.5, 9.7, 10, 10, 10.2, 10.4, 10.6, 11]);
        var group = Column("year group", random, Names("Year ", 14), [7, 7.3, 7.4, 7.5, 7.5, 7.5, 7.6, 7.6, 7.6, 7.5, 7.4, 7.3, 0.9, 0.02]);
        var sen = Column("SEN", random, ["None", "SEN support", "Plan", "Assessment under way", "Plan ceasing"], [82, 13, 4.5, 0.3, 0.05]);
        var ethnicity = Column("ethnicity", random, Names("Group ", 19), [68, 6, 4, 3.5, 3, 2.5, 2, 2, 1.8, 1.5, 1.4, 1.2, 1, 0.8, 0.6, 0.4, 0.2, 0.08, 0.02]);
        var suspensions = new ushort[Rows];
        double[] risk = [0.02, 0.08, 0.1, 0.06, 0.05];
        for (var row = 0; row < Rows; row++)
        {
            // Secondary years are suspended far more than primary ones; most of those suspended are suspended once or twice.
            var likely = risk[sen.Codes[row]] * (group.Codes[row] < 6 ? 0.15 : 1.6);
            while (random.NextDouble() < likely && suspensions[row] < 30)
            {
                suspensions[row]++;
                likely = 0.45;
            }
        }

        return new([year, group, sen, ethnicity], [new CountColumn(Suspensions, suspensions)]);
    }

    private static string[] Names(string stem, int count) => [.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{stem}{i:00}"))];

    private static CategoryColumn Column(string name, Random random, string[] categories, double[] weights)
    {
        var total = weights.Sum();
        var codes = new byte[Rows];
        for (var row = 0; row < Rows; row++)
        {
            var point = random.NextDouble() * total;
            byte code = 0;
            while (code < weights.Length - 1 && (point -= weights[code]) >= 0)
                code++;
            codes[row] = code;
        }

        return new(name, categories, codes);
    }
}
