namespace Headwater.Duties;

// School years and counting terms, found once.
public sealed partial class SchoolCalendar
{
    /// <summary>Rule 1.4: from 1 August to 31 July, of the school days there are.</summary>
    private SchoolSpan[] FindYears()
    {
        var spans = new List<SchoolSpan>(1);
        for (var from = 0; from < dayNumbers.Length;)
        {
            var first = DayAt(from);
            var to = DaysUpTo(new DateOnly(first.Month >= 8 ? first.Year + 1 : first.Year, 7, 31));
            spans.Add(SpanOf(from, to));
            from = to;
        }

        return [.. spans];
    }

    /// <summary>Rule 1.5. A term that runs over 31 July is one of the year in which it began.</summary>
    private SchoolSpan[] FindCountingTerms(int ownTermsAtMost)
    {
        var spans = new List<SchoolSpan>(3);
        var term = 0;
        foreach (var year in years)
        {
            var first = term;
            while (term < ownTerms.Length && ownTerms[term].Start <= year.Last)
                term++;
            var (from, open) = (spans.Count, 0);
            for (var i = first; i < term; i++)
            {
                var (start, end) = (DaysUpTo(ownTerms[i].Start.DayNumber - 1), DaysUpTo(ownTerms[i].End));
                if (end > start)
                    spans.Add(SpanOf(start, end));
                open += end > start ? 1 : 0;
            }

            if (open <= ownTermsAtMost)
                continue;
            var (begin, stop) = (DaysUpTo(spans[from].First) - 1, DaysUpTo(spans[^1].Last));
            spans.RemoveRange(from, spans.Count - from);
            for (var i = begin + 1; i <= stop; i++)
            {
                if (i < stop && Third(DayAt(i)) == Third(DayAt(begin)) && DayAt(i).Year == DayAt(begin).Year)
                    continue;
                spans.Add(SpanOf(begin, i));
                begin = i;
            }
        }

        return [.. spans];
    }

    private SchoolSpan SpanOf(int from, int to) => new(DayAt(from), DayAt(to - 1), sessionsUpTo[from], sessionsUpTo[to]);

    /// <summary>Which of the spans between the reference dates 31 July, 31 December and Easter Monday.</summary>
    private static int Third(DateOnly day) => day.Month >= 8 ? 2 : day < Easter.Monday(day.Year) ? 0 : 1;
}
