using Headwater.Access.Contracts;
using Headwater.Children.Subjects;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Away;

/// <summary>A child's time out of class, for a request of the subject. Parents are told of it when it happens, so that nothing is withheld from them.</summary>
internal sealed class AwaySubjectData(HeadwaterDb db, IOrganisations organisations) : ISubjectData
{
    public int Order => 106;

    public async Task<IReadOnlyList<SubjectSection>> OfAsync(IReadOnlyList<ChildId> records, SubjectAudience audience, CancellationToken ct)
    {
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var all = await db.OfSubject<TimeOut>(records).OrderBy(t => t.FromDay).ToListAsync(ct);
        return [new("Time out of class that was no suspension", [.. all.Select(t => Item(t, places))], [], [])];
    }

    private static SubjectItem Item(TimeOut t, IReadOnlyDictionary<OrganisationId, string> places) => SubjectRows.Item(
    [
        ("What", AwayWords.Of(t.What)), ("School", places.GetValueOrDefault(t.SchoolId, "a school no longer on record")), ("When", AwayWords.When(t)), ("How much", AwayWords.HowMuch(t)), ("Why", t.Why),
        ("Behaviour was a reason", t.ForBehaviour ? "yes" : "no"), ("An allegation of harm", t.Allegation ? "yes" : null), ("Education", t.Education), ("A parent agreed on", t.ParentAgreed is { } agreed ? Words.Date(agreed) : null),
        ("Review on", t.ReviewOn is { } review ? Words.Date(review) : null), ("Why it ended", t.EndedBecause),
    ]);
}
