using System.Runtime.CompilerServices;
using Headwater.Access.Contracts;
using Headwater.Access.Mail;
using Headwater.Access.SignIn.Invitations;
using Headwater.Access.SignIn.Sessions;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>
/// Sessions and invitations that ended, and mails that were never sent: tidied away sooner where others use them, and here at the
/// latest. They belong to the installation, so that the round of any locality takes those of all.
/// </summary>
internal sealed class ShortLivedRetained(HeadwaterDb db) : IRetained
{
    public IReadOnlyList<string> Tables { get; } = ["access_session", "access_invitation", "access_waiting_mail"];

    public async IAsyncEnumerable<RetainedItem> HeldAsync(DateOnly today, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = today.AddDays(-30);
        var before = UkDays.StartOf(last.AddDays(1));
        var due = new[]
        {
            await db.Set<Session>().CountAsync(s => s.EndsAtUtc < before, ct),
            await db.Set<Invitation>().CountAsync(i => i.EndsAtUtc < before, ct),
            await db.Set<WaitingMail>().CountAsync(m => m.AddedAtUtc < before, ct),
        };
        foreach (var (table, rows) in Tables.Zip(due).Where(t => t.Second > 0))
            yield return new(RetentionClasses.ShortLived, table, null, rows, new(Ended: last));
    }

    public Task<int> EraseAsync(RetainedItem item, CancellationToken ct)
    {
        var before = UkDays.StartOf((item.Facts.Ended ?? throw new InvalidOperationException("What has no end is not erased.")).AddDays(1));
        return item.Key switch
        {
            "access_session" => db.Set<Session>().Where(s => s.EndsAtUtc < before).ExecuteDeleteAsync(ct),
            "access_invitation" => db.Set<Invitation>().Where(i => i.EndsAtUtc < before).ExecuteDeleteAsync(ct),
            "access_waiting_mail" => db.Set<WaitingMail>().Where(m => m.AddedAtUtc < before).ExecuteDeleteAsync(ct),
            _ => throw new InvalidOperationException($"{item.Key} is not answered for here."),
        };
    }
}
