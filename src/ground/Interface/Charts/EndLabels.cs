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
    /// Sets each label as near to its line's end as it can stand without covering another, within top and bottom. Labels
    /// that would touch form a group around the middle of where its members want to be, and groups that touch are joined.
    /// </summary>
    public static void Spread(IReadOnlyList<EndLabel> labels, double lineHeight, double top, double bottom)
    {
        var groups = new Stack<Group>();
        foreach (var label in labels.OrderBy(l => l.Y))
        {
            var group = new Group(label, lineHeight, top, bottom);
            while (groups.TryPeek(out var above) && above.Bottom > group.Top)
                group = groups.Pop().With(group);
            groups.Push(group);
        }

        foreach (var group in groups)
            group.Place();
    }

    public static double Height(EndLabel label, double lineHeight) => (label.Lines.Count * lineHeight) + 2;

    private sealed class Group
    {
        private readonly List<EndLabel> _labels;
        private readonly double _lineHeight;
        private readonly double _top;
        private readonly double _bottom;

        public Group(EndLabel label, double lineHeight, double top, double bottom)
            : this([label], lineHeight, top, bottom)
        {
        }

        private Group(List<EndLabel> labels, double lineHeight, double top, double bottom)
        {
            (_labels, _lineHeight, _top, _bottom) = (labels, lineHeight, top, bottom);
            Size = labels.Sum(l => Height(l, lineHeight));
            var (before, wish) = (0.0, 0.0);
            foreach (var label in labels)
            {
                wish += label.Y - (Height(label, lineHeight) / 2) - before;
                before += Height(label, lineHeight);
            }

            // The top edge wins over the bottom one: the chart is made high enough for all.
            Top = Math.Max(top, Math.Min(wish / labels.Count, bottom - Size));
        }

        public double Top { get; }

        public double Size { get; }

        public double Bottom => Top + Size;

        public Group With(Group below) => new([.. _labels, .. below._labels], _lineHeight, _top, _bottom);

        public void Place()
        {
            var at = Top;
            foreach (var label in _labels)
            {
                label.Top = at;
                at += Height(label, _lineHeight);
            }
        }
    }
}
