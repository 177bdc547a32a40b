namespace Headwater.Support.Listings;

/// <summary>
/// What people say, and what they mean by it: <c>meanings.txt</c>, a line for each meaning. Left of the equals sign stand needs (with
/// <c>#</c>) and words of those who write directories; right of it phrases of those who look for help.
/// </summary>
internal sealed class Meanings
{
    public static readonly Meanings Plain = Read();

    /// <summary>By the first word of a phrase.</summary>
    private readonly Dictionary<string, List<(string[] Phrase, string[] Means)>> phrases;

    /// <summary>Phrases of two telling words or more, by the longest of these: somebody says the same in another order, or without the small words.</summary>
    private readonly Dictionary<string, List<(string[] Telling, string[] Means)>> loose;

    private Meanings(Dictionary<string, List<(string[], string[])>> phrases, Dictionary<string, List<(string[], string[])>> loose) => (this.phrases, this.loose) = (phrases, loose);

    /// <summary>What is meant by these words, as needs (with <c>#</c>) and stems, each with how many words say so.</summary>
    public Dictionary<string, int> Of(IReadOnlyList<string> stems)
    {
        Dictionary<string, int> meant = new(StringComparer.Ordinal);
        for (var at = 0; at < stems.Count; at++)
        {
            foreach (var (phrase, means) in StartingWith(stems[at]).Where(p => Follows(stems, at, p.Phrase)))
                Mean(means, phrase.Length);
        }

        var said = stems.ToHashSet(StringComparer.Ordinal);
        foreach (var (telling, means) in said.SelectMany(s => loose.GetValueOrDefault(s, [])).Where(l => Array.TrueForAll(l.Telling, said.Contains)))
            Mean(means, telling.Length - 1);
        return meant;

        void Mean(string[] means, int words)
        {
            foreach (var meaning in means)
                meant[meaning] = Math.Max(meant.GetValueOrDefault(meaning), words);
        }
    }

    private IEnumerable<(string[] Phrase, string[] Means)> StartingWith(string stem)
    {
        if (phrases.TryGetValue(stem, out var right))
            return right;
        return stem.Length < DirectoryWords.ShortestMistyped ? [] : phrases.Where(p => Same(stem, p.Key)).SelectMany(p => p.Value);
    }

    /// <summary>The words of a phrase in their order, with at most one other between two of them.</summary>
    private static bool Follows(IReadOnlyList<string> stems, int at, string[] phrase)
    {
        foreach (var word in phrase.Skip(1))
        {
            at++;
            if (at < stems.Count && Same(stems[at], word))
                continue;
            at++;
            if (at >= stems.Count || !Same(stems[at], word))
                return false;
        }

        return true;
    }

    private static bool Same(string one, string other) =>
        one == other || (one.Length >= DirectoryWords.ShortestMistyped && other.Length >= DirectoryWords.ShortestMistyped && one[0] == other[0] && DirectoryWords.IsOneApart(one, other));

    private static Meanings Read()
    {
        using var stream = typeof(Meanings).Assembly.GetManifestResourceStream("Headwater.Support.Listings.meanings.txt")!;
        using var reader = new StreamReader(stream);
        Dictionary<string, List<(string[], string[])>> read = new(StringComparer.Ordinal), turned = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line.StartsWith("# ", StringComparison.Ordinal))
                continue;
            var sides = line.Split(" = ");
            string[] means = [.. sides[0].Split(' ').Select(m => m[0] == '#' ? m : DirectoryWords.Stem(m))];
            foreach (var text in sides[1].Split("; "))
            {
                var words = DirectoryWords.Of(text);
                string[] phrase = [.. words.Select(DirectoryWords.Stem)], telling = [.. words.Where(DirectoryWords.Tells).Select(DirectoryWords.Stem).Distinct()];
                Put(read, phrase[0], phrase, means);
                if (telling.Length > 1)
                    Put(turned, telling.MaxBy(t => t.Length)!, telling, means);
            }
        }

        return new(read, turned);

        static void Put(Dictionary<string, List<(string[], string[])>> where, string key, string[] words, string[] means)
        {
            if (!where.TryGetValue(key, out var same))
                where[key] = same = [];
            same.Add((words, means));
        }
    }
}
