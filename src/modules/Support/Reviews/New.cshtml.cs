using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Reviews;

/// <summary>Begins a review: for those who may lead one alone.</summary>
internal sealed class NewModel(ReviewQueries queries, ReviewService service, IOrganisations organisations) : PageModel
{
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? AskedBy { get; set; }

    [BindProperty]
    public string? Scope { get; set; }

    [BindProperty]
    public string? Team { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    /// <summary>The organisations of the reader that may lead it; one is not asked for.</summary>
    public IReadOnlyList<(string Value, string Words)> Leads { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Key = Guid.CreateVersion7();
        return ShowAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(
        async () => await service.BeginAsync(Key, new(Kind, School, AskedBy, Scope, Team, Organisation), ct) ? Redirect(ReviewLinks.One(Key)) : NotFound(), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var leads = queries.Leads;
        if (leads.Count == 0)
            return NotFound();
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        var all = await organisations.AllAsync(ct);
        Schools = [("", "Choose"), .. all.Where(o => o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];
        Leads = leads.Count == 1 ? [] : [("", "Choose"), .. all.Where(o => leads.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
