using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>
/// What the trail tells a family: that somebody looked or wrote, on which day, as what and why. Not what they opened: that there is a
/// note or a flag is for professionals where it is so marked. The same people are left out as from the answer to a request of a parent.
/// </summary>
internal sealed class FamilyLooks(HeadwaterDb db, IInvolvements involvements, IPeople people, IOrganisations organisations, CurrentActor actor) : IFamilyLooks
{
    /// <summary>Entries that are read for one page; somebody at work leaves many in a day.</summary>
    private const int EntriesRead = 1000;

    private const string Protects = "They see to it that records are kept as the law says.";

    private static readonly string[] Looking = ["see", "list", "search", "read", "export"];

    public async Task<IReadOnlyList<FamilyLook>> OfAsync(ChildId child, int most, CancellationToken ct)
    {
        var involved = await involvements.OfAsync(child, ct);
        if (!involved.Any(i => i.InForce && i.Person == actor.Person && IsFamily(i)))
            return [];
        var openers = db.Set<EmergencyOpening>().Where(e => e.ChildId == child).Select(e => (PersonId?)e.PersonId);
        var found = await db.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.ChildId == child && a.PersonId != null && a.PersonId != SystemPerson.Id && !openers.Contains(a.PersonId) && a.Kind != "emergency opening")
            .OrderByDescending(a => a.Seq).Take(EntriesRead).Select(a => new { a.Seq, a.AtUtc, Person = a.PersonId!.Value, a.Verb, a.Kind }).ToListAsync(ct);
        var who = found.Select(a => a.Person).Distinct().ToList();
        var posts = (await db.Set<Post>().AsNoTracking().Where(p => who.Contains(p.PersonId)).OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.PersonId);
        // Whoever is family of this child is not told of to the others of it, whatever posts they hold besides.
        var family = involved.Where(IsFamily).Select(i => i.Person).OfType<PersonId>().ToHashSet();
        var shown = found.Where(a => !family.Contains(a.Person) && posts[a.Person].Any(p => p.Role.Capabilities() != Capability.BeFamily)).GroupBy(a => (a.Person, Day: UkDays.DayOf(a.AtUtc))).Take(most).ToList();
        var names = await people.NamesAsync([.. shown.Select(g => g.Key.Person).Distinct()], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. shown.Select(g =>
        {
            var held = posts[g.Key.Person].Where(p => p.Role.Capabilities() != Capability.BeFamily && Held(p, g.Key.Day)).ToList();
            var reason = Reason(involved, g.Key.Person, g.Key.Day, held);
            var post = held.Find(p => p.OrganisationId == reason?.Organisation) ?? held.FirstOrDefault();
            return new FamilyLook(
                g.Max(a => a.Seq), g.Key.Day, names[g.Key.Person], post is null ? null : $"{post.Role.Words()}, {places.GetValueOrDefault(post.OrganisationId, "an organisation no longer on record")}",
                reason?.Purpose ?? (held.Exists(p => p.Role.Capabilities().HasFlag(Capability.ProtectData)) ? Protects : null),
                g.Any(a => !Looking.Contains(a.Verb) && (a.Verb, a.Kind) != ("open", "document")));
        })];
    }

    private static bool IsFamily(InvolvementSummary i) => i.Kind is InvolvementKind.Parent or InvolvementKind.Self;

    private static bool Held(Post post, DateOnly day) => post.FromDay <= day && (post.ToDay is null || post.ToDay >= day) && (post.EndedAtUtc is not { } ended || UkDays.DayOf(ended) >= day);

    /// <summary>What opened the record to them then: named for the child before their organisation as a whole.</summary>
    private static InvolvementSummary? Reason(IReadOnlyList<InvolvementSummary> involved, PersonId person, DateOnly day, List<Post> held) => involved
        .Where(i => !IsFamily(i) && i.From <= day && (i.To is null || i.To >= day) && (i.Person == person || (i.Person is null && held.Exists(p => p.OrganisationId == i.Organisation))))
        .OrderBy(i => i.Person is null).ThenByDescending(i => i.From).FirstOrDefault();
}
