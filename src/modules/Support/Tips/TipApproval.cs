using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Tips;

/// <summary>Which tips become public: what the local lead approves, what was looked at again, and what nobody should read any more.</summary>
internal sealed class TipApproval(HeadwaterDb db, LocalityTurn turn, DirectoryService directory, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    private const string Stale = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    public bool MayApprove => actor.Can(Capability.LeadLocality);

    /// <summary>May say that an approved tip was looked at again and is right.</summary>
    public bool MayRenew => directory.MayKeepAll;

    /// <summary>Makes the offered version, or a draft, the one that everybody reads.</summary>
    /// <param name="id">Which tip.</param>
    /// <param name="number">The number of the version that was on the screen.</param>
    /// <param name="version">How often it had been changed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is one for the actor to approve.</returns>
    /// <exception cref="InputRefusedException">Something is missing, or somebody changed it in the meantime.</exception>
    public async Task<bool> ApproveAsync(Guid id, int number, int version, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await OpenAsync(id, number, version, ct) is not { } open || await db.Set<Tip>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } tip)
            return false;
        if (TipRules.Missing(open, clock.Today()) is [var missing, ..])
            throw new InputRefusedException(missing);
        var now = clock.GetUtcNow().UtcDateTime;
        (open.Stage, open.ApprovedBy, open.ApprovedAtUtc, open.SentBackBecause) = (VersionStage.Approved, actor.Person, now, null);
        (tip.ApprovedId, tip.ReviewedBy, tip.ReviewedOn, tip.ChangedAtUtc) = (open.Id, open.ReviewedBy, open.ReviewedOn, now);
        await db.MoveDirectoryAsync(now, ct);
        await audit.SaveAsync(ct, new AuditFact("approve", "directory-tip", id.ToString(), Detail: string.Create(CultureInfo.InvariantCulture, $"version {open.Number}")));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Sends an offered version back to those who wrote it.</summary>
    /// <exception cref="InputRefusedException">It is not said why, or somebody changed it in the meantime.</exception>
    public async Task<bool> SendBackAsync(Guid id, int number, int version, string? because, CancellationToken ct)
    {
        if (await OpenAsync(id, number, version, ct) is not { Stage: VersionStage.Offered } open)
            return false;
        (open.SentBackBecause, open.Stage) = (FormFields.Text(because, "what has to be otherwise: those who wrote it read it", TipVersion.ReasonLength), VersionStage.Draft);
        await audit.SaveAsync(ct, new AuditFact("send-back", "directory-tip", id.ToString()));
        return true;
    }

    /// <summary>Says that what was approved was looked at today and is right. It needs no approval.</summary>
    /// <param name="id">Which tip.</param>
    /// <param name="version">How often the tip had been changed.</param>
    /// <param name="by">Who looked: a role or a service.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not said by whom, or somebody changed it in the meantime.</exception>
    public Task<bool> RenewAsync(Guid id, int version, string? by, CancellationToken ct)
    {
        var who = FormFields.Text(by, "who looked at it: a role or a service, not a person’s name", TipVersion.LineLength);
        return SetAsync(id, version, t => MayRenew && t is { ApprovedId: not null, ArchivedOn: null }, t => (t.ReviewedBy, t.ReviewedOn) = (who, clock.Today()), new("renew", "directory-tip", id.ToString()), ct);
    }

    /// <summary>Takes a tip off the public pages, with the reason; nothing of it is deleted.</summary>
    /// <exception cref="InputRefusedException">It is not said why, or somebody changed it in the meantime.</exception>
    public Task<bool> ArchiveAsync(Guid id, int version, string? because, CancellationToken ct)
    {
        var reason = FormFields.Text(because, "why nobody should read it any more", TipVersion.ReasonLength);
        return SetAsync(id, version, t => MayApprove && t.ArchivedOn is null, t => (t.ArchivedOn, t.ArchivedBecause) = (clock.Today(), reason), new("archive", "directory-tip", id.ToString()), ct);
    }

    /// <summary>Puts a tip back as it was.</summary>
    public Task<bool> RestoreAsync(Guid id, int version, CancellationToken ct) =>
        SetAsync(id, version, t => MayApprove && t.ArchivedOn is not null, t => (t.ArchivedOn, t.ArchivedBecause) = (null, null), new("restore", "directory-tip", id.ToString()), ct);

    private async Task<bool> SetAsync(Guid id, int version, Func<Tip, bool> can, Action<Tip> set, AuditFact fact, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await db.Set<Tip>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } tip || !can(tip))
            return false;
        if (tip.Version != version)
            throw new InputRefusedException(Stale);
        set(tip);
        tip.ChangedAtUtc = clock.GetUtcNow().UtcDateTime;
        db.Entry(tip).State = EntityState.Modified;
        await db.MoveDirectoryAsync(tip.ChangedAtUtc, ct);
        await audit.SaveAsync(ct, fact);
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<TipVersion?> OpenAsync(Guid id, int number, int version, CancellationToken ct)
    {
        if (!MayApprove || await db.Set<TipVersion>().Where(v => v.TipId == id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct) is not { Stage: not VersionStage.Approved } open)
            return null;
        return open.Number == number && open.Version == version ? open : throw new InputRefusedException(Stale);
    }
}
