using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Kernel;

namespace Headwater.Access.Retention;

/// <summary>What a class counts from.</summary>
internal enum CountsFrom
{
    Birth,
    End,
    SchoolYear,
    Longest,
    Never,
}

/// <summary>One class of the schedule, as its line says.</summary>
internal sealed record ScheduleLine(
    string Class, CountsFrom From, int? Years, int? Days, int? SpecialNeeds, int? CarePlan, int? LookedAfter, string What, string Source);

/// <summary>How long things are kept: the lines of <c>schedule.csv</c>, and the day that follows from them.</summary>
internal static class RetentionSchedule
{
    public static IReadOnlyList<ScheduleLine> Lines { get; } = Read();

    private static readonly Dictionary<string, ScheduleLine> ByClass = Lines.ToDictionary(l => l.Class, StringComparer.Ordinal);

    public static ScheduleLine Of(string @class) => ByClass.TryGetValue(@class, out var line) ? line : throw new InvalidOperationException($"The schedule has no class {@class}.");

    /// <summary>
    /// The first day on which it is kept no longer; null while that is not known, which keeps it: it lasts still, the day of birth
    /// is not known, or the class has no end.
    /// </summary>
    public static DateOnly? DueOn(string @class, RetentionFacts facts)
    {
        var line = Of(@class);
        return line.From switch
        {
            CountsFrom.Birth => facts.Born is { } born ? Later(born, YearsOf(line, facts)) : null,
            CountsFrom.End => facts.Ended is { } ended ? Later(ended, line.Years ?? 0).AddDays(line.Days ?? 0) : null,
            // The school year in which it ended, and so many more: until the 1 September after.
            CountsFrom.SchoolYear => facts.Ended is { } ended ? AcademicYear.Of(ended).LastDay.AddDays(1).AddYears(line.Years ?? 0) : null,
            CountsFrom.Longest => Longest(facts),
            _ => null,
        };
    }

    private static DateOnly? Longest(RetentionFacts facts)
    {
        var file = DueOn(RetentionClasses.PupilFile, facts);
        var authority = facts.AuthorityCase ? DueOn(RetentionClasses.AuthorityCase, facts) : file;
        return file is null || authority is null ? null : file > authority ? file : authority;
    }

    private static int YearsOf(ScheduleLine line, RetentionFacts facts)
    {
        var years = line.Years ?? 0;
        if (facts.SpecialNeeds)
            years = Math.Max(years, line.SpecialNeeds ?? 0);
        if (facts.CarePlan)
            years = Math.Max(years, line.CarePlan ?? 0);
        if (facts.EverLookedAfter)
            years = Math.Max(years, line.LookedAfter ?? 0);
        return years;
    }

    // Born on 29 February, years later: a day too late rather than a day too early.
    private static DateOnly Later(DateOnly day, int years) => day.AddYears(years) is var later && day.Day == 29 && later.Day == 28 && years > 0 ? later.AddDays(1) : day.AddYears(years);

    private static List<ScheduleLine> Read()
    {
        using var stream = typeof(RetentionSchedule).Assembly.GetManifestResourceStream("Headwater.Access.Retention.schedule.csv") ?? throw new InvalidOperationException("The schedule is not in the program.");
        using var reader = new StreamReader(stream);
        var lines = new List<ScheduleLine>();
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var v = Split(line);
            lines.Add(new(v[0], v[1] switch { "birth" => CountsFrom.Birth, "end" => CountsFrom.End, "school-year" => CountsFrom.SchoolYear, "longest" => CountsFrom.Longest, "never" => CountsFrom.Never, var other => throw new InvalidOperationException($"The schedule counts {v[0]} from {other}.") },
                Number(v[2]), Number(v[3]), Number(v[4]), Number(v[5]), Number(v[6]), v[7], v[8]));
        }

        return lines;
    }

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Split(string line)
    {
        var (values, value, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
                value.Append(c);
        }

        values.Add(value.ToString());
        return values;
    }
}
