using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.ServiceReferrals;

/// <summary>
/// Steps of a referral, by the one table (<see cref="ReferralStates"/>). State, step, sight and entry of the trail are one transaction, one
/// writer of the locality at a time: none is lost, and the same step sent twice is one.
/// </summary>
internal sealed class StepService(HeadwaterDb db, ReferralQueries queries, ReferralSight sight, IDisclosures disclosures, INotices notices, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Whether the actor may send it: whoever sends shares something of the child, which not every post may.</summary>
    public bool MaySend(ServiceReferral r, bool isFamily) => !isFamily && r.State == ReferralState.Draft && actor.Can(Capability.WriteEntries | Capability.Share, r.OwnerId);

    /// <summary>Sends it: from now on the service sees who the child is and what help is asked for.</summary>
    /// <returns>Whether it is there for the actor to send.</returns>
    /// <exception cref="InputRefusedException">Something is missing, nobody takes referrals there any more, it was handed on already, or somebody else changed it.</exception>
    public async Task<bool> SendAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !MaySend(row, view.IsFamily))
            return false;
        if (ReferralRules.Missing(row) is [var missing, ..])
            throw new InputRefusedException($"It is not complete. {missing}");
        var takers = await sight.TakersAsync(row.ProviderId, ct);
        if (takers.Count == 0)
            throw new InputRefusedException($"Nobody takes referrals for {row.ServiceName} here any more. Withdraw it, and choose another service.");
        if (row.FormerId is { } former)
            await FollowAsync(former, row, ct);
        (row.State, row.SentOn, row.Visibility) = (ReferralState.Sent, clock.Today(), Visibility.Family);
        var ground = row.PermissionBy is { } by ? SharingGround.ByConsent(new(by, row.PermissionOn!.Value, row.PermissionHow!)) : SharingGround.WithReason(WithoutConsent.Overridden, row.GroundWords);
        var shared = await disclosures.ShareAsync(
            new(row.ChildId, row.OwnerId, ReferralSight.Covers, $"The referral to {row.ServiceName}: why help is asked for, what was tried and what is hoped for.", new(row.ProviderId), row.PermissionBy is null ? LawfulBasis.PublicTask : LawfulBasis.Consent, ground), ct);
        await AddAsync(row, ReferralState.Draft, row.OwnerId, ReferralWords.Permission(row), ct);
        foreach (var taker in takers)
            notices.Tell(taker, "A child was referred to your service. Say that it came in.", ReferralLinks.One(row.ChildId, id));
        await audit.SaveAsync(ct, [new AuditFact("send", "service-referral", id.ToString(), row.ChildId), shared, .. await sight.OpenToServiceAsync(row, takers, ct), .. await sight.CloseAsync(row, view.Child.Records, ct)]);
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes any other step.</summary>
    /// <returns>Whether the referral is there for the actor to do something with.</returns>
    /// <exception cref="InputRefusedException">It is not allowed from here, is for others to take, is not said why, or somebody else changed it.</exception>
    public async Task<bool> TakeAsync(ChildId child, Guid id, int version, ReferralState to, string? why, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (to is ReferralState.Draft or ReferralState.Sent || await FindAsync(child, id, version, ct) is not var (view, row) || view.IsFamily)
            return false;
        var (from, party) = (row.State, queries.PartyOf(row));
        if (ReferralRules.WhyNot(from, to, party) is { } refused)
            throw new InputRefusedException(refused);
        if (ReferralRules.Open(row, party).FirstOrDefault(s => s.To == to) is not { } step)
            throw new InputRefusedException("The child was handed on to another service. Look at that referral.");
        var said = FormFields.OptionalText(why, "what you say about it", ServiceReferral.ReasonLength) ?? (step.AsksWhy ? throw new InputRefusedException($"Enter {Lower(ReferralWords.Button(step).Label)}.") : ReferralWords.Because(to));
        row.State = to;
        await AddAsync(row, from, AtOf(row, step.By & party), said, ct);
        List<AuditFact> facts = [FactOf(to, id, row.ChildId)];
        if (to == ReferralState.Declined)
        {
            var (advisers, opened) = await sight.OpenToTriageAsync(row, ct);
            facts.AddRange(opened);
            foreach (var adviser in advisers)
                notices.Tell(adviser, "A service declined a referral. Find another service for the child.", ReferralLinks.One(row.ChildId, id));
        }

        facts.AddRange(await sight.CloseAsync(row, view.Child.Records, ct));
        if ((step.By & party & ReferralParty.Receiver) != ReferralParty.None && view.Find(id)!.Steps.LastOrDefault(s => s.To == ReferralState.Sent) is { } sent)
            notices.Tell(sent.By, $"A referral you sent is now: {ReferralWords.Of(to).Words.ToLowerInvariant()}.", ReferralLinks.One(row.ChildId, id));
        await audit.SaveAsync(ct, facts);
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>What the trail says of a step to this state.</summary>
    private static AuditFact FactOf(ReferralState to, Guid id, ChildId child) => to switch
    {
        ReferralState.Received => new AuditFact("receive", "service-referral", id.ToString(), child),
        ReferralState.Accepted => new AuditFact("accept", "service-referral", id.ToString(), child),
        ReferralState.Declined => new AuditFact("decline", "service-referral", id.ToString(), child),
        ReferralState.Waiting => new AuditFact("wait", "service-referral", id.ToString(), child),
        ReferralState.Active => new AuditFact("start", "service-referral", id.ToString(), child),
        ReferralState.Done => new AuditFact("finish", "service-referral", id.ToString(), child),
        _ => new AuditFact("withdraw", "service-referral", id.ToString(), child),
    };

    /// <summary>The declined referral is handed on with this one, by one of two at once.</summary>
    private async Task FollowAsync(Guid former, ServiceReferral next, CancellationToken ct)
    {
        // Past involvements: whoever writes the next one may have been let go of the former meanwhile.
        if (await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).SingleOrDefaultAsync(r => r.Id == former, ct) is not { } before || !ReferralRules.WaitsForSomebody(before))
            throw new InputRefusedException("Somebody else handed the child on already, or nothing further is asked. Withdraw this draft.");
        before.NextId = next.Id;
    }

    /// <summary>For which organisation the actor takes a step as this.</summary>
    private OrganisationId AtOf(ServiceReferral r, ReferralParty party) => party switch
    {
        _ when (party & ReferralParty.Receiver) != ReferralParty.None => r.ProviderId,
        _ when (party & ReferralParty.Referrer) != ReferralParty.None => actor.Can(Capability.WriteEntries, r.OwnerId) ? r.OwnerId : r.BegunBy,
        _ => actor.Where(Capability.Triage).First(),
    };

    /// <summary>Writes the step down. Its number is by all steps, also those of a draft that the actor does not see.</summary>
    private async Task AddAsync(ServiceReferral row, ReferralState from, OrganisationId at, string why, CancellationToken ct)
    {
        var last = await db.Set<ServiceReferralStep>().IgnoreQueryFilters([QueryFilters.Involvement]).Where(s => s.ReferralId == row.Id).MaxAsync(s => s.Number, ct);
        db.Add(ReferralService.StepOf(row, last + 1, from, at, why, actor.Person!.Value, clock));
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private async Task<(ReferralsView View, ServiceReferral Row)?> FindAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await queries.OfChildAsync(child, ct) is not { } view || view.Find(id) is not { } paper)
            return null;
        var row = await db.Set<ServiceReferral>().SingleAsync(r => r.Id == id && r.ChildId == paper.Referral.ChildId, ct);
        return row.Version == version ? (view, row) : throw new InputRefusedException(ReferralService.Meanwhile);
    }
}
