using Headwater.Access.Contracts;
using Headwater.Access.Involvements;
using Headwater.Access.People;
using Headwater.Data;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Access.Auditing;

/// <summary>What is asked of the trail; days are whole days of the UK.</summary>
internal sealed record AuditQuestion(ChildId? Child = null, PersonId? Person = null, DateOnly? From = null, DateOnly? To = null, long? Before = null);

/// <summary>An entry as people read it.</summary>
internal sealed record AuditLine(long Seq, DateTime AtUtc, PersonId? Person, string Who, string What, ChildId? Child, string? ChildName, int Listed, string? Why);

/// <summary>
/// Who did what in the records of the children on a school's roll, for the days on which they were, read at that school by those whose
/// post lets them; all of it by the data-protection officer. Whoever else is involved reads the record and not who else did: that one
/// service looked is not another's to know. Why an emergency was opened is for those who review it, and for who wrote it.
/// </summary>
internal sealed class AuditQueries(HeadwaterDb db, CurrentActor actor, IChildNames names)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<AuditLine>> ReadAsync(AuditQuestion question, int most, CancellationToken ct)
    {
        var entries = await Asked(question).OrderByDescending(a => a.Seq).Take(most).ToListAsync(ct);
        var who = entries.Where(a => a.PersonId is not null).Select(a => a.PersonId!.Value.Value).Distinct().ToList();
        var people = await db.Set<Person>().AsNoTracking().Where(p => who.Contains(p.Id)).Select(p => new { p.Id, p.DisplayName }).ToDictionaryAsync(p => new PersonId(p.Id), p => p.DisplayName, ct);
        var children = await names.OfAsync([.. entries.Where(a => a.ChildId is not null).Select(a => a.ChildId!.Value).Distinct()], ct);
        var reviews = actor.Can(Capability.ReviewBreakGlass);
        return [.. entries.Select(a => new AuditLine(
            a.Seq, a.AtUtc, a.PersonId, a.PersonId is { } p ? people.GetValueOrDefault(p, "Somebody no longer here") : "Nobody", AuditWords.Of(a.Verb, a.Kind),
            a.ChildId, a.ChildId is { } c ? children.GetValueOrDefault(c) : null, a.Children?.Split(' ').Length ?? 0, reviews || a.PersonId == actor.Person ? a.Why : null))];
    }

    /// <summary>Whether this locality's trail tells of the child at all: what is asked about a child of another leaves no mark that names it.</summary>
    public Task<bool> KnowsAsync(ChildId child, CancellationToken ct) => db.Set<AuditEntry>().AsNoTracking().AnyAsync(a => a.ChildId == child, ct);

    private IQueryable<AuditEntry> Asked(AuditQuestion question)
    {
        var organisations = actor.Where(Capability.ReadAudit).Select(o => (OrganisationId?)o).ToList();
        var onRoll = db.Set<Involvement>().Where(i => i.Kind == InvolvementKind.Roll && organisations.Contains(i.OrganisationId));
        var listed = db.Set<AuditChild>();
        var protects = actor.Can(Capability.ProtectData);
        // The day of an entry is taken as UTC here: in summer the first hour of a day counts to the day before.
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(a => protects ||
            onRoll.Any(i => (i.ChildId == a.ChildId || listed.Any(l => l.Seq == a.Seq && l.ChildId == i.ChildId && (question.Child == null || l.ChildId == question.Child)))
                && i.GrantedAtUtc <= a.AtUtc && (i.RevokedAtUtc == null || i.RevokedAtUtc >= a.AtUtc) && (i.EndsAtUtc == null || i.EndsAtUtc >= a.AtUtc)
                && i.FromDay <= DateOnly.FromDateTime(a.AtUtc) && (i.ToDay == null || i.ToDay >= DateOnly.FromDateTime(a.AtUtc))));
        if (question.Child is { } child)
            entries = entries.Where(a => a.ChildId == child || listed.Any(l => l.Seq == a.Seq && l.ChildId == child));
        if (question.Person is { } person)
            entries = entries.Where(a => a.PersonId == person);
        if (question.From is { } from)
            entries = entries.Where(a => a.AtUtc >= UkDays.StartOf(from));
        if (question.To is { } to)
            entries = entries.Where(a => a.AtUtc < UkDays.StartOf(to.AddDays(1)));
        if (question.Before is { } before)
            entries = entries.Where(a => a.Seq < before);
        return entries;
    }
}
