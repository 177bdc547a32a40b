using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>Writes down what was decided, and looks at it again.</summary>
internal sealed class DecisionService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, DecisionQueries queries, SeatQueries seats, IAuditTrail audit, TimeProvider clock)
{
    /// <summary>The longest time until a decision is looked at again, in years.</summary>
    public const int LongestYears = 5;

    /// <summary>The outcome of a vote that was closed.</summary>
    /// <param name="proposalId">Which vote.</param>
    /// <param name="statement">What was decided, in a sentence or two.</param>
    /// <param name="adopted">Whether it holds. A round of consent says so itself.</param>
    /// <param name="reviewBy">The day by which it is looked at again; there is no decision without one.</param>
    /// <param name="chosen">Priorities of the longlist that it chooses.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">It is not theirs, not closed, or was recorded; the vote did not carry it; or a field is missing.</exception>
    public async Task<Guid> RecordAsync(Guid proposalId, string? statement, bool adopted, DateOnly? reviewBy, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        var said = FormFields.Text(statement, "what was decided", Decision.StatementLength);
        await using var transaction = await turn.TakeAsync(ct);
        var view = await queries.OneAsync(proposalId, ct);
        if (view is null || (!actor.Can(Capability.Convene) && view.Proposal.ProposedBy != actor.Person))
            throw new InputRefusedException("There is no such vote whose outcome you may record.");
        if (view.Proposal.Stage != PollStage.Closed || view.Proposal.ClosedOn is not { } closed)
            throw new InputRefusedException("Close the vote first.");
        if (view.Decision is not null)
            throw new InputRefusedException("The outcome is recorded already. Nothing was changed.");
        var result = await queries.ResultAsync(view, ct) ?? throw new InputRefusedException("There is no result yet.");
        if (adopted && result.WhyNot is { } why)
            throw new InputRefusedException(why);
        var review = ReviewDay(reviewBy, closed);
        // The rule itself refuses a review that is not later than the decision.
        if (adopted && result.Consent is { } round)
            _ = round.Adopt(closed, review);
        var seated = view.Seats.ConvertAll(s => s.Seat);
        var core = await CoreAsync(ct);
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), Statement = said, ProposalId = proposalId, IsAdopted = adopted, Numbers = Short(string.Join(' ', result.Sentences)),
            Eligible = Codes(seated.Select(s => s.SectorCode)), Casting = Codes(seated.Where(s => s.HasVoted).Select(s => s.SectorCode)), Core = core, DecidedOn = closed, RecordedBy = Me, ReviewBy = review,
        };
        db.Add(decision);
        List<AuditFact> facts = [new("record", "decision", decision.Id.ToString())];
        if (adopted && view.Proposal.VisionNumber is { } number)
        {
            (await db.Set<VisionVersion>().SingleAsync(v => v.Number == number, ct)).AdoptedOn = closed;
            facts.Add(new("adopt", "vision", $"{number}"));
        }

        await ChooseAsync(view, adopted ? chosen : [], decision.Id, ct);
        await audit.SaveAsync(ct, facts);
        await transaction.CommitAsync(ct);
        return decision.Id;
    }

    /// <summary>What a chair decided alone between meetings: written down, and counted as such.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, a field is missing, or there is no seat at the table.</exception>
    public async Task<Guid> RecordAloneAsync(string? statement, string? why, DateOnly day, DateOnly? reviewBy, CancellationToken ct)
    {
        var (said, reason) = (FormFields.Text(statement, "what was decided", Decision.StatementLength), FormFields.Text(why, "why it could not wait", Decision.NumbersLength - 100));
        if (!actor.Can(Capability.Convene) || actor.Can(Capability.Facilitate))
            throw new InputRefusedException("The local lead or the convenor records it; the facilitator decides nothing.");
        if (day > clock.Today() || day < clock.Today().AddMonths(-6))
            throw new InputRefusedException("It was decided today or in the last six months.");
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        if (table.Count == 0)
            throw new InputRefusedException("There is no seat at the table yet.");
        await using var transaction = await turn.TakeAsync(ct);
        if (await db.Set<Decision>().AnyAsync(d => d.Statement == said && d.DecidedOn == day && d.ProposalId == null, ct))
            throw new InputRefusedException("This decision is on record already, for the same day. Nothing was added; if it is another one, say in it how it differs.");
        var decision = new Decision
        {
            Id = Guid.CreateVersion7(), Statement = said, IsAdopted = true, Numbers = $"Decided between meetings without the table. Why it could not wait: {reason}", Eligible = Codes(table.Select(s => s.Sector.Code)), Casting = "",
            Core = await CoreAsync(ct), DecidedOn = day, RecordedBy = Me, ReviewBy = ReviewDay(reviewBy, day),
        };
        db.Add(decision);
        await audit.SaveAsync(ct, new AuditFact("record", "decision", decision.Id.ToString()));
        await transaction.CommitAsync(ct);
        return decision.Id;
    }

    /// <summary>Looks at a decision again.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, it ended, somebody else looked in the meantime, or a field is missing.</exception>
    public async Task ReviewAsync(Guid id, ReviewResult result, string? note, DateOnly? nextBy, int known, CancellationToken ct)
    {
        var said = FormFields.Text(note, "what came of it", Decision.StatementLength);
        if (!actor.Can(Capability.Convene))
            throw new InputRefusedException("Those who convene write down what came of a review.");
        await using var transaction = await turn.TakeAsync(ct);
        var decision = await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == id && d.EndedOn == null, ct) ?? throw new InputRefusedException("There is no such decision that still holds.");
        if (decision.Version != known)
            throw new InputRefusedException("Somebody else looked at this decision in the meantime. Read what they wrote; nothing was changed.");
        var today = clock.Today();
        DateOnly? next = result == ReviewResult.Ended ? null : ReviewDay(nextBy, today);
        var number = 1 + (await db.Set<DecisionReview>().Where(r => r.DecisionId == id).MaxAsync(r => (int?)r.Number, ct) ?? 0);
        db.Add(new DecisionReview { DecisionId = id, Number = number, Result = result, Note = said, ReviewedOn = today, By = Me, NextBy = next });
        (decision.ReviewBy, decision.EndedOn) = (next ?? decision.ReviewBy, result == ReviewResult.Ended ? today : null);
        await audit.SaveAsync(ct, new AuditFact("review", "decision", id.ToString(), Detail: result.ToString()));
        await transaction.CommitAsync(ct);
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    /// <summary>All core sectors, with a seat or without: one that nobody sits for is missing too.</summary>
    private async Task<string> CoreAsync(CancellationToken ct) => Codes(await db.Set<Sector>().Where(s => s.IsCore).Select(s => s.Code).ToListAsync(ct));

    private async Task ChooseAsync(ProposalView view, IReadOnlyCollection<Guid> chosen, Guid decision, CancellationToken ct)
    {
        var asked = view.Options.Select(o => o.PriorityId).OfType<Guid>().ToList();
        if (chosen.Except(asked).Any())
            throw new InputRefusedException("Choose among the priorities that the vote was about.");
        foreach (var priority in await db.Set<Priority>().Where(p => asked.Contains(p.Id) && chosen.Contains(p.Id)).ToListAsync(ct))
            (priority.State, priority.DecisionId) = (PriorityState.Chosen, decision);
    }

    private DateOnly ReviewDay(DateOnly? day, DateOnly decided)
    {
        if (day is not { } review)
            throw new InputRefusedException("Say by when the decision is looked at again: no decision is kept without that day.");
        return review > decided && review > clock.Today() && review <= decided.AddYears(LongestYears) ? review
            : throw new InputRefusedException($"The day by which it is looked at again is later than the decision and than today, within {LongestYears} years.");
    }

    private static string Codes(IEnumerable<string> codes) => string.Join(' ', codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Short(string text) => text.Length <= Decision.NumbersLength ? text : text[..(Decision.NumbersLength - 1)] + "…";
}
