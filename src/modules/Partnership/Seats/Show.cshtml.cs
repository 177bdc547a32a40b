using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Interface;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Partnership.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Seats;

internal sealed class ShowModel(
    SeatQueries queries, SeatService seats, HoldingService holdings, HeadwaterDb db, CurrentActor actor, IPeople people, IOrganisations organisations, IAuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty] public Guid Holding { get; set; }
    [BindProperty] public bool? Yes { get; set; }
    [BindProperty] public string? Why { get; set; }
    [BindProperty] public string? Exit { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? Handover { get; set; }
    [BindProperty] public Guid Excusal { get; set; }
    [BindProperty] public string? ExcuseFrom { get; set; }
    [BindProperty] public string? ExcuseTo { get; set; }
    [BindProperty] public string? ExcuseReason { get; set; }
    [BindProperty] public string? Person { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public bool Deputy { get; set; }
    [BindProperty] public string? TermEnds { get; set; }
    [BindProperty] public string? SuccessorId { get; set; }
    [BindProperty] public string? ReadyBy { get; set; }
    [BindProperty] public string? CloseWhy { get; set; }

    public TableSeat Seat { get; private set; } = null!;
    public IReadOnlyList<(SeatHolding Holding, string Name)> History { get; private set; } = [];
    public IReadOnlyList<Excusal> Excusals { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Participants { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Organisations { get; private set; } = [];
    public string? Successor { get; private set; }
    public DateOnly Today => clock.Today();
    public bool MayConvene => actor.Can(Capability.Convene);
    public bool IsOpen => Seat.Seat.ClosedOn is null;
    public bool MayExcuse => IsOpen && (MayConvene || History.Any(h => h.Holding.PersonId == actor.Person && h.Holding.HeldOn(Today)));
    public SeatHolding? MyOffer => History.Select(h => h.Holding).FirstOrDefault(h => h.State == HoldingState.Offered && h.PersonId == actor.Person);

    /// <summary>Whose time here the reader may end.</summary>
    public IEnumerable<(Guid Holding, string Name, bool Own)> Ending => History
        .Where(h => h.Holding is { State: HoldingState.Held, EndedOn: null } && (MayConvene || h.Holding.PersonId == actor.Person))
        .Select(h => (h.Holding.Id, h.Name, h.Holding.PersonId == actor.Person));

    /// <summary>Ends still to come that the reader entered, and so may change.</summary>
    public IEnumerable<(Guid Holding, string Name, DateOnly Last)> Changing => History
        .Where(h => h.Holding.State == HoldingState.Held && h.Holding.EndedOn > Today && h.Holding.EndedBy == actor.Person)
        .Select(h => (h.Holding.Id, h.Name, h.Holding.EndedOn!.Value.AddDays(-1)));

    /// <summary>Why somebody left is for them and for those who convene.</summary>
    public bool MayRead(SeatHolding holding) => MayConvene || holding.PersonId == actor.Person;

    public string Told(SeatHolding holding) => holding.State switch
    {
        HoldingState.Held when holding.EndedOn is { } ended => $"from {Words.Date(holding.FromDay!.Value)} to {Words.Date(ended.AddDays(-1))}.{(MayRead(holding) ? $" {SeatWords.Of(holding.Exit!.Value)}{(holding.EndedBy == holding.PersonId ? "" : ", entered by those who convene")}." : "")}",
        HoldingState.Held => $"since {Words.Date(holding.FromDay!.Value)}.",
        _ => $"{SeatWords.Of(holding.State).ToLowerInvariant()} on {Words.Date(holding.AnsweredOn ?? holding.OfferedOn)}.",
    };

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => holdings.AnswerAsync(Holding, Yes ?? throw new InputRefusedException("Say yes or no."), Why, ct), ct);

    public Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => holdings.LeaveAsync(Holding, FormFields.One<ExitKind>(Exit, "why it ends"), FormFields.Day(LastDay, "last day"), Why, Handover, ct), ct);

    public Task<IActionResult> OnPostLastDayAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => holdings.ChangeLastDayAsync(Holding, FormFields.OptionalDay(LastDay, "last day"), ct), ct);

    public Task<IActionResult> OnPostExcuseAsync(Guid id, CancellationToken ct) =>
        AgainAsync(id, () => seats.ExcuseAsync(id, FormFields.Day(ExcuseFrom, "first day"), FormFields.Day(ExcuseTo, "last day"), FormFields.One<ExcusalReason>(ExcuseReason, "a reason"), ct), ct);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken ct) => AgainAsync(id, () => seats.TakeExcusalBackAsync(id, Excusal, ct), ct);

    public async Task<IActionResult> OnPostOfferAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () =>
        holdings.OfferAsync(id, new(PersonOf(Person), Email, Name, OrganisationId.TryParse(From, null, out var at) ? at : null, Deputy), ct), ct);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () => holdings.WithdrawAsync(Holding, ct), ct);

    [BindProperty]
    public int Known { get; set; }

    public async Task<IActionResult> OnPostPlanAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () =>
        seats.PlanAsync(id, FormFields.OptionalDay(TermEnds, "last day of the term"), PersonOf(SuccessorId), FormFields.OptionalDay(ReadyBy, "day by which they are ready"), Known, people, ct), ct);

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct) => !MayConvene ? NotFound() : await AgainAsync(id, () => seats.CloseAsync(id, CloseWhy, ct), ct);

    private static PersonId? PersonOf(string? chosen) => PersonId.TryParse(chosen, null, out var person) ? person : null;

    private Task<IActionResult> AgainAsync(Guid id, Func<Task> work, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await work();
        return LocalRedirect(PartnershipLinks.Seat(id));
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } found)
            return NotFound();
        Seat = found;
        History = await queries.HistoryAsync(id, ct);
        if (found.Seat.SuccessorId is { } next)
            Successor = (await people.NamesAsync([next], ct))[next];
        if (MayConvene)
        {
            Excusals = await db.Set<Excusal>().AsNoTracking().Where(e => e.SeatId == id).OrderByDescending(e => e.FromDay).ThenBy(e => e.Id).ToListAsync(ct);
            Participants = [("", "Nobody"), .. (await queries.ParticipantsAsync(ct)).Select(p => (p.Person.ToString(), p.Name))];
            Organisations = [("", "Choose"), .. (await organisations.AllAsync(ct)).Select(o => (o.Id.ToString(), o.Name))];
            (TermEnds, SuccessorId, ReadyBy) = (TermEnds ?? FormFields.Typed(found.Seat.TermEnds), SuccessorId ?? found.Seat.SuccessorId?.ToString(), ReadyBy ?? FormFields.Typed(found.Seat.SuccessorReadyBy));
        }

        await audit.ReadAsync(new AuditFact("see", "seat", id.ToString()), ct);
        return Page();
    }
}
