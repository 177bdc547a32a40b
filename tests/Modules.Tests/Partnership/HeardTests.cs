using System.Net;
using System.Text;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>S07 beside its turns: whether people could speak and were heard, by sector and never by person.</summary>
public sealed class HeardTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Was_heard_is_answered_once_a_seat_lies_sealed_for_a_week_and_is_then_kept_as_sums_of_five_or_more(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6), (Health, 3), (Parents, 3));
        var meeting = await HeldAsync(scene);
        // Schools 5 5 4 4 3 (21 of five); health 4 2 (6), parents 1 2 2 (5): the five of both together 11.
        int[] answers = [5, 5, 4, 4, 3];
        foreach (var (seat, answer) in scene.Of(Schools).Zip(answers).Concat(scene.Of(Health).Zip([4, 2])).Concat(scene.Of(Parents).Zip([1, 2, 2])))
            await scene.AsAsync<HeardService>(seat.Holder, s => s.AnswerAsync(meeting, seat.Id, answer, Ct));
        await SeatTests.RefusedAsync(() => AnswerAsync(scene.Of(Schools).First(), 1), "This seat has answered");
        await SeatTests.RefusedAsync(() => scene.AsAsync<HeardService>(scene.Of(Schools).First().Holder, s => s.AnswerAsync(meeting, scene.Of(Health).Last().Id, 5, Ct)), "Answer for a seat in which you sit");
        await SeatTests.RefusedAsync(() => scene.AsAsync<HeardService>(scene.Facilitator, s => s.AnswerAsync(meeting, scene.Of(Health).Last().Id, 5, Ct)), "Answer for a seat in which you sit");
        await SeatTests.RefusedAsync(() => AnswerAsync(scene.Of(Health).Last(), 6), "from 1 to 5");
        await CountAsync(scene);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            // Not before its last day is over: until then no table says what anybody answered, and seals are of one length under random keys.
            var box = await db.Set<SealedAnswer>().ToListAsync(Ct);
            Assert.Equal((10, 0, 10), (box.Count, await db.Set<HeardGroup>().CountAsync(Ct), await db.Set<HeardSeat>().CountAsync(Ct)));
            Assert.All(box, b => Assert.Equal(4, b.Id.Version));
            Assert.Single(box.Select(b => b.Contents.Length).Distinct());
            Assert.All(box, b => Assert.DoesNotContain(Schools, Encoding.Latin1.GetString(b.Contents), StringComparison.Ordinal));
            Assert.Equal(["LocalityId", "MeetingId", "SeatId"], db.Model.FindEntityType(typeof(HeardSeat))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
            Assert.All(await db.Set<AuditEntry>().Where(e => e.Kind == "heard").ToListAsync(Ct), e => Assert.Equal((meeting.ToString(), null), (e.RecordId, e.Detail)));
        }

        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        await SeatTests.RefusedAsync(() => AnswerAsync(scene.Of(Health).Last(), 5), "for 7 days after it");
        await CountAsync(scene);
        await CountAsync(scene);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            Assert.False(await db.Set<SealedAnswer>().AnyAsync(Ct));
            Assert.Equal([(Schools, 5, 21), ($"{Health} {Parents}", 5, 11)], (await db.Set<HeardGroup>().OrderBy(g => g.Number).ToListAsync(Ct)).Select(g => (g.Sectors, g.Answers, g.Sum)));
        }

        var page = await scene.TextAsync(scene.Observer, MeetingLinks.Heard(meeting));
        // 32 of ten: 3.2; 21 of five: 4.2; 11 of five: 2.2.
        foreach (var said in new[] { "10 seats answered", "3.2 on average", "4.2", "2.2", "Those of whom fewer than five answered are counted together" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        // Readiness says that two sectors' mean is of both, and passes it off as neither's own.
        var gathered = await scene.AskAsync<EvidenceQueries, GatheredEvidence>(scene.Convenor, q => q.GatherAsync(Ct));
        Assert.Contains(gathered.Figures[ReadinessItem.Heard].Caveats, c => c.StartsWith("Whether they were heard is counted together for ", StringComparison.Ordinal) && c.Contains("Health", StringComparison.Ordinal) && c.Contains("Parents and carers", StringComparison.Ordinal));

        Task AnswerAsync(TestSeat seat, int answer) => scene.AsAsync<HeardService>(seat.Holder, s => s.AnswerAsync(meeting, seat.Id, answer, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_fewer_than_five_answers_nothing_is_kept_or_shown(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 3), (Parents, 3));
        var meeting = await HeldAsync(scene);
        foreach (var seat in scene.Seats.Take(4))
            await scene.AsAsync<HeardService>(seat.Holder, s => s.AnswerAsync(meeting, seat.Id, 1, Ct));
        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        await CountAsync(scene);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal((0, 0), (await db.Set<SealedAnswer>().CountAsync(Ct), await db.Set<HeardGroup>().CountAsync(Ct)));
        Assert.Contains("Fewer than five seats answered", await scene.TextAsync(scene.Observer, MeetingLinks.Heard(meeting)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Only_seats_that_were_there_are_asked_no_sub_group_is_and_a_meeting_that_was_answered_for_does_not_move(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var meeting = await HeldAsync(scene, scene.Seats.Take(5));
        await SeatTests.RefusedAsync(() => AnswerAsync(meeting, scene.Seats[5]), "was not at the table");
        var own = await HeldAsync(scene, kind: MeetingKind.SubGroup);
        await SeatTests.RefusedAsync(() => AnswerAsync(own, scene.Seats[0]), "for 7 days after it");
        var called = await scene.AskAsync<MeetingService, Guid>(scene.Convenor, s => s.PlanAsync(new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await scene.AsAsync<MeetingService>(scene.Convenor, s => s.CallAsync(called, scene.Today, new(9, 0), 60, Ct));
        await AnswerAsync(called, scene.Seats[0]);
        await SeatTests.RefusedAsync(() => scene.AsAsync<MeetingService>(scene.Convenor, s => s.CallAsync(called, scene.Today.AddDays(20), new(9, 0), 60, Ct)), "so it has taken place");

        Task AnswerAsync(Guid of, TestSeat seat) => scene.AsAsync<HeardService>(seat.Holder, s => s.AnswerAsync(of, seat.Id, 4, Ct));
    }

    [Fact]
    public async Task S07_tells_the_answers_beside_the_turns_and_readiness_check_10_rests_on_them()
    {
        await using var scene = await DecisionScene.CreateAsync(Engine.Sqlite, (Schools, 6), (Parents, 6));
        var meeting = await HeldAsync(scene, scene.Seats);
        foreach (var seat in scene.Seats)
            await scene.AsAsync<HeardService>(seat.Holder, s => s.AnswerAsync(meeting, seat.Id, seat.Sector == Schools ? 5 : 2, Ct));
        scene.World.Clock.Advance(TimeSpan.FromDays(8));
        await CountAsync(scene);
        // Turns were not tallied: the answers alone tell readiness that parents were not heard (2 of 5, and 4 is asked).
        var review = await scene.AskAsync<EvidenceQueries, GatheredEvidence>(scene.Convenor, q => q.GatherAsync(Ct));
        Assert.Equal([("Parents and carers", 2.0), ("Schools", 5.0)], review.Evidence.Heard!.Select(h => (h.Sector, h.Heard!.Value)).Order());
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            foreach (var item in await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting).Select(i => i.Id).ToListAsync(Ct))
            {
                for (var n = 0; n < 6; n++)
                {
                    await scene.AsAsync<AgendaService>(scene.Convenor, s => s.TallyAsync(item, Schools, back: false, Ct));
                    await scene.AsAsync<AgendaService>(scene.Convenor, s => s.TallyAsync(item, Parents, back: false, Ct));
                }
            }
        }

        var voice = Assert.Single(await scene.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(scene.Observer, b => b.ResultsAsync(Ct)), r => r.Signal == Signal.EqualityOfVoice);
        Assert.Contains(voice.Reasons, r => r.Contains("Asked whether they could speak and were heard (5 is fully)", StringComparison.Ordinal) && r.Contains("Parents and carers 2", StringComparison.Ordinal) && r.Contains("Schools 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_asked_on_the_overview_and_answered_in_the_browser()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var seat = await table.SeatAsync(Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today, new(9, 0), 60, Ct));
        Assert.Contains("Were you heard at We meet? Say until", await table.TextAsync(table.Nurse, "/collaborative"), StringComparison.Ordinal);
        using var none = await table.FillAsync(table.Nurse, MeetingLinks.Heard(meeting), "Answer");
        Assert.Contains("Choose an answer from 1 to 5", (await Forms.Read(none)).Body!.TextContent, StringComparison.Ordinal);
        using var said = await table.FillAsync(table.Nurse, MeetingLinks.Heard(meeting), "Answer", ("Answer", "4"));
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Contains("you have answered", await table.TextAsync(table.Nurse, MeetingLinks.Heard(meeting)), StringComparison.Ordinal);
        Assert.DoesNotContain("Were you heard at We meet?", await table.TextAsync(table.Nurse, "/collaborative"), StringComparison.Ordinal);
        Assert.DoesNotContain("could you speak", await table.TextAsync(table.Mother, MeetingLinks.Heard(meeting)), StringComparison.Ordinal);
    }

    private static Task<Guid> HeldAsync(DecisionScene scene, IEnumerable<TestSeat>? there = null, MeetingKind kind = MeetingKind.Partnership) => scene.World.AsAsync(scene.Convenor, async services =>
    {
        var db = services.GetRequiredService<HeadwaterDb>();
        var meeting = new Meeting { Id = Guid.CreateVersion7(), Title = "We met", Kind = kind, Mode = MeetingMode.InPerson, State = MeetingState.Held, Day = scene.Today, Starts = new(9, 0), Minutes = 60 };
        db.Add(meeting);
        for (var place = 1; place <= 2; place++)
            db.Add(new AgendaItem { Id = Guid.CreateVersion7(), MeetingId = meeting.Id, Place = place, Title = $"Item {place}", Minutes = 10 });
        db.AddRange((there ?? []).Select(s => new Attendance { MeetingId = meeting.Id, SeatId = s.Id, Presence = Presence.Present, By = scene.Convenor }));
        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("plan", "meeting", meeting.Id.ToString()));
        return meeting.Id;
    });

    private static async Task CountAsync(DecisionScene scene)
    {
        await using var scope = scene.World.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(scene.World.Locality);
        await scope.ServiceProvider.GetServices<IDailyWork>().OfType<HeardService>().Single().RunAsync(Ct);
    }
}
