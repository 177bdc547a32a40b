using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Places;
using Headwater.FairAccess.Shared;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Panels;

/// <summary>What panels decided on a child and what became of it, for a request of the subject. Interests and dissent are professionals' words.</summary>
internal sealed class PanelSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    private const string NotForFamily = "it is what professionals said on a case, and it was a parent or carer who asked; the data-protection officer decides about it";

    public int Order => 109;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        string School(OrganisationId? id) => id is { } at ? names.GetValueOrDefault(at, "a school no longer on record") : "";
        var meetings = await db.Set<PanelMeeting>().AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Day, ct);
        var cases = (await db.OfSubject<PanelCase>(records).ToListAsync(ct)).OrderBy(c => c.Id).ToList();
        var decisions = (await db.OfSubject<PanelDecision>(records).ToListAsync(ct)).OrderBy(d => d.AtUtc).ThenBy(d => d.Id).ToLookup(d => d.CaseId);
        var notes = (await db.OfSubject<PanelNote>(records).ToListAsync(ct)).OrderBy(n => n.AtUtc).ThenBy(n => n.Id).ToList();
        var places = (await db.OfSubject<PanelPlace>(records).ToListAsync(ct)).OrderBy(p => p.DecidedOn).ThenBy(p => p.Id).ToList();
        var steps = (await db.OfSubject<PlaceStep>(records).ToListAsync(ct)).OrderBy(s => s.AtUtc).ThenBy(s => s.Id).ToLookup(s => s.PlaceId);
        var letters = (await db.OfSubject<PanelLetter>(records).ToListAsync(ct)).OrderBy(l => l.To).ToLookup(l => l.PlaceId);
        var isParent = audience == SubjectAudience.Parent;
        bool IsTold(PanelNote note) => note.Visibility == Visibility.Family || (!isParent && note.Visibility != Visibility.Safeguarding);
        List<PanelNote> told = [.. notes.Where(IsTold)];
        return
        [
            new("Fair access panels", [.. cases.Select(c => Item([
                ("Meeting", meetings.TryGetValue(c.MeetingId, out var day) ? Words.Date(day) : ""),
                .. decisions[c.Id].Select(d => ("Decision", $"{PanelWords.Of(d.Outcome).Words} {School(d.SchoolId)} {d.Reason}")),
                .. told.Where(n => n.CaseId == c.Id).Select(n => (n.What == PanelNoteKind.Conflict ? "A member stepped out" : "A member did not agree", n.Text))]))],
                [.. notes.Where(n => !IsTold(n)).Select(_ => NotForFamily)], []),
            new("Places decided on by fair access panels", [.. places.Select(p => Item([
                ("School", School(p.SchoolId)), ("Decided on", Words.Date(p.DecidedOn)),
                .. steps[p.Id].Select(s => (PlaceWords.Of(s.Deed), $"{Words.Date(s.Day)}. {(s.Outcome is { } outcome ? PlaceWords.Of(outcome) + ". " : "")}{s.Words}")),
                .. letters[p.Id].Where(l => !isParent || l.To == LetterTo.Family).Select(l => (l.To == LetterTo.Family ? "Letter to the family" : "Letter to the school", l.Text))]))], [], []),
        ];
    }

    private static SubjectItem Item(IEnumerable<(string Label, string Value)> fields) => new([.. fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => new SubjectField(f.Label, f.Value.Trim()))]);
}
