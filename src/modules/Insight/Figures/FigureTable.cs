using System.Collections.Concurrent;
using Headwater.Insight.Sources;

namespace Headwater.Insight.Figures;

/// <summary>One published figure. A rate without a count is all that some releases hold.</summary>
internal readonly record struct Figure(double? Rate, double? Count, double? Headcount, int Source)
{
    public bool IsEmpty => Rate is null && Count is null;
}

/// <summary>A group within a place's pupils, such as "SEN support", in the newest year that was published for it.</summary>
internal sealed record GroupFigure(int Year, SchoolPhase Phase, string Topic, string Item, double? Headcount, Figure Permanent, Figure Suspensions, Figure Suspended);

/// <summary>A rate of one term for one group: all that is published of them.</summary>
internal sealed record TermRate(int Year, string Term, SchoolPhase Phase, string Group, string Metric, double Rate, int Source);

/// <summary>
/// Everything the picture needs, resolved and held in memory; never changed once made. A place is its three-digit code, a
/// region's nine characters, or <see cref="England"/>.
/// </summary>
internal sealed partial class FigureTable(Func<FigureDetails> readDetails)
{
    public const string England = "ENG";
    public const int FirstYear = 1990;
    private const int Years = 110;

    private readonly Dictionary<(string Place, Measure Measure, SchoolPhase Phase), Figure[]> cells = [];
    private readonly Dictionary<(string Place, string Metric), SortedDictionary<int, double>> children = [];
    private readonly Lazy<FigureDetails> details = new(readDetails);
    private readonly ConcurrentDictionary<(Measure Measure, SchoolPhase Phase, int Year), Dictionary<string, double>> national = new();
    private readonly HashSet<string> authorities = [];

    public required IReadOnlyList<SourceRecord> Sources { get; init; }

    /// <summary>True when nothing was imported and only England's published series is here.</summary>
    public bool BuiltInOnly => Sources.Count == 1;

    public IReadOnlyCollection<string> Authorities => authorities;

    public int? NewestYear { get; private set; }

    public Figure Get(string place, Measure measure, SchoolPhase phase, int year) =>
        cells.TryGetValue((place, measure, phase), out var years) ? years[year - FirstYear] : default;

    public IEnumerable<(int Year, Figure Figure)> Series(string place, Measure measure, SchoolPhase phase)
    {
        if (!cells.TryGetValue((place, measure, phase), out var years))
            yield break;
        for (var i = 0; i < Years; i++)
        {
            if (!years[i].IsEmpty)
                yield return (FirstYear + i, years[i]);
        }
    }

    /// <summary>Every authority with its rate; worked out once.</summary>
    public Dictionary<string, double> National(Measure measure, SchoolPhase phase, int year) => national.GetOrAdd((measure, phase, year), key =>
    {
        var values = new Dictionary<string, double>();
        foreach (var code in authorities)
        {
            if (Get(code, key.Measure, key.Phase, key.Year).Rate is { } rate)
                values.Add(code, rate);
        }

        return values;
    });

    public IReadOnlyDictionary<int, double> Children(string place, string metric) =>
        children.TryGetValue((place, metric), out var series) ? series : new SortedDictionary<int, double>();

    public IReadOnlyList<GroupFigure> Groups(string place) => details.Value.Groups.GetValueOrDefault(place) ?? [];

    public IReadOnlyList<TermRate> Terms(string place) => details.Value.Terms.GetValueOrDefault(place) ?? [];

    /// <summary>
    /// Offers a figure; call with the newest release first. The newest release with a count wins, then the newest with a rate.
    /// The built-in series, rounded as it was printed, only fills what no imported file holds.
    /// </summary>
    internal void Offer(string place, bool isAuthority, Measure measure, SchoolPhase phase, int year, Figure figure, bool onlyWhereNothing = false)
    {
        if (figure.Rate is null && figure is { Count: { } count, Headcount: > 0 })
            figure = figure with { Rate = 100 * count / figure.Headcount };
        if (figure.IsEmpty || year is < FirstYear or >= FirstYear + Years)
            return;
        if (!cells.TryGetValue((place, measure, phase), out var years))
            cells.Add((place, measure, phase), years = new Figure[Years]);
        ref var cell = ref years[year - FirstYear];
        if (cell.IsEmpty || (cell.Count is null && figure.Count is not null && !onlyWhereNothing))
            cell = figure;
        if (isAuthority)
            authorities.Add(place);
        NewestYear = Math.Max(NewestYear ?? year, year);
    }

    internal void OfferChildren(string place, string metric, int year, double value)
    {
        if (!children.TryGetValue((place, metric), out var series))
            children.Add((place, metric), series = []);
        series.TryAdd(year, value);
    }
}
