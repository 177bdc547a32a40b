using Headwater.Access.Contracts;
using Headwater.Children.Away;
using Headwater.Children.Contracts;
using Headwater.Children.Entries;
using Headwater.Children.Exclusions;
using Headwater.Children.Records;
using Headwater.Data;
using Headwater.Duties;
using Headwater.Kernel;
using Headwater.Localities.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Children.Journeys;

/// <summary>A child's way, newest first, with what it adds up to.</summary>
/// <param name="Child">Whose.</param>
/// <param name="Entries">All that the reader may see.</param>
/// <param name="Holder">Who holds the case now; null when nobody does.</param>
/// <param name="HandOffs">How often the child was passed on to another school.</param>
/// <param name="Lost">Half days of learning lost in this school year; null where no calendar tells, or the reader sees no exclusions.</param>
/// <param name="DaysToHelp">From the first sign that something was wrong to the first help; null without a sign.</param>
/// <param name="Helped">Whether help has come.</param>
/// <param name="Records">The child's record and those that were joined to it.</param>
/// <param name="Open">The kinds of entries that are open to the reader: what adds up over others is not known to them.</param>
internal sealed record JourneyView(Child Child, IReadOnlyList<JourneyEntry> Entries, CaseHolder? Holder, int HandOffs, LostLearning? Lost, int? DaysToHelp, bool Helped, IReadOnlyList<ChildId> Records, EntryKinds Open)
{
    /// <summary>How often the child was passed on to a service, as far as the reader knows.</summary>
    public int HandOffsByServices => JourneyRules.HandOffs(Entries);

    /// <summary>What is known of learning lost, in words.</summary>
    public string LostInWords => JourneyWords.Lost(Lost, IsOpen(EntryKinds.Exclusions));

    /// <summary>Whether signs and help are open to the reader, so that the days between can be told.</summary>
    public bool TellsDaysToHelp => IsOpen(EntryKinds.Exclusions | EntryKinds.Flags | EntryKinds.Support);

    private bool IsOpen(EntryKinds kinds) => (Open & kinds) == kinds;
}

/// <summary>A child on the locality's list.</summary>
/// <param name="Child">Whose.</param>
/// <param name="HandOffs">How often the child was passed on.</param>
/// <param name="DaysWithoutSchool">Days since the last school; null while there is one.</param>
/// <param name="SchoolDaysWithout">The same in school days, as far as the dates of the last school tell.</param>
/// <param name="Lost">Learning lost this school year; null where no calendar tells, or the reader sees no exclusions.</param>
/// <param name="Holder">Who holds the case.</param>
/// <param name="SeesExclusions">Whether suspensions and exclusions are open to the reader.</param>
internal sealed record JourneyRow(Child Child, int HandOffs, int? DaysWithoutSchool, Waited? SchoolDaysWithout, LostLearning? Lost, CaseHolder? Holder, bool SeesExclusions)
{
    /// <summary>What is known of learning lost, in words that stand alone.</summary>
    public string LostInWords => JourneyWords.Capital(JourneyWords.Lost(Lost, SeesExclusions));
}

/// <summary>Puts a child's way together from every part that knows of it.</summary>
internal sealed class JourneyQueries(HeadwaterDb db, ChildRows rows, IEnumerable<IJourneyPart> parts, LedgerQueries ledgers, ISchoolCalendars calendars, IInvolvements involvements)
{
    /// <summary>Null when there is no such child for the reader.</summary>
    public async Task<JourneyView?> OfAsync(ChildId child, CancellationToken ct)
    {
        if (await ledgers.OfChildAsync(child, ct) is not { } ledger)
            return null;
        IReadOnlyList<ChildId> records = [child, .. ledger.Ledger.Joined];
        rows.Keep(child, ledger.Ledger.Exclusions);
        rows.Keep(child, ledger.Ledger.Done);
        var entries = new List<JourneyEntry>();
        foreach (var part in parts)
            entries.AddRange(await part.OfAsync(records, ct));
        var stays = (await rows.OfAsync<RollEntry>(records, ct)).Select(r => new Stay(r.SchoolId, r.EntryDate, r.LeavingDate)).ToList();
        var today = db.Reader.Today;
        var sign = entries.Where(e => e.What is "Flag" || e.What.Contains("uspension", StringComparison.Ordinal) || e.What == ExclusionWords.Of(ExclusionKind.Permanent)).Select(e => (DateOnly?)e.Day).Min();
        var help = entries.Where(e => e.IsHelp || e.What is JourneyWords.Plan or JourneyWords.Involved).Select(e => (DateOnly?)e.Day).Min();
        var open = await involvements.ReachedAsync(child, Visibility.Family, default, ct);
        return new(
            ledger.Ledger.Child, [.. entries.OrderByDescending(e => e.Day).ThenBy(e => e.What, StringComparer.Ordinal)], await HolderAsync(child, ct), JourneyRules.HandOffs(stays, ledger.Ledger.Child.DateOfBirth),
            // Without the exclusions the sum would leave them out, and look like all of it.
            (open & EntryKinds.Exclusions) == EntryKinds.None ? null : await LostAsync(ledger, records, stays, today, ct), JourneyRules.DaysToFirstHelp(sign, help, today), help is not null, records, open);
    }

    private const int LastYear = 11;

    /// <summary>Who holds a case now.</summary>
    public Task<CaseHolder?> HolderAsync(ChildId child, CancellationToken ct) =>
        db.Set<CaseHolder>().AsNoTracking().Where(h => h.ChildId == child && h.ToDay == null).OrderByDescending(h => h.FromDay).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Of the children the reader sees, those who were passed on or are on no school's roll: who was passed on most often first, then who
    /// is without a school for longest.
    /// </summary>
    public async Task<IReadOnlyList<JourneyRow>> ListAsync(int most, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var stays = (await (
            from r in db.Set<RollEntry>().AsNoTracking()
            join k in db.Set<Child>() on r.ChildId equals k.ChildId
            join c in db.Set<Child>() on k.JoinedToId ?? k.ChildId equals c.ChildId
            select new { Root = c.ChildId, c.DateOfBirth, c.YearGroupOverride, r.SchoolId, r.EntryDate, r.LeavingDate }).ToListAsync(ct)).ToLookup(r => (r.Root, r.DateOfBirth, Year: r.YearGroupOverride ?? YearGroups.Of(r.DateOfBirth, today)), r => new Stay(r.SchoolId, r.EntryDate, r.LeavingDate));
        // Who is past school age is without a school for good reason.
        var found = stays.Where(g => g.Key.Year is >= 0 and <= LastYear).Select(g => (Child: g.Key.Root, HandOffs: JourneyRules.HandOffs(g, g.Key.DateOfBirth), Without: Without(g, today)))
            .Where(r => r.HandOffs > 0 || r.Without is not null).OrderByDescending(r => r.HandOffs).ThenByDescending(r => r.Without ?? -1).ThenBy(r => r.Child.Value).Take(most * 5).ToList();
        var ids = found.ConvertAll(f => f.Child);
        var children = await (
            from c in db.Set<Child>().AsNoTracking().Where(c => ids.Contains(c.ChildId) && c.JoinedToId == null)
            join h in db.Set<CaseHolder>().Where(h => h.ToDay == null) on c.ChildId equals h.ChildId into held
            from holder in held.DefaultIfEmpty()
            select new { Child = c, Holder = holder }).ToListAsync(ct);
        var byId = children.DistinctBy(c => c.Child.ChildId).ToDictionary(c => c.Child.ChildId);
        var shown = found.Where(f => byId.ContainsKey(f.Child)).DistinctBy(f => f.Child).Take(most).ToList();
        var ledgersOf = (await ledgers.OfChildrenAsync(shown.ConvertAll(f => f.Child), ct)).ToDictionary(v => v.Ledger.Child.ChildId);
        var ofRoot = stays.ToLookup(g => g.Key.Root, g => g.AsEnumerable());
        return await RowsAsync([.. shown.Select(f => (byId[f.Child].Child, f.HandOffs, f.Without, byId[f.Child].Holder, Stays: ofRoot[f.Child].SelectMany(s => s).ToList()))], ledgersOf, today, ct);
    }

    /// <summary>What was lost, of each of them, by three more looks for all together.</summary>
    private async Task<IReadOnlyList<JourneyRow>> RowsAsync(List<(Child Child, int HandOffs, int? Without, CaseHolder? Holder, List<Stay> Stays)> shown, Dictionary<ChildId, LedgerView> views, DateOnly today, CancellationToken ct)
    {
        var ids = shown.ConvertAll(s => s.Child.ChildId);
        HashSet<ChildId> open = [];
        foreach (var id in ids)
        {
            if (await involvements.ReachesAsync(id, EntryKinds.Exclusions, Visibility.Family, default, ct))
                open.Add(id);
        }

        var away = (await (
            from k in db.Set<Child>().AsNoTracking().Where(k => ids.Contains(k.JoinedToId ?? k.ChildId))
            join t in db.Set<TimeOut>() on k.ChildId equals t.ChildId
            select new { Root = k.JoinedToId ?? k.ChildId, Time = t }).ToListAsync(ct)).ToLookup(t => t.Root, t => t.Time);
        var dates = await calendars.OfAsync([.. shown.Select(s => s.Stays.MaxBy(x => x.From).School).Distinct()], ct);
        return [.. shown.Select(s =>
        {
            var last = dates[s.Stays.MaxBy(x => x.From).School].Calendar;
            var view = views.GetValueOrDefault(s.Child.ChildId);
            var calendar = view?.Clocks.Select(c => c.Dates.Calendar).FirstOrDefault(c => c is not null) ?? last;
            var waited = s.Without is { } days ? JourneyRules.SchoolDaysSince(last, today.AddDays(-days), today) : null;
            var sees = open.Contains(s.Child.ChildId);
            return new JourneyRow(s.Child, s.HandOffs, s.Without, waited, calendar is null || !sees ? null : Lost(view, calendar, [.. away[s.Child.ChildId]], s.Stays, today), s.Holder, sees);
        })];
    }

    /// <summary>Days since the last school; null while there is one, or none has begun.</summary>
    private static int? Without(IEnumerable<Stay> stays, DateOnly today) =>
        stays.Where(s => s.From <= today).ToList() is { Count: > 0 } begun && begun.TrueForAll(s => s.To < today) ? today.DayNumber - begun.Max(s => s.To!.Value).DayNumber : null;

    private async Task<LostLearning?> LostAsync(LedgerView ledger, IReadOnlyList<ChildId> records, List<Stay> stays, DateOnly today, CancellationToken ct)
    {
        var schools = ledger.Clocks.Select(c => (c.School, c.Dates.Calendar)).ToList();
        if (schools.Count == 0 && stays.Count > 0)
            schools.Add((stays.MaxBy(s => s.From).School, (await calendars.OfAsync(stays.MaxBy(s => s.From).School, ct)).Calendar));
        if (schools.Find(s => s.Calendar is not null).Calendar is not { } calendar)
            return null;
        return Lost(ledger, calendar, await rows.OfAsync<TimeOut>(records, ct), stays, today);
    }

    private static LostLearning Lost(LedgerView? ledger, SchoolCalendar calendar, IReadOnlyList<TimeOut> away, List<Stay> stays, DateOnly today)
    {
        var since = new DateOnly(AcademicYear.Of(today).StartYear, 8, 1);
        // What still goes on where the calendar has ended is not counted in it any more.
        var least = today > calendar.LastDay && (Without(stays, today) is not null || away.Any(t => t.What != AwayKind.InternalRemoval && t.FromDay <= today && !t.IsOver(calendar.LastDay)));
        if (ledger is null)
            return new(0, 0, OutOfClass(away, calendar, since, today), JourneyRules.Unplaced(stays, calendar, since, today)) { IsLeast = least };
        var told = ledger.Ledger.Elsewhere.Where(d => d.Year == since.Year).Sum(d => d.Sessions);
        // Each school's total of the year holds those of the others: the newest school's holds all.
        var suspended = ledger.Clocks.Select(c => c.Result).FirstOrDefault(r => r is not null)?.SessionsThisYear - told ?? 0;
        var excluded = ledger.Ledger.Exclusions.Where(x => x.What == ExclusionKind.Permanent && x.Start <= today && x.Cancelled is null).Select(x => (From: x.Start > since ? x.Start : since, To: Earliest(today, Back(x)?.AddDays(-1), NextSchool(stays, x)?.AddDays(-1)))).ToList();
        // Who stays on the roll while excluded is counted there; after it, as without a school.
        return new(suspended, excluded.Sum(x => JourneyRules.Sessions(calendar, x.From, x.To)), OutOfClass(away, calendar, since, today), JourneyRules.Unplaced(stays, calendar, since, today)) { IsLeast = least || excluded.Exists(x => x.From <= x.To && x.To > calendar.LastDay) };
    }

    /// <summary>Half days of this school year; a removal within the school is not lost, as there is work and somebody who teaches.</summary>
    private static int OutOfClass(IReadOnlyList<TimeOut> away, SchoolCalendar calendar, DateOnly since, DateOnly today)
    {
        var all = away.Where(t => t.What != AwayKind.InternalRemoval && t.FromDay <= today).ToList();
        return AwayRules.HalfDays(all, today, calendar).Values.Sum() - AwayRules.HalfDays(all.Where(t => t.FromDay < since), since.AddDays(-1), calendar).Values.Sum();
    }

    private static DateOnly? Back(RecordedExclusion x) => x.BoardDecision == BoardDecision.Reinstated ? x.BoardDecisionNotified ?? x.BoardMeetingOn : x.ReinstatedOnReconsideration;

    /// <summary>The first day that is no longer the exclusion's: the next school's first, or the one after this school's last.</summary>
    private static DateOnly? NextSchool(IEnumerable<Stay> stays, RecordedExclusion x) =>
        stays.Where(s => s.From > x.Start).Select(s => (DateOnly?)s.From).Concat(stays.Where(s => s.School == x.SchoolId && s.To >= x.Start).Select(s => s.To?.AddDays(1))).Min();

    private static DateOnly Earliest(DateOnly day, params ReadOnlySpan<DateOnly?> others)
    {
        foreach (var other in others)
            day = other < day ? other.Value : day;
        return day;
    }
}
