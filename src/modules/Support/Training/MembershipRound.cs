using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Support.Training;

/// <summary>
/// Ends the memberships of people who work no longer where they were members for, so that a network's list names nobody who is gone. A post that
/// changes within the organisation ends none.
/// </summary>
internal sealed class MembershipRound(HeadwaterDb db, IPeople people, LocalityTurn turn, IAuditTrail audit, TimeProvider clock) : IDailyWork
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var mine = await turn.TakeAsync(ct);
        var rows = await db.Set<ProgrammeMember>().Where(m => m.Until == null && m.PersonId != null).ToListAsync(ct);
        if (rows.Count == 0)
            return;
        var today = clock.Today();
        var held = (await people.SpansAsync(TrainingRules.MayBook, ct)).Where(s => s.IsNowOrToCome(today)).Select(s => (s.Person, s.At)).ToHashSet();
        var gone = rows.FindAll(m => !held.Contains((m.PersonId!.Value, m.OrganisationId)));
        if (gone.Count == 0)
            return;
        gone.ForEach(m => m.Until = today);
        await audit.SaveAsync(ct, [.. gone.Select(m => m.ProgrammeId).Distinct().Select(p => new AuditFact("leave", "programme-member", p.ToString()))]);
        await mine.CommitAsync(ct);
    }
}
