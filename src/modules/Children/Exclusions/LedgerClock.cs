using System.Globalization;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Exclusions;

/// <summary>A child's exclusions at one school, and what the law asks now.</summary>
/// <param name="School">Which school.</param>
/// <param name="Dates">Its calendar.</param>
/// <param name="Case">What the clock was asked; null without a calendar.</param>
/// <param name="Result">What it answered; null where it could not.</param>
/// <param name="Why">Why it could not, and what to do.</param>
internal sealed record SchoolClock(OrganisationId School, SchoolDates Dates, ExclusionCase? Case, ClockResult? Result, string? Why);

/// <summary>All that the clock needs of one child.</summary>
/// <param name="Child">The child.</param>
/// <param name="Exclusions">Of every school, as far as the reader may see.</param>
/// <param name="Done">What was done.</param>
/// <param name="Elsewhere">Days at schools that are not on record.</param>
internal sealed record ChildLedger(Child Child, IReadOnlyList<RecordedExclusion> Exclusions, IReadOnlyList<DutyDone> Done, IReadOnlyList<DaysElsewhere> Elsewhere)
{
    /// <summary>Records that were joined to the child's; none where they were not asked for.</summary>
    public IReadOnlyList<ChildId> Joined { get; init; } = [];

    /// <summary>The schools that excluded, the latest first.</summary>
    public IEnumerable<OrganisationId> Schools => Exclusions.OrderByDescending(x => x.Start).Select(x => x.SchoolId).Distinct();
}

/// <summary>Asks the legal clock about what is on record.</summary>
internal static class LedgerClock
{
    /// <summary>The product puts a threshold's duties on every further exclusion, as the regulations do.</summary>
    public const ThresholdReading Reading = ThresholdReading.EveryFurther;

    public static SchoolClock Of(ChildLedger ledger, OrganisationId school, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, RuleBook book, DateOnly today)
    {
        var at = dates[school];
        if (at.Calendar is not { } calendar)
            return new(school, at, null, null, at.Why);
        var @case = CaseOf(ledger, school, at, calendar, dates, book, today);
        try
        {
            return new(school, at, @case, ExclusionClock.Compute(@case, book, Reading), null);
        }
        catch (CaseRefusedException refused)
        {
            return new(school, at, @case, null, Said(refused.Message, ledger));
        }
    }

    /// <summary>
    /// Half days of suspension in the counting term of today and the two before it, at every school whose calendar tells: what the
    /// locality's number for talking is compared with.
    /// </summary>
    public static int AcrossThreeTerms(IEnumerable<SchoolClock> clocks, RuleBook book, DateOnly today)
    {
        var sessions = 0;
        foreach (var clock in clocks)
        {
            if (clock is not { Case: { } @case, Result: not null } || @case.Calendar.TermOf(today) is not { } now)
                continue;
            var terms = @case.Calendar.CountingTerms;
            for (int at = Enumerable.Range(0, terms.Count).First(n => terms[n] == now), n = at; n >= 0 && n > at - 3; n--)
                sessions += ExclusionClock.Compute(@case with { AsOf = terms[n].Last > today ? today : terms[n].Last }, book, Reading).SessionsThisTerm;
        }

        return sessions;
    }

    /// <summary>A sentence of the clock with days instead of the ids of exclusions.</summary>
    public static string Said(string words, ChildLedger ledger)
    {
        foreach (var x in ledger.Exclusions)
        {
            var id = x.Id.ToString();
            var what = x.What switch { ExclusionKind.Permanent => "permanent exclusion", ExclusionKind.Lunchtime => "lunchtime suspension", _ => "suspension" };
            var day = x.Start.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            words = words.Replace($"Exclusion '{id}'", $"The {what} of {day}", StringComparison.Ordinal)
                .Replace($"exclusion '{id}'", $"the {what} of {day}", StringComparison.Ordinal)
                .Replace($"'{id}'", $"the {what} of {day}", StringComparison.Ordinal);
        }

        return words;
    }

    private static ExclusionCase CaseOf(ChildLedger ledger, OrganisationId school, SchoolDates at, SchoolCalendar calendar, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, RuleBook book, DateOnly today)
    {
        var here = ledger.Exclusions.Where(x => x.SchoolId == school).ToList();
        var pupil = new ExcludedPupil(ledger.Child.ChildId.ToString()) { DateOfBirth = ledger.Child.DateOfBirth, SessionsServedElsewhere = Elsewhere(ledger, school, calendar, dates, book, today) };
        return new(at.Type, calendar, pupil, [.. here.Select(x => Of(x, ledger.Done))], today);
    }

    /// <summary>Half days of this school year at other schools: those on record here, and those that somebody told (rule 1.3).</summary>
    private static int Elsewhere(ChildLedger ledger, OrganisationId school, SchoolCalendar calendar, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, RuleBook book, DateOnly today)
    {
        var begins = calendar.YearOf(today)?.First ?? today;
        var year = begins.Month >= 8 ? begins.Year : begins.Year - 1;
        var told = ledger.Elsewhere.Where(d => d.Year == year).Sum(d => d.Sessions);
        foreach (var other in ledger.Schools.Where(s => s != school))
        {
            if (dates.GetValueOrDefault(other)?.Calendar is not { } theirs)
            {
                // Without its calendar the length that was recorded is the best that is known.
                told += Recorded(ledger, other, year);
                continue;
            }

            var rows = ledger.Exclusions.Where(x => x.SchoolId == other).Select(x => Of(x, [])).ToList();
            try
            {
                told += ExclusionClock.Compute(new(dates[other].Type, theirs, new("elsewhere"), rows, today), book).SessionsThisYear;
            }
            catch (CaseRefusedException)
            {
                // The other school's own page says what is wrong there.
                told += Recorded(ledger, other, year);
            }
        }

        return told;
    }

    private static int Recorded(ChildLedger ledger, OrganisationId school, int year) => ledger.Exclusions.Where(x => x.SchoolId == school && x.Start >= new DateOnly(year, 8, 1) && x.Cancelled is null).Sum(x => x.Sessions);

    private static Exclusion Of(RecordedExclusion x, IReadOnlyList<DutyDone> done) => new(x.Id.ToString(), x.What, x.Start, x.Sessions, x.Decided)
    {
        StartsAfternoon = x.StartsAfternoon,
        LookedAfter = x.LookedAfter,
        SocialWorker = x.SocialWorker,
        LivesInOtherAuthority = x.LivesInOtherAuthority,
        Reasons = x.ReasonCodes,
        BoardNotified = x.BoardNotified,
        ParentRepresentations = x.ParentRepresentations,
        Cancelled = x.Cancelled,
        MissesExam = x.MissesExam,
        BoardMeetingOn = x.BoardMeetingOn,
        BoardDecision = x.BoardDecision,
        BoardDecisionNotified = x.BoardDecisionNotified,
        ParentWillNotApply = x.ParentWillNotApply,
        ReviewApplied = x.ReviewApplied,
        ReviewOutcome = x.ReviewOutcome,
        ReviewOutcomeNotified = x.ReviewOutcomeNotified,
        ReconsideredWithoutReinstatement = x.ReconsideredWithoutReinstatement,
        ReinstatedOnReconsideration = x.ReinstatedOnReconsideration,
        Done = done.Where(d => d.ExclusionId == x.Id).ToDictionary(d => d.Duty, d => d.DoneOn),
    };
}
