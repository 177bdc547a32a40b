using Headwater.Access.Contracts;
using Headwater.Kernel;
using Headwater.Support.Reviews;
using Headwater.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Support.Reviews.ReviewScene;
using PersonalNotice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Support.Reviews;

/// <summary>Who reads a review and when, what has to be in it, its steps, and what is refused.</summary>
public sealed class ReviewServiceTests
{
    [Fact]
    public void Only_the_steps_of_the_table_may_be_taken_by_those_who_lead_it()
    {
        string[] table = ["Draft>Sent", "Draft>Withdrawn", "Sent>Visited", "Visited>Closed"];
        foreach (var from in Enum.GetValues<ReviewState>())
        {
            foreach (var to in Enum.GetValues<ReviewState>())
            {
                Assert.Equal(table.Contains($"{from}>{to}"), ReviewRules.WhyNot(from, to, ReviewParty.Lead) is null);
                Assert.NotNull(ReviewRules.WhyNot(from, to, ReviewParty.School | ReviewParty.Other));
            }
        }
    }

    [Theory]
    [InlineData(ReviewState.Draft, false, false, false)]
    [InlineData(ReviewState.Withdrawn, true, false, false)]
    [InlineData(ReviewState.Sent, false, true, false)]
    [InlineData(ReviewState.Sent, true, true, true)]
    [InlineData(ReviewState.Visited, true, true, true)]
    [InlineData(ReviewState.Closed, false, true, false)]
    internal void Those_who_lead_it_read_it_always_the_school_once_sent_and_others_once_shared(ReviewState state, bool isShared, bool school, bool other)
    {
        Assert.True(ReviewRules.MayRead(state, isShared, ReviewParty.Lead));
        Assert.Equal((school, other, false), (ReviewRules.MayRead(state, isShared, ReviewParty.School), ReviewRules.MayRead(state, isShared, ReviewParty.Other), ReviewRules.MayRead(state, isShared, ReviewParty.None)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Others_read_it_only_while_the_headteacher_agrees(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.WholeAsync();
        var (school, others) = (new[] { scene.Head, scene.People.Senco }, new[] { scene.People.Lead, scene.People.OtherWorker, scene.People.Adviser, scene.People.Teacher });
        async Task SeesAsync(bool schoolSees, bool othersSee)
        {
            Assert.NotNull(await scene.SeeAsync(scene.Worker, id));
            foreach (var reader in school)
                Assert.Equal(schoolSees, await scene.SeeAsync(reader, id) is not null);
            foreach (var reader in others)
                Assert.Equal(othersSee, await scene.SeeAsync(reader, id) is not null);
            Assert.Null(await scene.SeeAsync(scene.People.Parent, id));
        }

        await SeesAsync(false, false);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.SendAsync(id, 5, "14 1 2027", Ct)));
        await SeesAsync(true, false);
        Assert.Contains((await scene.AllAsync<PersonalNotice>()), n => n.PersonId == scene.Head && n.Text.StartsWith("A review of your school can be read.", StringComparison.Ordinal));
        // Whoever leads the school says so, and nobody else: not even those who lead the review.
        foreach (var none in new[] { scene.Worker, scene.People.Senco, scene.People.Lead })
            Assert.False(await scene.ActAsync(none, s => s.ShareAsync(id, 6, true, Ct)));
        Assert.True(await scene.ActAsync(scene.Head, s => s.ShareAsync(id, 6, true, Ct)));
        Assert.Contains("already", await RefusedAsync(() => scene.ActAsync(scene.Head, s => s.ShareAsync(id, 7, true, Ct))), StringComparison.Ordinal);
        await SeesAsync(true, true);
        Assert.False(await scene.ActAsync(scene.People.Lead, s => s.DoneAsync(id, 7, default, "x", Ct)));
        Assert.True(await scene.ActAsync(scene.Head, s => s.ShareAsync(id, 7, false, Ct)));
        await SeesAsync(true, false);
        Assert.Equal([(ReviewStepKind.Shared, scene.Head), (ReviewStepKind.Unshared, scene.Head)], (await scene.SeeAsync(scene.Worker, id))!.Steps.Where(s => s.Kind != ReviewStepKind.Moved).Select(s => (s.Kind, s.By)));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task It_is_sent_whole_done_step_by_step_visited_and_closed(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.BegunAsync();
        for (var n = 0; n < Whole.Count; n++)
        {
            Assert.StartsWith("It is not complete.", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.SendAsync(id, n + 1, "14 1 2027", Ct))), StringComparison.Ordinal);
            Assert.True(await scene.ActAsync(scene.Worker, s => s.AddAsync(id, Guid.CreateVersion7(), n + 1, Whole[n], Ct)));
        }

        var first = (await scene.SeeAsync(scene.Worker, id))!.Items[0];
        Assert.True(await scene.ActAsync(scene.Worker, s => s.TakeBackAsync(id, 5, first.Id, Ct)));
        Assert.Equal("It is not complete. Say what was looked at.", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.SendAsync(id, 6, "14 1 2027", Ct))));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AddAsync(id, Guid.CreateVersion7(), 6, Whole[0], Ct)));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.SendAsync(id, 7, "14 1 2027", Ct)));
        Assert.Equal(ReviewService.Meanwhile, await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.SendAsync(id, 7, "14 1 2027", Ct))));
        Assert.Contains("not being written any more", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AddAsync(id, Guid.CreateVersion7(), 8, Whole[0], Ct))), StringComparison.Ordinal);
        var todo = (await scene.SeeAsync(scene.Head, id))!.Of(ReviewPart.Recommendation).Single();
        scene.World.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal("Do what a review of your school recommended", Assert.Single(await TasksAsync(scene, scene.Head)).Text);
        Assert.Contains("Enter with what it was done", await RefusedAsync(() => scene.ActAsync(scene.Head, s => s.DoneAsync(id, 8, todo.Id, " ", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ActAsync(scene.Head, s => s.DoneAsync(id, 8, todo.Id, "A page on the wall.", Ct)));
        Assert.Contains("said already", await RefusedAsync(() => scene.ActAsync(scene.Head, s => s.DoneAsync(id, 9, todo.Id, "Again.", Ct))), StringComparison.Ordinal);
        Assert.Empty(await TasksAsync(scene, scene.Head));
        Assert.Contains("those who lead the review", await RefusedAsync(() => scene.ActAsync(scene.Head, s => s.VisitAsync(id, 9, "20 11 2026", "It works.", Ct))), StringComparison.Ordinal);
        Assert.Contains("cannot become", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.CloseAsync(id, 9, Ct))), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal("Write down what you saw when you came again to a school", Assert.Single(await TasksAsync(scene, scene.Worker)).Text);
        Assert.Contains("Correct the day", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.VisitAsync(id, 9, "9 11 2026", "It works.", Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.VisitAsync(id, 9, "14 1 2027", "Removals are down by half.", Ct)));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.CloseAsync(id, 10, Ct)));
        var view = (await scene.SeeAsync(scene.Head, id))!;
        Assert.Equal((ReviewState.Closed, "Removals are down by half."), (view.Review.State, view.Review.Seen));
        Assert.Equal([ReviewState.Draft, ReviewState.Sent, ReviewState.Sent, ReviewState.Visited, ReviewState.Closed], view.Steps.Select(s => s.To));
        Assert.All(view.Steps.Zip(view.Steps.Skip(1)), p => Assert.True(p.First.To == p.Second.From && p.First.Number + 1 == p.Second.Number));
        Assert.Equal("All that was recommended is done.", view.Steps[^1].Why);
    }

    [Fact]
    public async Task Bad_input_is_one_sentence_a_form_makes_one_and_no_child_stands_in_it()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        Task<bool> BeginAsync(TypedReview typed, Guid? key = null, PersonId? by = null) => scene.ActAsync(by ?? scene.Worker, s => s.BeginAsync(key ?? Guid.CreateVersion7(), typed, Ct));
        foreach (var typed in new[] { scene.Typed with { Kind = "" }, scene.Typed with { School = scene.People.Council.ToString() }, scene.Typed with { AskedBy = " " }, scene.Typed with { Scope = "Born 12/3/2015." }, scene.Typed with { Team = "sam@example.org" }, scene.Typed with { Scope = new('w', SchoolReview.TextLength + 1) } })
            Assert.EndsWith(".", await RefusedAsync(() => BeginAsync(typed)), StringComparison.Ordinal);
        Assert.False(await BeginAsync(scene.Typed, null, scene.Head));
        var (key, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.True(await BeginAsync(scene.Typed, key));
        Assert.True(await BeginAsync(scene.Typed, key));
        Assert.Contains("sent already", await RefusedAsync(() => BeginAsync(scene.Typed with { Scope = "Other." }, key)), StringComparison.Ordinal);
        Assert.Single(await scene.AllAsync<SchoolReview>());
        foreach (var typed in new[] { new TypedItem("", "x"), new("Evidence", " "), new("Recommendation", "x", null, "20 11 2026"), new("Recommendation", "x", "SENCO", "soon"), new("Evidence", "A123456789012") })
            Assert.EndsWith(".", await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AddAsync(key, Guid.CreateVersion7(), 1, typed, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AddAsync(key, line, 1, Whole[0], Ct)));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.AddAsync(key, line, 1, Whole[0], Ct)));
        Assert.Single(await scene.AllAsync<ReviewItem>());
        Assert.Equal(ReviewService.Meanwhile, await RefusedAsync(() => scene.ActAsync(scene.Worker, s => s.AddAsync(key, Guid.CreateVersion7(), 1, Whole[1], Ct))));
        // Two at once: one goes through, and the other is told.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(n => Task.Run(async () =>
        {
            try
            {
                return await scene.ActAsync(scene.Worker, s => s.AddAsync(key, Guid.CreateVersion7(), 2, Whole[n + 1], Ct));
            }
            catch (InputRefusedException)
            {
                return false;
            }
        })));
        Assert.Equal(1, both.Count(b => b));
        foreach (var stranger in new[] { scene.Head, scene.People.OtherWorker, scene.People.Adviser })
            Assert.False(await scene.ActAsync(stranger, s => s.WithdrawAsync(key, 3, "Not mine.", Ct)));
        Assert.True(await scene.ActAsync(scene.Worker, s => s.WithdrawAsync(key, 3, "The school is inspected first.", Ct)));
        var held = await scene.World.AsAsync(scene.Worker, async s => await s.GetServices<IRetained>().OfType<ReviewRetained>().Single().HeldAsync(scene.World.Today, Ct).ToListAsync(Ct));
        Assert.Equal((scene.World.Today, 5), (Assert.Single(held).Facts.Ended, await scene.World.AsAsync(scene.Worker, s => s.GetServices<IRetained>().OfType<ReviewRetained>().Single().EraseAsync(held[0], Ct))));
    }

    private static Task<IReadOnlyList<HomeTask>> TasksAsync(ReviewScene scene, PersonId person) => scene.World.AsAsync(person, s => s.GetServices<IHomePart>().OfType<ReviewHome>().Single().TasksAsync(Ct));
}
