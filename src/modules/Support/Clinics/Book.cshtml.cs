using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Clinics;

/// <summary>Books a slot or a place: without a name unless the family agreed.</summary>
internal sealed class BookModel(ClinicQueries queries, BookingService service, IOrganisations organisations, CurrentActor actor, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Slot { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Age { get; set; }

    [BindProperty]
    public string? Phase { get; set; }

    [BindProperty]
    public string? Worry { get; set; }

    [BindProperty]
    public string? Tried { get; set; }

    [BindProperty]
    public string? Record { get; set; }

    [BindProperty]
    public string? AgreedBy { get; set; }

    [BindProperty]
    public string? AgreedHow { get; set; }

    [BindProperty]
    public string? AgreedOn { get; set; }

    public Clinic Clinic { get; private set; } = null!;

    public IReadOnlyList<ClinicSlot> Free { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Slots => [("", "Choose"), .. Free.Select(s => (s.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ClinicWords.Times(s.StartsAtUtc, s.EndsAtUtc)))];

    /// <summary>The organisations of the reader that may book; one is not asked for.</summary>
    public IReadOnlyList<(string Value, string Words)> Bookers { get; private set; } = [];

    /// <summary>The reader's post lets them share a child's name.</summary>
    public bool MayName => actor.Can(Capability.Share);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Key = Guid.CreateVersion7();
        return ShowAsync(id, ct);
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(
        async () => await service.BookAsync(id, Key, new(Slot, Organisation, Age, Phase, Worry, Tried, Record, AgreedBy, AgreedHow, AgreedOn), ct) ? Redirect(ClinicLinks.Booking(Key)) : NotFound(), () => ShowAsync(id, ct));

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.OneAsync(id, ct) is not { } view || queries.Books(view.Clinic) is not { Count: > 0 } books)
            return NotFound();
        (Clinic, Free) = (view.Clinic, ClinicRules.Free(view.Clinic, view.Held, clock.GetUtcNow().UtcDateTime));
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        Bookers = books.Count == 1 ? [] : [("", "Choose"), .. (await organisations.AllAsync(ct)).Where(o => books.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
