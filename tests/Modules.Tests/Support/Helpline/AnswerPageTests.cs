using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Headwater.Access.Mail;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;
using PersonalNotice = Headwater.Access.Notices.Notice;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>A reply of the helpline goes as a link in a mail, and opens for whoever has the link and the reference.</summary>
public sealed class AnswerPageTests
{
    private const string Address = "sam.hale@example.org";
    private const string Reply = "Speak with the SENCO first.\nThen ring us.";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_reply_goes_as_a_link_in_a_mail_that_says_nothing_and_the_reference_opens_it(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        await using var site = await SiteAsync(scene);
        var nobody = new PageReader(site.Client());
        var asked = await nobody.PostAsync((await nobody.GetAsync("/help/ask")).Page, "/help/ask", "Send", ("Who", "Parent"), ("Worry", "Robin is sick."), ("Name", "Sam Hale"), ("Contact", Address), ("May", "true"));
        var reference = EnquiryRules.ReferenceIn(Text(asked.Page))!;
        var receipt = Assert.Single(await MailsAsync(scene));
        Assert.Equal((Address, $"We have your question: {reference}", "auto-generated"), (receipt.To.ToString(), receipt.Subject, receipt.Headers["Auto-Submitted"]));
        Assert.Contains("You are answered by Tuesday 10 November 2026 at 17:00.", receipt.TextBody, StringComparison.Ordinal);
        Assert.Contains("Call 999", receipt.TextBody, StringComparison.Ordinal);

        var id = (await StoredAsync(scene, reference)).Id;
        Assert.True(await scene.MoveAsync(scene.Adviser, id, 1, EnquiryStage.WithTeam, scene.OfKestrel));
        Assert.True(await scene.MoveAsync(scene.Worker, id, 2, EnquiryStage.Taken));
        var worker = new PageReader(site.Client(scene.Worker, scene.World.Locality));
        var one = HelplineLinks.One(id);
        var page = (await worker.GetAsync(one)).Page;
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Equal(one, (await worker.PostAsync(page, one, "Send or write down", ("Way", "Send"), ("Reply", Reply))).To);
        Assert.Contains("Sent as a link by mail: not read yet.", Text((await worker.GetAsync(one)).Page), StringComparison.Ordinal);

        var mails = await MailsAsync(scene);
        Assert.Equal(2, mails.Count);
        var link = LinkIn(mails[1]);
        Assert.Equal("The helpline has answered you", mails[1].Subject);
        foreach (var mail in mails)
        {
            foreach (var not in new[] { "Robin", "Sam", "Hale", "sick", "SENCO", "Kestrel" })
                Assert.DoesNotContain(not, mail.Subject + mail.TextBody, StringComparison.OrdinalIgnoreCase);
        }

        // Neither mail holds both halves of what opens the answer.
        Assert.DoesNotContain(reference, mails[1].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/help/answer/", receipt.ToString(), StringComparison.Ordinal);
        Assert.Matches("^/help/answer/[A-Za-z0-9_-]{43}$", link);

        var reader = new PageReader(site.Client());
        var form = (await reader.GetAsync(link)).Page;
        Assert.DoesNotContain("SENCO", form.Source.Text, StringComparison.Ordinal);
        var wrong = await reader.PostAsync(form, link, "Show the answer", ("Reference", "H7K3-9QMX"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains(AnswerReading.Refused, Text(wrong.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("SENCO", wrong.Page.Source.Text, StringComparison.Ordinal);
        var opened = await reader.PostAsync(wrong.Page, link, "Show the answer", ("Reference", reference.ToLowerInvariant()));
        Assert.Contains("Speak with the SENCO first.Then ring us.", Text(opened.Page), StringComparison.Ordinal);
        Assert.Contains("read on Tuesday 10 November 2026 at 09:00", Text((await worker.GetAsync(one)).Page), StringComparison.Ordinal);

        // What they write back stands on the enquiry once, and opens it again.
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "It is answered")).To);
        var empty = await reader.PostAsync(opened.Page, link, "Send");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.Contains("reads it and answers you again", Text((await reader.PostAsync(empty.Page, link, "Send", ("Back", "It helped."))).Page), StringComparison.Ordinal);
        var (row, steps, messages) = await scene.StoredAsync(id);
        Assert.Equal((EnquiryStage.New, "They wrote back on the page of an answer."), (row.Stage, steps[^1].Why));
        Assert.Equal("It helped.", Assert.Single(messages, m => m.Way == MessageWay.In).Text);
    }

    [Fact]
    public async Task A_page_of_an_answer_tells_no_other_site_its_address_and_is_kept_by_nothing()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await SiteAsync(scene);
        foreach (var path in new[] { HelplineLinks.Answer(null, new('A', 43)), HelplineLinks.Answer("here", new('A', 43)), HelplineLinks.Answer(null, "x") })
        {
            // Nothing shows whether a link is one.
            var answer = await site.Client().GetAsync(path, Ct);
            Assert.Equal((HttpStatusCode.OK, true, "no-referrer", "noindex"), (answer.StatusCode, answer.Headers.CacheControl!.NoStore, Assert.Single(answer.Headers.GetValues("Referrer-Policy")), Assert.Single(answer.Headers.GetValues("X-Robots-Tag"))));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.Client().GetAsync(HelplineLinks.Answer("nowhere", new('A', 43)), Ct)).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_references_close_the_link_and_whoever_sent_it_is_told()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await SiteAsync(scene);
        var (id, reference, link) = await SentAsync(scene, site);
        // A slip is no guess.
        Assert.Equal(HttpStatusCode.BadRequest, await ReadAsync(site, link, ""));
        for (var n = 0; n < AnswerLink.MostWrong; n++)
            Assert.Equal(HttpStatusCode.BadRequest, await ReadAsync(site, link, "H7K3-9QMX"));
        Assert.Equal(HttpStatusCode.BadRequest, await ReadAsync(site, link, reference));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var told = Assert.Single(await db.Set<PersonalNotice>().Where(n => n.PersonId == scene.Worker && n.Text.StartsWith("The link to an answer was closed")).ToListAsync(Ct));
        Assert.Equal(HelplineLinks.One(id), told.Link);
        Assert.Contains("It was closed, as a wrong reference was typed too often.", Text((await new PageReader(site.Client(scene.Worker, scene.World.Locality)).GetAsync(HelplineLinks.One(id))).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_for_four_weeks_and_not_while_a_child_may_be_in_danger()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await SiteAsync(scene);
        var (id, reference, link) = await SentAsync(scene, site);
        var reader = new PageReader(site.Client());
        var opened = await reader.PostAsync((await reader.GetAsync(link)).Page, link, "Show the answer", ("Reference", reference));
        Assert.True(await scene.StopAsync(scene.Worker, id));
        var held = await reader.PostAsync((await reader.GetAsync(link)).Page, link, "Show the answer", ("Reference", reference));
        Assert.Equal(HttpStatusCode.BadRequest, held.Status);
        Assert.Contains(AnswerReading.Held, Text(held.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("SENCO", held.Page.Source.Text, StringComparison.Ordinal);
        Assert.Contains("Call 999", Text(held.Page), StringComparison.Ordinal);
        // What they write is taken in as a mail would be, and moves nothing.
        Assert.Contains("We have what you wrote", Text((await reader.PostAsync(opened.Page, link, "Send", ("Back", "He hit her again."))).Page), StringComparison.Ordinal);
        Assert.Contains("We have what you wrote", Text((await reader.PostAsync(held.Page, link, "Send", ("Back", "Please call."))).Page), StringComparison.Ordinal);
        Assert.Equal(["He hit her again.", "Please call."], (await scene.StoredAsync(id)).Messages.Where(m => m.Way == MessageWay.In).Select(m => m.Text).Order(StringComparer.Ordinal));
        Assert.NotNull((await scene.StoredAsync(id)).Row.StoppedAtUtc);
        var version = (await scene.StoredAsync(id)).Row.Version;
        Assert.True(await scene.ActAsync(scene.Worker, s => s.SettleAsync(id, version, "The council at ten", "They visit.", Ct)));
        scene.World.Clock.Advance(TimeSpan.FromDays(AnswerLink.Days));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync(site, link, reference));
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.BadRequest, await ReadAsync(site, link, reference));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        Assert.Equal(0, (await db.Set<AnswerLink>().SingleAsync(Ct)).Wrong);
    }

    [Fact]
    public async Task Whoever_asked_by_mail_is_sent_the_reference_in_a_mail_of_its_own()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await SiteAsync(scene);
        var taken = await scene.TakeAsync(Typed with { CameBy = CameBy.Email, Contact = Address });
        var worker = new PageReader(site.Client(scene.Adviser, scene.World.Locality));
        foreach (var said in new[] { "One.", "Two." })
            Assert.NotNull((await worker.PostAsync((await worker.GetAsync(HelplineLinks.One(taken.Id))).Page, HelplineLinks.One(taken.Id), "Send or write down", ("Way", "Send"), ("Reply", said))).To);
        Assert.Equal([$"We have your question: {taken.Reference}", $"Your reference: {taken.Reference}", "The helpline has answered you", "The helpline has answered you"], (await MailsAsync(scene)).Select(m => m.Subject));
    }

    [Theory]
    [InlineData("H7K3-9QMX", "H7K3-9QMX")]
    [InlineData(" h7k3 9qmx ", "H7K3-9QMX")]
    [InlineData("H7K39QMX", "H7K3-9QMX")]
    [InlineData("H7K3–9QMX", "H7K3-9QMX")]
    [InlineData("H7K3-9QM", null)]
    [InlineData("H7K3-9QMXX", null)]
    [InlineData("H7K3-9QM1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_reference_is_read_however_it_is_typed(string? typed, string? reference) => Assert.Equal(reference, EnquiryRules.TypedReference(typed));

    [Fact]
    public async Task Whoever_gave_no_mail_address_is_told_otherwise()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        await using var site = await SiteAsync(scene);
        var id = await scene.TakenOnAsync();
        var worker = new PageReader(site.Client(scene.Worker, scene.World.Locality));
        var page = (await worker.GetAsync(HelplineLinks.One(id))).Page;
        Assert.Contains("They gave no e-mail address. Tell them by telephone or letter, and write it down here.", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Send", page.QuerySelectorAll<IHtmlOptionElement>("#Way option").Select(o => o.Value));
        var refused = await worker.PostAsync(page, HelplineLinks.One(id), "Send or write down", ("Way", "Send"), ("Reply", Reply));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Speak with the SENCO first.", refused.Page.QuerySelector<IHtmlTextAreaElement>("#Reply")!.Value, StringComparison.Ordinal);
        // An installation that does not know its own address can send no link.
        var other = (await scene.TakeAsync(Typed with { Contact = Address })).Id;
        Assert.Contains("HEADWATER_ADDRESS", await RefusedAsync(() => scene.ReplyAsync(scene.Adviser, other, Guid.CreateVersion7(), 1, ReplyWay.Send, "x")), StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync<AnswerLink>());
        Assert.Equal(0, await scene.CountAsync<EnquiryMessage>());
    }

    [Fact]
    public async Task Nobody_s_letter_box_is_filled_through_the_form()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        foreach (var way in new[] { Address, Address.ToUpperInvariant(), $" {Address}", $"Sam <{Address}>", Address })
            await scene.TakeAsync(Typed with { Contact = way });
        Assert.Equal(HelplineMail.MostReceipts, (await MailsAsync(scene)).Count);
        scene.World.Clock.Advance(TimeSpan.FromDays(1));
        await scene.TakeAsync(Typed with { Contact = Address });
        Assert.Equal(HelplineMail.MostReceipts + 1, (await MailsAsync(scene)).Count);
    }

    [Theory]
    [InlineData("sam.hale@example.org", true, "sam.hale@example.org")]
    [InlineData("Sam Hale <sam.hale@example.org>", true, "sam.hale@example.org")]
    [InlineData("sam.hale@example.org", false, null)]
    [InlineData("01632 960001", true, null)]
    [InlineData("01632 960001 or sam.hale@example.org", true, null)]
    [InlineData("sam@example.org, kim@example.org", true, null)]
    [InlineData("sam@example.org\r\nBcc: kim@example.org", true, null)]
    [InlineData("@example.org", true, null)]
    [InlineData("sam@", true, null)]
    [InlineData(null, true, null)]
    public void One_address_is_written_to_where_they_said_so(string? contact, bool may, string? to) => Assert.Equal(to, HelplineMail.AddressOf(new()
    {
        Id = default, Reference = "H7K3-9QMX", CameBy = CameBy.Web, CameAtUtc = default, RecordedBy = default, Role = AskerRole.Parent, MayContact = may, Contact = contact, Worry = "x", Stage = EnquiryStage.New, DueAtUtc = default, OpenedAtUtc = default,
    }));

    private static Task<TestSite> SiteAsync(HelplineScene scene) => TestSite.StartAsync(scene.World.Database, s => s with { Address = new("http://headwater.example") }, byHeader: true);

    private static async Task<HttpStatusCode> ReadAsync(TestSite site, string link, string reference)
    {
        var reader = new PageReader(site.Client());
        return (await reader.PostAsync((await reader.GetAsync(link)).Page, link, "Show the answer", ("Reference", reference))).Status;
    }

    private static async Task<(Guid Id, string Reference, string Link)> SentAsync(HelplineScene scene, TestSite site)
    {
        var taken = await scene.TakeAsync(Typed with { Contact = Address });
        Assert.True(await scene.MoveAsync(scene.Adviser, taken.Id, 1, EnquiryStage.WithTeam, scene.OfKestrel));
        Assert.True(await scene.MoveAsync(scene.Worker, taken.Id, 2, EnquiryStage.Taken));
        var worker = new PageReader(site.Client(scene.Worker, scene.World.Locality));
        var one = HelplineLinks.One(taken.Id);
        Assert.Equal(one, (await worker.PostAsync((await worker.GetAsync(one)).Page, one, "Send or write down", ("Way", "Send"), ("Reply", Reply))).To);
        return (taken.Id, taken.Reference, LinkIn((await MailsAsync(scene))[^1]));
    }

    private static async Task<HelplineEnquiry> StoredAsync(HelplineScene scene, string reference)
    {
        await using var db = scene.World.Database.Open(scene.World.Locality);
        return await db.Set<HelplineEnquiry>().SingleAsync(e => e.Reference == reference, Ct);
    }

    /// <summary>Sends what waits, and answers all mails, oldest first.</summary>
    private static async Task<IReadOnlyList<MimeMessage>> MailsAsync(HelplineScene scene)
    {
        await using var scope = scene.World.Database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(Ct);
        return scene.World.Mails();
    }

    private static string LinkIn(MimeMessage mail) => new Uri(mail.TextBody!.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).AbsolutePath;
}
