using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Partnership.Research;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

internal sealed class ElementModel(DrawingService drawing, StandingQueries standing, HeadwaterDb db, IPeople people, EvidenceQueries evidence, IAuditTrail audit) : PageModel
{
    public const string New = "new";

    [BindProperty] public string? Label { get; set; }
    [BindProperty] public string? Type { get; set; }
    [BindProperty] public string? Sector { get; set; }
    [BindProperty] public string? Description { get; set; }
    [BindProperty] public string? Trend { get; set; }
    [BindProperty] public string? Needed { get; set; }
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public bool WithLinks { get; set; }

    /// <summary>The version that the fields were filled in from.</summary>
    [BindProperty] public int Known { get; set; }

    public SystemMap Map { get; private set; } = null!;
    public DraftElement? Saved { get; private set; }
    public bool ShowsSaved { get; private set; }

    /// <summary>What it rests on; null for a new one.</summary>
    public PartEvidence? Under { get; private set; }

    public string ChangedBy { get; private set; } = "";
    public int Links { get; private set; }
    public bool IsNew => Saved is null;
    public IReadOnlyList<(string Value, string Words)> Sectors { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Trends => MapWords.With([("", "Not said"), .. MapWords.Trends.Select(t => (t, t))], Trend);

    public IEnumerable<(string What, string Text)> Stands =>
        [("What it is called", Saved!.Label), ("Type", Saved.Type), ("Sector", Saved.Sector), ("Description", Saved.Description), ("Trend", Saved.Trend), ("Needed change", Saved.Needed), ("Evidence", Saved.Evidence)];

    public Task<IActionResult> OnGetAsync(Guid id, string element, CancellationToken ct) => ShowAsync(id, element, typed: false, ct);

    public Task<IActionResult> OnPostAsync(Guid id, string element, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        var typed = new TypedElement(Label, Type, Sector, Description, Trend, Needed, Evidence);
        if (element == New)
            await drawing.AddElementAsync(id, typed, ct);
        else if (Guid.TryParse(element, out var row))
            await drawing.ChangeElementAsync(id, row, typed, Known, ct);
        else
            return NotFound();
        return LocalRedirect(MapLinks.Of(id));
    }, () => ShowAsync(id, element, typed: true, ct));

    public Task<IActionResult> OnPostRemoveAsync(Guid id, string element, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Guid.TryParse(element, out var row))
            return NotFound();
        await drawing.RemoveElementAsync(id, row, WithLinks, Known, ct);
        return LocalRedirect(MapLinks.Of(id));
    }, () => ShowAsync(id, element, typed: false, ct));

    private async Task<IActionResult> ShowAsync(Guid id, string element, bool typed, CancellationToken ct)
    {
        if (await db.Set<SystemMap>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } map)
            return NotFound();
        Map = map;
        Saved = Guid.TryParse(element, out var row) ? await db.Set<DraftElement>().AsNoTracking().SingleOrDefaultAsync(e => e.MapId == id && e.Id == row, ct) : null;
        // What was typed about an element that somebody removed stays in the form, to be added anew.
        if (Saved is null && element != New && !typed)
            return NotFound();
        if (Saved is { } saved)
        {
            Links = await db.Set<DraftLink>().CountAsync(l => l.MapId == id && (l.FromId == row || l.ToId == row), ct);
            if (!typed)
                (Label, Type, Sector, Description, Trend, Needed, Evidence) = (saved.Label, saved.Type, saved.Sector, saved.Description, saved.Trend, saved.Needed, saved.Evidence);
            Under = await evidence.OfAsync(saved, ct);
            ShowsSaved = typed && Known != saved.Version;
            if (ShowsSaved)
                ChangedBy = (await people.NamesAsync([saved.ChangedBy], ct))[saved.ChangedBy];
            // Whoever was told of another's change has read it now and may save over it.
            Known = saved.Version;
            ModelState.Remove(nameof(Known));
        }

        Sectors = MapWords.Sectors(await standing.SectorsAsync(ct), Sector);
        await audit.ReadAsync(new AuditFact("see", "map-element", Saved?.Id.ToString()), ct);
        return Page();
    }
}
