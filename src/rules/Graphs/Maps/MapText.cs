using System.Globalization;
using System.Text;

namespace Headwater.Graphs;

/// <summary>Which text a map can hold: what XML 1.0, and so every format here, can carry (XML 1.0, production 2).</summary>
public static class MapText
{
    /// <summary>Whether every character can be carried: no control characters but tab and line breaks, no half of a pair.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsSound(string text) => FirstUnsound(text) < 0;

    /// <summary>The text with what cannot be carried replaced by U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    public static string Sound(string text)
    {
        if (IsSound(text))
            return text;
        var sound = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var width = Width(text, i);
            sound.Append(width == 0 ? "\uFFFD" : text.AsSpan(i, width));
            i += Math.Max(0, width - 1);
        }

        return sound.ToString();
    }

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int FirstUnsound(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var width = Width(text, i);
            if (width == 0)
                return i;
            i += width - 1;
        }

        return -1;
    }

    private static int Width(string text, int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c))
            return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 0;
        return c is '\t' or '\n' or '\r' || (c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE') ? 1 : 0;
    }
}
