using Headwater.Children.Contracts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Sample;

internal sealed class SampleChildren(HeadwaterDb db) : ISampleChildren
{
    public async Task<IReadOnlyList<SampleChild>> OfAsync(IReadOnlyCollection<OrganisationId> schools, int ofEach, DateOnly today, CancellationToken ct)
    {
        var (children, stays, stages, kept) = (All<Child>(), All<RollEntry>(), All<SupportStage>(), All<Characteristics>());
        List<SampleChild> chosen = [];
        foreach (var school in schools)
        {
            var some = await children.Where(c => c.IsSample && c.JoinedToId == null)
                .Where(c => stays.Any(r => r.ChildId == c.ChildId && r.SchoolId == school && r.LeavingDate == null))
                .Where(c => !stages.Any(s => s.ChildId == c.ChildId && s.Provision == "E") && !kept.Any(k => k.ChildId == c.ChildId && k.EverLookedAfter))
                .OrderBy(c => c.ChildId).Take(ofEach).ToListAsync(ct);
            chosen.AddRange(some.Select(c => new SampleChild(c.ChildId, school, YearGroups.Of(c, today))));
        }

        return chosen;
    }

    private IQueryable<T> All<T>() where T : class, IChildRecord => db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
}
