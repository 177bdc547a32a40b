using Headwater.Collaboration;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Money;
using Headwater.Voting;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>A form that was sent twice writes down once what must be there once.</summary>
public sealed class SentTwiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_payment_and_a_decision_taken_alone_are_there_once_also_when_both_come_at_once(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        await table.SeatAsync(Headwater.Partnership.Standing.UsualSectors.Health, table.Health);
        Task PayAsync() => table.AsAsync<FundService>(table.Convenor, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "The first workshop", table.World.Today, 100_00), Ct));
        Task DecideAsync() => table.AsAsync<DecisionService>(table.Convenor, s => s.RecordAloneAsync("We take the hall.", "It would have gone.", table.World.Today, table.World.Today.AddDays(60), Ct));
        foreach (var (work, told) in new (Func<Task>, string)[] { (PayAsync, "This payment is written down already"), (DecideAsync, "This decision is on record already") })
        {
            var both = await Task.WhenAll(new[] { work, work }.Select(async w => await Record.ExceptionAsync(w)));
            Assert.Equal(1, both.Count(e => e is null));
            Assert.Contains(told, both.Single(e => e is not null)!.Message, StringComparison.Ordinal);
        }

        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal((1, 1), (await db.Set<InvolvementPayment>().CountAsync(Ct), await db.Set<Decision>().CountAsync(Ct)));
        // Another one of the same day says how it differs.
        await table.AsAsync<FundService>(table.Convenor, s => s.PayAsync(new(table.Mother, null, PaymentFor.Time, "The second workshop", table.World.Today, 100_00), Ct));
        Assert.Equal(2, await db.Set<InvolvementPayment>().CountAsync(Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_meeting_without_a_day_a_proposal_and_a_correction_are_there_once_and_whoever_sent_them_lands_on_what_is_there(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var today = table.World.Today;
        Task<Guid> PlanAsync(string? place) => table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, place, null), Ct));
        Task<Guid> ProposeAsync(string text) => table.AskAsync<ProposalService, Guid>(table.Convenor, s => s.DraftAsync(new("A proposal", text, ProposalKind.Consent, null, null, false, ResultsShown.OnceClosed, 50, false, today, today.AddDays(3)), Ct));
        var meetings = await Task.WhenAll(PlanAsync(null), PlanAsync(null));
        Assert.Equal(meetings[0], meetings[1]);
        Assert.NotEqual(meetings[0], await PlanAsync("The town hall"));
        var proposals = await Task.WhenAll(ProposeAsync("In words."), ProposeAsync("In words."));
        Assert.Equal(proposals[0], proposals[1]);
        Assert.NotEqual(proposals[0], await ProposeAsync("In other words."));

        var seat = await table.SeatAsync(Headwater.Partnership.Standing.UsualSectors.Health, table.Health);
        await table.SitAsync(seat, table.Nurse);
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meetings[0], today, new(9, 0), 60, Ct));
        await table.AttendAsync(meetings[0], new Dictionary<Guid, Presence> { [seat] = Presence.Present }, null);
        await table.AsAsync<RecordService>(table.Convenor, s => s.NoteAsync(meetings[0], "We agreed.", Ct));
        Task CorrectAsync(string text) => table.AsAsync<RecordService>(table.Nurse, s => s.CorrectAsync(meetings[0], text, Ct));
        await Task.WhenAll(CorrectAsync("I was not heard."), CorrectAsync("I was not heard."));
        await CorrectAsync("We agreed on one thing alone.");
        await using var db = table.World.Database.Open(table.World.Locality);
        Assert.Equal(["I was not heard.", "We agreed on one thing alone."], await db.Set<Correction>().OrderBy(c => c.Text).Select(c => c.Text).ToListAsync(Ct));
        Assert.Equal((2, 2), (await db.Set<Meeting>().CountAsync(Ct), await db.Set<Proposal>().CountAsync(Ct)));
    }
}
