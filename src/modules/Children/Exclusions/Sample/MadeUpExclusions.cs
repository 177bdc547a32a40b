using Headwater.Children.Records;
using Headwater.Children.Sample;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Exclusions.Sample;

/// <summary>
/// Suspensions and a few permanent exclusions of made-up children, on school days of their calendars. How many is near England
/// 2023/24 (suspensions per 100: secondary 22.6, primary 2.3; children with special needs several times as often; Department for
/// Education, Open Government Licence v3.0); what happened, and what was done about it, is chosen.
/// </summary>
internal sealed class MadeUpExclusions(SampleOrder order, IReadOnlyDictionary<OrganisationId, PersonId> heads, IReadOnlyDictionary<OrganisationId, SchoolDates> dates)
{
    private static readonly string[] Reasons = ["DB", "DB", "DB", "VA", "PP", "VP", "PA", "DM", "MT", "DA"];

    private static readonly string[] Happened =
    [
        "Left the classroom several times, shouted at the teacher who followed, and would not speak with anybody.", "Pushed another pupil against a wall after an argument at break.", "Threw a chair; nobody was hurt.",
        "Swore at two members of staff and kicked a door until the glass broke.", "Filmed another pupil in the changing room and would not hand over the telephone.", "Hit another pupil in the face in the corridor.",
    ];

    private static readonly string[] Considered =
    [
        "A mentor twice a week since the autumn, a place to calm down, and two talks with the family. The child says that mornings are hardest.", "A report card and a talk with the form tutor. The family was asked by telephone.",
        "A plan with the SENCO, smaller groups for mathematics, a referral that is still waiting. The child was asked, and said it was the noise.",
    ];

    private readonly SplitMix random = order.Random("exclusions");
    private readonly SampleIds ids = order.Ids("exclusion");

    /// <summary>The exclusions of a child with what was done about each.</summary>
    public IEnumerable<(RecordedExclusion Exclusion, IReadOnlyList<DutyDone> Done)> Of(MadeUpChild child)
    {
        if (child.TwiceOf is not null || child.Current is not { } stay || !heads.TryGetValue(stay.School.Id, out var head) || dates.GetValueOrDefault(stay.School.Id)?.Calendar is not { } calendar)
            yield break;
        var often = (child.IsSecondary ? 0.07 : 0.012) * (child.Needs switch { 2 => 2.2, 1 => 2.6, _ => 0.6 });
        var count = child.HasReader && child.IsSecondary ? 2 : random.Chance(often) ? 1 + random.Pick([0.55, 0.2, 0.15, 0.1]) : 0;
        // From the newest back, some weeks apart, so that none overlaps another.
        var day = order.Today.AddDays(-random.Below(25));
        for (var n = 0; n < count; n++)
        {
            day = SchoolDay(calendar, day);
            if (day < stay.From || day < order.Since)
                yield break;
            var permanent = n == 0 && !child.HasReader && child.IsSecondary && random.Chance(0.03);
            yield return One(child, stay.School.Id, head, calendar, day, permanent);
            day = day.AddDays(-30 - random.Below(60));
        }
    }

    private (RecordedExclusion, IReadOnlyList<DutyDone>) One(MadeUpChild child, OrganisationId school, PersonId head, SchoolCalendar calendar, DateOnly day, bool permanent)
    {
        var recent = day > order.Today.AddDays(-12);
        var x = new RecordedExclusion
        {
            Id = ids.Next(), ChildId = child.Id, SchoolId = school, What = permanent ? ExclusionKind.Permanent : random.Chance(0.05) ? ExclusionKind.Lunchtime : ExclusionKind.Suspension,
            Start = day, Sessions = 0, Decided = day, Reasons = random.One(Reasons), Circumstances = random.One(Happened), Considered = random.One(Considered), YearGroup = YearGroups.Of(child.Born, day), Provision = child.Needs switch { 2 => "E", 1 => "K", _ => "N" },
            SocialWorker = random.Chance(0.1), LookedAfter = child.LookedAfter, RecordedBy = head, RecordedAtUtc = UkDays.StartOf(day),
        };
        x.Sessions = x.What switch { ExclusionKind.Permanent => 0, ExclusionKind.Lunchtime => 1, _ => 1 + random.Pick([0.1, 0.35, 0.1, 0.2, 0.05, 0.1, 0.05, 0.05]) };
        if (permanent)
            (x.Breach, x.Harm, x.BoardNotified) = ("The latest of several assaults in this school year, after two final warnings.", "Two pupils do not come to school any more because they are afraid.", day);
        if (permanent && calendar.After(day, 12) is { } meeting && meeting < order.Today)
            (x.BoardMeetingOn, x.BoardDecision, x.BoardDecisionNotified) = (meeting, BoardDecision.Declined, meeting);
        DutyKind[] duties = [DutyKind.NotifyParent, DutyKind.NotifyLocalAuthority, .. x.SocialWorker ? [DutyKind.NotifySocialWorker] : Array.Empty<DutyKind>(), .. x.LookedAfter ? [DutyKind.NotifyVirtualSchoolHead] : Array.Empty<DutyKind>()];
        return (x, [.. duties.Where(_ => !recent || random.Chance(0.5)).Select(d => new DutyDone { ChildId = child.Id, ExclusionId = x.Id, Duty = d, DoneOn = day, How = d == DutyKind.NotifyParent ? "By telephone, and a letter by hand" : null, By = head })]);
    }

    private static DateOnly SchoolDay(SchoolCalendar calendar, DateOnly day)
    {
        for (var back = 0; back < 80 && !calendar.IsSchoolDay(day); back++)
            day = day.AddDays(-1);
        return day;
    }
}
