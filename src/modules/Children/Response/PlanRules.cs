using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>The numbers by which plans are looked at, as the locality has them for what begins on a day (rule 4.1).</summary>
/// <param name="Weeks">How long a pastoral support programme lasts.</param>
/// <param name="HalfWayWeeks">When it is looked at half-way at the latest.</param>
/// <param name="CountsFromWeek">From which week on a look at it counts as the half-way review.</param>
/// <param name="MonthsBetweenReviews">A support plan lies no longer than this between two looks at it.</param>
internal sealed record PlanNumbers(int Weeks, int HalfWayWeeks, int CountsFromWeek, int MonthsBetweenReviews)
{
    public static PlanNumbers Of(RuleBook book, DateOnly began)
    {
        var (programme, reviews) = (Find("4.1/programme"), Find("4.1/reviews"));
        // Numbers that a locality put together wrongly must not put the half after the end.
        var half = Math.Min(programme["halfWayWeeks"], programme["weeks"]);
        return new(programme["weeks"], half, Math.Min(programme["countsFromWeek"], half), reviews["months"]);

        // Where a locality let its rule end, the country's holds.
        Rule Find(string key) => book.Find(key, began) ?? RuleBook.National.Rules.Last(r => r.Key == key);
    }
}

/// <summary>The days of a plan.</summary>
internal static class PlanRules
{
    public static DateOnly HalfWay(DateOnly began, PlanNumbers numbers) => began.AddDays(7 * numbers.HalfWayWeeks);

    public static DateOnly End(DateOnly began, PlanNumbers numbers) => began.AddDays(7 * numbers.Weeks);

    /// <summary>When a plan that begins is looked at first: a programme half-way, any other plan when it was agreed.</summary>
    /// <exception cref="InputRefusedException">The day that was agreed cannot be taken.</exception>
    public static DateOnly FirstReview(PlanKind kind, DateOnly began, DateOnly? agreed, PlanNumbers numbers) => kind == PlanKind.PastoralProgramme ? HalfWay(began, numbers) : Agreed(began, agreed, numbers);

    /// <summary>When it is looked at next; null for a programme that is over.</summary>
    /// <exception cref="InputRefusedException">The day that was agreed cannot be taken.</exception>
    public static DateOnly? NextReview(PlanKind kind, DateOnly began, DateOnly held, DateOnly? agreed, PlanNumbers numbers) => kind switch
    {
        PlanKind.PastoralProgramme when held < began.AddDays(7 * numbers.CountsFromWeek) => HalfWay(began, numbers),
        PlanKind.PastoralProgramme when held < End(began, numbers) => End(began, numbers),
        PlanKind.PastoralProgramme => null,
        _ => Agreed(held, agreed, numbers),
    };

    private static DateOnly Agreed(DateOnly from, DateOnly? agreed, PlanNumbers numbers)
    {
        if (agreed is not { } day)
            throw new InputRefusedException("Enter the day of the next review.");
        var last = from.AddMonths(numbers.MonthsBetweenReviews);
        return day > from && day <= last
            ? day
            : throw new InputRefusedException($"The next review must be after {Words.Date(from)} and by {Words.Date(last)}: plans are looked at with the parents every {numbers.MonthsBetweenReviews} months at least (rule 4.1).");
    }
}

/// <summary>From −2 to +2: how far an outcome came. Words for people; nothing is counted with it.</summary>
internal static class OutcomeScale
{
    public const int Lowest = -2;
    public const int Highest = 2;

    public static IReadOnlyList<(int Step, string Words)> Steps { get; } =
    [
        (2, "Reached"), (1, "Better than at the start, not yet reached"), (0, "As at the start"), (-1, "Worse than at the start"), (-2, "Much worse than at the start"),
    ];

    /// <summary><c>+1: better than at the start, not yet reached</c>.</summary>
    public static string Of(int step) => Steps.FirstOrDefault(s => s.Step == step) is { Words: { } words } ? $"{Sign(step)}: {words.ToLowerInvariant()}" : Sign(step);

    public static string Sign(int step) => step switch { > 0 => $"+{Words.Count(step)}", < 0 => $"−{Words.Count(-step)}", _ => "0" };
}
