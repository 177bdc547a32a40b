using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Graphs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Partnership.Maps;

/// <summary>A version beside another, or beside the draft.</summary>
internal sealed class CompareModel(MapQueries queries, IAuditTrail audit) : PageModel
{
    public MapView Before { get; private set; } = null!;
    public MapView After { get; private set; } = null!;
    public MapComparison Comparison { get; private set; } = null!;
    public IReadOnlyList<(string Value, string Words)> Options { get; private set; } = [];
    public string FromChosen => Before.Version!.Number.ToString(CultureInfo.InvariantCulture);
    public string ToChosen => After.Version?.Number.ToString(CultureInfo.InvariantCulture) ?? "";
    public string Sentence => Comparison.IsEmpty ? "Nothing is different." : MapDescription.Change(Comparison).Replace("Since the last version: ", $"Since version {FromChosen}: ", StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync(Guid id, int? from, int? to, CancellationToken ct)
    {
        var start = from ?? await queries.LatestAsync(id, ct);
        if (start is null || await queries.ViewAsync(id, start, ct) is not { } before || await queries.ViewAsync(id, to, ct) is not { } after)
            return NotFound();
        (Before, After, Comparison) = (before, after, MapComparison.Of(before.Graph, after.Graph));
        Options = [.. (await queries.VersionsAsync(id, ct)).Select(v => (v.Version.Number.ToString(CultureInfo.InvariantCulture), $"Version {v.Version.Number}: {v.Version.Note}"))];
        await audit.ReadAsync(new AuditFact("see", "system-map", id.ToString()), ct);
        return Page();
    }
}

/// <summary>Changes to be listed. Shown by <c>/Maps/_Changes.cshtml</c>.</summary>
/// <param name="Before">The map before.</param>
/// <param name="After">The map after.</param>
/// <param name="Comparison">What differs.</param>
internal sealed record MapChanges(GraphMap Before, GraphMap After, MapComparison Comparison)
{
    public const int Most = 200;

    public static string Ends(GraphMap map, MapLink link) => $"{map.Elements[map.NumberOf(link.From)].Label} to {map.Elements[map.NumberOf(link.To)].Label}";

    /// <summary>A field before and after, in words; ends by their labels.</summary>
    public string Told(FieldChange change)
    {
        var (before, after) = change.Field is "From" or "To" ? (Label(Before, change.Before), Label(After, change.After)) : (change.Before, change.After);
        return $"{MapWords.Field(change.Field)}: {(before.Length == 0 ? "nothing" : $"“{before}”")} becomes {(after.Length == 0 ? "nothing" : $"“{after}”")}";
    }

    private static string Label(GraphMap map, string id) => map.NumberOf(id) is >= 0 and var number ? map.Elements[number].Label : id;
}
