using System.Net;
using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Support.Visits;

/// <summary>Something that was looked at on a day.</summary>
internal sealed record VisitKey(LocalityId Locality, DateOnly Day, VisitKind Kind, string What);

/// <summary>
/// Counts in memory what is written down once a minute. Whether two visits of a day are one visitor's is told by a hash of address and
/// browser under a salt of the day; salt and hashes are in this memory alone, and thrown away when the day is over. After a restart the
/// salt is another one, and whoever comes back on that day counts once more: the figure is then too high, never too low. Several servers
/// count for themselves; a visitor of two of them counts twice. Visitors behind one address with the same browser count as one.
/// </summary>
internal sealed class VisitTally(TimeProvider clock) : IDisposable
{
    /// <summary>So many visitors of a day are told apart; more are not, so that nobody can fill the memory.</summary>
    public const int MostVisitors = 200_000;

    /// <summary>So many counts wait to be written; what more comes is counted by its kind alone.</summary>
    public const int MostWaiting = 10_000;

    private const int SaltBytes = 32;

    private readonly Lock gate = new();
    private readonly HashSet<UInt128> visitors = [];
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
    private Dictionary<VisitKey, int> waiting = [];
    private DateOnly day;

    /// <summary>Counts a page that was looked at, and its visitor where they are new today.</summary>
    /// <param name="locality">Whose page it is.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="what">The tip or the need; empty for neither.</param>
    /// <param name="from">Where the visitor sits. It is not kept.</param>
    /// <param name="browser">What their browser calls itself. It is not kept.</param>
    public void Count(LocalityId locality, VisitKind kind, string what, IPAddress? from, string browser)
    {
        lock (gate)
        {
            Turn();
            Add(new(locality, day, kind, what), 1);
            if (visitors.Count < MostVisitors && visitors.Add(Hash(locality, from, browser)))
                Add(new(locality, day, VisitKind.Visitors, ""), 1);
        }
    }

    /// <summary>What was counted since it was taken last.</summary>
    public IReadOnlyDictionary<VisitKey, int> Take()
    {
        lock (gate)
        {
            Turn();
            (var taken, waiting) = (waiting, []);
            return taken;
        }
    }

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(VisitKey key, int count)
    {
        lock (gate)
            Add(key, count);
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(salt);

    /// <summary>On a new day nothing of the last one's visitors is left.</summary>
    private void Turn()
    {
        if (day == clock.Today())
            return;
        day = clock.Today();
        visitors.Clear();
        RandomNumberGenerator.Fill(salt);
    }

    private void Add(VisitKey key, int count)
    {
        if (waiting.Count >= MostWaiting && !waiting.ContainsKey(key))
            key = key with { What = "" };
        waiting[key] = waiting.GetValueOrDefault(key) + count;
    }

    private UInt128 Hash(LocalityId locality, IPAddress? from, string browser)
    {
        var hash = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{locality}\n{from}\n{browser}"));
        return new(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }
}
