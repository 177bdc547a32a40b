using Headwater.Access.Contracts;
using Headwater.Children.Letters;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Movement;

/// <summary>
/// A child's moves, for a request of the subject. A parent agrees to them, or has notice of them with the reasons, so that nothing of
/// them is withheld from either; names of others in the accounts are taken out as everywhere.
/// </summary>
internal sealed class MovementSubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    public int Order => 107;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var reviews = (await db.OfSubject<MoveReview>(records).OrderBy(r => r.Day).ToListAsync(ct)).ToLookup(r => r.MoveId);
        var notices = await db.OfSubject<MoveNotice>(records).OrderBy(n => n.SentAtUtc).ToListAsync(ct);
        return
        [
            new("Moves to other places", [.. (await db.OfSubject<Move>(records).OrderBy(m => m.Start).ToListAsync(ct)).Select(m => Item(m, reviews[m.Id], places))], [], []),
            new("Notices of directions off site as they were given", [.. notices.Select(n => SubjectRows.Item(("What", MovementWords.Of(n.To, adult: false)), ("When", Words.Date(n.SentOn)), ("How", LetterKinds.Words(n.Way)), ("Text", n.Text)))], [], []),
        ];
    }

    private static SubjectItem Item(Move m, IEnumerable<MoveReview> reviews, IReadOnlyDictionary<OrganisationId, string> places) => SubjectRows.Item(
    [
        ("What", MovementWords.Of(m.What)), ("From", Place(m.SchoolId, places)),
        .. MoveFields.Of(m.What).Where(f => !MovementRules.IsForSafeguarding(f)).Select(f => (f.Heading ?? f.Label, MoveFacts.Said(f, m, places))),
        .. MoveFacts.Outcomes(m),
        .. reviews.Select(r => ($"Review of {Words.Date(r.Day)}", (string?)MoveFacts.Said(r))),
        ("Withdrawn", m.Withdrawn is { } day ? $"{Words.Date(day)}: {m.WithdrawnBecause}" : null),
    ]);

    private static string Place(OrganisationId id, IReadOnlyDictionary<OrganisationId, string> places) => places.GetValueOrDefault(id, "an organisation no longer on record");
}
