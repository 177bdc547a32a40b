using System.Net;
using Headwater.Access.Auditing;
using Headwater.Access.Notices;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A vote that others record for a seat: by whom, and what the seat can do about it.</summary>
public sealed class DecisionOnBehalfTests
{
    private const string Schools = UsualSectors.Schools;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_sits_in_a_seat_sees_what_was_recorded_for_it_voids_it_while_the_vote_is_open_and_votes_themselves(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 2));
        var mary = await scene.MemberAsync("Mary Member", Schools);
        var dora = await scene.MemberAsync("Dora Deputy", Schools, mary.Id);
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent));
        await RecordAsync(scene, id, mary, 4, "A harm that she never saw.");
        var page = await scene.TextAsync(mary.Holder, DecisionLinks.Question(id));
        Assert.Contains("A vote was recorded for your seat", page, StringComparison.Ordinal);
        Assert.Contains("I object: I see a harm to our shared aim. It came on paper; Connie Convenor wrote it down.", page, StringComparison.Ordinal);
        // Results are hidden: nobody else sees it, and nobody else can void it, the deputy neither while the holder sits there.
        foreach (var other in new[] { dora.Holder, scene.Convenor, scene.Facilitator, scene.Seats[0].Holder })
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(other, s => s.VoidAsync(id, mary.Id, Ct)));
        Assert.DoesNotContain("A vote was recorded for your seat", await scene.TextAsync(dora.Holder, DecisionLinks.Question(id)), StringComparison.Ordinal);

        using (var voided = await scene.SendAsync(mary.Holder, DecisionLinks.Question(id), "Void"))
            Assert.Equal(DecisionLinks.Question(id), voided.Headers.Location?.OriginalString);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            Assert.Equal((0, 0), (await db.Set<Ballot>().CountAsync(Ct), await db.Set<Objection>().CountAsync(Ct)));
            Assert.Equal(1, await db.Set<Notice>().CountAsync(n => n.PersonId == scene.Convenor && n.Text.Contains("is not theirs"), Ct));
            var kept = await db.Set<AuditEntry>().AsNoTracking().SingleAsync(e => e.Verb == "void" && e.Kind == "ballot", Ct);
            Assert.Equal((id.ToString(), $"{mary.Id} Paper"), (kept.RecordId, kept.Detail));
        }

        Assert.Contains("1 vote that was recorded on behalf of a seat was not theirs, as they said, and did not count.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        // Not a second time on her behalf; but her own counts, and stays.
        Assert.Contains("votes itself now", (await Assert.ThrowsAsync<InputRefusedException>(() => RecordAsync(scene, id, mary, 1, null))).Message, StringComparison.Ordinal);
        await scene.VoteAsync(id, mary, 1);
        Assert.Contains("cast itself stands", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(mary.Holder, s => s.VoidAsync(id, mary.Id, Ct)))).Message, StringComparison.Ordinal);
        await scene.VoteAsync(id, scene.Seats[0], 1);
        await scene.VoteAsync(id, scene.Seats[1], 1);
        await scene.CloseAsync(id);
        Assert.Equal((ConsentOutcome.Consented, 3), ((await scene.ResultAsync(id)).Consent!.Outcome, (await scene.ResultAsync(id)).Consent!.Consents));

        var over = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1"));
        await RecordAsync(scene, over, mary, 1, null);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Voting is over", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(mary.Holder, s => s.VoidAsync(over, mary.Id, Ct)))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_facilitator_records_no_vote_and_nobody_records_one_that_is_anonymous(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var named = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1"));
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(scene.Facilitator, s => s.RecordAsync(named, scene.Seats[0].Id, DecisionScene.Filled(1), null, VoteWay.Paper, Ct)));
        Assert.Contains("The facilitator casts no vote, and records none.", refused.Message, StringComparison.Ordinal);
        var secret = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1", anonymous: true));
        Assert.Contains("This vote is anonymous", (await Assert.ThrowsAsync<InputRefusedException>(() => RecordAsync(scene, secret, scene.Seats[0], 1, null))).Message, StringComparison.Ordinal);
        foreach (var (person, vote, opens) in new[] { (scene.Convenor, named, true), (scene.Facilitator, named, false), (scene.Convenor, secret, false) })
        {
            using var client = await scene.ClientAsync(person);
            using var answer = await client.GetAsync(DecisionLinks.OnBehalf(vote), Ct);
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(opens, (await scene.TextAsync(person, DecisionLinks.Question(vote))).Contains("Record a vote that came on paper", StringComparison.Ordinal));
        }

        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal((0, 0, 0), (await db.Set<Ballot>().CountAsync(Ct), await db.Set<SealedBallot>().CountAsync(Ct), await db.Set<ProposalSeat>().CountAsync(s => s.HasVoted, Ct)));
    }

    private static Task RecordAsync(DecisionScene scene, Guid id, TestSeat seat, int mark, string? reason) =>
        scene.AsAsync<VotingService>(scene.Convenor, s => s.RecordAsync(id, seat.Id, DecisionScene.Filled(mark), reason, VoteWay.Paper, Ct));
}
