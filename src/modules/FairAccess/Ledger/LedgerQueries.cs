using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Ledger;

/// <summary>Reads of the ledger. No child stands in it: it is open to all schools alike.</summary>
internal sealed class LedgerQueries(HeadwaterDb db)
{
    /// <summary>The settled versions of a protocol, each with its schools, in one read.</summary>
    public async Task<IReadOnlyList<ProtocolContent>> VersionsAsync(Track track, CancellationToken ct)
    {
        var rows = await (
            from v in db.Set<ProtocolVersion>().AsNoTracking().Where(v => v.Track == track && v.Stage == ProtocolStage.Settled)
            join s in db.Set<ProtocolSchool>() on v.Id equals s.VersionId into taking
            from school in taking.DefaultIfEmpty()
            select new { Version = v, School = school }).ToListAsync(ct);
        return [.. rows.GroupBy(r => r.Version.Id).Select(g => new ProtocolContent(g.First().Version, [], [.. g.Select(r => r.School).OfType<ProtocolSchool>()])).OrderBy(c => c.Head.FromDay).ThenBy(c => c.Head.Number)];
    }

    /// <summary>All entries of a protocol, in order.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(Track track, CancellationToken ct) =>
        await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Track == track).OrderBy(e => e.Day).ThenBy(e => e.AtUtc).ThenBy(e => e.Id).ToListAsync(ct);
}
