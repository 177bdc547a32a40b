using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Import;

/// <summary>
/// What a person says of a service that a feed has. Whatever that is, nothing becomes public by it: what is taken is a draft, which the
/// local lead approves like any other.
/// </summary>
internal sealed class TakingService(HeadwaterDb db, LocalityTurn turn, DirectoryService directory, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    private const string Meanwhile = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>Makes a draft of it.</summary>
    /// <param name="id">Which of the services that feeds have.</param>
    /// <param name="version">How often it had been changed when it was on the screen.</param>
    /// <param name="provider">Who provides it; null for the organisation that the feed names, which is added where it is not here yet.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The service of the directory; null where there is no such service for the actor.</returns>
    /// <exception cref="InputRefusedException">It is in the directory already, or the feed does not say who provides it, or somebody changed it in the meantime.</exception>
    public async Task<Guid?> TakeInAsync(Guid id, int version, Guid? provider, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { } taken)
            return null;
        if (taken.ServiceId is not null)
            throw new InputRefusedException("It is in the directory already. Look at what changed in it.");
        var read = FeedReading.Of(taken.Document, clock.Today());
        var service = await directory.AddAsync(provider ?? await ProviderAsync(read.Organisation, ct), read.Typed, ct);
        Settle(taken, TakenWord.TakenIn, service, null);
        await audit.SaveAsync(ct, new AuditFact("take-in", "directory-taken", id.ToString()));
        await mine.CommitAsync(ct);
        return service;
    }

    /// <summary>Ties it to a service that the directory has. Nothing of that one changes.</summary>
    /// <exception cref="InputRefusedException">There is no such service here, or another of the same feed is tied to it, or somebody changed it in the meantime.</exception>
    public async Task<bool> SameAsync(Guid id, int version, Guid service, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { } taken)
            return false;
        if (taken.ServiceId is not null)
            throw new InputRefusedException("It is in the directory already. Look at what changed in it.");
        if (!await db.Set<ListedService>().AnyAsync(s => s.Id == service, ct))
            throw new InputRefusedException("Choose the service that it is from the list.");
        if (await db.Set<TakenService>().AnyAsync(t => t.SourceId == taken.SourceId && t.ServiceId == service && t.GoneSince == null, ct))
            throw new InputRefusedException("Another service of this feed is that one already. Choose another, or take this one in.");
        Settle(taken, TakenWord.SameAs, service, null);
        await audit.SaveAsync(ct, new AuditFact("same-as", "directory-taken", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Leaves it out of the directory. It can be taken in later.</summary>
    /// <exception cref="InputRefusedException">It is not said why, or it is in the directory, or somebody changed it in the meantime.</exception>
    public async Task<bool> LeaveOutAsync(Guid id, int version, string? because, CancellationToken ct)
    {
        var reason = FormFields.Text(because, "why it is left out", ListedService.ReasonLength);
        if (await HeldAsync(id, version, ct) is not { } taken)
            return false;
        if (taken.ServiceId is not null)
            throw new InputRefusedException("It is in the directory already. Archive the service there, if it is offered no more.");
        Settle(taken, TakenWord.LeftOut, null, reason);
        await audit.SaveAsync(ct, new AuditFact("leave-out", "directory-taken", id.ToString()));
        return true;
    }

    /// <summary>
    /// Says of what the feed changed that it was looked at, and where it is taken puts it into the draft of the service: what the feed did
    /// not change stays as people here wrote it.
    /// </summary>
    /// <param name="isTaken">Take the change; otherwise leave everything as it stands.</param>
    /// <exception cref="InputRefusedException">The draft waits for approval, or somebody changed something in the meantime.</exception>
    public async Task<bool> ChangeAsync(Guid id, int version, bool isTaken, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (await HeldAsync(id, version, ct) is not { ServiceId: { } service, SaidDocument: { } said } taken || taken.SaidHash == taken.Hash)
            return false;
        if (isTaken)
        {
            var today = clock.Today();
            var newest = await db.Set<ServiceVersion>().AsNoTracking().Where(v => v.ServiceId == service).OrderByDescending(v => v.Number).FirstAsync(ct);
            var here = FeedChange.Of(newest, await db.Set<ServicePlace>().AsNoTracking().Where(p => p.VersionId == newest.Id).ToListAsync(ct));
            if (!await directory.ChangeWithinAsync(service, newest.Number, newest.Version, FeedChange.Merged(here, FeedReading.Of(said, today).Typed, FeedReading.Of(taken.Document, today).Typed), ct))
                return false;
        }

        Settle(taken, taken.Word, service, null);
        await audit.SaveAsync(ct, new AuditFact(isTaken ? "take-change" : "leave-change", "directory-taken", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    private async Task<TakenService?> HeldAsync(Guid id, int version, CancellationToken ct)
    {
        if (!directory.MayKeepAll || await db.Set<TakenService>().SingleOrDefaultAsync(t => t.Id == id, ct) is not { } taken)
            return null;
        return taken.Version == version ? taken : throw new InputRefusedException(Meanwhile);
    }

    private async Task<Guid> ProviderAsync(ReadOrganisation? said, CancellationToken ct)
    {
        if (said is null)
            throw new InputRefusedException("The feed does not say who provides it. Choose the organisation.");
        if (await db.Set<ListedOrganisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Name == said.Name, ct) is { } here)
            return here.Id;
        var made = new ListedOrganisation { Id = Guid.CreateVersion7(), Name = said.Name, Description = said.Description, Website = said.Website };
        db.Add(made);
        await audit.SaveAsync(ct, new AuditFact("add", "directory-organisation", made.Id.ToString()));
        return made.Id;
    }

    private void Settle(TakenService taken, TakenWord word, Guid? service, string? because) =>
        (taken.Word, taken.ServiceId, taken.Because, taken.SaidBy, taken.SaidAtUtc, taken.SaidDocument, taken.SaidHash) = (word, service, because, actor.Person, clock.GetUtcNow().UtcDateTime, taken.Document, taken.Hash);
}
