using Headwater.Children.Movement;
using Headwater.Interface;
using Headwater.Statistics;

namespace Headwater.Children.Equality;

internal static class EqualityLinks
{
    public const string Report = "/exclusions/report";

    public const string Picture = "/exclusions/picture";
}

/// <summary>What figures, comparisons and groups are called on screen.</summary>
internal static class EqualityWords
{
    public const string NotShown = "not shown";

    public static string Rate(double? per100) => per100 is { } rate ? Words.Rate(rate, 1) : NotShown;

    /// <summary>Half days as days, where the number may be shown.</summary>
    public static string Days(Figure halfDays, int threshold) => halfDays.Value is { } n ? (n / 2m).ToString("#,0.#", Words.English) : halfDays.Words(threshold);

    /// <summary>How a group stands to everybody else, in a cell of a table.</summary>
    public static string Compared(RatioEstimate? estimate) => estimate switch
    {
        not { Interval95: { } } => "too few to tell",
        { Interval95: { } i } when !EqualityRules.IsClear(estimate) => $"{Times(estimate.Ratio)}: no clear difference ({Between(i)})",
        { Interval95: { } i } => $"{Times(estimate.Ratio)} ({Between(i)})",
    };

    /// <summary>A clear difference as a sentence.</summary>
    /// <param name="pupils">Such as <c>Girls</c>.</param>
    /// <param name="estimate">With an interval.</param>
    /// <param name="of">Of whom all: the school, or the schools here.</param>
    public static string Sentence(string pupils, RatioEstimate estimate, string of, string did = "were suspended") =>
        $"{pupils} {did} {Times(estimate.Ratio)} as often as everyone else {of}; allowing for chance, {Between(estimate.Interval95!.Value)}.";

    public static string Of(Fate fate) => fate switch
    {
        Fate.Reinstated => "The board reinstated the child",
        Fate.Quashed => "A review panel quashed it",
        Fate.Upheld => "The board or a review panel upheld it",
        Fate.Undecided => "Not decided yet",
        _ => "Cancelled",
    };

    public static string Of(LeftFor left) => left switch
    {
        LeftFor.AfterPermanentExclusion => "After a permanent exclusion",
        LeftFor.HomeEducation => "To home education",
        LeftFor.AnotherSchoolHere => "To another school here",
        LeftFor.EndOfLastYear => "At the end of Year 6, 11, 12 or 13",
        LeftFor.OtherGround => "On another ground that is on record",
        _ => "No ground on record",
    };

    public static string Of(MoveKind kind) => MovementWords.Of(kind);

    public static string Of(Completeness completeness) => completeness switch
    {
        Completeness.NearlyAll => "nearly all",
        Completeness.Most => "most",
        Completeness.LessThanHalf => "less than half",
        Completeness.NearlyNone => "hardly any",
        _ => "too few to say",
    };

    /// <summary>What the marks mean.</summary>
    public static IReadOnlyList<string> Marks(int threshold) =>
    [
        $"“Fewer than {threshold}” is any number below {threshold}, also none. With so few, somebody could tell which children they are.",
        $"“Withheld” stands where a number, with a total beside it, would give away a smaller one. It need not be small itself.",
        "A rate or comparison is shown only where every number that it is made of is shown.",
    ];

    private static string Times(double ratio) => $"{Words.Rate(ratio, 1)} times";

    private static string Between(Interval i) => $"between {Words.Rate(i.Low, 1)} and {Words.Rate(i.High, 1)} times";
}
