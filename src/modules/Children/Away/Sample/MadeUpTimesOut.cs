using Headwater.Children.Sample;
using Headwater.Kernel;
using Headwater.Localities.Contracts;

namespace Headwater.Children.Away.Sample;

/// <summary>Part-time timetables and removals within the school of made-up children; some have something to look at. How many is chosen, not published.</summary>
internal sealed class MadeUpTimesOut(SampleOrder order, IReadOnlyDictionary<OrganisationId, PersonId> heads)
{
    private static readonly string[] Why = ["Comes back after a long illness, and is tired by noon.", "A new school and a move of home in one month; the mornings first.", "Does not sleep. The doctor and the family ask for a slow return."];
    private static readonly string[] Education = ["Work for mathematics and English by the school’s own lessons online, marked each Friday.", "Two hours a day with a tutor at the library."];

    private readonly SplitMix random = order.Random("times-out");
    private readonly SampleIds ids = order.Ids("time-out");

    public IEnumerable<TimeOut> Of(MadeUpChild child)
    {
        var chosen = random.Chance(child.Needs switch { 2 => 0.03, 1 => 0.015, _ => 0.001 });
        if ((!chosen && !child.HasReader) || child.TwiceOf is not null || child.Current is not { } stay || !heads.TryGetValue(stay.School.Id, out var head))
            yield break;
        var from = order.Today.AddDays(-14 - random.Below(20));
        if (from <= stay.From)
            yield break;
        var removal = !child.HasReader && random.Chance(0.3);
        yield return new()
        {
            Id = ids.Next(), ChildId = child.Id, SchoolId = stay.School.Id, What = removal ? AwayKind.InternalRemoval : AwayKind.PartTimeTimetable, FromDay = from, ToDay = removal ? from.AddDays(3) : from.AddDays(42),
            HalfDaysAWeek = removal ? 10 : 3 + random.Below(3), Why = removal ? "Fights at break with the same two pupils; apart for three days while all talk." : random.One(Why), ForBehaviour = removal, OnSite = removal,
            Education = removal || random.Chance(0.8) ? random.One(Education) : null, ParentAgreed = removal || random.Chance(0.1) ? null : from, ReviewOn = removal ? null : Weekday(order.Today.AddDays(random.Below(6))),
            RecordedBy = head, RecordedAtUtc = UkDays.StartOf(from),
        };
    }

    private static DateOnly Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(2), DayOfWeek.Sunday => day.AddDays(1), _ => day };
}
