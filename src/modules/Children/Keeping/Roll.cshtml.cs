using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

internal sealed class RollModel(KeptRecords kept, RecordKeeping keeping, RollService rolls, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? EntryDate { get; set; }

    public Child Child { get; private set; } = null!;

    public string SchoolName { get; private set; } = "";

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } stay)
            return NotFound();
        Version = stay.Version;
        await audit.ReadAsync(new("see", "roll", stay.Id.ToString(), Child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null)
            return NotFound();
        try
        {
            OrganisationId? next = string.IsNullOrEmpty(Next) ? null : OrganisationId.TryParse(Next, null, out var chosen) ? chosen : throw new InputRefusedException("Choose another school of this locality.");
            var entry = next is null ? null : FormFields.OptionalDay(EntryDate, "first day at the next school");
            return await rolls.LeaveAsync(Child.ChildId, Version, new(FormFields.Day(LastDay, "last day at this school"), next, entry), ct) switch
            {
                Outcome.Saved => Redirect(ChildLinks.List),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed the roll meanwhile. Open the record again to see how it stands; what you typed is below."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<RollEntry?> FindAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child || await keeping.KeeperAsync(child.ChildId, ct) is not { } school || await rolls.OpenStayAsync(child.ChildId, school, ct) is not { } stay)
            return null;
        var all = await organisations.AllAsync(ct);
        Child = child;
        SchoolName = all.First(o => o.Id == school).Name;
        Schools = [("", "Elsewhere, or not known yet"), .. all.Where(o => o.IsSchool && o.Id != school).Select(o => (o.Id.ToString(), o.Name))];
        return stay;
    }
}
