using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Letters;

internal sealed class ShowModel(LetterService letters, CurrentActor actor, IAuditTrail audit) : PageModel
{
    public Letter Letter { get; private set; } = null!;

    /// <summary>How many of the family were told just now.</summary>
    public int? Told { get; private set; }

    /// <summary>The headteacher sends letters, and the clerk the board's.</summary>
    public bool Sends => actor.Can(Capability.RecordExclusions, Letter.Exclusion.SchoolId) || actor.Can(Capability.Govern, Letter.Exclusion.SchoolId) && !actor.Can(Capability.BeFamily);

    public async Task<IActionResult> OnGetAsync(string id, string exclusion, string kind, CancellationToken ct) => await LoadAsync(id, exclusion, kind, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string exclusion, string kind, CancellationToken ct)
    {
        if (!await LoadAsync(id, exclusion, kind, ct) || !Sends || Letter.Why is not null || !LetterKinds.IsForFamily(Letter.Kind))
            return NotFound();
        Told = await letters.TellFamilyAsync(Letter, ct);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, string exclusion, string kind, CancellationToken ct)
    {
        if (!ChildId.TryParse(id, null, out var child) || !Guid.TryParse(exclusion, out var which) || !Enum.TryParse<LetterKind>(kind, out var what) || !Enum.IsDefined(what) || await letters.FindAsync(child, which, what, ct) is not { } found)
            return false;
        Letter = found;
        await audit.ReadAsync(new("see", "letter", which.ToString(), child, what.ToString()), ct);
        return true;
    }
}
