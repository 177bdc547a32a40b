using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>S13: fourteen checks from what is recorded, or the word of two seats; a review that was held stays what it was.</summary>
public sealed class SteppingBackReadinessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task What_nothing_recorded_can_tell_holds_by_the_word_of_two_seats_of_different_sectors_until_the_next_review(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var (health, other, parents) = (await table.SeatAsync(UsualSectors.Health, table.Health), await table.SeatAsync(UsualSectors.Health, speaksFor: "School nurses"), await table.SeatAsync(UsualSectors.Parents, table.Forum));
        await table.SitAsync(health, table.Nurse);
        await table.SitAsync(other, table.Head);
        await table.SitAsync(parents, table.Mother);
        await AttestAsync(table, table.Nurse, health, ReadinessItem.Secretariat);
        await SeatTests.RefusedAsync(() => AttestAsync(table, table.Nurse, health, ReadinessItem.Secretariat), "This seat gave its word already");
        await AttestAsync(table, table.Head, other, ReadinessItem.Secretariat);
        Assert.False((await CheckAsync(table, ReadinessItem.Secretariat)).Holds, "two seats of one sector are not enough");
        // Nor is one person who sits in two seats.
        var second = await table.SeatAsync(UsualSectors.Voluntary, speaksFor: "A charity");
        await table.SitAsync(second, table.Nurse);
        await AttestAsync(table, table.Nurse, second, ReadinessItem.Trust);
        await AttestAsync(table, table.Nurse, health, ReadinessItem.Trust);
        Assert.False((await CheckAsync(table, ReadinessItem.Trust)).Holds, "one person in two seats is one person");
        await AttestAsync(table, table.Mother, parents, ReadinessItem.Secretariat);
        var check = await CheckAsync(table, ReadinessItem.Secretariat);
        Assert.Equal((true, true, "A seat of Health and one of Parents and carers stand for it."), (check.Holds, check.Attested, check.Sentence));
        // What is worked out from records is nobody's to stand for: there is no live activity.
        await SeatTests.RefusedAsync(() => AttestAsync(table, table.Mother, parents, ReadinessItem.Chairs), "This is worked out from what is recorded");
        // Nor does anybody give another seat's word, the facilitator none at all.
        foreach (var person in new[] { table.Facilitator, table.Convenor, table.Nurse, table.Administrator })
            await SeatTests.RefusedAsync(() => AttestAsync(table, person, parents, ReadinessItem.Trust), "A seat’s holder or deputy gives its word");
        var held = await table.AskAsync<ReadinessService, Guid>(table.Convenor, s => s.HoldAsync("We looked at it together.", Ct));
        Assert.False((await CheckAsync(table, ReadinessItem.Secretariat)).Holds, "the word was used up by the review");
        var review = Assert.Single(await table.AskAsync<ReadinessQueries, IReadOnlyList<WholeReview>>(table.Mother, q => q.HeldAsync(Ct)));
        Assert.Equal((held, 14, true, 5), (review.Held.Id, review.Checks.Count, review.Checks.Single(c => c.Item == ReadinessItem.Secretariat).Attested, review.Attested.Count));
        await SeatTests.RefusedAsync(() => table.AskAsync<ReadinessService, Guid>(table.Convenor, s => s.HoldAsync(null, Ct)), "A review was held today already");
        await SeatTests.RefusedAsync(() => table.AskAsync<ReadinessService, Guid>(table.Nurse, s => s.HoldAsync(null, Ct)), "Those who convene");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_review_is_frozen_when_it_is_held_and_the_next_one_is_compared_with_it(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(chair, table.Nurse);
        await table.AskAsync<ReadinessService, Guid>(table.Convenor, s => s.HoldAsync(null, Ct));
        var before = await TextsAsync(table);
        Assert.Contains("There is no live activity.", before, StringComparison.Ordinal);
        // Two activities: one chaired by a member, and both count from now on, but not in the review that was held.
        await table.ActivityAsync("Clinics", chair, UsualSectors.Health);
        await table.ActivityAsync("Link workers", chair, UsualSectors.Parents);
        table.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(before, await TextsAsync(table));
        await table.Site!.DisposeAsync();
        var next = await table.AskAsync<ReadinessService, Guid>(table.Convenor, s => s.HoldAsync(null, Ct));
        var all = await table.AskAsync<ReadinessQueries, IReadOnlyList<WholeReview>>(table.Mother, q => q.HeldAsync(Ct));
        Assert.Equal(next, all[0].Held.Id);
        Assert.Equal((true, false), (Of(all[0]).Holds, Of(all[1]).Holds));
        Assert.Equal("2 of 2 live activities have a member as chair, and 2 of the chairs are not from the anchor (half at least).", Of(all[0]).Sentence);
        Assert.Equal((2.0, 2), (Of(all[0]).Value, Of(all[0]).N));
        await using var site = await TestSite.StartAsync(table.World.Database, byHeader: true);
        var page = (await site.Client(table.Mother, table.World.Locality).PageAsync(SteppingLinks.Review(next))).Text();
        Assert.Contains("It did not hold", page, StringComparison.Ordinal);
        Assert.Contains("beside the review of Tuesday 10 November 2026", page, StringComparison.Ordinal);

        static HeldCheck Of(WholeReview review) => review.Checks.Single(c => c.Item == ReadinessItem.Chairs);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task If_a_gate_fails_in_two_reviews_running_after_stepping_back_the_system_offers_a_stage_back_and_never_moves(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        // At stage 0 two failing reviews offer nothing: nobody has stepped back.
        await HoldAsync();
        await HoldAsync();
        Assert.DoesNotContain("go back a stage", await PageAsync(SteppingLinks.Stage), StringComparison.Ordinal);
        await SteppingBackTests.MoveAsync(table, FacilitationStage.CoLeads, await SteppingBackTests.DecideAsync(table, "Lead together"));
        await HoldAsync();
        Assert.DoesNotContain("go back a stage", await PageAsync(SteppingLinks.Stage), StringComparison.Ordinal);
        await HoldAsync();
        Assert.Contains("The same gate did not hold in two reviews running since the facilitator stepped back. Members could ask for more help again and go back a stage. It is an offer", await PageAsync(SteppingLinks.Stage), StringComparison.Ordinal);
        Assert.Contains("members could go back a stage", await PageAsync("/collaborative"), StringComparison.Ordinal);
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal(FacilitationStage.CoLeads, (await db.Set<Collaborative>().SingleAsync(Ct)).Stage);
        var signal = (await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Mother, b => b.ResultsAsync(Ct))).Single(s => s.Signal == Signal.Readiness);
        Assert.Equal((SignalState.Look, 14), (signal.State, signal.N));
        Assert.Contains("As it was when the review was held", signal.Caveats[^1], StringComparison.Ordinal);

        async Task HoldAsync()
        {
            table.World.Clock.Advance(TimeSpan.FromDays(1));
            await table.AskAsync<ReadinessService, Guid>(table.Convenor, s => s.HoldAsync(null, Ct));
        }

        // The clock has gone on: a site of its own, so that nobody's session is over.
        async Task<string> PageAsync(string path)
        {
            await using var site = await TestSite.StartAsync(table.World.Database, byHeader: true);
            return (await site.Client(table.Mother, table.World.Locality).PageAsync(path)).Text();
        }
    }

    [Fact]
    public void The_result_is_a_plain_sentence_with_the_gates_that_fail()
    {
        var evidence = new ReadinessEvidence
        {
            Chairs = [new(true, false)], SecretariatMonths = 12, WithoutFacilitator = new(32 / 66.0, 2, ["Parents and carers", "Voluntary sector"], 12), KeySectors = [new("Parents and carers", true, false)], MeetingsRunByMembers = [true, true, true],
            WeightedCoverage = 0.8, Leadership = new(0.5, 0.4, 2.5, 4), CriticalRoles = (4, 5), DecisionsWithoutFacilitator = [true, true, true, true, false], Heard = [new("Health", null, 1)], Trust = (-5, 0.7), Plan = (0.2, 6), Funding = new(12, null, null, 0.7),
            Handover = (true, true),
        };
        // A13: G3 fails, so "not ready" whatever else passes.
        Assert.Equal("Not ready: 1 of the five gates does not hold, G3 (without the facilitator members still reach each other). 9 of 9 signs hold, and 7 are needed.", SteppingWords.Result(ReadinessReview.Of(evidence)));
        Assert.Equal("Ready: all five gates hold; 9 of 9 signs hold, and 7 are needed. Members decide.", SteppingWords.Result(ReadinessReview.Of(evidence with { WithoutFacilitator = new(0.10, 1, [], 12) })));
        Assert.Equal(
            "Not ready: all five gates hold, but 6 of 9 signs hold, and 7 are needed.",
            SteppingWords.Result(ReadinessReview.Of(evidence with { WithoutFacilitator = new(0, 1, [], 12), Trust = (-5.1, 0.7), WeightedCoverage = 0.79, Handover = (true, false) })));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_secretariat_counts_for_the_months_its_hours_are_confirmed_and_never_the_facilitator(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await SeatTests.RefusedAsync(() => NameAsync(table.Facilitator, table.World.Today.AddYears(1)), "Choose a convenor");
        await SeatTests.RefusedAsync(() => NameAsync(table.Nurse, table.World.Today.AddYears(1)), "Choose a convenor");
        await NameAsync(table.Convenor, table.World.Today.AddMonths(12).AddDays(-1));
        Assert.Equal((false, "A secretariat's hours are confirmed for 11 months; 12 are needed."), (await CheckAsync(table, ReadinessItem.Secretariat)) is var eleven ? (eleven.Holds, eleven.Sentence) : default);
        await NameAsync(table.Convenor, table.World.Today.AddMonths(12));
        Assert.True((await CheckAsync(table, ReadinessItem.Secretariat)).Holds);

        Task NameAsync(PersonId person, DateOnly to) => table.AsAsync<SecretariatService>(table.Convenor, s => s.NameAsync(person, 12, to, "The council, by letter", Ct));
    }

    private static Task AttestAsync(RoundTable table, PersonId person, Guid seat, ReadinessItem item) => table.AsAsync<ReadinessService>(person, s => s.AttestAsync(item, seat, "I have seen it.", Ct));

    private static async Task<ReadinessCheck> CheckAsync(RoundTable table, ReadinessItem item) => (await table.AskAsync<ReadinessQueries, ReviewNow>(table.Mother, q => q.NowAsync(Ct))).Review.Checks.Single(c => c.Item == item);

    private static async Task<string> TextsAsync(RoundTable table)
    {
        var held = (await table.AskAsync<ReadinessQueries, IReadOnlyList<WholeReview>>(table.Mother, q => q.HeldAsync(Ct)))[^1];
        return await table.TextAsync(table.Mother, SteppingLinks.Review(held.Held.Id));
    }
}
