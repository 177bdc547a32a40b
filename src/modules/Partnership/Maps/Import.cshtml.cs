using Headwater.Access.Contracts;
using Headwater.Graphs;
using Headwater.Graphs.Formats;
using Headwater.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A map from a file: looked at first, taken in on a second word. Between the two the file rests in the page itself, packed and sealed.</summary>
internal sealed class ImportModel(MapImport import, MapQueries queries, HeldFiles held, IAuditTrail audit) : PageModel
{
    public const int MostListed = 500;

    public static IReadOnlyList<(string Value, string Words)> Modes { get; } =
    [
        (nameof(ImportMode.AddOnly), "Add what is new, touch nothing else"), (nameof(ImportMode.TakeOver), "Add what is new, and take over what the file says otherwise"),
        (nameof(ImportMode.Replace), "Make the map what the file is: what the file does not have goes"),
    ];

    [BindProperty] public string? Format { get; set; }
    [BindProperty] public string? Mode { get; set; }
    [BindProperty] public bool CreateMissing { get; set; }
    [BindProperty] public string? Held { get; set; }
    [BindProperty] public int Edits { get; set; }

    public MapView View { get; private set; } = null!;
    public ImportPreview? Preview { get; private set; }

    public string Told => Preview switch
    {
        { MayBeTaken: false } => "There is nothing in the file that the map does not say already.",
        { Comparison: { IsEmpty: false } comparison } p => MapDescription.Change(comparison).Replace("Since the last version: ", "It would change the map: ", StringComparison.Ordinal) + (p.LoopsChange ? " The named loops change too." : ""),
        _ => "It would change the named loops.",
    };

    public static string Place(ReadProblem problem) => (problem.Where, problem.Row) switch
    {
        ("", 0) => "The whole file",
        ("", var row) => $"Row {Interface.Words.Count(row)}",
        (var where, 0) => where,
        var (where, row) => $"{where}, row {Interface.Words.Count(row)}",
    };

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public Task<IActionResult> OnPostAsync(Guid id, List<IFormFile>? files, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        Held = null;
        files ??= [];
        if (files.Sum(f => f.Length) > MapFiles.MostBytes)
            throw new InputRefusedException("The file is larger than 20 MB: no map is. Look at what is in it.");
        List<MapFile> chosen = [];
        foreach (var file in files.Where(f => f.Length > 0).Take(4))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            chosen.Add(new(Path.GetFileName(file.FileName), bytes.ToArray()));
        }

        await LookAsync(id, chosen, ct);
        Held = held.Seal(chosen);
        return await ShowAsync(id, ct);
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await LookAsync(id, held.Open(Held), ct);
        return await ShowAsync(id, ct);
    }, () => ShowAsync(id, ct));

    public Task<IActionResult> OnPostTakeAsync(Guid id, CancellationToken ct) => this.OrAgainAsync(async () =>
    {
        await import.TakeAsync(id, held.Open(Held), Format, CreateMissing, Chosen(), Edits, ct);
        return LocalRedirect(MapLinks.Of(id));
    }, async () =>
    {
        // Whoever was told that the map changed sees what the file would do now.
        if (held.TryOpen(Held) is { } files && Enum.TryParse<ImportMode>(Mode, out var mode) && Enum.IsDefined(mode) && await queries.ViewAsync(id, null, ct) is not null)
            Preview = await import.LookAsync(id, files, Format, CreateMissing, mode, ct);
        return await ShowAsync(id, ct);
    });

    private ImportMode Chosen() => FormFields.One<ImportMode>(Mode, "what becomes of what is on the map");

    private async Task LookAsync(Guid id, IReadOnlyList<MapFile> files, CancellationToken ct) => Preview = await import.LookAsync(id, files, Format, CreateMissing, Chosen(), ct);

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await queries.ViewAsync(id, null, ct) is not { } found)
            return NotFound();
        View = found;
        Held = Preview is null ? null : Held;
        foreach (var name in (string[])[nameof(Held), nameof(Edits)])
            ModelState.Remove(name);
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}
