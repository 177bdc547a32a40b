using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Duties;

namespace Headwater.Children.Exclusions;

/// <summary>The days by which something is due after exclusions, for the calendar of the headteacher, of those who govern, or of the local authority's people; no name of a child.</summary>
internal sealed class DutyFeed(LedgerQueries ledgers, Responsible responsible, IAuditTrail audit, HeadwaterDb db) : IFeedPart
{
    private const int MonthsBack = 12;

    public async Task<IReadOnlyList<FeedDay>> OfAsync(CancellationToken ct)
    {
        var mine = await responsible.OfAsync(ct);
        if (mine.Schools.Count == 0)
            return [];
        var today = db.Reader.Today;
        var views = await ledgers.OfSchoolsAsync(mine.Schools, today.AddMonths(-MonthsBack), ct);
        await audit.ReadAsync(new("export", "duty", Children: [.. views.Select(v => v.Ledger.Child.ChildId)]), ct);
        return [.. views.SelectMany(v => DueDuties.Of(v, today, named: false)).Where(d => mine.Has(d) && d.Duty is { Due: not null, State: not DutyState.Waiting })
            .Select(d => new FeedDay($"{d.Exclusion.Id}-{d.Duty.Duty}", d.Duty.Due!.Value, $"{ExclusionWords.Of(d.Duty.Duty)}, after a {ExclusionWords.Of(d.Exclusion.What).ToLowerInvariant()}", ExclusionLinks.One(d.ChildId, d.Exclusion.Id)))];
    }
}
