using Headwater.Access.Contracts;
using Headwater.Children.Calendars;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>The ledger over the legal clock: what is recorded, refused and moved. Days are counted by hand on the scene's calendar.</summary>
public sealed class LedgerTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_permanent_exclusion_brings_every_duty_and_telling_the_board_starts_its_15_school_days(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var moved = await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0, with: t => t with { SocialWorker = true, LookedAfter = true });
        Assert.Equal(Outcome.Saved, moved.Outcome);
        var id = moved.Id!.Value;
        var view = (await scene.LedgerAsync())!;
        // Out from 10 November: the sixth school day is the 17th.
        Assert.Equal(
            [(DutyKind.NotifyParent, Day("2026-11-10")), (DutyKind.NotifyLocalAuthority, Day("2026-11-10")), (DutyKind.NotifySocialWorker, Day("2026-11-10")), (DutyKind.NotifyVirtualSchoolHead, Day("2026-11-10")), (DutyKind.NotifyBoard, Day("2026-11-10")), (DutyKind.BoardMeeting, (DateOnly?)null), (DutyKind.Papers, (DateOnly?)null), (DutyKind.AlternativeProvision, Day("2026-11-17"))],
            view.DutiesOf(id).Select(d => (d.Duty, d.Due)).OrderBy(d => d.Duty));
        var row = Assert.Single(view.Ledger.Exclusions);
        Assert.Equal((scene.Alder, 9, "DB"), (row.SchoolId, row.YearGroup, row.Reasons));
        var told = await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"));
        // 11 to 13, 16 to 20, 23 to 27, 30 November and 1 December: fifteen.
        Assert.Equal(Day("2026-12-01"), (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.BoardMeeting).Due);
        Assert.Contains(told.Words, w => w.Contains("The permanent exclusion of 10 November 2026", StringComparison.Ordinal) && w.Contains("the day the board was told", StringComparison.Ordinal) && w.Contains("Tuesday 1 December 2026", StringComparison.Ordinal));
        var kept = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<LedgerQueries>().ChangesAsync(id, Ct));
        Assert.Equal(string.Join('\n', told.Words), Assert.Single(kept).Words);
        Assert.DoesNotContain(id.ToString(), kept[0].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_closure_moves_the_board_s_day_and_whoever_looks_finds_why(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"));
        var moved = await scene.World.AsAsync(scene.Senco, s => s.GetRequiredService<CalendarChanges>().SaveAsync(scene.Alder, async () =>
            new AuditFact("add", "closed-day", (await s.GetRequiredService<ISchoolCalendars>().AddDayAsync(scene.Alder, Day("2026-11-13"), ClosedFor.WholeDay, ClosedBecause.Closure, Ct)).ToString()), null, Ct));
        Assert.Contains(moved!, w => w.Contains("moves from due Tuesday 1 December 2026 to due Wednesday 2 December 2026", StringComparison.Ordinal) && w.Contains("Friday 13 November 2026 is no school day any more", StringComparison.Ordinal));
        var changes = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<LedgerQueries>().ChangesAsync(id, Ct));
        Assert.Equal(2, changes.Count);
        Assert.Equal(scene.Senco, changes[0].By);
        // Back again: the day is the first one.
        await scene.World.AsAsync(scene.Senco, async s =>
        {
            var calendars = s.GetRequiredService<ISchoolCalendars>();
            var day = (await calendars.KeptAsync(scene.Alder, Ct)).Days.Single().Id;
            return await s.GetRequiredService<CalendarChanges>().SaveAsync(scene.Alder, async () => await calendars.RemoveDayAsync(scene.Alder, day, Ct) ? new("remove", "closed-day") : null, null, Ct);
        });
        Assert.Equal(Day("2026-12-01"), (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.BoardMeeting).Due);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_reason_and_nothing_is_kept()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        foreach (var (what, start, sessions, reasons, why) in new (ExclusionKind, string, int, string[], string)[]
        {
            (ExclusionKind.Suspension, "2026-11-10", 2, ["DB"], "while the suspension of 9 November 2026 still runs"),
            (ExclusionKind.Suspension, "2026-10-28", 2, ["DB"], "which is no school day in this calendar"),
            (ExclusionKind.Suspension, "2026-11-14", 2, ["DB"], "which is no school day in this calendar"),
            (ExclusionKind.Suspension, "2026-12-18", 200, ["DB"], "the calendar holds only"),
            (ExclusionKind.Suspension, "2026-11-16", 0, ["DB"], "a suspension has 1 or more"),
            (ExclusionKind.Suspension, "2026-11-16", 2, ["DF"], "has the reason code 'DF', which is in no list"),
            (ExclusionKind.Suspension, "2026-11-16", 2, ["DB", "DB"], "twice"),
        })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(what, start, sessions, "2026-11-09", t => t with { Reasons = reasons }));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}", refused.Message);
        }

        Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-11-16", 2, "2026-11-12"));
        // Only the headteacher of the school that has the child: not the SENCO, nor another head.
        Assert.Equal(Outcome.NotThere, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-16", 2, "2026-11-09", by: scene.Senco)).Outcome);
        Assert.Equal(Outcome.NotThere, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-16", 2, "2026-11-09", by: scene.OtherHead)).Outcome);
        Assert.Null(await scene.LedgerAsync(scene.OtherHead));
    }

    [Fact]
    public async Task Without_term_dates_nothing_is_recorded_and_it_says_what_to_do()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite, withDates: false);
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4));
        Assert.Contains("No term dates are recorded", refused.Message, StringComparison.Ordinal);
        // The locality's dates hold for a school that gives none.
        await scene.DatesAsync(scene.Head, null);
        Assert.Equal(Outcome.Saved, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Outcome);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Half_days_add_up_past_five_and_a_cancelled_one_keeps_what_was_served(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var first = await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-14", 10);
        var second = await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 1);
        // 5 days and half a day: 5.5, so that the board is told of the second; of the first it was not.
        var view = (await scene.LedgerAsync())!;
        Assert.Equal(11, view.Clocks[0].Result!.SessionsThisTerm);
        Assert.Contains(view.DutiesOf(second.Id!.Value), d => d.Duty == DutyKind.NotifyBoard);
        Assert.DoesNotContain(view.DutiesOf(first.Id!.Value), d => d.Duty == DutyKind.NotifyBoard);
        // Cancelled on the 16th: 14, 15 and 16 September were served, six half days, so that the second makes 3.5 days.
        var cancelled = await scene.ChangeAsync(first.Id!.Value, x => (x.Cancelled, x.CancelledBecause) = (Day("2026-09-16"), "New facts."));
        view = (await scene.LedgerAsync())!;
        Assert.Equal(7, view.Clocks[0].Result!.SessionsThisTerm);
        Assert.DoesNotContain(view.DutiesOf(second.Id!.Value), d => d.Duty == DutyKind.NotifyBoard);
        Assert.Contains(view.DutiesOf(first.Id!.Value), d => d.Duty == DutyKind.NotifyCancellation && d.Due == Day("2026-09-16"));
        Assert.Contains(cancelled.Words, w => w.Contains("does not arise any more", StringComparison.Ordinal) && w.Contains("the day of its cancelling on the suspension of 14 September 2026", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Days_elsewhere_count_towards_the_45_of_the_year_and_earlier_schools_here_count_by_themselves()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().SetElsewhereAsync(scene.Child, 2026, 43.5m, "Cedar School, elsewhere", 0, Ct));
        var result = (await scene.LedgerAsync())!.Clocks[0].Result!;
        // 43.5 and 2 days: 45.5.
        Assert.Equal((91, 4), (result.SessionsThisYear, result.SessionsThisTerm));
        Assert.Contains(result.Warnings, w => w.Contains("more than 45 school days", StringComparison.Ordinal));
        foreach (var bad in new[] { -1m, 0.25m, 191m })
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().SetElsewhereAsync(scene.Child, 2026, bad, "Cedar School", 1, Ct)));
        // The child goes to Beech School, which excludes for a day: there the two days at Alder School count for the year.
        await scene.DatesAsync(scene.OtherHead, scene.Beech);
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<RollService>().LeaveAsync(scene.Child, 1, new(Day("2026-11-11"), scene.Beech, Day("2026-11-12")), Ct));
        scene.World.Clock.Advance(TimeSpan.FromDays(6));
        await scene.World.AsAsync(scene.OtherHead, s => s.GetRequiredService<ExclusionService>().SetElsewhereAsync(scene.Child, 2026, 0m, "Nobody", 1, Ct));
        Assert.Equal(Outcome.Saved, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-16", 2, by: scene.OtherHead)).Outcome);
        var view = (await scene.LedgerAsync(scene.OtherHead))!;
        Assert.Equal(6, view.Clocks.Single(c => c.School == scene.Beech).Result!.SessionsThisYear);
        Assert.Equal(2, view.Clocks.Single(c => c.School == scene.Beech).Result!.SessionsThisTerm);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_follows_straight_on_another_or_passes_45_days_is_taken_with_an_explanation_and_not_without(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-05", 2);
        // Thursday 5 November, then Friday 6.
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-11-06", 2));
        Assert.Contains("The suspension of 6 November 2026 starts straight after the suspension of 5 November 2026", refused.Message, StringComparison.Ordinal);
        // The other way about: the one before it makes it follow.
        await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-03", 1);
        refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-11-04", 2));
        Assert.Contains("The suspension of 5 November 2026 starts straight after the suspension of 4 November 2026", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.LedgerAsync())!.Ledger.Exclusions.Count);
        var made = await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-06", 2, with: t => t with { Explanation = "A film of it came to light." });
        Assert.Equal("A film of it came to light.", (await scene.LedgerAsync())!.Ledger.Exclusions.Single(x => x.Id == made.Id).Explanation);
        // 2.5 days here and 42 elsewhere: half a day more makes 45, a whole one 45.5.
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<ExclusionService>().SetElsewhereAsync(scene.Child, 2026, 42m, "Cedar School", 0, Ct));
        refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.RecordAsync(ExclusionKind.Suspension, "2026-09-21", 2));
        Assert.Contains("more than 45 school days are unlawful (rule 1.3)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Outcome.Saved, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-21", 1)).Outcome);
        Assert.Equal(Outcome.Saved, (await scene.RecordAsync(ExclusionKind.Suspension, "2026-09-23", 1, with: t => t with { Explanation = "The safety of others; the authority was told." })).Outcome);
    }

    [Fact]
    public async Task A_duty_is_said_to_be_done_and_taken_back_and_not_before_the_decision()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Id!.Value;
        Assert.Equal(DutyState.Late, await StateAsync());
        await SayAsync(Day("2026-11-10"));
        Assert.Equal(DutyState.Late, await StateAsync());
        await SayAsync(Day("2026-11-09"));
        Assert.Equal(DutyState.Met, await StateAsync());
        await SayAsync(null);
        Assert.Equal(DutyState.Late, await StateAsync());
        Assert.Contains("lies before the decision", (await Assert.ThrowsAsync<InputRefusedException>(() => SayAsync(Day("2026-11-06")))).Message, StringComparison.Ordinal);
        Assert.Contains("in the future", (await Assert.ThrowsAsync<InputRefusedException>(() => SayAsync(Day("2026-11-11")))).Message, StringComparison.Ordinal);

        // Somebody who looked before another said it does not overwrite what the other said.
        await SayAsync(Day("2026-11-09"));
        Assert.Equal(Outcome.ChangedMeanwhile, (await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DutyService>().SayDoneAsync(scene.Child, id, DutyKind.NotifyParent, null, Day("2026-11-10"), "By post", Ct))).Outcome);
        Assert.Equal(DutyState.Met, await StateAsync());

        async Task<Moved> SayAsync(DateOnly? day)
        {
            var known = (await scene.LedgerAsync())!.Ledger.Done.FirstOrDefault(d => d.Duty == DutyKind.NotifyParent)?.DoneOn;
            return await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DutyService>().SayDoneAsync(scene.Child, id, DutyKind.NotifyParent, known, day, "By hand", Ct));
        }

        async Task<DutyState> StateAsync() => (await scene.LedgerAsync())!.DutiesOf(id).Single(d => d.Duty == DutyKind.NotifyParent).State;
    }

    [Fact]
    public async Task Two_who_record_the_same_days_at_once_do_not_both_succeed()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return (await scene.RecordAsync(ExclusionKind.Suspension, "2026-11-09", 4)).Outcome == Outcome.Saved;
            }
            catch (InputRefusedException)
            {
                return false;
            }
        }));
        Assert.Equal(1, outcomes.Count(o => o));
        Assert.Single((await scene.LedgerAsync())!.Ledger.Exclusions);
    }
}
