using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Support.ServiceReferrals;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Outreach;

/// <summary>Visits that are about a referral of the child, for a request of the subject. A visit that names no referral cannot be found by the child.</summary>
internal sealed class OutreachSubjectData(HeadwaterDb db) : ISubjectData
{
    private const string NotForFamily = "it is about a referral that is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 110;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        // Past involvements: whoever asks for the export protects data, and it was written down before.
        var rows = await (
            from r in db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => records.Contains(r.ChildId))
            join v in db.Set<OutreachVisit>() on r.Id equals v.ReferralId
            select new { r.Visibility, Visit = v }).ToListAsync(ct);
        bool IsTold(Visibility visibility) => visibility == Visibility.Family || (audience != SubjectAudience.Parent && visibility != Visibility.Safeguarding);
        return [new("Visits of an outreach service about the child", [.. rows.Where(r => IsTold(r.Visibility)).OrderBy(r => r.Visit.Day).ThenBy(r => r.Visit.Id).Select(r => Item(r.Visit))], [.. rows.Where(r => !IsTold(r.Visibility)).Select(_ => NotForFamily)], [])];
    }

    private static SubjectItem Item(OutreachVisit v)
    {
        IEnumerable<SubjectField> fields =
        [
            new("On", Words.Date(v.Day)), new("Where it stands", OutreachWords.Of(v.State).Words), new("What it was for", v.Purpose),
            new("What was done", v.Done ?? ""), new("What came of it", v.Outcome ?? ""), new("Why it was cancelled", v.CancelledBecause ?? ""),
        ];
        return new([.. fields.Where(f => f.Value.Length > 0)]);
    }
}
