using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Contacts;

/// <summary>
/// Who stands among a child's contacts as somebody who must not be told anything, whatever opened the record to them: by e-mail address,
/// or by name. It looks past involvements, as the family is shown no such contact.
/// </summary>
internal sealed class BarredContacts(HeadwaterDb db, IPeople people, CurrentActor actor) : IBarredFamily
{
    /// <summary>Of these children, those who have the actor so.</summary>
    public async Task<IReadOnlySet<ChildId>> OfActorAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct)
    {
        var marked = await MarkedAsync(children, ct);
        if (marked.Count == 0)
            return new HashSet<ChildId>();
        var address = await people.OwnAddressAsync(ct);
        var names = (await people.NamesAsync([actor.Person!.Value], ct)).Values.Append(actor.Name).ToList();
        return marked.Where(c => (address is not null && Same(c.Email, address)) || names.Exists(n => Same(c.Name, n))).Select(c => c.ChildId).ToHashSet();
    }

    /// <summary>Of these people, those whom a child's contacts have so: by name, as nobody learns another's address.</summary>
    public async Task<IReadOnlySet<PersonId>> OfAsync(ChildId child, IReadOnlyCollection<PersonId> family, CancellationToken ct)
    {
        var marked = await MarkedAsync([child], ct);
        return marked.Count == 0 ? new HashSet<PersonId>() : (await people.NamesAsync(family, ct)).Where(p => marked.Exists(c => Same(c.Name, p.Value))).Select(p => p.Key).ToHashSet();
    }

    private Task<List<Contact>> MarkedAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct) =>
        db.Set<Contact>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(c => children.Contains(c.ChildId) && c.MayNotBeContacted && c.ToDay == null).ToListAsync(ct);

    private static bool Same(string? one, string other) => string.Equals(one?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
