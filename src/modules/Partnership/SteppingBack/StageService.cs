using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.SteppingBack;

/// <summary>A move with the decision it rests on.</summary>
internal sealed record MoveLine(FacilitationMove Move, string Decision, string ByName);

/// <summary>
/// How far the facilitator has stepped back. It moves one stage at a time, by a decision that members adopted by consent and that no other
/// move rests on; never by itself.
/// </summary>
internal sealed class StageService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    public const int CheckBackMonths = 6;

    public async Task<IReadOnlyList<MoveLine>> HistoryAsync(CancellationToken ct)
    {
        var moves = await db.Set<FacilitationMove>().AsNoTracking().ToListAsync(ct);
        var ids = moves.ConvertAll(m => m.DecisionId);
        var decisions = await db.Set<Decision>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Statement, ct);
        var names = await people.NamesAsync([.. moves.Select(m => m.By).Distinct()], ct);
        return [.. moves.OrderByDescending(m => m.MovedOn).ThenByDescending(m => m.Id).Select(m => new MoveLine(m, decisions.GetValueOrDefault(m.DecisionId, "A decision no longer on record"), names[m.By]))];
    }

    /// <summary>The decisions that a move could rest on: adopted by consent since the last move, in force, and not used.</summary>
    public async Task<IReadOnlyList<Decision>> DecisionsAsync(CancellationToken ct)
    {
        if (await db.Set<Collaborative>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } collaborative)
            return [];
        var used = await db.Set<FacilitationMove>().Select(m => m.DecisionId).ToListAsync(ct);
        var byConsent = db.Set<Proposal>().Where(p => p.Kind == ProposalKind.Consent && p.VisionNumber == null).Select(p => (Guid?)p.Id);
        return await db.Set<Decision>().AsNoTracking().Where(d => d.IsAdopted && d.EndedOn == null && d.DecidedOn >= collaborative.StageSince && byConsent.Contains(d.ProposalId) && !used.Contains(d.Id))
            .OrderByDescending(d => d.DecidedOn).ThenByDescending(d => d.Id).ToListAsync(ct);
    }

    /// <param name="to">The stage next to the one it is at.</param>
    /// <param name="decision">The decision it rests on.</param>
    /// <param name="known">The stage that whoever moves it saw.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not theirs, not the next stage, or the decision does not carry it.</exception>
    public async Task MoveAsync(FacilitationStage to, Guid decision, FacilitationStage known, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene write down what members decided.");
        await using var transaction = await turn.TakeAsync(ct);
        var collaborative = await db.Set<Collaborative>().SingleOrDefaultAsync(ct) ?? throw new InputRefusedException("Begin the collaborative first.");
        if (collaborative.Stage != known)
            throw new InputRefusedException($"Somebody else moved it in the meantime: “{StandingWords.Of(collaborative.Stage)}” Nothing was changed.");
        if (!Enum.IsDefined(to) || Math.Abs((int)to - (int)collaborative.Stage) != 1)
            throw new InputRefusedException("Move one stage at a time, on or back.");
        await CheckAsync(decision, collaborative, ct);
        var today = clock.Today();
        var move = new FacilitationMove
        {
            Id = Guid.CreateVersion7(), From = collaborative.Stage, To = to, DecisionId = decision, MovedOn = today, By = actor.Person!.Value, CheckBackOn = to == FacilitationStage.Closed ? today.AddMonths(CheckBackMonths) : null,
        };
        db.Add(move);
        (collaborative.Stage, collaborative.StageSince) = (to, today);
        await audit.SaveAsync(ct, new AuditFact("move", "facilitation-stage", move.Id.ToString(), Detail: $"{move.From} to {move.To}"));
        await transaction.CommitAsync(ct);
    }

    private async Task CheckAsync(Guid id, Collaborative collaborative, CancellationToken ct)
    {
        if (await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } decision)
            throw new InputRefusedException("Choose the decision by which members agreed to it.");
        if (!decision.IsAdopted || decision.EndedOn is not null)
            throw new InputRefusedException("That decision was not adopted, or no longer holds.");
        if (decision.ProposalId is not { } proposal || !await db.Set<Proposal>().AnyAsync(p => p.Id == proposal && p.Kind == ProposalKind.Consent && p.VisionNumber == null, ct))
            throw new InputRefusedException("The facilitator steps on or back by a round of consent of all members. That decision was reached in another way.");
        if (await db.Set<FacilitationMove>().AnyAsync(m => m.DecisionId == id, ct))
            throw new InputRefusedException("Another move rests on that decision already. Ask members anew.");
        if (decision.DecidedOn < collaborative.StageSince)
            throw new InputRefusedException($"That decision is older than the stage you are at, which began on {Interface.Words.Date(collaborative.StageSince)}. Ask members anew.");
    }
}

/// <summary>Who keeps the secretariat.</summary>
internal sealed class SecretariatService(HeadwaterDb db, CurrentActor actor, IPeople people, IAuditTrail audit, TimeProvider clock)
{
    public async Task<(Secretariat Kept, string Name)?> CurrentAsync(CancellationToken ct) =>
        await db.Set<Secretariat>().AsNoTracking().OrderByDescending(s => s.RecordedOn).ThenByDescending(s => s.Id).FirstOrDefaultAsync(ct) is { } kept ? (kept, (await people.NamesAsync([kept.PersonId], ct))[kept.PersonId]) : null;

    /// <summary>Who could keep it: those who convene, but not the facilitator.</summary>
    public async Task<IReadOnlyList<(PersonId Person, string Name)>> ChoicesAsync(CancellationToken ct)
    {
        var may = (await people.HoldersAsync(Capability.Convene, null, ct)).Except(await people.HoldersAsync(Capability.Facilitate, null, ct)).ToList();
        return [.. (await people.NamesAsync(may, ct)).OrderBy(p => p.Value, StringComparer.Ordinal).Select(p => (p.Key, p.Value))];
    }

    /// <exception cref="InputRefusedException">It is not theirs to write, or a field cannot be taken.</exception>
    public async Task NameAsync(PersonId person, int hours, DateOnly confirmedTo, string? confirmedBy, CancellationToken ct)
    {
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene name the secretariat.");
        if ((await ChoicesAsync(ct)).All(c => c.Person != person))
            throw new InputRefusedException("Choose a convenor: somebody who convenes here and is not the facilitator.");
        if (hours is < 1 or > 200)
            throw new InputRefusedException("Enter the hours a month: from 1 to 200.");
        if (confirmedTo < clock.Today() || confirmedTo > clock.Today().AddYears(10))
            throw new InputRefusedException("Enter the last day for which the hours are confirmed: from today on.");
        var row = new Secretariat
        {
            Id = Guid.CreateVersion7(), PersonId = person, HoursAMonth = hours, ConfirmedTo = confirmedTo, ConfirmedBy = FormFields.Text(confirmedBy, "who confirmed the hours", Secretariat.ByLength), RecordedBy = actor.Person!.Value, RecordedOn = clock.Today(),
        };
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        db.Add(row);
        await audit.SaveAsync(ct, new AuditFact("name", "secretariat", row.Id.ToString()));
    }
}
