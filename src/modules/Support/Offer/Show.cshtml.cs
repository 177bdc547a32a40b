using System.Globalization;
using System.Text;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Offer;

/// <summary>The area's offer: need by tier, for an age and a place, with gaps, overlaps and long waits, and how it changed.</summary>
internal sealed class ShowModel(OfferQueries queries, HeadwaterDb db) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Phase { get; set; }
    [BindProperty(SupportsGet = true)] public string? Place { get; set; }
    [BindProperty(SupportsGet = true)] public string? Since { get; set; }
    [BindProperty(SupportsGet = true)] public string? Weeks { get; set; }

    public IReadOnlyList<OfferRow> Rows { get; private set; } = [];

    /// <summary>Parts of the locality that can be chosen.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>How many services fit.</summary>
    public int Services { get; private set; }

    /// <summary>The day that is compared with; null where none is.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>From how many weeks on a wait is long.</summary>
    public int LongWeeks { get; private set; } = OfferRules.LongWaitWeeks;

    public IEnumerable<OfferCell> Cells => Rows.SelectMany(r => r.Cells);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await LoadAsync(ct);
        return Page();
    }, AgainAsync);

    public Task<IActionResult> OnGetCsvAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await LoadAsync(ct);
        return File(Encoding.UTF8.GetBytes(OfferWords.Csv(Rows, LongWeeks)), "text/csv; charset=utf-8", "offer.csv");
    }, AgainAsync);

    private Task<IActionResult> AgainAsync()
    {
        Response.StatusCode = 400;
        // The part that was chosen stays chosen.
        Places = string.IsNullOrWhiteSpace(Place) ? [] : [Place];
        return Task.FromResult<IActionResult>(Page());
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var phase = string.IsNullOrEmpty(Phase) ? Phases.None : FormFields.One<Phases>(Phase, "a stage of schooling from the list, or all");
        if (!string.IsNullOrWhiteSpace(Weeks))
            LongWeeks = int.TryParse(Weeks.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks is > 0 and <= ListingRules.MostWaitWeeks ? weeks : throw new InputRefusedException($"Enter from how many weeks on a wait is long, from 1 to {ListingRules.MostWaitWeeks}.");
        Day = FormFields.OptionalDay(Since, "day to compare with");
        if (Day >= db.Reader.Today)
            throw new InputRefusedException("The day to compare with must lie in the past.");
        var offered = await queries.ReadAsync(Day, ct);
        var place = string.IsNullOrWhiteSpace(Place) ? null : Place.Trim();
        Places = OfferRules.Places(offered, place);
        // As the list spells it, so that it is the one that is chosen there.
        Place = place is null ? null : Places.First(p => string.Equals(p, place, StringComparison.OrdinalIgnoreCase));
        IReadOnlyList<OfferedService> now = [.. offered.Now.Where(s => OfferRules.Fits(s, phase, place))];
        Services = now.Count;
        Rows = OfferRules.Table(NeedWords.All.Select(n => n.Key), now, offered.Before?.Where(s => OfferRules.Fits(s, phase, place)).ToList());
    }
}
