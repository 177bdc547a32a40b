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
        // Each table is read once: asked child by child, a database that has just been filled and counted nothing yet reads it whole every time.
        List<OrganisationId> asked = [.. schools];
        var oldest = new DateOnly(AcademicYear.Of(today).StartYear - LastYear - 5, 9, 1);
        var born = await All<Child>().Where(c => c.IsSample && c.JoinedToId == null && c.DateOfBirth >= oldest).Select(c => new { c.ChildId, c.DateOfBirth }).ToDictionaryAsync(c => c.ChildId, c => c.DateOfBirth, ct);
        var elsewhere = (await All<SupportStage>().Where(s => s.Provision == "E").Select(s => s.ChildId).ToListAsync(ct)).Concat(await All<Characteristics>().Where(k => k.EverLookedAfter).Select(k => k.ChildId).ToListAsync(ct)).ToHashSet();
        var onRoll = (await All<RollEntry>().Where(r => asked.Contains(r.SchoolId) && r.LeavingDate == null).Select(r => new { r.SchoolId, r.ChildId }).ToListAsync(ct)).ToLookup(r => r.SchoolId, r => r.ChildId);
        List<SampleChild> chosen = [];
        foreach (var school in schools)
        {
            List<ChildId> all = [.. onRoll[school].Distinct().Where(c => born.ContainsKey(c) && !elsewhere.Contains(c)).OrderBy(c => c.Value)];
            // Ids come by age: taken at equal distances they are of all years.
            var many = Math.Min(ofEach, all.Count);
            chosen.AddRange(Enumerable.Range(0, many).Select(n => all[n * all.Count / many]).Select(c => new SampleChild(c, school, YearGroups.Of(born[c], today))));
        }

        return chosen;
    }

    private IQueryable<T> All<T>() where T : class, IChildRecord => db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking();
}
