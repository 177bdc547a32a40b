using Headwater.Interface;

namespace Headwater.Access.Notices;

/// <summary>How much there is for somebody, by number alone.</summary>
/// <param name="Notices">Notices that are new since the last daily mail and were not seen.</param>
/// <param name="Today">Things to do whose last day is today.</param>
/// <param name="Late">Things to do whose last day is past.</param>
internal readonly record struct DigestCounts(int Notices, int Today, int Late);

/// <summary>The daily mail: whether there is one, and what it says. No name, no title, nothing of what it is about.</summary>
internal static class DigestRules
{
    /// <summary>
    /// On working days alone: where something is new or has its last day today. What is late is said again on the first working day of the
    /// week, so that it neither nags daily nor is forgotten.
    /// </summary>
    /// <param name="counts">How much there is.</param>
    /// <param name="isWorkingDay">Whether today is one.</param>
    /// <param name="isFirstOfWeek">Whether it is the first of its week.</param>
    public static bool IsSent(DigestCounts counts, bool isWorkingDay, bool isFirstOfWeek) => isWorkingDay && (counts.Notices > 0 || counts.Today > 0 || (counts.Late > 0 && isFirstOfWeek));

    /// <summary>The first working day of its week, Monday to Sunday.</summary>
    /// <param name="day">A working day.</param>
    /// <param name="isWorkingDay">Which days are.</param>
    public static bool IsFirstOfWeek(DateOnly day, Func<DateOnly, bool> isWorkingDay) => !Enumerable.Range(1, ((int)day.DayOfWeek + 6) % 7).Any(back => isWorkingDay(day.AddDays(-back)));

    /// <summary>The line of the mail.</summary>
    public const string Subject = "What waits for you in Headwater";

    /// <summary>The words of the mail.</summary>
    /// <param name="counts">How much there is.</param>
    /// <param name="address">Where people sign in; null where the installation does not know.</param>
    public static string Text(DigestCounts counts, Uri? address)
    {
        List<string> lines = [];
        if (counts.Notices > 0)
            lines.Add($"- {Many(counts.Notices, "new notice")} to read");
        if (counts.Today > 0)
            lines.Add($"- {Many(counts.Today, "thing")} to do by the end of today");
        if (counts.Late > 0)
            lines.Add($"- {Many(counts.Late, "thing")} to do, past {(counts.Late == 1 ? "its" : "their")} last day");
        return $"In Headwater there wait for you:\n\n{string.Join('\n', lines)}\n\nFor everybody’s privacy this mail does not say what they are.\n\nSign in{(address is null ? "" : $" at {address}")}. When such mails come can be changed under Notices.\n";
    }

    private static string Many(int number, string what) => number == 1 ? $"1 {what}" : $"{Words.Count(number)} {what}s";
}
