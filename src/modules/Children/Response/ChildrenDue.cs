using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Data;
using Headwater.Duties;

namespace Headwater.Children.Response;

/// <summary>All children of whoever is signed in with something due: plans, actions, conversations, questions to the family, and what the law asks of them after exclusions.</summary>
internal sealed class ChildrenDue(ResponseDue response, LedgerQueries ledgers, Responsible responsible, CurrentActor actor, HeadwaterDb db) : IHomeChildren
{
    private const int MonthsBack = 12;

    /// <summary>The earliest first.</summary>
    public async Task<IReadOnlyList<DueThing>> AllAsync(CancellationToken ct)
    {
        var mine = await responsible.OfAsync(ct);
        var today = db.Reader.Today;
        var views = await ledgers.KnownAsync(mine.Schools, today.AddMonths(-MonthsBack), ct);
        var duties = views.SelectMany(v => DueDuties.Of(v, today, named: true)).Where(d => d.Duty is { Due: not null, State: not DutyState.Waiting } && mine.Has(d))
            .Select(d => new DueThing(DueKind.Duty, null, d.Duty.Due!.Value, d.ChildId, d.Child!, ExclusionLinks.One(d.ChildId, d.Exclusion.Id)) { What = ExclusionWords.Of(d.Duty.Duty) });
        return [.. (await response.AllAsync(ct)).Concat(duties).OrderBy(d => d.Day).ThenBy(d => d.Name, StringComparer.Ordinal)];
    }

    public async Task<HomeChildren?> OfAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.WriteEntries))
            return null;
        var all = await AllAsync(ct);
        return new(all.Select(d => d.Child).Distinct().Count(), all.Where(d => d.Day < db.Reader.Today).Select(d => d.Child).Distinct().Count(), all.Count == 0 ? null : all[0].Day, ResponseLinks.Due);
    }
}
