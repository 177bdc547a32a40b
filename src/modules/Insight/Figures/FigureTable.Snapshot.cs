namespace Headwater.Insight.Figures;

/// <summary>How the table goes into its file and comes back from it, part by part in the same order.</summary>
internal sealed partial class FigureTable
{
    internal void Give(SnapshotWriter to)
    {
        to.Write(NewestYear ?? 0);
        to.Write(authorities.Count);
        foreach (var code in authorities)
            to.WriteText(code);
        to.Write(cells.Count);
        foreach (var ((place, measure, phase), years) in cells)
        {
            to.WriteText(place);
            to.Write((byte)measure);
            to.Write((byte)phase);
            to.Write((byte)years.Count(f => !f.IsEmpty));
            for (var i = 0; i < Years; i++)
            {
                if (years[i].IsEmpty)
                    continue;
                to.Write((byte)i);
                to.WriteFigure(years[i]);
            }
        }

        to.Write(children.Count);
        foreach (var ((place, metric), series) in children)
        {
            to.WriteText(place);
            to.WriteText(metric);
            to.Write(series.Count);
            foreach (var (year, value) in series)
            {
                to.Write(year);
                to.Write(value);
            }
        }
    }

    internal void Take(SnapshotReader from)
    {
        NewestYear = from.ReadInt32() is var newest and not 0 ? newest : null;
        for (var left = from.ReadInt32(); left > 0; left--)
            authorities.Add(from.ReadText());
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var key = (from.ReadText(), (Measure)from.ReadByte(), (SchoolPhase)from.ReadByte());
            var years = new Figure[Years];
            for (var known = from.ReadByte(); known > 0; known--)
                years[from.ReadByte()] = from.ReadFigure();
            cells.Add(key, years);
        }

        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var key = (from.ReadText(), from.ReadText());
            SortedDictionary<int, double> series = [];
            for (var known = from.ReadInt32(); known > 0; known--)
                series.Add(from.ReadInt32(), from.ReadDouble());
            children.Add(key, series);
        }
    }
}
