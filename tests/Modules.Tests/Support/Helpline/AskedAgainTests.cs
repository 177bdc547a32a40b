using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>Nothing that somebody asked is out of sight: danger in any stage, a question that comes again, what was promised, and for how long it is kept.</summary>
public sealed class AskedAgainTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Danger_is_in_sight_whatever_the_stage_and_where_it_goes_on(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var (closed, merged, goesOn) = ((await scene.TakeAsync()).Id, (await scene.TakeAsync()).Id, await scene.TakeAsync());
        Assert.True(await scene.MoveAsync(scene.Adviser, closed, 1, EnquiryStage.Closed));
        Assert.True(await scene.ActAsync(scene.Adviser, s => s.MergeAsync(merged, 1, goesOn.Reference, Ct)));
        Assert.Equal([goesOn.Id], (await OpenAsync(scene)).Select(e => e.Id));
        Assert.True(await scene.StopAsync(scene.Adviser, closed));
        Assert.True(await scene.StopAsync(scene.Adviser, merged));
        Assert.Equal(new[] { closed, merged, goesOn.Id }.Order(), (await OpenAsync(scene)).Where(e => e.StoppedAtUtc is not null).Select(e => e.Id).Order());
        Assert.Contains("A child may be in danger (3)", Text((await (await scene.BrowserAsync(scene.Adviser)).GetAsync("/helpline")).Page), StringComparison.Ordinal);
        Assert.Contains("Say what was done about 3 enquiries: children may be in danger", (await TasksAsync(scene)).Select(t => t.Text));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_question_that_is_merged_into_one_that_was_answered_opens_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.TakenOnAsync();
        Assert.True(await scene.ReplyAsync(scene.Worker, id, Guid.CreateVersion7(), 3, ReplyWay.Out, "Try a later start."));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 4, EnquiryStage.Answered));
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        var again = (await scene.TakeAsync()).Id;
        var answered = (await scene.StoredAsync(id)).Row.Reference;
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.PromiseAsync(again, Guid.CreateVersion7(), 1, "12 11 2026", "Call the mother.", Ct)));
        Assert.True(await scene.ActAsync(scene.Adviser, s => s.MergeAsync(again, 2, answered, Ct)));
        var (row, steps, _) = await scene.StoredAsync(id);
        // Wednesday at nine: a family is promised eight hours, to five.
        Assert.Equal((EnquiryStage.New, null, null, new DateTime(2026, 11, 11, 17, 0, 0, DateTimeKind.Utc)), (row.Stage, row.TeamId, row.TakenBy, row.DueAtUtc));
        Assert.Equal((EnquiryStage.Answered, EnquiryStage.New), (steps[^1].From!.Value, steps[^1].To));
        // What was promised on the other one is done here, and stands on the board.
        var promised = Assert.Single((await scene.SeeAsync(scene.Adviser, id))!.FollowUps);
        Assert.Contains("Call the mother.", Text((await (await scene.BrowserAsync(scene.Adviser)).GetAsync("/helpline")).Page), StringComparison.Ordinal);
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.KeepAsync(id, row.Version, promised.Id, Ct)));
    }

    [Fact]
    public async Task The_clock_stands_still_while_an_enquiry_waits_and_nobody_gains_time_by_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.TakenOnAsync();
        // Taken at nine on Tuesday, due at five; at eleven it waits with six hours left. On Wednesday at eleven six hours are left: to five.
        scene.World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 3, EnquiryStage.Waiting));
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 4, EnquiryStage.Taken));
        Assert.Equal(At(11, 17), (await scene.StoredAsync(id)).Row.DueAtUtc);
        // On Thursday at ten it is late by an hour since five on Wednesday; waiting and going on leaves it as late.
        scene.World.Clock.Advance(TimeSpan.FromHours(23));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 5, EnquiryStage.Waiting));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 6, EnquiryStage.Taken));
        Assert.Equal(At(11, 17), (await scene.StoredAsync(id)).Row.DueAtUtc);
        Assert.Contains("Answer an enquiry that is late", (await TasksAsync(scene)).Select(t => t.Text));
    }

    [Fact]
    public async Task The_same_form_with_other_words_is_refused_and_a_team_of_nobody_is_given_nothing()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (id, key) = ((await scene.TakeAsync()).Id, Guid.CreateVersion7());
        Assert.True(await scene.WriteAsync(scene.Adviser, w => w.NoteAsync(id, key, "A bruise.", Ct)));
        Assert.Contains("with other words", await RefusedAsync(() => scene.WriteAsync(scene.Adviser, w => w.NoteAsync(id, key, "A bruise, and another.", Ct))), StringComparison.Ordinal);
        var nobody = await scene.World.OrganisationAsync("Nobody’s");
        await scene.SettingsAsync(async s => { await s.AddTeamAsync("Nobody’s people", nobody.ToString(), Ct); return true; });
        var team = (await scene.People.AsAsync<HelplineDesk, IReadOnlyList<HelplineTeam>>(scene.Adviser, d => d.TeamsAsync(Ct))).Single(t => t.OrganisationId == nobody).Id;
        Assert.Contains("Nobody of this team could see it", await RefusedAsync(() => scene.MoveAsync(scene.Adviser, id, 1, EnquiryStage.WithTeam, team)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_is_kept_from_the_last_that_was_done_and_what_was_merged_as_long_as_where_it_goes_on()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.TakenOnAsync();
        var merged = (await scene.TakeAsync()).Id;
        Assert.True(await scene.ActAsync(scene.Adviser, s => s.MergeAsync(merged, 1, scene.SeeAsync(scene.Adviser, id).GetAwaiter().GetResult()!.Enquiry.Reference, Ct)));
        Assert.Equal([(id, (DateOnly?)null), (merged, null)], await HeldAsync(scene, id, merged));
        scene.World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await scene.ReplyAsync(scene.Worker, id, Guid.CreateVersion7(), 4, ReplyWay.Out, "Try a later start."));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 5, EnquiryStage.Answered));
        Assert.Equal([(id, new DateOnly(2026, 11, 13)), (merged, new DateOnly(2026, 11, 13))], await HeldAsync(scene, id, merged));
    }

    private static async Task<List<(Guid Id, DateOnly? Ended)>> HeldAsync(HelplineScene scene, params Guid[] ids)
    {
        List<RetainedItem> items = await scene.World.AsAsync(scene.Adviser, async s =>
        {
            List<RetainedItem> all = [];
            await foreach (var item in s.GetServices<IRetained>().OfType<EnquiryRetained>().Single().HeldAsync(scene.World.Today, Ct))
                all.Add(item);
            return all;
        });
        return [.. ids.Select(id => (id, items.Single(i => i.Key == id.ToString()).Facts.Ended))];
    }

    private static Task<IReadOnlyList<HelplineEnquiry>> OpenAsync(HelplineScene scene) => scene.People.AsAsync<EnquiryQueries, IReadOnlyList<HelplineEnquiry>>(scene.Adviser, q => q.OpenAsync(Ct));

    private static Task<IReadOnlyList<HomeTask>> TasksAsync(HelplineScene scene) => scene.World.AsAsync(scene.Adviser, s => s.GetServices<IHomePart>().OfType<HelplineHome>().Single().TasksAsync(Ct));

    private static DateTime At(int day, int hour) => new(2026, 11, day, hour, 0, 0, DateTimeKind.Utc);
}
