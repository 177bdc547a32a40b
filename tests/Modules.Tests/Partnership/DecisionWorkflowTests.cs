using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>From a card to a vision that is adopted, from a longlist to priorities, from an objection to a new version.</summary>
public sealed class DecisionWorkflowTests
{
    private static readonly (string Sector, int Seats)[] Eighteen =
        [(UsualSectors.Schools, 4), (UsualSectors.LocalAuthority, 3), (UsualSectors.Health, 3), (UsualSectors.SocialCare, 2), (UsualSectors.Parents, 3), (UsualSectors.Voluntary, 3)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A21_one_objection_stops_it_the_next_version_is_adopted_and_without_parents_nothing_is(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, Eighteen);
        // Every core sector is there, 14 of 18: one seat of the first four sectors stays away.
        var present = scene.Seats.GroupBy(s => s.Sector).SelectMany((g, i) => i < 4 ? g.Skip(1) : g).ToList();
        Assert.Equal(14, present.Count);
        var first = await scene.OpenAsync(scene.Draft(ProposalKind.Consent, core: true));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.VoteAsync(first, present[0], " ", 4));
        await scene.VoteAsync(first, present[0], "Nobody pays for the second year.", 4);
        foreach (var seat in present.Skip(1))
            await scene.VoteAsync(first, seat, 1);
        await scene.CloseAsync(first);
        var round = (await scene.ResultAsync(first)).Consent!;
        Assert.Equal((ConsentOutcome.Objected, 18, 14, 13), (round.Outcome, round.Seats, round.Present, round.Consents));
        Assert.Contains("13 of 14 consented; 1 objected. It is not adopted", await scene.TextAsync(scene.Observer, DecisionLinks.Question(first)), StringComparison.Ordinal);
        await RefusedAsync("There is an objection", first, true, scene.Today.AddYears(1));

        using var next = await scene.SendAsync(scene.Convenor, DecisionLinks.NextVersion(first), "Note", ("Text", "As before, and the council pays for the second year."), ("Note", "The second year is in it now."), ("Closes", "12 11 2026"));
        var second = Guid.Parse(next.Headers.Location!.OriginalString.Split('/')[^1]);
        await scene.AsAsync<ProposalService>(scene.Convenor, s => s.OpenAsync(second, 1, Ct));
        foreach (var seat in present)
            await scene.VoteAsync(second, seat, 1);
        await scene.CloseAsync(second);
        await RefusedAsync("by when the decision is looked at again", second, true, null);
        using var outcome = await scene.SendAsync(scene.Convenor, DecisionLinks.Outcome(second), "Statement", ("Statement", "Two link workers, for two years."), ("Adopted", "true"), ("ReviewBy", "1 9 2027"));
        Assert.Contains("/decided/", outcome.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var decided = await scene.TextAsync(scene.Observer, outcome.Headers.Location!.OriginalString);
        Assert.Contains("14 of 18 seats took part", decided, StringComparison.Ordinal);
        Assert.Contains("Wednesday 1 September 2027", decided, StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            var objection = await db.Set<Objection>().SingleAsync(Ct);
            Assert.Equal((ObjectionState.TakenIn, second, "Nobody pays for the second year."), (objection.State, objection.TakenIntoId!.Value, objection.Reason));
        }

        var third = await scene.OpenAsync(scene.Draft(ProposalKind.Consent, core: true));
        foreach (var seat in scene.Seats.Where(s => s.Sector != UsualSectors.Parents))
            await scene.VoteAsync(third, seat, 1);
        await scene.CloseAsync(third);
        var without = await scene.ResultAsync(third);
        Assert.Equal((ConsentOutcome.NoSectorQuorum, 15), (without.Consent!.Outcome, without.Consent.Consents));
        Assert.Contains("15 of 15 consented; 0 objected. Nobody voted from Parents and carers", await scene.TextAsync(scene.Observer, DecisionLinks.Question(third)), StringComparison.Ordinal);
        await RefusedAsync("Nobody voted from Parents and carers", third, true, scene.Today.AddYears(1));

        async Task RefusedAsync(string why, Guid id, bool adopted, DateOnly? review)
        {
            var refused = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(id, "It is agreed.", adopted, review, [], Ct)));
            Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task An_objection_is_withdrawn_by_its_own_seat_only_and_its_words_stay(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (UsualSectors.Schools, 3));
        var (mary, paul) = (await scene.MemberAsync("Mary Member", UsualSectors.Schools), await scene.MemberAsync("Paul Parent", UsualSectors.Parents));
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent, results: ResultsShown.Always));
        using var cast = await scene.SendAsync(mary.Holder, DecisionLinks.Question(id), "Vote", ("Seat", mary.Id.ToString()), ("Marks[1]", "4"), ("Reason", "It leaves out the small schools."));
        Assert.Equal(DecisionLinks.Question(id), cast.Headers.Location?.OriginalString);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(paul.Holder, s => s.WithdrawAsync(id, mary.Id, null, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VotingService>(scene.Convenor, s => s.WithdrawAsync(id, mary.Id, null, Ct)));
        using var withdrawn = await scene.SendAsync(mary.Holder, DecisionLinks.Question(id), "Withdraw", ("Seat", mary.Id.ToString()), ("Note", "They will be asked."));
        Assert.Equal(DecisionLinks.Question(id), withdrawn.Headers.Location?.OriginalString);
        await scene.VoteAsync(id, paul, 1);
        await scene.VoteAsync(id, scene.Seats[0], 1);
        await scene.CloseAsync(id);
        Assert.Equal((ConsentOutcome.Consented, 3), ((await scene.ResultAsync(id)).Consent!.Outcome, (await scene.ResultAsync(id)).Consent!.Consents));
        var page = await scene.TextAsync(scene.Observer, DecisionLinks.Question(id));
        Assert.Contains("It leaves out the small schools.", page, StringComparison.Ordinal);
        Assert.Contains("Withdrawn; it stands as a concern", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_vision_goes_from_cards_to_themes_to_versions_to_consent(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (UsualSectors.Schools, 3));
        var mary = await scene.MemberAsync("Mary Member", UsualSectors.Parents);
        using (await scene.SendAsync(mary.Holder, DecisionLinks.Cards, "Anonymous", ("Text", "Parents are heard once."), ("Sector", UsualSectors.Parents), ("Anonymous", "true")))
        using (await scene.SendAsync(mary.Holder, DecisionLinks.Cards, "Anonymous", ("Text", "Help comes early."), ("Sector", UsualSectors.Parents)))
        using (await scene.SendAsync(mary.Holder, DecisionLinks.Cards, "Label", ("Label", "Being heard")))
        using (var theirs = await scene.SendAsync(mary.Holder, DecisionLinks.Cards, "Anonymous", ("Text", "Not mine to say."), ("Sector", UsualSectors.Schools)))
            Assert.Contains("Choose the sector for which you speak.", (await Forms.Read(theirs)).Text(), StringComparison.Ordinal);
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            var nameless = await db.Set<Card>().SingleAsync(c => c.Text == "Parents are heard once.", Ct);
            Assert.True(nameless is { AuthorId: null, WrittenOn: null, Id.Version: 4 });
            Assert.Equal(mary.Holder, (await db.Set<Card>().SingleAsync(c => c.Text == "Help comes early.", Ct)).AuthorId);
            var theme = (await db.Set<Theme>().SingleAsync(Ct)).Id;
            await scene.AsAsync<VisionService>(scene.Convenor, s => s.GroupAsync(new Dictionary<Guid, (Guid?, Guid?)> { [nameless.Id] = (null, theme) }, Ct));
            var stale = await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VisionService>(mary.Holder, s => s.GroupAsync(new Dictionary<Guid, (Guid?, Guid?)> { [nameless.Id] = (theme, null), [Guid.CreateVersion7()] = (null, theme) }, Ct)));
            Assert.Contains("Nothing was changed", stale.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VisionService>(mary.Holder, s => s.GroupAsync(new Dictionary<Guid, (Guid?, Guid?)> { [nameless.Id] = (null, theme), }.ToDictionary(p => p.Key, p => ((Guid?)Guid.CreateVersion7(), p.Value.Item2)), Ct)));
        }

        var board = await scene.TextAsync(scene.Observer, DecisionLinks.Cards);
        Assert.Contains("Being heard (1) Parents are heard once. Without a name or a sector", board, StringComparison.Ordinal);
        Assert.Contains("Help comes early. Parents and carers, Mary Member", board, StringComparison.Ordinal);
        using (var written = await scene.SendAsync(mary.Holder, DecisionLinks.WriteVision, "Text", ("Text", "Every child belongs. Families are heard once.\nHelp comes early.")))
            Assert.Equal(DecisionLinks.VisionOf(1), written.Headers.Location?.OriginalString);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VisionService>(scene.Convenor, s => s.WriteAsync("Mine.", null, 0, Ct)));
        using (await scene.SendAsync(mary.Holder, DecisionLinks.VisionOf(1), "Comment", ("Sentence", "2"), ("Text", "And believed.")))
            Assert.Contains("Families are heard once. And believed. Mary Member", await scene.TextAsync(scene.Observer, DecisionLinks.VisionOf(1)), StringComparison.Ordinal);
        using var put = await scene.SendAsync(scene.Convenor, DecisionLinks.VisionOf(1), "Quorum", ("Quorum", "50"), ("Closes", "10 11 2026"));
        var id = Guid.Parse(put.Headers.Location!.OriginalString.Split('/')[^1]);
        await scene.World.AsAsync(scene.Convenor, async services =>
        {
            foreach (var sector in await services.GetRequiredService<HeadwaterDb>().Set<Sector>().ToListAsync(Ct))
                sector.IsCore = sector.Code is UsualSectors.Schools or UsualSectors.Parents;
            await services.GetRequiredService<Headwater.Access.Contracts.IAuditTrail>().SaveAsync(Ct, new Headwater.Access.Contracts.AuditFact("change", "sector"));
            return true;
        });
        using (await scene.SendAsync(scene.Convenor, DecisionLinks.Question(id), "Open"))
        await scene.VoteAsync(id, mary, 1);
        await scene.VoteAsync(id, scene.Seats[0], 2);
        await scene.CloseAsync(id);
        var decision = await scene.AskAsync<DecisionService, Guid>(scene.Convenor, s => s.RecordAsync(id, "This is our vision.", true, scene.Today.AddYears(1), [], Ct));
        Assert.Contains("Version 1, adopted on Wednesday 11 November 2026. Every child belongs.", await scene.TextAsync(scene.Observer, DecisionLinks.Vision), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<VisionService>(mary.Holder, s => s.CommentAsync(1, 1, "Too late.", Ct)));

        scene.World.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Contains("1 decision is due to be looked at again.", await scene.TextAsync(scene.Observer, DecisionLinks.Register), StringComparison.Ordinal);
        Assert.Contains("1 decision is due to be looked at again", await scene.TextAsync(scene.Convenor, PartnershipLinks.Overview), StringComparison.Ordinal);
        using (await scene.SendAsync(scene.Convenor, DecisionLinks.Decided(decision), "Note", ("Outcome", "Kept"), ("Note", "It still says what we want."), ("NextBy", "10 11 2028")))
            Assert.Contains("It still says what we want.", await scene.TextAsync(scene.Observer, DecisionLinks.Decided(decision)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Priorities_go_from_a_longlist_to_a_ranking_to_those_that_are_chosen(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (UsualSectors.Schools, 6));
        var mary = await scene.MemberAsync("Mary Member", UsualSectors.Parents);
        foreach (var title in new[] { "Early help", "Link workers", "Training" })
        {
            using var added = await scene.SendAsync(mary.Holder, DecisionLinks.Priorities, "Title", ("Title", title), ("Why", ""));
            Assert.Equal(DecisionLinks.Priorities, added.Headers.Location?.OriginalString);
        }

        using var put = await scene.SendAsync(mary.Holder, DecisionLinks.Priorities, "Kind", ("Kind", "Ranking"), ("Rule", "InstantRunOff"), ("Closes", "10 11 2026"));
        var id = Guid.Parse(put.Headers.Location!.OriginalString.Split('/')[^1]);
        var first = await scene.TextAsync(mary.Holder, DecisionLinks.Question(id));
        Assert.Contains("Counted by instant run-off.", first, StringComparison.Ordinal);
        await scene.AsAsync<ProposalService>(mary.Holder, s => s.ChangeAsync(id, scene.Draft(ProposalKind.Ranking, "Early help\nLink workers\nTraining", CountingRule.InstantRunOff, quorum: 20), 1, Ct));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<ProposalService>(scene.Convenor, s => s.ChangeAsync(id, scene.Draft(ProposalKind.Ranking, "Early help\nLink workers\nTraining", CountingRule.Schulze), 2, Ct)));
        await scene.AsAsync<ProposalService>(mary.Holder, s => s.OpenAsync(id, 2, Ct));
        Assert.Contains("Needs your vote until Tuesday 10 November 2026", await scene.TextAsync(mary.Holder, PartnershipLinks.Overview), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.VoteAsync(id, mary, 1, 1, 2));
        foreach (var (seat, marks) in scene.Seats.Take(5).Zip(new int[][] { [1, 2, 3], [1, 2, 3], [2, 1, 3], [2, 1, 3], [3, 2, 1] }))
            await scene.VoteAsync(id, seat, marks);
        await scene.VoteAsync(id, mary, 1, 2, 3);
        await scene.CloseAsync(id);
        var ranking = (await scene.ResultAsync(id)).Ranking!;
        // 3, 2 and 1 of six: three are not more than half; Training goes out, and 3 to 3 stays a tie.
        Assert.Equal(["Early help", "Link workers"], ranking.Winners);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var chosen = await db.Set<Priority>().SingleAsync(p => p.Title == "Link workers", Ct);
        using var outcome = await scene.SendAsync(scene.Convenor, DecisionLinks.Outcome(id), "Statement", ("Statement", "We begin with link workers."), ("Adopted", "true"), ("Chosen", chosen.Id.ToString()), ("ReviewBy", "10 5 2027"));
        Assert.Contains("/decided/", outcome.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Chosen (1) Link workers", await scene.TextAsync(scene.Observer, DecisionLinks.Priorities), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task S08_acts_when_a_chair_decided_alone_without_the_core_sectors(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, (UsualSectors.Schools, 3), (UsualSectors.Police, 1));
        await CoreAsync(UsualSectors.Schools);
        Assert.Equal(SignalState.NotEnoughData, (await BreadthAsync()).State);
        var id = await scene.OpenAsync(scene.Draft(ProposalKind.Consent));
        foreach (var seat in scene.Seats)
            await scene.VoteAsync(id, seat, 1);
        await scene.CloseAsync(id);
        await scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(id, "Agreed.", true, scene.Today.AddMonths(6), [], Ct));
        Assert.Equal((SignalState.Fine, 1.0, 1), ((await BreadthAsync()).State, (await BreadthAsync()).Value, (await BreadthAsync()).N));
        using (await scene.SendAsync(scene.Convenor, DecisionLinks.Alone, "Why", ("Statement", "The room was booked."), ("Why", "It had to be today."), ("Day", "10 11 2026"), ("ReviewBy", "1 12 2026")))
            Assert.Equal((SignalState.Act, 0.5, 2), ((await BreadthAsync()).State, (await BreadthAsync()).Value, (await BreadthAsync()).N));
        Assert.Contains((await BreadthAsync()).Reasons, r => r.Contains("passed without Schools, a core sector", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InputRefusedException>(() => scene.AsAsync<DecisionService>(scene.Facilitator, s => s.RecordAloneAsync("Mine.", "Now.", scene.Today, scene.Today.AddDays(9), Ct)));

        // A core sector without any seat was left out as well, and that is said of the next decision.
        await CoreAsync(UsualSectors.Schools, UsualSectors.Parents);
        var next = await scene.OpenAsync(scene.Draft(ProposalKind.Consent));
        foreach (var seat in scene.Seats)
            await scene.VoteAsync(next, seat, 1);
        await scene.CloseAsync(next);
        await scene.AsAsync<DecisionService>(scene.Convenor, s => s.RecordAsync(next, "Agreed again.", true, scene.Today.AddMonths(6), [], Ct));
        Assert.Contains((await BreadthAsync()).Reasons, r => r.StartsWith("1 decision of 3 passed without Parents and carers, a core sector that holds no seat", StringComparison.Ordinal));

        Task CoreAsync(params string[] core) => scene.World.AsAsync(scene.Convenor, async services =>
        {
            foreach (var sector in await services.GetRequiredService<HeadwaterDb>().Set<Sector>().ToListAsync(Ct))
                sector.IsCore = core.Contains(sector.Code);
            await services.GetRequiredService<Headwater.Access.Contracts.IAuditTrail>().SaveAsync(Ct, new Headwater.Access.Contracts.AuditFact("change", "sector"));
            return true;
        });

        async Task<SignalResult> BreadthAsync() => (await scene.AskAsync<IEnumerable<ISignalSource>, IReadOnlyList<SignalResult>>(scene.Convenor, s => s.OfType<DecisionSignals>().Single().SignalsAsync(scene.Today, Ct))).Single(s => s.Signal == Signal.DecisionBreadth);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_sample_has_a_closed_ranking_an_open_consent_and_an_adopted_vision(Engine engine)
    {
        await using var scene = await DecisionScene.CreateAsync(engine, Eighteen);
        await scene.World.AsAsync(scene.Convenor, async services =>
        {
            var db = services.GetRequiredService<HeadwaterDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            var order = new SampleOrder(new Area("999", "X00000999", "Testshire", new("X00000001", "Sample region"), null, null, [], [], IsFictional: true), 0, 1, 100, 7, scene.Today);
            Assert.Equal("2 decisions and an open vote", await services.GetRequiredService<IEnumerable<ISamplePart>>().OfType<SampleDecisions>().Single().WriteAsync(order, Ct));
            await services.GetRequiredService<Headwater.Access.Contracts.IAuditTrail>().SaveAsync(Ct, new Headwater.Access.Contracts.AuditFact("make", "sample"));
            await transaction.CommitAsync(Ct);
            return true;
        });
        var lines = await scene.AskAsync<DecisionQueries, IReadOnlyList<ProposalLine>>(scene.Observer, q => q.ProposalsAsync(Ct));
        Assert.Equal([(ProposalKind.Consent, PollStage.Open), (ProposalKind.Ranking, PollStage.Closed), (ProposalKind.Consent, PollStage.Closed)], lines.Select(l => (l.Proposal.Kind, l.Proposal.Stage)));
        var ranking = await scene.ResultAsync(lines[1].Proposal.Id);
        Assert.Null(ranking.WhyNot);
        Assert.NotEmpty(ranking.Ranking!.Winners);
        Assert.Null((await scene.ResultAsync(lines[2].Proposal.Id)).WhyNot);
        Assert.Contains("Every child here belongs", await scene.TextAsync(scene.Observer, DecisionLinks.Vision), StringComparison.Ordinal);
        Assert.Contains("1 objection, 1 open.", await scene.TextAsync(scene.Observer, DecisionLinks.Question(lines[0].Proposal.Id)), StringComparison.Ordinal);
        Assert.Contains("Chosen (3)", await scene.TextAsync(scene.Observer, DecisionLinks.Priorities), StringComparison.Ordinal);
    }
}
