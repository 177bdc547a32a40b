using Headwater.Access.Contracts;
using Headwater.Access.People;
using Headwater.Access.SignIn;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Access.Notices;

/// <summary>
/// Writes the daily mails of a locality. What waits for somebody is counted as they themselves would find it on their first page; only the
/// numbers leave that scope.
/// </summary>
internal sealed class DigestRound(HeadwaterDb db, IServiceScopeFactory scopes, IOutgoingMail mail, InstallationSettings settings, TimeProvider clock) : IDailyWork
{
    public async Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today();
        if (!WorkingDays.Contains(today))
            return;
        List<Exception> failed = [];
        var isFirst = DigestRules.IsFirstOfWeek(today, WorkingDays.Contains);
        foreach (var choice in await db.Set<MailChoice>().Where(c => c.IsDaily && (c.LookedOn == null || c.LookedOn < today)).ToListAsync(ct))
        {
            try
            {
                await OneAsync(choice, today, isFirst, ct);
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another server of the installation looked at the same time, and writes the mail.
                db.ChangeTracker.Clear();
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                // The others do not wait for it; it is tried again with the next round.
                db.ChangeTracker.Clear();
                failed.Add(error);
            }
        }

        if (failed.Count > 0)
            throw new AggregateException(failed);
    }

    private async Task OneAsync(MailChoice choice, DateOnly today, bool isFirst, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Attach(choice).Entity.LookedOn = today;
        if (await db.Set<Person>().Where(p => p.Id == choice.PersonId.Value && !p.IsSample && p.DeactivatedAtUtc == null && p.EmailConfirmed).Select(p => p.Email).SingleOrDefaultAsync(ct) is not { } address)
            return;
        // What is being saved at this moment has its time already: it is counted the next day.
        var (since, until) = (choice.CountedUntilUtc, now.AddMinutes(-10));
        var fresh = await db.Set<Notice>().CountAsync(n => n.PersonId == choice.PersonId && n.SeenAtUtc == null && n.ToldAtUtc >= since && n.ToldAtUtc < until, ct);
        var tasks = await TasksAsync(choice, ct);
        DigestCounts counts = new(fresh, tasks.Count(t => t.Due == today), tasks.Count(t => t.Due < today));
        if (!DigestRules.IsSent(counts, isWorkingDay: true, isFirst))
            return;
        choice.CountedUntilUtc = until;
        mail.Add(address, DigestRules.Subject, DigestRules.Text(counts, settings.Address));
    }

    private async Task<IReadOnlyList<HomeTask>> TasksAsync(MailChoice choice, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ActorLoading>().EnterAsync(choice.PersonId, "", choice.LocalityId, ct);
        List<HomeTask> tasks = [];
        foreach (var part in scope.ServiceProvider.GetServices<IHomePart>())
            tasks.AddRange(await part.TasksAsync(ct));
        return tasks;
    }
}
