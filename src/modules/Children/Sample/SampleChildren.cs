using Headwater.Children.Contracts;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Sample;

internal sealed class SampleChildren(HeadwaterDb db) : ISampleChildren
{
    /// <summary>Of compulsory school age.</summary>
    private const int LastYear = 11;

    public async Task<IReadOnlyList<SampleChild>> OfAsync(IReadOnlyCollection<OrganisationId> schools, int ofEach, DateOnly today, CancellationToken ct)
    {
        var (children, stays, stages, kept) = (All<Child>(), All<RollEntry>(), All<SupportStage>(), All<Characteristics>());
        var oldest = new DateOnly(AcademicYear.Of(today).StartYear - LastYear - 5, 9, 1);
        List<SampleChild> chosen = [];
        foreach (var school in schools)
        {
            var all = await children.Where(c => c.IsSample && c.JoinedToId == null && c.DateOfBirth >= oldest)
                .Where(c => stays.Any(r => r.ChildId == c.ChildId && r.SchoolId == school && r.LeavingDate == null))
                .Where(c => !stages.Any(s => s.ChildId == c.ChildId && s.Provision == "E") && !kept.Any(k => k.ChildId == c.ChildId && k.EverLookedAfter))
                .OrderBy(c => c.ChildId).Select(c => new { c.ChildId, c.DateOfBirth }).ToListAsync(ct);
            // Ids come by age: taken at equal distances they are of all years.
            var many = Math.Min(ofEach, all.Count);
            chosen.AddRange(Enumerable.Range(0, many).Select(n => all[n * all.Count / many]).Select(c => new SampleChild(c.ChildId, school, YearGroups.Of(c.DateOfBirth, today))));
        }

        return chosen;
    }

    private IQueryable<T> All<T>() where T : class, IChildRecord => db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
}
