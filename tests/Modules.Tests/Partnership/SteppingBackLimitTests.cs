using Headwater.Collaboration;
using Headwater.Kernel;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Signals;
using Headwater.Partnership.Standing;
using Headwater.Testing;

namespace Headwater.Modules.Tests.Partnership;

/// <summary>Defaults are editable per Collaborative and shown next to the figure, with the reason; not those that protect single answers.</summary>
public sealed class SteppingBackLimitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_limit_is_set_with_a_reason_changes_what_the_signal_says_and_stands_beside_the_default(Engine engine)
    {
        await using var table = await RoundTable.CreateAsync(engine, withSite: true);
        var chair = await table.SeatAsync(UsualSectors.Health, table.Health);
        await table.SitAsync(chair, table.Nurse);
        // A12: the anchor leads 2 of 4 activities, 0.50: not above the limit of 0.50.
        foreach (var (title, lead) in new[] { ("One", UsualSectors.LocalAuthority), ("Two", UsualSectors.LocalAuthority), ("Three", UsualSectors.Health), ("Four", UsualSectors.Voluntary) })
            await table.ActivityAsync(title, chair, lead);
        Assert.Equal((SignalState.Fine, 0.5), await LeadershipAsync());
        var path = LimitLinks.Signal(Signal.LeadershipConcentration);
        using var set = await table.FillAsync(table.Convenor, path, "Limit", ("Limit", "leadership.look"), ("Value", "40"), ("Reason", "Members want to be asked sooner."));
        Assert.Equal(path, set.Headers.Location?.OriginalString);
        Assert.Equal((SignalState.Look, 0.5), await LeadershipAsync());
        var page = await table.TextAsync(table.Mother, path);
        Assert.Contains("Look when the anchor leads more than 40% 50% 40%: Members want to be asked sooner. Convenor Cole, Tuesday 10 November 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Set a limit", page, StringComparison.Ordinal);
        // Back to the default: what was set before stays readable.
        await table.AsAsync<LimitService>(table.Facilitator, s => s.SetAsync("leadership.look", "", "It asked too often.", Ct));
        Assert.Equal((SignalState.Fine, 0.5), await LeadershipAsync());
        var history = (await table.AskAsync<LimitQueries, IReadOnlyList<LimitLine>>(table.Mother, q => q.OfAsync(Signal.LeadershipConcentration, Ct))).Single(l => l.Limit.Key == "leadership.look");
        Assert.Equal([null, 0.4], history.History.Select(h => h.Row.Value));
        Assert.True(history.IsDefault);

        async Task<(SignalState, double?)> LeadershipAsync() => (await table.AskAsync<SignalBoard, IReadOnlyList<SignalResult>>(table.Mother, b => b.ResultsAsync(Ct))).First(s => s.Signal == Signal.LeadershipConcentration) is var s ? (s.State, s.Value) : default;
    }

    [Fact]
    public async Task A_limit_out_of_range_without_a_reason_against_another_or_by_others_is_refused()
    {
        await using var table = await RoundTable.CreateAsync(Engine.Sqlite);
        foreach (var (key, value, reason, why) in new[]
        {
            ("leadership.look", "101", "Why", "from 0% to 100%"), ("leadership.look", "-1", "Why", "as a number"), ("leadership.look", "half", "Why", "as a number"), ("leadership.look", "40", " ", "Enter why"), ("leadership.look", "50", "Why", "already"),
            ("leadership.look", "80", "Why", "on the wrong side"), ("coverage.act", "95", "Why", "on the wrong side"), ("plan.quiet", "2.5", "Why", "whole number"), ("nothing", "1", "Why", "Choose a limit"),
            // Those that keep single answers from being told are made stricter only.
            ("trust.raters", "2", "Why", "from 3 to 20"), ("trust.response", "69", "Why", "from 70% to 100%"), ("trust.fragile", "79", "Why", "from 80% to 100%"),
        })
            await SeatTests.RefusedAsync(() => SetAsync(table.Convenor, key, value, reason), why);
        foreach (var other in new[] { table.Nurse, table.Head, table.Administrator })
            await SeatTests.RefusedAsync(() => SetAsync(other, "leadership.look", "40", "Why"), "Those who convene set the limits");
        await SetAsync(table.Convenor, "trust.raters", "5", "We are many.");
        Assert.Equal(5, (await table.AskAsync<LimitQueries, SignalThresholds>(table.Mother, q => q.CurrentAsync(Ct))).Trust.LeastRaters);

        Task SetAsync(PersonId person, string key, string value, string reason) => table.AsAsync<LimitService>(person, s => s.SetAsync(key, value, reason, Ct));
    }

    /// <summary>§5.4: the defaults, by hand from the table.</summary>
    [Theory]
    [InlineData("coverage.look", 0.90)]
    [InlineData("coverage.act", 0.75)]
    [InlineData("seats.vacant", 60)]
    [InlineData("seats.expiring", 90)]
    [InlineData("fading.ratio", 0.5)]
    [InlineData("fading.absent", 3)]
    [InlineData("fading.absent-key", 2)]
    [InlineData("barriers.gap", 0.30)]
    [InlineData("leadership.look", 0.5)]
    [InlineData("leadership.act", 0.67)]
    [InlineData("leadership.effective", 2.5)]
    [InlineData("voice.low", 0.5)]
    [InlineData("voice.high", 1.5)]
    [InlineData("support.shared", 0.6)]
    [InlineData("support.contested", 0.4)]
    [InlineData("plan.overdue", 0.33)]
    [InlineData("plan.quiet", 8)]
    [InlineData("plan.most", 6)]
    [InlineData("trust.response", 0.7)]
    [InlineData("trust.fragile", 0.8)]
    [InlineData("trust.raters", 3)]
    [InlineData("trust.down", 5)]
    [InlineData("dependence.fragmentation", 0.10)]
    [InlineData("funding.months", 9)]
    [InlineData("funding.funder", 0.70)]
    public void Every_limit_begins_at_its_default_lies_in_its_range_and_sets_itself_alone(string key, double value)
    {
        var limit = LimitCatalogue.One(key)!;
        Assert.Equal(value, limit.Default);
        Assert.InRange(limit.Default, limit.Least, limit.Most);
        Assert.Equal(limit.Default, limit.Read(limit.Typed(limit.Default)), 10);
        var most = limit.With(new(), limit.Most);
        Assert.Equal(limit.Most, limit.Of(most));
        Assert.All(LimitCatalogue.All.Where(l => l.Key != key), l => Assert.Equal(l.Default, l.Of(most)));
        Assert.Equal(26, LimitCatalogue.All.Count);
    }
}
