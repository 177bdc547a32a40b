using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>What was asked in the last months, and what the partnership made of it.</summary>
/// <param name="Months">The first days of the months, the oldest first.</param>
/// <param name="Lines">What was asked, the most asked first.</param>
/// <param name="Lessons">What became of repeated questions, the newest first.</param>
/// <param name="Threshold">Counts below it are withheld.</param>
internal sealed record ThemesView(IReadOnlyList<DateOnly> Months, IReadOnlyList<ThemeLine> Lines, IReadOnlyList<HelplineLesson> Lessons, int Threshold);

/// <summary>Reads for the report of themes: counts alone, and no word that anybody wrote to the helpline.</summary>
internal sealed class ThemeQueries(HeadwaterDb db, ILocalities localities, HelplineSettingsService settings, TimeProvider clock)
{
    /// <summary>Null where it is not for the reader.</summary>
    public async Task<ThemesView?> ReadAsync(CancellationToken ct)
    {
        if (!settings.MayKeep)
            return null;
        var months = ThemeRules.MonthsUpTo(clock.Today());
        var since = UkDays.StartOf(months[0]);
        // One that was merged is the same question.
        var rows = await db.Set<HelplineEnquiry>().AsNoTracking().Where(e => e.CameAtUtc >= since && e.Stage != EnquiryStage.Merged).Select(e => new { e.Need, e.CameAtUtc, IsUnanswered = e.Unanswered != null }).ToListAsync(ct);
        var threshold = await localities.ThresholdAsync(db.Locality, ct);
        var asked = rows.Select(r => (r, Day: UkDays.DayOf(r.CameAtUtc))).Select(r => new AskedAbout(r.r.Need, new(r.Day.Year, r.Day.Month, 1), r.r.IsUnanswered)).ToList();
        var lessons = await db.Set<HelplineLesson>().AsNoTracking().ToListAsync(ct);
        return new(months, ThemeRules.Count(asked, months, threshold), [.. lessons.OrderByDescending(l => l.Day).ThenByDescending(l => l.Id)], threshold);
    }
}
