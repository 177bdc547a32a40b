using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Headwater.Support.OpenReferral;

namespace Headwater.Support.Import;

/// <summary>A service as it came: its id in the feed, and its document.</summary>
internal sealed record RawService(string Key, string Document);

/// <summary>What came of walking a feed.</summary>
/// <param name="Services">Each once, in the feed's order.</param>
/// <param name="Problems">What was wrong with the feed, or with what is in it and could not be kept.</param>
/// <param name="IsWhole">It was walked to its end: only then is what was not seen no longer in it.</param>
internal sealed record Walked(IReadOnlyList<RawService> Services, IReadOnlyList<string> Problems, bool IsWhole);

/// <summary>Walks all pages of a feed's services, within bounds that no feed moves.</summary>
internal sealed partial class FeedWalk(IFeedSource feed, TimeProvider clock)
{
    public const int MostPages = 500;
    public const int MostServices = 50_000;
    public const int KeyLength = 100;

    /// <summary>One service is some kilobytes; what is a hundred times more is none.</summary>
    public const int MostLetters = 200_000;

    /// <summary>All documents of a run together, as they are held until they are written.</summary>
    private const long MostLettersInAll = 100_000_000;

    private const int MostProblems = 50;
    private const int AtOnce = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, RawService> found = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];
    private long letters;
    private int untold;

    /// <summary>Walks it.</summary>
    public async Task<Walked> RunAsync(CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var timer = clock.CreateTimer(_ => limit.Cancel(), null, Limit, Timeout.InfiniteTimeSpan);
        bool whole;
        try
        {
            whole = await PagesAsync(limit.Token) && await WholeServicesAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"It took longer than {Limit.TotalMinutes:0} minutes, and was ended. What came until then was kept."));
            whole = false;
        }

        if (untold > 0)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"And {untold} more."));
        return new([.. found.Values], problems, whole);
    }

    private async Task<bool> PagesAsync(CancellationToken ct)
    {
        var (pages, grown) = (0, 0);
        for (var number = 1; number <= MostPages; number++)
        {
            var answer = await feed.GetAsync("/services", number, ct);
            if (answer.Document is not { } page)
            {
                // Pages that were not kept in a folder, or that a feed without counts does not have, are its end.
                if (answer.IsAbsent && number > 1 && pages == 0)
                    return true;
                Tell(string.Create(CultureInfo.InvariantCulture, $"Page {number}: {answer.Problem}. Ask those who keep the feed."));
                return false;
            }

            if (Contents(page) is not { } contents)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"Page {number}: contents: there is no list of services. Ask those who keep the feed."));
                return false;
            }

            var (items, fresh) = Take(contents, number);
            if (items == 0)
                return true;
            if (found.Count > MostServices || letters > MostLettersInAll)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"It holds more than {MostServices} services or {MostLettersInAll / 1_000_000} MB, and was ended at page {number}."));
                return false;
            }

            var says = Whole(page, "total_pages", "totalPages");
            if (fresh == 0 && number > 1)
            {
                if (says is null)
                    return true;
                Tell(string.Create(CultureInfo.InvariantCulture, $"Page {number}: it is the same page again. The walk was ended; ask those who keep the feed."));
                return false;
            }

            // A service may be added while the pages are walked; a feed that grows with every page has no end.
            if (says > pages && pages > 0 && ++grown > 3)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"Page {number}: total_pages grows with every page. The walk was ended; ask those who keep the feed."));
                return false;
            }

            pages = says ?? 0;
            if (Yes(page, "last_page", "last") || number >= says)
                return true;
        }

        Tell(string.Create(CultureInfo.InvariantCulture, $"It has more than {MostPages} pages. The walk was ended there."));
        return false;
    }

    /// <summary>Keeps what is on a page; answers how many things were on it, and how many of them were not known yet.</summary>
    private (int Items, int Fresh) Take(JsonElement contents, int number)
    {
        var (items, fresh) = (0, 0);
        List<string> twice = [];
        foreach (var item in contents.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"Page {number}, number {++items}");
            if (item.ValueKind != JsonValueKind.Object || KeyOf(item) is not { } key)
            {
                Tell($"{at}: id: it has none that can be kept, of letters, digits, - and _. It was left out.");
                fresh++;
            }
            else if (found.ContainsKey(key))
            {
                twice.Add($"{at}: id: {key} is in the feed twice. The first was kept.");
            }
            else
            {
                Keep(key, item, at);
                fresh++;
            }
        }

        // Of a page that came again nothing else needs to be said.
        foreach (var problem in fresh > 0 || number == 1 ? twice : [])
            Tell(problem);
        return (items, fresh);
    }

    private void Keep(string key, JsonElement item, string at)
    {
        var document = item.GetRawText();
        if (document.Length > MostLetters)
        {
            Tell(string.Create(CultureInfo.InvariantCulture, $"{at}: it is longer than {MostLetters} letters, which no service is. It was left out."));
            return;
        }

        letters += document.Length - (found.TryGetValue(key, out var before) ? before.Document.Length : 0);
        found[key] = new(key, document);
    }

    /// <summary>A list holds of each service what is said in one value; the rest is asked for one by one.</summary>
    private async Task<bool> WholeServicesAsync(CancellationToken ct)
    {
        List<string> asked = [.. found.Values.Where(s => !IsWhole(s.Document)).Select(s => s.Key)];
        var failed = 0;
        foreach (var some in asked.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(some.Select(key => feed.GetAsync($"/services/{key}", null, ct)));
            foreach (var (key, answer) in some.Zip(answers))
            {
                // A service that answers for another would be kept under the wrong id.
                if (answer.Document is { ValueKind: JsonValueKind.Object } item && KeyOf(item) == key)
                    Keep(key, item, $"/services/{key}");
                else if (answer.Document is not null)
                    Tell($"/services/{key}: id: what came is not this service. What the list says of it was kept.");
                else if (!(answer.IsAbsent && feed is FolderFeed))
                    Tell($"/services/{key}: {answer.Problem}. What the list says of it was kept.");
                failed = answer.Document is null && !answer.IsAbsent ? failed + 1 : 0;
            }

            if (letters > MostLettersInAll)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"It holds more than {MostLettersInAll / 1_000_000} MB, and was ended. Of the rest, what the list says was kept."));
                return false;
            }

            // A feed that is down is not asked fifty thousand times.
            if (failed >= 20)
            {
                Tell("Twenty services one after the other could not be had. The walk was ended; of the rest, what the list says was kept.");
                return false;
            }
        }

        return true;
    }

    private void Tell(string problem)
    {
        if (problems.Count < MostProblems)
            problems.Add(problem);
        else
            untold++;
    }

    private static bool IsWhole(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        return ((string[])["service_at_locations", "locations", "schedules", "contacts", "attributes"]).Any(n => JsonWords.Get(parsed.RootElement, n) is not null);
    }

    private static JsonElement? Contents(JsonElement page) =>
        page.ValueKind == JsonValueKind.Object && (JsonWords.Get(page, "contents") ?? JsonWords.Get(page, "content")) is { ValueKind: JsonValueKind.Array } list ? list : null;

    private static int? Whole(JsonElement page, params string[] names) =>
        names.Select(n => JsonWords.Get(page, n)).FirstOrDefault(v => v is not null) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number > 0 ? number : null;

    private static bool Yes(JsonElement page, params string[] names) => names.Any(n => JsonWords.Get(page, n) is { ValueKind: JsonValueKind.True });

    /// <summary>The id under which a service is kept: part of an address, and it leads nowhere else. Some feeds have numbers.</summary>
    private static string? KeyOf(JsonElement item)
    {
        var key = JsonWords.Get(item, "id") switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } => JsonWords.Text(item, "id"),
            _ => null,
        };
        return key is not null && Plain().IsMatch(key) ? key : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
