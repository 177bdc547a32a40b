using System.Globalization;
using System.Text;
using Headwater.Duties;

namespace Headwater.Children.Clock;

/// <summary>An answer of the clock as a table for people.</summary>
internal static class ClockTable
{
    public static string Of(ExclusionCase @case, ClockResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"On {@case.AsOf:dddd d MMMM yyyy}, by rules {result.RuleSet}: out {result.DaysThisTerm:0.#} days this term, {result.DaysThisYear:0.#} days this school year.\n\n");
        if (result.Duties.Count == 0)
            text.Append("There is no duty.\n");
        else
            Table(text, result.Duties);
        foreach (var rule in result.Duties.Select(d => d.Rule).Where(r => r.MayBeChanged || r.ChangedLocally).DistinctBy(r => (r.Key, r.ValidFrom)))
            text.Append(CultureInfo.InvariantCulture, $"Rule {rule.Number} is not read in the law itself ({rule.Confidence}): {rule.Source}. A locality may change it.\n");
        foreach (var report in result.Termly)
            text.Append(CultureInfo.InvariantCulture, $"{report.Exclusion} goes into the board's report for the term, by {report.By:dddd d MMMM yyyy} (rule {report.Rule.Number}).\n");
        foreach (var warning in result.Warnings)
            text.Append("Look: ").Append(warning).Append('\n');
        return text.ToString();
    }

    private static void Table(StringBuilder text, IReadOnlyList<DutyDate> duties)
    {
        string[] head = ["Exclusion", "Due", "State", "What", "Who", "Rule"];
        List<string[]> rows = [head, .. duties.Select(Row)];
        var widths = Enumerable.Range(0, head.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        text.Append('\n');
    }

    private static string[] Row(DutyDate duty) =>
    [
        duty.Exclusion,
        duty.Due?.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture) ?? "-",
        duty.State.Name(),
        duty.Duty.Name(),
        duty.Owner.Name(),
        $"{duty.Rule.Number} {duty.Rule.Confidence}{(duty.Rule.ChangedLocally ? ", changed locally" : "")}",
    ];
}
