using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Graphs;
using Headwater.Kernel;
using Headwater.Partnership.Research;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Maps;

internal sealed class LinkModel(DrawingService drawing, StandingQueries standing, SeatQueries seats, HeadwaterDb db, IPeople people, EvidenceQueries evidence, IAuditTrail audit) : PageModel
{
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Direction { get; set; }
    [BindProperty] public string? Polarity { get; set; }
    [BindProperty] public bool Delayed { get; set; }
    [BindProperty] public string? Strength { get; set; }
    [BindProperty] public string? Type { get; set; }
    [BindProperty] public string? Label { get; set; }
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public string? ContributedBy { get; set; }
    [BindProperty] public string? Description { get; set; }
    [BindProperty] public int Known { get; set; }

    public SystemMap Map { get; private set; } = null!;
    public DraftLink? Saved { get; private set; }
    public bool ShowsSaved { get; private set; }

    /// <summary>What it rests on; null for a new one.</summary>
    public PartEvidence? Under { get; private set; }

    public string ChangedBy { get; private set; } = "";
    public bool IsNew => Saved is null;
    public IReadOnlyList<(string Value, string Words)> Elements { get; private set; } = [];
    public IReadOnlyList<(string Value, string Words)> Sectors { get; private set; } = [];

    /// <summary>1 to 3; what a file gave otherwise stays until somebody chooses.</summary>
    public IReadOnlyList<(string Value, string Words)> Strengths => [.. ((double[])[1, 2, 3]).Select(w => (Number(w), MapWords.Strength(w))), .. Saved is { Weight: not (1 or 2 or 3) } other ? [("", $"{Number(other.Weight)}, as the file said")] : Array.Empty<(string, string)>()];

    public IEnumerable<(string What, string Text)> Stands =>
    [
        ("From", Named(Saved!.FromId)), ("To", Named(Saved.ToId)), ("Direction", MapWords.Of(Saved.Direction)), ("What it says", MapWords.Of(Saved.Polarity)), ("Late", Saved.Delayed ? "Yes" : "No"), ("Strength", MapWords.Strength(Saved.Weight)),
        ("Kind", Saved.Type), ("Written on it", Saved.Label), ("Evidence", Saved.Evidence), ("Contributed by", Saved.ContributedBy), ("Description", Saved.Description),
    ];

    public Task<IActionResult> OnGetAsync(Guid id, string link, Guid? from, CancellationToken ct)
    {
        From = from?.ToString();
        ModelState.Clear();
        return ShowAsync(id, link, typed: false, ct);
    }

    public Task<IActionResult> OnPostAsync(Guid id, string link, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (link == ElementModel.New)
            await drawing.AddLinkAsync(id, Typed(), ct);
        else if (Guid.TryParse(link, out var row))
            await drawing.ChangeLinkAsync(id, row, Typed(), Known, ct);
        else
            return NotFound();
        return LocalRedirect(MapLinks.Of(id));
    }, () => ShowAsync(id, link, typed: true, ct));

    public Task<IActionResult> OnPostRemoveAsync(Guid id, string link, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (!Guid.TryParse(link, out var row))
            return NotFound();
        await drawing.RemoveLinkAsync(id, row, Known, ct);
        return LocalRedirect(MapLinks.Of(id));
    }, () => ShowAsync(id, link, typed: false, ct));

    private static string Number(double weight) => weight.ToString("R", CultureInfo.InvariantCulture);

    private string Named(Guid element) => Elements.FirstOrDefault(e => e.Value == element.ToString()).Words ?? "";

    private TypedLink Typed() => new(
        Guid.TryParse(From, out var from) ? from : throw new InputRefusedException("Choose the element that the link comes from."), Guid.TryParse(To, out var to) ? to : throw new InputRefusedException("Choose the element that the link leads to."),
        FormFields.One<LinkDirection>(Direction, "which way the link leads"), FormFields.One<Polarity>(Polarity, "what more of the first does to the second"), Delayed,
        Strength switch { "1" => 1, "2" => 2, "3" => 3, null or "" => null, _ => throw new InputRefusedException("Choose a strength from 1 to 3.") }, Type, Label, Description, Evidence, ContributedBy);

    private async Task<IActionResult> ShowAsync(Guid id, string link, bool typed, CancellationToken ct)
    {
        if (await db.Set<SystemMap>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } map)
            return NotFound();
        Map = map;
        Elements = [("", "Choose"), .. (await db.Set<DraftElement>().AsNoTracking().Where(e => e.MapId == id).Select(e => new { e.Id, e.Label }).ToListAsync(ct)).OrderBy(e => e.Label, StringComparer.OrdinalIgnoreCase).Select(e => (e.Id.ToString(), e.Label))];
        var sectors = await standing.SectorsAsync(ct);
        Saved = Guid.TryParse(link, out var row) ? await db.Set<DraftLink>().AsNoTracking().SingleOrDefaultAsync(l => l.MapId == id && l.Id == row, ct) : null;
        // What was typed about a link that somebody removed stays in the form, to be added anew.
        if (Saved is null && link != ElementModel.New && !typed)
            return NotFound();
        if (Saved is { } saved)
        {
            if (!typed)
                Fill(saved);
            Under = await evidence.OfAsync(saved, ct);
            ShowsSaved = typed && Known != saved.Version;
            if (ShowsSaved)
                ChangedBy = (await people.NamesAsync([saved.ChangedBy], ct))[saved.ChangedBy];
            Known = saved.Version;
            ModelState.Remove(nameof(Known));
        }
        else if (!typed && await seats.MineAsync(ct) is [var (seat, _), ..])
        {
            ContributedBy = sectors.FirstOrDefault(s => s.Code == seat.SectorCode)?.Label;
        }

        Sectors = MapWords.Sectors(sectors, ContributedBy);
        await audit.ReadAsync(new AuditFact("see", "map-link", Saved?.Id.ToString()), ct);
        return Page();
    }

    private void Fill(DraftLink saved)
    {
        (From, To, Direction, Polarity, Delayed) = (saved.FromId.ToString(), saved.ToId.ToString(), saved.Direction.ToString(), saved.Polarity.ToString(), saved.Delayed);
        Strength = saved.Weight is 1 or 2 or 3 ? Number(saved.Weight) : "";
        (Type, Label, Evidence, ContributedBy, Description) = (saved.Type, saved.Label, saved.Evidence, saved.ContributedBy, saved.Description);
    }
}
