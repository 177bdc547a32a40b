using Headwater.Access.Contracts;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;

namespace Headwater.Children.Exclusions;

/// <summary>What the law asks after exclusions of whoever is signed in: the headteacher, those who govern, the local authority for its own part.</summary>
internal sealed class DueHome(LedgerQueries ledgers, Responsible responsible, HeadwaterDb db) : IHomePart
{
    /// <summary>More than so many are one line that leads to the list.</summary>
    private const int MostLines = 5;

    public async Task<IReadOnlyList<HomeTask>> TasksAsync(CancellationToken ct)
    {
        var mine = await responsible.OfAsync(ct);
        if (mine.Schools.Count == 0)
            return [];
        var today = db.Reader.Today;
        var views = await ledgers.KnownAsync(mine.Schools, today.AddMonths(-12), ct);
        var due = views.SelectMany(v => DueDuties.Of(v, today, named: false)).Where(d => d.Duty.State != DutyState.Waiting && mine.Has(d)).OrderBy(d => d.Duty.Due ?? DateOnly.MaxValue).ToList();
        var lines = due.Take(due.Count > MostLines ? MostLines - 1 : MostLines).Select(d => new HomeTask($"{ExclusionWords.Of(d.Duty.Duty)}, after a {ExclusionWords.Of(d.Exclusion.What).ToLowerInvariant()}", ExclusionLinks.One(d.ChildId, d.Exclusion.Id), d.Duty.Due)).ToList();
        if (due.Count > MostLines)
            lines.Add(new($"Look at {due.Count - lines.Count} more duties after exclusions", mine.Heads.Count + mine.Governed.Count > 0 ? ExclusionLinks.Due : ResponseLinks.Due, due[lines.Count].Duty.Due));
        return lines;
    }
}
