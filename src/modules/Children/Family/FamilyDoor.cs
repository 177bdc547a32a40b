using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Kernel;

namespace Headwater.Children.Family;

/// <summary>Somebody of a child's family who has come in.</summary>
/// <param name="Child">Whose family.</param>
/// <param name="Young">It is the young person, not a parent or carer.</param>
/// <param name="Reads">What kinds of entries are open to the family as it is involved.</param>
/// <param name="Involved">Everybody who is or was involved, as far as the family is told.</param>
internal sealed record FamilyMember(ChildId Child, bool Young, EntryKinds Reads, IReadOnlyList<InvolvementSummary> Involved)
{
    public bool Has(EntryKinds kind) => (Reads & kind) != EntryKinds.None;

    public ConsentOf Whose => Young ? ConsentOf.YoungPerson : ConsentOf.Parents;
}

/// <summary>
/// Who comes in by the family's door: a parent or carer, or the young person, whose involvement holds today, and nobody whom the school
/// has marked as not to be told. Everybody else, professionals too, finds nothing here.
/// </summary>
internal sealed class FamilyDoor(IInvolvements involvements, BarredContacts barred, CurrentActor actor)
{
    /// <summary>Null for whoever is not of the child's family now.</summary>
    public async Task<FamilyMember?> OpenAsync(string id, CancellationToken ct)
    {
        if (!actor.Can(Capability.BeFamily) || !ChildId.TryParse(id, null, out var child))
            return null;
        var involved = await involvements.OfAsync(child, ct);
        var own = involved.Where(i => i.InForce && i.Person == actor.Person && (i.Kind is InvolvementKind.Parent or InvolvementKind.Self)).ToList();
        var young = own.Exists(i => i.Kind == InvolvementKind.Self);
        if (own.Count == 0 || (!young && (await barred.OfActorAsync([child], ct)).Contains(child)))
            return null;
        return new(child, young, own.Aggregate(EntryKinds.Identity, (all, i) => all | i.Covers), involved);
    }
}
