using System.Globalization;

namespace Headwater.Graphs.Formats;

/// <summary>The words for typed fields, as files of many tools have them.</summary>
internal static class FieldValues
{
    public static string Sign(Polarity polarity) => polarity switch
    {
        Polarity.Same => "+",
        Polarity.Opposite => "-",
        Polarity.Unknown => "?",
        _ => "",
    };

    /// <summary>Never begins with a sign, so that no spreadsheet takes it for a formula.</summary>
    public static string Word(Polarity polarity) => polarity switch
    {
        Polarity.Same => "same",
        Polarity.Opposite => "opposite",
        Polarity.Unknown => "unknown",
        _ => "none",
    };

    public static bool TryPolarity(string text, out Polarity polarity)
    {
        Polarity? found = text.Trim().ToLowerInvariant() switch
        {
            "" or "none" => Polarity.None,
            "more" or "positive" or "s" => Polarity.Same,
            "less" or "negative" or "o" => Polarity.Opposite,
            "unsure" => Polarity.Unknown,
            _ => SignOf(text),
        };
        polarity = found ?? Polarity.None;
        return found is not null;
    }

    /// <summary>What a link's type says when it is a sign, as in Kumu; null when it is a type.</summary>
    public static Polarity? SignOf(string type) => type.Trim().ToLowerInvariant() switch
    {
        "+" or "++" or "same" => Polarity.Same,
        "-" or "--" or "\u2212" or "opposite" => Polarity.Opposite,
        "?" or "+-" or "-+" or "+/-" or "unknown" => Polarity.Unknown,
        _ => null,
    };

    public static bool TryDirection(string text, out LinkDirection direction)
    {
        LinkDirection? found = text.Trim().ToLowerInvariant() switch
        {
            "" or "directed" or "one-way" or "true" => LinkDirection.Directed,
            "undirected" or "none" or "false" => LinkDirection.Undirected,
            "mutual" or "both" or "two-way" or "bidirectional" => LinkDirection.Mutual,
            _ => null,
        };
        direction = found ?? LinkDirection.Directed;
        return found is not null;
    }

    public static string Word(LinkDirection direction) => direction switch
    {
        LinkDirection.Undirected => "undirected",
        LinkDirection.Mutual => "mutual",
        _ => "directed",
    };

    public static bool TryDelay(string text, out bool delayed)
    {
        bool? found = text.Trim().ToLowerInvariant() switch
        {
            "" or "no" or "false" or "0" => false,
            "yes" or "true" or "1" or "delay" or "delayed" or "slow" or "||" => true,
            _ => null,
        };
        delayed = found ?? false;
        return found is not null;
    }

    public static bool TryWeight(string text, out double weight)
    {
        weight = 1;
        if (text.Trim().Length == 0)
            return true;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out weight) && double.IsFinite(weight);
    }

    /// <summary>2025-09-01, alone or before a time; or the serial number of a spreadsheet's day.</summary>
    public static bool TryDay(string text, out DateOnly? day)
    {
        day = null;
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return true;
        if (DateOnly.TryParseExact(trimmed.Split('T', ' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            day = date;
        else if (double.TryParse(trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= 20_000 and < 80_000)
            day = DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return day is not null;
    }
}
