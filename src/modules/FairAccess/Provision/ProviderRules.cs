using Headwater.Kernel;
using static Headwater.Interface.Words;

namespace Headwater.FairAccess.Provision;

/// <summary>Whether a provider was visited lately and what was not seen. Values in, values out.</summary>
internal static class ProviderRules
{
    /// <summary>A provider is visited at least once in so many months. The locality’s own number, not law.</summary>
    public const int MonthsToNextVisit = 12;

    /// <summary>What is asked for at a visit, in its order.</summary>
    public static IReadOnlyList<(Seen What, string Words)> Items { get; } =
    [
        (Seen.Safeguarding, "The safeguarding policy"),
        (Seen.Staff, "DBS and other checks on all staff"),
        (Seen.Insurance, "Insurance"),
        (Seen.Curriculum, "The curriculum"),
        (Seen.HealthAndSafety, "Health and safety"),
    ];

    /// <summary>The visit that counts; null where there was none.</summary>
    public static ProviderCheck? Latest(IEnumerable<ProviderCheck> checks) => checks.OrderBy(c => c.VisitedOn).ThenBy(c => c.CheckedAtUtc).ThenBy(c => c.Id).LastOrDefault();

    /// <summary>Whether the last visit still counts.</summary>
    public static bool IsInDate(IEnumerable<ProviderCheck> checks, DateOnly today) => Latest(checks)?.NextDue >= today;

    /// <summary>What was not seen at the visit that counts.</summary>
    public static IReadOnlyList<string> NotSeen(ProviderCheck check) => [.. Items.Where(i => (check.Seen & i.What) == Seen.None).Select(i => i.Words)];

    /// <summary>What whoever places a child there should know; none where all is in order. A concern in words is for those who read about providers.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyCollection<ProviderCheck> checks, DateOnly today)
    {
        if (Latest(checks) is not { } last)
        {
            yield return "No check of this provider is on record. Visit it before a child goes there, and write down what was seen.";
            yield break;
        }

        if (last.NextDue < today)
            yield return $"The check of this provider is out of date: the next visit was due by {Date(last.NextDue)}.";
        if (NotSeen(last) is { Count: > 0 } missing)
            yield return $"Not seen at the visit of {Date(last.VisitedOn)}: {string.Join("; ", missing)}.";
        if (last.Concern is not null)
            yield return $"The visit of {Date(last.VisitedOn)} left a concern. Read the check of the provider.";
    }

    /// <summary>
    /// An unregistered place may not give full-time education to a child who is looked after or has a plan, nor to five or more children
    /// (Education and Skills Act 2008, sections 92 and 96). How many others there are is not known here.
    /// </summary>
    public static IEnumerable<string> Unregistered(IReadOnlyCollection<ProviderCheck> checks, int minutes, bool? hasPlan, bool? isLookedAfter)
    {
        if (Latest(checks) is not { IsRegistered: false } || minutes <= PlacementRules.RegisteredOver)
            yield break;
        yield return hasPlan == true || isLookedAfter == true
            ? "This provider is not registered as a school, and the child is there full time. For a child who is looked after or has an education, health and care plan the law does not allow it: speak with the local authority today."
            : "This provider is not registered as a school, and the child is there for more than 18 hours a week, which the Department takes as full time. With five such children, or one who is looked after or has a plan, it must be registered: ask it how many it has.";
    }

    /// <summary>Refuses a visit that cannot be.</summary>
    /// <exception cref="InputRefusedException">It lies ahead, or the next one is too early or too late.</exception>
    public static void Refuse(ProviderCheck check, DateOnly today)
    {
        if (check.VisitedOn > today)
            throw new InputRefusedException("The day of the visit lies in the future. Write it down once it was made.");
        if (check.VisitedOn < today.AddYears(-5))
            throw new InputRefusedException("The day of the visit lies more than five years back. Correct the year.");
        if (check.NextDue <= check.VisitedOn)
            throw new InputRefusedException("The next check is due before this one was made. Correct one of the days.");
        if (check.NextDue > check.VisitedOn.AddMonths(MonthsToNextVisit))
            throw new InputRefusedException($"The next check is due within {MonthsToNextVisit} months of the visit, by {Date(check.VisitedOn.AddMonths(MonthsToNextVisit))}. Choose an earlier day.");
    }
}
