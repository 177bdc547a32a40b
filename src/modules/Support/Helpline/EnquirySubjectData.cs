using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Helpline;

/// <summary>
/// What was asked of the helpline about a child who is named on record. Who asked, and how they are reached, is about somebody else. What was
/// asked without a named child cannot be found by the child.
/// </summary>
internal sealed class EnquirySubjectData(HeadwaterDb db) : ISubjectData
{
    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 108;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        // Past involvements: whoever asks for the export protects data, and it was written down before.
        var rows = await (
            from c in db.Set<EnquiryChild>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(c => records.Contains(c.ChildId))
            join e in db.Set<HelplineEnquiry>() on c.EnquiryId equals e.Id
            select new { Link = c, Enquiry = e }).ToListAsync(ct);
        bool IsTold(Visibility visibility) => visibility == Visibility.Family || (audience != SubjectAudience.Parent && visibility != Visibility.Safeguarding);
        return
        [
            new("Asked of the helpline", [.. rows.Where(r => IsTold(r.Link.Visibility)).OrderBy(r => r.Enquiry.CameAtUtc).Select(r => Item(r.Enquiry))], [.. rows.Where(r => !IsTold(r.Link.Visibility)).Select(_ => NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(HelplineEnquiry e)
    {
        IEnumerable<SubjectField> fields =
        [
            new("On", Words.Date(e.CameAtUtc)), new("How it came", HelplineWords.Of(e.CameBy)), new("Asked by", HelplineWords.Of(e.Role)), new("Where it stands", HelplineWords.Of(e.Stage).Words),
            new("Name", e.AskerName ?? "", ThirdParty: true), new("How to reach them", e.Contact ?? "", ThirdParty: true),
            new("The worry", e.Worry), new("What was tried", e.Tried ?? ""), new("What would help", e.Hoped ?? ""),
        ];
        return new([.. fields.Where(f => f.Value.Length > 0)]);
    }
}
