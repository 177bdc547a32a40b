using Headwater.Duties;
using Headwater.Kernel;
using static Headwater.Interface.Words;

namespace Headwater.FairAccess.Provision;

/// <summary>A placement with all that hangs on it, as far as the reader sees it; terms and reviews in their order.</summary>
internal sealed record PlacementPaper(Placement Placement, IReadOnlyList<PlacementTerms> Terms, IReadOnlyList<PlacementReview> Reviews, IReadOnlyList<PlacementDay> Days, IReadOnlyList<PlacementNote> Notes)
{
    /// <summary>The review that is planned; null once the placement ended.</summary>
    public PlacementReview? Next => Reviews.FirstOrDefault(r => r.HeldOn is null);

    /// <summary>Those that were held, the last one first.</summary>
    public IEnumerable<PlacementReview> Held => Reviews.Where(r => r.HeldOn is not null).OrderByDescending(r => r.HeldOn).ThenByDescending(r => r.Id);
}

/// <summary>Sessions at which a child was, of those at which the child could have been.</summary>
/// <param name="Present">Attended, those to which the child came late included.</param>
/// <param name="Possible">Entered, without those that were not required.</param>
/// <param name="Late">Of those attended.</param>
/// <param name="Unauthorised">Absences that nobody allowed.</param>
internal sealed record SessionCount(int Present, int Possible, int Late, int Unauthorised);

/// <summary>What a placement cost so far.</summary>
/// <param name="Weeks">Weeks with school, one that was begun counted whole.</param>
/// <param name="Pence">Each of them at what a week cost then.</param>
internal sealed record PlacementCost(int Weeks, long Pence);

/// <summary>What holds of a placement and by when it is looked at. Values in, values out.</summary>
internal static class PlacementRules
{
    /// <summary>
    /// Full time is taken to be 25 hours a week. The law gives no number: the Department says that the education is to be what the
    /// child would have at school, which at Key Stage 4 is usually 25 hours.
    /// </summary>
    public const int FullTimeMinutes = 25 * 60;

    /// <summary>The Department takes more than so many hours a week in one place as full-time education there: it must then be registered.</summary>
    public const int RegisteredOver = 18 * 60;

    /// <summary>The first review comes so soon. The locality’s own number, not law.</summary>
    public const int WeeksToFirstReview = 6;

    /// <summary>Each other comes no later than the end of the next half term, taken as so many weeks. The locality’s own number, not law.</summary>
    public const int WeeksToNextReview = 8;

    /// <summary>So many weeks after the return somebody asks whether the child is still there.</summary>
    public const int WeeksToLook = 12;

    /// <summary>A planned end further away than this is a slip of the keyboard.</summary>
    private const int MostYears = 3;

    public static DateOnly FirstReviewBy(DateOnly firstDay) => firstDay.AddDays(7 * WeeksToFirstReview);

    public static DateOnly NextReviewBy(DateOnly held) => held.AddDays(7 * WeeksToNextReview);

    /// <summary>What holds on a day: the last that is not later, and of one day what was written last; before the first day, the first.</summary>
    public static PlacementTerms TermsOn(IReadOnlyList<PlacementTerms> terms, DateOnly day) =>
        terms.Where(t => t.FromDay <= day).OrderBy(t => t.FromDay).ThenBy(t => t.RecordedAtUtc).ThenBy(t => t.Id).LastOrDefault() ?? terms.OrderBy(t => t.FromDay).ThenBy(t => t.RecordedAtUtc).ThenBy(t => t.Id).First();

    public static bool IsFullTime(int minutes, int elsewhere) => minutes + elsewhere >= FullTimeMinutes;

    public static SessionCount Attendance(IEnumerable<PlacementDay> days)
    {
        var marks = days.SelectMany(d => new[] { d.Morning, d.Afternoon }).OfType<SessionMark>().ToList();
        return Attendance(mark => marks.Count(m => m == mark));
    }

    /// <summary>The same, of sessions that are counted already.</summary>
    public static SessionCount Attendance(Func<SessionMark, int> of)
    {
        var present = of(SessionMark.Present) + of(SessionMark.Late);
        return new(present, present + of(SessionMark.AuthorisedAbsence) + of(SessionMark.UnauthorisedAbsence), of(SessionMark.Late), of(SessionMark.UnauthorisedAbsence));
    }

    /// <summary>What it cost from the first day to today or its end: weeks with a school day, each at the cost that held on the first of them. Without term dates every weekday counts.</summary>
    public static PlacementCost Cost(Placement p, IReadOnlyList<PlacementTerms> terms, SchoolCalendar? calendar, DateOnly today)
    {
        var last = p.EndedOn is { } ended && ended < today ? ended : today;
        var (weeks, pence) = (0, 0L);
        for (var monday = MondayOf(p.FirstDay); monday <= last; monday = monday.AddDays(7))
        {
            for (var day = monday; day < monday.AddDays(5); day = day.AddDays(1))
            {
                if (day < p.FirstDay || day > last || calendar?.IsSchoolDay(day) == false)
                    continue;
                weeks++;
                pence += TermsOn(terms, day).WeeklyPence;
                break;
            }
        }

        return new(weeks, pence);
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The day on which a review judged the child ready, if no later one said otherwise; null where none did.</summary>
    public static DateOnly? ReadySince(IEnumerable<PlacementReview> reviews)
    {
        DateOnly? since = null;
        foreach (var review in reviews.Where(r => r.HeldOn is not null).OrderBy(r => r.HeldOn).ThenBy(r => r.Id))
            since = review.Decision == ReviewDecision.ReadyToReturn ? since ?? review.HeldOn : null;
        return since;
    }

    /// <summary>From when somebody can ask whether the child is still at the school to which it returned; null where nobody asks.</summary>
    public static DateOnly? LookAt(Placement p) => p is { Ending: PlacementEnding.ReturnedToMainstream, EndedOn: { } ended } ? ended.AddDays(7 * WeeksToLook) : null;

    /// <summary>What should be looked at, in plain words.</summary>
    /// <param name="paper">The placement.</param>
    /// <param name="checks">The visits to its provider.</param>
    /// <param name="hasPlan">Whether the child has an education, health and care plan; null where that is not open to the reader.</param>
    /// <param name="isLookedAfter">Whether the child is looked after; null likewise.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<string> Warnings(PlacementPaper paper, IReadOnlyList<ProviderCheck> checks, bool? hasPlan, bool? isLookedAfter, DateOnly today)
    {
        var (p, terms) = (paper.Placement, TermsOn(paper.Terms, today));
        List<string> warnings = [];
        if (p.EndedOn is not null)
        {
            if (LookAt(p) <= today && p.StillThere is null)
                warnings.Add($"The child returned to a mainstream school more than {WeeksToLook} weeks ago. Ask the school whether the child is still there, and write it down.");
            return warnings;
        }

        if (paper.Next is { } next && next.PlannedFor < today)
            warnings.Add($"The review of {Date(next.PlannedFor)} is late. Hold it, or plan it for another day.");
        if (terms.PlannedLast < today)
            warnings.Add($"The planned last day, {Date(terms.PlannedLast)}, is past. End the placement, or say until when it goes on.");
        if (!IsFullTime(terms.Minutes, terms.MinutesElsewhere) && terms.FullTimeFrom <= today)
            warnings.Add($"The child was to be full time from {Date(terms.FullTimeFrom.Value)} on and still has {TypedAmount.Hours(terms.Minutes + terms.MinutesElsewhere)} hours a week. Fewer hours are for a short time: change them, or say why not.");
        warnings.AddRange(ProviderRules.Warnings(checks, today));
        warnings.AddRange(ProviderRules.Unregistered(checks, terms.Minutes, hasPlan, isLookedAfter));
        return warnings;
    }

    /// <summary>Refuses terms that cannot be.</summary>
    /// <exception cref="InputRefusedException">A day is the wrong way round, hours are missing, or fewer hours have no reason or no end.</exception>
    public static void Refuse(PlacementTerms terms, DateOnly firstDay)
    {
        if (terms.Minutes == 0)
            throw new InputRefusedException("Enter the hours a week with the provider. A child without hours there has no place there.");
        if (terms.FromDay < firstDay)
            throw new InputRefusedException($"The change begins before the first day, {Date(firstDay)}. Correct the day.");
        RefuseLast(terms.PlannedLast, terms.FromDay, firstDay);
        if (IsFullTime(terms.Minutes, terms.MinutesElsewhere))
            return;
        var hours = $"{TypedAmount.Hours(terms.Minutes + terms.MinutesElsewhere)} hours a week are fewer than full time ({TypedAmount.Hours(FullTimeMinutes)} hours are taken as full time here).";
        if (terms.FewerBecause is null)
            throw new InputRefusedException($"{hours} Say why, under “Why fewer hours”. Behaviour is no reason.");
        if (terms.FullTimeFrom is not { } full)
            throw new InputRefusedException($"{hours} Enter the day from which the child is full time: fewer hours are for a short time.");
        if (full <= terms.FromDay)
            throw new InputRefusedException("The day from which the child is full time lies before these hours begin. Correct it.");
    }

    /// <summary>Refuses a planned last day.</summary>
    /// <exception cref="InputRefusedException">It lies before what it is to end, or too far ahead.</exception>
    public static void RefuseLast(DateOnly last, DateOnly from, DateOnly firstDay)
    {
        if (last < from)
            throw new InputRefusedException($"The planned last day lies before {Date(from)}, from which it is to hold. Correct one of them.");
        if (last > firstDay.AddYears(MostYears))
            throw new InputRefusedException($"The planned last day is more than {MostYears} years after the first. Correct the year.");
    }

    /// <summary>Refuses a day for a review.</summary>
    /// <exception cref="InputRefusedException">It is too early or too late.</exception>
    public static void RefuseReviewDay(DateOnly planned, DateOnly after, DateOnly by, string why)
    {
        if (planned <= after)
            throw new InputRefusedException($"The review must come after {Date(after)}. Choose a later day.");
        if (planned > by)
            throw new InputRefusedException($"The review comes too late: {why} is {Date(by)}. Choose an earlier day.");
    }
}
