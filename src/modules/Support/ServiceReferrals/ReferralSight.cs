using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.ServiceReferrals;

/// <summary>
/// Who sees a child because of a referral: who the child is and what help is asked for, no more. The service from the sending on until it says
/// no, the work has ended or it is withdrawn; the helpline from a no on until another service took the child or nothing further is asked.
/// </summary>
internal sealed class ReferralSight(HeadwaterDb db, IInvolvements involvements, IPeople people, TimeProvider clock)
{
    public const EntryKinds Covers = EntryKinds.Identity | EntryKinds.Help;

    /// <summary>Those who take referrals for an organisation now.</summary>
    public Task<IReadOnlyList<PersonId>> TakersAsync(OrganisationId provider, CancellationToken ct) => people.HoldersAsync(Capability.TakeReferrals, provider, ct);

    /// <summary>Opens the child to those who take referrals for the service; pending. By name, as most of them do not see all children of their organisation.</summary>
    public async Task<IReadOnlyList<AuditFact>> OpenToServiceAsync(ServiceReferral r, IReadOnlyList<PersonId> takers, CancellationToken ct)
    {
        var seeing = (await HeldAsync(r.ChildId, ReferralPurposes.Service, ct)).Where(i => i.Organisation == r.ProviderId).Select(i => i.Person).ToHashSet();
        // What rests on permission ends with it.
        var basis = r.PermissionBy is null ? LawfulBasis.PublicTask : LawfulBasis.Consent;
        List<AuditFact> facts = [];
        foreach (var person in takers.Where(p => !seeing.Contains(p)))
            facts.Add(await involvements.GrantAsync(new(r.ChildId, InvolvementKind.Referral, r.ProviderId, person, ReferralPurposes.Service, basis, Covers, clock.Today()), ct));
        return facts;
    }

    /// <summary>Opens the child to the helpline, where there is one; pending.</summary>
    /// <returns>Who is there to be told, and what to save.</returns>
    public async Task<(IReadOnlyList<PersonId> People, IReadOnlyList<AuditFact> Facts)> OpenToTriageAsync(ServiceReferral r, CancellationToken ct)
    {
        var posts = await people.PostsAsync(Capability.Triage, ct);
        var seeing = (await HeldAsync(r.ChildId, ReferralPurposes.Triage, ct)).Select(i => i.Organisation).ToHashSet();
        List<AuditFact> facts = [];
        foreach (var at in posts.Select(p => p.At).Distinct().Where(o => !seeing.Contains(o)))
            facts.Add(await involvements.GrantAsync(new(r.ChildId, InvolvementKind.Referral, at, null, ReferralPurposes.Triage, LawfulBasis.PublicTask, Covers, clock.Today()), ct));
        return ([.. posts.Select(p => p.Person).Distinct()], facts);
    }

    /// <summary>Ends the sight of those who no longer need it; pending. Opens nothing: what a family took back stays closed.</summary>
    /// <param name="changed">The referral as it now stands.</param>
    /// <param name="records">All records of the child.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<IReadOnlyList<AuditFact>> CloseAsync(ServiceReferral changed, IReadOnlyList<ChildId> records, CancellationToken ct)
    {
        // Past involvements: whoever closes one referral may not see another by which the same people still need to see the child.
        var others = await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => records.Contains(r.ChildId) && r.Id != changed.Id && r.Id != changed.FormerId).ToListAsync(ct);
        if (changed.FormerId is { } former && await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).SingleOrDefaultAsync(r => r.Id == former, ct) is { } before)
            others.Add(before);
        var needed = ReferralRules.Needed([.. others, changed]);
        List<AuditFact> facts = [];
        HashSet<Guid> ended = [];
        foreach (var held in (await HeldAsync(changed.ChildId, null, ct)).Where(i => i.Purpose == ReferralPurposes.Service ? i.Organisation is not { } at || !needed.Services.Contains(at) : !needed.Triage))
        {
            // One that was carried over ends with the one it came from.
            if (!ended.Contains(held.Id))
                facts.AddRange(await involvements.RevokeAsync(held.Id, held.Purpose == ReferralPurposes.Service ? "The referral is no longer with the service." : "Nobody looks for another service any more.", ct));
            ended.UnionWith(facts.Select(f => Guid.TryParse(f.RecordId, out var id) ? id : Guid.Empty));
        }

        return facts;
    }

    private async Task<IReadOnlyList<InvolvementSummary>> HeldAsync(ChildId child, string? purpose, CancellationToken ct) =>
        [.. (await involvements.OfAsync(child, ct)).Where(i => i is { Kind: InvolvementKind.Referral, InForce: true } && (purpose is null ? ReferralPurposes.All.Contains(i.Purpose) : i.Purpose == purpose))];
}
