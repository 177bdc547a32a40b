using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Movement;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

/// <summary>What a head, governors or a panel must know, on two sides of paper: views first, what was tried, what was not. What is not open to whoever draws it up is said to be so.</summary>
internal sealed class SummaryModel(PlanDesk desk, LedgerQueries ledgers, MoveQueries moves, CurrentActor actor, IPeople people, IOrganisations organisations, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    // So much fits on two sheets; how many more there are is said.
    private const int MostWords = 4;
    private const int MostPlans = 2;
    private const int MostEarlier = 4;
    private const int MostOutcomes = 3;
    private const int MostHelp = 6;
    private const int MostOut = 8;
    private const int MostLetters = 220;

    /// <summary>So many letters of a text stand in a cell.</summary>
    public const int MostInCell = 80;

    public OpenResponse Open { get; private set; } = null!;

    public ResponseView View => Open.View;

    public Child Child => Open.Child;

    public DateOnly Today => db.Reader.Today;

    public string MadeBy => actor.Name;

    public IReadOnlyDictionary<PersonId, string> Names { get; private set; } = new Dictionary<PersonId, string>();

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    /// <summary>Whether what was tried, and the needs, are open to the reader; what is not is said to be so.</summary>
    public bool SeesSupport => Sees(EntryKinds.Support);

    /// <summary>What of suspensions, exclusions and moves is not open to the reader; null where all of it is.</summary>
    public string? OutClosed => (Sees(EntryKinds.Exclusions), Sees(EntryKinds.Movement)) switch
    {
        (true, true) => null,
        (true, false) => "Moves to other places are not open to those who drew this up.",
        (false, true) => "Suspensions and exclusions are not open to those who drew this up.",
        _ => Closed,
    };

    /// <summary>Of what is not open.</summary>
    public const string Closed = "It is not open to those who drew this up.";

    /// <summary>Where the reader came from.</summary>
    public string Back => Open.IsProfessional ? ResponseLinks.Now(Child.ChildId) : ExclusionLinks.Of(Child.ChildId);

    private bool Sees(EntryKinds kind) => (Open.Reads & kind) != EntryKinds.None;

    public string Need => !SeesSupport ? Closed : View.Need is not { } need ? "No special educational needs are recorded."
        : $"{NationalCodes.Provision.Words(need.Provision)}{(need.PrimaryNeed is { } primary ? $": {NationalCodes.PrimaryNeed.Words(primary)}" : "")}, since {Interface.Words.Date(need.FromDay)}.";

    /// <summary>The newest of the child's and of the parents', so that neither pushes the other off the page.</summary>
    public IReadOnlyList<(OwnWords Words, string Text)> Said => [.. Newest.Select(w => (w, Short(w.Text)))];

    private IEnumerable<OwnWords> Newest => View.Words.Where(w => w.Voice != Voice.Parent).Take(MostWords / 2).Concat(View.Words.Where(w => w.Voice == Voice.Parent).Take(MostWords / 2));

    public IReadOnlyList<PlanView> Plans => [.. View.Plans.Take(MostPlans)];

    /// <summary>Plans before those that are shown whole, in a line each.</summary>
    public IReadOnlyList<PlanView> Earlier => [.. View.Plans.Skip(MostPlans).Take(MostEarlier)];

    public int MoreEarlier => Math.Max(0, View.Plans.Count - MostPlans - MostEarlier);

    public static IReadOnlyList<PlanOutcome> Outcomes(PlanView plan) => [.. plan.Outcomes.Take(MostOutcomes)];

    /// <summary>A text as far as there is room for it; three dots say where it was cut, and the page what they mean.</summary>
    public static string Short(string text, int letters = MostLetters) => text.Length <= letters ? text : $"{text[..letters].TrimEnd()} …";

    /// <summary>Suspensions, exclusions and moves, the latest first, a line each: what, reasons, where it stands.</summary>
    public IReadOnlyList<(DateOnly? Day, string Words)> Out { get; private set; } = [];

    public IReadOnlyList<(DateOnly? Day, string Words)> OutShown => [.. Out.Take(MostOut)];

    /// <summary>Days out in this term and school year, school by school; none where none is open to the reader.</summary>
    public IReadOnlyList<string> Totals { get; private set; } = [];

    public int WholeCycles => View.Plans.Count(p => p.IsWholeCycle);

    /// <summary>Help that a plan named, and what became of it.</summary>
    public IReadOnlyList<PlanAction> HelpUsed => [.. View.Plans.SelectMany(p => p.Actions).Where(a => a.HelpId is not null).OrderByDescending(a => a.By).Take(MostHelp)];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await desk.ToJudgeAsync(id, ct) is not { } open)
            return NotFound();
        Open = open;
        // What is not open is not missing.
        Gaps = [.. (SeesSupport ? GapRules.Of(View, Today) : []).Where(g => Open.SeesWords || g.Kind is not (GapKind.NoChildView or GapKind.NoParentView))];
        await OutAsync(ct);
        Names = await people.NamesAsync([.. View.People], ct);
        await audit.ReadAsync(new AuditFact("see", "plan-summary", null, Child.ChildId), ct);
        return Page();
    }

    private async Task OutAsync(CancellationToken ct)
    {
        var ledger = Sees(EntryKinds.Exclusions) ? await ledgers.OfChildAsync(Child.ChildId, ct) : null;
        var gone = Sees(EntryKinds.Movement) ? await moves.OfChildAsync(Child.ChildId, ct) : null;
        IEnumerable<(DateOnly? Day, string Words)> all = (ledger?.Ledger.Exclusions ?? []).Select(x => ((DateOnly?)x.Start, $"{ExclusionWords.Of(x.What)}{(x.What == Duties.ExclusionKind.Permanent ? "" : $", {ExclusionWords.Length(x)}")}. {(x.ReasonCodes.Count == 0 ? "" : $"{string.Join("; ", x.ReasonCodes.Select(c => ExclusionWords.Reason(ledger!.Book, c)))}. ")}{ExclusionWords.Standing(x, ledger!.ClockOf(x).Dates.Calendar, Today)}."));
        all = all.Concat((gone?.Moves ?? []).Select(m => (m.Move.Start, $"{MovementWords.Of(m.Move.What)}{(m.Move.ToName is { } to ? $" to {to}" : "")}. {MovementWords.Standing(m.Move, m.Reviews, Today)}.")));
        Out = [.. all.OrderByDescending(o => o.Day ?? DateOnly.MaxValue)];
        var clocks = (ledger?.Clocks ?? []).Where(c => c.Result is not null).ToList();
        // Each school's number holds the days at the others too: two of them are not to be added.
        var places = clocks.Count < 2 ? new Dictionary<OrganisationId, string>() : (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        Totals = [.. clocks.Select(c => $"{(clocks.Count < 2 ? "" : $"At all schools together, by the term dates of {places.GetValueOrDefault(c.School, "a school no longer here")}: ")}{(clocks.Count < 2 ? "Out" : "out")} for {ExclusionWords.Total(c.Result!.SessionsThisTerm)} this term and {ExclusionWords.Total(c.Result.SessionsThisYear)} this school year.")];
    }
}
