using Headwater.Children.Movement;
using Headwater.Kernel;
using Headwater.Statistics;

namespace Headwater.Children.Equality;

/// <summary>Which schools children are counted at, from when to when.</summary>
/// <param name="Schools">Which.</param>
/// <param name="Roll">The day of those on the roll, and of the groups they are in.</param>
/// <param name="From">The first day of what is counted.</param>
/// <param name="To">The last.</param>
internal sealed record Span(Func<OrganisationId, bool> Schools, DateOnly Roll, DateOnly From, DateOnly To)
{
    public bool Holds(OrganisationId school, DateOnly day) => Schools(school) && day >= From && day <= To;
}

/// <summary>So much of one thing of one child, with where and when it was, before it is put into tables.</summary>
/// <param name="Groups">The child's groups, by <see cref="Traits.All"/>.</param>
/// <param name="Place">The place on an axis of the thing's own.</param>
internal readonly record struct RawFact(int Child, Counted What, int Amount, int[] Groups, OrganisationId School, DateOnly Day, int Place)
{
    /// <summary>The place on the axis of one thing; 0 of any other.</summary>
    public int PlaceOf(Counted what) => What == what ? Place : 0;
}

/// <summary>What the ledger says, as facts that can be added up. Pure.</summary>
internal static class EqualityFacts
{
    /// <summary>A child who left and was at another school of the locality so many days later at most went to that school.</summary>
    public const int DaysBetweenSchools = 31;

    /// <summary>A ground or a permanent exclusion that was recorded so long before or after the last day belongs to the leaving.</summary>
    public const int DaysAroundLeaving = 92;

    public static IReadOnlyList<RawFact> Of(EqualityData data, Span span)
    {
        var groups = data.Children.Select(c => new Lazy<int[]>(() => Traits.Of(c, span.Roll))).ToArray();
        List<RawFact> facts = [];
        foreach (var (child, school) in data.Stays.Where(s => span.Schools(s.School) && EqualityData.IsOn(s, span.Roll)).Select(s => (s.Child, s.School)).Distinct())
            Add(child, Counted.OnRoll, 1, school, span.Roll);
        foreach (var x in data.Exclusions.Where(x => span.Holds(x.School, x.Start)))
        {
            if (x.Fate == Fate.Cancelled)
            {
                Add(x.Child, x.Permanent ? Counted.PermanentCancelled : Counted.SuspensionsCancelled, 1, x.School, x.Start);
                continue;
            }

            Add(x.Child, x.Permanent ? Counted.Permanent : Counted.Suspensions, 1, x.School, x.Start, (int)x.Fate);
            if (x.Permanent)
                continue;
            if (x.HalfDays > 0)
                Add(x.Child, Counted.HalfDays, x.HalfDays, x.School, x.Start);
            if (x.Fate == Fate.Reinstated)
                Add(x.Child, Counted.SuspensionsReinstated, 1, x.School, x.Start);
        }

        // Once for each school, on the day of the latest: whoever was suspended this term and before it is one of this term's.
        foreach (var pupil in data.Exclusions.Where(x => !x.Permanent && x.Fate != Fate.Cancelled && span.Holds(x.School, x.Start)).GroupBy(x => (x.Child, x.School)))
            Add(pupil.Key.Child, Counted.Suspended, 1, pupil.Key.School, pupil.Max(x => x.Start));
        foreach (var m in data.Moves.Where(m => span.Holds(m.School, m.Start)))
            Add(m.Child, Counted.Moves, 1, m.School, m.Start, (int)m.What);
        foreach (var (stay, last) in Ended(data, span))
            Add(stay.Child, Counted.Left, 1, stay.School, last, (int)WhereTo(data, stay, last));
        return facts;

        void Add(int child, Counted what, int amount, OrganisationId school, DateOnly day, int place = 0) =>
            facts.Add(new(child, what, amount, groups[child].Value, school, day, place));
    }

    /// <summary>Stays that ended, one for each child and school: not where the child is on the same roll the day after, or later in what is counted.</summary>
    private static IEnumerable<(Stay Stay, DateOnly Last)> Ended(EqualityData data, Span span) =>
        from own in data.Stays.Where(s => s.Counts && span.Schools(s.School)).GroupBy(s => (s.Child, s.School))
        let latest = own.OrderBy(s => s.Last ?? DateOnly.MaxValue).Last()
        where latest.Last is { } last && span.Holds(latest.School, last)
        select (latest, latest.Last!.Value);

    /// <summary>What is on record of where the child went; the first that holds, in the order of <see cref="LeftFor"/>.</summary>
    private static LeftFor WhereTo(EqualityData data, Stay stay, DateOnly last)
    {
        if (data.ExclusionsOf(stay.Child).Any(x => x.Permanent && x.School == stay.School && x.Fate is not (Fate.Cancelled or Fate.Reinstated) && x.Start <= last && x.Start >= last.AddDays(-2 * DaysAroundLeaving)))
            return LeftFor.AfterPermanentExclusion;
        var grounds = data.MovesOf(stay.Child).Where(m => m.School == stay.School && Math.Abs(m.Start.DayNumber - last.DayNumber) <= DaysAroundLeaving).Select(m => m.What).ToList();
        if (grounds.Contains(MoveKind.ElectiveHomeEducation))
            return LeftFor.HomeEducation;
        if (data.StaysOf(stay.Child).Any(s => s.Counts && s.School != stay.School && s.From <= last.AddDays(DaysBetweenSchools) && (s.Last is null || s.Last > last)))
            return LeftFor.AnotherSchoolHere;
        // Children leave as a matter of course at the end of Years 6, 11, 12 and 13; holidays belong to the year before them.
        if (last is { Month: 6, Day: >= 15 } or { Month: 7 or 8 } && Traits.YearOf(data.Children[stay.Child], last) is 6 or 11 or 12 or 13)
            return LeftFor.EndOfLastYear;
        return grounds.Exists(g => g is MoveKind.LeavingRoll or MoveKind.ManagedMove) ? LeftFor.OtherGround : LeftFor.NoGround;
    }
}
