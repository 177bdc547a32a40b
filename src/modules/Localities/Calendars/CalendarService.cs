using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Headwater.Localities.Places;
using Headwater.Localities.Schools;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Localities.Calendars;

/// <summary>Reads and writes of term dates and days without school.</summary>
internal sealed class CalendarService(HeadwaterDb db) : ISchoolCalendars
{
    public async Task<SchoolDates> OfAsync(OrganisationId school, CancellationToken ct)
    {
        // One read: a school has a handful of terms and some dozen days, and a page has two reads to spare for everything.
        var rows = await (
            from o in db.Set<Organisation>().AsNoTracking().Where(o => o.Id == school)
            join s in db.Set<SchoolRow>() on o.Urn equals s.Urn into registered
            from register in registered.DefaultIfEmpty()
            join t in db.Set<CalendarTerm>().Where(t => t.SchoolId == null || t.SchoolId == school) on o.LocalityId equals t.LocalityId into terms
            from term in terms.DefaultIfEmpty()
            join d in db.Set<CalendarDay>().Where(d => d.SchoolId == null || d.SchoolId == school) on o.LocalityId equals d.LocalityId into days
            from day in days.DefaultIfEmpty()
            select new { register.Type, Term = term, Day = day }).ToListAsync(ct);
        return CalendarRules.Of(
            school, CalendarRules.TypeOf(rows.FirstOrDefault()?.Type), rows.Select(r => r.Term).OfType<CalendarTerm>().DistinctBy(t => t.Id).Select(t => t.Kept), rows.Select(r => r.Day).OfType<CalendarDay>().DistinctBy(d => d.Id).Select(d => d.Kept));
    }

    public async Task<IReadOnlyDictionary<OrganisationId, SchoolDates>> OfAsync(IReadOnlyCollection<OrganisationId> schools, CancellationToken ct)
    {
        var asked = schools.Distinct().ToList();
        if (asked.Count == 0)
            return new Dictionary<OrganisationId, SchoolDates>();
        if (asked is [var only])
            return new Dictionary<OrganisationId, SchoolDates> { [only] = await OfAsync(only, ct) };
        var types = await (
            from o in db.Set<Organisation>().AsNoTracking().Where(o => asked.Contains(o.Id))
            join s in db.Set<SchoolRow>() on o.Urn equals s.Urn into registered
            from register in registered.DefaultIfEmpty()
            select new { o.Id, register.Type }).ToDictionaryAsync(r => r.Id, r => r.Type, ct);
        var terms = (await db.Set<CalendarTerm>().AsNoTracking().ToListAsync(ct)).ConvertAll(t => t.Kept);
        var days = (await db.Set<CalendarDay>().AsNoTracking().ToListAsync(ct)).ConvertAll(d => d.Kept);
        return asked.ToDictionary(s => s, s => CalendarRules.Of(s, CalendarRules.TypeOf(types.GetValueOrDefault(s)), terms, days));
    }

    public async Task<SchoolDates> OfLocalityAsync(CancellationToken ct)
    {
        var (terms, days) = await KeptAsync(null, ct);
        return CalendarRules.Of(default, SchoolType.Maintained, terms, days);
    }

    public async Task<(IReadOnlyList<KeptTerm> Terms, IReadOnlyList<KeptClosedDay> Days)> KeptAsync(OrganisationId? school, CancellationToken ct) => (
        [.. (await db.Set<CalendarTerm>().AsNoTracking().Where(t => t.SchoolId == school).OrderBy(t => t.Start).ToListAsync(ct)).Select(t => t.Kept)],
        [.. (await db.Set<CalendarDay>().AsNoTracking().Where(d => d.SchoolId == school).OrderBy(d => d.Day).ToListAsync(ct)).Select(d => d.Kept)]);

    public async Task<Guid> AddTermAsync(OrganisationId? school, TermDates dates, CancellationToken ct)
    {
        CalendarRules.Check(dates, (await TermsAsync(school, ct)).Select(t => t.Kept.Dates));
        var term = new CalendarTerm { Id = Guid.CreateVersion7(), SchoolId = school, Start = dates.Start, End = dates.End, BreakStart = dates.BreakStart, BreakEnd = dates.BreakEnd };
        db.Add(term);
        return term.Id;
    }

    public async Task<bool> ChangeTermAsync(OrganisationId? school, Guid term, int version, TermDates dates, CancellationToken ct)
    {
        var all = await TermsAsync(school, ct);
        if (all.Find(t => t.Id == term) is not { } held || held.Version != version)
            return false;
        CalendarRules.Check(dates, all.Where(t => t != held).Select(t => t.Kept.Dates));
        held.Set(dates);
        return true;
    }

    public async Task<bool> RemoveTermAsync(OrganisationId? school, Guid term, CancellationToken ct)
    {
        if (await db.Set<CalendarTerm>().SingleOrDefaultAsync(t => t.Id == term && t.SchoolId == school, ct) is not { } held)
            return false;
        db.Remove(held);
        return true;
    }

    public async Task<Guid> AddDayAsync(OrganisationId? school, DateOnly day, ClosedFor @for, ClosedBecause because, CancellationToken ct)
    {
        if (await db.Set<CalendarDay>().AnyAsync(d => d.SchoolId == school && d.Day == day, ct))
            throw new InputRefusedException($"{Interface.Words.Date(day)} is recorded already. Take it out first, to say something else of it.");
        // A locality's day may lie in terms that only its schools give.
        var terms = await db.Set<CalendarTerm>().AsNoTracking().Where(t => school == null || t.SchoolId == null || t.SchoolId == school).ToListAsync(ct);
        if (!terms.Exists(t => t.Start <= day && t.End >= day))
            throw new InputRefusedException($"{Interface.Words.Date(day)} lies in no term that is recorded. Give the term first, or correct the day.");
        var row = new CalendarDay { Id = Guid.CreateVersion7(), SchoolId = school, Day = day, For = @for, Because = because };
        db.Add(row);
        return row.Id;
    }

    public async Task<bool> RemoveDayAsync(OrganisationId? school, Guid day, CancellationToken ct)
    {
        if (await db.Set<CalendarDay>().SingleOrDefaultAsync(d => d.Id == day && d.SchoolId == school, ct) is not { } held)
            return false;
        db.Remove(held);
        return true;
    }

    private Task<List<CalendarTerm>> TermsAsync(OrganisationId? school, CancellationToken ct) => db.Set<CalendarTerm>().Where(t => t.SchoolId == school).OrderBy(t => t.Start).ToListAsync(ct);
}
