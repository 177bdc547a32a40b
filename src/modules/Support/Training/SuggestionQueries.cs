using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Support.Offer;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>What training could be planned.</summary>
/// <param name="Asked">From what the helpline is asked and what the directory has no service for.</param>
/// <param name="Plans">From help that children's plans name and that did not come about.</param>
internal sealed record SuggestionsView(IReadOnlyList<Suggestion> Asked, IReadOnlyList<PlanSuggestion> Plans);

/// <summary>Reads what training could be planned, from the helpline's themes, gaps in plans (counts alone) and the area's offer; for those who read the themes.</summary>
internal sealed class SuggestionQueries(HeadwaterDb db, ThemeQueries themes, IPlanGaps gaps, OfferQueries offer, HelplineSettingsService settings, TimeProvider clock)
{
    /// <summary>Whether the reader may see them.</summary>
    public bool MayRead => settings.MayKeep;

    /// <summary>Null where they are not for the reader.</summary>
    public async Task<SuggestionsView?> ReadAsync(CancellationToken ct)
    {
        if (await themes.ReadAsync(ct) is not { } asked)
            return null;
        var today = clock.Today();
        var planned = await (
            from c in db.Set<Course>().AsNoTracking()
            where c.WithdrawnOn == null && db.Set<CourseSession>().Any(s => s.CourseId == c.Id && s.Day >= today && s.CancelledBecause == null)
            select c.Needs).ToListAsync(ct);
        var about = planned.SelectMany(ServiceWords.Keys).ToHashSet(StringComparer.Ordinal);
        var served = (await offer.ReadAsync(null, ct)).Now.SelectMany(s => s.Needs).ToHashSet(StringComparer.Ordinal);
        var notTaken = await gaps.HelpNotTakenAsync(asked.Months[0], ct);
        return new(
            SuggestionRules.Of(asked.Lines.Where(l => l.Need is not null).Select(l => (l.Need!, l.All)), ThemeRules.Repeated, NeedWords.All.Select(n => n.Key).Where(k => !served.Contains(k)), about),
            SuggestionRules.OfPlans(notTaken, asked.Threshold, about));
    }
}
