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

        GiveGroups(to, details.Value.Groups);
        GiveTerms(to, details.Value.Terms);
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

        // Read when a page first asks for them.
        details = new(() =>
        {
            var later = new Details();
            TakeGroups(from, later.Groups);
            TakeTerms(from, later.Terms);
            return later;
        });
    }

    private static void GiveGroups(SnapshotWriter to, Dictionary<string, List<GroupFigure>> groups)
    {
        to.Write(groups.Count);
        foreach (var (place, list) in groups)
        {
            to.WriteText(place);
            to.Write(list.Count);
            foreach (var g in list)
            {
                to.Write((short)g.Year);
                to.Write((byte)g.Phase);
                to.WriteText(g.Topic);
                to.WriteText(g.Item);
                to.Write(g.Headcount ?? double.NaN);
                to.WriteFigure(g.Permanent);
                to.WriteFigure(g.Suspensions);
                to.WriteFigure(g.Suspended);
            }
        }
    }

    private static void TakeGroups(SnapshotReader from, Dictionary<string, List<GroupFigure>> groups)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var list = ListOf(groups, from.ReadText());
            for (var rows = from.ReadInt32(); rows > 0; rows--)
            {
                var (year, phase, topic, item, headcount) = (from.ReadInt16(), (SchoolPhase)from.ReadByte(), from.ReadText(), from.ReadText(), from.ReadDouble());
                list.Add(new(year, phase, topic, item, double.IsNaN(headcount) ? null : headcount, from.ReadFigure(), from.ReadFigure(), from.ReadFigure()));
            }
        }
    }

    private static void GiveTerms(SnapshotWriter to, Dictionary<string, List<TermRate>> terms)
    {
        to.Write(terms.Count);
        foreach (var (place, list) in terms)
        {
            to.WriteText(place);
            to.Write(list.Count);
            foreach (var t in list)
            {
                to.Write((short)t.Year);
                to.WriteText(t.Term);
                to.Write((byte)t.Phase);
                to.WriteText(t.Group);
                to.WriteText(t.Metric);
                to.Write(t.Rate);
                to.Write7BitEncodedInt(t.Source);
            }
        }
    }

    private static void TakeTerms(SnapshotReader from, Dictionary<string, List<TermRate>> terms)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var list = ListOf(terms, from.ReadText());
            for (var rows = from.ReadInt32(); rows > 0; rows--)
                list.Add(new(from.ReadInt16(), from.ReadText(), (SchoolPhase)from.ReadByte(), from.ReadText(), from.ReadText(), from.ReadDouble(), from.Read7BitEncodedInt()));
        }
    }
}
