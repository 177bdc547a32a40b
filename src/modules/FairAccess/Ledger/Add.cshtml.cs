using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Ledger;

/// <summary>What else a school did that counts, or a balance put right.</summary>
internal sealed class AddModel(LedgerService service, IOrganisations organisations) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? YearGroup { get; set; }

    [BindProperty]
    public string? Points { get; set; }

    [BindProperty]
    public string? Said { get; set; }

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public static IReadOnlyList<(string Value, string Words)> Causes { get; } =
    [
        ("", "Choose"), (nameof(LedgerCause.PermanentExclusion), "It took a child after a permanent exclusion, beside the panel"), (nameof(LedgerCause.ManagedMove), "It took a child by a managed move"),
        (nameof(LedgerCause.Reintegration), "It took a child back from alternative provision"), (nameof(LedgerCause.Correction), "A balance is put right"),
    ];

    public static IReadOnlyList<(string Value, string Words)> YearGroups { get; } = [("", "None"), .. Enumerable.Range(0, 14).Select(y => (y.ToString(CultureInfo.InvariantCulture), y == 0 ? "Reception" : $"Year {y.ToString(CultureInfo.InvariantCulture)}"))];

    public Track Of => Enum.TryParse<Track>(Track, out var track) && Enum.IsDefined(track) ? track : Protocols.Track.Mainstream;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await service.AddAsync(Of, OrganisationId.TryParse(School, null, out var school) ? school : throw new InputRefusedException("Choose the school."), FormFields.One<LedgerCause>(Cause, "what it did"), FormFields.Day(Day, "day"),
            TypedNumber.Optional(YearGroup, "year group"), TypedNumber.Optional(Points, "points"), Said, ct);
        return Redirect(LedgerLinks.School(Of, school));
    }, () =>
    {
        Response.StatusCode = 400;
        return ShowAsync(ct);
    });

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Schools = [("", "Choose"), .. (await organisations.AllAsync(ct)).Where(o => o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];
        return Page();
    }
}
