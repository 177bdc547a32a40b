using Headwater.Voting;

namespace Headwater.Rules.Tests.Voting;

public sealed class ConsentAndPromisesTests
{
    private static readonly ConsentRule Rule = new() { CoreSectors = ["schools", "health", "social care", "parents"] };

    private static IEnumerable<ConsentVoice> Voices(string sector, int number, ConsentPosition position = ConsentPosition.Consent) => Enumerable.Repeat(new ConsentVoice(sector, position), number);

    // 18 seats, 14 of them there: schools 5, health 3, social care 3, parents 3 with the last one's answer given.
    private static ConsentVoice[] Room(ConsentVoice last) =>
        [.. Voices("schools", 5), .. Voices("health", 3), .. Voices("social care", 3), .. Voices("parents", 2), last, .. Voices("voluntary sector", 4, ConsentPosition.Absent)];

    [Fact]
    public void One_reasoned_objection_stops_a_proposal_and_taken_in_it_is_adopted_with_a_review_date()
    {
        var first = ConsentRound.Close(Room(new("parents", ConsentPosition.Objection, "Meetings at two in the afternoon shut working parents out.")), Rule);
        Assert.Equal((ConsentOutcome.Objected, 18, 14, 13), (first.Outcome, first.Seats, first.Present, first.Consents));
        Assert.Single(first.Objections);
        Assert.Throws<InvalidOperationException>(() => first.Adopt(new(2026, 3, 1), new(2026, 9, 1)));

        var second = ConsentRound.Close(Room(new("parents", ConsentPosition.Consent)), Rule);
        Assert.Equal((ConsentOutcome.Consented, 14), (second.Outcome, second.Consents));
        Assert.Contains("no review date", Assert.Throws<ArgumentException>(() => second.Adopt(new(2026, 3, 1), null)).Message);
        Assert.Equal("reviewBy", Assert.Throws<ArgumentException>(() => second.Adopt(new(2026, 3, 1), new(2026, 3, 1))).ParamName);
        Assert.Equal(new AdoptedProposal(new(2026, 3, 1), new(2026, 9, 1)), second.Adopt(new(2026, 3, 1), new(2026, 9, 1)));
    }

    [Fact]
    public void With_no_parent_there_the_sector_quorum_fails_even_when_all_consent()
    {
        ConsentVoice[] voices = [.. Voices("schools", 6), .. Voices("health", 4), .. Voices("social care", 4), .. Voices("parents", 4, ConsentPosition.Absent)];
        var round = ConsentRound.Close(voices, Rule);
        Assert.Equal((ConsentOutcome.NoSectorQuorum, 14, 14), (round.Outcome, round.Present, round.Consents));
        Assert.Equal(["parents"], round.MissingSectors);
    }

    [Fact]
    public void A_concern_does_not_block_and_an_objection_needs_its_reason()
    {
        Assert.Equal(ConsentOutcome.Consented, ConsentRound.Close(Room(new("parents", ConsentPosition.Concern, "It is a lot of work.")), Rule).Outcome);
        Assert.Equal(13, ConsentRound.Close(Room(new("parents", ConsentPosition.StandAside)), Rule).Consents);
        Assert.Contains("has no reason", Assert.Throws<ArgumentException>(() => ConsentRound.Close(Room(new("parents", ConsentPosition.Objection, " ")), Rule)).Message);
    }

    [Fact]
    public void Half_of_the_seats_are_needed_unless_agreed_otherwise()
    {
        Assert.Equal(ConsentOutcome.Consented, ConsentRound.Close([.. Voices("a", 2), .. Voices("b", 2, ConsentPosition.Absent)]).Outcome);
        Assert.Equal(ConsentOutcome.NoQuorum, ConsentRound.Close([.. Voices("a", 1), .. Voices("b", 2, ConsentPosition.Absent)]).Outcome);
        Assert.Equal(ConsentOutcome.NoQuorum, ConsentRound.Close([.. Voices("a", 2), .. Voices("b", 2, ConsentPosition.Absent)], new() { Quorum = 0.6 }).Outcome);
        Assert.Equal(ConsentOutcome.NoQuorum, ConsentRound.Close([.. Voices("a", 3, ConsentPosition.Absent)], new() { Quorum = 0 }).Outcome);
        Assert.Throws<ArgumentException>(() => ConsentRound.Close([]));
        Assert.Equal("Quorum", Assert.Throws<ArgumentOutOfRangeException>(() => new ConsentRule { Quorum = 1.1 }).ParamName);
    }

    private static readonly PollPromises Promised = new(CountingRule.Schulze, ["a", "b"], Anonymous: true, ResultsShown.OnceClosed, 0.5, ["parents"]);

    [Fact]
    public void A_draft_may_become_anything()
    {
        var wanted = Promised with { Rule = CountingRule.Borda, Anonymous = false, Results = ResultsShown.Always, Options = ["c"], Quorum = 0, CoreSectors = [] };
        Assert.True(PromiseRule.Change(Promised, wanted, PollStage.Draft, PollStage.Open, 0).IsKept);
    }

    public static TheoryData<string, PollPromises, BrokenPromise> Breaches => new()
    {
        { "names", Promised with { Anonymous = false }, BrokenPromise.AnonymityTaken },
        { "rule", Promised with { Rule = CountingRule.Borda }, BrokenPromise.RuleChanged },
        { "results once voted", Promised with { Results = ResultsShown.OnceVoted }, BrokenPromise.ResultsEarlier },
        { "results always", Promised with { Results = ResultsShown.Always }, BrokenPromise.ResultsEarlier },
        { "quorum", Promised with { Quorum = 0.1 }, BrokenPromise.QuorumChanged },
        { "core sectors", Promised with { CoreSectors = [] }, BrokenPromise.QuorumChanged },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Once_open_no_promise_is_taken_back_even_before_anybody_voted(string what, PollPromises wanted, BrokenPromise broken)
    {
        var verdict = PromiseRule.Change(Promised, wanted, PollStage.Open, PollStage.Open, 0);
        Assert.True(verdict.Broken.SequenceEqual([broken]), what);
        Assert.NotEmpty(Assert.Single(verdict.Reasons));
    }

    [Fact]
    public void Anonymous_answers_never_get_names_also_after_the_close() =>
        Assert.Equal([BrokenPromise.AnonymityTaken], PromiseRule.Change(Promised, Promised with { Anonymous = false }, PollStage.Closed, PollStage.Closed, 9).Broken);

    [Fact]
    public void Promises_may_be_made_stronger_while_nobody_has_relied_on_less()
    {
        var named = Promised with { Anonymous = false, Results = ResultsShown.Always };
        Assert.True(PromiseRule.Change(named, Promised, PollStage.Open, PollStage.Open, 0).IsKept);
        Assert.Equal([BrokenPromise.AnonymityTooLate], PromiseRule.Change(named, Promised, PollStage.Open, PollStage.Open, 1).Broken);
        var other = Promised with { Options = ["a", "b", "c"] };
        Assert.True(PromiseRule.Change(Promised, other, PollStage.Open, PollStage.Open, 0).IsKept);
        Assert.Equal([BrokenPromise.OptionsChanged], PromiseRule.Change(Promised, other, PollStage.Open, PollStage.Open, 1).Broken);
        // The same core sectors in another order are the same promise.
        var two = Promised with { CoreSectors = ["parents", "schools"] };
        Assert.True(PromiseRule.Change(two, two with { CoreSectors = ["schools", "parents"] }, PollStage.Open, PollStage.Closed, 3).IsKept);
    }

    [Fact]
    public void A_poll_goes_forward_only_and_results_wait()
    {
        Assert.Equal([BrokenPromise.StageBack], PromiseRule.Change(Promised, Promised, PollStage.Closed, PollStage.Open, 3).Broken);
        Assert.Equal([BrokenPromise.StageBack], PromiseRule.Change(Promised, Promised, PollStage.Open, PollStage.Draft, 0).Broken);
        Assert.False(PromiseRule.MaySeeResults(Promised, PollStage.Open, hasVoted: true));
        Assert.True(PromiseRule.MaySeeResults(Promised, PollStage.Closed, hasVoted: false));
        var once = Promised with { Results = ResultsShown.OnceVoted };
        Assert.True(PromiseRule.MaySeeResults(once, PollStage.Open, hasVoted: true));
        Assert.False(PromiseRule.MaySeeResults(once, PollStage.Open, hasVoted: false));
        Assert.False(PromiseRule.MaySeeResults(once with { Results = ResultsShown.Always }, PollStage.Draft, hasVoted: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => PromiseRule.Change(Promised, Promised, PollStage.Open, PollStage.Open, -1));
        Assert.Equal("ballots", Assert.Throws<ArgumentException>(() => PromiseRule.Change(Promised, Promised, PollStage.Draft, PollStage.Open, 1)).ParamName);
    }
}
