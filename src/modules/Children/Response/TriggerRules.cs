using Headwater.Children.Exclusions;
using Headwater.Duties;
using Headwater.Interface;

namespace Headwater.Children.Response;

/// <summary>Days of suspension of one child in this term and the two before it, half days as halves.</summary>
internal sealed record SuspensionDays(decimal AcrossThreeTerms);

/// <summary>When a number asks people to talk. It asks for a conversation and for nothing else.</summary>
internal static class TriggerRules
{
    private const int LastPrimaryYear = 6;

    /// <summary>What is said wherever a conversation was opened.</summary>
    public const string NoSanction = "This opens a conversation about what would help. It is no reason to suspend or exclude, and no step towards it.";

    /// <summary>Why people are to talk, with the numbers and their source; null when the days do not ask for it.</summary>
    public static string? Reason(ResponseLimits limits, int yearGroup, SuspensionDays days)
    {
        var (limit, phase) = yearGroup <= LastPrimaryYear ? (limits.PrimaryDays, "a primary school") : (limits.SecondaryDays, "a secondary school");
        return days.AcrossThreeTerms >= limit
            ? $"{Days(days.AcrossThreeTerms)} of suspension across three terms. In {phase} people talk from {Days(limit)} on ({limits.Source})."
            : null;
    }

    /// <summary>The last suspension that stands; null where there is none.</summary>
    public static RecordedExclusion? Last(IEnumerable<RecordedExclusion> exclusions) => exclusions.Where(x => x.Cancelled is null && x.What != ExclusionKind.Permanent).MaxBy(x => x.Start);

    /// <summary>By when people talk: the day on which the child is back; the first day out, where the calendar does not tell.</summary>
    public static DateOnly TalkBy(RecordedExclusion last, SchoolCalendar? calendar) =>
        ExclusionWords.LastDay(last, calendar) is { } end ? ExclusionWords.EndsAtMidday(last, end, calendar) ? end : calendar?.After(end, 1) ?? end : last.Start;

    /// <summary><c>1 day</c>, <c>4.5 days</c>.</summary>
    public static string Days(decimal days) => days == 1 ? "1 day" : $"{days.ToString("0.#", Words.English)} days";
}
