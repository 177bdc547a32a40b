using System.Buffers;
using Headwater.Localities.Contracts;

namespace Headwater.Support.Listings;

/// <summary>
/// The approved public services of a locality, held so that they are found by what people type: words and their endings, one typing
/// error, the beginning of a last word, and what is meant by it. It is never changed; another one takes its place.
/// </summary>
internal sealed class DirectoryIndex
{
    private const double InName = 4;
    private const double InSummary = 2;
    private const double InWhen = 1;
    private const double InHow = 0.3;
    private const double Mistyped = 0.6;
    private const double Begun = 0.5;
    private const double Meant = 1.6;

    /// <summary>How much of a need counts, from the one that a service is most for.</summary>
    private static readonly double[] NeedWeights = [5, 3.5, 2.5, 2];

    private const double EarthMetres = 6_371_000;

    private readonly DirectoryEntry[] entries;
    private readonly Dictionary<string, (int Entry, double Weight)[]> postings = new(StringComparer.Ordinal);
    private readonly string[] vocabulary;
    private readonly Dictionary<int, string[]> byLength;

    public DirectoryIndex(IEnumerable<DirectoryEntry> entries)
    {
        this.entries = [.. entries.OrderBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Id)];
        Dictionary<string, Dictionary<int, double>> gathered = new(StringComparer.Ordinal);
        for (var n = 0; n < this.entries.Length; n++)
        {
            foreach (var (term, weight) in TermsOf(this.entries[n]))
            {
                if (!gathered.TryGetValue(term, out var weights))
                    gathered[term] = weights = [];
                weights[n] = Math.Max(weights.GetValueOrDefault(n), weight);
            }
        }

        foreach (var (term, weights) in gathered)
        {
            // A word that few have tells more than one that many have.
            var rare = Math.Log(1 + ((double)this.entries.Length / weights.Count));
            postings[term] = [.. weights.Select(w => (w.Key, w.Value * rare))];
        }

        vocabulary = [.. postings.Keys.Where(t => t[0] != '#').Order(StringComparer.Ordinal)];
        byLength = vocabulary.GroupBy(v => v.Length).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public int Count => entries.Length;

    /// <summary>What fits, best first; without words, by name.</summary>
    public IReadOnlyList<DirectoryEntry> Search(DirectorySearch search, int most = 20)
    {
        var typed = DirectoryWords.Of(search.Words ?? "");
        if (typed.Count == 0)
            return [.. entries.Where(e => Fits(e, search)).Take(most)];
        // At 200,000 services this is 1.6 MB a search: the room is used again.
        var scores = ArrayPool<double>.Shared.Rent(entries.Length);
        try
        {
            Array.Clear(scores, 0, entries.Length);
            Score(scores, typed);
            return Best(scores.AsSpan(0, entries.Length), search, most);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private void Score(double[] scores, List<string> typed)
    {
        // A phrase holds words that tell nothing by themselves ("won't go to school").
        foreach (var (meaning, words) in Meanings.Plain.Of([.. typed.Select(DirectoryWords.Stem)]))
            Add(scores, meaning, Meant * Math.Sqrt(words));
        for (var n = 0; n < typed.Count; n++)
        {
            if (DirectoryWords.Tells(typed[n]))
                AddWord(scores, DirectoryWords.Stem(typed[n]), typed[n], isLast: n == typed.Count - 1);
        }
    }

    /// <summary>The best of those that fit, without putting all that were found in order: whether one fits is asked of those alone that would be among the best.</summary>
    private List<DirectoryEntry> Best(ReadOnlySpan<double> scores, DirectorySearch search, int most)
    {
        // The worst of the best lies on top: the lowest score, and of equals the last by name.
        PriorityQueue<int, (double Score, int Place)> best = new(most + 1);
        var least = 0.0;
        for (var n = 0; n < scores.Length; n++)
        {
            if (scores[n] <= least || !Fits(entries[n], search))
                continue;
            best.Enqueue(n, (scores[n], -n));
            if (best.Count > most)
                best.Dequeue();
            if (best.Count == most && best.TryPeek(out _, out var worst))
                least = worst.Score;
        }

        List<DirectoryEntry> found = new(best.Count);
        while (best.TryDequeue(out var n, out _))
            found.Add(entries[n]);
        found.Reverse();
        return found;
    }

    /// <summary>Metres over the ground (great circle).</summary>
    public static double MetresBetween(GeoPoint one, GeoPoint other)
    {
        var (a, b) = (double.DegreesToRadians(one.Latitude), double.DegreesToRadians(other.Latitude));
        var (north, east) = (Math.Sin((b - a) / 2), Math.Sin(double.DegreesToRadians(other.Longitude - one.Longitude) / 2));
        return 2 * EarthMetres * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (Math.Cos(a) * Math.Cos(b) * east * east))));
    }

    private static bool Fits(DirectoryEntry entry, DirectorySearch search) =>
        (search.Age is not { } age || (entry.Ages.From <= age && age <= entry.Ages.To))
        && (search.Tier is not { } tier || entry.Tier == tier)
        && (search.Need is not { } need || entry.Needs.Contains(need, StringComparer.Ordinal))
        && (search.Near is not { } near || search.Metres is not { } metres || entry.Place is not { } place || MetresBetween(near, place) <= metres);

    private void AddWord(double[] scores, string stem, string word, bool isLast)
    {
        if (postings.ContainsKey(stem))
        {
            Add(scores, stem, 1);
        }
        else if (stem.Length >= DirectoryWords.ShortestMistyped)
        {
            for (var length = Math.Max(stem.Length - 1, DirectoryWords.ShortestMistyped); length <= stem.Length + 1; length++)
            {
                foreach (var near in byLength.GetValueOrDefault(length, []))
                {
                    if (DirectoryWords.IsOneApart(stem, near))
                        Add(scores, near, Mistyped);
                }
            }
        }

        if (!isLast)
            return;
        // Somebody is still typing: what begins so is meant too.
        var from = Array.BinarySearch(vocabulary, word, StringComparer.Ordinal);
        for (var at = from < 0 ? ~from : from + 1; at < vocabulary.Length && vocabulary[at].StartsWith(word, StringComparison.Ordinal); at++)
        {
            if (vocabulary[at] != stem)
                Add(scores, vocabulary[at], Begun);
        }
    }

    private void Add(double[] scores, string term, double factor)
    {
        if (!postings.TryGetValue(term, out var found))
            return;
        foreach (var (entry, weight) in found)
            scores[entry] += weight * factor;
    }

    private static IEnumerable<(string Term, double Weight)> TermsOf(DirectoryEntry entry)
    {
        for (var n = 0; n < entry.Needs.Count; n++)
            yield return ("#" + entry.Needs[n], NeedWeights[Math.Min(n, NeedWeights.Length - 1)]);
        foreach (var (text, weight) in new[] { (entry.Name, InName), (entry.Summary, InSummary), (entry.WhenToRefer, InWhen), (entry.HowToRefer, InHow), (entry.Organisation, InHow) })
        {
            foreach (var word in DirectoryWords.Of(text).Where(DirectoryWords.Tells))
                yield return (DirectoryWords.Stem(word), weight);
        }
    }
}
