using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Services;

/// <summary>What becomes public: what the local lead approves, what providers say of room and wait, and what is offered no more.</summary>
internal sealed class ApprovalService(HeadwaterDb db, LocalityTurn turn, DirectoryService directory, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    public bool MayApprove => actor.Can(Capability.LeadLocality);

    /// <summary>Makes the offered version, or the own draft, the one that everybody reads.</summary>
    /// <param name="id">Which service.</param>
    /// <param name="number">The number of the version that was on the screen.</param>
    /// <param name="version">How often it had been changed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is one for the actor to approve.</returns>
    /// <exception cref="InputRefusedException">Something is missing, or somebody changed it in the meantime.</exception>
    public async Task<bool> ApproveAsync(Guid id, int number, int version, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await OpenAsync(id, number, version, ct) is not var (service, open))
            return false;
        if (ListingRules.Missing(open, await db.Set<ServicePlace>().AsNoTracking().Where(p => p.VersionId == open.Id).ToListAsync(ct)) is [var missing, ..])
            throw new InputRefusedException(missing);
        var now = clock.GetUtcNow().UtcDateTime;
        (open.Stage, open.ApprovedBy, open.ApprovedAtUtc, open.SentBackBecause) = (VersionStage.Approved, actor.Person, now, null);
        (service.ApprovedId, service.AssuredOn, service.ChangedAtUtc) = (open.Id, clock.Today(), now);
        await db.MoveDirectoryAsync(now, ct);
        await audit.SaveAsync(ct, new AuditFact("approve", "directory-service", id.ToString(), Detail: string.Create(CultureInfo.InvariantCulture, $"version {open.Number}")));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Sends an offered version back to those who wrote it.</summary>
    /// <exception cref="InputRefusedException">It is not said why, or somebody changed it in the meantime.</exception>
    public async Task<bool> SendBackAsync(Guid id, int number, int version, string? because, CancellationToken ct)
    {
        if (await OpenAsync(id, number, version, ct) is not var (_, open) || open.Stage != VersionStage.Offered)
            return false;
        (open.SentBackBecause, open.Stage) = (FormFields.Text(because, "what has to be otherwise: those who wrote it read it", ServiceVersion.TextLength), VersionStage.Draft);
        await audit.SaveAsync(ct, new AuditFact("send-back", "directory-service", id.ToString()));
        return true;
    }

    /// <summary>Says today whether there is room and how long people wait, and perhaps that the rest is still right. It needs no approval.</summary>
    /// <returns>Whether there is such a service for the actor.</returns>
    /// <exception cref="InputRefusedException">Neither is said, or the wait cannot be, or somebody changed it in the meantime.</exception>
    public async Task<bool> RenewAsync(Guid id, int version, Room room, int? waitWeeks, bool isStillRight, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { ApprovedId: not null, ArchivedOn: null } service)
            return false;
        if (waitWeeks is < 0 or > ListingRules.MostWaitWeeks)
            throw new InputRefusedException($"Enter how many weeks people wait, from 0 to {ListingRules.MostWaitWeeks}.");
        if (room == Room.NotSaid && waitWeeks is null && !isStillRight)
            throw new InputRefusedException("Say whether there is room, or how long people wait, or that the rest is still right.");
        var (now, today) = (clock.GetUtcNow().UtcDateTime, clock.Today());
        if (room != Room.NotSaid)
            (service.Room, service.RoomAsOf) = (room, today);
        if (waitWeeks is not null)
            (service.WaitWeeks, service.WaitAsOf) = (waitWeeks, today);
        if (isStillRight)
            service.AssuredOn = today;
        service.ChangedAtUtc = now;
        db.Entry(service).State = EntityState.Modified;
        await db.MoveDirectoryAsync(now, ct);
        await audit.SaveAsync(ct, new AuditFact("renew", "directory-service", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes a service out of the directory, with the reason; nothing of it is deleted.</summary>
    /// <exception cref="InputRefusedException">It is not said why, or somebody changed it in the meantime.</exception>
    public async Task<bool> ArchiveAsync(Guid id, int version, string? because, CancellationToken ct)
    {
        var reason = FormFields.Text(because, "why it is offered no more", ListedService.ReasonLength);
        return await SetAsync(id, version, s => s.ArchivedOn is null, s => (s.ArchivedOn, s.ArchivedBecause) = (clock.Today(), reason), new("archive", "directory-service", id.ToString()), ct);
    }

    /// <summary>Puts a service back into the directory as it was.</summary>
    public Task<bool> RestoreAsync(Guid id, int version, CancellationToken ct) =>
        SetAsync(id, version, s => s.ArchivedOn is not null && MayApprove, s => (s.ArchivedOn, s.ArchivedBecause) = (null, null), new("restore", "directory-service", id.ToString()), ct);

    private async Task<bool> SetAsync(Guid id, int version, Func<ListedService, bool> can, Action<ListedService> set, AuditFact fact, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { } service || !can(service))
            return false;
        set(service);
        service.ChangedAtUtc = clock.GetUtcNow().UtcDateTime;
        await db.MoveDirectoryAsync(service.ChangedAtUtc, ct);
        await audit.SaveAsync(ct, fact);
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<ListedService?> HeldAsync(Guid id, int version, CancellationToken ct)
    {
        var row = await (from s in db.Set<ListedService>().Where(s => s.Id == id) join o in db.Set<ListedOrganisation>() on s.ProviderId equals o.Id select new { Service = s, Provider = o }).SingleOrDefaultAsync(ct);
        if (row is null || !directory.MayKeep(row.Provider))
            return null;
        return row.Service.Version == version ? row.Service : throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
    }

    private async Task<(ListedService Service, ServiceVersion Open)?> OpenAsync(Guid id, int number, int version, CancellationToken ct)
    {
        if (!MayApprove || await db.Set<ListedService>().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } service || await db.Set<ServiceVersion>().Where(v => v.ServiceId == id).OrderByDescending(v => v.Number).FirstAsync(ct) is not { Stage: not VersionStage.Approved } open)
            return null;
        return open.Number == number && open.Version == version ? (service, open) : throw new InputRefusedException("Somebody else changed this in the meantime. Look at what stands here now, and try again.");
    }
}
