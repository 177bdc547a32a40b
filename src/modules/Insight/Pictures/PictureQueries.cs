using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Insight.Local;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Statistics;

namespace Headwater.Insight.Pictures;

/// <summary>Draws the picture of an area from the figures in memory. One way for page, CSV, JSON and shell.</summary>
internal sealed class PictureQueries(FigureStore figures, AreaRegister areas, NeighbourLists neighbourLists)
{
    /// <summary>The area meant by a code or a name.</summary>
    /// <exception cref="InputRefusedException">No area, or more than one, is called so.</exception>
    public Area Find(string text)
    {
        if (areas.Find(text) is { } area)
            return area;
        var near = areas.Suggest(text, 3).Select(a => $"{a.Name} ({a.Code})").ToList();
        throw new InputRefusedException($"'{text}' is not a local authority in England by code or name."
            + (near.Count > 0 ? $" Did you mean {string.Join(", ", near)}?" : " Give the three-digit code, such as 845."));
    }

    /// <summary>The newest year in which the area has a figure; null when it has none.</summary>
    public int? NewestYear(string place) => Newest(figures.Current(), place);

    public IReadOnlyList<int> YearsOf(string place)
    {
        var table = figures.Current();
        return [.. MeasureWords.Measures.SelectMany(m => table.Series(place, m, SchoolPhase.All)).Select(p => p.Year).Distinct().OrderDescending()];
    }

    /// <exception cref="InputRefusedException">The neighbour model was not imported.</exception>
    public Picture Draw(Area area, AcademicYear? year = null, int? model = null, LocalPicture? local = null)
    {
        var table = figures.Current();
        var chosen = year?.StartYear ?? (local is null ? Newest(table, area.Code) : local.Years[^1]);
        if (model is { } asked && neighbourLists.Model(asked) is null)
        {
            var have = neighbourLists.Models.Count == 0 ? "none is imported" : "imported: " + string.Join(", ", neighbourLists.Models);
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"--neighbours {asked}: there is no such list of statistical neighbours here ({have})."));
        }

        model ??= neighbourLists.Newest;
        var neighbours = model is { } m ? neighbourLists.Of(area.Code, m) : [];
        List<PictureMeasure> measures = [];
        List<MissingFigure> missing = [];
        foreach (var measure in MeasureWords.Measures)
        {
            foreach (var phase in MeasureWords.Phases)
            {
                var drawn = DrawMeasure(table, area, neighbours, measure, phase, chosen, local);
                measures.Add(drawn);
                if (drawn.Value is null)
                    missing.Add(new(drawn.Measure, drawn.Phase, local is null ? WhyMissing(table, area, measure, phase, chosen) : WhyMissing(local, measure, phase, chosen)));
            }
        }

        var children = FigureStore.ChildrenMetrics.Select(metric => DrawChildren(table, area, neighbours, metric, chosen)).OfType<ChildrenMeasure>().ToList();
        return new(
            new(area.Code, area.OnsCode, area.Name, area.Region.Name, area.IsFictional),
            chosen is { } start ? new AcademicYear(start).ToString() : null,
            model?.ToString(CultureInfo.InvariantCulture),
            measures,
            children,
            local is null ? Notes(area, table, neighbours, chosen) : Notes(local),
            missing);
    }

    /// <summary>Every current authority with its value, for rank, quartile and map.</summary>
    public IReadOnlyDictionary<string, double> National(Measure measure, SchoolPhase phase, int year) => figures.Current().National(measure, phase, year);

    public Figure Figure(string place, Measure measure, SchoolPhase phase, int year) => figures.Current().Get(place, measure, phase, year);

    public FigureTable Table => figures.Current();

    private static int? Newest(FigureTable table, string place) =>
        MeasureWords.Measures.SelectMany(m => MeasureWords.Phases.SelectMany(p => table.Series(place, m, p))).Select(p => (int?)p.Year).Max();

    private static PictureMeasure DrawMeasure(FigureTable table, Area area, IReadOnlyList<Neighbour> neighbours, Measure measure, SchoolPhase phase, int? year, LocalPicture? local)
    {
        double? Rate(string place) => year is { } y ? table.Get(place, measure, phase, y).Rate : null;
        Figure Own(int y) => local?.Get(measure, phase, y) ?? table.Get(area.Code, measure, phase, y);
        var own = year is { } chosen ? Own(chosen) : default;
        var around = neighbours.Select(n => new NeighbourFigure(n.Code, n.Name, Rate(n.Code))).ToList();
        var known = around.Where(n => n.Value is not null).Select(n => n.Value!.Value).ToList();
        RankAmong? rank = null;
        string? quartile = null;
        // A locality's own figures are not published ones: it stands in no ranking of authorities.
        if (local is null && own.Rate is { } value)
        {
            if (known.Count > 0)
                rank = new(Ranking.CompetitionRank(value, known, highestFirst: true), known.Count + 1, HighestFirst: true);
            var all = table.National(measure, phase, year!.Value);
            if (all.Count > 0)
                quartile = Ranking.Quartile(value, all.Values).ToString();
        }

        var points = local is null ? table.Series(area.Code, measure, phase) : local.Years.Select(y => (Year: y, Figure: Own(y)));
        var series = points.Select(p => new SeriesPoint(new AcademicYear(p.Year).ToString(), p.Figure.Rate, p.Figure.Count)).ToList();
        return new(measure.Key(), phase.Key(), own.Rate, own.Count, "per 100 pupils", Rate(FigureTable.England), Rate(area.Region.Code),
            Means.OfAvailable(around.Select(n => n.Value)), around, rank, quartile, series, own.IsEmpty ? null : local is null ? SourceOf(table, own) : new(local.SourceWords, "made within Headwater", new string('0', 64), Published: null));
    }

    private static FigureSource SourceOf(FigureTable table, Figure figure)
    {
        var source = table.Sources[figure.Source];
        return new($"{source.Publication}, to {source.Release}", source.File, source.Sha256, Published: null);
    }

    private static ChildrenMeasure? DrawChildren(FigureTable table, Area area, IReadOnlyList<Neighbour> neighbours, string metric, int? year)
    {
        var own = table.Children(area.Code, metric);
        if (own.Count == 0)
            return null;
        var chosen = year is { } y && own.ContainsKey(y) ? y : own.Keys.Last();
        double? At(string place) => table.Children(place, metric).TryGetValue(chosen, out var value) ? value : null;
        var words = metric switch
        {
            "cinfixedexclusion" => "Children in need suspended at least once",
            "cinpermexclusion" => "Children in need permanently excluded",
            _ => "Children looked after for a year or more, suspended at least once",
        };
        return new(metric, words, new AcademicYear(chosen).ToString(), own[chosen], At(FigureTable.England), At(area.Region.Code),
            Means.OfAvailable(neighbours.Select(n => At(n.Code))), [.. own.Select(p => new SeriesPoint(new AcademicYear(p.Key).ToString(), p.Value, null))]);
    }

    private static string WhyMissing(LocalPicture local, Measure measure, SchoolPhase phase, int? year) =>
        (year is { } y ? local.Why(measure, phase, y) : null)
        ?? $"there are own figures from {new AcademicYear(local.Years[0])} to {new AcademicYear(local.Years[^1])} only";

    private static List<string> Notes(LocalPicture local) =>
    [
        $"Source: {local.SourceWords}.",
        $"A figure behind which fewer than {local.Threshold} children stand is withheld, and with it another where a total would give it back.",
    ];

    private static string WhyMissing(FigureTable table, Area area, Measure measure, SchoolPhase phase, int? year)
    {
        if (table.BuiltInOnly)
            return "no statistics of authorities are imported yet";
        var years = table.Series(area.Code, measure, phase).Select(p => p.Year).ToList();
        if (years.Count == 0)
            return "the imported files hold no figure for this authority and phase in any year";
        return year is null || year > years[^1]
            ? $"the imported files end in {new AcademicYear(years[^1])} for this authority and phase"
            : $"the imported files hold no figure for {new AcademicYear(year.Value)} (their years for this authority and phase: {new AcademicYear(years[0])} to {new AcademicYear(years[^1])})";
    }

    private List<string> Notes(Area area, FigureTable table, IReadOnlyList<Neighbour> neighbours, int? year)
    {
        List<string> notes = [];
        if (area.SuccessorCodes.Count > 0)
            notes.Add($"{area.Name} was reorganised; see {string.Join(" and ", area.SuccessorCodes.Select(c => areas.ByCode(c)!.Name))} since {area.Until:d MMMM yyyy}.".Replace(area.Until!.Value.ToString("d MMMM yyyy", CultureInfo.InvariantCulture), area.Until.Value.AddDays(1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        if (neighbourLists.Models.Count == 0)
            notes.Add("No list of statistical neighbours is imported: ./run import neighbours FILE.");
        else if (neighbours.Count == 0)
            notes.Add("The chosen list of statistical neighbours has none for this authority.");
        if (table.BuiltInOnly)
            notes.Add("Only England's published series is here: ./run import statistics PATH.");
        if (year is { } y && MeasureWords.Measures.All(m => table.Get(area.Code, m, SchoolPhase.All, y) is { Count: null, Rate: not null }))
            notes.Add($"For {new AcademicYear(y)} the imported files hold rates without counts.");
        if (year is 2019 or 2020)
            notes.Add("Schools were closed to most pupils for part of 2019/20 and 2020/21; figures of these years are low for that reason.");
        return notes;
    }
}
