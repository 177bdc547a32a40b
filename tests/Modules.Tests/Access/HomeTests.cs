using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Modules.Tests.Partnership;
using Headwater.Partnership.Decisions;
using Headwater.Partnership.Meetings;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Headwater.Voting;

namespace Headwater.Modules.Tests.Access;

/// <summary>The first page after signing in: what needs whoever reads it, dated, the most urgent first; and what changed.</summary>
public sealed class HomeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Home_shows_what_needs_me_dated_and_the_most_urgent_first(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var today = table.World.Today;
        await table.SitAsync(await table.SeatAsync(UsualSectors.Health, table.Health), table.Nurse);
        Assert.Contains("Nothing waits for you today.", await table.TextAsync(table.Nurse, "/home"), StringComparison.Ordinal);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We meet", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<AgendaService>(table.Convenor, s => s.AddOptionAsync(meeting, today.AddDays(9), new(10, 0), Ct));
        var proposal = await table.AskAsync<ProposalService, Guid>(table.Convenor, s => s.DraftAsync(new("A proposal", "In words.", ProposalKind.Consent, null, null, false, ResultsShown.OnceClosed, 50, false, today, today.AddDays(3)), Ct));
        await table.AsAsync<ProposalService>(table.Convenor, s => s.OpenAsync(proposal, 1, Ct));
        var later = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("A meeting to come", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(later, today.AddDays(30), new(9, 0), 60, Ct));

        var page = await table.Client(table.Nurse).PageAsync("/home");
        var tasks = page.QuerySelectorAll(".govuk-task-list__item").Select(t => string.Join(' ', t.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(2, tasks.Count);
        Assert.StartsWith("Needs your vote until", tasks[0], StringComparison.Ordinal);
        Assert.Contains($"{Headwater.Interface.Words.Date(today.AddDays(3))} (in ", tasks[0], StringComparison.Ordinal);
        // What has no day comes last.
        Assert.StartsWith("We meet: say when you can come", tasks[1], StringComparison.Ordinal);
        Assert.Contains("Member What needs you", page.Text(), StringComparison.Ordinal);
        // What she was told of stands under what changed.
        Assert.Contains("The collaborative asks for your vote", page.Text(), StringComparison.Ordinal);
        // Whoever sits in no seat is asked for no vote, and who has no part in the collaborative for nothing of it.
        Assert.DoesNotContain("Needs your vote", await table.TextAsync(table.Mother, "/home"), StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you today.", await table.TextAsync(table.Teacher, "/home"), StringComparison.Ordinal);
        await table.AsAsync<VotingService>(table.Nurse, async s => await s.CastAsync(proposal, (await table.AskAsync<Headwater.Partnership.Seats.SeatQueries, IReadOnlyList<(Headwater.Partnership.Seats.Seat Seat, bool)>>(table.Nurse, q => q.MineAsync(Ct)))[0].Seat.Id, new Dictionary<int, string?> { [1] = "1" }, null, Ct));
        Assert.DoesNotContain("Needs your vote", await table.TextAsync(table.Nurse, "/home"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_is_for_whoever_is_signed_in_and_says_when_something_is_late()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite, withSite: true);
        var meeting = await table.AskAsync<MeetingService, Guid>(table.Convenor, s => s.PlanAsync(new("We met", MeetingKind.Partnership, null, null, MeetingMode.InPerson, null, null), Ct));
        await table.AsAsync<MeetingService>(table.Convenor, s => s.CallAsync(meeting, table.World.Today, new(9, 0), 60, Ct));
        table.World.Clock.Advance(TimeSpan.FromDays(2));
        var page = await table.Client(table.Convenor).PageAsync("/home");
        var late = page.QuerySelectorAll(".govuk-task-list__item").Single(t => t.TextContent.Contains("write down who was there", StringComparison.Ordinal));
        Assert.Contains("Was due on", late.TextContent, StringComparison.Ordinal);
        Assert.Equal("Late", late.QuerySelector(".govuk-tag")!.TextContent);
        using var nobody = await table.Site!.Client().GetAsync("/home", Ct);
        Assert.StartsWith("/sign-in?", nobody.Headers.Location?.ToString(), StringComparison.Ordinal);
    }
}
