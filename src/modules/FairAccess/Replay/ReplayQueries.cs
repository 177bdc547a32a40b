using Headwater.Data;
using Headwater.FairAccess.Ledger;
using Headwater.FairAccess.Proposals;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;

namespace Headwater.FairAccess.Replay;

/// <summary>Gathers a past year from the ledger and the register; no record of a child is read.</summary>
internal sealed class ReplayQueries(HeadwaterDb db, LedgerQueries ledger, ProtocolQueries protocols, ProposalQueries proposals)
{
    /// <summary>The year as it stands at its end or today; null where no protocol held.</summary>
    public async Task<PastYear?> OfAsync(Track track, AcademicYear year, CancellationToken ct)
    {
        var end = year.LastDay < db.Reader.Today ? year.LastDay : db.Reader.Today;
        var versions = await ledger.VersionsAsync(track, ct);
        if (versions.LastOrDefault(v => v.Head.FromDay <= end) is not { } protocol)
            return null;
        List<LedgerEntry> entries = [.. (await ledger.EntriesAsync(track, ct)).Where(e => e.Day <= end)];
        var schools = await proposals.SchoolsAsync(protocol, versions, entries, end, ct);
        var places = ReplayRules.Places([.. entries.Where(e => e.Day >= year.FirstDay || e.Cause == LedgerCause.TakenBack)], schools.Select(s => s.Id).ToHashSet());
        // What the places shared anew did not move, line by line of the accounts: what a school began the year with, and what came since.
        var book = LedgerRules.Book(versions, entries, end);
        List<PastLine> lines = [];
        foreach (var (school, account) in book.Accounts)
        {
            var anew = places.Where(p => p.School == school).Select(p => p.Entry).ToHashSet();
            lines.AddRange(account.Where(l => l.Day >= year.FirstDay && (l.Entry is null || !anew.Contains(l.Entry.Id))).Select(l => new PastLine(l.Day, school, l.Points)));
        }

        var exemptions = await protocols.ExemptionsAsync(ct);
        return new(protocol.Head, [.. schools.Select(s => s with { Balance = book.Balance(s.Id, year.FirstDay.AddDays(-1)), PlacedInYear = new Dictionary<int, int>() })], places, [.. exemptions.Where(e => e.Track == track)], lines);
    }
}
