using System.Net;
using System.Text;
using System.Text.Json;
using Headwater.Access.Contracts;
using Headwater.Access.Mail;
using Headwater.Access.Notices;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Modules.Tests.Children;
using Headwater.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Headwater.Modules.Tests.Access;

/// <summary>Mail through GOV.UK Notify, mail that could not be sent, and one mail a day in place of many.</summary>
public sealed class MailTests
{
    private const string Service = "26785a09-ab16-4eb0-8407-a37497a57506";
    private const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    private const string Template = "f33517ff-2a88-4f6e-b855-c550268ce08a";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_goes_through_gov_uk_notify_signed_with_the_key_in_the_one_template()
    {
        using var notify = new NotifyServer(201, """{"id":"1"}""");
        using var transport = new NotifyTransport(notify.Settings, TimeProvider.System);
        await transport.SendAsync(new("ada@example.org", "A subject", "Some text."), Ct);
        var (path, authorization, body) = await notify.AskedAsync();
        Assert.Equal("/v2/notifications/email", path);
        using var sent = JsonDocument.Parse(body);
        Assert.Equal(("ada@example.org", Template, "A subject", "Some text."), (Text("email_address"), Text("template_id"), sent.RootElement.GetProperty("personalisation").GetProperty("subject").GetString(), sent.RootElement.GetProperty("personalisation").GetProperty("text").GetString()));
        Assert.StartsWith("Bearer ", authorization, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, authorization, StringComparison.Ordinal);
        var token = await new JsonWebTokenHandler().ValidateTokenAsync(authorization["Bearer ".Length..], new()
        {
            ValidIssuer = Service, ValidateAudience = false, RequireExpirationTime = false, ValidateLifetime = false, ValidAlgorithms = ["HS256"], IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret)),
        });
        Assert.True(token.IsValid, token.Exception?.Message);
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds(((JsonWebToken)token.SecurityToken).GetPayloadValue<long>("iat")), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));

        string? Text(string name) => sent.RootElement.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData(400, """{"status_code":400,"errors":[{"error":"BadRequestError","message":"ada@example.org is not on your list"}]}""", "400 BadRequestError")]
    [InlineData(429, """{"errors":[{"error":"TooManyRequestsError","message":"Exceeded send limits"}]}""", "429 TooManyRequestsError")]
    [InlineData(502, "<html>ada@example.org</html>", "502")]
    [InlineData(500, """{"errors":"ada@example.org"}""", "500")]
    [InlineData(403, """{"errors":[{"error":"ada@example.org"}]}""", "403")]
    public async Task What_notify_does_not_take_is_named_without_the_address(int status, string answer, string said)
    {
        using var notify = new NotifyServer(status, answer);
        using var transport = new NotifyTransport(notify.Settings, TimeProvider.System);
        Assert.Equal(said, (await Assert.ThrowsAsync<MailRefusedException>(() => transport.SendAsync(new("ada@example.org", "A subject", "Some text."), Ct))).Message);
        await notify.AskedAsync();
    }

    [Theory]
    [InlineData($"headwater-{Service}-{Secret}", Template, null)]
    [InlineData($"a key-with dashes-{Service}-{Secret}", $" {Template} ", null)]
    [InlineData($"{Service}-{Secret}", Template, null)]
    [InlineData(Secret, Template, "HEADWATER_NOTIFY_KEY")]
    [InlineData($"headwater-{Service}{Secret}", Template, "HEADWATER_NOTIFY_KEY")]
    [InlineData($"headwater-{Service}-{Secret}x", Template, "HEADWATER_NOTIFY_KEY")]
    [InlineData($"headwater-{Service}-{Secret}", "template", "HEADWATER_NOTIFY_TEMPLATE")]
    public void A_key_is_read_as_notify_shows_it(string key, string template, string? refused)
    {
        if (refused is null)
        {
            var read = NotifySettings.Of(key, template);
            Assert.Equal((Guid.Parse(Service), Secret, Guid.Parse(Template)), (read.Service, read.Secret, read.Template));
            Assert.DoesNotContain(Secret, read.ToString(), StringComparison.Ordinal);
            return;
        }

        var message = Assert.Throws<InputRefusedException>(() => NotifySettings.Of(key, template)).Message;
        Assert.StartsWith(refused, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task When_a_mail_could_not_be_sent_for_two_days_whoever_relies_on_it_is_told(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var by = await world.PersonAsync("Adviser", (await world.OrganisationAsync("Council"), Role.TriageAdviser));
        await world.AsAsync(by, async s =>
        {
            s.GetRequiredService<IOutgoingMail>().Add("sam@example.org", "A subject", "Some text.", new(by, "It could not be sent.", "/helpline"));
            return await s.GetRequiredService<HeadwaterDb>().SaveChangesAsync(Ct);
        });
        for (var n = 0; n < 60 && await WaitingAsync() > 0; n++)
        {
            Assert.Empty(await NoticesAsync(world, by));
            await using var scope = world.Database.Services.CreateAsyncScope();
            Assert.Equal(0, await ActivatorUtilities.CreateInstance<MailRound>(scope.ServiceProvider, new Away()).RunAsync(Ct));
            world.Clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(0, await WaitingAsync());
        Assert.InRange(world.Clock.GetUtcNow() - TestWorld.Start, TimeSpan.FromHours(40), TimeSpan.FromHours(52));
        var told = Assert.Single(await NoticesAsync(world, by));
        Assert.Equal(("It could not be sent.", "/helpline"), (told.Text, told.Link));

        async Task<int> WaitingAsync()
        {
            await using var db = world.Database.Open();
            return await db.Set<WaitingMail>().CountAsync(Ct);
        }
    }

    // Friday 25 December 2026 and the Monday after are bank holidays: the first working day of that week is Tuesday the 29th.
    [Theory]
    [InlineData(1, 0, 0, "2026-11-12", true)]
    [InlineData(0, 1, 0, "2026-11-12", true)]
    [InlineData(0, 0, 3, "2026-11-12", false)]
    [InlineData(0, 0, 3, "2026-11-16", true)]
    [InlineData(0, 0, 0, "2026-11-16", false)]
    [InlineData(5, 5, 5, "2026-11-14", false)]
    [InlineData(5, 5, 5, "2026-12-25", false)]
    [InlineData(0, 0, 1, "2026-12-29", true)]
    [InlineData(0, 0, 1, "2026-12-30", false)]
    public void A_daily_mail_is_sent_on_working_days_when_there_is_something(int notices, int today, int late, string day, bool sent)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd");
        var works = Duties.WorkingDays.Contains(on);
        Assert.Equal(sent, DigestRules.IsSent(new(notices, today, late), works, works && DigestRules.IsFirstOfWeek(on, Duties.WorkingDays.Contains)));
    }

    [Fact]
    public void A_daily_mail_says_how_much_there_is_and_nothing_of_what()
    {
        Assert.Equal("In Headwater there wait for you:\n\n- 1 new notice to read\n- 2 things to do by the end of today\n- 1 thing to do, past its last day\n\nFor everybody’s privacy this mail does not say what they are.\n\nSign in at https://headwater.example/. When such mails come can be changed under Notices.\n", DigestRules.Text(new(1, 2, 1), new("https://headwater.example/")));
        Assert.Equal("In Headwater there wait for you:\n\n- 3 new notices to read\n\nFor everybody’s privacy this mail does not say what they are.\n\nSign in. When such mails come can be changed under Notices.\n", DigestRules.Text(new(3, 0, 0), null));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.PostgreSql)]
    public async Task Whoever_wants_one_mail_a_day_gets_one_with_how_much_is_new(Engine engine)
    {
        await using var world = await TestWorld.CreateAsync(engine);
        var council = await world.OrganisationAsync("Council");
        var (daily, other) = (await world.PersonAsync("Daily", (council, Role.Administrator)), await world.PersonAsync("Other", (council, Role.Administrator)));
        await using var site = await TestSite.StartAsync(world.Database, byHeader: true);
        var reader = new PageReader(site.Client(daily, world.Locality));
        Assert.Equal(HttpStatusCode.Redirect, (await reader.PostAsync((await reader.GetAsync("/notices")).Page, "/notices", "Save", ("IsDaily", "true"))).Status);
        Assert.Equal("true", (await reader.GetAsync("/notices")).Page.QuerySelectorAll("#IsDaily option[selected]").Single().GetAttribute("value"));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var person in new[] { daily, daily, other })
            await TellAsync(person, "Alder School has a letter for you.");
        Assert.Equal([AddressOf(other)], await SentAsync());
        // Tuesday's round had nothing to wait for; Wednesday's writes one mail, and a second round none.
        world.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        await RoundAsync();
        Assert.Equal([AddressOf(other), AddressOf(daily)], await SentAsync());
        var mail = world.Mails()[^1];
        Assert.Equal(DigestRules.Subject, mail.Subject);
        Assert.Contains("- 2 new notices to read", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Alder", mail.ToString(), StringComparison.Ordinal);
        // What was seen, or counted before, is not counted; a Saturday is no working day.
        await TellAsync(daily, "One more.");
        await reader.PostAsync((await reader.GetAsync("/notices")).Page, "/notices", "Mark all as seen");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await RoundAsync();
        await TellAsync(daily, "For the weekend.");
        world.Clock.Advance(TimeSpan.FromDays(2));
        await RoundAsync();
        Assert.Equal(2, world.Mails().Count);
        world.Clock.Advance(TimeSpan.FromDays(2));
        await RoundAsync();
        await SentAsync();
        Assert.Contains("- 1 new notice to read", world.Mails()[^1].TextBody, StringComparison.Ordinal);
        Assert.Equal(3, world.Mails().Count);

        Task TellAsync(PersonId person, string text) => world.AsAsync(other, async s =>
        {
            await s.GetRequiredService<INotices>().TellByMailAsync(person, text, "/notices", Ct);
            return await s.GetRequiredService<HeadwaterDb>().SaveChangesAsync(Ct);
        });

        async Task RoundAsync()
        {
            await using var scope = world.Database.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(world.Locality);
            await scope.ServiceProvider.GetRequiredService<DigestRound>().RunAsync(Ct);
        }

        async Task<IEnumerable<string>> SentAsync()
        {
            await using var scope = world.Database.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(Ct);
            return world.Mails().Select(m => m.To.ToString());
        }

        static string AddressOf(PersonId person) => $"{person.Value:N}@example.org";
    }

    private static async Task<IReadOnlyList<Notice>> NoticesAsync(TestWorld world, PersonId person)
    {
        await using var db = world.Database.Open(world.Locality);
        return await db.Set<Notice>().Where(n => n.PersonId == person).ToListAsync(Ct);
    }

    private sealed class Away : IMailTransport
    {
        public Task SendAsync(Letter letter, CancellationToken ct) => throw new IOException("Away.");
    }

    /// <summary>Answers one request as it was told to.</summary>
    private sealed class NotifyServer : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task<(string Path, string Authorization, string Body)> asked;

        public NotifyServer(int status, string answer)
        {
            var address = $"http://127.0.0.1:{FreePort()}/";
            listener.Prefixes.Add(address);
            listener.Start();
            Settings = new() { DataFolder = "unused", Notify = NotifySettings.Of($"headwater-{Service}-{Secret}", Template) with { Address = new(address) } };
            asked = AnswerAsync(status, answer);
        }

        public InstallationSettings Settings { get; }

        public Task<(string Path, string Authorization, string Body)> AskedAsync() => asked;

        public void Dispose() => listener.Close();

        private async Task<(string Path, string Authorization, string Body)> AnswerAsync(int status, string answer)
        {
            var context = await listener.GetContextAsync();
            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync(Ct);
            context.Response.StatusCode = status;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer), Ct);
            context.Response.Close();
            return (context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"] ?? "", body);
        }

        private static int FreePort()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            return ((IPEndPoint)free.LocalEndpoint).Port;
        }
    }
}
