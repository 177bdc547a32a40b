using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Support.Offer;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>Reads what training could be planned, from the helpline's themes (counts alone) and the area's offer; for those who read the themes.</summary>
internal sealed class SuggestionQueries(HeadwaterDb db, ThemeQueries themes, OfferQueries offer, HelplineSettingsService settings, TimeProvider clock)
{
    /// <summary>Whether the reader may see them.</summary>
    public bool MayRead => settings.MayKeep;

    /// <summary>Null where they are not for the reader.</summary>
    public async Task<IReadOnlyList<Suggestion>?> ReadAsync(CancellationToken ct)
    {
        if (await themes.ReadAsync(ct) is not { } asked)
            return null;
        var today = clock.Today();
        var planned = await (
            from c in db.Set<Course>().AsNoTracking()
            where c.WithdrawnOn == null && db.Set<CourseSession>().Any(s => s.CourseId == c.Id && s.Day >= today && s.CancelledBecause == null)
            select c.Needs).ToListAsync(ct);
        var served = (await offer.ReadAsync(null, ct)).Now.SelectMany(s => s.Needs).ToHashSet(StringComparer.Ordinal);
        return SuggestionRules.Of(
            asked.Lines.Where(l => l.Need is not null).Select(l => (l.Need!, l.All)), ThemeRules.Repeated, NeedWords.All.Select(n => n.Key).Where(k => !served.Contains(k)), planned.SelectMany(ServiceWords.Keys));
    }
}
