using Headwater.Access.Contracts;
using Headwater.Children.Forms;
using Headwater.Children.Joining;
using Headwater.Children.Likeness;
using Headwater.Children.Records;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Keeping;

/// <summary>Joins a record to another of the same child, and parts it again. Only what the actor keeps is offered.</summary>
internal sealed class JoinModel(ChildQueries children, RecordKeeping keeping, LikenessSearch likeness, JoinService joins, IAuditTrail audit) : PageModel
{
    [BindProperty]
    public string? Into { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    public Child Child { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Words)> Alike { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        await audit.ReadAsync(new("see", "child", Child.ChildId.ToString(), Child.ChildId), ct);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string id, CancellationToken ct) => ActAsync(id, child =>
        ChildId.TryParse(Into, null, out var into) ? joins.JoinAsync(child, into, Why ?? "", ct) : throw new InputRefusedException("Choose the record that goes on."), ct);

    public Task<IActionResult> OnPostPartAsync(string id, CancellationToken ct) => ActAsync(id, child => joins.PartAsync(child, Why ?? "", ct), ct);

    private async Task<IActionResult> ActAsync(string id, Func<ChildId, Task<Outcome>> act, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        try
        {
            return await act(Child.ChildId) switch
            {
                Outcome.Saved => Redirect(ChildLinks.Show(Child.ChildId)),
                Outcome.ChangedMeanwhile => this.Again("Somebody else changed one of the records meanwhile. Look at both again before you go on."),
                Outcome.NotThere => NotFound(),
                var other => throw new InvalidOperationException(other.ToString()),
            };
        }
        catch (InputRefusedException refused)
        {
            return this.Again(refused.Message);
        }
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || await keeping.KeeperAsync(child, joined: true, ct) is null || await children.FindAsync(child, ct) is not { } found)
            return false;
        Child = found;
        var alike = await likeness.FindAsync(new(found.LegalFirst, found.LegalLast, found.KnownAs, found.DateOfBirth), ct);
        Alike = [("", "Choose"), .. alike.Where(a => a.Id != child).Select(a => a.Seen).OfType<ChildRow>().Select(a => (a.Id.ToString(), $"{a.Name}, born {a.DateOfBirth.ToString("d MMMM yyyy", Interface.Words.English)}"))];
        return true;
    }
}
