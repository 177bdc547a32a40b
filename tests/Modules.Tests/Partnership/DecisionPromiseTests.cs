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

/// <summary>What people are told when they are asked holds: rule, options, anonymity, hidden results, one ballot a seat.</summary>
public sealed class DecisionPromiseTests
{
    private const string Schools = UsualSectors.Schools, Health = UsualSectors.Health, Parents = UsualSectors.Parents;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A22_after_opening_an_anonymous_vote_naming_it_is_refused_with_409_and_so_is_every_other_promise(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var draft = scene.Draft(ProposalKind.Ranking, "A\nB", CountingRule.Schulze, anonymous: true, days: 3);
        var id = await scene.OpenAsync(draft);
        await scene.VoteAsync(id, scene.Seats[0], 1, 2);
        foreach (var (changed, broken) in new[]
        {
            (draft with { Anonymous = false }, "cannot be taken back"), (draft with { Rule = CountingRule.Borda }, "told how this would be counted"), (draft with { Options = "A\nC" }, "already voted on these options"),
            (draft with { Quorum = 10 }, "was fixed when the poll opened"), (draft with { NeedsCore = true }, "was fixed when the poll opened"), (draft with { Anonymous = false, Results = ResultsShown.Always }, "stay hidden for longer"),
            (draft with { Closes = draft.Closes.AddDays(9) }, "as it stands"), (draft with { Title = "Another" }, "as it stands"),
        })
        {
            var refused = await Assert.ThrowsAsync<PromiseBrokenException>(() => scene.AsAsync<ProposalService>(scene.Convenor, s => s.ChangeAsync(id, changed, 2, Ct)));
            Assert.Contains(refused.Reasons, r => r.Contains(broken, StringComparison.Ordinal));
        }

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put })
        {
            using var client = await scene.ClientAsync(scene.Convenor);
            using var shown = await client.GetAsync(DecisionLinks.Change(id), Ct);
            var form = (await Forms.Read(shown)).QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("[name=Anonymous]") is not null);
            using var named = new HttpRequestMessage(method, DecisionLinks.Change(id));
            named.Headers.Add("Cookie", string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
            named.Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Title", draft.Title!), new("Text", draft.Text!), new("Kind", "Ranking"), new("Rule", "Schulze"),
                new("Options", draft.Options!), new("Results", "OnceClosed"), new("Quorum", "50"), new("Opens", "10 11 2026"), new("Closes", "13 11 2026"), new("Known", "2"),
            ]);
            using var answer = await client.SendAsync(named, Ct);
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("People were promised that nobody would see who voted how.", (await Forms.Read(answer)).Text(), StringComparison.Ordinal);
        }

        await using var db = scene.World.Database.Open(scene.World.Locality);
        var kept = await db.Set<Proposal>().AsNoTracking().SingleAsync(Ct);
        Assert.True(kept is { IsAnonymous: true, Results: ResultsShown.OnceClosed, Rule: CountingRule.Schulze, QuorumPercent: 50, Title: "A proposal" });
        Assert.Equal(["A", "B"], await db.Set<ProposalOption>().OrderBy(o => o.Number).Select(o => o.Label).ToListAsync(Ct));

        await scene.AsAsync<ProposalService>(scene.Convenor, s => s.ChangeAsync(id, draft, 2, Ct));
        scene.World.Clock.Advance(TimeSpan.FromDays(3));
        await scene.CloseAsync(id);
        await Assert.ThrowsAsync<PromiseBrokenException>(() => scene.AsAsync<ProposalService>(scene.Convenor, s => s.OpenAsync(id, 3, Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_votes_of_one_seat_at_the_same_moment_one_counts(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 6));
        var deputy = await scene.MemberAsync("Dora Deputy", Schools, scene.Seats[0].Id);
        foreach (var anonymous in new[] { false, true })
        {
            var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1", anonymous: anonymous));
            var both = await Task.WhenAll(TryAsync(scene.Seats[0], 1), TryAsync(deputy, 2), TryAsync(scene.Seats[0], 3));
            Assert.Equal(1, both.Count(done => done));
            await using var db = scene.World.Database.Open(scene.World.Locality);
            Assert.Equal(1, anonymous ? await db.Set<SealedBallot>().CountAsync(b => b.ProposalId == id, Ct) : await db.Set<Ballot>().CountAsync(b => b.ProposalId == id, Ct));
            Assert.Equal(1, await db.Set<ProposalSeat>().CountAsync(s => s.ProposalId == id && s.HasVoted, Ct));

            async Task<bool> TryAsync(TestSeat seat, int mark)
            {
                try
                {
                    await Task.Run(() => scene.VoteAsync(id, seat, mark), Ct);
                    return true;
                }
                catch (InputRefusedException refused)
                {
                    Assert.Contains("has voted already", refused.Message, StringComparison.Ordinal);
                    return false;
                }
            }
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Hidden_results_stay_hidden_on_every_page_and_export_until_closed(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 5));
        var member = await scene.MemberAsync("Mary Member", Schools);
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent, days: 2));
        await scene.VoteAsync(id, scene.Seats[0], "A harm that only I see so far.", 4);
        await scene.VoteAsync(id, member, 1);
        string[] pages = [DecisionLinks.Question(id), DecisionLinks.Register, PartnershipOverview, DecisionLinks.Csv(id), DecisionLinks.Recount(id), DecisionLinks.Outcome(id), DecisionLinks.NextVersion(id), DecisionLinks.OnBehalf(id)];
        foreach (var person in new[] { scene.Convenor, scene.Facilitator, scene.Observer, member.Holder })
        {
            Assert.Null(await scene.MaybeResultAsync(id, person));
            using var client = await scene.ClientAsync(person);
            foreach (var path in pages)
            {
                using var answer = await client.GetAsync(path, Ct);
                var text = await answer.Content.ReadAsStringAsync(Ct);
                Assert.DoesNotContain("A harm that only I see", text, StringComparison.Ordinal);
                Assert.DoesNotContain("consented", text, StringComparison.Ordinal);
                if (path == DecisionLinks.Csv(id) || path == DecisionLinks.Recount(id))
                    Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }
        }

        Assert.Contains("2 of 6 seats have voted; 4 can still", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        Assert.Contains("hidden until the vote is closed", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);
        // Peers are told how many have not voted; those who convene how many of each sector; nobody who.
        Assert.DoesNotContain("Schools: 2 of 6", await scene.TextAsync(member.Holder, DecisionLinks.Question(id)), StringComparison.Ordinal);
        Assert.Contains("Schools: 2 of 6", await scene.TextAsync(scene.Convenor, DecisionLinks.Question(id)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.CloseNowAsync(id));
        // On the morning of the last day people can still vote, as they were told.
        scene.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("on the day after", (await Assert.ThrowsAsync<InputRefusedException>(() => scene.CloseNowAsync(id))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Close the vote", await scene.TextAsync(scene.Convenor, DecisionLinks.Question(id)), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await scene.CloseNowAsync(id);
        Assert.Contains("A harm that only I see so far.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(id)), StringComparison.Ordinal);

        var shown = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1", results: ResultsShown.OnceVoted));
        await scene.VoteAsync(shown, scene.Seats[0], 1);
        Assert.NotNull(await scene.MaybeResultAsync(shown, scene.Seats[0].Holder));
        Assert.Null(await scene.MaybeResultAsync(shown, scene.Seats[1].Holder));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_facilitator_casts_none_the_administrator_sees_none_and_a_vote_on_paper_is_in_every_total(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (Schools, 5));
        var member = await scene.MemberAsync("Mary Member", Schools);
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.SenseCheck, "S1"));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(scene.Facilitator, s => s.CastAsync(id, member.Id, DecisionScene.Filled(1), null, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(scene.Convenor, s => s.CastAsync(id, member.Id, DecisionScene.Filled(1), null, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(member.Holder, s => s.RecordAsync(id, scene.Seats[0].Id, DecisionScene.Filled(1), null, VoteWay.Paper, Ct)));
        Assert.DoesNotContain("Send your vote", await scene.TextAsync(scene.Facilitator, DecisionLinks.Question(id)), StringComparison.Ordinal);
        Assert.Contains("Send your vote", await scene.TextAsync(member.Holder, DecisionLinks.Question(id)), StringComparison.Ordinal);

        using var recorded = await scene.SendAsync(scene.Convenor, DecisionLinks.OnBehalf(id), "Way", ("Seat", member.Id.ToString()), ("Way", "Paper"), ("Marks[1]", "1"), ("Reason", ""));
        Assert.Equal(DecisionLinks.Question(id), recorded.Headers.Location?.OriginalString);
        using var again = await scene.SendAsync(scene.Convenor, DecisionLinks.OnBehalf(id), "Way", ("Seat", member.Id.ToString()), ("Way", "Phone"), ("Marks[1]", "2"), ("Reason", ""));
        Assert.Contains("This seat has voted already", (await Forms.Read(again)).Text(), StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            Assert.Contains("A vote was recorded for your seat, on paper.", (await db.Set<Notice>().SingleAsync(n => n.PersonId == member.Holder && n.Text.Contains("recorded"), Ct)).Text, StringComparison.Ordinal);
        await scene.VoteAsync(id, scene.Seats[0], 1);
        await scene.VoteAsync(id, scene.Seats[1], 2);
        await scene.CloseAsync(id);
        Assert.Equal(2, (await scene.ResultAsync(id)).Statements[0].All.Agree);
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("3 of 6 seats took part; 3 did not.", page, StringComparison.Ordinal);
        Assert.Contains("S1: agree. On paper, recorded on behalf of the seat by Connie Convenor.", page, StringComparison.Ordinal);
        foreach (var path in new[] { DecisionLinks.Register, DecisionLinks.Question(id), DecisionLinks.Csv(id), DecisionLinks.Recount(id), DecisionLinks.OnBehalf(id), DecisionLinks.Outcome(id), DecisionLinks.Change(id), DecisionLinks.Vision, DecisionLinks.Cards, DecisionLinks.Priorities, DecisionLinks.Propose, DecisionLinks.Alone, DecisionLinks.WriteVision })
        {
            using var client = await scene.ClientAsync(scene.Administrator);
            using var refused = await client.GetAsync(path, Ct);
            Assert.False(refused.IsSuccessStatusCode, $"{path} opened for an administrator");
        }
    }

    private const string PartnershipOverview = Headwater.Partnership.Shared.PartnershipLinks.Overview;
}
