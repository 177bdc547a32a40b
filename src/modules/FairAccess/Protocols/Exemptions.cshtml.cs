using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Shared;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

internal sealed class ExemptionsModel(ProtocolQueries queries, ProtocolService service, IOrganisations organisations, HeadwaterDb db) : PageModel
{
    private IReadOnlyList<OrganisationSummary> all = [];

    [BindProperty]
    public string? Id { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public string? Track { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? YearGroup { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    public IReadOnlyList<Exemption> Open { get; private set; } = [];

    public IReadOnlyList<Exemption> Over { get; private set; } = [];

    public bool MayKeep => service.MayKeep;

    public DateOnly Today => db.Reader.Today;

    public IReadOnlyList<(string Value, string Words)> Schools => [("", "Choose"), .. all.Where(o => o.IsSchool).Select(o => (o.Id.ToString(), o.Name))];

    public static IReadOnlyList<(string Value, string Words)> Tracks { get; } = [.. Enum.GetValues<Track>().Select(t => (t.ToString(), ProtocolWords.Of(t)))];

    public static IReadOnlyList<(string Value, string Words)> YearGroups { get; } = [("", "The whole school"), .. Enumerable.Range(0, 14).Select(y => (y.ToString(CultureInfo.InvariantCulture), What(y)))];

    public static string What(int? year) => year switch { null => "the whole school", 0 => "Reception", { } y => string.Create(CultureInfo.InvariantCulture, $"Year {y}") };

    public string Name(OrganisationId school) => all.FirstOrDefault(o => o.Id == school)?.Name ?? "A school no longer here";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken ct) => !MayKeep ? NotFound() : await this.OrAgainAsync(async () =>
    {
        var school = OrganisationId.TryParse(School, null, out var id) ? id : throw new InputRefusedException("Choose the school.");
        await service.ExemptAsync(FormFields.One<Track>(Track, "the protocol"), school, TypedNumber.Optional(YearGroup, "year group"), Reason, FormFields.Day(From, "first day"), FormFields.Day(To, "last day: an exemption must have one"), ct);
        return Redirect(ProtocolLinks.Exemptions);
    }, () => ShowAsync(ct));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) => !MayKeep ? NotFound() : await this.OrAgainAsync(
        async () => Guid.TryParse(Id, out var id) && await service.EndExemptionAsync(id, Because, ct) ? Redirect(ProtocolLinks.Exemptions) : NotFound(), () => ShowAsync(ct));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        all = await organisations.AllAsync(ct);
        var exemptions = (await queries.ExemptionsAsync(ct)).ToLookup(e => e.ToDay >= Today);
        (Open, Over) = ([.. exemptions[true].OrderBy(e => e.FromDay)], [.. exemptions[false]]);
        if (!ModelState.IsValid)
            Response.StatusCode = 400;
        return Page();
    }
}
