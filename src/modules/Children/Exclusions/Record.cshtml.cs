using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Interface;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Exclusions;

internal enum RecordStep
{
    Kind,
    When,
    Why,
    Life,
    Check,
}

/// <summary>Recording a suspension or exclusion: one question a page, the answers carried in the form; nothing is kept until the last page is sent.</summary>
internal sealed class RecordModel(
    LedgerQueries ledgers, ExclusionService service, ISchoolCalendars calendars, RuleBooks books, ResponseQueries responses, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    public const int Steps = 5;
    private const int MostTried = 8;

    private RuleBook book = RuleBook.National;
    private ChildLedger ledger = null!;
    private DecisionFacts facts = null!;

    [BindProperty]
    public RecordStep Step { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Decided { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public bool Afternoon { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? Exam { get; set; }

    [BindProperty]
    public string? Reason1 { get; set; }

    [BindProperty]
    public string? Reason2 { get; set; }

    [BindProperty]
    public string? Reason3 { get; set; }

    [BindProperty]
    public string? Circumstances { get; set; }

    [BindProperty]
    public string? Breach { get; set; }

    [BindProperty]
    public string? Harm { get; set; }

    [BindProperty]
    public string? Explanation { get; set; }

    [BindProperty]
    public bool SocialWorker { get; set; }

    [BindProperty]
    public bool LookedAfter { get; set; }

    [BindProperty]
    public bool OtherAuthority { get; set; }

    [BindProperty]
    public string? Considered { get; set; }

    public Child Child => ledger.Child;

    public OrganisationId School { get; private set; }

    public SchoolCalendar? Calendar { get; private set; }

    public DateOnly Today => db.Reader.Today;

    public WhatFollows? Preview { get; private set; }

    /// <summary>What the law allows in exceptional cases only, so that the headteacher says why; nothing before the days are known.</summary>
    public IReadOnlyList<string> Unusual { get; private set; } = [];

    public ExclusionKind What => Enum.TryParse<ExclusionKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : ExclusionKind.Suspension;

    public string?[] Reasons => [Reason1, Reason2, Reason3];

    public IReadOnlyList<(string Value, string Words)> ReasonChoices => [("", "Choose"), .. ExclusionWords.Reasons(book, TypedExclusion.DayOf(Start) ?? Today).Select(r => (r.Code, r.Label))];

    /// <summary>What guidance asks to be thought of before deciding, as far as the record tells that it applies.</summary>
    public IReadOnlyList<string> BeforeDeciding => [.. facts.Asked(ledger)];

    /// <summary>What plans of the child brought, the newest first; and help that is on offer for this need and was not tried.</summary>
    public IReadOnlyList<string> Tried { get; private set; } = [];

    public IReadOnlyList<string> NotTried { get; private set; } = [];

    public IReadOnlyList<string> CallToday => [.. facts.Calls(SocialWorker)];

    public static string Title(RecordStep step) => step switch
    {
        RecordStep.Kind => "What have you decided?",
        RecordStep.When => "When?",
        RecordStep.Why => "Why?",
        RecordStep.Life => "What has been tried?",
        _ => "Check your answers",
    };

    /// <summary>What the other questions were answered with.</summary>
    public IEnumerable<(string Name, string? Value)> Carried => Fields().Where(f => f.Step != Step && f.Value is not null).Select(f => (f.Name, f.Value));

    public IEnumerable<(string Label, string Value)> Answers => new (string, string?)[]
    {
        ("What", ExclusionWords.Of(What)), ("Decided", TypedExclusion.Said(Decided, "today")), ("Starts", TypedExclusion.Said(Start, "") + (Afternoon ? ", in the afternoon" : "")), ("School days", What == ExclusionKind.Suspension ? Days : null),
        ("Exam or test missed", TypedExclusion.DayOf(Exam) is { } exam ? Words.Date(exam) : null), ("Reasons", string.Join("; ", Reasons.OfType<string>().Where(r => r.Length > 0).Select(r => ExclusionWords.Reason(book, r)))),
        ("What happened", Circumstances), ("Why it is so all the same", Explanation), ("First test", Breach), ("Second test", Harm), ("Social worker", SocialWorker ? "Yes" : "No"), ("Looked after", LookedAfter ? "Yes" : "No"),
        ("Lives in another authority", OtherAuthority ? "Yes" : "No"), ("What was tried, who was asked", Considered),
    }.Where(a => !string.IsNullOrWhiteSpace(a.Item2)).Select(a => (a.Item1, a.Item2!));

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        (Decided, LookedAfter) = (FormFields.Typed(Today), facts.LookedAfter);
        await audit.ReadAsync(new("see", "exclusion", null, Child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string? go, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        try
        {
            if (go == "back")
                Step = Step > RecordStep.Kind ? Step - 1 : Step;
            else if (go == "save" && Step == RecordStep.Check)
                return await SaveAsync(ct);
            else if (Step < RecordStep.Check)
                await GoOnAsync(ct);
            if (Step == RecordStep.Why && Unusual.Count == 0)
                Unusual = (await service.TryAsync(Child.ChildId, Checked(RecordStep.When), ct))?.Unusual ?? [];
            if (Step == RecordStep.Check)
                Preview = await service.TryAsync(Child.ChildId, Checked(RecordStep.Life), ct);
        }
        catch (InputRefusedException refused)
        {
            ModelState.AddModelError("", refused.Message);
            Response.StatusCode = 400;
        }

        ModelState.Remove(nameof(Step));
        await audit.ReadAsync(new("see", "exclusion", null, Child.ChildId), ct);
        return Page();
    }

    /// <summary>To the next question: the days are held against the child's other exclusions where they are asked for, and what is unusual is explained where the reasons are.</summary>
    private async Task GoOnAsync(CancellationToken ct)
    {
        var typed = Checked(Step);
        if (Step is RecordStep.When or RecordStep.Why)
            Unusual = (await service.TryAsync(Child.ChildId, typed, ct))?.Unusual ?? [];
        if (Step == RecordStep.Why && Unusual.Count > 0)
            Typed.Text(Explanation, "reason why it is so all the same", RecordedExclusion.ExplanationLength);
        Step++;
    }

    private async Task<IActionResult> SaveAsync(CancellationToken ct)
    {
        var moved = await service.RecordAsync(Child.ChildId, Checked(RecordStep.Life), ct);
        return moved is { Outcome: Outcome.Saved, Id: { } made } ? Redirect(ExclusionLinks.One(Child.ChildId, made)) : NotFound();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await service.SchoolAsync(child, ct) is not { } school || await ledgers.LedgerAsync(child, ct) is not { } found)
            return false;
        (ledger, School) = (found, school);
        (Calendar, book) = ((await calendars.OfAsync(school, ct)).Calendar, await books.CurrentAsync(ct));
        facts = await DecisionFacts.OfAsync(db, child, ct);
        if (await responses.FindAsync(child, ct) is { } response)
        {
            Tried = [.. response.Plans.SelectMany(p => p.Actions).Where(a => a.State != ActionState.Open).OrderByDescending(a => a.EndedOn).Take(MostTried).Select(a => $"{a.What}: {ResponseWords.Of(a.State).ToLowerInvariant()}{(a.EndedOn is { } ended ? $", {Words.Date(ended)}" : "")}{(a.Came is { } came ? $". {came}" : "")}")];
            NotTried = [.. response.NotTried.Select(h => $"{h.Name}, {h.OfferedBy}")];
        }

        return true;
    }

    /// <summary>What was typed so far, checked up to and with a question.</summary>
    private TypedExclusion Checked(RecordStep upTo)
    {
        var what = FormFields.One<ExclusionKind>(Kind, "what has been decided");
        var decided = FormFields.Day(Decided, "day you decided");
        if (decided > Today)
            throw new InputRefusedException("The day you decided lies in the future. Record it once it is decided.");
        if (upTo == RecordStep.Kind)
            return new(what, decided, StartsAfternoon: false, 0, decided, []);
        if (Calendar is not { } calendar)
            throw new InputRefusedException("Your school’s term dates are not recorded, so nothing can be counted. Give them first, in another window: your answers stay here.");
        var start = FormFields.Day(Start, "first day");
        if (!calendar.IsSchoolDay(start))
            throw new InputRefusedException($"{Words.Date(start)} is no school day at your school. Give a school day, or put the term dates right.");
        if (start < decided)
            throw new InputRefusedException($"The first day, {Words.Date(start)}, lies before the day you decided, {Words.Date(decided)}. If the child was sent home that day, that was the first day: correct the day you decided.");
        var typed = new TypedExclusion(what, start, what == ExclusionKind.Suspension && Afternoon, what == ExclusionKind.Suspension ? ExclusionWords.SessionsOf(Days) : 0, decided, [])
        {
            MissesExam = FormFields.OptionalDay(Exam, "day of the exam"), LookedAfter = LookedAfter, SocialWorker = SocialWorker, LivesInOtherAuthority = OtherAuthority,
        };
        return upTo == RecordStep.When ? typed : Explained(typed, upTo);
    }

    private TypedExclusion Explained(TypedExclusion typed, RecordStep upTo)
    {
        List<string> reasons = [.. Reasons.Where(r => !string.IsNullOrEmpty(r)).Select(r => r!)];
        if (reasons.Count == 0)
            throw new InputRefusedException("Choose the main reason.");
        if (reasons.Distinct(StringComparer.Ordinal).Count() != reasons.Count)
            throw new InputRefusedException("The same reason is chosen twice. Choose each once.");
        if (reasons.Find(r => ReasonChoices.All(c => c.Value != r)) is not null)
            throw new InputRefusedException("One of the reasons is in no list for this start. Choose another.");
        typed = typed with { Reasons = reasons, Circumstances = Typed.Text(Circumstances, "account of what happened", RecordedExclusion.CircumstancesLength), Explanation = Typed.OptionalText(Explanation, "explanation", RecordedExclusion.ExplanationLength) };
        if (typed.What == ExclusionKind.Permanent)
            typed = typed with { Breach = Typed.Text(Breach, "account of the breach: the first test of the law", RecordedExclusion.CircumstancesLength), Harm = Typed.Text(Harm, "account of the harm: the second test of the law", RecordedExclusion.CircumstancesLength) };
        return upTo == RecordStep.Why ? typed : typed with { Considered = Typed.Text(Considered, "account of what has been tried and who was asked; write that nothing was, if so", RecordedExclusion.CircumstancesLength) };
    }

    private IEnumerable<(RecordStep Step, string Name, string? Value)> Fields() =>
    [
        (RecordStep.Kind, nameof(Kind), Kind), (RecordStep.Kind, nameof(Decided), Decided),
        (RecordStep.When, nameof(Start), Start), (RecordStep.When, nameof(Afternoon), Afternoon ? "true" : null), (RecordStep.When, nameof(Days), Days), (RecordStep.When, nameof(Exam), Exam),
        (RecordStep.Why, nameof(Reason1), Reason1), (RecordStep.Why, nameof(Reason2), Reason2), (RecordStep.Why, nameof(Reason3), Reason3),
        (RecordStep.Why, nameof(Circumstances), Circumstances), (RecordStep.Why, nameof(Breach), Breach), (RecordStep.Why, nameof(Harm), Harm), (RecordStep.Why, nameof(Explanation), Explanation),
        (RecordStep.Life, nameof(SocialWorker), SocialWorker ? "true" : null), (RecordStep.Life, nameof(LookedAfter), LookedAfter ? "true" : null), (RecordStep.Life, nameof(OtherAuthority), OtherAuthority ? "true" : null), (RecordStep.Life, nameof(Considered), Considered),
    ];
}
