using Headwater.Data;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Tips;

/// <summary>A tip as those who keep the directory find it.</summary>
/// <param name="Tip">The tip.</param>
/// <param name="Approved">What was approved last; null before the first.</param>
/// <param name="Open">What is drafted or offered beside it; null where nothing is.</param>
internal sealed record TipRow(Tip Tip, TipVersion? Approved, TipVersion? Open)
{
    /// <summary>The newest version.</summary>
    public TipVersion Newest => (Open ?? Approved)!;

    public string Title => (Approved ?? Open)!.Title;
}

/// <summary>Reads for those who keep the directory; everybody else reads the public pages.</summary>
internal sealed class TipQueries(HeadwaterDb db, TipService service)
{
    /// <summary>All, by title; none for whoever does not write tips.</summary>
    public async Task<IReadOnlyList<TipRow>> AllAsync(CancellationToken ct) =>
        service.MayWrite ? [.. (await RowsAsync(db.Set<Tip>().AsNoTracking(), ct)).OrderBy(r => r.Title, StringComparer.Ordinal).ThenBy(r => r.Tip.Language, StringComparer.Ordinal).ThenBy(r => r.Tip.Id)] : [];

    /// <summary>One; null where there is none for the reader.</summary>
    public async Task<TipRow?> FindAsync(Guid id, CancellationToken ct) =>
        service.MayWrite && await RowsAsync(db.Set<Tip>().AsNoTracking().Where(t => t.Id == id), ct) is [var row] ? row : null;

    private async Task<IReadOnlyList<TipRow>> RowsAsync(IQueryable<Tip> tips, CancellationToken ct)
    {
        var rows = await (
            from t in tips
            join v in db.Set<TipVersion>() on t.Id equals v.TipId
            where v.Id == t.ApprovedId || v.Stage != VersionStage.Approved
            select new { Tip = t, Version = v }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Tip.Id).Select(g => new TipRow(g.First().Tip, g.FirstOrDefault(r => r.Version.Id == r.Tip.ApprovedId)?.Version, g.FirstOrDefault(r => r.Version.Stage != VersionStage.Approved)?.Version))];
    }
}
