using Headwater.Support.Training;
using Headwater.Testing;
using static Headwater.Modules.Tests.Support.Training.TrainingScene;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Who offers and books, the waiting list, what is told when a day moves or falls away, who came, and what is answered.</summary>
public sealed class BookingServiceTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_place_that_falls_free_goes_to_the_first_who_waits_and_whose_organisation_has_room(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var session = await scene.SessionAsync(Day with { Share = "1" });
        var senco = await scene.BookedAsync(scene.Senco, session, BookingState.Booked);
        // A place is free, and Alder's share is used up.
        var colleague = await scene.BookedAsync(scene.Senco, session, BookingState.Waiting, Named("Jo Fern"));
        var birch = await scene.BookedAsync(scene.BirchSenco, session, BookingState.Booked);
        var adviser = await scene.BookedAsync(scene.Adviser, session, BookingState.Waiting);
        Assert.True(await scene.CancelAsync(scene.BirchSenco, birch));
        Assert.Equal([BookingState.Booked, BookingState.Waiting, BookingState.Cancelled, BookingState.Placed], (await scene.BookingsAsync(session)).Select(b => b.State));
        Assert.Contains("A place was free: there is now one on Tuesday 24 November 2026", Assert.Single(await scene.NoticesAsync(scene.Adviser)), StringComparison.Ordinal);
        // Twice is once.
        Assert.True(await scene.CancelAsync(scene.BirchSenco, birch));
        Assert.True(await scene.CancelAsync(scene.Senco, senco));
        Assert.Equal(BookingState.Placed, (await scene.BookingsAsync(session)).Single(b => b.Id == colleague).State);
        Assert.Equal((BookingState.Placed, 1, 4), ((await scene.BookingsAsync(session)).Single(b => b.Id == adviser).State, (await scene.BookingsAsync(session))[0].Number, (await scene.BookingsAsync(session))[^1].Number));
        Assert.All(await scene.StepsAsync(session), s => Assert.True(s.By != default && s.AtUtc != default && s.Why.Length > 0));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Of_two_at_once_for_the_last_place_exactly_one_gets_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        for (var n = 0; n < 5; n++)
        {
            var session = await scene.SessionAsync(Day with { Places = "1", Day = $"{20 + n} 11 2026" });
            var states = await Task.WhenAll(Task.Run(() => scene.BookAsync(scene.Senco, session, Guid.CreateVersion7())), Task.Run(() => scene.BookAsync(scene.BirchSenco, session, Guid.CreateVersion7())), Task.Run(() => scene.BookAsync(scene.Head, session, Guid.CreateVersion7())));
            Assert.Equal([BookingState.Booked, BookingState.Waiting, BookingState.Waiting], states.OfType<BookingState>().Order());
            Assert.Equal([1, 2, 3], (await scene.BookingsAsync(session)).Select(b => b.Number));
        }
    }

    [Fact]
    public async Task One_books_for_oneself_and_for_colleagues_of_ones_own_organisation_and_a_form_makes_one()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var session = await scene.SessionAsync(Day with { Places = "20" });
        var key = Guid.CreateVersion7();
        Assert.Equal((BookingState.Booked, BookingState.Booked), (await scene.BookAsync(scene.Senco, session, key), await scene.BookAsync(scene.Senco, session, key)));
        Assert.Contains("sent already", await RefusedAsync(() => scene.BookAsync(scene.Head, session, key)), StringComparison.Ordinal);
        Assert.Contains("You are on the list", await RefusedAsync(() => scene.BookAsync(scene.Senco, session, Guid.CreateVersion7())), StringComparison.Ordinal);
        await scene.BookedAsync(scene.Senco, session, BookingState.Booked, new(scene.Alder.ToString(), scene.Teacher.ToString(), null, null));
        Assert.Contains("You were booked for “Calm mornings”", Assert.Single(await scene.NoticesAsync(scene.Teacher)), StringComparison.Ordinal);
        Assert.Contains("on the list", await RefusedAsync(() => scene.BookAsync(scene.Teacher, session, Guid.CreateVersion7())), StringComparison.Ordinal);
        await scene.BookedAsync(scene.Senco, session, BookingState.Booked, Named("Jo Fern"));
        Assert.Contains("on the list", await RefusedAsync(() => scene.BookAsync(scene.Head, session, Guid.CreateVersion7(), Named("jo fern"))), StringComparison.Ordinal);
        foreach (var typed in new TypedBooking[] { new(null, scene.BirchSenco.ToString(), null, null), new(null, scene.Parent.ToString(), null, null), new(scene.Birch.ToString(), null, null, null), new(null, TypedBooking.Other, " ", null), new(null, "nobody", null, null) })
            Assert.EndsWith(".", await RefusedAsync(() => scene.BookAsync(scene.Senco, session, Guid.CreateVersion7(), typed)), StringComparison.Ordinal);
        Assert.Null(await scene.BookAsync(scene.Parent, session, Guid.CreateVersion7()));
        Assert.Null(await scene.BookAsync(scene.Senco, Guid.CreateVersion7(), Guid.CreateVersion7()));
        // A colleague who neither booked nor takes part changes nothing.
        Assert.False(await scene.CancelAsync(scene.Teacher, key));
        Assert.False(await scene.CancelAsync(scene.BirchSenco, key));
        Assert.Contains("they are told", await RefusedAsync(() => scene.CancelAsync(scene.Worker, key)), StringComparison.Ordinal);
        Assert.True(await scene.CancelAsync(scene.Worker, key, "The room is smaller."));
        Assert.Contains("was cancelled", Assert.Single(await scene.NoticesAsync(scene.Senco)), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Contains("Booking closed on Monday 23 November 2026", await RefusedAsync(() => scene.BookAsync(scene.Senco, session, Guid.CreateVersion7())), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("has begun", await RefusedAsync(() => scene.CancelAsync(scene.Senco, (scene.BookingsAsync(session).GetAwaiter().GetResult())[1].Id)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task All_who_booked_are_told_when_a_day_moves_or_falls_away_and_more_places_go_to_who_waits(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var session = await scene.SessionAsync(Day with { Places = "1" });
        await scene.BookedAsync(scene.Senco, session, BookingState.Booked);
        await scene.BookedAsync(scene.BirchSenco, session, BookingState.Waiting);
        Task<bool> ChangeAsync(int version, TypedSession typed, string? why = null) => scene.AsAsync<CourseService, bool>(scene.Worker, s => s.ChangeSessionAsync(session, version, typed, why, Ct));
        Assert.Contains("why it is moved", await RefusedAsync(() => ChangeAsync(1, Day with { Day = "25 11 2026", Places = "1" })), StringComparison.Ordinal);
        Assert.True(await ChangeAsync(1, Day with { Day = "25 11 2026", Places = "1" }, "The hall is taken."));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => ChangeAsync(1, Day with { Places = "3" })));
        foreach (var person in new[] { scene.Senco, scene.BirchSenco })
            Assert.Contains("was moved. It is now on Wednesday 25 November 2026, 09:30 to 12:00.", Assert.Single(await scene.NoticesAsync(person)), StringComparison.Ordinal);
        Assert.True(await ChangeAsync(2, Day with { Day = "25 11 2026", Places = "2" }));
        Assert.Equal([BookingState.Booked, BookingState.Placed], (await scene.BookingsAsync(session)).Select(b => b.State));
        Assert.Contains("nobody loses one", await RefusedAsync(() => ChangeAsync(3, Day with { Day = "25 11 2026", Places = "1" })), StringComparison.Ordinal);
        Task<bool> CancelAsync(string? why) => scene.AsAsync<CourseService, bool>(scene.Worker, s => s.CancelSessionAsync(session, 3, why, Ct));
        Assert.Contains("why it does not take place", await RefusedAsync(() => CancelAsync(" ")), StringComparison.Ordinal);
        Assert.True(await CancelAsync("The trainer is ill."));
        Assert.True(await CancelAsync("Again."));
        Assert.All(await scene.BookingsAsync(session), b => Assert.Equal(BookingState.Cancelled, b.State));
        Assert.EndsWith("does not take place. Look there why.", (await scene.NoticesAsync(scene.Senco))[^1], StringComparison.Ordinal);
        Assert.Contains("does not take place", await RefusedAsync(() => scene.BookAsync(scene.Head, session, Guid.CreateVersion7())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Courses_are_kept_by_the_organisation_that_offers_them_and_by_the_local_lead()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var session = await scene.SessionAsync();
        foreach (var (person, may) in new[] { (scene.Worker, true), (scene.Lead, true), (scene.Senco, false), (scene.Teacher, false), (scene.Adviser, false) })
        {
            Assert.Equal(may, await scene.AsAsync<CourseService, bool>(person, s => s.AddSessionAsync(scene.Course, Guid.CreateVersion7(), Day, Ct)));
            Assert.Equal(may, await scene.AsAsync<TrainingQueries, RegisterView?>(person, q => q.RegisterAsync(session, Ct)) is not null);
        }

        foreach (var person in new[] { scene.Senco, scene.Teacher, scene.Parent })
            Assert.Contains("one that you work for", await RefusedAsync(() => scene.AsAsync<CourseService, Guid>(person, s => s.AddAsync(Guid.CreateVersion7(), scene.Typed, Ct))), StringComparison.Ordinal);
        var own = scene.Typed with { Provider = scene.Alder.ToString() };
        var key = Guid.CreateVersion7();
        Assert.Equal(key, await scene.AsAsync<CourseService, Guid>(scene.Senco, s => s.AddAsync(key, own, Ct)));
        Assert.Equal(key, await scene.AsAsync<CourseService, Guid>(scene.Senco, s => s.AddAsync(key, own, Ct)));
        Assert.Equal(2, await scene.CountAsync<Course>());
        foreach (var typed in new[] { own with { Title = " " }, own with { Outcomes = null }, own with { Needs = [] }, own with { Needs = ["nothing"] }, own with { Programme = Guid.NewGuid().ToString() } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.AsAsync<CourseService, Guid>(scene.Senco, s => s.AddAsync(Guid.CreateVersion7(), typed, Ct))), StringComparison.Ordinal);
        foreach (var typed in new[] { Day with { Day = "tomorrow" }, Day with { Day = "9 11 2026" }, Day with { Starts = "half nine" }, Day with { Ends = "09:00" }, Day with { Place = "" }, Day with { Places = "0" }, Day with { Places = null }, Day with { Share = "many" }, Day with { Closes = "25 11 2026" } })
            Assert.EndsWith(".", await RefusedAsync(() => scene.AsAsync<CourseService, bool>(scene.Worker, s => s.AddSessionAsync(scene.Course, Guid.CreateVersion7(), typed, Ct))), StringComparison.Ordinal);
        Assert.Contains("still to come", await RefusedAsync(() => scene.AsAsync<CourseService, bool>(scene.Worker, s => s.WithdrawAsync(scene.Course, false, Ct))), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<CourseService, bool>(scene.Worker, s => s.ChangeAsync(scene.Course, 1, scene.Typed with { Title = "Calmer mornings" }, Ct)));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.AsAsync<CourseService, bool>(scene.Worker, s => s.ChangeAsync(scene.Course, 1, scene.Typed, Ct))));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Who_came_is_written_down_after_it_began_and_put_right_with_a_reason_alone(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var session = await scene.SessionAsync(Day with { Places = "1" });
        var (senco, waiting) = (await scene.BookedAsync(scene.Senco, session, BookingState.Booked), await scene.BookedAsync(scene.Head, session, BookingState.Waiting));
        Assert.Contains("has begun", await RefusedAsync(() => scene.MarkAsync(scene.Worker, session, [senco], [])), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Contains(await scene.TasksAsync(scene.Worker), t => t.Text == "Write down who came to “Calm mornings”");
        Assert.False(await scene.MarkAsync(scene.Senco, session, [senco], []));
        Assert.Contains("one thing", await RefusedAsync(() => scene.MarkAsync(scene.Worker, session, [senco], [senco])), StringComparison.Ordinal);
        Assert.Contains("had a place", await RefusedAsync(() => scene.MarkAsync(scene.Worker, session, [senco, waiting], [])), StringComparison.Ordinal);
        Assert.True(await scene.MarkAsync(scene.Worker, session, [], [senco]));
        // The same sent again, with what stood on the screen.
        Assert.True(await scene.AsAsync<BookingService, bool>(scene.Worker, s => s.MarkAsync(session, 2, [], [senco], null, Ct)));
        Assert.Equal(BookingLedger.Meanwhile, await RefusedAsync(() => scene.AsAsync<BookingService, bool>(scene.Worker, s => s.MarkAsync(session, 2, [senco], [], "She was late.", Ct))));
        Assert.Contains("put right", await RefusedAsync(() => scene.MarkAsync(scene.Worker, session, [senco], [])), StringComparison.Ordinal);
        Assert.True(await scene.MarkAsync(scene.Worker, session, [senco], [], "She was late."));
        Assert.Equal([BookingState.Booked, BookingState.Missed, BookingState.Attended, BookingState.Waiting], (await scene.StepsAsync(session)).Select(s => s.To));
        Assert.DoesNotContain(await scene.TasksAsync(scene.Worker), t => t.Text.StartsWith("Write down", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Feedback_is_of_who_came_once_each_and_after_eight_weeks_and_counts_are_for_the_provider()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var (_, booking) = await scene.CameAsync();
        Task<bool> SayAsync(Headwater.Kernel.PersonId by, string? useful = "4") => scene.AsAsync<FeedbackService, bool>(by, s => s.AnswerAsync(booking, useful, "Begin calmly.", Ct));
        Task<bool> UsedAsync(string? used = "ALittle", string? barrier = "Time") => scene.AsAsync<FeedbackService, bool>(scene.Senco, s => s.AnswerLaterAsync(booking, used, barrier, Ct));
        Assert.Equal("Say how “Calm mornings” was", Assert.Single(await scene.TasksAsync(scene.Senco)).Text);
        foreach (var other in new[] { scene.Worker, scene.Lead, scene.Head })
            Assert.False(await SayAsync(other));
        Assert.Contains("from 1 to 5", await RefusedAsync(() => SayAsync(scene.Senco, "6")), StringComparison.Ordinal);
        Assert.True(await SayAsync(scene.Senco));
        Assert.True(await SayAsync(scene.Senco, "1"));
        Assert.Equal(1, await scene.CountAsync<CourseFeedback>());
        Assert.Empty(await scene.TasksAsync(scene.Senco));
        Assert.Contains("Come back then", await RefusedAsync(() => UsedAsync()), StringComparison.Ordinal);
        scene.World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.Equal("Say whether you have used “Calm mornings”", Assert.Single(await scene.TasksAsync(scene.Senco)).Text);
        Assert.Contains("whether you have used it", await RefusedAsync(() => UsedAsync("")), StringComparison.Ordinal);
        Assert.True(await UsedAsync());
        Assert.Empty(await scene.TasksAsync(scene.Senco));
        var course = (await scene.AsAsync<TrainingQueries, CourseRow?>(scene.Worker, q => q.CourseAsync(scene.Course, Ct)))!.Course;
        Assert.Null(await scene.AsAsync<TrainingQueries, CourseResults?>(scene.Senco, q => q.ResultsAsync(course, 5, Ct)));
        Assert.Equal([0, 0, 0, null, 0], (await scene.AsAsync<TrainingQueries, CourseResults?>(scene.Worker, q => q.ResultsAsync(course, 5, Ct)))!.Useful.Cells);
        Assert.Equal([0, 0, 0, 1, 0], (await scene.AsAsync<TrainingQueries, CourseResults?>(scene.Lead, q => q.ResultsAsync(course, 1, Ct)))!.Useful.Cells);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Reminders_go_out_once_and_again_for_a_new_day(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var session = await scene.SessionAsync(Day with { Places = "1" });
        await scene.BookedAsync(scene.Senco, session, BookingState.Booked);
        await scene.BookedAsync(scene.Head, session, BookingState.Waiting);
        await scene.RemindAsync();
        Assert.Empty(await scene.NoticesAsync(scene.Senco));
        scene.World.Clock.Advance(TimeSpan.FromDays(7));
        await scene.RemindAsync();
        await scene.RemindAsync();
        Assert.Contains("Tuesday 24 November 2026, 09:30 to 12:00", Assert.Single(await scene.NoticesAsync(scene.Senco)), StringComparison.Ordinal);
        Assert.True(await scene.AsAsync<CourseService, bool>(scene.Worker, s => s.ChangeSessionAsync(session, 1, Day with { Day = "22 11 2026", Places = "1" }, "The hall is taken.", Ct)));
        await scene.RemindAsync();
        Assert.Equal(3, (await scene.NoticesAsync(scene.Senco)).Count);
        scene.World.Clock.Advance(TimeSpan.FromDays(4));
        await scene.RemindAsync();
        await scene.RemindAsync();
        Assert.Equal(4, (await scene.NoticesAsync(scene.Senco)).Count);
        // Who waits is told that the day moved, and is reminded of nothing.
        Assert.Single(await scene.NoticesAsync(scene.Head));
        scene.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(await scene.MarkAsync(scene.Worker, session, [(await scene.BookingsAsync(session))[0].Id], []));
        scene.World.Clock.Advance(TimeSpan.FromDays(55));
        await scene.RemindAsync();
        await scene.RemindAsync();
        Assert.Equal("Eight weeks ago was “Calm mornings”. Have you used it?", (await scene.NoticesAsync(scene.Senco))[^1]);
        Assert.Equal(5, (await scene.NoticesAsync(scene.Senco)).Count);
    }
}
