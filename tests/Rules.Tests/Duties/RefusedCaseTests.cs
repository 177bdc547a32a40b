using System.Text;
using Headwater.Duties;
using static Headwater.Rules.Tests.Duties.Made;

namespace Headwater.Rules.Tests.Duties;

public sealed class RefusedCaseTests
{
    private const string Sound = """{"school":{"type":"pru","calendar":{"terms":[{"start":"2026-09-03","end":"2026-12-18"}]}},"pupil":{"id":null},"exclusions":[{"id":"X1","kind":"suspension","start":"2026-09-14","sessions":4,"decided":"2026-09-14","cancelled":null}],"asOf":"2026-11-10"}""";

    public static TheoryData<string, Exclusion[]> Impossible => new()
    {
        { "Two exclusions have the id 'X1'", [Suspended("X1", "2026-09-07", 2), Suspended("X1", "2026-09-14", 2)] },
        { "'X2' starts on Tuesday 8 September 2026, while exclusion 'X1' still runs", [Suspended("X1", "2026-09-07", 3), Suspended("X2", "2026-09-08", 2)] },
        { "'X2' starts on Monday 5 October 2026, while exclusion 'X1' still runs", [Permanent("X1", "2026-09-07"), Suspended("X2", "2026-10-05", 2)] },
        { "or record how the permanent exclusion ended", [Permanent("X1", "2026-09-07"), Permanent("X2", "2026-10-05")] },
        { "'X2' starts on Monday 7 September 2026, while", [Suspended("X1", "2026-09-07", 2), Suspended("X2", "2026-09-07", 1) with { Kind = ExclusionKind.Lunchtime }] },
        { "'X2' starts on Monday 7 September 2026, while", [Suspended("X1", "2026-09-07", 1) with { Kind = ExclusionKind.Lunchtime }, Suspended("X2", "2026-09-07", 1) with { Kind = ExclusionKind.Lunchtime }] },
        { "'X1' has 12 sessions, and from Monday 19 July 2027 the calendar holds only 10", [Suspended("X1", "2027-07-19", 12)] },
        { "'X1' starts on Saturday 12 September 2026, which is no school day", [Suspended("X1", "2026-09-12", 2)] },
        { "'X1' starts on Monday 26 October 2026, which is no school day", [Permanent("X1", "2026-10-26")] },
        { "'X1' has 0 sessions", [Suspended("X1", "2026-09-07", 0)] },
        { "a lunchtime has 1", [Suspended("X1", "2026-09-07", 2) with { Kind = ExclusionKind.Lunchtime }] },
        { "the reason code 'DF'", [Suspended("X1", "2026-09-07", 2) with { Reasons = ["DF"] }] },
        { "has 4 reasons", [Suspended("X1", "2026-09-07", 2) with { Reasons = ["DB", "PP", "TH", "RA"] }] },
        { "'DB' twice", [Suspended("X1", "2026-09-07", 2) with { Reasons = ["DB", "DB"] }] },
        { "'X1' is permanent and has 2 sessions", [Permanent("X1", "2026-09-07") with { Sessions = 2 }] },
        { "'X1' has the board's meeting on Thursday 10 September 2026, before the board was told on Friday 11 September 2026", [Permanent("X1", "2026-09-07") with { BoardNotified = On("2026-09-11"), BoardMeetingOn = On("2026-09-10") }] },
        { "'X1' starts on Monday 7 September 2026, before it was decided", [Suspended("X1", "2026-09-07", 2) with { Decided = On("2026-09-08") }] },
        { "'X1' has an application for review on", [Permanent("X1", "2026-09-07") with { BoardDecisionNotified = On("2026-10-01"), ReviewApplied = On("2026-09-30") }] },
        { "before it was decided", [Suspended("X1", "2026-09-07", 2) with { Cancelled = On("2026-09-04") }] },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused_by_name(string reason, Exclusion[] exclusions)
    {
        Assert.Contains(reason, Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-12-01", exclusions))).Message);
        // In any order.
        Assert.Contains(reason.Contains("id 'X1'") ? reason : reason[..4], Assert.Throws<CaseRefusedException>(() => ExclusionClock.Compute(Case("2026-12-01", [.. exclusions.Reverse()]))).Message);
    }

    [Fact]
    public void Halves_of_one_day_and_time_freed_by_cancelling_are_no_overlap()
    {
        // X1 and X2 are 7 and 8 September, X3 the day on which it was cancelled, X4 two days.
        Assert.Equal(5, ExclusionClock.Compute(Case("2026-12-01", Suspended("X1", "2026-09-07", 1), Suspended("X2", "2026-09-07", 3, afternoon: true), Suspended("X3", "2026-09-14", 6) with { Cancelled = On("2026-09-14") }, Suspended("X4", "2026-09-15", 4))).DaysThisTerm);
        // Cancelled and followed on the same day: 7 and 8 September are of the first, 9 and 10 of the second.
        Assert.Equal(4, ExclusionClock.Compute(Case("2026-12-01", Permanent("X1", "2026-09-07") with { Cancelled = On("2026-09-09") }, Suspended("X2", "2026-09-09", 4))).DaysThisTerm);
    }

    [Theory]
    [InlineData("2026-07-20", "DB", true)]
    [InlineData("2026-07-20", "VR", false)] // set B, for starts from 1 September 2026
    [InlineData("2026-09-03", "VR", true)]
    [InlineData("2026-09-03", "DB", true)]
    [InlineData("2026-09-03", "OT", false)]
    public void Reason_codes_go_by_the_day_of_the_start(string start, string code, bool known)
    {
        var year = new SchoolCalendar([new(On("2026-06-01"), On("2026-07-21")), new(On("2026-09-03"), On("2026-12-18"))]);
        var @case = new ExclusionCase(SchoolType.Academy, year, new("P1"), [Suspended("X1", start, 1) with { Reasons = [code] }], On(start));
        Assert.Equal(known, Record.Exception(() => ExclusionClock.Compute(@case)) is null);
    }

    [Theory]
    [InlineData("\"asOf\"", "\"asOff\"", "asOff: there is no such field")]
    [InlineData("\"kind\"", "\"kinds\"", "exclusions[0].kinds: there is no such field")]
    [InlineData("\"cancelled\":null", "\"canceled\":null", "exclusions[0].canceled: there is no such field")]
    [InlineData("\"suspension\"", "\"safeguardingSeparation\"", "exclusions[0].kind: \"safeguardingSeparation\" is not known: use suspension, permanent, lunchtime")]
    [InlineData("\"pru\"", "\"independent\"", "school.type: \"independent\" is not known")]
    [InlineData("\"sessions\":4", "\"sessions\":4.5", "exclusions[0].sessions: 4.5 is no whole number")]
    [InlineData("\"sessions\":4,", "", "exclusions[0].sessions: is missing")]
    [InlineData("\"sessions\":4,", "\"sessions\":4,\"sessions\":5,", "names a field twice")]
    [InlineData("2026-09-14\",\"sessions", "2026-09-31\",\"sessions", "exclusions[0].start: \"2026-09-31\" is no day")]
    [InlineData("2026-12-18", "18/12/2026", "school.calendar.terms[0].end: \"18/12/2026\" is no day")]
    [InlineData("\"pupil\":{\"id\":null},", "", "pupil: is missing")]
    [InlineData("{\"id\":null}", "{\"daysServedElsewhereThisYear\":0.25}", "pupil.daysServedElsewhereThisYear: 0.25 is no number of days")]
    [InlineData("{\"id\":null}", "{\"id\":\"\\ud800\"}", "lone surrogate")]
    [InlineData("\"exclusions\":[", "\"exclusions\":[[],", "exclusions[0]: is no object")]
    [InlineData("]}},", "]}}", "This is not JSON")]
    public void A_case_that_is_not_in_the_form_is_refused_by_the_field(string from, string to, string reason)
    {
        Assert.NotNull(CaseJson.Read(Encoding.UTF8.GetBytes(Sound)));
        Assert.Contains(from, Sound);
        Assert.Contains(reason, Assert.Throws<CaseRefusedException>(() => CaseJson.Read(Encoding.UTF8.GetBytes(Sound.Replace(from, to)))).Message);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.Contains("UTF-8", Assert.Throws<CaseRefusedException>(() => CaseJson.Read(new byte[] { 0x22, 0xFF, 0x22 })).Message);
}
