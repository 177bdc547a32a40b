using Headwater.Access.Contracts;
using Headwater.Collaboration;
using Headwater.Data;
using Headwater.Kernel;
using Headwater.Partnership.Limits;
using Headwater.Partnership.Seats;
using Headwater.Partnership.Shared;
using Headwater.Partnership.Standing;
using Microsoft.EntityFrameworkCore;

namespace Headwater.Partnership.Network;

/// <summary>A wave in a list.</summary>
internal sealed record WaveLine(NetworkWave Wave, string Keeper, int Asked, int Answered);

/// <summary>
/// Reads waves. Ratings and ties stay within this class: what leaves it are figures of several raters, for whoever asks alike. Neither
/// those who convene nor the anchor have a way round it.
/// </summary>
internal sealed class NetworkQueries(HeadwaterDb db, SeatQueries seats, StandingQueries standing, LimitQueries limits, IPeople people)
{
    private (bool Known, NetworkFindings? Findings) latest;

    /// <summary>Every wave, the latest first.</summary>
    public async Task<IReadOnlyList<WaveLine>> ListAsync(CancellationToken ct)
    {
        var waves = await db.Set<NetworkWave>().AsNoTracking().ToListAsync(ct);
        var counts = await db.Set<WaveMember>().Where(m => m.Number != 0).GroupBy(m => m.WaveId).Select(g => new { g.Key, Asked = g.Count(), Answered = g.Count(m => m.Answered) }).ToDictionaryAsync(g => g.Key, ct);
        var names = await people.NamesAsync([.. waves.Select(w => w.KeeperId).Distinct()], ct);
        return [.. waves.OrderByDescending(w => w.AskedOn).ThenByDescending(w => w.Id).Select(w => new WaveLine(w, names[w.KeeperId], counts.GetValueOrDefault(w.Id)?.Asked ?? 0, counts.GetValueOrDefault(w.Id)?.Answered ?? 0))];
    }

    public Task<NetworkWave?> OneAsync(Guid id, CancellationToken ct) => db.Set<NetworkWave>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct);

    /// <summary>Who was asked, and the facilitator, by number; whether each answered is nobody's to see.</summary>
    public async Task<IReadOnlyList<WaveMember>> MembersAsync(Guid id, CancellationToken ct) => await db.Set<WaveMember>().AsNoTracking().Where(m => m.WaveId == id).OrderBy(m => m.Number).ToListAsync(ct);

    /// <summary>What may be told of a wave; null where it is not closed.</summary>
    public async Task<NetworkFindings?> FindingsAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<NetworkWave>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id && w.State == WaveState.Closed, ct) is not { } wave)
            return null;
        var trust = (await limits.CurrentAsync(ct)).Trust;
        var before = (await db.Set<NetworkWave>().AsNoTracking().Where(w => w.State == WaveState.Closed && w.AskedOn <= wave.AskedOn && w.Id != id).ToListAsync(ct))
            .Where(w => w.AskedOn < wave.AskedOn || w.Id.CompareTo(wave.Id) < 0).OrderByDescending(w => w.AskedOn).ThenByDescending(w => w.Id);
        IReadOnlyList<TrustRating>? earlier = null;
        foreach (var other in before)
        {
            var whole = await WholeAsync(other, ct);
            if ((double)whole.Answered / whole.Asked < trust.LeastResponse)
                continue;
            earlier = whole.Trust();
            break;
        }

        var labels = (await standing.SectorsAsync(ct)).ToDictionary(s => s.Code, s => s.Label, StringComparer.Ordinal);
        return NetworkReading.Of(await WholeAsync(wave, ct), earlier, labels, trust);
    }

    /// <summary>What may be told of the latest wave that was closed; null where there is none.</summary>
    public async Task<NetworkFindings?> LatestAsync(CancellationToken ct)
    {
        if (!latest.Known)
        {
            var wave = await db.Set<NetworkWave>().AsNoTracking().Where(w => w.State == WaveState.Closed).OrderByDescending(w => w.AskedOn).ThenByDescending(w => w.Id).FirstOrDefaultAsync(ct);
            latest = (true, wave is null ? null : await FindingsAsync(wave.Id, ct));
        }

        return latest.Findings;
    }

    /// <summary>Whom a wave planned now would ask: every organisation and constituency with a held seat at the table, once.</summary>
    public async Task<IReadOnlyList<WaveMember>> ToAskAsync(Guid wave, CancellationToken ct)
    {
        var anchor = (await standing.CollaborativeAsync(ct))?.AnchorId;
        var table = (await seats.TableAsync(ct)).Where(s => s.Seat.Kind == SeatKind.Core && !s.IsVacant).ToList();
        List<WaveMember> members = [new() { WaveId = wave, Number = 0, Name = WaveMember.Facilitator, Key = "facilitator", IsAnchor = false }];
        foreach (var place in table.GroupBy(KeyOf, StringComparer.Ordinal))
        {
            var first = place.First();
            var organisation = first.Seat.OrganisationId;
            var name = organisation is not null && first.Seat.Constituency is { } speaksFor ? first.For[..^(speaksFor.Length + 2)] : first.For;
            members.Add(new() { WaveId = wave, Number = members.Count, Name = Own(name, members), Key = place.Key, SectorCode = first.Sector.Code, OrganisationId = organisation, IsAnchor = organisation is not null && organisation == anchor });
        }

        return members;
    }

    private static string KeyOf(TableSeat seat) => seat.Seat.OrganisationId is { } at ? at.ToString() : seat.Seat.Id.ToString();

    /// <summary>A file names places by their names: two of one name are told apart by a number.</summary>
    private static string Own(string name, List<WaveMember> members)
    {
        var own = name;
        for (var n = 2; members.Exists(m => string.Equals(m.Name, own, StringComparison.OrdinalIgnoreCase)); n++)
            own = $"{name} ({n})";
        return own;
    }

    private async Task<WholeWave> WholeAsync(NetworkWave wave, CancellationToken ct) => new(
        wave, await MembersAsync(wave.Id, ct), await db.Set<TieRating>().AsNoTracking().Where(r => r.WaveId == wave.Id).ToListAsync(ct), await db.Set<NetworkTie>().AsNoTracking().Where(t => t.WaveId == wave.Id).ToListAsync(ct));
}

/// <summary>S11 from the latest survey that was closed.</summary>
internal sealed class NetworkSignals(NetworkQueries queries, StandingQueries standing) : ISignalSource
{
    public async Task<IReadOnlyList<SignalResult>> SignalsAsync(DateOnly today, CancellationToken ct)
    {
        if (await standing.CollaborativeAsync(ct) is null)
            return [];
        if (await queries.LatestAsync(ct) is not { } found)
            return [new(Signal.TrustAndTies, null, 0, SignalState.NotEnoughData, ["No survey of who works with whom has been closed yet: ask members once a year."], [])];
        return [found.Signal with { Caveats = [.. found.Signal.Caveats, NetworkWords.Dated(found.Wave)] }];
    }
}
