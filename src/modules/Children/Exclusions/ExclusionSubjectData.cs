using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Letters;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;
using static Headwater.Children.Subjects.SubjectRows;

namespace Headwater.Children.Exclusions;

/// <summary>
/// The exclusions of a child, for a request of the subject. The law has the parent told of every one of them, with the reasons, so
/// that nothing of them is withheld from either; names of others in the accounts are taken out as everywhere.
/// </summary>
internal sealed class ExclusionSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    public int Order => 105;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var all = await db.OfSubject<RecordedExclusion>(records).OrderBy(x => x.Start).ToListAsync(ct);
        var done = (await db.OfSubject<DutyDone>(records).OrderBy(d => d.DoneOn).ToListAsync(ct)).ToLookup(d => d.ExclusionId);
        var changes = (await db.OfSubject<ExclusionChange>(records).OrderBy(c => c.AtUtc).ToListAsync(ct)).ToLookup(c => c.ExclusionId);
        var elsewhere = await db.OfSubject<DaysElsewhere>(records).OrderBy(d => d.Year).ToListAsync(ct);
        return
        [
            new("Suspensions and exclusions", [.. all.Select(x => ExclusionItem(x, places, done[x.Id], changes[x.Id]))], [], []),
            new("What was said to the governing board", [.. (await db.OfSubject<Representation>(records).OrderBy(r => r.MadeOn).ToListAsync(ct)).Where(_ => audience == SubjectAudience.Child).Select(r => Item(("When", Words.Date(r.MadeOn)), ("Words", r.Text)))], [], []),
            new("Who took part before the governing board", [.. (await db.OfSubject<BoardParty>(records).OrderBy(p => p.Who).ToListAsync(ct)).Select(p => Item(("Who", PartyOnPage.Words(p.Who)), ("Invited on", p.InvitedOn is { } i ? Words.Date(i) : null), ("Papers on", p.PapersOn is { } on ? Words.Date(on) : null)))], [], []),
            new("Letters and notices as they were sent", [.. (await db.OfSubject<SentLetter>(records).OrderBy(l => l.SentAtUtc).ToListAsync(ct)).Select(l => Item(("What", LetterKinds.Words(l.What)), ("When", Words.Date(l.SentOn)), ("How", LetterKinds.Words(l.Way)), ("Text", l.Text)))], [], []),
            new("Who held the case", [.. (await db.OfSubject<Journeys.CaseHolder>(records).OrderBy(h => h.FromDay).ToListAsync(ct)).Select(h => Item(("At", places.GetValueOrDefault(h.OrganisationId, "an organisation no longer on record")), ("From", Words.Date(h.FromDay)), ("Until", h.ToDay is { } to ? Words.Date(to) : "now")))], [], []),
            new("Days of suspension at other schools", [.. elsewhere.Select(d => Item(("School year from", $"{d.Year}"), ("Days", ExclusionWords.Total(d.Sessions)), ("Told by", d.SaidBy)))], [], []),
        ];
    }

    private SubjectItem ExclusionItem(RecordedExclusion x, IReadOnlyDictionary<OrganisationId, string> places, IEnumerable<DutyDone> done, IEnumerable<ExclusionChange> changes) => Item(
    [
        ("What", ExclusionWords.Of(x.What)), ("School", places.GetValueOrDefault(x.SchoolId, "a school no longer on record")), ("Decided", Words.Date(x.Decided)), ("From", Words.Date(x.Start)), ("For", ExclusionWords.Length(x)),
        ("Reasons", string.Join("; ", x.ReasonCodes.Select(c => ExclusionWords.Reason(RuleBook.National, c)))), ("What happened", x.Circumstances), ("How it was a breach", x.Breach), ("How staying would harm", x.Harm),
        ("What was tried and who was asked", x.Considered), ("Explanation", x.Explanation), ("The board’s reasons", x.BoardReasons), ("Where it stands", ExclusionWords.Standing(x, null, db.Reader.Today)), ("Why it was cancelled", x.CancelledBecause),
        ("Looked after then", x.LookedAfter ? "yes" : "no"), ("Social worker then", x.SocialWorker ? "yes" : "no"),
        .. done.Select(d => (ExclusionWords.Of(d.Duty), (string?)Words.Date(d.DoneOn))),
        .. changes.Select(c => ($"What moved on {Words.Date(c.AtUtc)}", (string?)c.Words)),
    ]);
}
