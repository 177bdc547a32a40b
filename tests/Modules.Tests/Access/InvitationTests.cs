using System.Net;
using Headwater.Access.Contracts;
using Headwater.Access.Mail;
using Headwater.Access.SignIn.Invitations;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Modules.Tests.Access;

/// <summary>People come in by a link that works once, for three days.</summary>
[Trait("Tier", "slow")]
public sealed class InvitationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Used_run_out_replaced_and_forged_links_get_one_and_the_same_answer(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        await using var site = await TestSite.StartAsync(world.Database);
        var (ada, used) = await world.InviteAsync("ada@example.org", "Ada Hale");
        using (var browser = site.Browser())
            await world.TakeUpAsync(browser, ada, used);
        var (_, replaced) = await world.InviteAsync("cy@example.org", "Cy Marsh");
        var (cy, newest) = await world.InviteAsync("cy@example.org", "Cy Marsh");
        var (_, old) = await world.InviteAsync("ben@example.org", "Ben Moor");

        using var visitor = site.Browser();
        Assert.Contains("Welcome, Cy Marsh", (await visitor.PageAsync(newest)).Text(), StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Contains("Welcome, Ben Moor", (await visitor.PageAsync(old)).Text(), StringComparison.Ordinal);
        var begun = await visitor.PageAsync(old);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        HashSet<string> answers = [];
        foreach (var path in new[] { used, replaced, old, "/invitation/" + new string('A', 43), "/invitation/x", "/invitation/" + old[12..^1] + (old[^1] == 'A' ? 'B' : 'A') })
        {
            var answer = await visitor.GetAsync(path, Ct);
            answers.Add($"{(int)answer.StatusCode} {(await Forms.Read(answer)).Text()}");
        }

        Assert.StartsWith("404 This invitation cannot be used", Assert.Single(answers), StringComparison.Ordinal);
        var form = begun.QuerySelectorAll("form").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(f => f.QuerySelector("[name=password]") is not null);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.SendAsync(form, old, ("password", Accounts.Password))).StatusCode);
        Assert.NotEqual(ada, cy);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task The_link_holds_a_random_token_alone_and_the_database_holds_its_hash(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var (_, path) = await world.InviteAsync("ada.hale@example.org", "Ada Hale");
        Assert.Matches("^/invitation/[A-Za-z0-9_-]{43}$", path);
        await using var db = world.Database.Open();
        var token = path["/invitation/".Length..];
        var hash = System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/') + "="));
        Assert.Equal(hash, (await db.Set<Invitation>().SingleAsync(Ct)).TokenHash);
        Assert.Empty(await db.Set<WaitingMail>().ToListAsync(Ct));
        var mail = Assert.Single(world.Mails());
        Assert.Contains("somebody has invited you", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("until Friday 13 November 2026", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_mail_is_encrypted_and_what_is_not_saved_is_not_sent()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var by = await world.PersonAsync("Admin", (await world.OrganisationAsync("Council"), Role.Administrator));
        await world.AsAsync(by, async s => await s.GetRequiredService<IInvitations>().InviteAsync("lost@example.org", "Lost", Ct));
        await world.AsAsync(by, async s =>
        {
            var (person, fact) = await s.GetRequiredService<IInvitations>().InviteAsync("kept@example.org", "Kept", Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
            return person;
        });
        await using var db = world.Database.Open();
        var waiting = await db.Set<WaitingMail>().SingleAsync(Ct);
        Assert.DoesNotContain("kept@example.org", System.Text.Encoding.UTF8.GetString(waiting.Letter), StringComparison.Ordinal);
        Assert.Contains("/invitation/", await world.MailedPathAsync("kept@example.org"), StringComparison.Ordinal);
        Assert.Single(world.Mails());
    }

    [Fact]
    public async Task Whoever_can_sign_in_gets_no_second_link_and_the_answer_does_not_tell()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada@example.org", "Ada Hale");
        var mails = world.Mails().Count;
        var by = await world.PersonAsync("Other admin", (await world.OrganisationAsync("Other council"), Role.Administrator));
        var (known, fact) = await world.AsAsync(by, s => s.GetRequiredService<IInvitations>().InviteAsync(" ADA@example.org ", "Somebody", Ct));
        Assert.Equal(account.Person, known);
        Assert.Equal(new AuditFact("invite", "person", known.ToString()), fact);
        Assert.Equal(mails, world.Mails().Count);
    }

    [Fact]
    public async Task A_new_link_for_somebody_who_lost_everything_ends_every_way_in_they_had()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        await using var site = await TestSite.StartAsync(world.Database);
        var account = await world.AccountAsync(site, "ada@example.org", "Ada Hale");
        using var stolen = site.Browser();
        await world.SignInAsync(stolen, account);
        var by = await world.PersonAsync("Other admin", (await world.OrganisationAsync("Other council"), Role.Administrator));
        await world.AsAsync(by, async s =>
        {
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, await s.GetRequiredService<InvitationService>().InviteAgainAsync(account.Person, Ct));
            return true;
        });
        Assert.Equal(HttpStatusCode.OK, (await stolen.GetAsync("/account", Ct)).StatusCode);
        using var browser = site.Browser();
        var anew = await world.TakeUpAsync(browser, account.Person, await world.MailedPathAsync("ada@example.org"));
        Assert.Equal(HttpStatusCode.Redirect, (await stolen.GetAsync("/account", Ct)).StatusCode);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await stolen.TypePasswordAsync(account.Email, Accounts.Password);
        Assert.Equal(HttpStatusCode.BadRequest, (await stolen.SendAsync("/sign-in/code", "code", ("code", world.CodeOf(account.Secret)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await stolen.SendAsync("/sign-in/code?recovery=true", "code", ("code", account.RecoveryCodes[0]))).StatusCode);
        Assert.Equal("/home", (await stolen.SendAsync("/sign-in/code", "code", ("code", world.CodeOf(anew.Secret)))).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("", "Ada Hale")]
    [InlineData("ada", "Ada Hale")]
    [InlineData("ada@example.org, ben@example.org", "Ada Hale")]
    [InlineData("ada\0@example.org", "Ada Hale")]
    [InlineData("ada@example.org\r\nBcc: ben@example.org", "Ada Hale")]
    [InlineData("ada@example.org", "")]
    [InlineData("ada@example.org", "Ada\0Hale")]
    [InlineData("ada@example.org", "Ada\r\nHale")]
    public async Task What_is_no_address_or_name_is_refused(string email, string name)
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var by = await world.PersonAsync("Admin", (await world.OrganisationAsync("Council"), Role.Administrator));
        await Assert.ThrowsAsync<InputRefusedException>(() => world.AsAsync(by, s => s.GetRequiredService<IInvitations>().InviteAsync(email, name, Ct)));
    }

    [Fact]
    public async Task Mail_that_cannot_be_sent_waits_longer_each_time()
    {
        await using var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var by = await world.PersonAsync("Admin", (await world.OrganisationAsync("Council"), Role.Administrator));
        await world.AsAsync(by, async s =>
        {
            var (person, fact) = await s.GetRequiredService<IInvitations>().InviteAsync("ada@example.org", "Ada", Ct);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(Ct, fact);
            return person;
        });
        var server = new BrokenServer();
        Assert.Equal(0, await RoundAsync(world, server));
        Assert.Equal(1, server.Asked);
        Assert.Equal(0, await RoundAsync(world, server));
        Assert.Equal(1, server.Asked);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await RoundAsync(world, server);
        Assert.Equal(2, server.Asked);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        server.Works = true;
        Assert.Equal(1, await RoundAsync(world, server));
        Assert.Equal(0, await RoundAsync(world, server));
    }

    [Fact]
    public async Task Mail_reaches_the_server_that_is_named()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var received = ServeOneAsync(listener);
        var settings = new InstallationSettings { DataFolder = "unused", Smtp = new($"smtp://127.0.0.1:{port}"), MailFrom = "headwater@council.example" };
        await new SmtpTransport(settings, TimeProvider.System).SendAsync(new("ada@example.org", "A subject", "Some text."), Ct);
        var lines = await received;
        Assert.Contains(lines, l => l.StartsWith("MAIL FROM:<headwater@council.example>", StringComparison.Ordinal));
        Assert.Contains("RCPT TO:<ada@example.org>", lines);
        Assert.Contains("Subject: A subject", lines);
        Assert.Contains("Some text.", lines);
    }

    /// <summary>As much of RFC 5321 as one mail needs.</summary>
    private static async Task<List<string>> ServeOneAsync(System.Net.Sockets.TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Ct);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        List<string> lines = [];
        await writer.WriteLineAsync("220 test");
        var inData = false;
        while (await reader.ReadLineAsync(Ct) is { } line)
        {
            lines.Add(line);
            if (inData && line != ".")
                continue;
            inData = line == "DATA";
            await writer.WriteLineAsync(line switch { "DATA" => "354 go on", "QUIT" => "221 bye", _ => "250 ok" });
            if (line == "QUIT")
                break;
        }

        return lines;
    }

    private static async Task<int> RoundAsync(TestWorld world, IMailTransport transport)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<MailRound>(scope.ServiceProvider, transport).RunAsync(Ct);
    }

    private sealed class BrokenServer : IMailTransport
    {
        public bool Works { get; set; }

        public int Asked { get; private set; }

        public Task SendAsync(Letter letter, CancellationToken ct)
        {
            Asked++;
            return Works ? Task.CompletedTask : throw new IOException("Away.");
        }
    }
}
