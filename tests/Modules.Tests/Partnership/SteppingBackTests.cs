using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Standing;
using Headwater.Partnership.SteppingBack;
using Headwater.Testing;
using Headwater.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The facilitator's five stages: on or back only by what members adopted by consent.</summary>
public sealed class SteppingBackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_stage_moves_only_by_an_adopted_decision_by_consent_that_no_other_move_rests_on(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var (adopted, rejected, ended, ranked, alone) = (await DecideAsync(table, "Lead together"), await DecideAsync(table, "Not this", adopted: false), await DecideAsync(table, "Once", ended: true), await DecideAsync(table, "Ranked", ProposalKind.Ranking), await DecideAsync(table, "Between meetings", kind: null));
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, rejected), "was not adopted, or no longer holds");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, ended), "was not adopted, or no longer holds");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, ranked), "by a round of consent");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, alone), "by a round of consent");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, Guid.CreateVersion7()), "Choose the decision");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoachOnCall, adopted), "one stage at a time");
        foreach (var other in new[] { table.Nurse, table.Head, table.Administrator })
            await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, adopted, by: other), "Those who convene write down");
        Assert.Equal([adopted], (await table.AskAsync<StageService, IReadOnlyList<Decision>>(table.Convenor, s => s.DecisionsAsync(Ct))).Select(d => d.Id));
        await MoveAsync(table, FacilitationStage.CoLeads, adopted);
        Assert.Equal((FacilitationStage.CoLeads, table.World.Today), await StandsAsync(table));
        // The same decision carries no second move, neither on nor back; and what one saw before is old.
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoachOnCall, adopted, FacilitationStage.CoLeads), "Another move rests on that decision already");
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoLeads, adopted), "Somebody else moved it in the meantime");
        // A decision from before the stage began does not carry it further.
        table.World.Clock.Advance(TimeSpan.FromDays(3));
        var old = await DecideAsync(table, "Long ago", daysAgo: 4);
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.CoachOnCall, old, FacilitationStage.CoLeads), "older than the stage you are at");
        // And back again, by a decision of its own.
        await MoveAsync(table, FacilitationStage.Leads, await DecideAsync(table, "Back"), FacilitationStage.CoLeads);
        var history = await table.AskAsync<StageService, IReadOnlyList<MoveLine>>(table.Mother, s => s.HistoryAsync(Ct));
        Assert.Equal([(FacilitationStage.CoLeads, FacilitationStage.Leads, "Back"), (FacilitationStage.Leads, FacilitationStage.CoLeads, "Lead together")], history.Select(h => (h.Move.From, h.Move.To, h.Decision)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Closed_facilitation_is_looked_back_on_after_six_months_and_nothing_moves_by_itself(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        for (var stage = FacilitationStage.CoLeads; stage <= FacilitationStage.Closed; stage++)
            await MoveAsync(table, stage, await DecideAsync(table, $"To {stage}"), stage - 1);
        // Tuesday 10 November 2026 and six months: Monday 10 May 2027.
        Assert.Contains("Members look back on Monday 10 May 2027, six months after it closed", await table.TextAsync(table.Mother, SteppingLinks.Stage), StringComparison.Ordinal);
        Assert.Contains("Members look back on Monday 10 May 2027", await table.TextAsync(table.Mother, "/collaborative"), StringComparison.Ordinal);
        await table.Site!.DisposeAsync();
        table.World.Clock.Advance(TimeSpan.FromDays(365));
        Assert.Equal(FacilitationStage.Closed, (await StandsAsync(table)).Stage);
        await SeatTests.RefusedAsync(() => MoveAsync(table, FacilitationStage.Closed + 1, Guid.CreateVersion7(), FacilitationStage.Closed), "one stage at a time");
    }

    [Fact]
    public async Task A_stage_is_moved_by_its_form_from_the_register_and_members_read_it()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        Assert.Contains("There is no such decision since the stage began.", await table.TextAsync(table.Convenor, SteppingLinks.Move), StringComparison.Ordinal);
        var decision = await DecideAsync(table, "We lead the meetings together with the facilitator.");
        using var moved = await table.FillAsync(table.Convenor, SteppingLinks.Move, "Decision", ("To", "CoLeads"), ("Decision", decision.ToString()));
        Assert.Equal(SteppingLinks.Stage, moved.Headers.Location?.OriginalString);
        var page = await table.TextAsync(table.Nurse, SteppingLinks.Stage);
        Assert.Contains("Members lead together with the facilitator. Since Tuesday 10 November 2026.", page, StringComparison.Ordinal);
        Assert.Contains("We lead the meetings together with the facilitator.", page, StringComparison.Ordinal);
        foreach (var other in new[] { table.Nurse, table.Administrator, table.Teacher })
            Assert.False((await table.Client(other).GetAsync(SteppingLinks.Move, Ct)).IsSuccessStatusCode);
        foreach (var path in new[] { SteppingLinks.Stage, SteppingLinks.Readiness })
        {
            Assert.False((await table.Client(table.Administrator).GetAsync(path, Ct)).IsSuccessStatusCode);
            Assert.False((await table.Client(table.Teacher).GetAsync(path, Ct)).IsSuccessStatusCode);
        }
    }

    internal static Task MoveAsync(RoundTable table, FacilitationStage to, Guid decision, FacilitationStage known = FacilitationStage.Leads, PersonId? by = null) =>
        table.AsAsync<StageService>(by ?? table.Convenor, s => s.MoveAsync(to, decision, known, Ct));

    /// <summary>A decision in the register, as a closed round left it; without a proposal where it was taken between meetings.</summary>
    internal static Task<Guid> DecideAsync(RoundTable table, string statement, ProposalKind? kind = ProposalKind.Consent, bool adopted = true, bool ended = false, int daysAgo = 0) => table.World.AsAsync(table.Convenor, async services =>
    {
        var db = services.GetRequiredService<HeadwaterDb>();
        var day = table.World.Today.AddDays(-daysAgo);
        var proposal = kind is { } asked
            ? new Proposal { Id = Guid.CreateVersion7(), Title = statement, Text = statement, Kind = asked, Rule = CountingRule.Consent, IsAnonymous = false, Results = ResultsShown.Always, QuorumPercent = 50, NeedsCore = false, OpensOn = day, ClosesOn = day, Stage = PollStage.Closed, ProposedBy = table.Convenor, ProposedOn = day, ClosedOn = day, ClosedBy = table.Convenor }
            : null;
        if (proposal is not null)
        {
            db.Add(proposal);
            foreach (var holding in await db.Set<SeatHolding>().Where(h => h.State == HoldingState.Held).ToListAsync(Ct))
            {
                db.Add(new ProposalSeat { ProposalId = proposal.Id, SeatId = holding.SeatId, SectorCode = (await db.Set<Seat>().SingleAsync(x => x.Id == holding.SeatId, Ct)).SectorCode, Together = 1, HasVoted = true });
                db.Add(new Ballot { ProposalId = proposal.Id, SeatId = holding.SeatId, Marks = BallotMarks.Write([(int)ConsentPosition.Consent]), By = holding.PersonId, ByDeputy = false, Way = VoteWay.Self, CastOn = day });
            }
        }

        var decision = new Decision { Id = Guid.CreateVersion7(), Statement = statement, ProposalId = proposal?.Id, IsAdopted = adopted, Numbers = "All consent.", Eligible = "health", Casting = "health", Core = "health", DecidedOn = day, RecordedBy = table.Convenor, ReviewBy = day.AddYears(1), EndedOn = ended ? day : null };
        db.Add(decision);
        await services.GetRequiredService<IAuditTrail>().SaveAsync(Ct, new AuditFact("record", "decision"));
        return decision.Id;
    });

    private static async Task<(FacilitationStage Stage, DateOnly Since)> StandsAsync(RoundTable table)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        var collaborative = await db.Set<Collaborative>().SingleAsync(Ct);
        return (collaborative.Stage, collaborative.StageSince);
    }
}
