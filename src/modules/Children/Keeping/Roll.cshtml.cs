using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Records;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

internal sealed class RollModel(KeptRecords kept, RecordKeeping keeping, RollService rolls, OpenForms forms, IOrganisations organisations, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? LastDay { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? EntryDate { get; set; }

    /// <summary>Which stay the form was opened for, sealed: by it alone a form that comes late is told what stands now.</summary>
    [BindProperty]
    public string? Opened { get; set; }

    public Child Child { get; private set; } = null!;

    /// <summary>Somebody closed the stay while this form was open.</summary>
    public bool IsClosed { get; private set; }

    public string SchoolName { get; private set; } = "";

    public IReadOnlyList<(string Value, string Words)> Schools { get; private set; } = [];

    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { Stay: { LeavingDate: null } stay })
            return NotFound();
        (Version, Opened) = (stay.Version, forms.Seal(stay.Id));
        await audit.ReadAsync(new("see", "roll", stay.Id.ToString(), Child.ChildId), ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is null)
            return await BesideAsync(id, ct);
        try
        {
            OrganisationId? next = string.IsNullOrEmpty(Next) ? null : OrganisationId.TryParse(Next, null, out var chosen) ? chosen : throw new InputRefusedException("Choose another school of this locality.");
            var entry = next is null ? null : FormFields.OptionalDay(EntryDate, "first day at the next school");
            return await rolls.LeaveAsync(Child.ChildId, Version, new(FormFields.Day(LastDay, "last day at this school"), next, entry), ct) switch
            {
                Outcome.Saved => Redirect(ChildLinks.List),
                Outcome.ChangedMeanwhile => await BesideAsync(id, ct),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    /// <summary>Both versions. A stay that was closed meanwhile is not written over, so that there is nothing to save again.</summary>
    private async Task<IActionResult> BesideAsync(string id, CancellationToken ct)
    {
        if ((await FindAsync(id, ct) ?? await LateAsync(id, ct)) is not { } held)
            return NotFound();
        Differences =
        [
            new("Last day at this school", FormFields.Typed(held.Stay.LeavingDate), LastDay),
            new("Next school", held.Next is { } next ? Name(next.SchoolId.ToString()) : Schools[0].Words, Name(Next)),
            new("First day at the next school", FormFields.Typed(held.Next?.EntryDate), string.IsNullOrWhiteSpace(EntryDate) ? null : EntryDate),
        ];
        (IsClosed, Version) = (held.Stay.LeavingDate is not null, held.Stay.Version);
        await audit.ReadAsync(new("see", "roll", held.Stay.Id.ToString(), Child.ChildId), ct);
        Response.StatusCode = 409;
        return Page();

        string Name(string? school) => Schools.FirstOrDefault(s => s.Value == (school ?? "")).Words ?? "A school no longer here";
    }

    private async Task<(RollEntry Stay, RollEntry? Next)?> FindAsync(string id, CancellationToken ct)
    {
        if (await kept.FindAsync(id, ct) is not { } child || await keeping.KeeperAsync(child.ChildId, ct) is not { } school || await rolls.LastStayAsync(child.ChildId, school, ct) is not { } found)
            return null;
        await ShowAsync(child, school, ct);
        return found;
    }

    /// <summary>
    /// The stay that somebody at the same school closed for a day gone by while the form was open: the record is no longer the
    /// school's to see, and what it is told is how its own stay ended.
    /// </summary>
    private async Task<(RollEntry Stay, RollEntry? Next)?> LateAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || forms.Open(Opened) is not { } stay || await rolls.ClosedAsync(child, stay, ct) is not { } found)
            return null;
        await ShowAsync(found.Child, found.Stay.SchoolId, ct);
        return (found.Stay, found.Next);
    }

    private async Task ShowAsync(Child child, OrganisationId school, CancellationToken ct)
    {
        var all = await organisations.AllAsync(ct);
        Child = child;
        SchoolName = all.First(o => o.Id == school).Name;
        Schools = [("", "Elsewhere, or not known yet"), .. all.Where(o => o.IsSchool && o.Id != school).Select(o => (o.Id.ToString(), o.Name))];
    }
}
