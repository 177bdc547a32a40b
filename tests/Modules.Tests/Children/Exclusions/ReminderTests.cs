using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Access.SignIn;
using Headwater.Children.Exclusions;
using Headwater.Children.Movement;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Headwater.Modules.Tests.Children.Exclusions.ExclusionScene;

namespace Headwater.Modules.Tests.Children.Exclusions;

/// <summary>Reminders of what is due, and the calendar of it: whom, on which days, and never with a name.</summary>
public sealed class ReminderTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_has_a_duty_is_reminded_two_school_days_before_on_the_day_and_while_it_is_late(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        // Told on Tuesday 10 November: the board meets within 15 school days, by Tuesday 1 December.
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"));
        foreach (var duty in (await scene.LedgerAsync())!.DutiesOf(id).Where(d => d.Duty is not DutyKind.BoardMeeting && d.Done is null).Select(d => d.Duty))
            await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<DutyService>().SayDoneIfOpenAsync(scene.Child, id, duty, Day("2026-11-10"), null, Ct));
        // Who governs hears of a case once it was opened to them, and of no other.
        scene.World.Clock.SetUtcNow(new(Day("2026-11-25"), new(8, 0), TimeSpan.Zero));
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<Headwater.Children.Boards.BoardService>().OpenToAsync(scene.Child, id, scene.Clerk, Ct));
        var governor = await scene.World.PersonAsync("Governor", (scene.Alder, Role.Governor));
        var days = new List<(string Day, int Told)>();
        foreach (var day in new[] { "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-09" })
        {
            scene.World.Clock.SetUtcNow(new(Day(day), new(8, 0), TimeSpan.Zero));
            var before = await ToldAsync(scene, scene.Clerk);
            await RemindAsync(scene);
            // A second round of the same day tells nobody again.
            await RemindAsync(scene);
            days.Add((day, (await ToldAsync(scene, scene.Clerk)).Count - before.Count));
        }

        // Friday 27 November is two school days before; Wednesday the second is the first late day, the ninth a week later.
        Assert.Equal(["2026-11-27", "2026-12-01", "2026-12-02", "2026-12-09"], days.Where(d => d.Told == 1).Select(d => d.Day));
        Assert.DoesNotContain(days, d => d.Told > 1);
        var notices = await ToldAsync(scene, scene.Clerk);
        Assert.Equal("One thing that the law asks after an exclusion needs you. The next is due by Tuesday 1 December 2026.", notices[0].Text);
        Assert.Equal("One thing that the law asks after an exclusion needs you. One is late.", notices[^1].Text);
        Assert.All(notices, n => Assert.Equal(ExclusionLinks.Due, n.Link));
        // The headteacher sees that the board meets; nobody of another school hears of it.
        Assert.Equal(notices.Count, (await ToldAsync(scene, scene.Head)).Count);
        Assert.Empty(await ToldAsync(scene, scene.OtherHead));
        Assert.Empty(await ToldAsync(scene, governor));
    }

    [Fact]
    public async Task The_mail_says_only_that_there_is_something_to_read()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0);
        await RemindAsync(scene);
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var mails = await db.Set<Headwater.Access.Mail.WaitingMail>().ToListAsync(Ct);
        Assert.NotEmpty(mails);
        await using var scope = scene.World.Database.Services.CreateAsyncScope();
        foreach (var mail in mails)
        {
            var letter = scope.ServiceProvider.GetRequiredService<Headwater.Access.Mail.OutgoingMail>().Open(mail);
            Assert.Contains("this mail does not say what", letter.Text, StringComparison.Ordinal);
            foreach (var not in new[] { "Robin", "Hale", "exclusion", "Alder" })
                Assert.DoesNotContain(not, letter.Subject + letter.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_headteacher_s_calendar_shows_the_days_without_a_name_and_ends_with_the_post()
    {
        await using var scene = await ExclusionScene.CreateAsync(Engine.Sqlite);
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"));
        var head = await scene.BrowserAsync(scene.Head);
        var page = (await head.GetAsync(ExclusionLinks.Calendar)).Page;
        Assert.Contains("what is due to you after exclusions", Text(page), StringComparison.Ordinal);
        var address = (await head.PostAsync(page, ExclusionLinks.Calendar, "address")).Page.QuerySelector("code")!.TextContent;
        var path = new Uri(address).AbsolutePath;
        var feed = await scene.FileAsync(path);
        foreach (var said in new[] { $"UID:{id}-BoardMeeting@headwater", "DTSTART;VALUE=DATE:20261201" })
            Assert.Contains(said, feed, StringComparison.Ordinal);
        foreach (var not in new[] { "Robin", "Hale" })
            Assert.DoesNotContain(not, feed, StringComparison.Ordinal);
        // The day moves, its name stays: the calendar moves it too.
        await scene.ChangeAsync(id, x => x.BoardNotified = Day("2026-11-10"));
        await using (var db = scene.World.Database.Open(scene.World.Locality))
            await db.Set<Headwater.Access.Posts.Post>().Where(p => p.PersonId == scene.Head).ExecuteUpdateAsync(s => s.SetProperty(p => p.ToDay, Day("2026-11-09")), Ct);
        Assert.Null(await scene.FileAsync(path));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_local_authority_s_own_part_reaches_those_of_its_people_who_may_see_the_child(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        var council = await scene.World.OrganisationAsync("Council", Headwater.Localities.Places.OrganisationKind.LocalAuthority);
        var (officer, other) = (await scene.World.PersonAsync("Officer", (council, Role.ServiceWorker)), await scene.World.PersonAsync("Other officer", (council, Role.ServiceWorker)));
        await scene.World.InvolveAsync(scene.Head, new(scene.Child, InvolvementKind.NamedProfessional, council, officer, "Arranges education after exclusions.", LawfulBasis.LegalObligation, EntryKinds.Identity | EntryKinds.Exclusions, scene.World.Today));
        // Out from Tuesday 10 November: the sixth school day is Tuesday the 17th.
        var id = (await scene.RecordAsync(ExclusionKind.Permanent, "2026-11-10", 0)).Id!.Value;
        var feed = await scene.World.AsAsync(officer, s => s.GetServices<IFeedPart>().OfType<DutyFeed>().Single().OfAsync(Ct));
        Assert.Equal((Day("2026-11-17"), $"{id}-AlternativeProvision"), (Assert.Single(feed).Day, feed[0].Uid));
        Assert.Empty(await scene.World.AsAsync(other, s => s.GetServices<IFeedPart>().OfType<DutyFeed>().Single().OfAsync(Ct)));
        foreach (var day in new[] { "2026-11-12", "2026-11-13" })
        {
            scene.World.Clock.SetUtcNow(new(Day(day), new(8, 0), TimeSpan.Zero));
            await RemindAsync(scene);
        }

        // Two school days before the 17th is Friday the 13th.
        var told = Assert.Single(await ToldAsync(scene, officer));
        Assert.Equal(("One thing that the law asks after an exclusion needs you. The next is due by Tuesday 17 November 2026.", Headwater.Children.Response.ResponseLinks.Due), (told.Text, told.Link));
        Assert.Empty(await ToldAsync(scene, other));
        var home = await scene.TextAsync(officer, "/home");
        Assert.Contains("Full-time education from the sixth day, after a permanent exclusion Tuesday 17 November 2026", home, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell the parent", home, StringComparison.Ordinal);
        Assert.Contains("1 child, the first by Tuesday 17 November 2026.", home, StringComparison.Ordinal);
        Assert.Contains("Robin Hale, full-time education from the sixth day, Tuesday 17 November 2026", await scene.TextAsync(officer, Headwater.Children.Response.ResponseLinks.Due), StringComparison.Ordinal);
        Assert.DoesNotContain("sixth day", await scene.TextAsync(other, "/home"), StringComparison.Ordinal);
        // What they arranged they say themselves, and nothing else.
        Task<Moved> DoneAsync(PersonId by, DutyKind duty) => scene.World.AsAsync(by, s => s.GetRequiredService<DutyService>().SayDoneAsync(scene.Child, id, duty, null, Day("2026-11-13"), null, Ct));
        Assert.Equal(Headwater.Children.Records.Outcome.NotThere, (await DoneAsync(officer, DutyKind.NotifyParent)).Outcome);
        Assert.Equal(Headwater.Children.Records.Outcome.NotThere, (await DoneAsync(other, DutyKind.AlternativeProvision)).Outcome);
        var (browser, path) = (await scene.BrowserAsync(officer), ExclusionLinks.One(scene.Child, id));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync((await browser.GetAsync(path)).Page, path, "Save", ("Day", "13 11 2026"))).Status);
        Assert.DoesNotContain("sixth day", await scene.TextAsync(officer, "/home"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Notices_and_reviews_of_a_direction_off_site_stand_in_the_calendar_and_are_reminded_of(Engine engine)
    {
        await using var scene = await ExclusionScene.CreateAsync(engine);
        // From Monday 23 November: written notice at least two school days before, by Thursday the 19th (rule 2.8).
        var (_, id) = await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().RecordAsync(scene.Child, MoveKind.OffSiteDirection, m => (m.Reason, m.ToName, m.Start, m.HelpFailed) = ("Help in school did not work.", "Riverside Centre", Day("2026-11-23"), true), Ct));
        // A review on Thursday 10 December: invitations at least six days before it, by the 4th (rule 2.9).
        await scene.World.AsAsync(scene.Head, s => s.GetRequiredService<MoveService>().ReviewAsync(scene.Child, id!.Value, null, 0, new(Day("2026-12-10"), null, null, null, null, null), Ct));
        var feed = await FeedAsync(scene.Senco);
        Assert.Equal([("Notice-0", Day("2026-11-19")), ("Invitations-0", Day("2026-12-04")), ("Review", Day("2026-12-10")), ("Outcome-0", Day("2026-12-16"))], feed.Select(f => (f.Uid[37..], f.Day)));
        Assert.All(feed, f => Assert.DoesNotContain("Robin", f.Title, StringComparison.Ordinal));
        Assert.Empty(await FeedAsync(scene.OtherHead));
        foreach (var day in new[] { "2026-11-16", "2026-11-17", "2026-11-18" })
        {
            scene.World.Clock.SetUtcNow(new(Day(day), new(8, 0), TimeSpan.Zero));
            await RemindAsync(scene);
        }

        Assert.Equal("One thing that the law asks on a direction off site needs you. The next is due by Thursday 19 November 2026.", Assert.Single(await ToldAsync(scene, scene.Head)).Text);
        Assert.Empty(await ToldAsync(scene, scene.OtherHead));
        Assert.Contains("Give written notice to the parent, or the pupil from the age of 18: off-site direction Thursday 19 November 2026 (in 1 school day)", await scene.TextAsync(scene.Senco, "/home"), StringComparison.Ordinal);

        Task<IReadOnlyList<FeedDay>> FeedAsync(PersonId who) => scene.World.AsAsync(who, s => s.GetServices<IFeedPart>().OfType<OffSiteFeed>().Single().OfAsync(Ct));
    }

    [Fact]
    public void In_holidays_nobody_is_reminded_and_two_school_days_before_skips_them()
    {
        var calendar = new SchoolCalendar([new(new(2026, 9, 3), new(2026, 10, 23)), new(new(2026, 11, 2), new(2026, 12, 18))]);
        // Due on Monday 2 November: two school days before is Thursday 22 October; the days of half term say nothing.
        var due = Due(new(2026, 11, 2), calendar);
        DateOnly[] told = [.. Enumerable.Range(0, 30).Select(n => new DateOnly(2026, 10, 12).AddDays(n)).Where(d => DutyReminders.IsDay(due, d))];
        Assert.Equal([new(2026, 10, 22), new(2026, 11, 2), new(2026, 11, 3), new(2026, 11, 10)], told);
    }

    private static DueDuty Due(DateOnly day, SchoolCalendar calendar)
    {
        var result = ExclusionClock.Compute(new(SchoolType.Maintained, calendar, new("P"), [new("X", ExclusionKind.Permanent, new(2026, 9, 14), 0, new(2026, 9, 14)) { BoardNotified = new(2026, 9, 14) }], new(2026, 9, 14)));
        var meeting = result.Duties.Single(d => d.Duty == DutyKind.BoardMeeting);
        return new(default, null!, meeting with { Due = day }, "", null, default, calendar);
    }

    private static async Task RemindAsync(ExclusionScene scene)
    {
        await using var scope = scene.World.Database.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterSystem(scene.World.Locality);
        await scope.ServiceProvider.GetServices<IDailyWork>().OfType<DutyReminders>().Single().RunAsync(Ct);
    }

    private static async Task<List<Notice>> ToldAsync(ExclusionScene scene, PersonId person)
    {
        await using var db = scene.World.Database.Open(scene.World.Locality);
        return await db.Set<Notice>().Where(n => n.PersonId == person).OrderBy(n => n.ToldAtUtc).ToListAsync(Ct);
    }
}
