using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Disclosures;

/// <summary>
/// Tells that what was shared may be used no longer: whoever shared it, and those it was shared with who sign in here and may see it
/// now. Everything is pending until the caller saves what it speaks of.
/// </summary>
internal sealed class DisclosureNotices(HeadwaterDb db, INotices notices, IEnumerable<IRecallFollower> followers, TimeProvider clock)
{
    /// <summary>Tells all but who recalled it, and has those who keep a copy of it give that up. Answers one fact for the recall, and those of what followed.</summary>
    public async Task<IReadOnlyList<AuditFact>> RecalledAsync(Disclosure disclosure, PersonId by, CancellationToken ct)
    {
        await TellAsync(disclosure, "was recalled", by, ct);
        List<AuditFact> facts = [new("recall", "disclosure", disclosure.Id.ToString(), disclosure.ChildId)];
        foreach (var follower in followers)
            facts.AddRange(await follower.RecalledAsync(disclosure.ChildId, disclosure.Id, ct));
        return facts;
    }

    public Task ExpiredAsync(Disclosure disclosure, CancellationToken ct) => TellAsync(disclosure, "has reached its last day", null, ct);

    private async Task TellAsync(Disclosure disclosure, string what, PersonId? but, CancellationToken ct)
    {
        var on = Words.Date(UkDays.DayOf(disclosure.DecidedAtUtc));
        var told = new HashSet<PersonId>();
        if (disclosure.DecidedBy != but && told.Add(disclosure.DecidedBy))
            notices.Tell(disclosure.DecidedBy, $"Something you shared from a child's record on {on} {what}.", ChildTrustLinks.Share(disclosure.ChildId));
        foreach (var (person, link) in (await ReceiversAsync(disclosure, ct)).Where(r => r.Person != but && told.Add(r.Person)))
            notices.Tell(person, $"Something that was shared with you or your organisation from a child's record on {on} {what}. Do not use it any more.", link);
    }

    /// <summary>Those among the receivers who see it now, each by the posts through which they were given it, and where they read it.</summary>
    private async Task<IReadOnlyList<(PersonId Person, string Link)>> ReceiversAsync(Disclosure disclosure, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (today, organisation, person) = (UkDays.DayOf(now), disclosure.ToOrganisation, disclosure.ToPerson);
        if (organisation is null && person is null)
            return [];
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(p => (p.OrganisationId == organisation || p.PersonId == person) && p.EndedAtUtc == null && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today)).OrderBy(p => p.Id).ToListAsync(ct);
        var candidates = posts.Select(p => p.PersonId).Concat(person is { } named ? [named] : []).Distinct().ToList();
        var ids = candidates.ConvertAll(c => c.Value);
        var open = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id) && p.DeactivatedAtUtc == null).Select(p => p.Id).ToListAsync(ct);
        var involved = await db.Set<Involvement>().AsNoTracking().Where(i => i.ChildId == disclosure.ChildId).ToListAsync(ct);
        var entry = new EntryFacts(Disclosure.Kind, disclosure.Visibility, disclosure.OwnerId);
        var found = new List<(PersonId, string)>();
        foreach (var candidate in candidates.Where(c => open.Contains(c.Value)))
        {
            var held = posts.FindAll(p => p.PersonId == candidate);
            var reader = new Reader(candidate, today, now, Where(held, Capability.None), Where(held, Capability.SeeOrganisationChildren), Where(held, Capability.SeeSafeguarding));
            var opens = involved.FindAll(i => ScopeRule.Opens(i, reader, entry));
            if (opens.Count == 0)
                continue;
            var family = opens.TrueForAll(i => i.Kind is InvolvementKind.Parent or InvolvementKind.Self);
            found.Add((candidate, family ? ChildTrustLinks.Shared(disclosure.ChildId) : Where(held, Capability.Share).Count > 0 ? ChildTrustLinks.Share(disclosure.ChildId) : TrustLinks.Child(disclosure.ChildId)));
        }

        return found;
    }

    private static List<OrganisationId> Where(List<Post> held, Capability capability) => [.. held.Where(p => p.Role.Capabilities().HasFlag(capability)).Select(p => p.OrganisationId).Distinct()];
}

/// <summary>Tells, once, of what was shared and whose last day is over.</summary>
internal sealed class DisclosureExpiry(HeadwaterDb db, DisclosureNotices notices, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    public async Task RunAsync(CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow().UtcDateTime);
        // Past involvements: the system that does this is involved with no child.
        var over = await db.Set<Disclosure>().IgnoreQueryFilters([QueryFilters.Involvement])
            .Where(d => d.IsShared && d.RecalledAtUtc == null && d.ExpiryToldAtUtc == null && d.ExpiresOn < today).OrderBy(d => d.Id).ToListAsync(ct);
        if (over.Count == 0)
            return;
        foreach (var disclosure in over)
        {
            disclosure.TellExpiry(now);
            await notices.ExpiredAsync(disclosure, ct);
        }

        await audit.SaveAsync(ct, [.. over.Select(d => new AuditFact("expire", "disclosure", d.Id.ToString(), d.ChildId))]);
    }
}
