using System.Globalization;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Graphs.Pictures;
using Headwater.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>Where elements stand on the picture: by numbers, for the keyboard and without script, and with script by dragging them, which fills in the numbers.</summary>
internal sealed class ArrangeModel(MapQueries queries, DrawingService drawing, IAuditTrail audit) : PageModel
{
    /// <summary>More elements are drawn as dots and arranged by themselves.</summary>
    private const int Most = 300;

    [BindProperty] public Guid[] Ids { get; set; } = [];
    [BindProperty] public string?[] Across { get; set; } = [];
    [BindProperty] public string?[] Down { get; set; } = [];
    [BindProperty] public string?[] Was { get; set; } = [];

    public MapView View { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Label, string X, string Y, string Was, MapPoint At)> Rows { get; private set; } = [];

    /// <summary>What the script draws between elements: rows of both ends, whether the line has an arrow at each end, its sign, whether it is slow.</summary>
    public string Links { get; private set; } = "[]";

    public string Ratio { get; } = (MapPicture.Width / MapPicture.Height).ToString("0.###", CultureInfo.InvariantCulture);

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        if (Ids.Length != Across.Length || Ids.Length != Down.Length || Ids.Length != Was.Length || Ids.Length > Most)
            throw new InputRefusedException("Something in the form cannot be read. Open the page again.");
        var places = new Dictionary<Guid, (Spot? Was, Spot? Asked)>();
        foreach (var (i, element) in Ids.Index())
            places[element] = (Shown(Was[i]), SpotOf(Across[i], Down[i]));
        await drawing.PlaceAsync(id, places, ct);
        return LocalRedirect(MapLinks.Part(id, "picture"));
    }, () => ShowAsync(id, ct));

    private static Spot? SpotOf(string? across, string? down) =>
        (Part(across), Part(down)) switch { ({ } x, { } y) => Spot.Of(x, y), (null, null) => null, _ => throw new InputRefusedException("Fill in both fields of an element, or neither.") };

    /// <summary>The place that the form showed: both numbers, or nothing.</summary>
    private static Spot? Shown(string? text) => text?.Split('|') is [var across, var down] ? SpotOf(across, down) : null;

    private static double? Part(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var hundredths) && hundredths is >= 0 and <= 100 ? hundredths / 100
        : throw new InputRefusedException("A place is a number from 0 to 100.");

    private static string Typed(double at) => (at * 100).ToString("0.#", CultureInfo.InvariantCulture);

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, null, ct) is not { } found || found.Graph.Elements.Count > Most)
            return NotFound();
        View = found;
        var typed = Ids.Index().Where(t => t.Index < Across.Length && t.Index < Down.Length).GroupBy(t => t.Item).ToDictionary(g => g.Key, g => (Across[g.First().Index] ?? "", Down[g.First().Index] ?? ""));
        var places = found.Places(ct);
        Links = JsonSerializer.Serialize(found.Graph.Links.Select(l => new object[]
        {
            found.ElementIds[l.From], found.ElementIds[l.To], l.Direction is LinkDirection.Mutual, l.Direction is not LinkDirection.Undirected, l.Polarity switch { Polarity.Same => "+", Polarity.Opposite => "−", Polarity.None => "", _ => "?" }, l.Delayed,
        }));
        Rows = [.. found.Graph.Elements.Index().Select(n =>
        {
            var e = n.Item;
            var row = found.ElementIds[e.Id];
            var stands = found.Placed.TryGetValue(e.Id, out var put) ? (Typed(put.X), Typed(put.Y)) : ("", "");
            var at = typed.TryGetValue(row, out var said) ? said : stands;
            return (row, e.Label, at.Item1, at.Item2, stands.Item1.Length == 0 ? "" : $"{stands.Item1}|{stands.Item2}", places[n.Index]);
        })];
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}
