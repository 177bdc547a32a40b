using System.Net;
using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Plan;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>The action plan: who leads, how much is live, who may change it, and how it is looked at again.</summary>
public sealed class PlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A12: LA 3, school 1, health 1, VCS 1; 4, 1, 1; 2, 1, 1, 1, 1.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, "3 1 1 1", 0.5, SignalState.Fine, "The anchor leads 3 of 6 live activities (50%).", "as if 3 sectors")]
    [InlineData(Engine.PostgreSql, "3 1 1 1", 0.5, SignalState.Fine, "The anchor leads 3 of 6 live activities (50%).", "as if 3 sectors")]
    [InlineData(Engine.Sqlite, "4 1 1", 0.6667, SignalState.Look, "The anchor leads 4 of 6 live activities (67%): ask who else could lead.", "as if 2 sectors")]
    [InlineData(Engine.PostgreSql, "2 1 1 1 1", 0.3333, SignalState.Fine, "The anchor leads 2 of 6 live activities (33%).", "as if 4.5 sectors")]
    public async Task A12_who_leads_is_told_from_the_live_activities_on_the_page_too(Engine engine, string leads, double anchor, SignalState state, string told, string spread)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        string[] sectors = [UsualSectors.LocalAuthority, UsualSectors.Schools, UsualSectors.Health, UsualSectors.Voluntary, UsualSectors.Parents];
        foreach (var (n, sector) in leads.Split(' ').Select(int.Parse).Zip(sectors))
        {
            for (var i = 0; i < n; i++)
                await table.ActivityAsync($"{sector} {i}", chair, sector);
        }

        // What is only proposed leads nothing yet.
        await table.AskAsync<PlanService, Guid>(table.Convenor, s => s.AddAsync(PlanDoubles.Activity(table.World.Today, "Later", status: ActivityStatus.Proposed), Ct));
        var signal = (await table.AskAsync<PlanSignals, IReadOnlyList<SignalResult>>(table.Convenor, s => s.SignalsAsync(table.World.Today, Ct))).First(s => s.Code == "S06");
        Assert.Equal((state, 6, anchor), (signal.State, signal.N, Math.Round(signal.Value!.Value, 4)));
        var page = await table.TextAsync(table.Nurse, PlanLinks.Board);
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.Contains(spread, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task More_than_six_live_activities_warn_and_ask_for_a_reason_and_are_never_refused(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        for (var i = 1; i <= 6; i++)
            await table.ActivityAsync($"Activity {i}", chair);
        const string Warning = "6 activities are live already; with more than 6 few get done.";
        Assert.Contains(Warning, await table.TextAsync(table.Convenor, PlanLinks.Add), StringComparison.Ordinal);
        (string, string)[] seventh =
        [
            ("Form.Title", "A seventh"), ("Form.Aim", "More."), ("Form.Outcome", "Children stay."), ("Form.Measure", "Days lost"), ("Form.SubGroup", "Seven"), ("Form.Chair", chair.ToString()), ("Form.Lead", UsualSectors.Health),
            ("Form.Start", "10 11 2026"), ("Form.Status", "Live"),
        ];
        using var asked = await table.FillAsync(table.Convenor, PlanLinks.Add, "Form.Title", seventh);
        var again = await Forms.Read(asked);
        Assert.Contains(Warning, again.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A seventh", again.QuerySelector("[name='Form.Title']")!.GetAttribute("value"));
        Assert.Equal(6, await CountAsync(table));
        using var kept = await table.FillAsync(table.Convenor, PlanLinks.Add, "Form.Title", [.. seventh, ("Form.OverWhy", "The grant has to start now.")]);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Contains("The grant has to start now.", await table.TextAsync(table.Nurse, kept.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(7, await CountAsync(table));
        var health = (await table.AskAsync<PlanSignals, IReadOnlyList<SignalResult>>(table.Convenor, s => s.SignalsAsync(table.World.Today, Ct))).Single(s => s.Code == "S10");
        Assert.Contains(health.Reasons, r => r.StartsWith("There are 7 live activities", StringComparison.Ordinal));
        // What is live already is changed without a reason: it adds none.
        var first = await OneAsync(table, "Activity 1");
        await table.AsAsync<PlanService>(table.Convenor, s => s.ChangeAsync(first.Id, first.Fields with { Notes = "A note." }, first.Version, Ct));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Those_who_convene_and_the_chair_change_an_activity_its_owner_says_done_and_others_read(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var (parents, health) = (await table.SeatAsync(UsualSectors.Parents, table.Forum), await table.SeatAsync(UsualSectors.Health, table.Health));
        await table.SitAsync(parents, table.Mother);
        await table.SitAsync(health, table.Nurse);
        var id = await table.ActivityAsync("Parents beside parents", parents, UsualSectors.Parents);
        var today = table.World.Today;
        await table.AsAsync<PlanService>(table.Mother, s => s.KeepStepAsync(id, null, new(StepKind.Action, "Write the letter", health, today.AddDays(-1), null, "The text is not agreed"), 0, Ct));
        await table.AsAsync<PlanService>(table.Facilitator, s => s.KeepStepAsync(id, null, new(StepKind.Milestone, "Ten parents trained", null, today.AddDays(40), null), 0, Ct));
        await table.AsAsync<PlanService>(table.Mother, s => s.KeepStepAsync(id, null, new(StepKind.Risk, "Nobody comes", parents, null, null, null, "We ask again by telephone."), 0, Ct));
        foreach (var person in new[] { table.Nurse, table.Head })
        {
            await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanService>(person, s => s.KeepStepAsync(id, null, new(StepKind.Action, "Mine", null, null, null), 0, Ct)));
            await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<ReviewService>(person, s => s.UpdateAsync(id, "I write", null, null, Ct)));
            foreach (var path in new[] { PlanLinks.Change(id), PlanLinks.Step(id, StepKind.Action), PlanLinks.Update(id), PlanLinks.Review(id) })
                Assert.Equal(HttpStatusCode.NotFound, (await table.Client(person).GetAsync(path, Ct)).StatusCode);
        }

        foreach (var path in new[] { PlanLinks.Board, PlanLinks.OnePage, PlanLinks.Activity(id), PlanLinks.File, PlanLinks.Csv })
        {
            Assert.Equal(HttpStatusCode.OK, (await table.Client(table.Nurse).GetAsync(path, Ct)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await table.Client(table.Administrator).GetAsync(path, Ct)).StatusCode);
        }

        // Whoever chairs some other sub-group has no hand in this one, not in its review either.
        var chase = await table.World.PersonAsync("Chair Chase", (table.Council, Role.SubGroupChair));
        var current = await OneAsync(table, "", id);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanService>(chase, s => s.ChangeAsync(id, current.Fields with { Title = "Mine now" }, current.Version, Ct)));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<ReviewService>(chase, s => s.ReviewAsync(id, new(ReviewWord.Stop, "I do not like it.", null), current.Version, Ct)));
        Assert.Equal(HttpStatusCode.NotFound, (await table.Client(chase).GetAsync(PlanLinks.Review(id), Ct)).StatusCode);

        // The nurse's seat owns the action: she is told of it, and says that it is done.
        Assert.Contains("Yours to do: Write the letter. Overdue since Monday 9 November 2026", await table.TextAsync(table.Nurse, "/collaborative"), StringComparison.Ordinal);
        Assert.DoesNotContain("Yours to do", await table.TextAsync(table.Head, "/collaborative"), StringComparison.Ordinal);
        using var done = await table.FillAsync(table.Nurse, PlanLinks.Activity(id), "Step");
        Assert.Equal(PlanLinks.Activity(id), done.Headers.Location?.OriginalString);
        Assert.Contains("Done on Tuesday 10 November 2026", await table.TextAsync(table.Mother, PlanLinks.Activity(id)), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanService>(table.Nurse, async s => await s.DoneAsync(id, await StepAsync(table, "Ten parents trained"), Ct)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_review_stops_continues_or_changes_with_its_reason_and_what_is_carried_on_is_looked_back_on(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine);
        var chair = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await table.SitAsync(chair, table.Mother);
        var id = await table.ActivityAsync("One plan for each child", chair);
        Assert.Equal("Enter the reason.", (await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(new(ReviewWord.Stop, " ", null)))).Message);
        Assert.Equal("Enter the day of the next review, within a year.", (await Assert.ThrowsAsync<InputRefusedException>(() => ReviewAsync(new(ReviewWord.Continue, "It goes well.", null)))).Message);
        await ReviewAsync(new(ReviewWord.Change, "Families ask for weekends.", new(2027, 2, 10)));
        // Past the day of the next review the chair is told.
        table.World.Clock.Advance(TimeSpan.FromDays(95));
        Assert.Contains(await ToldAsync(table.Mother), l => l.Contains("due for a review: stop, continue or change", StringComparison.Ordinal));
        await ReviewAsync(new(ReviewWord.Finish, "It is how schools work now.", null, "The SEND strategy", "Head of SEND"));
        Assert.StartsWith("It is too early", (await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<ReviewService>(table.Mother, s => s.LookBackAsync(id, 6, true, "It lasts.", Ct)))).Message, StringComparison.Ordinal);
        table.World.Clock.Advance(TimeSpan.FromDays(182));
        Assert.Contains(await ToldAsync(table.Convenor), l => l.StartsWith("Look back after 6 months", StringComparison.Ordinal));

        // The site starts only now: its timers would count every second of these months.
        await using var site = await TestSite.StartAsync(table.World.Database, byHeader: true);
        using var looked = await site.Client(table.Mother, table.World.Locality).FillAsync(PlanLinks.Review(id), "Months", ("Lasts", "true"), ("Found", "61 of 84 schools use it."));
        Assert.Equal(PlanLinks.Activity(id), looked.Headers.Location?.OriginalString);
        var shown = (await site.Client(table.Nurse, table.World.Locality).PageAsync(PlanLinks.Activity(id))).Text();
        foreach (var told in new[] { "The SEND strategy; owner: Head of SEND; since Saturday 13 February 2027", "Families ask for weekends.", "Looked back after 6 months: it lasts", "61 of 84 schools use it." })
            Assert.Contains(told, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(await ToldAsync(table.Convenor), l => l.StartsWith("Look back", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<ReviewService>(table.Mother, s => s.LookBackAsync(id, 6, true, "Again.", Ct)));
        // It can begin again by the form: then no strategy carries it on any more, and the look back stays.
        using var again = await site.Client(table.Convenor, table.World.Locality).FillAsync(PlanLinks.Change(id), "Form.Title", ("Form.Status", "Live"));
        Assert.Equal(PlanLinks.Activity(id), again.Headers.Location?.OriginalString);
        Assert.True(await OneAsync(table, "", id) is { Status: ActivityStatus.Live, CarriedBy: null, CarriedOwner: null, CarriedFrom: null });
        Assert.Contains("Looked back after 6 months: it lasts", (await site.Client(table.Nurse, table.World.Locality).PageAsync(PlanLinks.Activity(id))).Text(), StringComparison.Ordinal);
        // An end needs a review: it cannot be chosen in the form.
        var other = await OneAsync(table, "", await table.ActivityAsync("Another", chair));
        await Assert.ThrowsAsync<InputRefusedException>(() => table.AsAsync<PlanService>(table.Convenor, s => s.ChangeAsync(other.Id, other.Fields with { Status = ActivityStatus.Stopped }, other.Version, Ct)));
        using var stopped = await site.Client(table.Mother, table.World.Locality).FillAsync(PlanLinks.Review(other.Id), "Reason", ("Word", "Stop"), ("Reason", "Nobody came three times."));
        Assert.Equal(PlanLinks.Activity(other.Id), stopped.Headers.Location?.OriginalString);
        Assert.Equal(ActivityStatus.Stopped, (await OneAsync(table, "", other.Id)).Status);

        async Task ReviewAsync(NewReview review)
        {
            var now = await OneAsync(table, "", id);
            await table.AsAsync<ReviewService>(table.Mother, s => s.ReviewAsync(id, review, now.Version, Ct));
        }

        async Task<IReadOnlyList<string>> ToldAsync(PersonId person) => await table.AskAsync<IEnumerable<IOverviewPart>, IReadOnlyList<string>>(person, async parts => [.. (await parts.OfType<PlanOverview>().Single().LinesAsync(Ct)).Select(l => l.Text)]);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_changes_an_activity_that_another_changed_meanwhile_is_told_and_loses_nothing(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        await table.SitAsync(chair, table.Mother);
        var id = await table.ActivityAsync("As it was", chair);
        var (client, form) = await table.OpenAsync(table.Mother, PlanLinks.Change(id), "Form.Title");
        using var theirs = await table.FillAsync(table.Convenor, PlanLinks.Change(id), "Form.Title", ("Form.Title", "As the convenor wrote it"));
        Assert.Equal(PlanLinks.Activity(id), theirs.Headers.Location?.OriginalString);
        using var late = await client.SendAllAsync(form, PlanLinks.Change(id), ("Form.Title", "As the chair wrote it"), ("Form.Aim", "Her long text."));
        var page = await Forms.Read(late);
        Assert.Contains("Somebody else changed this activity in the meantime.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("As the chair wrote it", "Her long text."), (page.QuerySelector("[name='Form.Title']")!.GetAttribute("value"), page.QuerySelector("[name='Form.Aim']")!.TextContent.Trim()));
        Assert.Equal("As the convenor wrote it", (await OneAsync(table, "", id)).Title);
    }

    [Fact]
    public async Task S10_the_plan_s_health_counts_overdue_actions_and_silent_chairs_of_live_activities()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        var chair = await table.SeatAsync(UsualSectors.Parents, table.Forum);
        var id = await table.ActivityAsync("Live", chair);
        var today = table.World.Today;
        foreach (var (title, due, done) in new (string, DateOnly?, DateOnly?)[] { ("a", today.AddDays(-1), null), ("b", today.AddDays(-9), null), ("c", today, null), ("d", today.AddDays(9), null), ("e", today.AddDays(9), null), ("f", today.AddDays(-20), today.AddDays(-3)) })
            await table.AsAsync<PlanService>(table.Convenor, s => s.KeepStepAsync(id, null, new(StepKind.Action, title, chair, due, done), 0, Ct));
        var act = await HealthAsync();
        // 2 of the 5 open ones; the one that is done does not count.
        Assert.Equal((SignalState.Act, 0.4, 5), (act.State, act.Value, act.N));
        table.World.Clock.Advance(TimeSpan.FromDays(57));
        Assert.Contains((await HealthAsync()).Reasons, r => r == "1 activity had no update for more than 8 weeks.");
        await table.AsAsync<ReviewService>(table.Convenor, s => s.UpdateAsync(id, "We met.", null, null, Ct));
        Assert.DoesNotContain((await HealthAsync()).Reasons, r => r.Contains("no update", StringComparison.Ordinal));

        async Task<SignalResult> HealthAsync() => (await table.AskAsync<PlanSignals, IReadOnlyList<SignalResult>>(table.Convenor, s => s.SignalsAsync(table.World.Today, Ct))).Single(s => s.Code == "S10");
    }

    private static async Task<PlanActivity> OneAsync(RoundTable table, string title, Guid? id = null)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        return await db.Set<PlanActivity>().AsNoTracking().SingleAsync(a => a.Id == id || (id == null && a.Title == title), Ct);
    }

    private static async Task<Guid> StepAsync(RoundTable table, string title)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        return (await db.Set<PlanStep>().AsNoTracking().SingleAsync(s => s.Title == title, Ct)).Id;
    }

    private static async Task<int> CountAsync(RoundTable table)
    {
        await using var db = table.World.Database.Open(table.World.Locality);
        return await db.Set<PlanActivity>().CountAsync(Ct);
    }
}
