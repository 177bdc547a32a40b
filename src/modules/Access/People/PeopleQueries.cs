using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.People;

/// <summary>A post in a list.</summary>
internal sealed record PostRow(Guid Id, PersonId Person, string Name, string? Email, OrganisationId Organisation, string OrganisationName, Role Role, DateOnly From, DateOnly? To, DateOnly CertifiedOn, string? EndWhy = null);

/// <summary>Somebody who holds no post here, now or later.</summary>
/// <param name="LastPost">What they were last, as far as the actor manages it; null for somebody who never held one.</param>
/// <param name="Until">The last day of it.</param>
internal sealed record PersonWithoutPost(PersonId Person, string Name, string? LastPost, DateOnly? Until);

internal sealed class PeopleQueries(HeadwaterDb db, CurrentActor actor, IOrganisations organisations, IInvolvements involvements, TimeProvider clock) : IPeople
{
    public const int PageSize = 50;
    private const string Unknown = "Somebody no longer on record";

    public async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        var ids = people.Where(p => p != SystemPerson.Id).Select(p => p.Value).Distinct().ToList();
        var found = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.PersonId, p => p.DisplayName, ct);
        // What somebody is called here is what whoever appointed them typed, at the reader's own organisation before any other.
        var (known, own) = (found.Keys.ToList(), actor.Posts.Select(p => p.Organisation).ToHashSet());
        var posts = await db.Set<Post>().AsNoTracking().Where(p => known.Contains(p.PersonId)).OrderBy(p => p.Id).Select(p => new { p.PersonId, p.OrganisationId, p.NamedAs }).ToListAsync(ct);
        foreach (var post in posts.OrderBy(p => !own.Contains(p.OrganisationId)).DistinctBy(p => p.PersonId))
            found[post.PersonId] = post.NamedAs ?? found[post.PersonId];
        return people.Distinct().ToDictionary(p => p, p => p == SystemPerson.Id ? SystemPerson.Name : found.GetValueOrDefault(p, Unknown));
    }

    public Task<string?> OwnAddressAsync(CancellationToken ct)
    {
        var me = actor.Person?.Value;
        return db.Set<Person>().AsNoTracking().Where(p => p.Id == me).Select(p => p.Email).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyDictionary<PersonId, string>> KnownAsync(CancellationToken ct) =>
        await NamesAsync(await db.Set<PersonLocality>().AsNoTracking().Where(l => l.LocalityId == db.Locality).Select(l => new PersonId(l.PersonId)).ToListAsync(ct), ct);

    public Task<IReadOnlyList<PersonId>> HoldersAsync(Capability capability, OrganisationId? at, CancellationToken ct) => PostHolders.OfAsync(db, capability, at, clock.Today(), ct);

    public async Task<IReadOnlyList<(PersonId Person, OrganisationId At)>> PostsAsync(Capability capability, CancellationToken ct) =>
        [.. (await PostHolders.PostsAsync(db, capability, clock.Today(), ct)).OrderBy(p => p.Id).Select(p => (p.PersonId, p.OrganisationId)).Distinct()];

    public Task<IReadOnlyList<PostSpan>> SpansAsync(Capability anyOf, CancellationToken ct) => PostHolders.SpansAsync(db, anyOf, ct);

    public async Task<IReadOnlyList<WhoSees>> WhoSeesAsync(ChildId child, CancellationToken ct)
    {
        var all = await involvements.OfAsync(child, ct);
        if (all.Count == 0)
            return [];
        var names = await NamesAsync([.. all.Where(i => i.Person is not null).Select(i => i.Person!.Value)], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. all.OrderByDescending(i => i.InForce).ThenByDescending(i => i.From).Select(i => new WhoSees(
            i.Id, Who(i, names, places), i.IsCarried ? $"{i.Purpose} (Carried over from a record that was joined to this one.)" : i.Purpose, InvolvementWords.Of(i.Kind), InvolvementWords.Of(i.Covers), InvolvementWords.Of(i.Basis), i.From, i.To, i.InForce))];
    }

    /// <summary>Posts held now or to come in the organisations whose people the actor manages; the administrator: all of the locality.</summary>
    public async Task<(IReadOnlyList<PostRow> Rows, int Total)> PostsAsync(OrganisationId? only, int page, CancellationToken ct)
    {
        var today = clock.Today();
        var posts = Managed().Where(p => p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today));
        if (only is { } organisation)
            posts = posts.Where(p => p.OrganisationId == organisation);
        var total = await posts.CountAsync(ct);
        var rows = await posts.OrderBy(p => p.OrganisationId).ThenBy(p => p.Role).ThenBy(p => p.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return (await RowsAsync(rows, ct), total);
    }

    /// <summary>
    /// Those who hold no post in this locality any more, or not yet, by name: for the administrator all of them, for others those who
    /// last held one in an organisation whose people they manage.
    /// </summary>
    public async Task<(IReadOnlyList<PersonWithoutPost> Rows, int Total)> WithoutPostAsync(int page, CancellationToken ct)
    {
        var today = clock.Today();
        var holders = (await db.Set<Post>().AsNoTracking().Where(p => p.EndedAtUtc == null && (p.ToDay == null || p.ToDay >= today)).Select(p => p.PersonId).Distinct().ToListAsync(ct)).ToHashSet();
        var before = (await Managed().Where(p => p.EndedAtUtc != null || p.ToDay < today).ToListAsync(ct)).Where(p => !holders.Contains(p.PersonId)).GroupBy(p => p.PersonId).ToDictionary(g => g.Key, g => g.MaxBy(Until)!);
        var known = actor.Can(Capability.Administer)
            ? await db.Set<PersonLocality>().AsNoTracking().Where(l => l.LocalityId == db.Locality).Select(l => new PersonId(l.PersonId)).ToListAsync(ct)
            : [.. before.Keys];
        var names = await NamesAsync([.. known.Where(p => !holders.Contains(p))], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return ([.. names.OrderBy(n => n.Value, StringComparer.Ordinal).ThenBy(n => n.Key.Value).Skip((page - 1) * PageSize).Take(PageSize).Select(n => before.TryGetValue(n.Key, out var last)
            ? new PersonWithoutPost(n.Key, n.Value, $"{last.Role.Words()}, {places.GetValueOrDefault(last.OrganisationId, "an organisation no longer on record")}", Until(last))
            : new PersonWithoutPost(n.Key, n.Value, null, null))], names.Count);

        static DateOnly Until(Post post) => PostHolders.LastDay(post)!.Value;
    }

    /// <summary>One post that the actor manages; null when there is none.</summary>
    public async Task<PostRow?> PostAsync(Guid id, CancellationToken ct) =>
        (await RowsAsync(await Managed().Where(p => p.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    /// <summary>The organisations whose people the actor manages.</summary>
    public async Task<IReadOnlyList<OrganisationSummary>> OrganisationsAsync(CancellationToken ct)
    {
        var all = await organisations.AllAsync(ct);
        return actor.Can(Capability.Administer) ? all : [.. all.Where(o => actor.Can(Capability.ManagePeople, o.Id))];
    }

    /// <summary>People who hold a post in an organisation now, by name.</summary>
    public async Task<IReadOnlyList<(PersonId Person, string Name)>> AtAsync(OrganisationId organisation, CancellationToken ct)
    {
        var today = clock.Today();
        var ids = await db.Set<Post>().AsNoTracking().Where(p => p.OrganisationId == organisation && p.EndedAtUtc == null && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today)).Select(p => p.PersonId).Distinct().ToListAsync(ct);
        return [.. (await NamesAsync(ids, ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];
    }

    /// <summary>Whoever holds or held a post in this locality and has this e-mail address; null when nobody does.</summary>
    public async Task<PersonId?> ByEmailAsync(string email, CancellationToken ct)
    {
        var mail = email.Trim().Normalize().ToUpperInvariant();
        var here = db.Set<PersonLocality>().Where(l => l.LocalityId == db.Locality).Select(l => l.PersonId);
        return (await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == mail && here.Contains(p.Id), ct))?.PersonId;
    }

    /// <summary>Posts with the names of their holders and organisations.</summary>
    public async Task<IReadOnlyList<PostRow>> RowsAsync(IReadOnlyList<Post> posts, CancellationToken ct)
    {
        var ids = posts.Select(p => p.PersonId.Value).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.PersonId, ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return [.. posts.Select(p => new PostRow(p.Id, p.PersonId, p.NamedAs ?? people.GetValueOrDefault(p.PersonId)?.DisplayName ?? Unknown, people.GetValueOrDefault(p.PersonId)?.Email,
            p.OrganisationId, places.GetValueOrDefault(p.OrganisationId, "An organisation no longer on record"), p.Role, p.FromDay, p.ToDay, p.CertifiedOn, p.EndWhy))];
    }

    private IQueryable<Post> Managed()
    {
        var posts = db.Set<Post>().AsNoTracking();
        if (actor.Can(Capability.Administer))
            return posts;
        var mine = actor.Where(Capability.ManagePeople).ToList();
        return posts.Where(p => mine.Contains(p.OrganisationId));
    }

    private static string Who(InvolvementSummary i, IReadOnlyDictionary<PersonId, string> names, Dictionary<OrganisationId, string> places)
    {
        var place = i.Organisation is { } id ? places.GetValueOrDefault(id, "an organisation no longer on record") : null;
        return i.Person is { } person ? place is null ? names[person] : $"{names[person]}, {place}" : $"{place}: those whose post lets them see its children";
    }
}
