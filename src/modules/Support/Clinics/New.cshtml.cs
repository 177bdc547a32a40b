using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Clinics;

/// <summary>Calls a clinic: for those who run clinics alone.</summary>
internal sealed class NewModel(ClinicQueries queries, ClinicService service, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string? SlotMinutes { get; set; }

    [BindProperty]
    public string? Places { get; set; }

    [BindProperty]
    public string? Venue { get; set; }

    [BindProperty]
    public string? Advisers { get; set; }

    [BindProperty]
    public string? About { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    /// <summary>The organisations of the reader that may run it; one is not asked for.</summary>
    public IReadOnlyList<(string Value, string Words)> Runners { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Key = Guid.CreateVersion7();
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(
        async () => await service.AddAsync(Key, new(Kind, Day, Starts, Ends, SlotMinutes, Places, Venue, Advisers, About, Organisation), ct) ? Redirect(ClinicLinks.One(Key)) : NotFound(), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var runs = queries.Runs;
        if (runs.Count == 0)
            return NotFound();
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        Runners = runs.Count == 1 ? [] : [("", "Choose"), .. (await organisations.AllAsync(ct)).Where(o => runs.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
