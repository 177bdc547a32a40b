using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Places;

/// <summary>A letter as it was made, to read and to print.</summary>
internal sealed class LetterModel(HeadwaterDb db, PlaceQueries queries, PlaceService service, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? SentOn { get; set; }

    public PlaceOfChild Place { get; private set; } = null!;

    public PanelLetter Letter { get; private set; } = null!;

    public bool MaySay => Letter.To == LetterTo.Family && service.MaySend(Place);

    public IReadOnlyList<string> Paragraphs => Letter.Text.Split("\n\n");

    public Task<IActionResult> OnGetAsync(string id, Guid letter, CancellationToken ct) => ShowAsync(id, letter, ct);

    public Task<IActionResult> OnPostAsync(string id, Guid letter, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var day = FormFields.Day(SentOn, "day on which it was given or sent");
        return await LoadAsync(id, letter, ct) && await service.LetterSentAsync(Place.Child.Id, Place.View.Place.Id, letter, day, ct) ? Redirect(PlaceLinks.One(Place.Child.Id, Place.View.Place.Id)) : NotFound();
    }, () => ShowAsync(id, letter, ct));

    private async Task<bool> LoadAsync(string id, Guid letter, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await db.Set<PanelLetter>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == letter, ct) is not { } held
            || await queries.FindAsync(child, held.PlaceId, ct) is not { } place || place.Letters.All(l => l.Id != letter))
            return false;
        (Place, Letter) = (place, held);
        return true;
    }

    private async Task<IActionResult> ShowAsync(string id, Guid letter, CancellationToken ct)
    {
        if (!await LoadAsync(id, letter, ct))
            return NotFound();
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        else
            SentOn = FormFields.Typed(Letter.SentOn ?? db.Reader.Today);
        ViewData[Interface.PageData.Fictional] = Place.Child.IsSample;
        await audit.ReadAsync(new("see", "fair-access-letter", letter.ToString(), Place.Child.Id), ct);
        return Page();
    }
}
