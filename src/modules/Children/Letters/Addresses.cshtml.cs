using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Letters;

/// <summary>Where families of the reader's schools write to.</summary>
internal sealed class AddressesModel(LetterService letters, IOrganisations organisations, CurrentActor actor, HeadwaterDb db) : PageModel
{
    private Dictionary<OrganisationId, LetterAddress> held = [];

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Board { get; set; }

    [BindProperty]
    public string? Review { get; set; }

    public IReadOnlyList<OrganisationSummary> Schools { get; private set; } = [];

    /// <summary>What is typed and was not taken, otherwise what is held.</summary>
    public (int Version, string? Board, string? Review) Of(OrganisationId school) =>
        School == school.ToString() ? (Version, Board, Review) : held.GetValueOrDefault(school) is { } address ? (address.Version, address.Board, address.Review) : (0, null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await LoadAsync(ct);
        if (!OrganisationId.TryParse(School, null, out var school) || Schools.All(s => s.Id != school))
            return NotFound();
        return await letters.AddressAsync(school, Version, Board, Review, ct) ? Redirect(LetterLinks.Addresses) : throw new InputRefusedException("Somebody else changed these addresses in the meantime. Copy yours, open the page again, and put them in.");
    }, () =>
    {
        Response.StatusCode = 400;
        return Task.FromResult<IActionResult>(Page());
    });

    private async Task LoadAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.RecordExclusions).Concat(actor.Where(Capability.Govern)).ToHashSet();
        Schools = [.. (await organisations.AllAsync(ct)).Where(o => o.IsSchool && mine.Contains(o.Id))];
        held = await db.Set<LetterAddress>().AsNoTracking().Where(a => mine.Contains(a.SchoolId)).ToDictionaryAsync(a => a.SchoolId, ct);
    }
}
