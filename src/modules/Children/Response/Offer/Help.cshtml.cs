using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Codes;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Response.Offer;

/// <summary>Adds help to the locality's list, changes it or takes it off.</summary>
internal sealed class HelpModel(ResponseQueries queries, OfferService offer, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? OfferedBy { get; set; }

    [BindProperty]
    public string? Stage { get; set; }

    [BindProperty]
    public List<string> Needs { get; set; } = [];

    [BindProperty]
    public string? HowToAsk { get; set; }

    [BindProperty]
    public string? HowLong { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public Guid? Held { get; private set; }

    public IReadOnlyList<(string Value, string Words)> Stages { get; private set; } = [];

    public IReadOnlyList<Code> Codes => [.. NationalCodes.PrimaryNeed.On(clock.Today())];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? help, CancellationToken ct)
    {
        if (!await FindAsync(help, ct))
            return NotFound();
        if (Held is { } id && await offer.FindHelpAsync(id, ct) is { } held)
            (Name, OfferedBy, Stage, Needs, HowToAsk, HowLong, Version) = (held.Name, held.OfferedBy, Plans.PlanForm.Number(held.StageNumber), [.. held.NeedList], held.HowToAsk, held.HowLong, held.Version);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? help, CancellationToken ct) => ActAsync(help, () => offer.SetHelpAsync(Held, Version, new(
        Name, OfferedBy, int.TryParse(Stage, NumberStyles.None, CultureInfo.InvariantCulture, out var stage) ? stage : throw new InputRefusedException("Choose the stage from which it is meant."), [.. Needs.Where(n => !string.IsNullOrEmpty(n))], HowToAsk, HowLong), ct), ct);

    public Task<IActionResult> OnPostEndAsync(string? help, CancellationToken ct) =>
        ActAsync(help, () => Held is { } held ? offer.EndHelpAsync(held, Version, ct) : Task.FromResult(Outcome.NotThere), ct);

    private async Task<IActionResult> ActAsync(string? help, Func<Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(help, ct))
            return NotFound();
        try
        {
            switch (await act())
            {
                case Outcome.Saved:
                    return Redirect(ResponseLinks.Stages);
                case Outcome.ChangedMeanwhile when Held is { } id && await offer.FindHelpAsync(id, ct) is { } now:
                    Differences =
                    [
                        new("Name", now.Name, Name), new("Offered by", now.OfferedBy, OfferedBy), new("Stage", Plans.PlanForm.Number(now.StageNumber), Stage), new("Needs", now.Needs, string.Join(',', Needs)),
                        new("How to ask", now.HowToAsk, HowToAsk), new("Begins", now.HowLong, HowLong),
                    ];
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

    private async Task<bool> FindAsync(string? help, CancellationToken ct)
    {
        if (help is not null && (!Guid.TryParse(help, out var id) || await offer.FindHelpAsync(id, ct) is null))
            return false;
        Held = help is null ? null : Guid.Parse(help);
        Stages = Plans.PlanForm.Stages(await queries.StagesAsync(ct));
        return true;
    }
}
