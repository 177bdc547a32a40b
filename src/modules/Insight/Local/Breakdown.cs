using Headwater.Insight.Contracts;

namespace Headwater.Insight.Local;

/// <summary>A way to break figures down: its name in addresses, its column, and how it reads after "by".</summary>
internal sealed record LocalAxis(string Key, string Column, string Words);

/// <summary>One to three axes: rows, then columns, then sections.</summary>
internal sealed record Breakdown(IReadOnlyList<LocalAxis> Axes)
{
    /// <summary>The axes of one school year's tables.</summary>
    private static readonly LocalAxis[] WithinYear =
    [
        new("phase", LocalColumns.Phase, "phase"),
        new("yearGroup", LocalColumns.YearGroup, "year group"),
        new("sen", LocalColumns.Sen, "special educational needs"),
        new("ethnicGroup", LocalColumns.EthnicGroup, "ethnic group"),
        new("freeMeals", LocalColumns.FreeMeals, "free school meals"),
        new("sex", LocalColumns.Sex, "sex"),
    ];

    public static readonly LocalAxis Year = new("year", LocalColumns.SchoolYear, "school year");

    private static readonly IReadOnlyList<IReadOnlyList<LocalAxis>> ByThree =
    [
        Of("phase", "freeMeals", "sex"),
        Of("phase", "ethnicGroup"),
        Of("yearGroup", "sen", "sex"),
        Of("yearGroup", "freeMeals", "sex"),
        Of("sen", "freeMeals", "sex"),
        Of("ethnicGroup", "sen", "sex"),
        Of("ethnicGroup", "freeMeals", "sex"),
    ];

    private static readonly IReadOnlyList<IReadOnlyList<LocalAxis>> ByTwo =
    [
        Of("phase"),
        Of("yearGroup"),
        Of("sen", "sex"),
        Of("freeMeals", "sex"),
        Of("sen", "freeMeals"),
        Of("ethnicGroup"),
    ];

    private static readonly IReadOnlyList<Breakdown> OfferedByThree = [.. Offer(ByThree)];

    private static readonly IReadOnlyList<Breakdown> OfferedByTwo = [.. Offer(ByTwo)];

    public string Key => string.Join(',', Axes.Select(a => a.Key));

    public string Words => Axes.Count == 1 ? Axes[0].Words : $"{string.Join(", ", Axes.SkipLast(1).Select(a => a.Words))} and {Axes[^1].Words}";

    public bool OverYears => Axes.Contains(Year);

    /// <summary>
    /// The tables of one school year and measure, with all their parts; nothing else is ever shown of the rows. Permanent
    /// exclusions are so few that tables by three would withhold almost everything. Phase never stands beside year group or
    /// need: nobody is in Year 9 of a primary school, and a table of what everybody knows to be empty would help to work out
    /// the rest.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<LocalAxis>> Declared(LocalMeasure measure) =>
        measure == LocalMeasure.PermanentExclusions ? ByTwo : ByThree;

    /// <summary>What can be asked for: every part of the declared tables, and those by at most two also with the years side by side.</summary>
    public static IReadOnlyList<Breakdown> Offered(LocalMeasure measure) =>
        measure == LocalMeasure.PermanentExclusions ? OfferedByTwo : OfferedByThree;

    /// <summary>By the keys of its axes in any order; null when it is not offered.</summary>
    public static Breakdown? Find(LocalMeasure measure, string keys)
    {
        var asked = keys.Split(',', StringSplitOptions.TrimEntries);
        return Offered(measure).FirstOrDefault(b => b.Axes.Count == asked.Length && b.Axes.All(a => asked.Contains(a.Key)));
    }

    private static IEnumerable<Breakdown> Offer(IReadOnlyList<IReadOnlyList<LocalAxis>> declared)
    {
        var parts = declared.SelectMany(Parts).DistinctBy(p => string.Join(',', p.Select(a => a.Key))).OrderBy(p => p.Length).ThenBy(p => Array.IndexOf(WithinYear, p[0])).ToList();
        foreach (var part in parts)
            yield return new(part);
        yield return new([Year]);
        foreach (var part in parts.Where(p => p.Length <= 2))
            yield return new([part[0], Year, .. part.Skip(1)]);
    }

    private static IEnumerable<LocalAxis[]> Parts(IReadOnlyList<LocalAxis> axes) =>
        Enumerable.Range(1, (1 << axes.Count) - 1).Select(bits => axes.Where((_, i) => (bits >> i & 1) == 1).ToArray());

    private static IReadOnlyList<LocalAxis> Of(params string[] keys) => [.. keys.Select(k => WithinYear.First(a => a.Key == k))];
}
