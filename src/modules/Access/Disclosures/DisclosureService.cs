using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Disclosures;

/// <summary>Acts of sharing and decisions not to, by people who are involved and whose post lets them.</summary>
internal sealed class DisclosureService(HeadwaterDb db, CurrentActor actor, IOrganisations organisations, IPeople people, DisclosureNotices notices, IAuditTrail audit, TimeProvider clock) : IDisclosures
{
    public async Task<AuditFact> ShareAsync(NewDisclosure disclosure, CancellationToken ct)
    {
        await CheckAsync(disclosure.Child, disclosure.From, disclosure.Kinds, disclosure.To, ct);
        var added = Disclosure.Share(disclosure, Actor(), clock.GetUtcNow().UtcDateTime);
        db.Add(added);
        return new("share", "disclosure", added.Id.ToString(), added.ChildId, $"{added.Kinds} on {added.Basis}");
    }

    /// <exception cref="InputRefusedException">As for <see cref="ShareAsync"/>, or there is no reason.</exception>
    public async Task<AuditFact> DeclineAsync(ChildId child, OrganisationId owner, EntryKinds kinds, string what, Recipient to, string? reason, string? harmIfShown, CancellationToken ct)
    {
        await CheckAsync(child, owner, kinds, to, ct);
        var added = Disclosure.Decline(child, owner, kinds, what, to, reason, harmIfShown, Actor(), clock.GetUtcNow().UtcDateTime);
        db.Add(added);
        return new("decline", "disclosure", added.Id.ToString(), added.ChildId);
    }

    /// <summary>Recalls it, and tells who shared it and who was given it.</summary>
    /// <exception cref="InputRefusedException">There is no such disclosure of the actor's organisations, or there is nothing to recall.</exception>
    public async Task RecallAsync(ChildId child, Guid id, string? why, CancellationToken ct)
    {
        var found = await db.Set<Disclosure>().SingleOrDefaultAsync(d => d.Id == id && d.ChildId == child, ct);
        if (found is null || !actor.Can(Capability.Share, found.OwnerId))
            throw new InputRefusedException("There is no such disclosure that your organisation made.");
        found.Recall(why, Actor(), clock.GetUtcNow().UtcDateTime);
        await audit.SaveAsync(ct, [.. await notices.RecalledAsync(found, Actor(), ct)]);
    }

    public async Task<IReadOnlyList<AuditFact>> WithdrawConsentAsync(ChildId child, OrganisationId organisation, string reason, CancellationToken ct)
    {
        var held = await db.Set<Disclosure>().Where(d => d.ChildId == child && d.ToOrganisation == organisation && d.IsShared && d.ConsentWhose != null && d.RecalledAtUtc == null).OrderBy(d => d.Id).ToListAsync(ct);
        List<AuditFact> facts = [];
        foreach (var found in held)
        {
            found.Recall(reason, Actor(), clock.GetUtcNow().UtcDateTime);
            facts.AddRange(await notices.RecalledAsync(found, Actor(), ct));
        }

        return facts;
    }

    /// <summary>
    /// What the reader sees of a child's disclosures, the newest first. Family: all but those that could do harm. Professionals: what
    /// their own organisation shared or was given, and what is about kinds of entries that are open to them anyway. What was said of
    /// a child to one service is not for every other to read.
    /// </summary>
    public async Task<IReadOnlyList<DisclosureRow>> ListAsync(ChildId child, CancellationToken ct)
    {
        var own = await OpenAsync(child, ct);
        var family = own.Exists(i => i.Kind is InvolvementKind.Parent or InvolvementKind.Self);
        var professional = own.Where(i => i.Kind is not (InvolvementKind.Parent or InvolvementKind.Self)).ToList();
        var covered = professional.Aggregate(EntryKinds.None, (all, i) => all | i.Covers);
        var found = await db.Set<Disclosure>().AsNoTracking().Where(d => d.ChildId == child).OrderByDescending(d => d.DecidedAtUtc).ThenByDescending(d => d.Id).ToListAsync(ct);
        return await RowsAsync(found.FindAll(d => (family && d.Visibility == Visibility.Family)
            || professional.Exists(i => i.OrganisationId == d.OwnerId || i.OrganisationId == d.ToOrganisation) || d.ToPerson == actor.Person
            || (professional.Count > 0 && d.Kinds != EntryKinds.None && (d.Kinds & ~covered) == EntryKinds.None)), ct);
    }

    /// <summary>The actor's organisations that may share something of this child.</summary>
    public async Task<IReadOnlyList<OrganisationSummary>> SharersAsync(ChildId child, CancellationToken ct)
    {
        var own = (await OpenAsync(child, ct)).Select(i => i.OrganisationId).ToHashSet();
        return [.. (await organisations.AllAsync(ct)).Where(o => own.Contains(o.Id) && actor.Can(Capability.Share, o.Id))];
    }

    /// <summary>With the names that a page or an export shows.</summary>
    public async Task<IReadOnlyList<DisclosureRow>> RowsAsync(IReadOnlyList<Disclosure> found, CancellationToken ct)
    {
        if (found.Count == 0)
            return [];
        var names = await people.NamesAsync([.. found.Select(d => d.DecidedBy), .. found.Where(d => d.ToPerson is not null).Select(d => d.ToPerson!.Value)], ct);
        var places = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        var today = clock.Today();
        return [.. found.Select(d => new DisclosureRow(d, places.GetValueOrDefault(d.OwnerId, Gone), names[d.DecidedBy],
            d.ToOrganisation is { } o ? places.GetValueOrDefault(o, Gone) : d.ToPerson is { } p ? names[p] : d.ToOutsideBody!, today))];
    }

    private const string Gone = "An organisation no longer on record";

    private PersonId Actor() => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private async Task<List<Involvement>> OpenAsync(ChildId child, CancellationToken ct) =>
        [.. (await db.Set<Involvement>().AsNoTracking().Where(i => i.ChildId == child).ToListAsync(ct)).Where(i => ScopeRule.Opens(i, db.Reader, new(EntryKinds.Identity, Visibility.Family, default)))];

    private async Task CheckAsync(ChildId child, OrganisationId owner, EntryKinds kinds, Recipient to, CancellationToken ct)
    {
        var own = (await OpenAsync(child, ct)).Where(i => i.OrganisationId == owner).ToList();
        if (own.Count == 0 || !actor.Can(Capability.Share, owner))
            throw new InputRefusedException("Your post and involvement do not let you share anything from this record.");
        var open = own.Aggregate(EntryKinds.None, (all, i) => all | i.Covers);
        if ((kinds & ~open) != EntryKinds.None)
            throw new InputRefusedException($"You cannot share what is not open to you: {InvolvementWords.Of(kinds & ~open)}.");
        if (to.Organisation is { } organisation && (await organisations.AllAsync(ct)).All(o => o.Id != organisation))
            throw new InputRefusedException("The organisation is not of this locality: name it as a body outside.");
    }
}
