using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Joining;

/// <summary>
/// Joins two records of one child, and parts them again. The joined record points to the one that goes on and is left as it was;
/// whoever could see it still can, and is involved with the one that goes on too.
/// </summary>
internal sealed class JoinService(HeadwaterDb db, CurrentActor actor, RecordKeeping keeping, IInvolvements involvements, TimeProvider clock)
{
    /// <summary>Joins a record to another. For whoever keeps both, or protects data.</summary>
    /// <exception cref="InputRefusedException">They cannot be joined; the message says why.</exception>
    public async Task<Outcome> JoinAsync(ChildId joined, ChildId into, string why, CancellationToken ct)
    {
        if (!await MayAsync(joined, ct) || !await MayAsync(into, ct))
            return Outcome.NotThere;
        if (joined == into)
            throw new InputRefusedException("A record cannot be joined to itself.");
        var reason = Typed.Line(why, "reason for joining the records", JoinedRecord.WhyLength);
        var children = All<Child>();
        var one = await children.SingleOrDefaultAsync(c => c.ChildId == joined, ct);
        var other = await children.SingleOrDefaultAsync(c => c.ChildId == into, ct);
        if (one is null || other is null)
            return Outcome.NotThere;
        if (one.JoinedToId is not null || other.JoinedToId is not null)
            throw new InputRefusedException("One of these records was joined to another already.");
        if (await children.AnyAsync(c => c.JoinedToId == joined, ct))
            throw new InputRefusedException("Another record was joined to the first of these: join it to the second the other way round.");
        one.JoinedToId = into;
        var join = new JoinedRecord { Id = Guid.CreateVersion7(), ChildId = joined, IntoId = into, JoinedAtUtc = clock.GetUtcNow().UtcDateTime, JoinedBy = actor.Person!.Value, Why = reason };
        db.Add(join);
        return await keeping.SaveAsync(ct,
            [new AuditFact("join", "child", joined.ToString(), joined, $"into {into}"), new AuditFact("join", "child", into.ToString(), into, $"from {joined}"), .. await involvements.CarryAsync(joined, into, ct)]);
    }

    /// <summary>Undoes a join: the record stands by itself again.</summary>
    /// <exception cref="InputRefusedException">It is joined to none.</exception>
    public async Task<Outcome> PartAsync(ChildId joined, string why, CancellationToken ct)
    {
        if (!await MayAsync(joined, ct) || await All<Child>().SingleOrDefaultAsync(c => c.ChildId == joined, ct) is not { } one)
            return Outcome.NotThere;
        if (one.JoinedToId is not { } into || await All<JoinedRecord>().SingleOrDefaultAsync(j => j.ChildId == joined && j.PartedAtUtc == null, ct) is not { } join)
            throw new InputRefusedException("This record is not joined to another.");
        if (!await MayAsync(into, ct))
            return Outcome.NotThere;
        join.PartedWhy = Typed.Line(why, "reason for parting the records", JoinedRecord.WhyLength);
        join.PartedAtUtc = clock.GetUtcNow().UtcDateTime;
        join.PartedBy = actor.Person;
        one.JoinedToId = null;
        return await keeping.SaveAsync(ct,
            [new AuditFact("part", "child", joined.ToString(), joined, $"from {into}"), new AuditFact("part", "child", into.ToString(), into, $"from {joined}"), .. await involvements.TakeBackAsync(joined, into, ct)]);
    }

    private async Task<bool> MayAsync(ChildId child, CancellationToken ct) =>
        actor.Can(Capability.ProtectData) || await keeping.KeeperAsync(child, joined: true, ct) is not null;

    /// <summary>The data-protection officer joins records without being involved with the children; who keeps both sees them anyhow.</summary>
    private IQueryable<T> All<T>() where T : class =>
        actor.Can(Capability.ProtectData) ? db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]) : db.Set<T>();
}
