using Headwater.Children.Contacts;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Journeys;
using Headwater.Children.Needs;
using Headwater.Children.Response;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Records;

/// <summary>A record as its page shows it, as far as the reader is let through.</summary>
internal sealed record RecordView(
    Child Child,
    Child? JoinedTo,
    IReadOnlyList<Child> Joined,
    Address? Address,
    IReadOnlyList<RollEntry> Roll,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<OwnWords> Words,
    IReadOnlyList<Flag> Flags,
    IReadOnlyList<SupportStage> Stages,
    IReadOnlyList<PlanCycle> OpenPlans,
    IReadOnlyList<Talk> OpenTalks,
    CaseHolder? Holder,
    IReadOnlyDictionary<OrganisationId, string> Organisations)
{
    public string Name(OrganisationId id) => Organisations.GetValueOrDefault(id, "An organisation no longer here");

    /// <summary>Whether any suspension or exclusion that the reader sees is on record, of this record or of one that was joined to it.</summary>
    public bool HasExclusions { get; init; }

    /// <summary>Whether any plan that the reader sees is on record.</summary>
    public bool HasPlans { get; init; }

    /// <summary>Whether the locality changed any rule on exclusion.</summary>
    public bool HasOwnRules { get; init; }

    /// <summary>Where the child is on the roll on a day.</summary>
    public IEnumerable<RollEntry> SchoolsOn(DateOnly day) => Roll.Where(r => r.EntryDate <= day && (r.LeavingDate is null || r.LeavingDate >= day));
}

/// <summary>The whole of a record in three reads.</summary>
internal sealed class RecordQueries(HeadwaterDb db, IOrganisations organisations)
{
    /// <summary>Null when there is none for this reader.</summary>
    public async Task<RecordView?> FindAsync(ChildId id, CancellationToken ct)
    {
        // Plain left joins: what a record has of each kind is few, and one read of some dozen rows is better than five.
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == id)
            join a in db.Set<Address>() on c.ChildId equals a.ChildId into addresses
            from address in addresses.DefaultIfEmpty()
            join r in db.Set<RollEntry>() on c.ChildId equals r.ChildId into stays
            from stay in stays.DefaultIfEmpty()
            join p in db.Set<Contact>().Where(p => p.ToDay == null) on c.ChildId equals p.ChildId into contacts
            from contact in contacts.DefaultIfEmpty()
            join j in db.Set<Child>() on (ChildId?)c.ChildId equals j.JoinedToId into joining
            from joined in joining.DefaultIfEmpty()
            join o in db.Set<Child>() on c.JoinedToId equals (ChildId?)o.ChildId into onward
            from joinedTo in onward.DefaultIfEmpty()
            select new
            {
                Child = c, Address = address, Stay = stay, Contact = contact, Joined = joined, JoinedTo = joinedTo,
                // That there is none spares the reads of it: most children were never excluded, and have no plan.
                Excluded = db.Set<RecordedExclusion>().Any(x => x.ChildId == c.ChildId) || (joined != null && db.Set<RecordedExclusion>().Any(x => x.ChildId == joined.ChildId)),
                Planned = db.Set<PlanCycle>().Any(p => p.ChildId == c.ChildId), OwnRules = db.Set<RuleChangeRow>().Any(r => r.LocalityId == c.LocalityId),
            }).ToListAsync(ct);
        if (rows.Count == 0)
            return null;
        var entries = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == id)
            join w in db.Set<OwnWords>().Where(w => w.TakenBackAtUtc == null) on c.ChildId equals w.ChildId into said
            from words in said.DefaultIfEmpty()
            join f in db.Set<Flag>().Where(f => f.EndedOn == null) on c.ChildId equals f.ChildId into raised
            from flag in raised.DefaultIfEmpty()
            join s in db.Set<SupportStage>() on c.ChildId equals s.ChildId into stages
            from stage in stages.DefaultIfEmpty()
            join p in db.Set<PlanCycle>().Where(p => p.ClosedOn == null) on c.ChildId equals p.ChildId into plans
            from plan in plans.DefaultIfEmpty()
            join t in db.Set<Talk>().Where(t => t.EndedOn == null) on c.ChildId equals t.ChildId into talks
            from talk in talks.DefaultIfEmpty()
            join h in db.Set<CaseHolder>().Where(h => h.ToDay == null) on c.ChildId equals h.ChildId into held
            from holder in held.DefaultIfEmpty()
            select new { Talk = talk, Holder = holder, Words = words, Flag = flag, Stage = stage, Plan = plan }).ToListAsync(ct);
        var names = (await organisations.AllAsync(ct)).ToDictionary(o => o.Id, o => o.Name);
        return new(
            rows[0].Child,
            rows[0].JoinedTo,
            [.. Each(rows.Select(r => r.Joined), c => c.ChildId).OrderBy(c => c.OpenedAtUtc)],
            rows[0].Address,
            [.. Each(rows.Select(r => r.Stay), r => r.Id).OrderByDescending(r => r.EntryDate)],
            [.. Each(rows.Select(r => r.Contact), c => c.Id).OrderByDescending(c => c.HasParentalResponsibility).ThenBy(c => c.Name, StringComparer.Ordinal)],
            [.. Each(entries.Select(e => e.Words), w => w.Id).OrderByDescending(w => w.SaidOn).ThenByDescending(w => w.WrittenAtUtc)],
            [.. Each(entries.Select(e => e.Flag), f => f.Id).OrderBy(f => f.ReviewOn)],
            [.. Each(entries.Select(e => e.Stage), s => s.Id).OrderByDescending(s => s.FromDay)],
            [.. Each(entries.Select(e => e.Plan), p => p.Id)],
            [.. Each(entries.Select(e => e.Talk), t => t.Id).OrderBy(t => t.By)],
            entries.Select(e => e.Holder).OfType<CaseHolder>().MaxBy(h => h.FromDay),
            names)
        {
            HasExclusions = rows.Exists(r => r.Excluded), HasPlans = rows[0].Planned, HasOwnRules = rows[0].OwnRules,
        };
    }

    /// <summary>Each of what a join brought, once.</summary>
    private static IEnumerable<T> Each<T, TKey>(IEnumerable<T?> joined, Func<T, TKey> key) where T : class => joined.OfType<T>().DistinctBy(key);
}
