using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.FairAccess.Protocols;

/// <summary>A version beside another of its track: the one that was chosen, the one it was made from, or the newest other.</summary>
internal sealed class CompareModel(ProtocolQueries queries) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    public ProtocolView View { get; private set; } = null!;

    public ProtocolContent? Other { get; private set; }

    public IReadOnlyList<ProtocolDifference> Differences { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Choices => [.. View.Track.Where(v => v.Id != View.Head.Id).Select(v => (v.Id.ToString(), string.Create(CultureInfo.InvariantCulture, $"Version {v.Number}")))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } view)
            return NotFound();
        View = view;
        var others = view.Track.Where(v => v.Id != id).ToList();
        var chosen = others.Find(v => v.Id.ToString() == With) ?? others.Find(v => v.Id == view.Head.MadeFrom) ?? others.FirstOrDefault();
        Other = chosen is null ? null : await queries.ContentAsync(chosen.Id, ct);
        if (Other is not null)
            Differences = ProtocolDifferences.Between(Other, view.Content, view.Name);
        return Page();
    }
}
