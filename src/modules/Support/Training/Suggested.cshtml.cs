using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Support.Training;

/// <summary>What training could be planned, for the helpline and the local lead.</summary>
internal sealed class SuggestedModel(SuggestionQueries queries) : PageModel
{
    public SuggestionsView Suggestions { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await queries.ReadAsync(ct) is not { } suggestions)
            return NotFound();
        Suggestions = suggestions;
        return Page();
    }
}
