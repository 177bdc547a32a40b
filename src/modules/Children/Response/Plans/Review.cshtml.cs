using Headwater.Access.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Plans;

internal sealed class ReviewModel(PlanDesk desk, PlanService plans, PlanWorkService work, IAuditTrail audit, TimeProvider clock) : PageModel
{
    /// <summary>The version of the plan that was looked at.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? TookPart { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? ReviewOn { get; set; }

    [BindProperty]
    public bool Ends { get; set; }

    /// <summary>By the outcome: how far it came.</summary>
    [BindProperty]
    public Dictionary<string, string?> Steps { get; set; } = [];

    /// <summary>By the outcome: how it is now.</summary>
    [BindProperty]
    public Dictionary<string, string?> Nows { get; set; } = [];

    public OpenResponse Open { get; private set; } = null!;

    public PlanView View { get; private set; } = null!;

    /// <summary>By what the plan is looked at.</summary>
    public PlanNumbers Numbers { get; private set; } = null!;

    public Child Child => Open.Child;

    public IReadOnlyList<OwnWords> Words => [.. Open.View.Words.Where(w => w.SaidOn >= View.Plan.Began.AddDays(-GapRules.AssessDays))];

    /// <summary>Somebody wrote down another review meanwhile.</summary>
    public PlanReview? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string plan, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct) || !View.IsOpen)
            return NotFound();
        (Version, Day) = (View.Plan.Version, FormFields.Typed(clock.Today()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, string plan, CancellationToken ct)
    {
        if (!await FindAsync(id, plan, ct))
            return NotFound();
        try
        {
            switch (await work.ReviewAsync(Child.ChildId, View.Plan.Id, Version, Read(), ct))
            {
                case Outcome.Saved:
                    return Redirect(ResponseLinks.Plan(Child.ChildId, View.Plan.Id));
                case Outcome.ChangedMeanwhile when await FindAsync(id, plan, ct):
                    Theirs = View.LastReview;
                    ModelState.Remove(nameof(Version));
                    Version = View.Plan.Version;
                    ModelState.AddModelError("", "Somebody else changed this plan while you were typing. What you typed is still below and was not saved. Look at what is saved now, change what is needed and save again.");
                    Response.StatusCode = 409;
                    return Page();
                default:
                    return NotFound();
            }
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private TypedReview Read()
    {
        Dictionary<Guid, TypedRating> ratings = [];
        foreach (var outcome in View.Outcomes)
        {
            if (int.TryParse(Steps.GetValueOrDefault(outcome.Id.ToString()), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var step))
                ratings[outcome.Id] = new(step, Nows.GetValueOrDefault(outcome.Id.ToString()));
        }

        return new(FormFields.Day(Day, "day of the review"), TookPart, Said, Next, FormFields.OptionalDay(ReviewOn, "day of the next review"), Ends, ratings);
    }

    private async Task<bool> FindAsync(string id, string plan, CancellationToken ct)
    {
        if (await desk.ToWriteAsync(id, ct) is not { } open || open.Plan(plan) is not { } found)
            return false;
        (Open, View, Numbers) = (open, found, await plans.NumbersAsync(found.Plan.Began, ct));
        await audit.ReadAsync(new AuditFact("see", "plan", found.Plan.Id.ToString(), Child.ChildId), ct);
        return true;
    }
}
