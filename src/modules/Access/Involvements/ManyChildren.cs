using Headwater.Access.Contracts;
using Headwater.Access.Keys;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Involvements;

internal sealed class ManyChildren(HeadwaterDb db, KeyStore keys, InvolvementService involvements) : IManyChildren
{
    public Task MakeKeysAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct) => keys.MakeManyAsync(children, ct);

    public void Forget(IEnumerable<ChildId> children)
    {
        foreach (var child in children)
            keys.Forget(child);
    }

    public async Task<int> InvolveAsync(IReadOnlyCollection<NewInvolvement> asked, Func<Guid> ids, CancellationToken ct)
    {
        // The same agreement covers thousands: it is looked up once for each organisation and day.
        Dictionary<(OrganisationId, DateOnly), Agreements.SharingAgreement> agreements = [];
        foreach (var one in asked)
        {
            InvolvementService.Check(one);
            if (one.Kind != InvolvementKind.Roll && one.Organisation is { } organisation && !agreements.ContainsKey((organisation, one.From)))
                agreements.Add((organisation, one.From), await involvements.AgreementAsync(organisation, one.From, ct));
        }

        return await db.InsertManyAsync(
            asked.Select(one => involvements.Made(ids(), one, one.Kind == InvolvementKind.Roll || one.Organisation is null ? null : agreements[(one.Organisation.Value, one.From)])), ct);
    }
}
