using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Meetings: days by what they bring together, agendas, who was there, notes that nobody writes over; and what they say.</summary>
public sealed class MeetingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly MeetingPlan Plan = new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, "Library", null);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Availability_is_picked_by_sector_coverage_and_not_by_head_count(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var (health, parents) = (await table.SeatAsync(UsualSectors.Health, table.Health), await table.SeatAsync(UsualSectors.Parents, table.Forum));
        var (school, other) = (await table.SeatAsync(UsualSectors.Schools, table.School), await table.SeatAsync(UsualSectors.Schools, speaksFor: "Other schools"));
        await table.SitAsync(health, table.Nurse);
        await table.SitAsync(parents, table.Mother);
        await table.SitAsync(school, table.Head);
        await table.SitAsync(other, table.Convenor);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddOptionAsync(meeting, table.World.Today.AddDays(7), new(10, 0), Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddOptionAsync(meeting, table.World.Today.AddDays(8), new(17, 0), Ct));
        var options = (await table.AskAsync<MeetingQueries, (IReadOnlyList<OptionRow> Options, AvailabilityChoice?)>(table.Convenor, async q => await q.OptionsAsync((await q.OneAsync(meeting, Ct))!, Ct))).Options.Select(o => o.Option.Id).ToList();
        // Tuesday morning: three heads of two sectors. Evening: two of two... and one parent more makes it three sectors of three members.
        await AnswerAsync(table.Nurse, health, Availability.Yes, Availability.IfNeedBe);
        await AnswerAsync(table.Head, school, Availability.Yes, Availability.Yes);
        await AnswerAsync(table.Convenor, other, Availability.Yes, Availability.No);
        await AnswerAsync(table.Mother, parents, Availability.No, Availability.Yes);
        var (_, choice) = await table.AskAsync<MeetingQueries, (IReadOnlyList<OptionRow>, AvailabilityChoice?)>(table.Mother, async q => await q.OptionsAsync((await q.OneAsync(meeting, Ct))!, Ct));
        Assert.Equal((1, 3, 3, 1), (choice!.Best.Option, choice.Best.Sectors, choice.Best.Members, choice.Best.IfNeedBe));
        // Nobody answers for another's seat; whoever convenes may, for somebody on the telephone.
        await SeatTests.RefusedAsync(() => AnswerAsync(table.Nurse, parents, Availability.No, Availability.No), "Answer for a seat you sit in");
        await AnswerAsync(table.Convenor, parents, Availability.No, Availability.IfNeedBe);

        Task AnswerAsync(PersonId who, Guid seat, Availability first, Availability second) =>
            table.AsAsync<AgendaService>(who, s => s.AnswerAsync(meeting, seat, new Dictionary<Guid, Availability> { [options[0]] = first, [options[1]] = second }, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Notes_are_written_once_and_corrections_stand_beside_them_for_ten_working_days(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        var meeting = await HoldAsync(table, table.World.Today, new() { [seat] = Presence.Present });
        await table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "We agreed on clinics.", Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<RecordService>(table.Convenor, s => s.NoteAsync(meeting, "We agreed on nothing.", Ct)), "not written over");
        // Tuesday 10 November: ten working days on is Tuesday 24 November.
        Assert.Equal(new DateOnly(2026, 11, 24), RecordService.ClosesOn(new(2026, 11, 10)));
        // Friday 18 December: 21, 22, 23, 24, then 29, 30, 31 (25 and 28 are bank holidays), 4, 5 and 6 January.
        Assert.Equal(new DateOnly(2027, 1, 6), RecordService.ClosesOn(new(2026, 12, 18)));
        // Wednesday 24 March 2027: 25, then 30, 31, 1 and 2 April; Good Friday is 26 and Easter Monday 29 March.
        Assert.Equal(new DateOnly(2027, 4, 2), RecordService.NotesDueOn(new(2027, 3, 24)));
        await table.AsAsync<RecordService>(table.Mother, s => s.CorrectAsync(meeting, "On Fridays only.", Ct));
        table.World.Clock.Advance(TimeSpan.FromDays(14));
        await table.AsAsync<RecordService>(table.Head, s => s.CorrectAsync(meeting, "And in term only.", Ct));
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        await SeatTests.RefusedAsync(() => table.AsAsync<RecordService>(table.Head, s => s.CorrectAsync(meeting, "Too late.", Ct)), "The notes stand since");
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal("We agreed on clinics.", (await db.Set<Meeting>().SingleAsync(Ct)).Notes);
        Assert.Equal(["On Fridays only.", "And in term only."], await db.Set<Correction>().OrderBy(c => c.Id).Select(c => c.Text).ToListAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A16_a_fading_seat_over_storage_0_40_and_with_two_excusals_it_is_too_early(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health, from: table.World.Today.AddYears(-1));
        var holding = await table.SitAsync(seat, table.Nurse);
        // She has sat there for a year: a meeting before that would be nobody's absence.
        await using (var db = table.World.Database.Open(table.World.Locality))
            await db.Set<SeatHolding>().Where(h => h.Id == holding).ExecuteUpdateAsync(s => s.SetProperty(h => h.FromDay, table.World.Today.AddYears(-1)), Ct);
        // 1,1,1,1,1,0 | 0,1,0: 0.833 before, 0.333 now, ratio 0.40.
        int[] there = [1, 1, 1, 1, 1, 0, 0, 1, 0];
        for (var n = 0; n < there.Length; n++)
            await PutHeldAsync(table, table.World.Today.AddDays(-100 + (n * 10)), (seat, there[n] == 1 ? Presence.Present : Presence.Missed));
        var board = await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Convenor, b => b.ResultsAsync(Ct));
        var fading = Assert.Single(board, r => r.Signal == Signal.FadingSeat);
        Assert.Equal((0.40, true), (Math.Round(fading.Value!.Value, 2), fading.Fires));
        // The person's own affair: she sees it, other members see it by sector only.
        Assert.Contains(await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Nurse, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.FadingSeat);
        Assert.DoesNotContain(await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Mother, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.FadingSeat);
        // Two of the misses fall into a time that was excused: seven meetings count, and that is too early.
        await table.AsAsync<SeatService>(table.Nurse, s => s.ExcuseAsync(seat, table.World.Today.AddDays(-51), table.World.Today.AddDays(-39), ExcusalReason.Illness, Ct));
        var excused = Assert.Single(await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Convenor, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.FadingSeat);
        Assert.Equal(SignalState.NotEnoughData, excused.State);
    }

    [Fact]
    public async Task A10_a_sector_s_voice_3_of_60_turns_with_2_of_16_present_is_0_40_and_is_looked_at()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        List<(Guid Seat, Presence)> present = [];
        foreach (var (sector, count) in new[] { (UsualSectors.Parents, 2), (UsualSectors.LocalAuthority, 5), (UsualSectors.Schools, 9) })
        {
            for (var n = 0; n < count; n++)
                present.Add((await table.SeatAsync(sector, speaksFor: $"{sector} {n}"), Presence.Present));
        }

        var meeting = await PutHeldAsync(table, table.World.Today.AddDays(-5), [.. present]);
        // Two items: 3 turns of parents, 27 of the local authority, 30 of schools, 60 together.
        await using (var db = table.World.Database.Open(table.World.Locality))
        {
            var items = await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting).OrderBy(i => i.Place).Select(i => i.Id).ToListAsync(Ct);
            foreach (var (item, sector, turns) in new[] { (0, UsualSectors.Parents, 3), (0, UsualSectors.LocalAuthority, 20), (1, UsualSectors.LocalAuthority, 7), (1, UsualSectors.Schools, 30) })
            {
                for (var n = 0; n < turns; n++)
                    await table.AsAsync<AgendaService>(table.Convenor, s => s.TallyAsync(items[item], sector, back: false, Ct));
            }
        }

        // To those who keep the membership; two seats are too few to tell all the others how much their people talk.
        var shown = Assert.Single(await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Mother, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.EqualityOfVoice);
        Assert.DoesNotContain(shown.Reasons, r => r.Contains("Parents", StringComparison.Ordinal));
        var voice = Assert.Single(await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Convenor, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.EqualityOfVoice);
        Assert.Equal((0.40, 60, SignalState.Look), (Math.Round(voice.Value!.Value, 2), voice.N, voice.State));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_who_write_an_outcome_at_once_the_second_is_told_both_and_nothing_is_lost(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddItemAsync(meeting, new("Clinics", 20, null, NeedsDecision: true, IsRelationship: false), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today, new(10, 0), 90, Ct));
        var item = Assert.Single(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(meeting, Ct)));
        await table.AsAsync<AgendaService>(table.Nurse, s => s.OutcomeAsync(item.Id, "Clinics on Fridays.", item.Version, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Mother, s => s.OutcomeAsync(item.Id, "Clinics in the evening.", item.Version, Ct)), "Clinics on Fridays.");
        // Knowing it, she adds below it: nobody changes another's words, and the first does not change hers.
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Mother, s => s.OutcomeAsync(item.Id, "Clinics in the evening.", item.Version + 1, Ct)), "Nurse Nash wrote there, and nobody changes another's words");
        await table.AsAsync<AgendaService>(table.Mother, s => s.OutcomeAsync(item.Id, "Clinics on Fridays.\r\nIn the evening.", item.Version + 1, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Nurse, s => s.OutcomeAsync(item.Id, "Clinics on Fridays.", item.Version + 2, Ct)), "Mother Moss wrote there, and nobody changes another's words");
        // What is left over is carried on with what came of it so far.
        var next = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.CarryAsync(item.Id, next, Ct));
        Assert.Equal("Clinics on Fridays.\nAdded by Mother Moss: In the evening.", Assert.Single(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(next, Ct))).Outcome);
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Convenor, s => s.CarryAsync(item.Id, next, Ct)), "It was moved already");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nobody_rewrites_what_came_of_a_meeting_once_its_notes_are_out_and_no_turn_is_counted_any_more(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var seat = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddItemAsync(meeting, new("Clinics", 20, null, NeedsDecision: true, IsRelationship: false, seat), Ct));
        async Task<AgendaItem> ItemAsync() => Assert.Single(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(meeting, Ct)));
        var item = await ItemAsync();
        // Before its day nothing can have come of it.
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today.AddDays(1), new(10, 0), 90, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Nurse, s => s.OutcomeAsync(item.Id, "We fund it.", item.Version, Ct)), "has not begun");
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Nurse, s => s.TallyAsync(item.Id, UsualSectors.Health, back: false, Ct)), "has not begun");
        await table.AsAsync<MeetingService>(table.Facilitator, s => s.CallAsync(meeting, table.World.Today, new(10, 0), 90, Ct));
        foreach (var back in new[] { false, false, true })
            await table.AsAsync<AgendaService>(table.Nurse, s => s.TallyAsync(item.Id, UsualSectors.Health, back, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Nurse, s => s.TallyAsync(item.Id, UsualSectors.Parents, back: true, Ct)), "no turn to take back");
        await table.AsAsync<AgendaService>(table.Nurse, s => s.OutcomeAsync(item.Id, "We fund it.", item.Version, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Convenor, s => s.RemoveItemAsync(meeting, item.Id, Ct)), "it stays");
        await SeatTests.RefusedAsync(() => table.AttendAsync(meeting, new Dictionary<Guid, Presence>(), table.Head), "Nurse Nash");
        await table.AttendAsync(meeting, new Dictionary<Guid, Presence> { [seat] = Presence.Present }, table.Head);
        await table.AsAsync<RecordService>(table.Nurse, s => s.NoteAsync(meeting, "We agreed to fund the clinics.", Ct));
        item = await ItemAsync();
        foreach (var who in new[] { table.Nurse, table.Mother, table.Convenor, table.Facilitator })
        {
            await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(who, s => s.OutcomeAsync(item.Id, "We agreed nothing.", item.Version, Ct)), "The notes of this meeting are out");
            await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(who, s => s.TallyAsync(item.Id, UsualSectors.Health, back: false, Ct)), "The notes of this meeting are out");
        }

        Assert.Equal(("We fund it.", table.Nurse, seat), (item.Outcome, item.OutcomeBy, item.LeadSeatId));
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal(1, (await db.Set<VoiceTally>().SingleAsync(Ct)).Turns);
        // Whoever moved it did not call it.
        Assert.Equal(table.Convenor, (await db.Set<Meeting>().SingleAsync(m => m.Id == meeting, Ct)).CalledBy);
    }

    [Fact]
    public async Task An_item_can_be_changed_and_taken_off_while_nothing_came_of_it_and_of_two_who_change_it_the_second_is_told()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddItemAsync(meeting, new("Clinics", 20, null, NeedsDecision: true, IsRelationship: false), Ct));
        var item = Assert.Single(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(meeting, Ct)));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.ChangeItemAsync(meeting, item.Id, new("Evening clinics", 30, "a round", NeedsDecision: false, IsRelationship: true), item.Version, Ct));
        await SeatTests.RefusedAsync(() => table.AsAsync<AgendaService>(table.Facilitator, s => s.ChangeItemAsync(meeting, item.Id, new("Clinics?", 5, null, NeedsDecision: false, IsRelationship: false), item.Version, Ct)), "Somebody else changed this item");
        var now = Assert.Single(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(meeting, Ct)));
        Assert.Equal(("Evening clinics", 30, "a round", false, true), (now.Title, now.Minutes, now.Method, now.NeedsDecision, now.IsRelationship));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.RemoveItemAsync(meeting, item.Id, Ct));
        Assert.Empty(await table.AskAsync<MeetingQueries, IReadOnlyList<AgendaItem>>(table.Nurse, q => q.AgendaAsync(meeting, Ct)));
    }

    [Fact]
    public async Task The_five_workshops_come_with_purposes_and_materials_and_a_word_is_said_when_three_meetings_had_no_relationship_time()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        await table.AsAsync<MeetingService>(table.Facilitator, s => s.PlanWorkshopsAsync(Ct));
        var all = await table.AskAsync<MeetingQueries, IReadOnlyList<Meeting>>(table.Mother, q => q.AllAsync(Ct));
        Assert.Equal(5, all.Count(m => m is { Kind: MeetingKind.Workshop, Purpose: not null, Materials: not null }));
        await SeatTests.RefusedAsync(() => table.AsAsync<MeetingService>(table.Convenor, s => s.PlanWorkshopsAsync(Ct)), "planned already");
        for (var n = 3; n > 1; n--)
            await PutHeldAsync(table, table.World.Today.AddDays(-n));
        Assert.Null(await table.AskAsync<MeetingQueries, string?>(table.Mother, q => q.NoTimeForEachOtherAsync(Ct)));
        await PutHeldAsync(table, table.World.Today.AddDays(-1));
        Assert.StartsWith("The last three meetings had no time to get to know each other.", await table.AskAsync<MeetingQueries, string?>(table.Mother, q => q.NoTimeForEachOtherAsync(Ct)), StringComparison.Ordinal);
    }

    /// <summary>A meeting of today, held through the service.</summary>
    private static async Task<Guid> HoldAsync(RoundTable table, DateOnly day, Dictionary<Guid, Presence> presences)
    {
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(Plan, Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, day, new(10, 0), 90, Ct));
        await table.AttendAsync(meeting, presences, null);
        return meeting;
    }

    /// <summary>A meeting of the past with two items, and who was there.</summary>
    internal static async Task<Guid> PutHeldAsync(RoundTable table, DateOnly day, params (Guid Seat, Presence Presence)[] there)
    {
        var id = Guid.CreateVersion7();
        await table.World.AsAsync(table.Convenor, async services =>
        {
            var db = (HeadwaterDb)services.GetService(typeof(HeadwaterDb))!;
            db.Add(new Meeting { Id = id, Title = "Held", Kind = MeetingKind.Partnership, Mode = MeetingMode.InPerson, State = MeetingState.Held, Day = day, Starts = new(10, 0), Minutes = 90 });
            for (var n = 1; n < 3; n++)
                db.Add(new AgendaItem { Id = Guid.CreateVersion7(), MeetingId = id, Place = n, Title = "Item", Minutes = 10 });
            foreach (var (seat, presence) in there)
                db.Add(new Attendance { MeetingId = id, SeatId = seat, Presence = presence, By = table.Convenor });
            await ((Headwater.Access.Contracts.IAuditTrail)services.GetService(typeof(Headwater.Access.Contracts.IAuditTrail))!).SaveAsync(Ct, new Headwater.Access.Contracts.AuditFact("plan", "meeting", id.ToString()));
            return true;
        });
        return id;
    }
}
