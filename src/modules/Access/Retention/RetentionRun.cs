using Headwater.Access.Contracts;
using Headwater.Access.Posts;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Retention;

/// <summary>How a class stands on a day.</summary>
/// <param name="Class">The class.</param>
/// <param name="Due">Rows to be erased.</param>
/// <param name="Held">Rows that would be, but for a hold.</param>
/// <param name="Kept">Rows whose day has not come.</param>
/// <param name="Open">Rows whose day is not known yet.</param>
internal sealed record RetentionTally(string Class, int Due, int Held, int Kept, int Open);

/// <summary>Finds what is kept no longer, and erases it: everything of one child together, in one transaction with its entries in the trail.</summary>
internal sealed class RetentionRun(HeadwaterDb db, LocalityTurn turn, IEnumerable<IRetained> parts, IEnumerable<IChildFacts> children, HoldService holds, CurrentActor actor, IAuditTrail audit, TimeProvider clock)
{
    private enum Verdict
    {
        Due,
        Held,
        Kept,
        Open,
    }

    /// <summary>A dry run: nothing changes.</summary>
    public async Task<IReadOnlyList<RetentionTally>> ReportAsync(CancellationToken ct)
    {
        var judged = await JudgeAsync(ct);
        return [.. judged.GroupBy(j => j.Item.Class, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new RetentionTally(
            g.Key, Sum(g, Verdict.Due), Sum(g, Verdict.Held), Sum(g, Verdict.Kept), Sum(g, Verdict.Open)))];

        static int Sum(IEnumerable<Judged> all, Verdict verdict) => all.Where(j => j.Verdict == verdict).Sum(j => j.Item.Rows);
    }

    /// <summary>Erases what is due. What stopped half way is taken up by the next run.</summary>
    /// <returns>How many rows went, by class.</returns>
    /// <exception cref="InputRefusedException">The actor does not protect data.</exception>
    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(CancellationToken ct)
    {
        if (!actor.Can(Capability.ProtectData))
            throw new InputRefusedException("Only somebody whose post protects data, such as the data-protection officer, may erase.");
        var erased = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var due = (await JudgeAsync(ct)).Where(j => j.Verdict == Verdict.Due).ToList();
        foreach (var together in due.GroupBy(j => j.Item.Child))
        {
            await using var transaction = await turn.TakeAsync(ct);
            var facts = new List<AuditFact>();
            foreach (var (part, item, _) in together)
            {
                var rows = await part.EraseAsync(item, ct);
                erased[item.Class] = erased.GetValueOrDefault(item.Class) + rows;
                facts.Add(new("erase", item.Class, Child: item.Child, Detail: $"{rows} rows, kept no longer"));
            }

            await audit.SaveAsync(ct, facts);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
        }

        return erased;
    }

    private async Task<List<Judged>> JudgeAsync(CancellationToken ct)
    {
        var today = clock.Today();
        var inForce = await holds.InForceAsync(ct);
        var facts = new Dictionary<ChildId, RetentionFacts>();
        foreach (var source in children)
        {
            await foreach (var (child, known) in source.AllAsync(ct))
                facts[child] = known;
        }

        var judged = new List<Judged>();
        foreach (var part in parts)
        {
            await foreach (var item in part.HeldAsync(today, ct))
                judged.Add(new(part, item, Judge(item, facts, inForce, today)));
        }

        return judged;
    }

    private static Verdict Judge(RetainedItem item, Dictionary<ChildId, RetentionFacts> children, IReadOnlyList<RetentionHold> inForce, DateOnly today)
    {
        var facts = item.Child is { } child && children.TryGetValue(child, out var known) ? known with { Ended = item.Facts.Ended } : item.Facts;
        return RetentionSchedule.DueOn(item.Class, facts) switch
        {
            null => Verdict.Open,
            { } due when due > today => Verdict.Kept,
            _ when inForce.Any(h => h.Covers(item.Class, item.Child)) => Verdict.Held,
            _ => Verdict.Due,
        };
    }

    private sealed record Judged(IRetained Part, RetainedItem Item, Verdict Verdict);
}
