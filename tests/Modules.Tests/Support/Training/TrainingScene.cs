using AngleSharp.Html.Dom;
using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Places;
using Headwater.Modules.Tests.Children;
using Headwater.Support.Training;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Support.Training;

/// <summary>Two schools, a council with the local lead and the helpline, and a charity whose worker offers a course; on Tuesday 10 November 2026 at nine. Every name is made up.</summary>
internal sealed class TrainingScene : IAsyncDisposable
{
    public static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private TestSite? site;

    private TrainingScene(TestWorld world) => World = world;

    public TestWorld World { get; }
    public OrganisationId Alder { get; private set; }
    public OrganisationId Birch { get; private set; }
    public OrganisationId Council { get; private set; }
    public OrganisationId Kestrel { get; private set; }
    public PersonId Head { get; private set; }
    public PersonId Senco { get; private set; }
    public PersonId Teacher { get; private set; }
    public PersonId BirchSenco { get; private set; }
    public PersonId Lead { get; private set; }
    public PersonId Adviser { get; private set; }

    /// <summary>Who offers the course.</summary>
    public PersonId Worker { get; private set; }
    public PersonId Parent { get; private set; }

    /// <summary>A course of Kestrel.</summary>
    public Guid Course { get; private set; }

    public static async Task<TrainingScene> CreateAsync(Engine engine)
    {
        var world = await TestWorld.CreateAsync(engine);
        var scene = new TrainingScene(world);
        (scene.Alder, scene.Birch) = (await world.OrganisationAsync("Alder School"), await world.OrganisationAsync("Birch School"));
        (scene.Council, scene.Kestrel) = (await world.OrganisationAsync("Council", OrganisationKind.LocalAuthority), await world.OrganisationAsync("Kestrel", OrganisationKind.Voluntary));
        (scene.Head, scene.Senco, scene.Teacher) = (await world.PersonAsync("Head of Alder", (scene.Alder, Role.Headteacher)), await world.PersonAsync("Senco of Alder", (scene.Alder, Role.Senco)), await world.PersonAsync("Teacher of Alder", (scene.Alder, Role.ClassTeacher)));
        scene.BirchSenco = await world.PersonAsync("Senco of Birch", (scene.Birch, Role.Senco));
        (scene.Lead, scene.Adviser) = (await world.PersonAsync("Local lead", (scene.Council, Role.LocalLead)), await world.PersonAsync("Adviser", (scene.Council, Role.TriageAdviser)));
        scene.Worker = await world.PersonAsync("Worker of Kestrel", (scene.Kestrel, Role.ServiceWorker));
        scene.Parent = await world.PersonAsync("Parent", (scene.Alder, Role.Parent));
        scene.Course = await scene.AsAsync<CourseService, Guid>(scene.Worker, s => s.AddAsync(Guid.CreateVersion7(), scene.Typed, Ct));
        return scene;
    }

    public TypedCourse Typed => new(Kestrel.ToString(), "Calm mornings", "Begin a day calmly\nKnow whom to ask", "teachers", ["anxiety", "attendance"], null);

    /// <summary>Tuesday 24 November 2026, two hours and a half; two places.</summary>
    public static TypedSession Day { get; } = new("24 11 2026", "09:30", "12:00", "The old library", false, "2", null, null);

    public Task<T> AsAsync<TService, T>(PersonId by, Func<TService, Task<T>> work) where TService : notnull => World.AsAsync(by, s => work(s.GetRequiredService<TService>()));

    public async Task<Guid> SessionAsync(TypedSession? typed = null)
    {
        var id = Guid.CreateVersion7();
        Assert.True(await AsAsync<CourseService, bool>(Worker, s => s.AddSessionAsync(Course, id, typed ?? Day, Ct)));
        return id;
    }

    public Task<BookingState?> BookAsync(PersonId by, Guid session, Guid key, TypedBooking? typed = null) => AsAsync<BookingService, BookingState?>(by, s => s.BookAsync(session, key, typed ?? new(null, TypedBooking.Myself, null, null), Ct));

    /// <summary>A place or a wait for somebody, and the booking's id.</summary>
    public async Task<Guid> BookedAsync(PersonId by, Guid session, BookingState expected, TypedBooking? typed = null)
    {
        var key = Guid.CreateVersion7();
        Assert.Equal(expected, await BookAsync(by, session, key, typed));
        return key;
    }

    /// <summary>A colleague without an account.</summary>
    public static TypedBooking Named(string name) => new(null, TypedBooking.Other, name, "Teaching assistant");

    public Task<bool> CancelAsync(PersonId by, Guid booking, string? why = null) => AsAsync<BookingService, bool>(by, s => s.CancelAsync(booking, why, Ct));

    public async Task<bool> MarkAsync(PersonId by, Guid session, Guid[] came, Guid[] missed, string? why = null)
    {
        var steps = (await StepsAsync(session)).Count;
        return await AsAsync<BookingService, bool>(by, s => s.MarkAsync(session, steps, came, missed, why, Ct));
    }

    /// <summary>A session that was, to which the SENCO came.</summary>
    public async Task<(Guid Session, Guid Booking)> CameAsync()
    {
        var session = await SessionAsync();
        var booking = await BookedAsync(Senco, session, BookingState.Booked);
        World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.True(await MarkAsync(Worker, session, [booking], []));
        return (session, booking);
    }

    public async Task<IReadOnlyList<CourseBooking>> BookingsAsync(Guid session)
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<CourseBooking>().AsNoTracking().Where(b => b.SessionId == session).OrderBy(b => b.Number).ToListAsync(Ct);
    }

    public async Task<IReadOnlyList<BookingStep>> StepsAsync(Guid session)
    {
        await using var db = World.Database.Open(World.Locality);
        return await (from b in db.Set<CourseBooking>().AsNoTracking().Where(b => b.SessionId == session) join s in db.Set<BookingStep>() on b.Id equals s.BookingId orderby b.Number, s.Number select s).ToListAsync(Ct);
    }

    public async Task<int> CountAsync<T>() where T : class
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<T>().CountAsync(Ct);
    }

    /// <summary>Reminders, as the system sends them each day.</summary>
    public Task RemindAsync() => DailyAsync<TrainingReminders>();

    /// <summary>The end of memberships, as the system sees to it each day.</summary>
    public Task RoundAsync() => DailyAsync<MembershipRound>();

    private async Task DailyAsync<T>() where T : IDailyWork
    {
        await using var scope = World.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(World.Locality);
        await scope.ServiceProvider.GetServices<IDailyWork>().OfType<T>().Single().RunAsync(Ct);
    }

    public async Task<IReadOnlyList<string>> NoticesAsync(PersonId person)
    {
        await using var db = World.Database.Open(World.Locality);
        return await db.Set<Headwater.Access.Notices.Notice>().AsNoTracking().Where(n => n.PersonId == person).OrderBy(n => n.ToldAtUtc).ThenBy(n => n.Id).Select(n => n.Text).ToListAsync(Ct);
    }

    public Task<IReadOnlyList<HomeTask>> TasksAsync(PersonId person) => World.AsAsync(person, s => s.GetServices<IHomePart>().OfType<TrainingHome>().Single().TasksAsync(Ct));

    public static async Task<string> RefusedAsync(Func<Task> work) => (await Assert.ThrowsAsync<InputRefusedException>(work)).Message;

    public async Task<PageReader> BrowserAsync(PersonId person)
    {
        site ??= await TestSite.StartAsync(World.Database, byHeader: true);
        return new(site.Client(person, World.Locality));
    }

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await World.DisposeAsync();
    }
}
