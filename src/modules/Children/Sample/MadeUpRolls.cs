using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Sample;

/// <summary>
/// Where a child was and is on the roll, as far as two years back: from primary to secondary school, now and then to another school
/// of the same phase, some to the pupil referral unit besides, a few away.
/// </summary>
internal sealed class MadeUpRolls(SplitMix random, SampleOrder order, IReadOnlyList<MadeUpSchool> schools)
{
    public const int FirstSecondaryYear = 7;

    /// <summary>Those who went up within the two years still show the primary school they came from.</summary>
    private const int LastYearWithPrimary = FirstSecondaryYear + 1;

    private readonly List<MadeUpSchool> primaries = [.. schools.Where(s => s.Phase == SchoolPhase.Primary)];
    private readonly List<MadeUpSchool> secondaries = [.. schools.Where(s => s.Phase == SchoolPhase.Secondary)];
    private readonly MadeUpSchool unit = schools.Single(s => s.Phase == SchoolPhase.Unit);
    private readonly int thisYear = AcademicYear.Of(order.Today).StartYear;

    /// <summary>The stays of a child, oldest first, and the place of the primary school that it began at.</summary>
    public (IReadOnlyList<MadeUpStay> Stays, int Primary) Of(int yearGroup, MadeUpHome home, bool unsettled)
    {
        var first = random.Chance(0.85) ? primaries[home.Primary] : random.One(primaries);
        List<MadeUpStay> stays = [];
        if (yearGroup >= FirstSecondaryYear)
        {
            var up = new AcademicYear(thisYear - (yearGroup - FirstSecondaryYear));
            if (yearGroup <= LastYearWithPrimary)
                stays.Add(new(first, new AcademicYear(thisYear - yearGroup).FirstDay, up.Previous.LastDay));
            // Each secondary school takes from the primary schools around it.
            var feeds = secondaries[first.Number * secondaries.Count / primaries.Count];
            stays.Add(new(random.Chance(0.85) ? feeds : random.One(secondaries), up.FirstDay, null));
        }
        else
        {
            stays.Add(new(first, new AcademicYear(thisYear - yearGroup).FirstDay, null));
        }

        if (random.Chance(unsettled ? 3 * SampleShares.Moved : SampleShares.Moved))
            Move(stays);
        if (random.Chance(SampleShares.Left))
            Leave(stays);
        else if (yearGroup is > FirstSecondaryYear and <= 11 && random.Chance(unsettled ? 5 * SampleShares.InUnit : 0.7 * SampleShares.InUnit))
            ToUnit(stays);
        return (stays, first.Number);
    }

    /// <summary>The stay of a second record: at another school, since this school year began.</summary>
    public IReadOnlyList<MadeUpStay> Elsewhere(MadeUpStay now)
    {
        var others = (now.School.Phase == SchoolPhase.Primary ? primaries : secondaries).Where(s => s != now.School).ToList();
        return [new(random.One(others), new AcademicYear(thisYear).FirstDay, null)];
    }

    private void Move(List<MadeUpStay> stays)
    {
        var now = stays[^1];
        if (Between(now.From.AddDays(45), order.Today.AddDays(-14)) is not { } day)
            return;
        stays[^1] = now with { To = day.AddDays(-1) };
        var others = now.School.Phase == SchoolPhase.Primary ? primaries : secondaries;
        MadeUpSchool next;
        do
            next = random.One(others);
        while (next == now.School);
        stays.Add(new(next, day, null));
    }

    private void Leave(List<MadeUpStay> stays)
    {
        if (Between(stays[^1].From.AddDays(45), order.Today.AddDays(-7)) is { } day)
            stays[^1] = stays[^1] with { To = day };
    }

    /// <summary>Registered at both while the unit teaches.</summary>
    private void ToUnit(List<MadeUpStay> stays)
    {
        if (Between(stays[^1].From.AddDays(20), order.Today.AddDays(-7)) is not { } day)
            return;
        stays[^1] = stays[^1] with { Enrolment = "M" };
        stays.Add(new(unit, day, null, "S"));
    }

    /// <summary>A weekday within the two years; null when there is none between.</summary>
    private DateOnly? Between(DateOnly from, DateOnly to)
    {
        if (from < order.Since)
            from = order.Since;
        if (from >= to)
            return null;
        var day = from.AddDays(random.Below(to.DayNumber - from.DayNumber));
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return day < from ? from : day;
    }
}
