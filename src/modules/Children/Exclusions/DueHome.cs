using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Duties;

namespace Headwater.Children.Exclusions;

/// <summary>What the law asks after exclusions of whoever is signed in: the headteacher, or those who govern.</summary>
internal sealed class DueHome(LedgerQueries ledgers, Responsible responsible, HeadwaterDb db) : IHomePart
{
    /// <summary>More than so many are one line that leads to the list.</summary>
    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var (heads, governed) = await responsible.SchoolsAsync(ct);
        if (heads.Count + governed.Count == 0)
            return [];
        var today = db.Reader.Today;
        var views = await ledgers.KnownAsync([.. heads.Union(governed)], today.AddMonths(-12), ct);
        var mine = views.SelectMany(v => DueDuties.Of(v, today, named: false)).Where(d => d.Duty.State != DutyState.Waiting && DueDuties.IsFor(d, heads, governed)).OrderBy(d => d.Duty.Due ?? DateOnly.MaxValue).ToList();
        var lines = mine.Take(mine.Count > MostLines ? MostLines - 1 : MostLines).Select(d => new HomeTask($"{ExclusionWords.Of(d.Duty.Duty)}, after a {ExclusionWords.Of(d.Exclusion.What).ToLowerInvariant()}", ExclusionLinks.One(d.ChildId, d.Exclusion.Id), d.Duty.Due)).ToList();
        if (mine.Count > MostLines)
            lines.Add(new($"Look at {mine.Count - lines.Count} more duties after exclusions", ExclusionLinks.Due, mine[lines.Count].Duty.Due));
        return lines;
    }
}
