using Headwater.Children.Sample;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Movement.Sample;

/// <summary>Directions off site of made-up children and home education of a few, with reviews held and to come. How many is chosen, not published.</summary>
internal sealed class MadeUpMoves(SampleOrder order, IReadOnlyDictionary<OrganisationId, PersonId> heads, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, IReadOnlyList<OrganisationId> units)
{
    private const int Weeks = 8;
    private const int ReviewEvery = 28;

    private static readonly string[] Reasons = ["Mornings in class end in leaving the room; a small group for some weeks is to make them easier.", "Falls out with the same group again and again. Time in another place, with somebody to talk to, is to break that."];
    private static readonly string[] Views = ["I would try it if I can come back after Christmas.", "I like the workshop there. I do not want to lose my football team.", "I am not sure. I want my tutor to ring me."];
    private static readonly string[] Tried = ["Mentor twice a week for a term, a place to calm down, smaller groups for mathematics.", "Outreach for six weeks, a report card, two meetings with the family."];
    private static readonly string[] Objectives = ["Stays in a lesson for its whole length on four days of five. Has somebody to go to before it gets loud.", "Comes in on every day. Writes down with the mentor what helps, and brings it back to school."];

    private readonly SplitMix random = order.Random("moves");
    private readonly SampleIds ids = order.Ids("move");

    public IEnumerable<(Move Move, IReadOnlyList<MoveReview> Reviews)> Of(MadeUpChild child)
    {
        var chosen = random.Chance(child.IsSecondary ? 0.004 : 0.001);
        if ((!chosen && !child.HasReader) || child.TwiceOf is not null || child.Current is not { } stay || !heads.TryGetValue(stay.School.Id, out var head) || dates.GetValueOrDefault(stay.School.Id)?.Calendar is not { } calendar)
            yield break;
        var start = FirstDay(calendar, order.Today.AddDays(-30 - random.Below(12)));
        if (start <= stay.From)
            yield break;
        var unit = units.Count == 0 ? (OrganisationId?)null : units[random.Below(units.Count)];
        var move = new Move
        {
            Id = ids.Next(), ChildId = child.Id, SchoolId = stay.School.Id, What = MoveKind.OffSiteDirection, ToOrganisation = unit, ToName = unit is null ? "A workshop of the town’s youth project" : null,
            Reason = random.One(Reasons), ChildView = random.One(Views), Tried = random.One(Tried), Objectives = random.One(Objectives), PlaceAddress = "12 Mill Street", ReportTo = "The duty tutor, at the front desk", SessionTimes = "9.15 to 12.00 and 12.45 to 14.45, Monday to Friday", HelpFailed = true, NoticeGiven = start.AddDays(-7), Start = start, End = FirstDay(calendar, start.AddDays(7 * Weeks)),
            EhcPlan = child.Needs == 2, AuthorityNoticeGiven = child.Needs == 2 ? start.AddDays(-7) : null, LookedAfter = child.LookedAfter, VirtualSchoolTold = child.LookedAfter ? start.AddDays(-7) : null,
            RecordedBy = head, RecordedAtUtc = UkDays.StartOf(start.AddDays(-7)),
        };
        yield return (move, [.. Reviews(move, calendar)]);
    }

    /// <summary>One that was held, and the next.</summary>
    private IEnumerable<MoveReview> Reviews(Move move, SchoolCalendar calendar)
    {
        var first = FirstDay(calendar, move.Start!.Value.AddDays(ReviewEvery));
        if (first < order.Today)
            yield return new() { Id = ids.Next(), ChildId = move.ChildId, MoveId = move.Id, Day = first, TookPart = "Headteacher, mother, the child, the unit’s tutor", Invited = first.AddDays(-10), Stops = false, Until = move.End, OutcomeSent = first };
        yield return new() { Id = ids.Next(), ChildId = move.ChildId, MoveId = move.Id, Day = FirstDay(calendar, (first < order.Today ? order.Today : first).AddDays(3)), Invited = order.Today.AddDays(-4) };
    }

    private static DateOnly FirstDay(SchoolCalendar calendar, DateOnly day)
    {
        for (var on = 0; on < 80 && !calendar.IsSchoolDay(day); on++)
            day = day.AddDays(1);
        return day;
    }
}
