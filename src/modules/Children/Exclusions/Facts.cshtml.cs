using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Boards;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>What came after the decision: days as they become known, each a fact by which the duties move.</summary>
internal sealed class FactsModel(LedgerQueries ledgers, ExclusionService service, CurrentActor actor, IAuditTrail audit, HeadwaterDb db) : PageModel
{
    private static readonly IReadOnlyList<(string Name, string Label, Func<RecordedExclusion, DateOnly?> Get, Action<RecordedExclusion, DateOnly?> Set, bool IsCorrection)> Days =
    [
        ("BoardNotified", "day on which the board was told", x => x.BoardNotified, (x, d) => x.BoardNotified = d, false),
        ("ParentRepresentations", "day of the parent's representations", x => x.ParentRepresentations, (x, d) => x.ParentRepresentations = d, false),
        ("BoardMeetingOn", "day of the board's meeting", x => x.BoardMeetingOn, (x, d) => x.BoardMeetingOn = d, false),
        ("BoardDecisionNotified", "day of notice of the decision", x => x.BoardDecisionNotified, (x, d) => x.BoardDecisionNotified = d, false),
        ("ParentWillNotApply", "day on which the parent said there will be no application", x => x.ParentWillNotApply, (x, d) => x.ParentWillNotApply = d, false),
        ("ReviewApplied", "day of the application", x => x.ReviewApplied, (x, d) => x.ReviewApplied = d, false),
        ("ReviewOutcomeNotified", "day on which the panel's decision was told", x => x.ReviewOutcomeNotified, (x, d) => x.ReviewOutcomeNotified = d, false),
        ("ReinstatedOnReconsideration", "day of reinstatement on reconsideration", x => x.ReinstatedOnReconsideration, (x, d) => x.ReinstatedOnReconsideration = d, false),
        ("ReconsideredWithoutReinstatement", "day of reconsideration without reinstatement", x => x.ReconsideredWithoutReinstatement, (x, d) => x.ReconsideredWithoutReinstatement = d, false),
        ("MissesExam", "day of the exam", x => x.MissesExam, (x, d) => x.MissesExam = d, true),
    ];

    /// <summary>Only a meeting that is called lies ahead, and notice that is in the post; everything else is recorded once it has happened.</summary>
    private static readonly HashSet<string> MayLieAhead = ["BoardMeetingOn", "BoardDecisionNotified", "MissesExam"];

    private Dictionary<string, string?> typed = [];
    private DateOnly? saidFirst;

    [BindProperty]
    public int Version { get; set; }

    public ChildLedger Ledger { get; private set; } = null!;

    public RecordedExclusion Exclusion { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public static IReadOnlyList<(string Value, string Words)> Decisions { get; } = [("", "Not decided yet"), .. Enum.GetValues<BoardDecision>().Select(d => (d.ToString(), ExclusionWords.Of(d)))];

    public static IReadOnlyList<(string Value, string Words)> Outcomes { get; } = [("", "Not decided yet"), .. Enum.GetValues<ReviewOutcome>().Select(o => (o.ToString(), ExclusionWords.Of(o)))];

    public bool MayCorrect => actor.Can(Capability.RecordExclusions, Exclusion.SchoolId);

    /// <summary>What stands in a field: what was typed, otherwise what is held.</summary>
    public string? Fact(string name) => typed.TryGetValue(name, out var text) ? text : Held(Exclusion).GetValueOrDefault(name);

    public async Task<IActionResult> OnGetAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, ct))
            return NotFound();
        Version = Exclusion.Version;
        await audit.ReadAsync(new("see", "exclusion", Exclusion.Id.ToString(), Ledger.Child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, ct))
            return NotFound();
        typed = Held(Exclusion).Keys.Where(Request.Form.ContainsKey).ToDictionary(k => k, k => (string?)Request.Form[k].ToString(), StringComparer.Ordinal);
        try
        {
            var moved = await service.ChangeAsync(Ledger.Child.ChildId, Exclusion.Id, Version, Put, ExclusionDeed.Change, ct);
            if (moved.Outcome == Outcome.Saved)
                return Redirect(ExclusionLinks.One(Ledger.Child.ChildId, Exclusion.Id));
            if (moved.Outcome == Outcome.NotThere)
                return NotFound();
            db.ChangeTracker.Clear();
            var (theirs, mine) = (Held(Exclusion), typed);
            Differences = [.. mine.Where(f => (theirs[f.Key] ?? "") != (f.Value ?? "").Trim()).Select(f => new Difference(Label(f.Key), theirs[f.Key], f.Value))];
            Version = Exclusion.Version;
            ModelState.Remove(nameof(Version));
            Response.StatusCode = 409;
        }
        catch (InputRefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            Response.StatusCode = 400;
        }

        db.ChangeTracker.Clear();
        await audit.ReadAsync(new("see", "exclusion", Exclusion.Id.ToString(), Ledger.Child.ChildId), ct);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, string exclusion, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || await ledgers.LedgerAsync(child, ct) is not { } found || found.Exclusions.FirstOrDefault(x => x.Id == which) is not { } x || !service.MayChange(x, await service.RightsAsync(child, ct)))
            return false;
        (Ledger, Exclusion) = (found, x);
        saidFirst = await db.Set<Representation>().Where(r => r.ExclusionId == which).MinAsync(r => (DateOnly?)r.MadeOn, ct);
        return true;
    }

    private void Put(RecordedExclusion x)
    {
        foreach (var (name, label, _, set, correction) in Days.Where(d => typed.ContainsKey(d.Name) && (!d.IsCorrection || MayCorrect)))
        {
            var day = FormFields.OptionalDay(typed[name], label);
            if (day > db.Reader.Today && !MayLieAhead.Contains(name))
                throw new InputRefusedException($"The {label} lies in the future. Record it once it has happened.");
            if (name == "ParentRepresentations" && saidFirst is { } said && (day is null || day > said))
                throw new InputRefusedException($"The family wrote to the board on {Words.Date(said)}: the day of its representations is not later, and is not taken back.");
            set(x, day);
        }

        if (typed.TryGetValue("BoardDecision", out var decision))
            x.BoardDecision = string.IsNullOrEmpty(decision) ? null : FormFields.One<BoardDecision>(decision, "the board's decision");
        if (typed.TryGetValue("BoardReasons", out var reasons))
            x.BoardReasons = Typed.OptionalText(reasons, "board's reasons", RecordedExclusion.CircumstancesLength);
        if (typed.TryGetValue("ReviewOutcome", out var outcome))
            x.ReviewOutcome = string.IsNullOrEmpty(outcome) ? null : FormFields.One<ReviewOutcome>(outcome, "the panel's decision");
        if (MayCorrect)
            Correct(x);
    }

    private void Correct(RecordedExclusion x)
    {
        var (start, sessions) = (x.Start, x.Sessions);
        if (typed.TryGetValue("Start", out var first))
            x.Start = FormFields.Day(first, "first day");
        if (x.What == ExclusionKind.Suspension && typed.TryGetValue("Days", out var days))
            x.Sessions = ExclusionWords.SessionsOf(days);
        if (typed.TryGetValue("Explanation", out var explanation))
            x.Explanation = Typed.OptionalText(explanation, "explanation", RecordedExclusion.ExplanationLength);
        if ((x.Start, x.Sessions) != (start, sessions) && x.Explanation is null)
            throw new InputRefusedException("Say what was wrong, now that the first day or the length is another: it stays on record beside it.");
    }

    private static Dictionary<string, string?> Held(RecordedExclusion x)
    {
        var held = Days.ToDictionary(d => d.Name, d => FormFields.Typed(d.Get(x)), StringComparer.Ordinal);
        held["BoardDecision"] = x.BoardDecision?.ToString();
        held["BoardReasons"] = x.BoardReasons;
        held["ReviewOutcome"] = x.ReviewOutcome?.ToString();
        held["Start"] = FormFields.Typed(x.Start);
        held["Days"] = (x.Sessions / 2m).ToString("0.#", CultureInfo.InvariantCulture);
        held["Explanation"] = x.Explanation;
        return held;
    }

    private static string Label(string name) => Days.FirstOrDefault(d => d.Name == name).Label is { } label ? char.ToUpperInvariant(label[0]) + label[1..] : name switch
    {
        "BoardDecision" => "Board’s decision",
        "BoardReasons" => "Board’s reasons",
        "ReviewOutcome" => "Panel’s decision",
        "Start" => "First day",
        "Days" => "School days",
        _ => name,
    };
}
