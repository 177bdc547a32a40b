using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Referrals;

/// <summary>A school as it was typed: a wish with its place, or barred with the reason.</summary>
internal sealed record TypedReferralSchool(OrganisationId School, int? Wish, string? BarredBecause);

/// <summary>What is for professionals alone, as it was typed.</summary>
internal sealed record TypedRisk(string? Text, OrganisationId? NearHome = null);

/// <summary>
/// Writes of referrals. Whoever writes entries about the child writes one; the head, or an officer of the local authority, stands by
/// it; from then on the chair of the panel sees it, accepts it, which starts the clock, or sends it back.
/// </summary>
internal sealed class ReferralService(
    HeadwaterDb db, ReferralQueries queries, ProtocolQueries protocols, IInvolvements involvements, IPeople people, INotices notices, IOrganisations organisations, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public const string PanelPurpose = "The chair of the fair access panel looks whether the referral is complete.";
    private const EntryKinds PanelCovers = EntryKinds.Identity | EntryKinds.Movement;

    /// <summary>How long the chair sees it, where nothing ends it sooner.</summary>
    private const int OpenForMonths = 6;

    /// <summary>In whose name the actor writes a referral of the child: an organisation that is involved; null for nobody.</summary>
    public async Task<OrganisationId?> WriterAsync(ChildSummary child, CancellationToken ct)
    {
        if (child.IsJoined)
            return null;
        foreach (var organisation in actor.Where(Capability.WriteEntries).OrderByDescending(o => child.Schools.Contains(o)))
        {
            if (await involvements.ReachesAsync(child.Id, EntryKinds.Movement, Visibility.Organisation, organisation, ct))
                return organisation;
        }

        return null;
    }

    /// <summary>Whether the actor works where it is written.</summary>
    public bool MayWrite(Referral r, bool isFamily) => !isFamily && ReferralRules.IsBeingWritten(r) && actor.Can(Capability.WriteEntries, r.ReferredBy);

    /// <summary>The headteacher of the school that refers; where a team of the local authority refers, an officer of it.</summary>
    public async Task<bool> MaySignOffAsync(Referral r, bool isFamily, CancellationToken ct) => MayWrite(r, isFamily)
        && (actor.Can(Capability.RecordExclusions, r.ReferredBy)
            || ((actor.Can(Capability.Triage, r.ReferredBy) || actor.Can(Capability.Involve, r.ReferredBy)) && (await organisations.AllAsync(ct)).Any(o => o.Id == r.ReferredBy && !o.IsSchool)));

    /// <summary>The chair decides on what was signed off.</summary>
    public bool MayDecide(Referral r, bool isFamily) => !isFamily && r.State == ReferralState.SignedOff && actor.Can(Capability.ChairPanel);

    /// <summary>Whoever refers withdraws, and the chair.</summary>
    public bool MayWithdraw(Referral r, bool isFamily) => !isFamily && ReferralRules.IsOpen(r) && (actor.Can(Capability.WriteEntries, r.ReferredBy) || actor.Can(Capability.ChairPanel));

    /// <summary>Begins a referral; null when the child is not there for the actor to refer.</summary>
    /// <exception cref="InputRefusedException">The child has a route of its own, or is referred already.</exception>
    public async Task<Guid?> OpenAsync(ChildId id, Track track, CancellationToken ct)
    {
        if (await queries.OfChildAsync(id, ct) is not { IsFamily: false } view || await WriterAsync(view.Child, ct) is not { } writer)
            return null;
        if (ReferralRules.OwnRoute(view.Child.IsLookedAfter, view.Child.HasPlan) is { } route)
            throw new InputRefusedException($"This child is not placed by fair access. {route}");
        if (view.Papers.Any(p => p.Referral.Track == track && ReferralRules.IsOpen(p.Referral)))
            throw new InputRefusedException("This child is referred already. Go on with that referral, or withdraw it first.");
        var row = new Referral { Id = Guid.CreateVersion7(), ChildId = id, Track = track, ReferredBy = writer, RecordedBy = actor.Person!.Value, RecordedAtUtc = clock.GetUtcNow().UtcDateTime };
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("open", "fair-access", row.Id.ToString(), id, track.ToString()));
        return row.Id;
    }

    /// <summary>Changes what it says, while it is being written.</summary>
    /// <exception cref="InputRefusedException">Something cannot be, or somebody else changed it.</exception>
    public async Task<bool> ChangeAsync(ChildId child, Guid id, int version, Action<Referral> put, IReadOnlyList<TypedReferralSchool> schools, TypedRisk risk, CancellationToken ct)
    {
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !MayWrite(row, view.IsFamily))
            return false;
        put(row);
        ReferralRules.Refuse(row, view.Child.Born, clock.Today());
        var known = (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => o.Id).ToHashSet();
        if (schools.Select(s => (OrganisationId?)s.School).Concat([row.ExcludedBy, row.RefusedBy, risk.NearHome]).Any(s => s is { } named && !known.Contains(named)))
            throw new InputRefusedException("Choose schools from the list.");
        if (schools.GroupBy(s => s.School).Any(g => g.Count() > 1))
            throw new InputRefusedException("A school is named twice among the wishes and those that may not be asked. Leave one out.");
        var text = FormFields.OptionalText(risk.Text, "what a school must know", Referral.TextLength);
        await PutSchoolsAsync(row, schools, ct);
        await PutRiskAsync(row, text, risk.NearHome, ct);
        // Also where nothing but a school or the risk is otherwise, the second of two people at once is told.
        db.Entry(row).State = EntityState.Modified;
        await audit.SaveAsync(ct, new AuditFact("change", "fair-access", id.ToString(), row.ChildId));
        return true;
    }

    /// <summary>Somebody stands by it, and the chair of the panel sees it.</summary>
    /// <exception cref="InputRefusedException">Something is missing, the child has a route of its own, or nobody chairs a panel here.</exception>
    public async Task<bool> SignOffAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !await MaySignOffAsync(row, view.IsFamily, ct))
            return false;
        if (ReferralRules.OwnRoute(view.Child.IsLookedAfter, view.Child.HasPlan) is { } route)
            throw new InputRefusedException($"This child is not placed by fair access. {route}");
        if (ReferralRules.Missing(view.Papers.First(p => p.Referral.Id == id), view.Child.YearGroup, await protocols.ForReferralAsync(row.Track, null, ct), clock.Today()) is { Count: > 0 } missing)
            throw new InputRefusedException($"It is not complete. {missing[0]}");
        var chairs = await people.PostsAsync(Capability.ChairPanel, ct);
        if (chairs.Count == 0)
            throw new InputRefusedException("Nobody chairs a fair access panel here yet. Ask the administrator to appoint the chair, then sign it off.");
        row.State = ReferralState.SignedOff;
        Step(row, ReferralDeed.SignedOff, clock.Today(), null);
        List<AuditFact> facts = [new AuditFact("sign-off", "fair-access", id.ToString(), row.ChildId)];
        var seeing = (await involvements.OfAsync(row.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true, Purpose: PanelPurpose }).Select(i => i.Person).ToHashSet();
        foreach (var (person, at) in chairs.DistinctBy(c => c.Person))
        {
            if (!seeing.Contains(person))
                facts.Add(await involvements.GrantAsync(new(row.ChildId, InvolvementKind.PanelPaper, at, person, PanelPurpose, LawfulBasis.PublicTask, PanelCovers, clock.Today(), clock.Today().AddMonths(OpenForMonths)), ct));
            notices.Tell(person, "A fair access referral was signed off. Accept it, or send it back.", ReferralLinks.One(row.ChildId, id));
        }

        await audit.SaveAsync(ct, facts);
        return true;
    }

    /// <summary>The chair accepts it: the clock of twenty school days starts.</summary>
    /// <exception cref="InputRefusedException">The day cannot be, or no protocol is in force.</exception>
    public async Task<bool> AcceptAsync(ChildId child, Guid id, int version, DateOnly day, CancellationToken ct)
    {
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !MayDecide(row, view.IsFamily))
            return false;
        var signed = view.Papers.First(p => p.Referral.Id == id).Steps.LastOrDefault(s => s.Deed == ReferralDeed.SignedOff)?.Day;
        if (day > clock.Today() || day < signed)
            throw new InputRefusedException($"It is accepted between the day it was signed off{(signed is { } from ? $", {Words.Date(from)}," : "")} and today. Correct the day.");
        if (await protocols.ForReferralAsync(row.Track, null, ct) is not { } protocol)
            throw new InputRefusedException("No protocol of this kind is in force here, so that nobody can be placed by it. The local lead of the area keeps it.");
        (row.State, row.AcceptedOn, row.ProtocolId) = (ReferralState.Accepted, day, protocol.Head.Id);
        Tell(view, row, "A fair access referral was accepted. The clock of twenty school days runs.");
        await SaveAsync(row, ReferralDeed.Accepted, day, null, new AuditFact("accept", "fair-access", id.ToString(), row.ChildId), ct);
        return true;
    }

    /// <summary>The chair sends it back to be put right.</summary>
    /// <exception cref="InputRefusedException">There is no reason.</exception>
    public async Task<bool> SendBackAsync(ChildId child, Guid id, int version, string? reason, CancellationToken ct)
    {
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !MayDecide(row, view.IsFamily))
            return false;
        var why = FormFields.Text(reason, "what is missing or wrong", Referral.TextLength);
        row.State = ReferralState.SentBack;
        Tell(view, row, "A fair access referral was sent back. Put it right, and have it signed off again.");
        await SaveAsync(row, ReferralDeed.SentBack, clock.Today(), why, new AuditFact("send-back", "fair-access", id.ToString(), row.ChildId), ct);
        return true;
    }

    /// <summary>It is given up; the row stays, and the chair sees the child no longer.</summary>
    /// <exception cref="InputRefusedException">There is no reason.</exception>
    public async Task<bool> WithdrawAsync(ChildId child, Guid id, int version, string? reason, CancellationToken ct)
    {
        if (await FindAsync(child, id, version, ct) is not var (view, row) || !MayWithdraw(row, view.IsFamily))
            return false;
        var why = FormFields.Text(reason, "why it is withdrawn", Referral.TextLength);
        row.State = ReferralState.Withdrawn;
        List<AuditFact> ended = [];
        // Where the other protocol still has the child, the panel goes on with that.
        if (!view.Papers.Any(p => p.Referral.Id != id && ReferralRules.IsOpen(p.Referral)))
        {
            foreach (var involvement in (await involvements.OfAsync(row.ChildId, ct)).Where(i => i is { Kind: InvolvementKind.PanelPaper, InForce: true }))
                ended.AddRange(await involvements.RevokeAsync(involvement.Id, "The fair access referral was withdrawn.", ct));
        }

        Step(row, ReferralDeed.Withdrawn, clock.Today(), why);
        await audit.SaveAsync(ct, [new AuditFact("withdraw", "fair-access", id.ToString(), row.ChildId), .. ended]);
        return true;
    }

    private Task SaveAsync(Referral row, ReferralDeed deed, DateOnly day, string? reason, AuditFact fact, CancellationToken ct)
    {
        Step(row, deed, day, reason);
        return audit.SaveAsync(ct, fact);
    }

    private void Step(Referral row, ReferralDeed deed, DateOnly day, string? reason) =>
        db.Add(new ReferralStep { Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, Deed = deed, Day = day, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime, Reason = reason });

    /// <summary>Whoever signed it off is told.</summary>
    private void Tell(ReferralsView view, Referral row, string text)
    {
        if (view.Papers.First(p => p.Referral.Id == row.Id).Steps.LastOrDefault(s => s.Deed == ReferralDeed.SignedOff) is { } signed)
            notices.Tell(signed.By, text, ReferralLinks.One(row.ChildId, row.Id));
    }

    private async Task PutSchoolsAsync(Referral row, IReadOnlyList<TypedReferralSchool> typed, CancellationToken ct)
    {
        List<TypedReferralSchool> wanted = [.. typed.Select(s => s.Wish is not null ? s with { BarredBecause = null } : s with { BarredBecause = FormFields.Text(s.BarredBecause, "why the school may not be asked", ReferralSchool.ReasonLength) })];
        var held = await db.Set<ReferralSchool>().Where(s => s.ReferralId == row.Id).ToListAsync(ct);
        db.RemoveRange(held.Where(h => !wanted.Exists(w => Same(w, h))));
        db.AddRange(wanted.Where(w => !held.Exists(h => Same(w, h))).Select(w => new ReferralSchool { Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, SchoolId = w.School, Wish = w.Wish, BarredBecause = w.BarredBecause }));

        static bool Same(TypedReferralSchool w, ReferralSchool h) => (w.School, w.Wish, w.BarredBecause) == (h.SchoolId, h.Wish, h.BarredBecause);
    }

    private async Task PutRiskAsync(Referral row, string? text, OrganisationId? nearHome, CancellationToken ct)
    {
        var held = await db.Set<ReferralRisk>().Where(r => r.ReferralId == row.Id).OrderBy(r => r.Id).FirstOrDefaultAsync(ct);
        if (held is not null && text is null && nearHome is null)
            db.Remove(held);
        else if (held is not null)
            (held.Text, held.NearHome) = (text ?? "", nearHome);
        else if (text is not null || nearHome is not null)
            db.Add(new ReferralRisk { Id = Guid.CreateVersion7(), ChildId = row.ChildId, ReferralId = row.Id, Visibility = Visibility.Professionals, OwnerId = row.ReferredBy, Text = text ?? "", NearHome = nearHome });
    }

    private async Task<(ReferralsView View, Referral Row)?> FindAsync(ChildId child, Guid id, int version, CancellationToken ct)
    {
        if (await queries.OfChildAsync(child, ct) is not { } view || await db.Set<Referral>().SingleOrDefaultAsync(r => r.Id == id && view.Child.Records.Contains(r.ChildId), ct) is not { } row)
            return null;
        return row.Version == version ? (view, row) : throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
    }
}
