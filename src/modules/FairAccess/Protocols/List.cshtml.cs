using Headwater.Access.Contracts;
using Headwater.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>All versions of both protocols, and how far the schools are.</summary>
internal sealed class ListModel(ProtocolQueries queries, ProtocolService service, HeadwaterDb db) : PageModel
{
    [BindProperty]
    public string? Track { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public IReadOnlyList<ProtocolRow> Rows { get; private set; } = [];

    public int Exempt { get; private set; }

    public bool MayKeep => service.MayKeep;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(
        async () => service.MayKeep ? Redirect(ProtocolLinks.Change(await service.AddAsync(FormFields.One<Track>(Track, "the protocol"), Why, ct))) : NotFound(),
        async () =>
        {
            await LoadAsync(ct);
            Response.StatusCode = 400;
            return Page();
        });

    private async Task LoadAsync(CancellationToken ct)
    {
        Rows = await queries.AllAsync(ct);
        Exempt = (await queries.ExemptionsAsync(ct)).Count(e => e.FromDay <= db.Reader.Today && e.ToDay >= db.Reader.Today);
    }
}
