using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Headwater.Access.Contracts;
using Headwater.Access.Daily;
using Headwater.Access.Mail;
using Headwater.Access.SignIn;
using Headwater.Access.SubjectAccess;
using Headwater.Children.Documents;
using Headwater.Children.Entries;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Everything;
using Headwater.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Notice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Trust;

/// <summary>
/// The ways out of the canary world that are not pages somebody opens: what forms answer, mails, notices, the answer to a request of a
/// subject, and the log beside all of them.
/// </summary>
[Trait("Deep", "access")]
[Trait("Tier", "slow")]
public sealed class CanaryOutletTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_form_answers_anybody_with_a_word_that_is_not_for_them()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true);
        var watch = new CanaryWatch(world);
        var forms = await PostedForm.AllAsync(site);
        // Every page of the product that takes a form, by name: a new one comes in by itself, one that is lost is noticed.
        Assert.True(forms.Count >= 60, $"{forms.Count} forms");
        Assert.All(new[] { "people/appoint", "children/{id}/join", "children/joining", "break-glass/open", "disclosures/{childId}", "subject-access", "sign-in/code" }, part => Assert.Contains(forms, f => f.Route.RoutePattern.RawText!.Contains(part, StringComparison.Ordinal)));
        var broken = new List<string>();
        var (taken, answered) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedDictionary<int, int>());
        foreach (var (who, n) in world.Visitors.Select((who, n) => (who, n)).Where(v => Tier.IsDeep || v.n % 7 == Tier.Seed % 7 || v.who.Person is null))
        {
            using var client = site.Client(who.Person, who.Locality);
            var (token, cookie) = await TokenAsync(client, who.Person is null ? "/sign-in" : "/notices");
            foreach (var form in forms)
            {
                foreach (var (address, fields) in form.Posts(world, who, token, everything: Tier.IsDeep))
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
                    request.Headers.Add("Cookie", cookie);
                    using var response = await client.SendAsync(request, Ct);
                    if ((int)response.StatusCode >= 500)
                        broken.Add($"{who.Name} at {address}: {(int)response.StatusCode}");
                    watch.Check(who, $"POST {address}", await Answers.BytesAsync(response, Ct));
                    answered[(int)response.StatusCode] = answered.GetValueOrDefault((int)response.StatusCode) + 1;
                    // Past the check of the form's origin and the route's policy: the page itself said no, or yes.
                    if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.OK or HttpStatusCode.Conflict && response.Content.Headers.ContentType?.MediaType == "text/html")
                        taken[form.Name] = taken.GetValueOrDefault(form.Name) + 1;
                }
            }
        }

        watch.CheckLogs(site.Logs.Lines);
        TestContext.Current.TestOutputHelper?.WriteLine($"{forms.Count} forms, answers {string.Join(", ", answered.Select(a => $"{a.Key}: {a.Value}"))}; {watch.Checks} checks, {watch.Seen} rightly shown; answered by no page: {string.Join(", ", forms.Select(f => f.Name).Except(taken.Keys))}");
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
        Assert.True(watch.Leaks.Count == 0, string.Join('\n', watch.Leaks.Distinct().Take(20)));
        Assert.True(watch.Checks >= 1_000_000 && watch.Seen > 100, $"{watch.Checks} checks, {watch.Seen} rightly shown");
        Assert.True(taken.Count > forms.Count / 2, $"of {forms.Count} forms only {taken.Count} were answered by their page");
    }

    [Fact]
    public async Task No_mail_notice_or_line_of_the_log_holds_a_word_that_is_not_for_its_reader()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        var watch = new CanaryWatch(world);
        await using (var site = await TestSite.StartAsync(database, byHeader: true))
        {
            await CanaryDeeds.DoAsync(site.Services, world);
            watch.CheckLogs(site.Logs.Lines);
        }

        // A year on all that waits for somebody is told (posts, agreements, reviews, what was shared for a time), and again before it
        // ends. Without a server: each round it would have made in that year would be made now.
        foreach (var days in new[] { 366, 20 })
        {
            database.Clock.Advance(TimeSpan.FromDays(days));
            await database.Services.GetRequiredService<DailyRounds>().RunAsync(Ct);
        }

        var (notices, planted) = (0, world.Rows.OfType<Notice>().Select(n => n.Id).ToHashSet());
        foreach (var locality in world.Visitors.Select(v => v.Locality).Distinct())
        {
            await using var db = database.Open(locality);
            foreach (var notice in await db.Set<Notice>().AsNoTracking().Where(n => !planted.Contains(n.Id)).ToListAsync(Ct))
            {
                notices++;
                watch.CheckTold(world.Visitors.Find(v => v.Person == notice.PersonId) ?? new("somebody new", notice.PersonId, locality, []), "notice", $"{notice.Text}\n{notice.Link}");
            }
        }

        var letters = await LettersAsync(world, database);
        foreach (var letter in letters)
            watch.CheckTold(world.Visitors.Find(v => v.Person is { } p && world.Rows.OfType<Headwater.Access.People.Person>().Any(x => x.PersonId == p && x.Email == letter.To)) ?? new(letter.To, null, default, []), "mail", $"{letter.To}\n{letter.Subject}\n{letter.Text}");
        Assert.True(watch.Leaks.Count == 0, string.Join('\n', watch.Leaks.Distinct().Take(20)));
        // What the deeds and the rounds tell, and the mails to somebody new, to somebody again, and about how they sign in.
        Assert.True(notices > 100 && letters.Count >= 6, $"{notices} notices, {letters.Count} mails");
    }

    [Fact]
    public async Task The_answer_to_a_request_of_a_subject_holds_no_word_that_is_not_for_the_one_who_asked()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true);
        var watch = new CanaryWatch(world);
        var parts = 0;
        foreach (var (locality, child) in world.Children.Where((_, n) => Tier.IsDeep || n < CanaryWorld.Ties.Length))
        {
            foreach (var audience in Enum.GetValues<SubjectAudience>())
            {
                await using var scope = site.Services.CreateAsyncScope();
                var officer = world.Visitors.First(v => v.Locality == locality && v.Posts.Any(p => p.Role == Role.DataProtectionOfficer));
                await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(officer.Person!.Value, "somebody", locality, Ct);
                using var zip = new ZipArchive(new MemoryStream(await scope.ServiceProvider.GetRequiredService<SubjectExport>().MakeAsync(child, audience, Ct)));
                foreach (var entry in zip.Entries)
                {
                    using var content = new MemoryStream();
                    await using (var opened = entry.Open())
                        await opened.CopyToAsync(content, Ct);
                    watch.CheckExport(locality, child, audience, entry.FullName, content.ToArray());
                    parts++;
                }
            }
        }

        watch.CheckLogs(site.Logs.Lines);
        Assert.True(watch.Leaks.Count == 0, string.Join('\n', watch.Leaks.Distinct().Take(20)));
        Assert.True(parts > 60, $"{parts} parts of the zips");
        Assert.All(new[] { typeof(Note), typeof(Document), typeof(DocumentContent), typeof(OwnWords), typeof(Headwater.Access.Disclosures.Disclosure), typeof(Headwater.Access.Involvements.Involvement) }, entity => Assert.True(watch.SeenOf(entity) > 0, $"no {entity.Name} was in an answer"));
    }

    [Fact]
    public async Task The_file_of_everything_a_collaborative_keeps_holds_no_word_that_is_not_for_whoever_takes_it()
    {
        await using var database = await TestDatabase.CreateAsync(Engine.Sqlite);
        var world = await CanaryWorld.CreateAsync(database);
        await using var site = await TestSite.StartAsync(database, byHeader: true);
        var watch = new CanaryWatch(world);
        var parts = 0;
        foreach (var who in world.Visitors.Where(v => v.Posts.Any(p => p.Role is Role.Convenor or Role.Facilitator or Role.LocalLead)))
        {
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(who.Person!.Value, "somebody", who.Locality, Ct);
            using var file = new MemoryStream();
            await scope.ServiceProvider.GetRequiredService<EverythingZip>().WriteAsync(file, Ct);
            using var zip = new ZipArchive(file);
            foreach (var entry in zip.Entries)
            {
                using var content = new MemoryStream();
                await using (var opened = await entry.OpenAsync(Ct))
                    await opened.CopyToAsync(content, Ct);
                watch.Check(who, $"everything/{entry.FullName}", content.ToArray());
                parts++;
            }
        }

        watch.CheckLogs(site.Logs.Lines);
        // What a limit is called and who was asked is a key, and no secret one.
        var leaks = watch.Leaks.Distinct().Where(l => !l.EndsWith(": SignalThreshold.Key", StringComparison.Ordinal) && !l.EndsWith(": WaveMember.Key", StringComparison.Ordinal)).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(20)));
        Assert.True(parts > 100, $"{parts} parts of the files");
    }

    private static async Task<(string Token, string Cookie)> TokenAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Ct);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Ct));
        return (page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!, string.Join("; ", response.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
    }

    /// <summary>What waits to be sent, but for what was planted, and what was sent.</summary>
    private static async Task<IReadOnlyList<Letter>> LettersAsync(CanaryWorld world, TestDatabase database)
    {
        await using var scope = database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(Ct);
        var mails = scope.ServiceProvider.GetRequiredService<OutgoingMail>();
        var planted = world.Rows.OfType<WaitingMail>().Select(m => m.Id).ToHashSet();
        var waiting = await scope.ServiceProvider.GetRequiredService<HeadwaterDb>().Set<WaitingMail>().AsNoTracking().Where(m => !planted.Contains(m.Id)).ToListAsync(Ct);
        var folder = FolderTransport.FolderOf(database.Settings);
        var sent = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml").Select(f => MimeMessage.Load(f)).ToList() : [];
        return [.. waiting.Select(mails.Open), .. sent.Select(m => new Letter(m.To.ToString(), m.Subject ?? "", m.TextBody ?? ""))];
    }
}
