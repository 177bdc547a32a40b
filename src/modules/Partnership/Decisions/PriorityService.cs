using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>The longlist of priorities, and the vote on it.</summary>
internal sealed class PriorityService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, ProposalService proposals, IAuditTrail audit, TimeProvider clock)
{
    /// <exception cref="InputRefusedException">The title cannot be taken or is there already.</exception>
    public async Task AddAsync(string? title, string? why, CancellationToken ct)
    {
        var (called, reason) = (FormFields.Text(title, "what could be worked on", Priority.TitleLength), FormFields.OptionalText(why, "why it matters", Priority.WhyLength));
        await using var transaction = await turn.TakeAsync(ct);
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var held = await db.Set<Priority>().AsNoTracking().Select(p => p.Title).ToListAsync(ct);
        if (held.Exists(t => string.Equals(t, called, StringComparison.OrdinalIgnoreCase)))
            throw new InputRefusedException("It stands on the longlist already.");
        db.Add(new Priority { Id = Guid.CreateVersion7(), Title = called, Why = reason, State = PriorityState.Longlisted, ProposedBy = Me, ProposedOn = clock.Today() });
        await audit.SaveAsync(ct, new AuditFact("add", "priority"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Sets one aside, or puts it back on the longlist. Its words stay.</summary>
    /// <exception cref="InputRefusedException">It is not theirs to move, or somebody else moved it.</exception>
    public async Task MoveAsync(Guid id, bool aside, int known, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene keep the longlist.");
        var priority = await db.Set<Priority>().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new InputRefusedException("There is no such priority.");
        if (priority.Version != known)
            throw new InputRefusedException("Somebody else moved this in the meantime. Nothing was changed.");
        (priority.State, priority.DecisionId) = (aside ? PriorityState.SetAside : PriorityState.Longlisted, null);
        await audit.SaveAsync(ct, new AuditFact("move", "priority", id.ToString()));
    }

    /// <summary>Writes a vote on the longlist as it stands, as a draft.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, or fewer than two stand there.</exception>
    public async Task<Guid> PutAsync(ProposalDraft draft, CancellationToken ct)
    {
        if (draft.Kind is not (ProposalKind.Dots or ProposalKind.Ranking))
            throw new InputRefusedException("Choose dots or a ranking.");
        var listed = await db.Set<Priority>().AsNoTracking().Where(p => p.State == PriorityState.Longlisted).OrderBy(p => p.Id).ToListAsync(ct);
        return await proposals.DraftAsync(draft with { Options = string.Join('\n', listed.Select(p => p.Title)) }, ct, [.. listed.Select(p => p.Id)]);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");
}
