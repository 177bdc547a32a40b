using Headwater.Access.Contracts;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Exclusions;

/// <summary>A child's exclusions with what the law asks about them, school by school.</summary>
internal sealed record LedgerView(ChildLedger Ledger, IReadOnlyList<SchoolClock> Clocks, RuleBook Book)
{
    /// <summary>The duties of one exclusion, in order.</summary>
    public IReadOnlyList<DutyDate> DutiesOf(Guid exclusion) => [.. Clocks.SelectMany(c => c.Result?.Duties ?? []).Where(d => d.Exclusion == exclusion.ToString())];

    /// <summary>Half days of suspension in this term and the two before it.</summary>
    public int AcrossThreeTerms(DateOnly today) => LedgerClock.AcrossThreeTerms(Clocks, Book, today);

    public SchoolClock ClockOf(RecordedExclusion x) => Clocks.Single(c => c.School == x.SchoolId);
}

/// <summary>Reads of the ledger. Which children the reader may see is decided at the root of every query, not here.</summary>
internal sealed class LedgerQueries(HeadwaterDb db, ISchoolCalendars calendars, RuleBooks books, TimeProvider clock)
{
    private readonly Dictionary<string, IReadOnlyList<LedgerView>> known = [];

    /// <summary>One child's ledger in three reads, four where two schools excluded; null when there is no such child for this reader.</summary>
    public async Task<LedgerView?> OfChildAsync(ChildId child, CancellationToken ct)
    {
        if (await LedgerAsync(child, ct) is not { } ledger)
            return null;
        var (dates, book) = (await calendars.OfAsync([.. ledger.Schools], ct), await books.CurrentAsync(ct));
        return View(ledger, dates, book);
    }

    /// <summary>The exclusions of one child with what was done about them.</summary>
    public async Task<ChildLedger?> LedgerAsync(ChildId child, CancellationToken ct)
    {
        // What was recorded under a second record of the child, which was joined to this one, counts as well.
        var rows = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => c.ChildId == child || c.JoinedToId == child)
            join x in db.Set<RecordedExclusion>() on c.ChildId equals x.ChildId into recorded
            from exclusion in recorded.DefaultIfEmpty()
            join d in db.Set<DutyDone>() on exclusion.Id equals d.ExclusionId into dones
            from done in dones.DefaultIfEmpty()
            join e in db.Set<DaysElsewhere>() on c.ChildId equals e.ChildId into others
            from elsewhere in others.DefaultIfEmpty()
            select new { Child = c, Exclusion = exclusion, Done = done, Elsewhere = elsewhere }).ToListAsync(ct);
        return rows.Find(r => r.Child.ChildId == child) is not { } own ? null : new(
            own.Child,
            [.. rows.Select(r => r.Exclusion).OfType<RecordedExclusion>().DistinctBy(x => x.Id).OrderBy(x => x.Start).ThenBy(x => x.Id)],
            [.. rows.Select(r => r.Done).OfType<DutyDone>().DistinctBy(d => (d.ExclusionId, d.Duty))],
            [.. rows.Select(r => r.Elsewhere).OfType<DaysElsewhere>().DistinctBy(d => (d.ChildId, d.Year))]) { Joined = [.. rows.Select(r => r.Child.ChildId).Where(c => c != child).Distinct()] };
    }

    /// <summary>
    /// The ledgers of every child that one of these schools excluded since a day, as far as the reader sees them, with all their
    /// exclusions: a day of this term may follow from one of the last.
    /// </summary>
    /// <param name="schools">Which schools.</param>
    /// <param name="since">The first start.</param>
    /// <param name="ct">Stops it.</param>
    /// <param name="pastInvolvements">For a change of dates alone, which moves the duties of children whom its writer does not see.</param>
    public async Task<IReadOnlyList<LedgerView>> OfSchoolsAsync(IReadOnlyCollection<OrganisationId> schools, DateOnly since, CancellationToken ct, bool pastInvolvements = false)
    {
        // By the record that goes on: what another school recorded under one that was joined to it counts as well.
        var roots =
            from x in Set<RecordedExclusion>(pastInvolvements).Where(x => schools.Contains(x.SchoolId) && x.Start >= since)
            join k in Set<Child>(pastInvolvements) on x.ChildId equals k.ChildId
            select k.JoinedToId ?? k.ChildId;
        return await OfRootsAsync(roots, pastInvolvements, ct);
    }

    /// <summary>The ledgers of these children, of those who were ever excluded, by their records that go on.</summary>
    public Task<IReadOnlyList<LedgerView>> OfChildrenAsync(IReadOnlyCollection<ChildId> children, CancellationToken ct) =>
        OfRootsAsync(db.Set<Child>().Where(c => children.Contains(c.ChildId)).Select(c => c.ChildId), pastInvolvements: false, ct);

    /// <summary>The ledgers of the children who are on the roll of one of these schools today and were excluded since a day, by whichever school.</summary>
    public async Task<IReadOnlyList<LedgerView>> OfRollAsync(IReadOnlyCollection<OrganisationId> schools, DateOnly since, CancellationToken ct)
    {
        if (schools.Count == 0)
            return [];
        var today = clock.Today();
        var roll =
            from r in db.Set<RollEntry>().Where(r => schools.Contains(r.SchoolId) && r.EntryDate <= today && (r.LeavingDate == null || r.LeavingDate >= today))
            join k in db.Set<Child>() on r.ChildId equals k.ChildId
            select k.JoinedToId ?? k.ChildId;
        var roots =
            from x in db.Set<RecordedExclusion>().Where(x => x.Start >= since)
            join k in db.Set<Child>() on x.ChildId equals k.ChildId
            where roll.Contains(k.JoinedToId ?? k.ChildId)
            select k.JoinedToId ?? k.ChildId;
        return await OfRootsAsync(roots, pastInvolvements: false, ct);
    }

    private async Task<IReadOnlyList<LedgerView>> OfRootsAsync(IQueryable<ChildId> roots, bool pastInvolvements, CancellationToken ct)
    {
        var rows = await (
            from k in Set<Child>(pastInvolvements).AsNoTracking().Where(k => roots.Contains(k.JoinedToId ?? k.ChildId))
            join x in Set<RecordedExclusion>(pastInvolvements) on k.ChildId equals x.ChildId
            join c in Set<Child>(pastInvolvements) on k.JoinedToId ?? k.ChildId equals c.ChildId
            join d in Set<DutyDone>(pastInvolvements) on x.Id equals d.ExclusionId into dones
            from done in dones.DefaultIfEmpty()
            select new { Child = c, Exclusion = x, Done = done }).ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var elsewhere = (await (
            from k in Set<Child>(pastInvolvements).AsNoTracking().Where(k => roots.Contains(k.JoinedToId ?? k.ChildId))
            join d in Set<DaysElsewhere>(pastInvolvements) on k.ChildId equals d.ChildId
            select new { Root = k.JoinedToId ?? k.ChildId, Days = d }).ToListAsync(ct)).ToLookup(d => d.Root, d => d.Days);
        var (dates, book) = (await calendars.OfAsync([.. rows.Select(r => r.Exclusion.SchoolId).Distinct()], ct), await books.CurrentAsync(ct));
        return [.. rows.GroupBy(r => r.Child.ChildId).Select(g => View(
            new(g.First().Child, [.. g.Select(r => r.Exclusion).DistinctBy(x => x.Id).OrderBy(x => x.Start)], [.. g.Select(r => r.Done).OfType<DutyDone>().DistinctBy(d => (d.ExclusionId, d.Duty))], [.. elsewhere[g.Key]]),
            dates, book))];
    }

    /// <summary>As <see cref="OfSchoolsAsync"/> by the reader's own involvements, read once in a scope: the first page asks several times.</summary>
    public async Task<IReadOnlyList<LedgerView>> KnownAsync(IReadOnlyCollection<OrganisationId> schools, DateOnly since, CancellationToken ct)
    {
        var key = $"{since:O} {string.Join(' ', schools.Select(s => s.Value).Order())}";
        if (!known.TryGetValue(key, out var views))
            known.Add(key, views = schools.Count == 0 ? [] : await OfSchoolsAsync(schools, since, ct));
        return views;
    }

    private IQueryable<T> Set<T>(bool pastInvolvements) where T : class, IChildRecord => pastInvolvements ? db.Set<T>().IgnoreQueryFilters([QueryFilters.Involvement]) : db.Set<T>();

    /// <summary>What changed the duties of one exclusion, the latest first.</summary>
    public async Task<IReadOnlyList<ExclusionChange>> ChangesAsync(Guid exclusion, CancellationToken ct) =>
        await db.Set<ExclusionChange>().AsNoTracking().Where(c => c.ExclusionId == exclusion).OrderByDescending(c => c.AtUtc).ThenByDescending(c => c.Id).ToListAsync(ct);

    public LedgerView View(ChildLedger ledger, IReadOnlyDictionary<OrganisationId, SchoolDates> dates, RuleBook book) =>
        new(ledger, [.. ledger.Schools.Select(s => LedgerClock.Of(ledger, s, dates, book, clock.Today()))], book);
}

/// <summary>The rules as the locality of the scope has them.</summary>
internal sealed class RuleBooks(HeadwaterDb db)
{
    public async Task<RuleBook> CurrentAsync(CancellationToken ct) => (await BothAsync(ct)).Book;

    /// <summary>The rules with every change but one.</summary>
    public async Task<RuleBook> WithoutAsync(string key, DateOnly from, CancellationToken ct) => Of(await db.Set<RuleChangeRow>().AsNoTracking().Where(r => r.Key != key || r.RuleFrom != from).OrderBy(r => r.Key).ThenBy(r => r.RuleFrom).ToListAsync(ct));

    public static RuleBook Of(IEnumerable<RuleChangeRow> changes) => Both(changes).Book;

    /// <summary>The rules with the changes that can be made to them, and the changes that cannot: of a rule that a later version of the law no longer has.</summary>
    public async Task<(RuleBook Book, IReadOnlyList<RuleChangeRow> Unused)> BothAsync(CancellationToken ct) => Both(await db.Set<RuleChangeRow>().AsNoTracking().OrderBy(r => r.Key).ThenBy(r => r.RuleFrom).ToListAsync(ct));

    private static (RuleBook Book, IReadOnlyList<RuleChangeRow> Unused) Both(IEnumerable<RuleChangeRow> changes)
    {
        var (book, unused) = (RuleBook.National, new List<RuleChangeRow>());
        foreach (var change in changes)
        {
            try
            {
                book = change.In(book);
            }
            catch (ArgumentException)
            {
                // The page of the rules names it; every other page must still be able to tell its dates.
                unused.Add(change);
            }
        }

        return (book, unused);
    }
}
