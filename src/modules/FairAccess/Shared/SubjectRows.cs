using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Shared;

/// <summary>Rows for a request of a subject.</summary>
internal static class SubjectRows
{
    /// <summary>Past involvements: whoever asks for the export protects data, and it was written down before.</summary>
    public static IQueryable<T> OfSubject<T>(this HeadwaterDb db, IReadOnlyList<ChildId> records) where T : class, IChildRecord =>
        db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => records.Contains(r.ChildId));
}
