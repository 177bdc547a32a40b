using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.Children.Response;

/// <summary>The days of a plan.</summary>
internal static class PlanRules
{
    /// <summary>A pastoral support programme: sixteen weeks, looked at half-way at the latest.</summary>
    public const int ProgrammeWeeks = 16;

    public const int HalfWayWeeks = 8;

    /// <summary>A look at a programme this long before its half counts as the half-way review.</summary>
    private const int HalfWayFromWeek = 6;

    /// <summary>Parents are met at least three times a year (SEND Code of Practice, paragraph 6.65): a plan lies no longer than this.</summary>
    private const int MonthsBetweenReviews = 4;

    public static DateOnly HalfWay(DateOnly began) => began.AddDays(7 * HalfWayWeeks);

    public static DateOnly End(DateOnly began) => began.AddDays(7 * ProgrammeWeeks);

    /// <summary>When a plan that begins is looked at first: a programme half-way, any other plan when it was agreed.</summary>
    /// <exception cref="InputRefusedException">The day that was agreed cannot be taken.</exception>
    public static DateOnly FirstReview(PlanKind kind, DateOnly began, DateOnly? agreed) => kind == PlanKind.PastoralProgramme ? HalfWay(began) : Agreed(began, agreed);

    /// <summary>When it is looked at next; null for a programme that is over.</summary>
    /// <exception cref="InputRefusedException">The day that was agreed cannot be taken.</exception>
    public static DateOnly? NextReview(PlanKind kind, DateOnly began, DateOnly held, DateOnly? agreed) => kind switch
    {
        PlanKind.PastoralProgramme when held < began.AddDays(7 * HalfWayFromWeek) => HalfWay(began),
        PlanKind.PastoralProgramme when held < End(began) => End(began),
        PlanKind.PastoralProgramme => null,
        _ => Agreed(held, agreed),
    };

    private static DateOnly Agreed(DateOnly from, DateOnly? agreed)
    {
        if (agreed is not { } day)
            throw new InputRefusedException("Enter the day of the next review.");
        var last = from.AddMonths(MonthsBetweenReviews);
        return day > from && day <= last
            ? day
            : throw new InputRefusedException($"The next review must be after {Words.Date(from)} and by {Words.Date(last)}: parents are met at least three times a year.");
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
