using Headwater.Access.Notices;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Lots, reminders, deputies, drafts that two people write, and what is refused.</summary>
public sealed class DecisionKeepingTests
{
    private const string Schools = UsualSectors.Schools;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_run_off_that_cannot_go_on_waits_for_the_lot_that_people_drew(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 4));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Ranking, "A\nB\nC", CountingRule.InstantRunOff));
        // A has two, B and C one each: together they could overtake A, and no earlier round parts them. Both ballots go on to A or the other.
        foreach (var (seat, marks) in scene.Seats.Zip(new int[][] { [1, 2, 3], [1, 3, 2], [3, 1, 2], [3, 2, 1] }))
            await scene.VoteAsync(id, seat, marks);
        await scene.CloseAsync(id);
        Assert.Equal([2, 3], (await scene.ResultAsync(id)).Ranking!.LotBetween);
        var waiting = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(id, "A.", true, scene.Today.AddYears(1), [], Ct)));
        Assert.Contains("Draw the lot", waiting.Message, StringComparison.Ordinal);
        using (var wrong = await scene.SendAsync(scene.Convenor, DecisionLinks.Question(id), "Lot", ("Lot", "1 2")))
            Assert.Contains("Write the numbers 2, 3 in the order", (await Forms.Read(wrong)).Text(), StringComparison.Ordinal);
        using (var drawn = await scene.SendAsync(scene.Convenor, DecisionLinks.Question(id), "Lot", ("Lot", "3, 2")))
            Assert.Equal(DecisionLinks.Question(id), drawn.Headers.Location?.OriginalString);
        var ranking = (await scene.ResultAsync(id)).Ranking!;
        // C is out by lot, its ballot goes to B: two to two is a tie, and stays one.
        Assert.Equal(["A", "B"], ranking.Winners);
        Assert.Equal(RunOffStep.ByLot, ranking.Rounds[0].Step);
        Assert.Contains("C, by lot", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_deputy_votes_when_the_holder_does_not_and_those_who_have_not_voted_are_reminded_without_being_named(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 2));
        var (mary, dora) = (await scene.MemberAsync("Mary Member", Schools), await scene.MemberAsync("Dora Deputy", Schools, scene.Seats[0].Id));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Gradients, days: 5));
        await scene.VoteAsync(id, dora, 2);
        var late = await Assert.ThrowsAsync<InputRefusedException>(() => scene.VoteAsync(id, scene.Seats[0], 8));
        Assert.Contains("has voted already", late.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(mary.Holder, s => s.RemindAsync(id, Ct)));
        Assert.Equal(2, await scene.AskAsync<VotingService, int>(scene.Convenor, s => s.RemindAsync(id, Ct)));
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            Assert.Equal([mary.Holder, scene.Seats[1].Holder], (await db.Set<Notice>().Where(n => n.Text.StartsWith("Your seat has not voted yet")).Select(n => n.PersonId).ToListAsync(Ct)).OrderBy(p => p == mary.Holder ? 0 : 1));
            Assert.True(await db.Set<Ballot>().AnyAsync(b => b.SeatId == dora.Id && b.ByDeputy && b.By == dora.Holder, Ct));
        }

        Assert.DoesNotContain("Seat of Mary", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        await scene.VoteAsync(id, mary, 8);
        await scene.VoteAsync(id, scene.Seats[1], 2);
        await scene.CloseAsync(id);
        var result = await scene.ResultAsync(id);
        Assert.Equal([2, 1], new[] { result.Gradients!.Steps[1].People, result.Gradients.Steps[7].People });
        Assert.Contains("2 of 3 support it, with or without reservations.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Nobody_changes_anothers_words_and_a_change_in_between_is_told(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 2));
        var mary = await scene.MemberAsync("Mary Member", Schools);
        var draft = scene.Draft(ProposalKind.SenseCheck, "S1\nS2");
        var id = await scene.AskAsync<ProposalService, Guid>(mary.Holder, s => s.DraftAsync(draft, Ct));
        foreach (var other in new[] { scene.Convenor, scene.Facilitator, scene.Seats[0].Holder })
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<ProposalService>(other, s => s.ChangeAsync(id, draft with { Text = "My words." }, 1, Ct)));
        using (var client = await scene.ClientAsync(scene.Convenor))
        using (var shut = await client.GetAsync(DecisionLinks.Change(id), Ct))
            Assert.Equal(System.Net.HttpStatusCode.NotFound, shut.StatusCode);
        using (var changed = await scene.SendAsync(mary.Holder, DecisionLinks.Change(id), "Title", ("Title", "Better"), ("Text", "Words."), ("Kind", "SenseCheck"), ("Options", "S1\r\nS3\r\nS4"), ("Rule", "Schulze"), ("Results", "OnceClosed")))
            Assert.Equal(DecisionLinks.Question(id), changed.Headers.Location?.OriginalString);
        var stale = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<ProposalService>(mary.Holder, s => s.ChangeAsync(id, draft, 1, Ct)));
        Assert.Contains("Somebody else changed this", stale.Message, StringComparison.Ordinal);
        var unread = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<ProposalService>(scene.Convenor, s => s.OpenAsync(id, 1, Ct)));
        Assert.Contains("Read it again", unread.Message, StringComparison.Ordinal);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(["S1", "S3", "S4"], await db.Set<ProposalOption>().OrderBy(o => o.Number).Select(o => o.Label).ToListAsync(Ct));
        foreach (var (wrong, says) in new[]
        {
            (draft with { Title = " " }, "Enter a title"), (draft with { Options = "" }, "Write 1 to 40 statements"), (draft with { Options = "a\nA" }, "twice"), (draft with { Quorum = 101 }, "0 to 100"),
            (draft with { Closes = scene.Today.AddDays(-1) }, "last day"), (draft with { Anonymous = true, Results = ResultsShown.Always }, "hidden until it is closed"), (draft with { Kind = ProposalKind.Consent, Anonymous = true }, "not anonymous"),
            (draft with { Kind = ProposalKind.Ranking, Rule = CountingRule.Dots }, "how the ranking is counted"),
        })
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AskAsync<ProposalService, Guid>(mary.Holder, s => s.DraftAsync(wrong, Ct)));
            Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        }

        var anonymous = await scene.AskAsync<ProposalService, Guid>(mary.Holder, s => s.DraftAsync(draft with { Anonymous = true }, Ct));
        var few = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<ProposalService>(mary.Holder, s => s.OpenAsync(anonymous, 1, Ct)));
        Assert.Contains("needs 5 people who sit at the table; there are 3", few.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_objection_is_taken_in_when_the_table_is_asked_about_the_next_version_and_not_by_a_draft(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 2));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent));
        await scene.VoteAsync(id, scene.Seats[0], "It leaves out the small schools.", 4);
        await scene.VoteAsync(id, scene.Seats[1], 1);
        await scene.CloseAsync(id);
        var next = await scene.AskAsync<NextVersionService, Guid>(scene.Convenor, s => s.WriteAsync(id, "With the small schools.", "They are in it now.", scene.Today.AddDays(3), Ct));
        Assert.Equal((ObjectionState.Open, (DateOnly?)null), await StateAsync());
        Assert.Contains("How a draft of a new version would take it in: They are in it now.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        await scene.AsAsync<ProposalService>(scene.Convenor, s => s.OpenAsync(next, 1, Ct));
        Assert.Equal((ObjectionState.TakenIn, scene.Today), await StateAsync());

        async Task<(ObjectionState, DateOnly?)> StateAsync()
        {
            await using var db = scene.World.Database.Open(scene.World.Locality);
            var objection = await db.Set<Objection>().AsNoTracking().SingleAsync(Ct);
            return (objection.State, objection.SettledOn);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_objection_stays_once_the_last_day_is_over_though_nobody_has_closed_the_round(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 2));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent, results: ResultsShown.Always));
        await scene.VoteAsync(id, scene.Seats[0], "It leaves out the small schools.", 4);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        var late = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(scene.Seats[0].Holder, s => s.WithdrawAsync(id, scene.Seats[0].Id, null, Ct)));
        Assert.Contains("The round is over", late.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task One_veto_among_gradients_keeps_it_from_being_adopted(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 4));
        foreach (var (last, vetoed) in new[] { (7, false), (8, true) })
        {
            var id = await scene.OpenAsync(scene.Draft(ProposalKind.Gradients));
            foreach (var (seat, step) in scene.Seats.Zip([1, 1, 2, last]))
                await scene.VoteAsync(id, seat, step);
            await scene.CloseAsync(id);
            var record = () => scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(id, "We do it.", true, scene.Today.AddYears(1), [], Ct));
            if (!vetoed)
            {
                await record();
                continue;
            }

            Assert.Contains("There is a veto", (await Assert.ThrowsAsync<InputRefusedException>(record)).Message, StringComparison.Ordinal);
            Assert.Contains("There is a veto", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        }
    }
}
