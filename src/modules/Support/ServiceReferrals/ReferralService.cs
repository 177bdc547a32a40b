using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.ServiceReferrals;

/// <summary>Notice and permission as they were typed.</summary>
internal sealed record TypedPermission(DateOnly NoticeOn, string? By, string? How, DateOnly? On, OverrideGround? Ground, string? GroundWords);

/// <summary>
/// What is written before a referral is sent: which service, notice and permission, why. Whoever writes entries about the child begins one;
/// everybody of that organisation goes on with it.
/// </summary>
internal sealed class ReferralService(HeadwaterDb db, ReferralQueries queries, ReferralSight sight, DirectoryQueries directory, IInvolvements involvements, LocalityTurn turn, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>In whose name the actor asks: an organisation that is involved; null for nobody.</summary>
    public async Task<OrganisationId?> WriterAsync(ChildSummary child, CancellationToken ct)
    {
        if (child.IsJoined)
            return null;
        foreach (var organisation in actor.Where(Capability.WriteEntries).OrderByDescending(o => child.Schools.Contains(o)))
        {
            if (await involvements.ReachesAsync(child.Id, EntryKinds.Help, Visibility.Organisation, organisation, ct))
                return organisation;
        }

        return null;
    }

    /// <summary>Whether the actor writes it: in the organisation that asks, while it is a draft.</summary>
    public bool MayWrite(ServiceReferral r, bool isFamily) => !isFamily && r.State == ReferralState.Draft && actor.Can(Capability.WriteEntries, r.OwnerId);

    /// <summary>Begins a referral; null when the child is not there for the actor to refer.</summary>
    /// <param name="id">The child.</param>
    /// <param name="key">Minted by the form, and the id of what it makes: sent twice, it makes one.</param>
    /// <param name="service">Which service is asked.</param>
    /// <param name="former">The declined referral in whose place it stands; null for a first one.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">The service takes no referrals here, was asked already, or the former one waits for nobody.</exception>
    public async Task<Guid?> BeginAsync(ChildId id, Guid key, Guid service, Guid? former, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.OfChildAsync(id, ct) is not { IsFamily: false } view || await WriterAsync(view.Child, ct) is not { } writer)
            return null;
        // Past involvements: a key of somebody else's must not be answered by the database.
        if (await db.Set<ServiceReferral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().SingleOrDefaultAsync(r => r.Id == key, ct) is { } made)
            return made.ChildId == id && made.RecordedBy == actor.Person && made.ServiceId == service && made.FormerId == former ? key : throw new InputRefusedException("This form was used already. Open the page again.");
        if (key == Guid.Empty || await directory.FindAsync(service, ct) is not { Row: { Approved: { } approved, Service.ArchivedOn: null } } found)
            throw new InputRefusedException("Choose a service from the list.");
        // Both parents would read that a refuge was asked.
        if (approved.Openness == Openness.Restricted)
            throw new InputRefusedException($"{approved.Name} is asked directly, so that nobody reads here that it was. How to ask: {approved.HowToRefer}");
        if (found.Row.Provider.PartnerId is not { } provider || (await sight.TakersAsync(provider, ct)).Count == 0)
            throw new InputRefusedException($"Nobody takes referrals for {approved.Name} here yet. How to ask: {approved.HowToRefer}");
        if (view.Papers.Any(p => p.Referral.ServiceId == service && (ReferralStates.IsWithService(p.Referral.State) || MayWrite(p.Referral, isFamily: false))))
            throw new InputRefusedException("This service is asked already. Go on with that referral, or withdraw it first.");
        var before = former is { } was ? Before(view, was, service) : null;
        var row = new ServiceReferral
        {
            Id = key, ChildId = id, Visibility = Visibility.Organisation, OwnerId = writer, BegunBy = before?.BegunBy ?? writer, ServiceId = service, ServiceName = approved.Name, ProviderId = provider, RootId = before?.RootId ?? key, FormerId = before?.Id, HandOffs = (before?.HandOffs ?? 0) + 1, State = ReferralState.Draft,
            // What was told of the child is the same; permission is asked for each service.
            NoticeOn = before?.NoticeOn, Reason = before?.Reason, Tried = before?.Tried, Hoped = before?.Hoped, OwnQuestions = approved.Questions, OwnAnswers = ServiceQuestions.Carried(before, approved.Questions), RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.AddRange(row, StepOf(row, 1, null, writer, before is null ? ReferralWords.Because(ReferralState.Draft) : $"{before.ServiceName} could not help.", actor.Person!.Value, clock));
        await audit.SaveAsync(ct, new AuditFact("begin", "service-referral", key.ToString(), id));
        await mine.CommitAsync(ct);
        return key;
    }

    /// <summary>Says that the privacy notice was given, and who gave permission or why it goes without.</summary>
    /// <exception cref="InputRefusedException">It cannot be, or somebody else changed it.</exception>
    public Task<bool> PermitAsync(ChildId child, Guid id, int version, TypedPermission typed, CancellationToken ct) => PutAsync(child, id, version, row =>
    {
        ReferralRules.RefusePermission(typed.NoticeOn, typed.On, typed.Ground, typed.GroundWords?.Trim(), clock.Today());
        var isGiven = typed.On is not null;
        if (!isGiven && (!string.IsNullOrWhiteSpace(typed.By) || !string.IsNullOrWhiteSpace(typed.How)))
            throw new InputRefusedException("Enter the day of the permission, or leave out who gave it and how.");
        (row.NoticeOn, row.PermissionOn, row.Ground) = (typed.NoticeOn, typed.On, typed.Ground);
        row.PermissionBy = isGiven ? FormFields.Text(typed.By, "who gave permission", ServiceReferral.NameLength) : null;
        row.PermissionHow = isGiven ? FormFields.Text(typed.How, "how permission was given", ServiceReferral.NameLength) : null;
        row.GroundWords = isGiven ? null : FormFields.Text(typed.GroundWords, "why it goes without permission", ServiceReferral.ReasonLength);
    }, ct);

    /// <summary>Answers the few questions.</summary>
    /// <exception cref="InputRefusedException">An answer is too long, or somebody else changed it.</exception>
    public Task<bool> AnswerAsync(ChildId child, Guid id, int version, string? reason, string? tried, string? hoped, IReadOnlyList<string?> own, CancellationToken ct) => PutAsync(child, id, version, row =>
        (row.Reason, row.Tried, row.Hoped, row.OwnAnswers) = (FormFields.OptionalText(reason, "why you ask", ServiceReferral.TextLength), FormFields.OptionalText(tried, "what was tried", ServiceReferral.TextLength), FormFields.OptionalText(hoped, "what is hoped for", ServiceReferral.TextLength), ServiceQuestions.Kept(row, own)), ct);

    /// <summary>A change of state as it is written down.</summary>
    public static ServiceReferralStep StepOf(ServiceReferral row, int number, ReferralState? from, OrganisationId at, string why, PersonId by, TimeProvider clock) => new()
    {
        Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, Number = number, Visibility = row.Visibility, OwnerId = at, From = from, To = row.State, By = by, Day = clock.Today(), AtUtc = clock.GetUtcNow().UtcDateTime, Why = why,
    };

    private ServiceReferral Before(ReferralsView view, Guid former, Guid service)
    {
        if (view.Find(former)?.Referral is not { } before || !ReferralRules.MayHandOn(before, queries.PartyOf(before)))
            throw new InputRefusedException("That referral waits for nobody any more. Look at what stands there now.");
        return before.ServiceId == service ? throw new InputRefusedException($"{before.ServiceName} could not help. Choose another service.") : before;
    }

    private async Task<bool> PutAsync(ChildId child, Guid id, int version, Action<ServiceReferral> put, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await queries.OfChildAsync(child, ct) is not { } view || view.Find(id) is not { } paper || !MayWrite(paper.Referral, view.IsFamily))
            return false;
        if (paper.Referral.Version != version)
            throw new InputRefusedException(Meanwhile);
        var row = await db.Set<ServiceReferral>().SingleAsync(r => r.Id == id && r.ChildId == paper.Referral.ChildId, ct);
        put(row);
        // Also where nothing is otherwise: the second of two people at once is told.
        db.Entry(row).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "service-referral", id.ToString(), row.ChildId));
        await mine.CommitAsync(ct);
        return true;
    }
}
