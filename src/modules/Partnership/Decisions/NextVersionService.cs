using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>Takes objections into a new version of a proposal. What was written before stays as it was.</summary>
internal sealed class NextVersionService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>Writes the next version as a draft, under the same rule.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, not a round of consent that was closed, was followed already, or a field is missing.</exception>
    public async Task<Guid> WriteAsync(Guid id, string? text, string? note, DateOnly closes, CancellationToken ct)
    {
        var how = FormFields.Text(note, "how the objections were taken in", Objection.NoteLength);
        await using var transaction = await turn.TakeAsync(ct);
        var before = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (before is null || (!actor.Can(Capability.Convene) && before.ProposedBy != actor.Person))
            throw new InputRefusedException("Whoever proposed it, and those who convene, put a new version.");
        if (before.Kind != ProposalKind.Consent || before.Stage != PollStage.Closed)
            throw new InputRefusedException("A new version follows a round of consent that was closed.");
        if (before.VisionNumber is not null)
            throw new InputRefusedException("Write the next version of the vision, and put that to consent.");
        if (await db.Set<Proposal>().AnyAsync(p => p.FollowsId == id, ct))
            throw new InputRefusedException("There is a newer version already.");
        if (await db.Set<Decision>().AnyAsync(d => d.ProposalId == id && d.IsAdopted, ct))
            throw new InputRefusedException("It was adopted. Look at the decision again instead.");
        var today = clock.Today();
        var next = ProposalChecks.New(new(before.Title, text, before.Kind, before.Rule, null, false, before.Results, before.QuorumPercent, before.NeedsCore, today, closes), Me, today, id);
        db.Add(next);
        Answer(await db.Set<Objection>().Where(o => o.ProposalId == id && o.State == ObjectionState.Open).ToListAsync(ct), next.Id, how);
        await audit.SaveAsync(ct, new AuditFact("propose", "proposal", next.Id.ToString(), Detail: $"after {id}"));
        await transaction.CommitAsync(ct);
        return next.Id;
    }

    /// <summary>Puts a version of the vision to consent; what was objected to in earlier versions counts as taken in once that round is opened.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, not the latest, or is or was put already.</exception>
    public async Task<Guid> PutVisionAsync(int number, int quorum, DateOnly closes, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene put a version to consent.");
        await using var transaction = await turn.TakeAsync(ct);
        var version = await db.Set<VisionVersion>().AsNoTracking().OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (version is null || version.Number != number)
            throw new InputRefusedException("There is a newer version. Put that to consent.");
        if (await db.Set<Proposal>().AnyAsync(p => p.VisionNumber == number, ct))
            throw new InputRefusedException("This version is put to consent already.");
        var before = await db.Set<Proposal>().AsNoTracking().Where(p => p.VisionNumber != null).OrderByDescending(p => p.VisionNumber).FirstOrDefaultAsync(ct);
        if (before is { Stage: not PollStage.Closed })
            throw new InputRefusedException($"Version {before.VisionNumber} is put to consent and not closed yet. Close that round first.");
        var today = clock.Today();
        var proposal = ProposalChecks.New(new($"Our shared vision, version {number}", version.Text, ProposalKind.Consent, null, null, false, ResultsShown.Always, quorum, true, today, closes), Me, today, before?.Id, number);
        db.Add(proposal);
        var rounds = await db.Set<Proposal>().Where(p => p.VisionNumber != null).Select(p => p.Id).ToListAsync(ct);
        Answer(await db.Set<Objection>().Where(o => rounds.Contains(o.ProposalId) && o.State == ObjectionState.Open).ToListAsync(ct), proposal.Id, version.Note ?? $"In version {number}.");
        await audit.SaveAsync(ct, new AuditFact("propose", "proposal", proposal.Id.ToString(), Detail: $"vision {number}"));
        await transaction.CommitAsync(ct);
        return proposal.Id;
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    /// <summary>They stay open until the table is asked about the version: a draft that nobody opens answers nobody.</summary>
    private static void Answer(List<Objection> objections, Guid into, string how)
    {
        foreach (var objection in objections)
            (objection.Note, objection.TakenIntoId) = (how, into);
    }
}
