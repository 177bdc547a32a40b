using Headwater.Data;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Notices;

/// <summary>A notice as a locality shows it: its own text, or else the default.</summary>
internal sealed record ShownNotice(string LocalityName, string Markdown, DateTime? ChangedAtUtc);

internal sealed class NoticeQueries(HeadwaterDb db, CurrentLocality current, ILocalities localities)
{
    /// <summary>Of the named locality, or of the default one; null when there is no such locality.</summary>
    public async Task<ShownNotice?> ShownAsync(NoticeKind kind, string? slug, CancellationToken ct)
    {
        var locality = slug is null ? await localities.DefaultAsync(ct) : await localities.BySlugAsync(slug, ct);
        if (locality is null)
            return slug is null ? new("Headwater", NoticeText.Default(kind), null) : null;
        current.Enter(locality.Id);
        var own = await db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Kind == kind, ct);
        return new(locality.Name, own?.Markdown ?? NoticeText.Default(kind), own?.ChangedAtUtc);
    }
}
