using Headwater.Access.Contracts;
using Headwater.Children.Contacts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Keeping;

internal sealed class AddressModel(KeptRecords kept, ContactService contacts, HeadwaterDb db, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Lines { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public Visibility Visibility { get; set; } = Visibility.Professionals;

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        var held = await HeldAsync(child.ChildId, ct);
        (Child, Version, Lines, Postcode, Visibility) = (child, held?.Version ?? 0, held?.Lines, held?.Postcode, held?.Visibility ?? Visibility.Professionals);
        await audit.ReadAsync(new("see", "address", null, child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child)
            return NotFound();
        Child = child;
        try
        {
            switch (await contacts.MoveAsync(child.ChildId, Version, new(Lines, Postcode, Visibility), ct))
            {
                case Outcome.Saved:
                    return Redirect(ChildLinks.Show(child.ChildId));
                case Outcome.ChangedMeanwhile:
                    var held = await HeldAsync(child.ChildId, ct);
                    Differences = [new("Address", held?.Lines, Lines), new("Postcode", held?.Postcode, Postcode), new("Who may see it", held is null ? null : RecordWords.Of(held.Visibility), RecordWords.Of(Visibility))];
                    Version = held?.Version ?? 0;
                    await audit.ReadAsync(new("see", "address", null, child.ChildId), ct);
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

    private Task<Address?> HeldAsync(ChildId child, CancellationToken ct) => db.Set<Address>().AsNoTracking().SingleOrDefaultAsync(a => a.ChildId == child, ct);
}
