using Headwater.Children.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Support.Training;

namespace Headwater.Support.Outreach;

/// <summary>A day on which is counted where children are.</summary>
/// <param name="Words">Such as "End of the autumn term".</param>
/// <param name="Day">The day.</param>
internal sealed record ShareDay(string Words, DateOnly Day);

/// <summary>Where the children are on a day, as it may be shown; null is withheld.</summary>
/// <param name="Day">The day.</param>
/// <param name="Referred">How many had been referred by then.</param>
/// <param name="Same">On the roll of the school from which they were referred.</param>
/// <param name="Mainstream">On the roll of another mainstream school.</param>
/// <param name="Elsewhere">On another roll: special school, alternative provision.</param>
/// <param name="Nowhere">On no roll here.</param>
internal sealed record ShareRow(ShareDay Day, int? Referred, int? Same, int? Mainstream, int? Elsewhere, int? Nowhere);

/// <summary>On which days is counted, which school is mainstream, and what is shown of the counts. Values in, values out.</summary>
internal static class ShareRules
{
    /// <summary>
    /// Whether a type of the Department's register is a mainstream school: one that is neither special nor a pupil referral unit nor alternative
    /// provision. A school without an entry counts as mainstream, as it counts as maintained in the calendars.
    /// Types as in "Get information about schools" (GIAS), field TypeOfEstablishment (name), such as "Community special school", "Academy special
    /// converter", "Free schools special", "Special post 16 institution", "Pupil referral unit", "Academy alternative provision sponsor led",
    /// "Free schools alternative provision", "Secure units".
    /// </summary>
    public static bool IsMainstream(string? type) =>
        type is null || !new[] { "special", "referral", "alternative provision", "secure unit" }.Any(w => type.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The last day of each term that has begun in the school year, by the locality's dates, and of the year; those that lie ahead are left out.</summary>
    /// <param name="year">The school year.</param>
    /// <param name="terms">The locality's terms; where it has six, the two of a season are one.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<ShareDay> Days(AcademicYear year, IEnumerable<TermDates> terms, DateOnly today)
    {
        var ends = terms.Where(t => AcademicYear.Of(t.End) == year).GroupBy(t => t.Start.Month switch { >= 8 => "autumn", <= 3 => "spring", _ => "summer" }).Select(g => new ShareDay($"End of the {g.Key} term", g.Max(t => t.End)));
        return [.. ends.Append(new("End of the school year", year.LastDay)).Where(d => d.Day <= today).OrderBy(d => d.Day)];
    }

    /// <summary>
    /// What is shown. A day is withheld whole where fewer children than the threshold had been referred, or where the next day that is shown has
    /// a few more: the difference would tell of those few. The share is withheld where the children who are in it, or those who are not, are a few;
    /// the others are withheld where they are a few, and all of them where one could be worked out.
    /// </summary>
    /// <param name="counts">Each day with its counts, in order.</param>
    /// <param name="threshold">Numbers from 1 to below it are withheld.</param>
    public static IReadOnlyList<ShareRow> Shown(IReadOnlyList<(ShareDay Day, RollCount Count)> counts, int threshold)
    {
        bool IsSmall(int number) => number > 0 && number < threshold;
        List<ShareRow> rows = [];
        int? later = null;
        foreach (var (day, count) in counts.Reverse())
        {
            var all = count.Children;
            if (IsSmall(all) || (later is { } next && IsSmall(Math.Abs(next - all))))
            {
                rows.Insert(0, new(day, null, null, null, null, null));
                continue;
            }

            later = all;
            var others = all - count.Same;
            if (IsSmall(count.Same) || IsSmall(others))
            {
                rows.Insert(0, new(day, all, null, null, null, null));
                continue;
            }

            var rest = FeedbackRules.Count([count.Mainstream, count.Elsewhere, count.Nowhere], threshold);
            IReadOnlyList<int?> cells = rest.All is null ? [null, null, null] : rest.Cells;
            rows.Insert(0, new(day, all, count.Same, cells[0], cells[1], cells[2]));
        }

        return rows;
    }
}
