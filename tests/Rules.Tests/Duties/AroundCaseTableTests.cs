using System.Text.Json;
using Headwater.Duties;

namespace Headwater.Rules.Tests.Duties;

/// <summary>The table of what stands around the clock: post, money, register, panel, and directions off site. Every line of <c>cases/around/*.jsonl</c> is one.</summary>
public sealed class AroundCaseTableTests
{
    private static string Folder { get; } = Path.Combine(ClockCaseTableTests.FolderOf(), "around");

    public static TheoryData<string, int, string> Lines()
    {
        var rows = new TheoryData<string, int, string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (var (line, number) in File.ReadLines(file).Select((l, n) => (l, n + 1)).Where(l => l.l.Length > 0))
            {
                using var document = JsonDocument.Parse(line);
                rows.Add(Path.GetFileName(file), number, document.RootElement.GetProperty("name").GetString()!);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_case_of_the_table_answers_as_written(string file, int line, string name)
    {
        Assert.NotEmpty(name);
        using var document = JsonDocument.Parse(File.ReadLines(Path.Combine(Folder, file)).ElementAt(line - 1));
        var (what, @case, expect) = (document.RootElement.GetProperty("what").GetString(), document.RootElement.GetProperty("case"), document.RootElement.GetProperty("expect"));
        switch (what)
        {
            case "post":
                var posted = Day(@case, "posted")!.Value;
                var given = @case.GetProperty("way").GetString() == "hand" ? NoticeByPost.GivenByHand(posted) : NoticeByPost.Given(posted, Enumerable.Range(0, 21).Select(posted.AddDays).Where(BankHolidays.Contains).ToHashSet());
                Assert.Equal(Day(expect, "given"), given);
                break;
            case "money":
                Assert.Equal(expect.GetProperty("pence").GetInt64(), BudgetAdjustment.Pence(Pence(@case, "yearInPounds"), @case.GetProperty("weeks").GetInt32(), Pence(@case, "reviewInPounds")));
                break;
            case "weeks":
                Assert.Equal(expect.GetProperty("weeks").GetInt32(), BudgetAdjustment.CompleteWeeks(Day(@case, "from")!.Value, Day(@case, "until")!.Value));
                break;
            case "register":
                Assert.Equal(expect.GetProperty("code").GetString(), RegisterCodes.Of(Enum.Parse<OtherProvision>(@case.GetProperty("provision").GetString()!, ignoreCase: true), Day(@case, "day")!.Value).ToString());
                break;
            case "panel":
                Assert.Equal(expect.GetProperty("problems").GetInt32(), ReviewPanel.Problems([.. @case.GetProperty("members").EnumerateArray().Select(Member)]).Count);
                break;
            case "adjustment":
                Assert.Equal(Day(expect, "after"), ReviewPanel.AdjustmentAfter(Enum.Parse<ReviewOutcome>(@case.GetProperty("outcome").GetString()!, ignoreCase: true), Day(@case, "told")!.Value, Calendar(@case)));
                break;
            case "offSite":
                Compare(expect, OffSiteClock.Compute(Direction(@case)));
                break;
            default:
                throw new InvalidOperationException($"The table has a kind of case '{what}' that this test does not know.");
        }
    }

    private static void Compare(JsonElement expect, OffSiteResult result)
    {
        var all = string.Join('\n', result.Duties.Select(d => $"{d.Duty} {d.Due:O} {d.State} {d.Done:O}").Concat(result.Warnings));
        if (expect.TryGetProperty("duties", out var duties))
        {
            foreach (var wanted in duties.EnumerateArray())
            {
                var kind = Enum.Parse<OffSiteDutyKind>(wanted.GetProperty("duty").GetString()!, ignoreCase: true);
                Assert.True(result.Duties.Any(d => d.Duty == kind && Fits(d, wanted)), $"Wanted {wanted}\n{all}");
            }
        }

        if (expect.TryGetProperty("absent", out var absent))
        {
            foreach (var unwanted in absent.EnumerateArray())
                Assert.True(result.Duties.All(d => d.Duty != Enum.Parse<OffSiteDutyKind>(unwanted.GetString()!, ignoreCase: true)), $"Should not be there: {unwanted}\n{all}");
        }

        if (expect.TryGetProperty("warns", out var warns))
            Assert.True(warns.GetBoolean() == result.Warnings.Count > 0, $"Warnings: wanted {warns}\n{all}");
    }

    private static bool Fits(OffSiteDuty duty, JsonElement wanted) =>
        (!wanted.TryGetProperty("due", out _) || duty.Due == Day(wanted, "due")) && (!wanted.TryGetProperty("done", out _) || duty.Done == Day(wanted, "done"))
        && (!wanted.TryGetProperty("state", out var state) || duty.State == Enum.Parse<DutyState>(state.GetString()!, ignoreCase: true));

    private static OffSiteDirection Direction(JsonElement c) => new(c.GetProperty("type").GetString() == "maintained" ? SchoolType.Maintained : SchoolType.Academy, Calendar(c), Day(c, "firstDay")!.Value, Day(c, "asOf")!.Value)
    {
        LastDay = Day(c, "lastDay"), EhcPlan = Is(c, "ehcPlan") ?? false, PupilIsAdult = Is(c, "adult") ?? false, NoticeGiven = Day(c, "noticeGiven"), AuthorityNoticeGiven = Day(c, "authorityNoticeGiven"),
        IsSanction = Is(c, "sanction") ?? false, HelpFailedOrUnsuitable = Is(c, "helpFailed"),
        ReviewRequests = [.. List(c, "requests").Select(r => new ReviewRequest(Day(r, "on")!.Value, Is(r, "byAuthority") ?? false))],
        Reviews = [.. List(c, "reviews").Select(r => new OffSiteReview(Day(r, "on")!.Value, Day(r, "invited"), Day(r, "outcomeSent")) { Stops = Is(r, "stops"), ContinuesUntil = Day(r, "until") })],
    };

    private static PanelMember Member(JsonElement m) => new(Enum.Parse<PanelPlace>(m.GetProperty("place").GetString()!, ignoreCase: true))
    {
        WasPaidSchoolStaff = Is(m, "paidSchoolStaff") ?? false, MonthsAsGovernor = m.TryGetProperty("months", out var months) ? months.GetInt32() : 0, TaughtInLastFiveYears = Is(m, "taught") ?? false, HeadInLastFiveYears = Is(m, "inLastFiveYears") ?? false,
    };

    /// <summary>A calendar is read as the clock reads it, in a case of its own.</summary>
    private static SchoolCalendar Calendar(JsonElement c)
    {
        using var document = JsonDocument.Parse($$"""{"school":{"id":"S","type":"maintained","calendar":{{c.GetProperty("calendar").GetRawText()}}},"pupil":{"id":"P"},"exclusions":[],"asOf":"2026-11-10"}""");
        return CaseJson.Read(document.RootElement).Calendar;
    }

    private static long Pence(JsonElement c, string name) => c.TryGetProperty(name, out var pounds) ? (long)(pounds.GetDecimal() * 100) : 0;

    private static bool? Is(JsonElement c, string name) => c.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? c.GetProperty(name).GetBoolean() : null;

    private static JsonElement.ArrayEnumerator List(JsonElement c, string name) => c.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static DateOnly? Day(JsonElement c, string name) => c.TryGetProperty(name, out var day) && day.ValueKind == JsonValueKind.String ? DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null;
}
