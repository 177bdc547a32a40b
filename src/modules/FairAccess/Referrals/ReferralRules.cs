using System.Globalization;
using Headwater.Duties;
using Headwater.FairAccess.Protocols;
using Headwater.Interface;
using Headwater.Kernel;

namespace Headwater.FairAccess.Referrals;

/// <summary>A referral with all that hangs on it, as far as the reader sees it.</summary>
internal sealed record ReferralPaper(Referral Referral, IReadOnlyList<ReferralSchool> Schools, ReferralRisk? Risk, IReadOnlyList<ReferralStep> Steps)
{
    /// <summary>The schools that the family wishes, in its order.</summary>
    public IEnumerable<ReferralSchool> Wishes => Schools.Where(s => s.Wish is not null).OrderBy(s => s.Wish);
}

/// <summary>The clock of a referral.</summary>
/// <param name="Due">The last day by which the child is to be placed; null where the term dates do not reach so far.</param>
/// <param name="DaysLeft">School days from tomorrow to that day; 0 on the day and after it.</param>
/// <param name="IsLate">The day is past.</param>
internal sealed record ReferralClock(DateOnly? Due, int DaysLeft, bool IsLate);

/// <summary>What a referral has to hold and by when the child is placed: rules 3.3 to 3.8 and 3.14. Values in, values out.</summary>
internal static class ReferralRules
{
    /// <summary>From the day of acceptance (School Admissions Code 2021, 3.21; rule 3.5).</summary>
    public const int SchoolDaysToPlace = 20;

    /// <summary>Category (l): so long out of education (rule 3.3).</summary>
    public const int WeeksOut = 4;

    public const string LookedAfterRoute = "A child who is looked after. The local authority that looks after the child chooses the school and asks for the place itself; if the school says no, it can be directed. Speak with the virtual school head (rule 3.4).";

    public const string PlanRoute = "A child with an education, health and care plan. The place is named in the plan: ask the local authority’s SEN team for an early review (rule 3.4).";

    public const string ExcludingSchool = "It permanently excluded the child. Nobody is placed back at the school that excluded.";

    /// <summary>What is no ground for a refusal, and why (rule 3.8).</summary>
    private static readonly (RefusalGrounds Ground, string Words)[] NoGrounds =
    [
        (RefusalGrounds.Attendance, "Poor attendance at another school is no ground."),
        (RefusalGrounds.Suspensions, "A number of suspensions is no ground by itself: say what they were for."),
        (RefusalGrounds.Needs, "Special educational needs are no ground."),
        (RefusalGrounds.Disability, "A disability is no ground."),
    ];

    /// <summary>The route of children who are out of scope (rule 3.4); null for a child who may be referred, as far as the reader's facts tell.</summary>
    public static string? OwnRoute(bool? isLookedAfter, bool? hasPlan) => isLookedAfter == true ? LookedAfterRoute : hasPlan == true ? PlanRoute : null;

    /// <summary>The schools that may not be asked, each with the reason; the school that excluded is one of them by itself (rule 3.13).</summary>
    public static IReadOnlyDictionary<OrganisationId, string> Barred(Referral referral, IEnumerable<ReferralSchool> schools)
    {
        var barred = schools.Where(s => s.BarredBecause is not null).ToDictionary(s => s.SchoolId, s => s.BarredBecause!);
        if (referral.ExcludedBy is { } excluded)
            barred[excluded] = ExcludingSchool;
        return barred;
    }

    /// <summary>Why the grounds of a refusal for challenging behaviour do not stand; none when they do (rule 3.8).</summary>
    public static IEnumerable<string> WhyGroundsFail(RefusalGrounds grounds)
    {
        foreach (var (ground, words) in NoGrounds)
        {
            if ((grounds & ground) != RefusalGrounds.None)
                yield return words;
        }

        if ((grounds & (RefusalGrounds.HighShare | RefusalGrounds.ManyExcluded)) == RefusalGrounds.None)
            yield return "A school may refuse for challenging behaviour only if it has a particularly high share of such children, or of children excluded before, beside the other schools here.";
        if ((grounds & RefusalGrounds.Prejudice) == RefusalGrounds.None)
            yield return "It must also say how taking the child would harm the education of others or the use of resources.";
    }

    /// <summary>What is missing before it can be signed off, in plain words.</summary>
    /// <param name="paper">The referral.</param>
    /// <param name="yearGroup">The child's year now.</param>
    /// <param name="protocol">The protocol in force; null where none is.</param>
    /// <param name="today">The day.</param>
    public static IReadOnlyList<string> Missing(ReferralPaper paper, int yearGroup, ProtocolContent? protocol, DateOnly today)
    {
        var r = paper.Referral;
        List<string> missing = [];
        if (protocol is null)
            missing.Add("No protocol of this kind is in force here, so that nobody can be placed by it yet. The local lead of the area keeps it.");
        else if (r.Category is { } letter && protocol.Of(letter)?.IsUsed != true)
            missing.Add($"The protocol here does not use category {CategoryWords.Letter(letter)}. Choose another.");
        Add(r.Category is null, "Choose the category.");
        Add(r.Evidence is null, "Say what shows that the child is of this category.");
        Add(r.OrdinarySteps is null, "Say what was tried to get a place by the ordinary way. Fair access comes after it.");
        Add(r.Needs is null, "Say what the child needs.");
        Add(r.ChildView is null, "Ask the child, and write down what the child thinks.");
        Add(r.ParentView is null, "Ask the parents, and write down what they think.");
        Add(!r.NoPreference && !paper.Wishes.Any(), "Name the schools that the family wishes, or tick that it names none.");
        Add(r.PreviousSchools is null, "Name the schools before this one.");
        Add(r.Transport is null, "Say how the child can travel.");
        Add(paper.Risk is null or { Text: "" }, "Say what a school must know to keep everybody safe. If there is nothing, say so.");
        Add(yearGroup is 10 or 11 && r.Subjects is null, "Name the subjects and examination boards: in Years 10 and 11 a school has to match them.");
        if (r.Category == Category.L)
            AddWeeksOut(missing, r, today);
        if (r.Category == Category.J)
            AddRefusal(missing, r);
        foreach (var wish in paper.Wishes.Where(w => w.SchoolId == r.ExcludedBy))
            missing.Add("The family wishes the school that excluded the child. It cannot be asked: talk with the family about another.");
        return missing;

        void Add(bool isMissing, string words)
        {
            if (isMissing)
                missing.Add(words);
        }
    }

    /// <summary>By when the child is placed, counted by the locality's own school days; the day of acceptance does not count.</summary>
    public static ReferralClock Clock(DateOnly accepted, SchoolCalendar? calendar, DateOnly today)
    {
        if (calendar?.After(accepted, SchoolDaysToPlace) is not { } due)
            return new(null, 0, false);
        var left = 0;
        for (var day = today.AddDays(1); day <= due; day = day.AddDays(1))
            left += calendar.IsSchoolDay(day) ? 1 : 0;
        return new(due, left, today > due);
    }

    /// <summary>The clock in words.</summary>
    public static string Words(ReferralClock clock) => clock switch
    {
        { Due: null } => "The term dates do not reach twenty school days ahead. Give them, so that the day can be told.",
        { IsLate: true } => $"To be placed by {Interface.Words.Date(clock.Due.Value)}: that day is past.",
        { DaysLeft: 0 } => "To be placed today.",
        _ => string.Create(CultureInfo.InvariantCulture, $"To be placed by {Interface.Words.Date(clock.Due!.Value)} (in {clock.DaysLeft} school {(clock.DaysLeft == 1 ? "day" : "days")})."),
    };

    /// <summary>Since when the child waits: without a school, since acceptance, or since it was written down, whichever is known first in this order.</summary>
    public static DateOnly WaitsSince(Referral r) => r.UnplacedSince ?? r.AcceptedOn ?? UkDays.DayOf(r.RecordedAtUtc);

    /// <summary>Whether the child still waits for a place.</summary>
    public static bool IsOpen(Referral r) => r.State is not (ReferralState.Withdrawn or ReferralState.Placed);

    /// <summary>Whether it can still be written.</summary>
    public static bool IsBeingWritten(Referral r) => r.State is ReferralState.Draft or ReferralState.SentBack;

    /// <summary>Open referrals, those of children who wait longest first.</summary>
    public static IEnumerable<Referral> LongestFirst(IEnumerable<Referral> all) => all.Where(IsOpen).OrderBy(WaitsSince).ThenBy(r => r.RecordedAtUtc).ThenBy(r => r.Id);

    /// <summary>Refuses days that cannot be.</summary>
    /// <exception cref="InputRefusedException">The first day without a school lies ahead, or before the child was at school.</exception>
    public static void Refuse(Referral r, DateOnly born, DateOnly today)
    {
        if (r.UnplacedSince > today)
            throw new InputRefusedException("The first day without a school lies in the future. Leave it empty while the child has a place.");
        if (r.UnplacedSince < born.AddYears(4))
            throw new InputRefusedException("The first day without a school lies before the child was at school. Correct the year.");
    }

    private static void AddWeeksOut(List<string> missing, Referral r, DateOnly today)
    {
        if (r.UnplacedSince is not { } since)
            missing.Add("Enter the first day without a school: category (l) asks for four weeks out of education.");
        else if (since.AddDays(7 * WeeksOut) > today)
            missing.Add($"Category (l) asks for four weeks out of education: from {Interface.Words.Date(since)} on that is {Interface.Words.Date(since.AddDays(7 * WeeksOut))}. Choose another category, or wait.");
    }

    private static void AddRefusal(List<string> missing, Referral r)
    {
        if (r.RefusedBy is null)
            missing.Add("Name the school that refused the child.");
        missing.AddRange(WhyGroundsFail(r.Grounds));
        if (r.Behaviour is null)
            missing.Add("Describe the behaviour: what, how often, for how long, and what was tried. It must be beyond what schools ordinarily manage.");
    }
}
