using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Decisions;

/// <summary>A proposal as it was written down.</summary>
internal sealed record ProposalDraft(
    string? Title, string? Text, ProposalKind Kind, CountingRule? Rule, string? Options, bool Anonymous, ResultsShown Results, int Quorum, bool NeedsCore, DateOnly Opens, DateOnly Closes);

/// <summary>A change that would break what people were told when they were asked.</summary>
internal sealed class PromiseBrokenException(IReadOnlyList<string> reasons) : Exception(string.Join(' ', reasons))
{
    public IReadOnlyList<string> Reasons => reasons;
}

/// <summary>Writes proposals down, opens and closes them, and keeps what was promised.</summary>
internal sealed class ProposalService(HeadwaterDb db, CurrentActor actor, LocalityTurn turn, SeatQueries seats, SealedBox box, INotices notices, IAuditTrail audit, TimeProvider clock)
{
    public const int LongestDays = 180;

    /// <exception cref="InputRefusedException">A field cannot be taken.</exception>
    public async Task<Guid> DraftAsync(ProposalDraft draft, CancellationToken ct, IReadOnlyList<Guid>? priorities = null)
    {
        if (!await db.Set<Collaborative>().AnyAsync(ct))
            throw new InputRefusedException("Begin the collaborative first.");
        var options = ProposalChecks.Options(draft);
        if (priorities is not null && priorities.Count != options.Count)
            throw new InputRefusedException("The longlist was changed in the meantime. Nothing was saved: begin again from it.");
        var proposal = ProposalChecks.New(draft, Me, clock.Today());
        await using var transaction = await turn.TakeAsync(ct);
        // The form sent twice: the draft is there already.
        if (await db.Set<Proposal>().AsNoTracking().Where(p => p.Stage == PollStage.Draft && p.ProposedBy == proposal.ProposedBy && p.ProposedOn == proposal.ProposedOn && p.Title == proposal.Title && p.Text == proposal.Text && p.Kind == proposal.Kind)
            .Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct) is { } there)
            return there;
        db.Add(proposal);
        db.AddRange(options.Select((label, i) => new ProposalOption { ProposalId = proposal.Id, Number = i + 1, Label = label, PriorityId = priorities?[i] }));
        await audit.SaveAsync(ct, new AuditFact("propose", "proposal", proposal.Id.ToString()));
        await transaction.CommitAsync(ct);
        return proposal.Id;
    }

    /// <summary>Changes a draft; of one that is open nothing but that results stay hidden for longer.</summary>
    /// <exception cref="InputRefusedException">A field cannot be taken, it is not theirs, or somebody else changed it.</exception>
    /// <exception cref="PromiseBrokenException">It is open or closed, and people were told otherwise.</exception>
    public async Task ChangeAsync(Guid id, ProposalDraft draft, int known, CancellationToken ct)
    {
        var options = ProposalChecks.Options(draft);
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await TheirsAsync(id, ct);
        if (proposal.ProposedBy != actor.Person)
            throw new InputRefusedException("Whoever proposed it changes its words, and nobody else does.");
        var held = await db.Set<ProposalOption>().Where(o => o.ProposalId == id).OrderBy(o => o.Number).ToListAsync(ct);
        await KeepPromisesAsync(proposal, [.. held.Select(o => o.Label)], ProposalChecks.Wanted(proposal, draft, options), proposal.Stage, ct);
        if (proposal.Stage != PollStage.Draft)
        {
            if (!ProposalChecks.IsSameBut(proposal, draft, [.. held.Select(o => o.Label)], options))
                throw new PromiseBrokenException(["People were asked about it as it stands. Close it, and put a new version."]);
            proposal.Results = draft.Results;
        }
        else
        {
            if (proposal.Version != known)
                throw new InputRefusedException("Somebody else changed this in the meantime. What they saved stands on its page; nothing was written over it.");
            ProposalChecks.Put(proposal, draft, clock.Today());
            PutOptions(held, options, id);
        }

        await audit.SaveAsync(ct, new AuditFact("change", "proposal", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Asks the table: from now on rule, options, anonymity, quorum and days are fixed.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, there is nobody to ask, or somebody else changed it.</exception>
    /// <exception cref="PromiseBrokenException">It was closed.</exception>
    public async Task OpenAsync(Guid id, int known, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await TheirsAsync(id, ct);
        if (proposal.Stage == PollStage.Open)
            throw new InputRefusedException("It is open already.");
        await KeepPromisesAsync(proposal, [], ProposalChecks.Told(proposal, []), PollStage.Open, ct);
        if (proposal.Version != known)
            throw new InputRefusedException("Somebody else changed this in the meantime. Read it again before you open it; nothing was changed.");
        if (proposal.ClosesOn < clock.Today())
            throw new InputRefusedException("Its last day is over. Change it first.");
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core).ToList();
        if (table.Count == 0)
            throw new InputRefusedException("There is no seat at the table yet, so nobody can be asked.");
        if (proposal.IsAnonymous && ProposalChecks.Sitting(table) is var sit && sit < ProposalChecks.FewestAnonymous)
            throw new InputRefusedException($"An anonymous vote needs {ProposalChecks.FewestAnonymous} people who sit at the table; there {(sit == 1 ? "is 1" : $"are {sit}")}. With fewer, answers could be told apart.");
        db.AddRange(table.Select(s => new ProposalSeat { ProposalId = id, SeatId = s.Seat.Id, SectorCode = s.Sector.Code }));
        await TakeInAsync(id, ct);
        proposal.CoreSectors = proposal.NeedsCore ? string.Join(' ', await db.Set<Sector>().Where(s => s.IsCore).OrderBy(s => s.Order).Select(s => s.Code).ToListAsync(ct)) : "";
        proposal.Stage = PollStage.Open;
        foreach (var person in table.SelectMany(s => s.Sitters).Select(s => s.Person).Distinct().Where(p => p != Me))
            notices.Tell(person, $"The collaborative asks for your vote until {proposal.ClosesOn.ToString("d MMMM yyyy", Words.English)}.", DecisionLinks.Question(id));
        await audit.SaveAsync(ct, new AuditFact("open", "proposal", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Ends the voting: when its last day is over, or every seat has voted.</summary>
    /// <exception cref="InputRefusedException">It is not theirs, not open, or seats can still vote.</exception>
    public async Task CloseAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await TheirsAsync(id, ct);
        var today = clock.Today();
        if (proposal.Stage != PollStage.Open)
            throw new InputRefusedException("It is not open.");
        if (today <= proposal.ClosesOn && await db.Set<ProposalSeat>().AnyAsync(s => s.ProposalId == id && !s.HasVoted, ct))
            throw new InputRefusedException($"People were told that they can vote to the end of {Words.Date(proposal.ClosesOn)}, and some seats have not. Close it on the day after, or when all have.");
        if (proposal.IsAnonymous)
            await box.OpenAsync(id, ct);
        (proposal.Stage, proposal.ClosedOn, proposal.ClosedBy) = (PollStage.Closed, today, Me);
        await audit.SaveAsync(ct, new AuditFact("close", "proposal", id.ToString()));
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes down the lot that was drawn in front of people, where the count needs one.</summary>
    /// <param name="id">Which proposal.</param>
    /// <param name="numbers">The options' numbers in the order drawn: the first drawn goes out first.</param>
    /// <param name="asked">The options between which one is needed, by number.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="InputRefusedException">None is needed, one was written down, or it names something else.</exception>
    public async Task DrawAsync(Guid id, IReadOnlyList<int> numbers, IReadOnlyCollection<int> asked, CancellationToken ct)
    {
        await using var transaction = await turn.TakeAsync(ct);
        var proposal = await TheirsAsync(id, ct);
        if (asked.Count == 0 || proposal.Stage != PollStage.Closed)
            throw new InputRefusedException("No lot is needed here.");
        if (numbers.Count != asked.Count || !numbers.ToHashSet().SetEquals(asked))
            throw new InputRefusedException($"Write the numbers {string.Join(", ", asked.Order())} in the order in which they were drawn, each once.");
        var before = proposal.Lot is null ? [] : BallotMarks.Read(proposal.Lot);
        proposal.Lot = BallotMarks.Write([.. before.Except(numbers), .. numbers]);
        await audit.SaveAsync(ct, new AuditFact("draw", "proposal", id.ToString(), Detail: proposal.Lot));
        await transaction.CommitAsync(ct);
    }

    /// <summary>What a draft said of the objections to earlier versions is done once people are asked about it.</summary>
    private async Task TakeInAsync(Guid into, CancellationToken ct)
    {
        foreach (var objection in await db.Set<Objection>().Where(o => o.TakenIntoId == into && o.State == ObjectionState.Open).ToListAsync(ct))
            (objection.State, objection.SettledOn, objection.SettledBy) = (ObjectionState.TakenIn, clock.Today(), Me);
    }

    private void PutOptions(List<ProposalOption> held, IReadOnlyList<string> options, Guid id)
    {
        if (held.Select(o => o.Label).SequenceEqual(options, StringComparer.Ordinal))
            return;
        if (held.Exists(o => o.PriorityId is not null))
            throw new InputRefusedException("The options come from the longlist. Put another vote from it to ask about others.");
        for (var i = 0; i < options.Count; i++)
        {
            if (i < held.Count)
                held[i].Label = options[i];
            else
                db.Add(new ProposalOption { ProposalId = id, Number = i + 1, Label = options[i] });
        }

        db.RemoveRange(held.Skip(options.Count));
    }

    private PersonId Me => actor.Person ?? throw new InvalidOperationException("Nobody acts in this scope.");

    private async Task<Proposal> TheirsAsync(Guid id, CancellationToken ct) =>
        await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id, ct) is { } proposal && (actor.Can(Capability.Convene) || proposal.ProposedBy == actor.Person)
            ? proposal : throw new InputRefusedException("There is no such proposal that you may open or close: whoever proposed it, and those who convene, do.");

    private async Task KeepPromisesAsync(Proposal proposal, IReadOnlyList<string> options, PollPromises wanted, PollStage to, CancellationToken ct)
    {
        var ballots = await db.Set<ProposalSeat>().CountAsync(s => s.ProposalId == proposal.Id && s.HasVoted, ct);
        var verdict = PromiseRule.Change(ProposalChecks.Told(proposal, options), wanted, proposal.Stage, to, ballots);
        if (!verdict.IsKept)
            throw new PromiseBrokenException(verdict.Reasons);
    }
}
