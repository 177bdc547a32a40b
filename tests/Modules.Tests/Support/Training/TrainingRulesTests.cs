using CsCheck;
using Headwater.Children.Contracts;
using Headwater.Kernel;
using Headwater.Support.Training;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Who gets a place, what is asked when, which counts are told and what is suggested: examples worked by hand, and properties.</summary>
public sealed class TrainingRulesTests
{
    private static readonly OrganisationId[] Three = [OrganisationId.New(), OrganisationId.New(), OrganisationId.New()];

    // Letters are organisations, capitals have a place; what moves up is said by position, counted from 0.
    [Theory]
    [InlineData("", 2, null, "")]
    [InlineData("a", 1, null, "0")]
    [InlineData("Aab", 2, null, "1")]
    [InlineData("Aab", 2, 1, "2")]
    [InlineData("Aabc", 3, 1, "2 3")]
    [InlineData("AAb", 2, null, "")]
    [InlineData("AAAb", 2, null, "")]
    [InlineData("AAaab", 4, 3, "2 4")]
    [InlineData("aaa", 5, 2, "0 1")]
    [InlineData("BaAb", 4, 2, "1 3")]
    public void Places_are_given_in_order_to_whoever_has_room(string asked, int places, int? share, string up)
    {
        IReadOnlyList<Asked> list = [.. asked.Select(c => new Asked(Guid.NewGuid(), Three[char.ToLowerInvariant(c) - 'a'], char.IsUpper(c)))];
        Assert.Equal(up, string.Join(' ', TrainingRules.MovesUp(list, places, share).Select(id => list.ToList().FindIndex(a => a.Id == id))));
    }

    [Fact]
    public void Never_more_than_the_places_or_the_share_and_nobody_is_overtaken_who_could_have_been_placed() => Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Bool).List[0, 20], Gen.Int[0, 12], Gen.Int[0, 5]).Sample((rows, places, limit) =>
    {
        int? share = limit == 0 ? null : limit;
        List<Asked> list = [.. rows.Select(r => new Asked(Guid.NewGuid(), Three[r.Item1], r.Item2))];
        var up = TrainingRules.MovesUp(list, places, share);
        var before = list.Count(a => a.HasPlace);
        Assert.True(before + up.Count <= Math.Max(places, before));
        Assert.DoesNotContain(list, a => a.HasPlace && up.Contains(a.Id));
        List<Asked> after = [.. list.Select(a => a with { HasPlace = a.HasPlace || up.Contains(a.Id) })];
        foreach (var organisation in Three)
        {
            var held = list.Count(a => a.HasPlace && a.Organisation == organisation);
            Assert.True(share is null || after.Count(a => a.HasPlace && a.Organisation == organisation) <= Math.Max(share.Value, held));
        }

        // Whoever still waits before somebody who moved up has an organisation without room.
        foreach (var (waiting, n) in after.Select((a, n) => (a, n)).Where(a => !a.a.HasPlace))
            Assert.True(!after.Skip(n).Any(a => up.Contains(a.Id)) || after.Count(a => a.HasPlace && a.Organisation == waiting.Organisation) >= share);
        // Nothing is left to give.
        Assert.Empty(TrainingRules.MovesUp(after, places, share));
    });

    [Fact]
    public void Cancelling_takes_a_place_from_nobody_and_leaves_no_place_empty_that_somebody_could_have() => Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).List[1, 40], Gen.Int[1, 6], Gen.Int[0, 3]).Sample((deeds, places, limit) =>
    {
        int? share = limit == 0 ? null : limit;
        List<Asked> list = [];
        foreach (var (organisation, deed) in deeds)
        {
            var held = list.Where(a => a.HasPlace).Select(a => a.Id).ToHashSet();
            if (deed == 0 && list.Count > 0)
            {
                held.Remove(list[organisation % list.Count].Id);
                list.RemoveAt(organisation % list.Count);
            }
            else
            {
                list.Add(new(Guid.NewGuid(), Three[organisation], false));
            }

            var up = TrainingRules.MovesUp(list, places, share);
            list = [.. list.Select(a => a with { HasPlace = a.HasPlace || up.Contains(a.Id) })];
            Assert.True(held.IsSubsetOf(list.Where(a => a.HasPlace).Select(a => a.Id)));
            Assert.True(list.Count(a => a.HasPlace) <= places);
            Assert.All(list.Where(a => !a.HasPlace), a => Assert.True(list.Count(b => b.HasPlace) == places || list.Count(b => b.HasPlace && b.Organisation == a.Organisation) >= share));
        }
    });

    // Days from today to the session, what was sent, and what is sent now.
    [Theory]
    [InlineData(8, "", "")]
    [InlineData(7, "", "Week")]
    [InlineData(5, "", "Week")]
    [InlineData(5, "Week", "")]
    [InlineData(2, "Week", "")]
    [InlineData(1, "Week", "Day")]
    [InlineData(0, "", "Day")]
    [InlineData(1, "Week Day", "")]
    [InlineData(-1, "", "")]
    public void Reminders_go_a_week_and_a_day_before_and_once(int days, string sent, string due)
    {
        var today = new DateOnly(2026, 11, 10);
        Assert.Equal(due, TrainingRules.ReminderDue(today.AddDays(days), today, [.. sent.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<ReminderKind>)])?.ToString() ?? "");
    }

    // Days since the session, what was answered, what is asked, and by when counted from the session.
    [Theory]
    [InlineData(0, "", "AtOnce 7")]
    [InlineData(55, "", "AtOnce 7")]
    [InlineData(20, "AtOnce", "")]
    [InlineData(56, "AtOnce", "Later 63")]
    [InlineData(56, "", "Later 63")]
    [InlineData(80, "AtOnce Later", "")]
    [InlineData(112, "", "")]
    [InlineData(-1, "", "")]
    public void Feedback_is_asked_at_once_and_after_eight_weeks(int days, string given, string asked)
    {
        var day = new DateOnly(2026, 9, 1);
        var due = TrainingRules.FeedbackDue(day, day.AddDays(days), [.. given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FeedbackKind>)]);
        Assert.Equal(asked, due is { } it ? $"{it.Kind} {it.Due.DayNumber - day.DayNumber}" : "");
    }

    [Theory]
    [InlineData("0 0 0", "0 0 0 = 0")]
    [InlineData("6 7 0", "6 7 0 = 13")]
    [InlineData("2 7 0", "* 7 0 = *")]
    [InlineData("2 3 9", "* * 9 = 14")]
    [InlineData("1 1 9", "* * 9 = *")]
    [InlineData("4 4 9", "* * 9 = *")]
    [InlineData("2 1 0", "* * 0 = *")]
    public void Small_counts_are_withheld_and_totals_that_tell_them(string counts, string told)
    {
        var shown = FeedbackRules.Count([.. counts.Split(' ').Select(int.Parse)], 5);
        Assert.Equal(told, $"{string.Join(' ', shown.Cells.Select(c => c?.ToString() ?? "*"))} = {shown.All?.ToString() ?? "*"}");
    }

    [Fact]
    public void What_is_withheld_could_have_been_another_number() => Gen.Select(Gen.Int[0, 9].Array[3], Gen.Int[3, 6]).Sample((counts, threshold) =>
    {
        var shown = FeedbackRules.Count(counts, threshold);
        if (shown.Cells.All(c => c is not null))
            return;
        var values = Enumerable.Range(0, 10);
        var same = (from a in values from b in values from c in values select new[] { a, b, c }).Where(o => FeedbackRules.Count(o, threshold) is var s && s.All == shown.All && s.Cells.SequenceEqual(shown.Cells)).ToList();
        for (var n = 0; n < counts.Length; n++)
            Assert.True(shown.Cells[n] is not null || same.Select(o => o[n]).Distinct().Count() > 1, $"{string.Join(' ', counts)} under {threshold}");
    });

    [Fact]
    public void What_was_asked_often_or_has_no_service_and_no_day_planned_is_suggested()
    {
        var suggested = SuggestionRules.Of([("anxiety", 7), ("sleep", 9), ("autism", 12), ("eating", 4), ("mood", null)], 5, ["sleep", "vision", "autism"], ["autism"]);
        Assert.Equal([new("sleep", 9, true), new("anxiety", 7, false), new("vision", null, true)], suggested);
    }

    // Nine children with SEMH and six with a speech need have help that did not come about; a day about worry is planned, none about speech. Four with autism are too few to be shown.
    [Fact]
    public void Help_that_plans_name_and_that_did_not_come_about_suggests_training_where_none_is_planned()
    {
        PlanGap[] gaps = [new("SEMH", "Social, emotional and mental health", 9), new("SLCN", "Speech, language and communication needs", 6), new("ASD", "Autistic spectrum disorder", 4), new("OTH", "Other difficulty or disability", 30), new("VI", "Vision impairment", 5), new(null, "No need recorded", 12)];
        Assert.Equal([new("Speech, language and communication needs", 6), new("Vision impairment", 5)], SuggestionRules.OfPlans(gaps, 5, ["anxiety"]));
        Assert.Equal([new("Social, emotional and mental health", 9), new("Speech, language and communication needs", 6)], SuggestionRules.OfPlans(gaps, 6, ["vision"]));
        Assert.Empty(SuggestionRules.OfPlans(gaps, 5, ["mood", "speech", "vision"]));
    }

    [Fact]
    public void Nothing_stands_twice_in_the_table_and_what_is_cancelled_is_over()
    {
        Assert.Equal(BookingStates.Table.Count, BookingStates.Table.DistinctBy(m => (m.From, m.To)).Count());
        Assert.DoesNotContain(BookingStates.Table, m => m.From == BookingState.Cancelled || m.To is BookingState.Booked or BookingState.Waiting);
        Assert.All(BookingStates.Table.Where(m => BookingStates.IsOpen(m.From) is false), m => Assert.True(m.AsksWhy));
        Assert.Equal("2½ hours", TrainingWords.Hours(150));
        Assert.Equal(["1 hour 20 minutes", "45 minutes", "1 hour"], new[] { 80, 45, 60 }.Select(TrainingWords.Hours));
    }

    // Eleven people answered both: with the total of the first, the one of the second that is withheld would be 11 - 10.
    [Fact]
    public void What_one_question_withholds_is_not_told_by_the_total_of_the_other()
    {
        var (used, barriers) = FeedbackRules.Together([6, 5, 0], [10, 1, 0, 0], 5);
        Assert.All([.. used.Cells, used.All, .. barriers.Cells, barriers.All], Assert.Null);
        var (told, alike) = FeedbackRules.Together([6, 5, 0], [11, 0, 0, 0], 5);
        Assert.Equal([6, 5, 0, 11, 11], [.. told.Cells, told.All, alike.All]);
    }
}
