using Headwater.Access.Contracts;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>Programmes and networks, and a form for another one.</summary>
internal sealed class ProgrammesModel(ProgrammeQueries queries, ProgrammeService service, CourseService courses) : PageModel
{
    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public string? RunBy { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? About { get; set; }

    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    /// <summary>Organisations that the reader can have run one.</summary>
    public IReadOnlyList<OrganisationSummary> Runners { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(
        async () => Redirect(TrainingLinks.Programme(await service.AddAsync(Key, RunBy, Name, About, ct))), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        (Rows, Runners) = (await queries.AllAsync(ct), await courses.ProvidersAsync(ct));
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        if (ModelState.IsValid || Key == Guid.Empty)
            Key = Guid.CreateVersion7();
        return Page();
    }
}
