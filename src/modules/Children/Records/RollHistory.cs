using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>Past involvements: who reads the counts need see none of the children, and no child leaves.</summary>
internal sealed class RollHistory(HeadwaterDb db) : IRollHistory
{
    public async Task<IReadOnlyList<RollCount>> CountAsync(IReadOnlyCollection<RollQuestion> questions, IReadOnlyCollection<DateOnly> days, IReadOnlySet<OrganisationId> mainstream, CancellationToken ct)
    {
        if (questions.Count == 0 || days.Count == 0)
            return [.. days.Select(d => new RollCount(d, 0, 0, 0, 0))];
        List<ChildId> asked = [.. questions.Select(q => q.Child).Distinct()];
        var children = db.Set<Child>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
        // The child of each record that is asked about: itself, or the one that it was joined to.
        var roots = await children.Where(c => asked.Contains(c.ChildId)).Select(c => new { c.ChildId, Root = c.JoinedToId ?? c.ChildId }).ToDictionaryAsync(c => c.ChildId, c => c.Root, ct);
        List<ChildId> whole = [.. roots.Values.Distinct()];
        var stays = (await (
            from c in children.Where(c => whole.Contains(c.JoinedToId ?? c.ChildId))
            join r in db.Set<RollEntry>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(r => r.Enrolment != Left) on c.ChildId equals r.ChildId
            select new { Root = c.JoinedToId ?? c.ChildId, r.SchoolId, r.EntryDate, r.LeavingDate }).ToListAsync(ct)).ToLookup(r => r.Root, r => (r.SchoolId, r.EntryDate, r.LeavingDate));
        List<RollQuestion> first = [.. questions.Where(q => roots.ContainsKey(q.Child)).DistinctBy(q => roots[q.Child])];
        return
        [
            .. days.Select(day =>
            {
                var places = first.Where(q => q.Since <= day).Select(q => PlaceOf(q.School, [.. stays[roots[q.Child]].Where(s => s.EntryDate <= day && (s.LeavingDate is null || s.LeavingDate >= day)).Select(s => s.SchoolId)], mainstream)).ToList();
                return new RollCount(day, places.Count(p => p == Place.Same), places.Count(p => p == Place.Mainstream), places.Count(p => p == Place.Elsewhere), places.Count(p => p == Place.Nowhere));
            }),
        ];
    }

    /// <summary>The code of <see cref="Codes.NationalCodes.Enrolment"/> for a pupil who left.</summary>
    private const string Left = "P";

    private enum Place
    {
        Same,
        Mainstream,
        Elsewhere,
        Nowhere,
    }

    private static Place PlaceOf(OrganisationId school, IReadOnlyCollection<OrganisationId> rolls, IReadOnlySet<OrganisationId> mainstream) =>
        rolls.Contains(school) ? Place.Same : rolls.Any(mainstream.Contains) ? Place.Mainstream : rolls.Count > 0 ? Place.Elsewhere : Place.Nowhere;
}
