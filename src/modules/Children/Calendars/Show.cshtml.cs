using Headwater.Access.Contracts;
using Headwater.Interface.Forms;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Calendars;

internal sealed class ShowModel(ISchoolCalendars calendars, CalendarChanges changes, IOrganisations organisations, CurrentActor actor, IAuditTrail audit) : PageModel
{
    private OrganisationId? school;

    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public string? End { get; set; }

    [BindProperty]
    public string? BreakStart { get; set; }

    [BindProperty]
    public string? BreakEnd { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Term { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? For { get; set; }

    [BindProperty]
    public Guid Closed { get; set; }

    public string Name { get; private set; } = "";

    /// <summary>What holds for the school; null for the locality.</summary>
    public SchoolDates? Holding { get; private set; }

    public IReadOnlyList<KeptTerm> Terms { get; private set; } = [];

    public IReadOnlyList<KeptClosedDay> Days { get; private set; } = [];

    public IReadOnlyList<string> Moved { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string of, CancellationToken ct)
    {
        if (!await MayAsync(of, ct))
            return NotFound();
        await LoadAsync(ct);
        if (Terms.FirstOrDefault(t => t.Id == Term) is { } term)
            (Start, End, BreakStart, BreakEnd, Version) = (FormFields.Typed(term.Dates.Start), FormFields.Typed(term.Dates.End), FormFields.Typed(term.Dates.BreakStart), FormFields.Typed(term.Dates.BreakEnd), term.Version);
        else
            Term = null;
        return Page();
    }

    public Task<IActionResult> OnPostTermAsync(string of, CancellationToken ct) => ChangeAsync(of, async () =>
    {
        var dates = new TermDates(FormFields.Day(Start, "first day of the term"), FormFields.Day(End, "last day of the term"), FormFields.OptionalDay(BreakStart, "first day of half term"), FormFields.OptionalDay(BreakEnd, "last day of half term"));
        if (Term is not { } term)
            return new("add", "term", (await calendars.AddTermAsync(school, dates, ct)).ToString());
        if (!await calendars.ChangeTermAsync(school, term, Version, dates, ct))
            throw new InputRefusedException("Somebody else changed this term in the meantime. Look at what stands here now, and change it again if it still should be.");
        return new("change", "term", term.ToString());
    }, ct);

    public Task<IActionResult> OnPostRemoveTermAsync(string of, CancellationToken ct) => ChangeAsync(of, async () => Term is { } term && await calendars.RemoveTermAsync(school, term, ct) ? new("remove", "term", term.ToString()) : null, ct);

    public Task<IActionResult> OnPostDayAsync(string of, CancellationToken ct) => ChangeAsync(of, async () =>
        new("add", "closed-day", (await calendars.AddDayAsync(school, FormFields.Day(On, "day without school"), FormFields.One<ClosedFor>(For, "how much of the day"), FormFields.One<ClosedBecause>(Because, "why"), ct)).ToString()), ct);

    public Task<IActionResult> OnPostRemoveDayAsync(string of, CancellationToken ct) => ChangeAsync(of, async () => await calendars.RemoveDayAsync(school, Closed, ct) ? new("remove", "closed-day", Closed.ToString()) : null, ct);

    private Task<IActionResult> ChangeAsync(string of, Func<Task<AuditFact?>> change, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!await MayAsync(of, ct))
            return NotFound();
        Moved = await changes.SaveAsync(school, change, null, ct) ?? [];
        if (Moved.Count > 0 && !(school is { } at && actor.Can(Capability.KeepRecords, at)))
            Moved = [$"{Moved.Count} {(Moved.Count == 1 ? "duty" : "duties")}: the schools find each, with the reason, on the page of the exclusion."];
        if (Moved.Count == 0)
            return Redirect(school is { } one ? CalendarLinks.Of(one) : CalendarLinks.Locality);
        (Start, End, BreakStart, BreakEnd, On, Term) = (null, null, null, null, null, null);
        ModelState.Clear();
        await LoadAsync(ct);
        return Page();
    }, async () =>
    {
        await LoadAsync(ct);
        Response.StatusCode = 400;
        return Page();
    });

    /// <summary>A school's dates are its own to give, the locality's those of who leads it; the name is found on the way.</summary>
    private async Task<bool> MayAsync(string of, CancellationToken ct)
    {
        if (of == "locality")
        {
            Name = "The locality";
            return actor.Can(Capability.LeadLocality);
        }

        if (!OrganisationId.TryParse(of, null, out var id) || (await organisations.AllAsync(ct)).FirstOrDefault(o => o.Id == id && o.IsSchool) is not { } found)
            return false;
        (school, Name) = (id, found.Name);
        return actor.Can(Capability.KeepRecords, id) || actor.Can(Capability.LeadLocality);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        (Terms, Days) = await calendars.KeptAsync(school, ct);
        Holding = school is { } one ? await calendars.OfAsync(one, ct) : null;
        await audit.ReadAsync(new("see", "term", school?.ToString()), ct);
    }
}
