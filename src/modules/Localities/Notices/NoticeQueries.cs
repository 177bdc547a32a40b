using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Localities.Notices;

/// <summary>A notice as a locality shows it: its own text, or else the default.</summary>
internal sealed record ShownNotice(string LocalityName, string Markdown, DateTime? ChangedAtUtc);

internal sealed class NoticeQueries(HeadwaterDb db, CurrentLocality current, ILocalities localities, IServiceScopeFactory scopes)
{
    /// <summary>Of the named locality, or of the default one; null when there is no such locality.</summary>
    public async Task<ShownNotice?> ShownAsync(NoticeKind kind, string? slug, CancellationToken ct)
    {
        var locality = slug is null ? await localities.DefaultAsync(ct) : await localities.BySlugAsync(slug, ct);
        if (locality is null)
            return slug is null ? new("Headwater", NoticeText.Default(kind), null) : null;
        var own = current.Id is { } entered && entered != locality.Id ? await ElsewhereAsync(kind, locality.Id, ct) : await HereAsync(kind, locality.Id, ct);
        return new(locality.Name, own?.Markdown ?? NoticeText.Default(kind), own?.ChangedAtUtc);
    }

    private Task<Notice?> HereAsync(NoticeKind kind, LocalityId locality, CancellationToken ct)
    {
        current.Enter(locality);
        return db.Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Kind == kind, ct);
    }

    /// <summary>Whoever is signed in works for a locality already; the public notice of another is read in a scope of its own.</summary>
    private async Task<Notice?> ElsewhereAsync(NoticeKind kind, LocalityId locality, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentLocality>().Enter(locality);
        return await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Kind == kind, ct);
    }
}
