using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Identifiers;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>The child's numbers stand on this page alone, and each look at it is on the record.</summary>
internal sealed class NumbersModel(KeptRecords kept, NumberService numbers, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public NumberKind Which { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    /// <summary>The version of each number that was looked at: 0 while none was held.</summary>
    [BindProperty]
    public int UpnVersion { get; set; }

    [BindProperty]
    public int NhsVersion { get; set; }

    public Child Child { get; private set; } = null!;

    public string? Upn { get; private set; }

    public string? Nhs { get; private set; }

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } held)
            return NotFound();
        (UpnVersion, NhsVersion) = held;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null)
            return NotFound();
        var which = Enum.IsDefined(Which) ? Which : NumberKind.Upn;
        try
        {
            return await numbers.ChangeAsync(Child.ChildId, which, which == NumberKind.Upn ? UpnVersion : NhsVersion, Number, ct) switch
            {
                Outcome.Saved => Redirect(ChildLinks.Of(Child.ChildId, "numbers")),
                Outcome.ChangedMeanwhile => await BesideAsync(id, which, ct),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    /// <summary>Both versions, and what was typed still in the form.</summary>
    private async Task<IActionResult> BesideAsync(string id, NumberKind which, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } held)
            return NotFound();
        (UpnVersion, NhsVersion) = held;
        Differences = [which == NumberKind.Upn ? new("Unique pupil number", Upn, Number) : new("NHS number", Nhs is { } nhs ? NhsNumber.Spaced(nhs) : null, Number)];
        Response.StatusCode = 409;
        return Page();
    }

    private async Task<(int Upn, int Nhs)?> FindAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return null;
        Child = child;
        var (upn, nhs) = (await numbers.HeldAsync(child.ChildId, NumberKind.Upn, ct), await numbers.HeldAsync(child.ChildId, NumberKind.Nhs, ct));
        (Upn, Nhs) = (upn.Number, nhs.Number);
        await audit.ReadAsync(new("see", "number", null, child.ChildId), ct);
        return (upn.Version, nhs.Version);
    }
}
