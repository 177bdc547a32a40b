using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Offer;

internal sealed class StageModel(ResponseQueries queries, OfferService offer) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Expected { get; set; }

    [BindProperty]
    public string? Actions { get; set; }

    /// <summary>The version that was looked at; 0 where the usual stage holds, or none yet.</summary>
    [BindProperty]
    public int Version { get; set; }

    public int Number { get; private set; }

    public bool IsNew { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        if (await FindAsync(number, ct) is not { } held)
            return NotFound();
        (Name, Expected, Actions, Version) = (held.Name, held.Expected, held.Actions, held.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken ct)
    {
        if (await FindAsync(number, ct) is null)
            return NotFound();
        try
        {
            switch (await offer.SetStageAsync(Number, Version, new(Name, Expected, Actions), ct))
            {
                case Outcome.Saved:
                    return Redirect(ResponseLinks.Stages);
                case Outcome.ChangedMeanwhile when await FindAsync(number, ct) is { } now:
                    Differences = [new("Name", now.Name, Name), new("What is expected", now.Expected, Expected), new("Expected actions", now.Actions, Actions)];
                    ModelState.Remove(nameof(Version));
                    Version = now.Version;
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

    /// <summary>The stage of this number, an empty one where it would be the next; null for any other.</summary>
    private async Task<ResponseStage?> FindAsync(string number, CancellationToken ct)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known))
            return null;
        var stages = await queries.StagesAsync(ct);
        var held = stages.FirstOrDefault(s => s.Number == known);
        (Number, IsNew) = (known, held is null);
        return held ?? (known == stages[^1].Number + 1 && known <= ResponseStage.Most ? new() { Number = known, Name = "", Expected = "", Actions = "" } : null);
    }
}
