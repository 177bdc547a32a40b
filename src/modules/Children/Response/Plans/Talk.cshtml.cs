using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

/// <summary>Opens a conversation about what would help.</summary>
internal sealed class TalkModel(PlanDesk desk, TalkService talks, LedgerQueries ledgers, CurrentActor actor, IAuditTrail audit, TimeProvider clock) : PageModel
{
    private const int SoonDays = 7;

    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public string? HeldBy { get; set; }

    [BindProperty]
    public string? WithWhom { get; set; }

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public string? Visibility { get; set; } = nameof(Kernel.Visibility.Professionals);

    public Child Child { get; private set; } = null!;

    public ResponseLimits Limits { get; private set; } = ResponseLimits.Usual;

    public IReadOnlyList<(string Value, string Words)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        (Cause, HeldBy, By) = (nameof(TalkCause.Worry), actor.Person?.ToString(), FormFields.Typed(clock.Today().AddDays(SoonDays)));
        // The ledger knows the days: nobody counts them by hand.
        if (await ledgers.OfChildAsync(Child.ChildId, ct) is { } ledger && ledger.AcrossThreeTerms(clock.Today()) is > 0 and var sessions)
        {
            Days = (sessions / 2m).ToString("0.#", CultureInfo.InvariantCulture);
            if (TriggerRules.Reason(Limits, YearGroups.Of(Child, clock.Today()), new(sessions / 2m)) is not null)
                Cause = nameof(TalkCause.SuspensionDays);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await talks.OpenAsync(Child.ChildId, Read(), ct) switch
            {
                Outcome.Saved => Redirect(ResponseLinks.Now(Child.ChildId)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed the record meanwhile; look at it and save again."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private TypedTalk Read() => new(
        FormFields.One<TalkCause>(Cause, "why people are to talk"), Because, string.IsNullOrWhiteSpace(Days) ? null : new(ReadDays(Days)), PersonId.TryParse(HeldBy, null, out var person) ? person : null, WithWhom,
        FormFields.Day(By, "day by which you talk"), FormFields.One<Visibility>(Visibility, "who may see it"));

    internal static decimal ReadDays(string? text) =>
        text?.Length <= 10 && decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, Words.English, out var days) ? days : throw new InputRefusedException("Give the days as a number, half days as 0.5.");

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (await desk.ToWriteAsync(id, ct) is not { } open)
            return false;
        Child = open.Child;
        (Limits, People) = (await talks.LimitsAsync(ct), await desk.PeopleAsync(Child.ChildId, null, ct));
        await audit.ReadAsync(new AuditFact("see", "plan", null, Child.ChildId), ct);
        return true;
    }
}
