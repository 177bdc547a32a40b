using System.Text;
using Headwater.Access.Notices;
using Headwater.Access.Posts;
using Headwater.Kernel;
using Headwater.Support.Helpline;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using static Headwater.Modules.Tests.Support.Helpline.HelplineScene;

namespace Headwater.Modules.Tests.Support.Helpline;

/// <summary>What a mail becomes, and who is told.</summary>
public sealed class MailIntakeTests
{
    private const string Again = "Whoever asked wrote again.";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task A_mail_that_goes_on_keeps_who_wrote_it_and_a_subject_that_says_more(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        var id = await scene.TakenOnAsync();
        var reference = (await scene.StoredAsync(id)).Row.Reference;
        Assert.True(await MailAsync(scene, $"From: Kim Hale <kim@example.org>\r\nSubject: Re: [{reference}]\r\n\r\nThe school called.\r\n"));
        Assert.True(await MailAsync(scene, $"From: sam@example.org\r\nReply-To: other@example.org\r\nSubject: Fwd: {reference}, her brother\r\n\r\nHe too.\r\n"));
        Assert.True(await MailAsync(scene, $"From: tim@example.org\r\nSubject: {reference}\r\n {new string('s', 150)}\r\n\r\n{new string('w', 9000)}\r\n"));
        var texts = (await scene.StoredAsync(id)).Messages.Select(m => m.Text).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(3, texts.Count);
        Assert.Equal(["From kim@example.org\n\nThe school called.", $"From sam@example.org\nSubject: Fwd: {reference}, her brother\n\nHe too."], texts.Take(2));
        // What stands before it and what it says of its end fit with it.
        Assert.StartsWith($"From tim@example.org\nSubject: {reference} sss", texts[2], StringComparison.Ordinal);
        Assert.Contains("w\n\nThe mail is longer: ", texts[2], StringComparison.Ordinal);
        Assert.Equal(HelplineEnquiry.TextLength, texts[2].Length);
        Assert.Equal(1, await scene.CountAsync<HelplineEnquiry>());
    }

    [Fact]
    public async Task A_new_one_is_answered_where_the_mail_wants_it_and_still_says_who_wrote()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        Assert.True(await MailAsync(scene, "From: web@example.org\r\nReply-To: sam@example.org\r\nSubject: School\r\n\r\nShe is sick.\r\n"));
        await using var db = scene.World.Database.Open(scene.World.Locality);
        var row = await db.Set<HelplineEnquiry>().AsNoTracking().SingleAsync(Ct);
        Assert.Equal(("sam@example.org", true, "From web@example.org\n\nSchool\n\nShe is sick."), (row.Contact, row.MayContact, row.Worry));
        Assert.Equal("From web@example.org\n\nShe is sick.", Assert.Single((await scene.StoredAsync(row.Id)).Messages).Text);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Mails_that_call_themselves_the_same_and_say_something_else_are_not_the_same(Engine engine)
    {
        await using var scene = await CreateAsync(engine);
        Assert.True(await MailAsync(scene, "From: web@example.org\r\nMessage-ID: <form@example.org>\r\nSubject: Form\r\n\r\nShe is sick.\r\n"));
        Assert.True(await MailAsync(scene, "From: web@example.org\r\nMessage-ID: <form@example.org>\r\nSubject: Form\r\n\r\nHe does not sleep.\r\n"));
        Assert.False(await MailAsync(scene, "X-Way: other\r\nFrom: web@example.org\r\nMessage-ID: <form@example.org>\r\nSubject: Form\r\n\r\nShe is sick.\r\n"));
        Assert.Equal(2, await scene.CountAsync<HelplineEnquiry>());
    }

    [Fact]
    public async Task Whoever_took_it_on_is_told_and_the_helpline_where_nobody_did_or_they_may_no_longer()
    {
        await using var scene = await CreateAsync(Engine.Sqlite);
        var id = await scene.TakenOnAsync();
        var reference = (await scene.StoredAsync(id)).Row.Reference;
        await MailAsync(scene, $"From: sam@example.org\r\nSubject: {reference}\r\n\r\nFirst.\r\n");
        Assert.Equal((1, 0), await ToldAsync(id));
        // Their post ends: nobody holds it.
        await using (var db = scene.World.Database.Open(scene.World.Locality))
        {
            var yesterday = scene.World.Today.AddDays(-1);
            Assert.Equal(1, await db.Set<Post>().Where(p => p.PersonId == scene.Worker).ExecuteUpdateAsync(s => s.SetProperty(p => p.ToDay, yesterday), Ct));
        }

        await MailAsync(scene, $"From: sam@example.org\r\nSubject: {reference}\r\n\r\nSecond.\r\n");
        Assert.Equal((1, 1), await ToldAsync(id));

        // One that nobody has taken on yet.
        var other = await scene.TakeAsync();
        await MailAsync(scene, $"From: sam@example.org\r\nSubject: {other.Reference}\r\n\r\nThird.\r\n");
        Assert.Equal((0, 1), await ToldAsync(other.Id));

        async Task<(int Worker, int Adviser)> ToldAsync(Guid enquiry)
        {
            await using var db = scene.World.Database.Open(scene.World.Locality);
            var link = HelplineLinks.One(enquiry);
            var told = await db.Set<Notice>().AsNoTracking().Where(n => n.Text == Again && n.Link == link).Select(n => n.PersonId).ToListAsync(Ct);
            return (told.Count(p => p == scene.Worker), told.Count(p => p == scene.Adviser));
        }
    }

    private static Task<bool> MailAsync(HelplineScene scene, string text) => scene.AsSystemAsync(s => s.TakeMailAsync(MailReading.Of(Encoding.UTF8.GetBytes(text)), Ct));
}
