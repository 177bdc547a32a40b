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

    /// <summary>
    /// The tables of each school year and measure, with all their parts; nothing else is ever shown of the rows. Phase never
    /// stands beside year group or need: nobody is in Year 9 of a primary school, and a table of what everybody knows to be
    /// empty would help to work out the rest.
    /// </summary>
    public static readonly IReadOnlyList<IReadOnlyList<LocalAxis>> Declared =
    [
        Of("phase", "freeMeals", "sex"),
        Of("phase", "ethnicGroup"),
        Of("yearGroup", "sen", "sex"),
        Of("yearGroup", "freeMeals", "sex"),
        Of("sen", "freeMeals", "sex"),
        Of("ethnicGroup", "sen", "sex"),
        Of("ethnicGroup", "freeMeals", "sex"),
    ];

    /// <summary>What the page offers: every part of the declared tables, and those by at most two also with the years side by side.</summary>
    public static readonly IReadOnlyList<Breakdown> Offered = [.. Offer()];

    public string Key => string.Join(',', Axes.Select(a => a.Key));

    public string Words => Axes.Count == 1 ? Axes[0].Words : $"{string.Join(", ", Axes.SkipLast(1).Select(a => a.Words))} and {Axes[^1].Words}";

    public bool OverYears => Axes.Contains(Year);

    /// <summary>By the keys of its axes in any order; null when it is not offered.</summary>
    public static Breakdown? Find(string keys)
    {
        var asked = keys.Split(',', StringSplitOptions.TrimEntries);
        return Offered.FirstOrDefault(b => b.Axes.Count == asked.Length && b.Axes.All(a => asked.Contains(a.Key)));
    }

    private static IEnumerable<Breakdown> Offer()
    {
        var parts = Declared.SelectMany(Parts).DistinctBy(p => string.Join(',', p.Select(a => a.Key))).OrderBy(p => p.Length).ThenBy(p => Array.IndexOf(WithinYear, p[0])).ToList();
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
