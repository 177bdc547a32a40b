using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Headwater.Support.OpenReferral;

/// <summary>
/// Walks a feed as the public validator does: the feed itself for its version, then of each list the first, the middle and the last page,
/// then some of its items one by one.
/// </summary>
internal static partial class FeedCheck
{
    /// <summary>More of one endpoint tell nobody more.</summary>
    private const int MostErrors = 100;

    /// <summary>A page is asked for by a number that fits; a feed that counts further has no last page that could be asked for.</summary>
    private const double MostPages = 1_000_000;

    /// <param name="TaggedItem">What an item asked for by itself is by the older reading, where that differs.</param>
    private sealed record Listing(string Path, string Document, string Item, string TaggedItem, bool RequiredWhenTagged);

    /// <summary>An item of the last is declared as a service by the specification as published: its name and status must stand beside what it is.</summary>
    private static readonly Listing[] Lists =
    [
        new("/services", "service", "service", "service", true), new("/taxonomies", "taxonomy", "taxonomy", "taxonomy", false),
        new("/taxonomy_terms", "taxonomy_term", "taxonomy_term", "taxonomy_term", false), new("/service_at_locations", "service_at_location", "service", "service_at_location", false),
    ];

    /// <summary>Checks all of it.</summary>
    public static async Task<FeedReport> OfAsync(IFeedSource feed, CancellationToken ct)
    {
        List<EndpointReport> endpoints = [await RootAsync(feed, ct)];
        foreach (var listing in Lists)
        {
            var (report, ids) = await ListAsync(feed, listing, ct);
            endpoints.Add(report);
            endpoints.Add(await ItemsAsync(feed, listing, ids, ct));
        }

        return new(endpoints);
    }

    /// <summary>Which version of the standard a feed says it follows; 1.0 when it does not say. A version that is no number leaves it to the address of its specification.</summary>
    public static string VersionOf(JsonElement root)
    {
        var version = Text(root, "version")?.Replace("HSDS-UK-", "", StringComparison.OrdinalIgnoreCase).Replace("V", "", StringComparison.OrdinalIgnoreCase).Trim();
        if (double.TryParse(version, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number.ToString("0.0", CultureInfo.InvariantCulture);
        return ((string[])["openapi_url", "openapiUrl", "open_api_url"]).Any(n => Text(root, n) is { Length: > 0 }) ? "3.0" : "1.0";
    }

    private static async Task<EndpointReport> RootAsync(IFeedSource feed, CancellationToken ct)
    {
        Gathered found = new();
        var answer = await feed.GetAsync("/", null, ct);
        if (answer.Document is not { } root)
        {
            found.Add("/", "", answer.Problem!);
            return found.Report("/", requiredWhenTagged: true);
        }

        found.Add("/", DocumentCheck.Of("root", root));
        if (root.ValueKind == JsonValueKind.Object && VersionOf(root) is not "3.0" and var version)
            found.Add("/", "/version", $"version: HSDS-UK-3.0 is checked here, and this feed is taken for version {version}");
        if (root.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in ((string[])["version", "profile", "openapi_url"]).Where(n => !root.TryGetProperty(n, out _)))
                found.Add("/", new Finding("/" + name, $"required: where endpoints are marked as optional, the feed must have {name}"), failsTaggedOnly: true);
        }

        return found.Report("/", requiredWhenTagged: true);
    }

    private static async Task<(EndpointReport Report, List<string> Ids)> ListAsync(IFeedSource feed, Listing listing, CancellationToken ct)
    {
        Gathered found = new();
        List<string> ids = [];
        var first = await feed.GetAsync(listing.Path, 1, ct);
        if (first.Document is not { } page)
        {
            found.Add(listing.Path, "", first.Problem!);
            return (found.Report(listing.Path, listing.RequiredWhenTagged), ids);
        }

        found.Add(listing.Path, DocumentCheck.OfPage(listing.Document, page, 1));
        ids.AddRange(IdsOf(page));
        var last = Math.Min(DocumentCheck.Whole(page, "total_pages") ?? 1, MostPages);
        foreach (var number in ((int[])[last > 2 ? (int)last / 2 : 1, (int)Math.Max(1, last)]).Distinct().Where(n => n > 1))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{listing.Path}?page={number}");
            var answer = await feed.GetAsync(listing.Path, number, ct);
            if (answer.Document is { } further)
            {
                found.Add(at, DocumentCheck.OfPage(listing.Document, further, number));
                ids.AddRange(feed is FolderFeed ? IdsOf(further) : []);
            }
            else
            {
                found.Add(at, new Finding("", answer.Problem!, IsNote: answer.IsAbsent && feed is FolderFeed));
            }
        }

        if (page.ValueKind == JsonValueKind.Object && page.TryGetProperty("contents", out var contents) && contents.ValueKind == JsonValueKind.Array && contents.GetArrayLength() == 0)
            found.Add(listing.Path, new Finding("/contents", "empty: nothing is in this list, so its items cannot be checked", IsNote: true));
        else if (page.ValueKind == JsonValueKind.Object && !page.TryGetProperty("total_pages", out _))
            found.Add(listing.Path, new Finding("/total_pages", "quality: without it nothing beyond page 1 can be read", IsNote: true));
        return (found.Report(listing.Path, listing.RequiredWhenTagged), ids);
    }

    private static async Task<EndpointReport> ItemsAsync(IFeedSource feed, Listing listing, List<string> ids, CancellationToken ct)
    {
        Gathered found = new();
        var path = listing.Path + "/{id}";
        List<string> asked = [.. ids.Where(i => Plain().IsMatch(i)).Distinct(StringComparer.Ordinal)];
        if (asked.Count == 0)
            return new(path, true, Outcome.NotTested, Outcome.NotTested, [], 0);
        // Spread over the page: the same feed is checked the same way twice.
        var step = Math.Max(1, asked.Count / feed.Ids);
        foreach (var id in asked.Where((_, n) => n % step == 0).Take(feed.Ids))
        {
            var at = $"{listing.Path}/{id}";
            var answer = await feed.GetAsync(at, null, ct);
            if (answer.Document is not { } item)
            {
                found.Add(at, "", answer.Problem!);
                continue;
            }

            var strict = DocumentCheck.Of(listing.Item, item);
            if (listing.Item == listing.TaggedItem)
            {
                found.Add(at, strict);
                continue;
            }

            // What only the published declaration asks fails by that reading alone; what either asks of what it is, by both.
            var tagged = DocumentCheck.Of(listing.TaggedItem, item);
            found.Add(at, tagged);
            foreach (var only in strict.Except(tagged))
                found.Add(at, only, failsPublishedOnly: true);
        }

        return found.Report(path, listing.RequiredWhenTagged);
    }

    private static IEnumerable<string> IdsOf(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && page.TryGetProperty("contents", out var contents) && contents.ValueKind == JsonValueKind.Array
            ? contents.EnumerateArray().Select(i => Text(i, "id")).OfType<string>()
            : [];

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An id that can be part of an address and of a file's name, and leads nowhere else.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();

    /// <summary>What was found at one endpoint so far, by both readings.</summary>
    private sealed class Gathered
    {
        private readonly List<EndpointError> errors = [];
        private int more;
        private bool fails;
        private bool failsTagged;

        public void Add(string at, string pointer, string rule) => Add(at, new Finding(pointer, rule));

        public void Add(string at, IEnumerable<Finding> findings)
        {
            foreach (var finding in findings)
                Add(at, finding);
        }

        public void Add(string at, Finding finding, bool failsPublishedOnly = false, bool failsTaggedOnly = false)
        {
            fails |= !finding.IsNote && !failsTaggedOnly;
            failsTagged |= !finding.IsNote && !failsPublishedOnly;
            if (errors.Count < MostErrors)
                errors.Add(new(at, finding.Pointer, finding.Rule));
            else
                more++;
        }

        public EndpointReport Report(string path, bool requiredWhenTagged) =>
            new(path, true, Outcome(fails), failsTagged && !requiredWhenTagged ? OpenReferral.Outcome.Warn : Outcome(failsTagged), errors, more);

        private Outcome Outcome(bool failed) => failed ? OpenReferral.Outcome.Fail : errors.Count > 0 ? OpenReferral.Outcome.Warn : OpenReferral.Outcome.Pass;
    }
}
