using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Outreach;

/// <summary>What an offer says: a new one, or one that is there.</summary>
internal sealed class EditModel(OfferService service, OutreachQueries queries) : PageModel
{
    /// <summary>So many sizes can be typed.</summary>
    private const int Rows = 6;

    [BindProperty] public Guid Key { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public string? Service { get; set; }
    [BindProperty] public string? Year { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Gets { get; set; }
    [BindProperty] public string? DesignedWith { get; set; }
    [BindProperty] public string? HowToPay { get; set; }
    [BindProperty] public List<string?> From { get; set; } = [];
    [BindProperty] public List<string?> Fee { get; set; } = [];
    [BindProperty] public List<string?> Visits { get; set; } = [];

    /// <summary>Services that the reader may offer.</summary>
    public IReadOnlyList<ServiceRow> Services { get; private set; } = [];

    public IReadOnlyList<AcademicYear> Years => service.Years();

    /// <summary>The offer; null for a new one.</summary>
    public OutreachOffer? Offer { get; private set; }

    /// <summary>A school has agreed: sizes and fees stay.</summary>
    public bool IsFrozen { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var many = Math.Min(Rows, Math.Max(From.Count, Math.Max(Fee.Count, Visits.Count)));
        TypedOffer typed = new(Service, Year, Title, Gets, DesignedWith, HowToPay, many == 0 ? null : [.. Enumerable.Range(0, many).Select(n => new TypedBand(From.ElementAtOrDefault(n), Fee.ElementAtOrDefault(n), Visits.ElementAtOrDefault(n)))]);
        if (id is not { } offer)
            return Redirect(OutreachLinks.One(await service.AddAsync(Key, typed, ct)));
        return await service.ChangeAsync(offer, Version, typed, ct) ? Redirect(OutreachLinks.One(offer)) : NotFound();
    }, () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid? id, CancellationToken ct)
    {
        var view = id is { } which ? await queries.OfferAsync(which, ct) : null;
        if (id is null)
            Services = await service.ServicesAsync(ct);
        if (id is null ? Services.Count == 0 : view is not { MayKeep: true })
            return NotFound();
        (Offer, IsFrozen, Version) = (view?.Offer, view?.IsFrozen ?? false, view?.Offer.Version ?? 0);
        if (!ModelState.IsValid)
        {
            // What was typed is kept; sent again, it stands in place of what somebody else saved meanwhile.
            Response.StatusCode = 400;
        }
        else
        {
            (Key, Year) = (Guid.CreateVersion7(), Years[0].ToString());
            if (Services.Count == 1)
                Service = Services[0].Service.Id.ToString();
            if (view is not null)
            {
                (Title, Gets, DesignedWith, HowToPay) = (view.Offer.Title, view.Offer.Gets, view.Offer.DesignedWith, view.Offer.HowToPay);
                From = [.. view.Bands.Select(b => b.FromPupils.ToString(CultureInfo.InvariantCulture))];
                Fee = [.. view.Bands.Select(b => OutreachWords.Typed(b.FeePence))];
                Visits = [.. view.Bands.Select(b => b.Visits.ToString(CultureInfo.InvariantCulture))];
            }
        }

        foreach (var column in new[] { From, Fee, Visits })
            column.AddRange(Enumerable.Repeat<string?>(null, Math.Max(0, Rows - column.Count)));
        return Page();
    }
}
