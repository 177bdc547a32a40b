using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Cohorts;

/// <summary>Makes a cohort, joins and leaves it, shows things to it and takes them back. Nothing is shown that was not chosen.</summary>
internal sealed class CohortService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, CohortQueries queries, ShareDrafts drafts, ILocalities localities, IAuditTrail audit, TimeProvider clock)
{
    private const string NoSuchWord = "That word opens no cohort. Ask the area that gave it to you for a new one: each new word ends the one before.";

    /// <summary>Begins a cohort with this area in it.</summary>
    /// <returns>Its id, and the word with which others join: it is told once.</returns>
    /// <exception cref="InputRefusedException">The name cannot be taken.</exception>
    public async Task<(Guid Id, string Word)> BeginAsync(string? name, CancellationToken ct)
    {
        Check();
        var (called, word) = (FormFields.Text(name, "what the cohort is called", Cohort.NameLength), SecretToken.New());
        await using var transaction = await turn.TakeAsync(ct);
        var cohort = new Cohort { Id = Guid.CreateVersion7(), Name = called, JoinHash = SecretToken.HashOf(word)!, MadeOn = clock.Today() };
        db.Add(cohort);
        await PlaceAsync(cohort.Id, ct);
        await audit.SaveAsync(ct, new AuditFact("begin", "cohort", cohort.Id.ToString()));
        await transaction.CommitAsync(ct);
        return (cohort.Id, word);
    }

    /// <summary>A new word for others to join with; the one before opens nothing any more.</summary>
    /// <exception cref="InputRefusedException">This area is not in it.</exception>
    public async Task<string> RenewAsync(Guid id, CancellationToken ct)
    {
        Check();
        var word = SecretToken.New();
        (await MineAsync(id, ct)).JoinHash = SecretToken.HashOf(word)!;
        await audit.SaveAsync(ct, new AuditFact("renew", "cohort", id.ToString()));
        return word;
    }

    /// <exception cref="InputRefusedException">The word opens none, the cohort is full, or this area is in it.</exception>
    public async Task<Guid> JoinAsync(string? word, CancellationToken ct)
    {
        Check();
        await using var transaction = await turn.TakeAsync(ct);
        if (SecretToken.HashOf(word?.Trim()) is not { } hash || await db.Set<Cohort>().AsNoTracking().SingleOrDefaultAsync(c => c.JoinHash == hash, ct) is not { } cohort)
            throw new InputRefusedException(NoSuchWord);
        if (await db.Set<CohortArea>().CountAsync(a => a.CohortId == cohort.Id && a.LeftOn == null, ct) >= Cohort.MostAreas)
            throw new InputRefusedException($"This cohort has {Cohort.MostAreas} areas: more cannot know each other. Begin another one.");
        await PlaceAsync(cohort.Id, ct);
        await audit.SaveAsync(ct, new AuditFact("join", "cohort", cohort.Id.ToString()));
        await transaction.CommitAsync(ct);
        return cohort.Id;
    }

    /// <summary>Leaves a cohort; everything that this area showed to it is taken back at the same time.</summary>
    /// <exception cref="InputRefusedException">This area is not in it.</exception>
    public async Task LeaveAsync(Guid id, CancellationToken ct)
    {
        Check();
        await using var transaction = await turn.TakeAsync(ct);
        await MineAsync(id, ct);
        var here = db.Locality;
        (await db.Set<CohortArea>().SingleAsync(a => a.CohortId == id && a.Area == here, ct)).LeftOn = clock.Today();
        foreach (var item in await db.Set<SharedItem>().Where(i => i.CohortId == id && i.Area == here && i.TakenBackOn == null).ToListAsync(ct))
            (item.Body, item.TakenBackOn) = (null, clock.Today());
        await audit.SaveAsync(ct, new AuditFact("leave", "cohort", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Shows a copy of something to a cohort, as it stands now.</summary>
    /// <exception cref="InputRefusedException">This area is not in it, there is no such thing, or a text cannot be taken.</exception>
    public async Task<Guid> ShareAsync(Guid id, SharedKind kind, Guid? version, string? title, string? text, CancellationToken ct)
    {
        Check();
        var draft = await drafts.OfAsync(kind, version, title, text, ct);
        await using var transaction = await turn.TakeAsync(ct);
        await MineAsync(id, ct);
        var here = db.Locality;
        // The form sent twice: it is shown already.
        if (await db.Set<SharedItem>().Where(i => i.CohortId == id && i.Area == here && i.Kind == kind && i.TakenBackOn == null && i.Title == draft.Title && i.Body == draft.Body).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct) is { } there)
            return there;
        var item = new SharedItem { Id = Guid.CreateVersion7(), CohortId = id, Area = here, Kind = kind, Title = draft.Title, Body = draft.Body, SharedOn = clock.Today() };
        db.Add(item);
        await audit.SaveAsync(ct, new AuditFact("share", "cohort-item", item.Id.ToString(), Detail: kind.ToString()));
        await transaction.CommitAsync(ct);
        return item.Id;
    }

    /// <summary>Takes back what this area showed: its text is deleted.</summary>
    /// <exception cref="InputRefusedException">There is none, or another area showed it.</exception>
    public async Task TakeBackAsync(Guid itemId, CancellationToken ct)
    {
        Check();
        var here = db.Locality;
        var item = await db.Set<SharedItem>().SingleOrDefaultAsync(i => i.Id == itemId && i.Area == here && i.TakenBackOn == null, ct) ?? throw new InputRefusedException("This area shows no such thing, or took it back already.");
        (item.Body, item.TakenBackOn) = (null, clock.Today());
        await audit.SaveAsync(ct, new AuditFact("take-back", "cohort-item", itemId.ToString()));
    }

    private void Check()
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene speak for this area in a cohort.");
    }

    private async Task<Cohort> MineAsync(Guid id, CancellationToken ct) => await queries.Mine().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new InputRefusedException("This area is in no such cohort.");

    private async Task PlaceAsync(Guid cohort, CancellationToken ct)
    {
        var here = db.Locality;
        var locality = (await localities.AllAsync(ct)).Single(l => l.Id == here);
        var place = await db.Set<CohortArea>().SingleOrDefaultAsync(a => a.CohortId == cohort && a.Area == here, ct);
        if (place is { LeftOn: null })
            throw new InputRefusedException("This area is in that cohort already.");
        if (place is null)
            db.Add(new CohortArea { CohortId = cohort, Area = here, Name = locality.Name, AreaCode = locality.AreaCode, JoinedOn = clock.Today() });
        else
            (place.LeftOn, place.JoinedOn, place.Name) = (null, clock.Today(), locality.Name);
    }
}
