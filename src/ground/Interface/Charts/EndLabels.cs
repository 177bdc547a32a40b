namespace Headwater.Interface.Charts;

/// <summary>The words beside a line's end.</summary>
internal sealed record EndLabel(ToneStyle Style, bool Bold, IReadOnlyList<string> Lines, double X, double Y)
{
    /// <summary>Where the words begin, once they have been moved off each other.</summary>
    public double Top { get; set; }
}

internal static class EndLabels
{
    /// <summary>
    /// Sets each label as near to its line's end as it can stand without covering another, within top and bottom:
    /// downwards first, then back up from the bottom for what has run over.
    /// </summary>
    public static void Spread(IReadOnlyList<EndLabel> labels, double lineHeight, double top, double bottom)
    {
        var ordered = labels.OrderBy(l => l.Y).ToArray();
        var free = top;
        foreach (var label in ordered)
        {
            label.Top = Math.Max(free, label.Y - (Height(label, lineHeight) / 2));
            free = label.Top + Height(label, lineHeight);
        }

        var limit = bottom;
        foreach (var label in ordered.Reverse())
        {
            label.Top = Math.Min(label.Top, limit - Height(label, lineHeight));
            limit = label.Top;
        }
    }

    public static double Height(EndLabel label, double lineHeight) => (label.Lines.Count * lineHeight) + 2;
}
