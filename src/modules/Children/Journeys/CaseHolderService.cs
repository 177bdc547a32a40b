using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>Names who holds a case.</summary>
internal sealed class CaseHolderService(HeadwaterDb db, RecordKeeping keeping, IInvolvements involvements, IPeople people, CurrentActor actor, INotices notices, TimeProvider clock)
{
    /// <summary>Who can hold it: people with a post in the school that keeps the record, and those who are named for this child.</summary>
    public async Task<IReadOnlyDictionary<PersonId, (string Name, OrganisationId Organisation)>> CandidatesAsync(ChildId child, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is not { } school)
            return new Dictionary<PersonId, (string, OrganisationId)>();
        var all = (await people.HoldersAsync(Capability.WriteEntries, school, ct)).Select(p => (Person: p, Organisation: school)).ToList();
        all.AddRange((await involvements.OfAsync(child, ct)).Where(i => i is { InForce: true, Kind: InvolvementKind.NamedProfessional or InvolvementKind.Referral, Person: not null, Organisation: not null }).Select(i => (i.Person!.Value, i.Organisation!.Value)));
        var names = await people.NamesAsync([.. all.Select(a => a.Person)], ct);
        return all.DistinctBy(a => a.Person).ToDictionary(a => a.Person, a => (names[a.Person], a.Organisation));
    }

    /// <summary>Another holds it from today.</summary>
    /// <exception cref="InputRefusedException">They cannot.</exception>
    public async Task<Outcome> NameAsync(ChildId child, PersonId person, Guid? current, CancellationToken ct)
    {
        if (await keeping.KeeperAsync(child, ct) is null)
            return Outcome.NotThere;
        if (!(await CandidatesAsync(child, ct)).TryGetValue(person, out var candidate))
            throw new InputRefusedException("Choose somebody of the school, or somebody who is named for this child.");
        var held = await db.Set<CaseHolder>().Where(h => h.ChildId == child && h.ToDay == null).OrderByDescending(h => h.FromDay).FirstOrDefaultAsync(ct);
        if (held?.Id != current)
            return Outcome.ChangedMeanwhile;
        if (held?.HolderId == person)
            return Outcome.Saved;
        var today = clock.Today();
        if (held is not null)
            held.ToDay = today;
        var made = new CaseHolder { Id = Guid.CreateVersion7(), ChildId = child, HolderId = person, OrganisationId = candidate.Organisation, FromDay = today, NamedBy = actor.Person!.Value };
        db.Add(made);
        if (person != actor.Person)
            notices.Tell(person, "You now hold the case of a child.", JourneyLinks.Of(child));
        return await keeping.SaveAsync(ct, new AuditFact("name", "case-holder", made.Id.ToString(), child));
    }
}

internal static class JourneyLinks
{
    public const string List = "/journeys";

    public static string Of(ChildId child) => $"/children/{child}/journey";

    /// <summary>Naming who holds the case.</summary>
    public static string Holder(ChildId child) => $"/children/{child}/journey/holder";
}
