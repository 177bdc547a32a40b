using System.Globalization;
using System.Text;

namespace Headwater.Localities.Contracts;

/// <summary>
/// England's local authorities, the present 153 and those that were reorganised away, with their codes over time. Fixed
/// reference data, made in a few milliseconds without a database. Codes: ONS and the Department, Open Government Licence v3.0.
/// </summary>
public sealed class AreaRegister
{
    public const string FictionalCode = "999";

    private readonly Dictionary<string, Area> byCode;
    private readonly Dictionary<string, Area> byOns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Area?> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Region> regionsByName = new(StringComparer.Ordinal);

    public AreaRegister()
    {
        var regions = new Dictionary<string, Region>(StringComparer.Ordinal);
        using var stream = typeof(AreaRegister).Assembly.GetManifestResourceStream("areas.csv")!;
        using var csv = Sylvan.Data.Csv.CsvDataReader.Create(new StreamReader(stream));
        List<Area> all = [];
        while (csv.Read())
        {
            var code = csv.GetString(3);
            if (!regions.TryGetValue(code, out var region))
                regions.Add(code, region = new(code, csv.GetString(4)));
            all.Add(new(csv.GetString(0), csv.GetString(1), csv.GetString(2), region, Day(csv.GetString(5)), Day(csv.GetString(6)), List(csv.GetString(7)), List(csv.GetString(8)), IsFictional: false));
        }

        all.Add(Fictional[0]);
        All = all;
        Current = [.. all.Where(a => a.IsCurrent).OrderBy(a => a.Name, StringComparer.Ordinal)];
        Regions = [.. regions.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];
        all = [.. all, .. Fictional.Skip(1)];
        byCode = all.ToDictionary(a => a.Code);
        foreach (var area in all.OrderBy(a => a.IsCurrent))
        {
            byOns[area.OnsCode] = area;
            foreach (var former in area.FormerOnsCodes)
                byOns[former] = area;
        }

        // A name that an old and a present authority share means the present one; two of one standing are ambiguous.
        foreach (var area in all.OrderByDescending(a => a.IsCurrent))
        {
            foreach (var name in NamesOf(area).Distinct(StringComparer.Ordinal))
            {
                if (!byName.TryGetValue(name, out var other))
                    byName.Add(name, area);
                else if (other is not null && other.IsCurrent == area.IsCurrent)
                    byName[name] = null;
            }
        }

        foreach (var region in Regions)
            regionsByName[Fold(region.Name)] = region;
        regionsByName[Fold("London (Inner)")] = regions["E13000001"];
        regionsByName[Fold("London (Outer)")] = regions["E13000002"];
        regionsByName[Fold("London")] = new("E12000007", "London");
    }

    /// <summary>
    /// Made-up areas for samples, Alderbrook first, under codes that the Department has given to nobody. Only the first is in
    /// <see cref="All"/>; the others are found by code or name alone.
    /// </summary>
    public static IReadOnlyList<Area> Fictional { get; } =
    [
        .. new[] { "Alderbrook" }
            .Concat(new[] { "Ash", "Birch", "Elder", "Hazel", "Rowan", "Thorn", "Willow" }.SelectMany(tree => new[] { "mere", "combe", "beck", "water", "marsh", "croft", "stead" }.Select(place => tree + place)))
            .Select((name, n) => (Name: name, Code: (999 - n).ToString(CultureInfo.InvariantCulture)))
            .Select(x => new Area(x.Code, "X00000" + x.Code, x.Name, new("X00000001", "Sample region"), null, null, [], [], IsFictional: true)),
    ];

    /// <summary>The authorities of today, by name. The fictional area is not among them.</summary>
    public IReadOnlyList<Area> Current { get; }

    public IReadOnlyList<Area> All { get; }

    public IReadOnlyList<Region> Regions { get; }

    public Area? ByCode(string? code) => code is null ? null : byCode.GetValueOrDefault(code.Trim());

    /// <summary>By nine-character code, present or former.</summary>
    public Area? ByOnsCode(string code) => byOns.GetValueOrDefault(code.Trim());

    public Region? RegionByName(string name) => regionsByName.GetValueOrDefault(Fold(name));

    /// <summary>By three-digit code, nine-character code or name, however it is written; null when unknown or ambiguous.</summary>
    public Area? Find(string? codeOrName) => string.IsNullOrWhiteSpace(codeOrName)
        ? null
        : ByCode(codeOrName) ?? ByOnsCode(codeOrName) ?? byName.GetValueOrDefault(Fold(codeOrName));

    public IReadOnlyList<Area> InRegion(string regionCode) => [.. Current.Where(a => a.Region.Code == regionCode)];

    /// <summary>Names that hold the text, or else the nearest by spelling: for "did you mean".</summary>
    public IReadOnlyList<Area> Suggest(string text, int max)
    {
        var wanted = Fold(text);
        var holding = Current.Where(a => wanted.Length > 1 && Fold(a.Name).Contains(wanted, StringComparison.Ordinal)).Take(max).ToList();
        return holding.Count > 0 ? holding : [.. Current.Select(a => (Area: a, Steps: Steps(Fold(a.Name), wanted))).Where(x => x.Steps <= Math.Max(2, wanted.Length / 3)).OrderBy(x => x.Steps).Select(x => x.Area).Take(max)];
    }

    private static IEnumerable<string> NamesOf(Area area)
    {
        yield return Fold(area.Name);
        var comma = area.Name.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && area.Name[(comma + 2)..] is "City of" or "County of")
        {
            yield return Fold(area.Name[..comma]);
            yield return Fold(area.Name[(comma + 2)..] + " " + area.Name[..comma]);
        }

        if (area.Name.StartsWith("Kingston upon Hull", StringComparison.Ordinal))
            yield return "hull";
        if (area.Name.StartsWith("Bournemouth,", StringComparison.Ordinal))
            yield return "bcp";
    }

    /// <summary>Lower case, letters and digits only, "&amp;" as "and", without accents.</summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    private static int Steps(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string[] List(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
