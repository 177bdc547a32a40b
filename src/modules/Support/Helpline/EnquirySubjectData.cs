using System.Globalization;
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
        List<Guid> found = [.. rows.Select(r => r.Enquiry.Id)];
        var merged = await db.Set<HelplineEnquiry>().AsNoTracking().Where(e => e.MergedIntoId != null && found.Contains(e.MergedIntoId.Value)).ToListAsync(ct);
        List<Guid> all = [.. found, .. merged.Select(e => e.Id)];
        var steps = (await db.Set<EnquiryStep>().AsNoTracking().Where(s => all.Contains(s.EnquiryId)).OrderBy(s => s.Number).ToListAsync(ct)).ToLookup(s => s.EnquiryId);
        var messages = (await db.Set<EnquiryMessage>().AsNoTracking().Where(m => all.Contains(m.EnquiryId)).OrderBy(m => m.AtUtc).ToListAsync(ct)).ToLookup(m => m.EnquiryId);
        var notes = (await db.Set<EnquiryNote>().AsNoTracking().Where(n => all.Contains(n.EnquiryId)).OrderBy(n => n.AtUtc).ToListAsync(ct)).ToLookup(n => n.EnquiryId);
        IEnumerable<HelplineEnquiry> Whole(HelplineEnquiry e) => merged.Where(m => m.MergedIntoId == e.Id).Prepend(e);
        bool IsTold(Visibility visibility) => visibility == Visibility.Family || (audience != SubjectAudience.Parent && visibility != Visibility.Safeguarding);
        return
        [
            new("Asked of the helpline", [.. rows.Where(r => IsTold(r.Link.Visibility)).OrderBy(r => r.Enquiry.CameAtUtc).SelectMany(r => Whole(r.Enquiry)).Select(e => Item(e, steps[e.Id], messages[e.Id], notes[e.Id]))], [.. rows.Where(r => !IsTold(r.Link.Visibility)).Select(_ => NotForFamily)], []),
        ];
    }

    private static SubjectItem Item(HelplineEnquiry e, IEnumerable<EnquiryStep> steps, IEnumerable<EnquiryMessage> messages, IEnumerable<EnquiryNote> notes)
    {
        IEnumerable<SubjectField> fields =
        [
            new("On", Words.Date(e.CameAtUtc)), new("How it came", HelplineWords.Of(e.CameBy)), new("Asked by", HelplineWords.Of(e.Role)), new("Where it stands", HelplineWords.Of(e.Stage).Words),
            new("Name", e.AskerName ?? "", ThirdParty: true), new("How to reach them", e.Contact ?? "", ThirdParty: true),
            new("The worry", e.Worry), new("What was tried", e.Tried ?? ""), new("What would help", e.Hoped ?? ""),
            new("Age", e.Age?.ToString(CultureInfo.InvariantCulture) ?? ""), new("Place", e.Place ?? ""), new("Could not be answered", e.Unanswered ?? ""),
            .. messages.Select(m => new SubjectField($"{(m.Way == MessageWay.Out ? "They were told" : "They said")}, {Words.Date(m.AtUtc)}", m.Text)),
            .. notes.Select(n => new SubjectField($"Note, {Words.Date(n.AtUtc)}", n.Text)),
            .. steps.Select(s => new SubjectField($"{HelplineWords.Of(s.To).Words}, {Words.Date(s.AtUtc)}", s.Why)),
        ];
        return new([.. fields.Where(f => f.Value.Length > 0)]);
    }
}
