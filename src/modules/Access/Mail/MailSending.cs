using Headwater.Access.Contracts;
using Headwater.Access.Notices;
using Headwater.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Headwater.Access.Mail;

/// <summary>Sends what waits. A mail that cannot be sent is tried again, later each time, for two days; then whoever relies on it is told.</summary>
internal sealed class MailRound(HeadwaterDb db, OutgoingMail mails, IMailTransport transport, IServiceScopeFactory scopes, TimeProvider clock, ILogger<MailRound> log)
{
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sent = 0;
        foreach (var mail in await db.Set<WaitingMail>().AsNoTracking().Where(m => m.NextTryAtUtc <= now).OrderBy(m => m.AddedAtUtc).Take(100).ToListAsync(ct))
        {
            // Another server of the same installation may be at it: who moves the next try on has the mail.
            var own = db.Set<WaitingMail>().Where(m => m.Id == mail.Id);
            if (await own.Where(m => m.NextTryAtUtc == mail.NextTryAtUtc).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAtUtc, now + Claim), ct) == 0)
                continue;
            try
            {
                await transport.SendAsync(mails.Open(mail), ct);
                await own.ExecuteDeleteAsync(ct);
                sent++;
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                var next = now + TimeSpan.FromMinutes(Math.Pow(2, Math.Min(mail.Tries, 8)));
                var given = next - mail.AddedAtUtc > Kept;
                log.LogError("Mail {Mail} could not be sent ({Error}); {Next}", mail.Id, error is MailRefusedException refused ? $"refused: {refused.Message}" : error.GetType().Name, given ? "it is given up" : "it is tried again");
                if (given)
                    await GiveUpAsync(mail, ct);
                else
                    await own.ExecuteUpdateAsync(m => m.SetProperty(x => x.NextTryAtUtc, next).SetProperty(x => x.Tries, mail.Tries + 1), ct);
            }
        }

        return sent;
    }

    /// <summary>The mail goes in the same transaction in which somebody is told, so that neither is without the other.</summary>
    private async Task GiveUpAsync(WaitingMail mail, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var theirs = scope.ServiceProvider.GetRequiredService<HeadwaterDb>();
        if (mail is { UnsentIn: { } locality, UnsentTell: { } person, UnsentText: { } text })
        {
            scope.ServiceProvider.GetRequiredService<ISystemActor>().Enter(locality);
            // A row that was written past us must not keep all other mail from being sent.
            scope.ServiceProvider.GetRequiredService<INotices>().Tell(person, text, NoticeService.IsOfThisSite(mail.UnsentLink) ? mail.UnsentLink : null);
        }

        theirs.Remove(mail);
        await theirs.SaveChangesAsync(ct);
    }
}

internal sealed class MailSending(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MailSending> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // A pause after each round, however long it took; a clock that jumps ahead brings one round and not thousands.
            await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<MailRound>().RunAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // A database that is away for a while must not end the server; the mail still waits.
                log.LogError("The mail that waits could not be looked through: {Error}", error.GetType().Name);
            }
        }
    }
}
