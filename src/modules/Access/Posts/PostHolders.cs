using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Posts;

/// <summary>Who in the locality holds a post now that allows something. Whose account is closed can do nothing and counts for nothing.</summary>
internal static class PostHolders
{
    public static Task<IReadOnlyList<PersonId>> OfAsync(HeadwaterDb db, Capability capability, DateOnly today, CancellationToken ct) => OfAsync(db, capability, null, today, ct);

    /// <summary>In one organisation, where one is named.</summary>
    public static async Task<IReadOnlyList<PersonId>> OfAsync(HeadwaterDb db, Capability capability, OrganisationId? at, DateOnly today, CancellationToken ct) =>
        [.. (await PostsAsync(db, capability, today, ct)).Where(p => at is null || p.OrganisationId == at).Select(p => p.PersonId).Distinct()];

    /// <summary>The posts themselves.</summary>
    public static Task<IReadOnlyList<Post>> PostsAsync(HeadwaterDb db, Capability capability, DateOnly today, CancellationToken ct) =>
        OpenAsync(db, [.. Enum.GetValues<Role>().Where(r => r.Capabilities().HasFlag(capability))], today, ct);

    /// <summary>Posts of one role that have no end yet.</summary>
    public static async Task<IReadOnlyList<Post>> StandingAsync(HeadwaterDb db, Role role, DateOnly today, CancellationToken ct) =>
        [.. (await OpenAsync(db, [role], today, ct)).Where(p => p.ToDay is null)];

    /// <summary>Every post that allows one of these, whenever it was or will be held. A closed account did what it did while it was open.</summary>
    public static async Task<IReadOnlyList<PostSpan>> SpansAsync(HeadwaterDb db, Capability anyOf, CancellationToken ct)
    {
        List<Role> roles = [.. Enum.GetValues<Role>().Where(r => (r.Capabilities() & anyOf) != Capability.None)];
        var posts = await db.Set<Post>().AsNoTracking().Where(p => roles.Contains(p.Role)).OrderBy(p => p.Id).ToListAsync(ct);
        return posts.ConvertAll(p => new PostSpan(p.PersonId, p.OrganisationId, p.FromDay, LastDay(p), p.EndedAtUtc is not null));
    }

    /// <summary>The last day of a post, also of one that was ended before; null while none is set.</summary>
    public static DateOnly? LastDay(Post post) => post.EndedAtUtc is { } ended && UkDays.DayOf(ended) is var day && (post.ToDay is not { } to || day < to) ? day : post.ToDay;

    private static async Task<IReadOnlyList<Post>> OpenAsync(HeadwaterDb db, List<Role> roles, DateOnly today, CancellationToken ct)
    {
        var posts = await db.Set<Post>().AsNoTracking()
            .Where(p => roles.Contains(p.Role) && p.EndedAtUtc == null && p.FromDay <= today && (p.ToDay == null || p.ToDay >= today)).ToListAsync(ct);
        var ids = posts.Select(p => p.PersonId.Value).Distinct().ToList();
        var closed = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.Id) && p.DeactivatedAtUtc != null).Select(p => p.Id).ToListAsync(ct);
        return closed.Count == 0 ? posts : posts.FindAll(p => !closed.Contains(p.PersonId.Value));
    }
}
