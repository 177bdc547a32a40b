using System.Diagnostics;
using System.Text.Json;
using Headwater.Localities.Contracts;
using Headwater.Support.Listings;

namespace Headwater.Testing;

/// <summary>
/// A directory as large as many areas together, made of the sample's services: their words, mixed, with made-up ones between. No test: a
/// benchmark calls it.
/// </summary>
public sealed class DirectorySpeed
{
    private const int MadeUpWords = 20_000;

    private readonly DirectoryIndex index;
    private readonly string[] texts;
    private readonly (string Words, int? Age, GeoPoint? Near)[] asked;

    /// <param name="services">How many.</param>
    public DirectorySpeed(int services)
    {
        var random = new Random(20_261_127);
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuiltProgram.Root, "src", "modules", "Support", "Sample", "directory.json")));
        var real = sample.RootElement.GetProperty("services").EnumerateArray().Select(s => s.Clone()).ToList();
        List<DirectoryEntry> entries = [.. Enumerable.Range(0, services).Select(_ => Entry(real, random))];
        index = new(entries);
        texts = [.. entries.Select(e => $"{e.Name} {e.Summary} {e.WhenToRefer} {e.HowToRefer} {e.Organisation}".ToLowerInvariant())];
        asked = [.. File.ReadLines(Path.Combine(BuiltProgram.Root, "tests", "Modules.Tests", "Support", "Directory", "queries.tsv")).Where(l => l[0] != '#').SelectMany(l => Typed(l.Split('\t')[0], random))];
    }

    /// <summary>How many searches one round makes: each labelled query as it is typed, whole, and with a letter missing; every other with an age and a place.</summary>
    public int Searches => asked.Length;

    /// <summary>Milliseconds of each search.</summary>
    public double[] Search() => Timed((words, age, near) => index.Search(new(words, Age: age, Near: near, Metres: near is null ? null : 10_000)).Count);

    /// <summary>Milliseconds of each look through all texts for the words as they stand, without errors, meanings, order or filters.</summary>
    public double[] LookThrough() => Timed((words, _, _) =>
    {
        var all = DirectoryWords.Of(words).Where(DirectoryWords.Tells).ToArray();
        return texts.Count(t => all.Any(w => t.Contains(w, StringComparison.Ordinal)));
    });

    private double[] Timed(Func<string, int?, GeoPoint?, int> work)
    {
        var times = new double[asked.Length];
        for (var n = 0; n < asked.Length; n++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = work(asked[n].Words, asked[n].Age, asked[n].Near);
            times[n] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    private static IEnumerable<(string, int?, GeoPoint?)> Typed(string query, Random random)
    {
        (int?, GeoPoint?) Filters() => random.Next(2) == 0 ? (random.Next(19), Somewhere(random)) : (null, null);
        for (var length = 3; length < query.Length; length += 4)
            yield return With(query[..length], Filters());
        yield return With(query, Filters());
        var longest = query.Split(' ').MaxBy(w => w.Length)!;
        yield return With(query.Replace(longest, longest.Remove(longest.Length / 2, 1), StringComparison.Ordinal), Filters());

        static (string, int?, GeoPoint?) With(string words, (int? Age, GeoPoint? Near) filters) => (words, filters.Age, filters.Near);
    }

    private static DirectoryEntry Entry(List<JsonElement> real, Random random)
    {
        var (one, other) = (real[random.Next(real.Count)], real[random.Next(real.Count)]);
        return new()
        {
            Id = Guid.CreateVersion7(), Name = $"{Word(random)} {Text(one, "name")}", Organisation = $"{Word(random)} {Text(one, "organisation")}", Tier = Enum.Parse<Tier>(Text(one, "tier"), ignoreCase: true),
            Needs = [.. one.GetProperty("needs").EnumerateArray().Select(n => n.GetString()!)], Ages = (one.GetProperty("ages")[0].GetInt32(), one.GetProperty("ages")[1].GetInt32()),
            Summary = $"{Text(one, "summary")} {Word(random)} {Word(random)}", WhenToRefer = $"{Text(other, "whenToRefer")} {Word(random)}", HowToRefer = Text(one, "howToRefer"), Place = random.Next(10) == 0 ? null : Somewhere(random),
        };
    }

    /// <summary>Somewhere in England, more or less.</summary>
    private static GeoPoint Somewhere(Random random) => new(50.5 + (random.NextDouble() * 4.5), -3.5 + (random.NextDouble() * 4.5));

    /// <summary>A word that nobody knows, some far more often than others.</summary>
    private static string Word(Random random)
    {
        var made = new Random((int)(MadeUpWords * Math.Pow(random.NextDouble(), 3)));
        return string.Concat(Enumerable.Range(0, 2 + made.Next(3)).Select(_ => $"{"bcdfghklmnprstvw"[made.Next(16)]}{"aeiou"[made.Next(5)]}"));
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
