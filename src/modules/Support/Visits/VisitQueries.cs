using Headwater.Data;
using Headwater.Support.Services;
using Headwater.Support.Tips;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Visits;

/// <summary>A month of the public pages.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Pages">How often pages of each kind were looked at.</param>
/// <param name="VisitorsPerDay">Different visitors of a day, on average; null where no day of it is over.</param>
internal sealed record VisitMonth(DateOnly First, IReadOnlyDictionary<VisitKind, int> Pages, double? VisitorsPerDay)
{
    public int Of(VisitKind kind) => Pages.GetValueOrDefault(kind);
}

/// <summary>What was looked at on the public pages, by month; and what most.</summary>
internal sealed class VisitQueries(HeadwaterDb db)
{
    /// <summary>So many months are shown, this one included.</summary>
    public const int Months = 13;

    /// <summary>So many days back the most-read tips are counted.</summary>
    public const int DaysOfMost = 90;

    private const int Most = 10;

    /// <summary>Months in which anything was counted, newest first.</summary>
    public async Task<IReadOnlyList<VisitMonth>> MonthsAsync(CancellationToken ct)
    {
        var today = db.Reader.Today;
        var from = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months);
        var days = await db.Set<VisitCount>().Where(v => v.Day >= from).GroupBy(v => new { v.Day, v.Kind }).Select(g => new { g.Key.Day, g.Key.Kind, Count = g.Sum(v => v.Count) }).ToListAsync(ct);
        var first = await db.Set<VisitCount>().OrderBy(v => v.Day).Select(v => v.Day).FirstOrDefaultAsync(ct);
        return
        [
            .. days.GroupBy(d => new DateOnly(d.Day.Year, d.Day.Month, 1)).OrderByDescending(g => g.Key).Select(g => new VisitMonth(
                g.Key, g.Where(d => d.Kind != VisitKind.Visitors).GroupBy(d => d.Kind).ToDictionary(k => k.Key, k => k.Sum(d => d.Count)), VisitRules.VisitorsPerDay(g.Key, first, today, g.Where(d => d.Kind == VisitKind.Visitors).Select(d => (d.Day, d.Count))))),
        ];
    }

    /// <summary>Tips that were read most in the last <see cref="DaysOfMost"/> days, by title.</summary>
    public async Task<IReadOnlyList<(string Title, int Count)>> TipsAsync(CancellationToken ct)
    {
        var from = db.Reader.Today.AddDays(-DaysOfMost);
        var counts = await db.Set<VisitCount>().Where(v => v.Kind == VisitKind.Tip && v.What != "" && v.Day >= from).GroupBy(v => v.What).Select(g => new { Slug = g.Key, Count = g.Sum(v => v.Count) }).ToListAsync(ct);
        var titles = await (from t in db.Set<Tip>() join v in db.Set<TipVersion>() on t.ApprovedId equals v.Id select new { t.Slug, t.Language, v.Title }).ToListAsync(ct);
        var bySlug = titles.GroupBy(t => t.Slug, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MinBy(t => t.Language != TipLanguages.English)!.Title, StringComparer.Ordinal);
        return [.. counts.Where(c => bySlug.ContainsKey(c.Slug)).OrderByDescending(c => c.Count).ThenBy(c => c.Slug, StringComparer.Ordinal).Take(Most).Select(c => (bySlug[c.Slug], c.Count))];
    }

    /// <summary>Needs that were looked at most in the last <see cref="DaysOfMost"/> days.</summary>
    public async Task<IReadOnlyList<(string Need, int Count)>> NeedsAsync(CancellationToken ct)
    {
        var from = db.Reader.Today.AddDays(-DaysOfMost);
        var counts = await db.Set<VisitCount>().Where(v => v.Kind == VisitKind.Need && v.Day >= from).GroupBy(v => v.What).Select(g => new { Need = g.Key, Count = g.Sum(v => v.Count) }).ToListAsync(ct);
        return [.. counts.OrderByDescending(c => c.Count).ThenBy(c => c.Need, StringComparer.Ordinal).Select(c => (Need: NeedWords.Of(c.Need), c.Count)).Where(c => c.Need is not null).Take(Most).Select(c => (c.Need!, c.Count))];
    }
}
