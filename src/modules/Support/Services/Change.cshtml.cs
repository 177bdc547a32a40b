using Headwater.Access.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Services;

/// <summary>The draft of a service, or a new one beside what is approved.</summary>
internal sealed class ChangeModel(DirectoryService service, DirectoryQueries queries) : ContentForm
{
    /// <summary>The number of the version that was on the screen.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>How often that version had been changed.</summary>
    [BindProperty]
    public int Version { get; set; }

    public ServiceView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        var newest = View.Newest;
        Show(newest, View.Row.Open is null ? View.Places : View.OpenPlaces);
        (Number, Version) = (newest.Number, newest.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.ChangeAsync(id, Number, Version, Typed(), ct) ? Redirect(ServiceLinks.One(id)) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { MayKeep: true } view || view.Row.Open is { Stage: VersionStage.Offered })
            return false;
        View = view;
        return true;
    }
}
