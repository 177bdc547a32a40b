using Headwater.Access.Contracts;
using Headwater.Children.Imports;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>Keys by which a school's system hands over files.</summary>
internal sealed class KeysModel(SchoolKeyService service, IOrganisations organisations, IPeople people, CurrentActor actor, HeadwaterDb db) : PageModel
{
    private IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public Guid Ends { get; set; }

    /// <summary>The key that was just made; it is in no database and cannot be shown again.</summary>
    public string? Made { get; private set; }

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public IReadOnlyList<SchoolKey> Keys { get; private set; } = [];

    public string Maker(SchoolKey key) => names.GetValueOrDefault(key.PersonId, "somebody no longer on record");

    public string Address(string what) => $"{Request.Scheme}://{Request.Host}{HandOverApi.Path(db.Locality, what)}";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public Task<IActionResult> OnPostMakeAsync(CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Made = OrganisationId.TryParse(School, null, out var school) ? await service.MakeAsync(school, ct) : null;
        return Made is null ? throw new InputRefusedException("Choose one of your schools.") : await ShowAsync(ct);
    }, () => ShowAsync(ct));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) => await service.EndAsync(Ends, ct) ? Redirect("/children/import/keys") : NotFound();

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var mine = actor.Where(Capability.KeepRecords).ToHashSet();
        Schools = [.. (await organisations.AllAsync(ct)).Where(o => mine.Contains(o.Id)).Select(o => (o.Id.ToString(), o.Name))];
        Keys = await service.InForceAsync(ct);
        names = await people.NamesAsync([.. Keys.Select(k => k.PersonId).Distinct()], ct);
        return Page();
    }
}
