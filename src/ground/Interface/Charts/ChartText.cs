namespace Headwater.Interface.Charts;

/// <summary>
/// Words in a drawing. The server cannot measure the reader's font, so widths are estimated on the wide side: a label
/// may stand with a little air, but never on another.
/// </summary>
internal static class ChartText
{
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            ems += c switch
            {
                'i' or 'j' or 'l' or '.' or ',' or '\'' or ':' or '!' or '|' or 'I' => 0.32,
                ' ' or 't' or 'f' or 'r' or '(' or ')' or '-' or '/' => 0.4,
                'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.95,
                >= 'A' and <= 'Z' => 0.72,
                >= '0' and <= '9' => 0.62,
                // Chinese, Japanese and Korean signs and anything else beyond the European scripts fill a whole square.
                >= '\u1100' => 1.0,
                _ => 0.6,
            };
        }

        return ems * size * (bold ? 1.08 : 1);
    }

    /// <summary>Breaks between words so that each line fits; what is over after <paramref name="lines"/> ends in "…".</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, int lines, bool bold = false)
    {
        var made = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }

            made.Add(line);
            line = word;
        }

        if (line.Length > 0)
            made.Add(line);
        if (made.Count > lines)
            made = [.. made.Take(lines - 1), made[lines - 1] + " …"];
        return [.. made.Select(l => Fit(l, width, size, bold))];
    }

    /// <summary>
    /// Places after the point that tell the values of one chart apart: rates under 1 need two, under a tenth three,
    /// whole numbers none.
    /// </summary>
    public static int Decimals(IEnumerable<double> values)
    {
        var largest = 0.0;
        var whole = true;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
            whole &= value == Math.Floor(value);
        }

        return (whole, largest) switch
        {
            (true, _) => 0,
            (_, < 0.1) => 3,
            (_, < 1) => 2,
            (_, < 100) => 1,
            _ => 0,
        };
    }

    private static string Fit(string line, double width, double size, bool bold)
    {
        if (Width(line, size, bold) <= width)
            return line;
        var kept = line.Length;
        while (kept > 1 && Width(line[..kept] + "…", size, bold) > width)
            kept--;
        if (char.IsHighSurrogate(line[kept - 1]) && kept > 1)
            kept--;
        return line[..kept].TrimEnd() + "…";
    }
}
