using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Voting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Decisions;

internal sealed class QuestionModel(
    DecisionQueries queries, SeatQueries seats, ProposalService proposals, VotingService voting, HeadwaterDb db, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public Dictionary<int, string?> Marks { get; set; } = [];
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public Guid Seat { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public int Known { get; set; }
    [BindProperty] public string? Lot { get; set; }

    public ProposalView View { get; private set; } = null!;
    public ProposalResult? Result { get; private set; }
    public IReadOnlyList<BallotLine> Ballots { get; private set; } = [];
    public IReadOnlyList<ObjectionLine> Objections { get; private set; } = [];

    /// <summary>The reader's seats that can vote now and have not.</summary>
    public IReadOnlyList<AskedSeat> Mine { get; private set; } = [];

    /// <summary>Votes that others recorded for the reader's seats and that can still be voided.</summary>
    public IReadOnlyList<BallotLine> Recorded { get; private set; } = [];

    /// <summary>The seats in which the reader sits.</summary>
    private IReadOnlyCollection<Guid> Sits { get; set; } = [];

    public bool IsMine(Guid seat) => Sits.Contains(seat);
    public Proposal Proposal => View.Proposal;
    public IReadOnlyList<string> Options => [.. View.Options.Select(o => o.Label)];
    public bool MayConvene => actor.Can(Capability.Convene);
    public bool IsMyProposal => Proposal.ProposedBy == actor.Person;
    public bool IsTheirs => MayConvene || Proposal.ProposedBy == actor.Person;
    public bool TakesVotes => Proposal.TakesVotesOn(clock.Today());
    public bool MayRecord => MayConvene && TakesVotes && !Proposal.IsAnonymous && !actor.Can(Capability.Facilitate);
    public bool MayClose => Proposal.Stage == PollStage.Open && (clock.Today() > Proposal.ClosesOn || View.Voted == View.Seats.Count);
    public bool IsHidden => Proposal.Stage == PollStage.Open && Result is null;

    /// <summary>The quorum by sector, told to those who convene while it is open, and to everybody when it is closed.</summary>
    public IEnumerable<Turnout> Turnout => !MayConvene && Proposal.Stage != PollStage.Closed ? [] : View.Seats.GroupBy(s => s.Sector).Select(g => new Turnout(g.Key, g.Count(), g.Count(s => s.Seat.HasVoted)));

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnGetCsvAsync(Guid id, CancellationToken ct) => FileAsync(id, "csv", (view, result) => File(Encoding.UTF8.GetBytes(ResultFile.Csv(view, result)), "text/csv; charset=utf-8", "result.csv"), ct);

    public Task<IActionResult> OnGetBallotsAsync(Guid id, CancellationToken ct) =>
        FileAsync(id, "ballots", (_, result) => result.Recount is { } ballots ? File(Encoding.UTF8.GetBytes(ballots), "text/plain; charset=utf-8", "ballots.txt") : NotFound(), ct);

    public async Task<IActionResult> OnGetPolisAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { Proposal: { Kind: ProposalKind.SenseCheck, Stage: PollStage.Closed } } view)
            return NotFound();
        var ballots = await queries.BallotsAsync(view, ct);
        return await FileAsync(id, "polis", (_, result) => result.Recount is not { Length: > 0 } ? NotFound()
            : File(SenseCheckFiles.Zip(view, result, ballots, $"{Request.Scheme}://{Request.Host}{DecisionLinks.Question(id)}", clock.GetUtcNow()), "application/zip", "sense-check.zip"), ct);
    }

    public Task<IActionResult> OnPostVoteAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => voting.CastAsync(id, Seat, Marks, Reason, ct), ct);

    public Task<IActionResult> OnPostVoidAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => voting.VoidAsync(id, Seat, ct), ct);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => voting.WithdrawAsync(id, Seat, Note, ct), ct);

    public Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => proposals.OpenAsync(id, Known, ct), ct);

    public Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => proposals.CloseAsync(id, ct), ct);

    public Task<IActionResult> OnPostRemindAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => voting.RemindAsync(id, ct), ct);

    public Task<IActionResult> OnPostDrawAsync(Guid id, CancellationToken ct) => AgainAsync(id, async () =>
    {
        var view = await queries.OneAsync(id, ct) ?? throw new InputRefusedException("There is no such vote.");
        var drawn = (Lot ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(n => int.TryParse(n, out var number) ? number : throw new InputRefusedException("Write the options' numbers, such as 2 4.")).ToList();
        await proposals.DrawAsync(id, drawn, (await queries.ResultAsync(view, ct))?.Ranking?.LotBetween ?? [], ct);
    }, ct);

    private async Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct)
    {
        try
        {
            return await this.OrAgainAsync(async () =>
            {
                await work();
                return LocalRedirect(DecisionLinks.Question(id));
            }, () => ShowAsync(id, ct));
        }
        catch (PromiseBrokenException broken)
        {
            db.ChangeTracker.Clear();
            foreach (var reason in broken.Reasons)
                ModelState.AddModelError("", reason);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(id, ct);
        }
    }

    private async Task<IActionResult> FileAsync(Guid id, string what, Func<ProposalView, ProposalResult, IActionResult> file, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view || await queries.ResultAsync(view, ct) is not { } result)
            return NotFound();
        await audit.ReadAsync(new AuditFact("export", "proposal", id.ToString(), Detail: what), ct);
        return file(view, result);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        Result = await queries.ResultAsync(view, ct);
        Ballots = await queries.BallotsAsync(view, ct);
        Objections = await queries.ObjectionsAsync(view, ct);
        Sits = [.. (await seats.MineAsync(ct)).Select(s => s.Seat.Id)];
        Recorded = TakesVotes ? await queries.RecordedAsync(view, await voting.MayVoidAsync(ct), ct) : [];
        var waiting = (await queries.WaitingAsync(ct)).GetValueOrDefault(id) ?? [];
        Mine = actor.Can(Capability.Facilitate) ? [] : [.. view.Seats.Where(s => waiting.Contains(s.Seat.SeatId))];
        await audit.ReadAsync(new AuditFact("see", "proposal", id.ToString()), ct);
        return Page();
    }
}
