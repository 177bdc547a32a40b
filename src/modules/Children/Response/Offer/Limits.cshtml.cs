using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Interface;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Offer;

/// <summary>From how many days of suspension on people are to talk.</summary>
internal sealed class LimitsModel(TalkService talks, OfferService offer) : PageModel
{
    [BindProperty]
    public string? Primary { get; set; }

    [BindProperty]
    public string? Secondary { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var held = await talks.LimitsAsync(ct);
        (Primary, Secondary, Source, Version) = (Typed(held.PrimaryDays), Typed(held.SecondaryDays), held.Source, held.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            switch (await offer.SetLimitsAsync(Version, Plans.TalkModel.ReadDays(Primary), Plans.TalkModel.ReadDays(Secondary), Source, ct))
            {
                case Outcome.Saved:
                    return Redirect(ResponseLinks.Stages);
                case Outcome.ChangedMeanwhile:
                    var now = await talks.LimitsAsync(ct);
                    Differences = [new("Primary school", Typed(now.PrimaryDays), Primary), new("Secondary school", Typed(now.SecondaryDays), Secondary), new("Source", now.Source, Source)];
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

    private static string Typed(decimal days) => days.ToString("0.#", Words.English);
}
