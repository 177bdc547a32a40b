using Headwater.Access.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.FairAccess.Referrals;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Ledger;

/// <summary>Children who wait today, counted and never named.</summary>
/// <param name="Children">How many were accepted and have no place.</param>
/// <param name="Days">Days without a school, all of them together, as far as the first day is on record.</param>
/// <param name="Late">For how many the twentieth school day is past.</param>
internal sealed record WaitingNow(int Children, int Days, int Late);

/// <summary>How fairly and how fast, in one school year.</summary>
internal sealed record FairnessReport(
    Track Track, AcademicYear Year, ProtocolContent? Protocol, LedgerBook Book, IReadOnlyList<SchoolShare> Shares, IReadOnlyDictionary<(OrganisationId School, int Year), int> ByYear, IReadOnlyList<(DateOnly Month, double Points)> OverTime,
    double PointsToMove, TimeToPlace Waited, WaitingNow Waiting, IReadOnlyDictionary<OrganisationId, int> Placed, int TakenBack);

/// <summary>Gathers the report. What leaves are counts: of children who wait no name, no school and no day.</summary>
internal sealed class FairnessQueries(HeadwaterDb db, LedgerQueries ledger, ProposalQueries proposals, Localities.Contracts.ISchoolCalendars calendars)
{
    public async Task<FairnessReport> OfAsync(Track track, AcademicYear year, CancellationToken ct)
    {
        var today = db.Reader.Today;
        var end = year.LastDay < today ? year.LastDay : today;
        var versions = await ledger.VersionsAsync(track, ct);
        var entries = await ledger.EntriesAsync(track, ct);
        List<LedgerEntry> inYear = [.. entries.Where(e => e.Day >= year.FirstDay && e.Day <= end)];
        var book = LedgerRules.Book(versions, entries, end);
        var protocol = versions.LastOrDefault(v => v.Head.FromDay <= end);
        var rolls = protocol is null ? new Dictionary<OrganisationId, int>() : await proposals.RollsAsync(protocol, ct);
        return new(track, year, protocol, book, FairnessRules.Shares(book, rolls, inYear), FairnessRules.PlacedByYear(inYear), FairnessRules.OverTime(book, rolls, year, today),
            FairnessRules.PointsToMove(book.Accounts.Keys.ToDictionary(s => s, book.Balance), rolls), FairnessRules.Waited(inYear), await WaitingAsync(track, today, ct), FairnessRules.Placed(inYear), inYear.Count(e => e.Cause == LedgerCause.TakenBack));
    }

    /// <summary>Past involvements: the panel's schools answer together for the children who wait, and no child leaves this method.</summary>
    private async Task<WaitingNow> WaitingAsync(Track track, DateOnly today, CancellationToken ct)
    {
        var waiting = await db.Set<Referral>().IgnoreQueryFilters([QueryFilters.Involvement]).AsNoTracking().Where(r => r.Track == track && r.State == ReferralState.Accepted).Select(r => new { r.UnplacedSince, r.AcceptedOn }).ToListAsync(ct);
        if (waiting.Count == 0)
            return new(0, 0, 0);
        var calendar = (await calendars.OfLocalityAsync(ct)).Calendar;
        return new(waiting.Count, waiting.Sum(w => w.UnplacedSince is { } since ? today.DayNumber - since.DayNumber : 0), waiting.Count(w => w.AcceptedOn is { } day && ReferralRules.Clock(day, calendar, today).IsLate));
    }
}
