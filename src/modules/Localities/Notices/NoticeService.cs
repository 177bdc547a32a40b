using System.Globalization;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Notices;

internal sealed class NoticeService(HeadwaterDb db, CurrentLocality current, ILocalities localities, TimeProvider clock)
{
    /// <summary>Sets the locality's own text; answers whether it differs from what was there.</summary>
    public async Task<bool> SetAsync(NoticeKind kind, string? slug, string markdown, CancellationToken ct)
    {
        Check(markdown);
        var locality = (slug is null ? await localities.DefaultAsync(ct) : await localities.BySlugAsync(slug, ct))
            ?? throw new InputRefusedException(slug is null ? "There is no locality yet: start Headwater once with ./run." : $"There is no locality '{slug}'.");
        current.Enter(locality.Id);
        var own = await db.Set<Notice>().SingleOrDefaultAsync(n => n.Kind == kind, ct);
        if (own?.Markdown == markdown)
            return false;
        var now = clock.GetUtcNow().UtcDateTime;
        if (own is null)
            db.Add(new Notice { Kind = kind, LocalityId = locality.Id, Markdown = markdown, ChangedAtUtc = now });
        else
            (own.Markdown, own.ChangedAtUtc) = (markdown, now);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private static void Check(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
            throw new InputRefusedException("The text is empty; a notice needs one.");
        if (markdown.Length > Notice.MarkdownLength)
            throw new InputRefusedException(string.Create(CultureInfo.InvariantCulture, $"The text has {markdown.Length} characters; a notice has at most {Notice.MarkdownLength}."));
        if (markdown.Contains('\0', StringComparison.Ordinal) || markdown.Contains('\uFFFD', StringComparison.Ordinal))
            throw new InputRefusedException("The text is not UTF-8.");
    }
}
