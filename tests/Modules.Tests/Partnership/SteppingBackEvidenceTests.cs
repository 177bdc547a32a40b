using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Network;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>What a readiness review and S12 make of what is recorded: who did it is asked of the day on which it was done.</summary>
public sealed class SteppingBackEvidenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task G5_meetings_that_the_facilitator_ran_stay_theirs_when_the_post_has_ended(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await WriteAsync(table, db => db.AddRange(Enumerable.Range(1, 3).Select(n => Meeting(table, n * 7, table.Facilitator, table.Nurse, table.Nurse))));
        Assert.Equal((false, "Members called, chaired and minuted 0 of the last 3 meetings; all 3 are needed."), await StandsAsync(table, ReadinessItem.MemberRunMeetings));
        await EndAsync(table);
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((false, "Members called, chaired and minuted 0 of the last 3 meetings; all 3 are needed."), await StandsAsync(table, ReadinessItem.MemberRunMeetings));
        // Called by them while they held the post, and held after it: still theirs. Called when it was long over: a member's.
        await WriteAsync(table, db => db.Add(Meeting(table, 0, table.Facilitator, table.Nurse, table.Nurse)));
        Assert.False((await StandsAsync(table, ReadinessItem.MemberRunMeetings)).Holds);
        table.World.Clock.Advance(TimeSpan.FromDays(60));
        await WriteAsync(table, db => db.AddRange(Meeting(table, 2, table.Facilitator, table.Nurse, table.Nurse), Meeting(table, 1, table.Mother, table.Mother, table.Mother)));
        Assert.Equal((false, "Members called, chaired and minuted 2 of the last 3 meetings; all 3 are needed."), await StandsAsync(table, ReadinessItem.MemberRunMeetings));
        await WriteAsync(table, db => db.Add(Meeting(table, 0, table.Nurse, table.Mother, table.Head)));
        Assert.Equal((true, "Members called, chaired and minuted 3 of the last 3 meetings; all 3 are needed."), await StandsAsync(table, ReadinessItem.MemberRunMeetings));
    }

    [Fact]
    public async Task Whoever_becomes_the_facilitator_later_ran_their_earlier_meetings_as_a_member()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        await WriteAsync(table, db => db.AddRange(Enumerable.Range(1, 3).Select(n => Meeting(table, n * 30, table.Teacher, table.Teacher, table.Teacher))));
        await WriteAsync(table, db => db.Add(new Post { Id = Guid.CreateVersion7(), PersonId = table.Teacher, OrganisationId = table.Forum, Role = Role.Facilitator, FromDay = table.World.Today, AppointedBy = table.Administrator, CertifiedOn = table.World.Today }));
        Assert.True((await StandsAsync(table, ReadinessItem.MemberRunMeetings)).Holds);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Check_9_four_of_the_last_five_decisions_without_the_facilitator_are_enough_and_three_are_not(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await WriteAsync(table, db => Decide(table, db, 1, table.Facilitator, daysAgo: 20), db => { for (var n = 2; n <= 5; n++) Decide(table, db, n, table.Nurse); });
        await EndAsync(table);
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((true, "4 of the last 5 decisions were reached without the facilitator running them; 4 are needed."), await StandsAsync(table, ReadinessItem.OwnDecisions));
        await WriteAsync(table, db => Decide(table, db, 6, table.Facilitator, daysAgo: 2), db => Decide(table, db, 7, table.Facilitator, daysAgo: 3));
        Assert.Equal((false, "3 of the last 5 decisions were reached without the facilitator running them; 4 are needed."), await StandsAsync(table, ReadinessItem.OwnDecisions));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Check_8_four_of_five_critical_seats_with_a_deputy_or_successor_are_enough_and_three_are_not(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        List<Guid> seats = [];
        foreach (var sector in new[] { UsualSectors.Schools, UsualSectors.LocalAuthority, UsualSectors.Health, UsualSectors.SocialCare, UsualSectors.Parents })
            seats.Add(await table.SeatAsync(sector, speaksFor: $"Somebody of {sector}"));
        Assert.Equal(5, (await table.AskAsync<SeatQueries, IReadOnlyList<TableSeat>>(table.Convenor, q => q.TableAsync(Ct))).Count(s => s.Sector.IsCore));
        await SucceedAsync(seats[..3]);
        Assert.Equal((false, "3 of 5 critical roles have a deputy or successor; 80% are needed."), await StandsAsync(table, ReadinessItem.Succession));
        await SucceedAsync(seats[3..4]);
        Assert.Equal((true, "4 of 5 critical roles have a deputy or successor; 80% are needed."), await StandsAsync(table, ReadinessItem.Succession));

        Task SucceedAsync(List<Guid> some) => WriteAsync(table, db => db.Set<Seat>().Where(s => some.Contains(s.Id)).ToList().ForEach(s => s.SuccessorId = table.Nurse));
    }

    [Fact]
    public async Task G4_nobody_can_say_yet_that_no_key_seat_fades_while_there_were_fewer_than_nine_meetings()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        foreach (var (sector, person) in new[] { (UsualSectors.Parents, table.Mother), (UsualSectors.Voluntary, table.Nurse) })
            await table.SitAsync(await table.SeatAsync(sector, speaksFor: "Somebody"), person);
        var line = (await table.AskAsync<ReadinessQueries, ReviewNow>(table.Mother, q => q.NowAsync(Ct))).Lines.Single(l => l.Check.Item == ReadinessItem.KeySeats);
        Assert.Equal((false, null), (line.Check.Holds, line.Figure));
    }

    [Fact]
    public async Task G1_a_chair_whom_the_anchor_itself_sends_is_from_the_anchor_whatever_their_sector()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        var care = await table.SeatAsync(UsualSectors.SocialCare, table.Council);
        await table.SitAsync(care, table.Head);
        await table.ActivityAsync("Clinics", care, UsualSectors.SocialCare);
        Assert.Equal((false, "1 of 1 live activity have a member as chair, and 0 of the chairs are not from the anchor (half at least)."), await StandsAsync(table, ReadinessItem.Chairs));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task S12_counts_for_the_anchor_what_its_own_people_without_a_seat_did_in_their_posts_and_not_its_facilitator(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var employed = await table.World.PersonAsync("Facilitator at the council", (table.Council, Role.Facilitator));
        await WriteAsync(table, db => db.AddRange(
            Meeting(table, 10, table.Convenor, table.Convenor, table.Convenor), Meeting(table, 20, table.Convenor, table.Nurse, table.Nurse), Meeting(table, 30, employed, table.Nurse, table.Mother), Meeting(table, 120, table.Nurse, table.Nurse, table.Nurse)));
        // Called and noted: of six deeds in the last 90 days the convenor of the council did three, its facilitator one.
        Assert.Equal(["The facilitator did 1 of 6", "The anchor did 3 of 6"], await SaidAsync());
        await WriteAsync(table, db => db.Set<Post>().Where(p => p.PersonId == table.Convenor).ToList().ForEach(p => p.ToDay = table.World.Today.AddDays(-15)));
        // Their post ended a fortnight ago: what they did ten days ago they did not do for the council. Another convenor reads it.
        Assert.Equal(["The facilitator did 1 of 6", "The anchor did 1 of 6"], await SaidAsync());

        async Task<List<string>> SaidAsync() =>
            [.. (await table.World.AsAsync(table.Nurse, s => s.GetServices<ISignalSource>().OfType<DependenceSignals>().Single().SignalsAsync(table.World.Today, Ct))).SelectMany(r => r.Reasons).Where(r => r.Contains(" of 6", StringComparison.Ordinal)).Select(r => r[..(r.IndexOf(" of 6", StringComparison.Ordinal) + 5)])];
    }

    private static async Task<(bool Holds, string Sentence)> StandsAsync(RoundTable table, ReadinessItem item)
    {
        var check = (await table.AskAsync<ReadinessQueries, ReviewNow>(table.Mother, q => q.NowAsync(Ct))).Review.Checks.Single(c => c.Item == item);
        return (check.Holds, check.Sentence);
    }

    private static Meeting Meeting(RoundTable table, int daysAgo, PersonId called, PersonId chaired, PersonId noted) => new()
    {
        Id = Guid.CreateVersion7(), Title = $"Meeting {daysAgo} days before {table.World.Today:O}", Kind = MeetingKind.Partnership, Mode = MeetingMode.InPerson, State = MeetingState.Held, Day = table.World.Today.AddDays(-daysAgo),
        CalledBy = called, ChairedBy = chaired, NotedBy = noted, NotesOn = table.World.Today.AddDays(-daysAgo),
    };

    private static void Decide(RoundTable table, HeadwaterDb db, int n, PersonId proposed, int daysAgo = 10)
    {
        var (id, day) = (Guid.CreateVersion7(), table.World.Today.AddDays(-daysAgo));
        db.Add(new Proposal
        {
            Id = id, Title = $"Proposal {n}", Text = "Let us.", Kind = ProposalKind.Consent, Rule = default, IsAnonymous = false, Results = ResultsShown.Always, QuorumPercent = 50, NeedsCore = false, OpensOn = day, ClosesOn = day, Stage = PollStage.Closed, ProposedBy = proposed,
            ProposedOn = day, ClosedOn = day, ClosedBy = table.Convenor,
        });
        db.Add(new Decision { Id = Guid.CreateVersion7(), Statement = $"Decision {n}", ProposalId = id, IsAdopted = true, Numbers = "All agreed.", Eligible = "", Casting = "", Core = "", DecidedOn = day, RecordedBy = table.Convenor, ReviewBy = day.AddYears(1) });
    }

    private static Task EndAsync(RoundTable table) => table.AsAsync<PostService>(table.Administrator, async s =>
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        await s.EndAsync((await db.Set<Post>().SingleAsync(p => p.PersonId == table.Facilitator, Ct)).Id, null, "The facilitator's time is over.", null, Ct);
    });

    private static Task<bool> WriteAsync(RoundTable table, params IReadOnlyList<Action<HeadwaterDb>> work) => table.World.AsAsync(table.Convenor, async services =>
    {
        foreach (var each in work)
            each(services.GetRequiredService<HeadwaterDb>());
        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("add", "meeting"));
        return true;
    });
}
