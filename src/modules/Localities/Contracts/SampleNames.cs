namespace Headwater.Localities.Contracts;

/// <summary>Where names are common; a made-up person has both names of one origin, or now and then of two.</summary>
public enum SampleOrigin
{
    /// <summary>English, Irish, Scottish and Welsh.</summary>
    British,

    /// <summary>Elsewhere in Europe.</summary>
    European,

    /// <summary>South Asian.</summary>
    Asian,

    /// <summary>African.</summary>
    African,

    /// <summary>Chinese, Arabic, Turkish, Iranian, Latin American and others.</summary>
    World,
}

/// <summary>Ordinary given and family names, put together by chance: nobody in particular is meant.</summary>
public static class SampleNames
{
    private static readonly Lazy<Dictionary<(SampleOrigin Origin, string Kind), string[]>> Lists = new(Read);

    /// <summary>A given name.</summary>
    public static string First(SplitMix random, SampleOrigin origin, bool girl)
    {
        ArgumentNullException.ThrowIfNull(random);
        var of = random.Chance(0.12) ? SampleOrigin.British : origin;
        return random.One(Lists.Value[(of, girl ? "girls" : "boys")]);
    }

    /// <summary>A family name; now and then two of them.</summary>
    public static string Last(SplitMix random, SampleOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(random);
        var name = random.One(Lists.Value[(origin, "family")]);
        return random.Chance(0.02) ? $"{name}-{random.One(Lists.Value[(SampleOrigin.British, "family")])}" : name;
    }

    /// <summary>Whether a given name stands among those of girls.</summary>
    public static bool IsOfGirls(string first) => Enum.GetValues<SampleOrigin>().Any(o => Lists.Value[(o, "girls")].Contains(first, StringComparer.Ordinal));

    private static Dictionary<(SampleOrigin, string), string[]> Read()
    {
        using var stream = typeof(SampleNames).Assembly.GetManifestResourceStream("sample-names.txt")!;
        using var reader = new StreamReader(stream);
        Dictionary<(SampleOrigin, string), string[]> lists = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':') is [var head, var names] && head.Split(' ') is [var origin, var kind])
                lists.Add((Enum.Parse<SampleOrigin>(origin), kind), names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return lists;
    }
}
