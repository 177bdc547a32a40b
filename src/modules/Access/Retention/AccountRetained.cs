using System.Runtime.CompilerServices;
using Headwater.Access.Auditing;
using Headwater.Access.BreakGlass;
using Headwater.Access.Contracts;
using Headwater.Access.Disclosures;
using Headwater.Access.Involvements;
using Headwater.Access.Notices;
using Headwater.Access.People;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>
/// Accounts. One is kept as long as anything of this locality that is kept names the person: a child must be able to learn
/// who looked at the record. Then it leaves this locality, and the last locality takes the account along.
/// </summary>
internal sealed class AccountRetained(HeadwaterDb db) : IRetained
{
    private static readonly string[] WithoutInvolvement = [QueryFilters.Involvement];

    public IReadOnlyList<string> Tables { get; } = ["access_person", "access_person_locality", "access_person_claim", "access_person_login", "access_person_token", "access_person_passkey", "access_authenticator", "access_recovery_code", "access_mail_choice"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var named = await NamedAsync(ct);
        foreach (var person in await db.Set<PersonLocality>().Where(p => p.LocalityId == db.Locality).Select(p => p.PersonId).ToListAsync(ct))
            yield return new(RetentionClasses.Account, person.ToString(), null, 1, new(Ended: named.Contains(new(person)) ? null : today));
    }

    public async Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var id = Guid.Parse(item.Key);
        // Within the turn of the locality: somebody who was appointed since is named again.
        if ((await NamedAsync(ct)).Contains(new(id)))
            return 0;
        await db.Set<MailChoice>().Where(c => c.PersonId == new PersonId(id)).ExecuteDeleteAsync(ct);
        await db.Set<PersonLocality>().Where(p => p.PersonId == id && p.LocalityId == db.Locality).ExecuteDeleteAsync(ct);
        if (await db.Set<PersonLocality>().AnyAsync(p => p.PersonId == id, ct))
            return 1;
        // What Identity keeps beside it goes with it: the keys cascade.
        return await db.Set<Person>().Where(p => p.Id == id).ExecuteDeleteAsync(ct);
    }

    private async Task<HashSet<PersonId>> NamedAsync(CancellationToken ct)
    {
        var involvements = db.Set<Involvement>();
        var openings = db.Set<EmergencyOpening>();
        var named = new HashSet<PersonId>(await db.Set<Post>().Select(p => p.PersonId).Distinct().ToListAsync(ct));
        named.UnionWith(await db.Set<Post>().Select(p => p.AppointedBy).Distinct().ToListAsync(ct));
        named.UnionWith(await involvements.Where(i => i.PersonId != null).Select(i => i.PersonId!.Value).Distinct().ToListAsync(ct));
        named.UnionWith(await involvements.Select(i => i.GrantedBy).Distinct().ToListAsync(ct));
        named.UnionWith(await involvements.Where(i => i.RevokedBy != null).Select(i => i.RevokedBy!.Value).Distinct().ToListAsync(ct));
        named.UnionWith(await db.Set<Disclosure>().IgnoreQueryFilters(WithoutInvolvement).Select(d => d.DecidedBy).Distinct().ToListAsync(ct));
        named.UnionWith(await db.Set<Disclosure>().IgnoreQueryFilters(WithoutInvolvement).Where(d => d.ToPerson != null).Select(d => d.ToPerson!.Value).Distinct().ToListAsync(ct));
        named.UnionWith(await openings.Select(e => e.PersonId).Distinct().ToListAsync(ct));
        named.UnionWith(await openings.Where(e => e.ReviewedBy != null).Select(e => e.ReviewedBy!.Value).Distinct().ToListAsync(ct));
        named.UnionWith(await db.Set<RetentionHold>().Select(h => h.PlacedBy).Distinct().ToListAsync(ct));
        named.UnionWith(await db.Set<AuditEntry>().Where(a => a.PersonId != null).Select(a => a.PersonId!.Value).Distinct().ToListAsync(ct));
        return named;
    }
}
