using System.Globalization;
using Headwater.Insight.Figures;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Insight.Pictures;

/// <summary>Says in plain words what the figures say, and what they cannot. Every clause rests on a figure on the page.</summary>
internal static class PictureSentences
{
    public static string Number(double? value, int decimals = 2) =>
        value?.ToString("N" + decimals, CultureInfo.InvariantCulture) ?? "not published";

    /// <summary>The three headline sentences: how high, compared with whom, and which way it goes.</summary>
    public static IReadOnlyList<string> Headline(Picture picture)
    {
        if (picture.Year is null)
            return [$"No figures for {picture.Area.Name} are here yet."];
        List<string> sentences = [];
        var suspensions = picture.Of(Measure.Suspensions.Key(), "all");
        var permanent = picture.Of(Measure.PermanentExclusions.Key(), "all");
        var suspended = picture.Of(Measure.PupilsSuspended.Key(), "all");
        if (suspensions.Value is { } rate)
        {
            sentences.Add($"In {picture.Year} schools in {picture.Area.Name} gave {Number(rate, 1)} suspensions for every 100 pupils. {Beside(rate, suspensions)}");
            if (Way(suspensions, picture.Year) is { } way)
                sentences.Add($"Over the last three years the rate of suspensions has {way}.");
        }

        if (suspended.Value is { } share && share > 0)
            sentences.Add($"About 1 pupil in {Math.Round(100 / share):0} was suspended at least once.");
        if (permanent.Value is { } excluded)
        {
            sentences.Add(excluded > 0
                ? $"About {Number(excluded * 100, 0)} pupils in every 10,000 were permanently excluded. {Beside(excluded, permanent)}"
                : "No pupil was permanently excluded.");
            if (Way(permanent, picture.Year) is { } way)
                sentences.Add($"Over the last three years the rate of permanent exclusions has {way}.");
        }

        if (Step(picture) is { } step)
            sentences.Add(step);
        return sentences;
    }

    /// <summary>"higher than England's 11.31 and than the mean of similar authorities (13.35)".</summary>
    private static string Beside(double own, PictureMeasure measure)
    {
        var decimals = measure.Measure == Measure.PermanentExclusions.Key() ? 3 : 2;
        List<string> parts = [];
        if (measure.England is { } england)
            parts.Add($"{Compared(own, england)} England ({Number(england, decimals)})");
        if (measure.NeighbourMean is { } mean)
            parts.Add($"{Compared(own, mean)} similar authorities together ({Number(mean, decimals)})");
        if (parts.Count == 0)
            return "";
        var rank = measure.RankAmongNeighbours is { } r
            ? $" Among the {r.Of} it is {(r.Rank == 1 ? "the highest" : r.Rank == r.Of ? "the lowest" : $"{Ordinal(r.Rank)} highest")}."
            : "";
        return $"That is {string.Join(", and ", parts)}.{rank}";
    }

    private static string Compared(double own, double other) =>
        Math.Abs(own - other) <= 0.02 * other ? "about the same as" : own > other ? "higher than" : "lower than";

    private static string? Way(PictureMeasure measure, string year)
    {
        var values = measure.Series.TakeWhile(p => string.CompareOrdinal(p.Year, year) <= 0).Select(p => p.Value).OfType<double>().ToList();
        return Trends.Direction(values) switch
        {
            TrendDirection.Rising => "gone up",
            TrendDirection.Falling => "gone down",
            TrendDirection.Steady => "stayed about the same",
            TrendDirection.Unclear => null,
            _ => throw new InvalidOperationException("Unknown direction."),
        };
    }

    private static string? Step(Picture picture)
    {
        var primary = picture.Of(Measure.Suspensions.Key(), "primary").Value;
        var secondary = picture.Of(Measure.Suspensions.Key(), "secondary").Value;
        return primary is > 0 && secondary is { } after
            ? $"The rate of suspensions in secondary schools is {Number(after / primary.Value, 0)} times that of primary schools."
            : null;
    }

    public static string Ordinal(int number) => (number % 100) is 11 or 12 or 13 ? $"{number}th" : (number % 10) switch { 1 => $"{number}st", 2 => $"{number}nd", 3 => $"{number}rd", _ => $"{number}th" };

    /// <summary>What nobody should read out of these figures.</summary>
    public static IReadOnlyList<string> Limits(Picture picture)
    {
        List<string> limits =
        [
            "They count decisions by schools, not how children behaved, nor children sent home without a record.",
            "A suspension rate counts every suspension, so one child can add many; the share of pupils suspended at least once counts each pupil once.",
            picture.Area.Fictional
                ? "They are made up: nothing follows from them for any real place."
                : "By sex, ethnicity, free school meals, need and year group nothing is published for one authority in the files here; what England's figures say need not hold here.",
            "Permanent exclusions of one authority are few: a change of a few children moves the rate.",
        ];
        if (picture.Year is "2019/20" or "2020/21")
            limits.Add("Schools were closed to most pupils for part of 2019/20 and 2020/21.");
        return limits;
    }

    public static string YearWords(string year) => AcademicYear.TryParse(year, null, out var parsed) ? $"the school year {parsed}" : year;
}
