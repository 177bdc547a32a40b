using Headwater.Access.Contracts;
using Headwater.Access.Mail;
using Headwater.Access.People;
using Headwater.Access.SignIn.Credentials;
using Headwater.Access.SignIn.Invitations;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Headwater.Testing;

/// <summary>Somebody with a password and an authenticator, as the pages of an invitation made them.</summary>
internal sealed record Account(PersonId Person, string Email, byte[] Secret, IReadOnlyList<string> RecoveryCodes);

/// <summary>Invites people and takes invitations up, over HTTP and through the product's own services.</summary>
internal static class Accounts
{
    public const string Password = "violet kettle mountain";

    /// <summary>Invites as somebody who may, and answers the path of the link that was mailed.</summary>
    public static async Task<(PersonId Person, string Path)> InviteAsync(this TestWorld world, string email, string name)
    {
        var by = await world.PersonAsync("Admin", (await world.OrganisationAsync($"Council {Guid.CreateVersion7():N}"), Role.Administrator));
        var person = await world.AsAsync(by, async s =>
        {
            var (invited, fact) = await s.GetRequiredService<IInvitations>().InviteAsync(email, name, CancellationToken.None);
            await s.GetRequiredService<IAuditTrail>().SaveAsync(CancellationToken.None, fact);
            return invited;
        });
        return (person, await world.MailedPathAsync(email));
    }

    /// <summary>Sends what waits into the folder, and answers the path of the newest link that went to this address.</summary>
    public static async Task<string> MailedPathAsync(this TestWorld world, string email)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(CancellationToken.None);
        var text = world.Mails().Last(m => m.To.ToString() == email).TextBody!;
        return new Uri(text.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).AbsolutePath;
    }

    /// <summary>Every mail that was written into the data folder, oldest first.</summary>
    public static IReadOnlyList<MimeMessage> Mails(this TestWorld world) =>
        Directory.Exists(FolderTransport.FolderOf(world.Database.Settings))
            ? [.. Directory.EnumerateFiles(FolderTransport.FolderOf(world.Database.Settings), "*.eml").Order(StringComparer.Ordinal).Select(f => MimeMessage.Load(f))]
            : [];

    /// <summary>What waits to be sent and what was, as text.</summary>
    public static IReadOnlyList<string> WaitingOrSent(this TestWorld world)
    {
        using var scope = world.Database.Services.CreateScope();
        var mails = scope.ServiceProvider.GetRequiredService<OutgoingMail>();
        using var db = world.Database.Open();
        return [.. db.Set<WaitingMail>().AsNoTracking().AsEnumerable().Select(m => mails.Open(m).Text), .. world.Mails().Select(m => m.TextBody!)];
    }

    /// <summary>Takes an invitation up with a password and an authenticator; the browser is signed in afterwards.</summary>
    public static async Task<Account> TakeUpAsync(this TestWorld world, HttpClient browser, PersonId person, string path)
    {
        var chosen = await browser.SendAsync(path, "password", ("password", Password));
        if (chosen.Headers.Location?.ToString() != "/sign-in/set-up")
            throw new InvalidOperationException($"{(int)chosen.StatusCode} {(await Forms.Read(chosen)).Text()}");
        var secret = FromBase32((await browser.PageAsync("/sign-in/set-up")).QuerySelector(".hw-secret")!.TextContent);
        var done = await Forms.Read(await browser.SendAsync("/sign-in/set-up", "code", ("code", world.CodeOf(secret))));
        await using var db = world.Database.Open();
        var email = (await db.Set<Person>().SingleAsync(p => p.Id == person.Value)).Email!;
        return new(person, email, secret, [.. done.QuerySelectorAll("code").Select(c => c.TextContent)]);
    }

    /// <summary>Somebody invited who has set everything up; codes used in doing so are in the past.</summary>
    public static async Task<Account> AccountAsync(this TestWorld world, TestSite site, string email, string name)
    {
        var (person, path) = await world.InviteAsync(email, name);
        using var browser = site.Browser();
        var account = await world.TakeUpAsync(browser, person, path);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        return account;
    }

    public static string CodeOf(this TestWorld world, byte[] secret) => Totp.CodeAt(secret, Totp.StepOf(world.Clock.GetUtcNow().UtcDateTime));

    public static Task<HttpResponseMessage> TypePasswordAsync(this HttpClient browser, string email, string password, string path = "/sign-in") =>
        browser.SendAsync(path, "password", ("email", email), ("password", password));

    /// <summary>Password and code; answers what the code's form answered.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(this TestWorld world, HttpClient browser, Account account, string path = "/sign-in")
    {
        var first = await browser.TypePasswordAsync(account.Email, Password, path);
        return await browser.SendAsync(first.Headers.Location?.ToString() ?? throw new InvalidOperationException((await Forms.Read(first)).Text()), "code", ("code", world.CodeOf(account.Secret)));
    }

    // Worked from RFC 4648, apart from the product's own.
    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
