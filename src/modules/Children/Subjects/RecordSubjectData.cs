using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Attendance;
using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Identifiers;
using Headwater.Children.Needs;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using static Headwater.Children.Subjects.SubjectRows;

namespace Headwater.Children.Subjects;

/// <summary>
/// What the record says of a child, for a request of the subject. What is meant for professionals alone is theirs too; what only
/// safeguarding leads see is left out, because showing it could do serious harm, and a person decides about it. A parent who asks
/// gets no more of these than the family sees on screen: the other parent's number, the child's home elsewhere and what the child
/// said in confidence are not for every parent.
/// </summary>
internal sealed class RecordSubjectData(HeadwaterDb db, NumberService numbers, NoteService notes, IOrganisations organisations) : ISubjectData
{
    private const string Safeguarding = "it is kept for safeguarding, and showing it could cause serious harm (Data Protection Act 2018, Schedule 3); the data-protection officer decides about it";

    private const string NotForFamily = "it is not marked for the family to see, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 100;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        string Place(OrganisationId id) => places.GetValueOrDefault(id, "an organisation no longer on record");
        var others = (await db.OfSubject<Contact>(records).Select(c => c.Name).ToListAsync(ct)).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            await IdentityAsync(records, others, ct),
            Plain("Schools", (await db.OfSubject<RollEntry>(records).OrderBy(r => r.EntryDate).ToListAsync(ct)).Select(r => Item(("School", Place(r.SchoolId)), ("From", Words.Date(r.EntryDate)), ("Until", r.LeavingDate is { } left ? Words.Date(left) : "now")))),
            ByAudience("Contacts", audience, await db.OfSubject<Contact>(records).OrderBy(c => c.FromDay).ToListAsync(ct), ContactItem),
            ByAudience("Address", audience, await db.OfSubject<Address>(records).ToListAsync(ct), a => Item(("Address", a.Lines), ("Postcode", a.Postcode))),
            Plain("Special educational needs", (await db.OfSubject<SupportStage>(records).OrderBy(s => s.FromDay).ToListAsync(ct)).Select(s => Item(("Provision", s.Provision), ("Primary need", s.PrimaryNeed), ("From", Words.Date(s.FromDay)), ("Until", s.ToDay is { } to ? Words.Date(to) : "now")))),
            Plain("Kept for statutory and equality work", (await db.OfSubject<Characteristics>(records).ToListAsync(ct)).Select(c => Item(("Ethnic group", c.Ethnicity), ("Free school meals", YesNo(c.FreeSchoolMeals)), ("Looked after", YesNo(c.LookedAfter))))),
            Plain("Attendance", (await db.OfSubject<AttendanceWeek>(records).OrderBy(a => a.WeekStarting).ThenBy(a => a.Code).ToListAsync(ct)).Select(a => Item(("Week from", Words.Date(a.WeekStarting)), ("Code", a.Code), ("Sessions", a.Sessions.ToString(CultureInfo.InvariantCulture)), ("School", Place(a.SchoolId))))),
            ByAudience("Own words and the family's views", audience, await db.OfSubject<OwnWords>(records).OrderBy(w => w.SaidOn).ToListAsync(ct), w => Item(("When", Words.Date(w.SaidOn)), ("Whose", RecordWords.Of(w.Voice)), ("Words", w.Text))),
            ByAudience("Flags", audience, await db.OfSubject<Flag>(records).OrderBy(f => f.RaisedOn).ToListAsync(ct), f => Item(("Raised on", Words.Date(f.RaisedOn)), ("By", Place(f.OwnerId)), ("Text", f.Text))),
            await NotesAsync(records, audience, Place, ct),
        ];
    }

    private async Task<SubjectSection> IdentityAsync(IReadOnlyList<ChildId> records, IReadOnlyList<string> others, CancellationToken ct)
    {
        var items = new List<SubjectItem>();
        foreach (var found in (await db.OfSubject<Child>(records).ToListAsync(ct)).OrderBy(c => c.JoinedToId is not null).ThenBy(c => c.OpenedAtUtc))
        {
            items.Add(Item(
                ("First name", found.LegalFirst), ("Last name", found.LegalLast), ("Known as", found.KnownAs), ("How to say the name", found.Pronunciation), ("Date of birth", Words.Date(found.DateOfBirth)),
                ("Sex", RecordWords.Of(found.Sex)), ("Unique pupil number", await numbers.OpenAsync(found.ChildId, NumberKind.Upn, ct)), ("NHS number", await numbers.OpenAsync(found.ChildId, NumberKind.Nhs, ct)),
                ("Record", found.JoinedToId is null ? null : "a second record of the child, joined to the first")));
        }

        return new("Who the record is about", items, [], others);
    }

    private async Task<SubjectSection> NotesAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, Func<OrganisationId, string> place, CancellationToken ct)
    {
        var all = await db.OfSubject<Note>(records).OrderBy(n => n.Day).ThenBy(n => n.WrittenAtUtc).ToListAsync(ct);
        var items = new List<SubjectItem>();
        foreach (var note in all.Where(n => WhyNot(n, audience) is null))
            items.Add(Item(("Day", Words.Date(note.Day)), ("By", place(note.OwnerId)), ("Note", await notes.OpenAsync(note, ct)), ("Marked as a mistake", note.MistakenAtUtc is null ? null : "yes")));
        return new("Case notes", items, [.. all.Select(n => WhyNot(n, audience)).OfType<string>()], []);
    }

    private static SubjectItem ContactItem(Contact contact) => new(
    [
        new("Name", contact.Name, ThirdParty: true),
        new("What they are to you", RecordWords.Of(contact.Relation)),
        new("Parental responsibility", YesNo(contact.HasParentalResponsibility)!),
    ]);

    /// <summary>Why an entry is left out for who asked; null when they may have it.</summary>
    internal static string? WhyNot(IEntry entry, SubjectAudience audience) =>
        entry.Visibility == Visibility.Safeguarding ? Safeguarding
        : audience == SubjectAudience.Parent && entry.Visibility != Visibility.Family ? NotForFamily
        : null;

    private static SubjectSection Plain(string title, IEnumerable<SubjectItem> items) => new(title, [.. items], [], []);

    private static string? YesNo(bool? value) => value switch { true => "yes", false => "no", null => null };
}
