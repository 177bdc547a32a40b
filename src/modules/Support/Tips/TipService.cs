using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Tips;

/// <summary>
/// What tips say, by those who keep services in the directory. Only a draft changes; what was approved stays as it is until the next is
/// approved (<see cref="TipApproval"/>).
/// </summary>
internal sealed class TipService(HeadwaterDb db, LocalityTurn turn, DirectoryService directory, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    private const string Stale = "Somebody else changed this in the meantime. Look at what stands here now, and try again.";

    /// <summary>Writes drafts of tips, and reads those of others.</summary>
    public bool MayWrite => directory.MayKeepAny;

    /// <summary>Adds a tip with its first draft.</summary>
    /// <param name="typed">What is to be said.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="sameAs">The tip that says the same in another language; null for a new one.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="InputRefusedException">The actor does not write tips, it is there in this language already, or something cannot be.</exception>
    public async Task<Guid> AddAsync(TypedTip typed, string? language, Guid? sameAs, CancellationToken ct)
    {
        if (!MayWrite)
            throw new InputRefusedException("Those who keep services in the directory write tips. Ask one of them.");
        if (language is null || !TipLanguages.IsKnown(language))
            throw new InputRefusedException("Choose the language it is written in from the list.");
        var now = clock.GetUtcNow().UtcDateTime;
        var id = Guid.CreateVersion7();
        var draft = Draft(id, 1, now);
        typed.Into(draft);
        await using var mine = await turn.TakeAsync(ct);
        var taken = await db.Set<Tip>().AsNoTracking().Select(t => new { t.Id, t.Slug, t.Language }).ToListAsync(ct);
        var same = sameAs is { } other ? taken.Find(t => t.Id == other)?.Slug ?? throw new InputRefusedException("Choose the tip that says the same from the list, or none.") : null;
        if (same is not null && taken.Exists(t => t.Slug == same && t.Language == language))
            throw new InputRefusedException($"This tip is there in {TipLanguages.Of(language)} already. Change that one.");
        db.Add(new Tip { Id = id, Slug = same ?? TipRules.Free(TipRules.Slug(draft.Title), [.. taken.Select(t => t.Slug)]), Language = language, ChangedAtUtc = now });
        db.Add(draft);
        await audit.SaveAsync(ct, new AuditFact("add", "directory-tip", id.ToString()));
        await mine.CommitAsync(ct);
        return id;
    }

    /// <summary>Changes the draft of a tip, or begins one beside what is approved.</summary>
    /// <param name="id">Which tip.</param>
    /// <param name="number">The number of the newest version that was on the screen.</param>
    /// <param name="version">How often that version had been changed.</param>
    /// <param name="typed">What is to be said.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether there is such a tip for the actor to change.</returns>
    /// <exception cref="InputRefusedException">Somebody changed it in the meantime, it waits for approval, or something cannot be.</exception>
    public async Task<bool> ChangeAsync(Guid id, int number, int version, TypedTip typed, CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        if (!MayWrite || await NewestAsync(id, ct) is not { } newest)
            return false;
        if (newest.Number != number || newest.Version != version)
            throw new InputRefusedException(Stale);
        if (newest.Stage == VersionStage.Offered)
            throw new InputRefusedException("It waits for approval, and does not change meanwhile. Take it back first.");
        var now = clock.GetUtcNow().UtcDateTime;
        var draft = newest.Stage == VersionStage.Draft ? newest : Draft(id, newest.Number + 1, now);
        typed.Into(draft);
        draft.ChangedAtUtc = now;
        if (draft == newest)
            db.Entry(draft).State = EntityState.Modified;
        else
            db.Add(draft);
        await audit.SaveAsync(ct, new AuditFact("change", "directory-tip", id.ToString()));
        await mine.CommitAsync(ct);
        return true;
    }

    /// <summary>Offers the draft to the locality, or takes it back while nobody has approved it.</summary>
    /// <exception cref="InputRefusedException">Something is missing, or somebody changed it in the meantime.</exception>
    public async Task<bool> OfferAsync(Guid id, int number, int version, bool back, CancellationToken ct)
    {
        if (!MayWrite || await NewestAsync(id, ct) is not { Stage: VersionStage.Draft or VersionStage.Offered } draft || draft.Stage != (back ? VersionStage.Offered : VersionStage.Draft))
            return false;
        if (draft.Number != number || draft.Version != version)
            throw new InputRefusedException(Stale);
        if (!back && TipRules.Missing(draft, clock.Today()) is [var missing, ..])
            throw new InputRefusedException(missing);
        (draft.Stage, draft.SentBackBecause) = (back ? VersionStage.Draft : VersionStage.Offered, null);
        await audit.SaveAsync(ct, new AuditFact(back ? "take-back" : "offer", "directory-tip", id.ToString()));
        return true;
    }

    private TipVersion Draft(Guid tip, int number, DateTime now) => new() { Id = Guid.CreateVersion7(), TipId = tip, Number = number, Title = "", Needs = "", Text = "", ReviewedBy = "", MadeBy = actor.Person!.Value, ChangedAtUtc = now };

    private Task<TipVersion?> NewestAsync(Guid id, CancellationToken ct) => db.Set<TipVersion>().Where(v => v.TipId == id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
}
