using Headwater.Access.Contracts;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;

namespace Headwater.Support.Tips;

/// <summary>The draft of a tip, or a new one beside what is approved.</summary>
internal sealed class ChangeModel(TipService service, TipQueries queries) : TipForm
{
    /// <summary>The number of the version that was on the screen.</summary>
    [BindProperty]
    public int Number { get; set; }

    /// <summary>How often that version had been changed.</summary>
    [BindProperty]
    public int Version { get; set; }

    public TipRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct))
            return NotFound();
        Show(Row.Newest);
        (Number, Version) = (Row.Newest.Number, Row.Newest.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.ChangeAsync(id, Number, Version, Typed(), ct) ? Redirect(TipLinks.One(id)) : NotFound(),
        async () =>
        {
            Response.StatusCode = 400;
            return await LoadAsync(id, ct) ? Page() : NotFound();
        });

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { Open: not { Stage: VersionStage.Offered } } row)
            return false;
        Row = row;
        return true;
    }
}
