using System.Globalization;
using Headwater.Access.Contracts;
using Headwater.Children.Contracts;
using Headwater.Data;
using Headwater.FairAccess.Protocols;
using Headwater.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Headwater.FairAccess.Ledger;

/// <summary>
/// Managed moves come into the ledger by themselves, where the protocol of their first day counts them and names the school. An entry is
/// never changed: what a move no longer comes to is taken back by one that counts against it.
/// </summary>
internal sealed class MoveLedger(HeadwaterDb db, ProtocolQueries protocols, CurrentActor actor, TimeProvider clock) : IMoveFollower
{
    public async Task<IReadOnlyList<AuditFact>> FollowAsync(ManagedMove move, CancellationToken ct)
    {
        var kept = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.MoveId == move.Id).ToListAsync(ct);
        if (kept.Count == 0 && move.Standing is null)
            return [];
        List<AuditFact> facts = [];
        foreach (var track in Enum.GetValues<Track>())
        {
            var wanted = move.Standing is { } settled ? await WantedAsync(move.Id, track, settled, ct) : null;
            var counts = LedgerRules.Standing([.. kept.Where(e => e.Track == track)]);
            if (counts is not null && wanted is not null && (counts.SchoolId, counts.Day, counts.YearGroup) == (wanted.SchoolId, wanted.Day, wanted.YearGroup))
                continue;
            if (counts is not null)
                Add(Entry(move.Id, track, counts.SchoolId, counts.Day > clock.Today() ? counts.Day : clock.Today(), -counts.Points, counts.YearGroup));
            if (wanted is not null)
                Add(wanted);
        }

        return facts;

        void Add(LedgerEntry entry)
        {
            db.Add(entry);
            facts.Add(new("add", "ledger", entry.SchoolId.ToString(), Detail: string.Create(CultureInfo.InvariantCulture, $"{entry.Cause} {entry.Day:yyyy-MM-dd} {entry.Points:+0;-0}")));
        }
    }

    private async Task<LedgerEntry?> WantedAsync(Guid move, Track track, SettledMove settled, CancellationToken ct) =>
        await protocols.HoldingOnAsync(track, settled.Start, ct) is { } content && content.Schools.Any(s => s.SchoolId == settled.To) && LedgerRules.Points(content.Head, LedgerCause.ManagedMove) is { } points and not 0
            ? Entry(move, track, settled.To, settled.Start, points, settled.YearGroup)
            : null;

    private LedgerEntry Entry(Guid move, Track track, OrganisationId school, DateOnly day, int points, int? year) =>
        new() { Id = Guid.CreateVersion7(), Track = track, SchoolId = school, Day = day, Cause = LedgerCause.ManagedMove, Points = points, YearGroup = year, MoveId = move, By = actor.Person!.Value, AtUtc = clock.GetUtcNow().UtcDateTime };
}
