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
/// Each locality has visitors of its own, and one address is so many visitors at most, whatever its browsers call themselves.
/// </summary>
internal sealed class VisitTally(TimeProvider clock) : IDisposable
{
    /// <summary>So many visitors of a locality and day are told apart; more are not, so that nobody can fill the memory.</summary>
    public const int MostVisitors = 200_000;

    /// <summary>So many browsers of one address count as visitors of a locality on a day: a school's, and no more than that of somebody who makes names up.</summary>
    public const int MostBrowsers = 50;

    /// <summary>So many counts wait to be written; what more comes is counted by its kind alone.</summary>
    public const int MostWaiting = 10_000;

    private const int SaltBytes = 32;

    private readonly Lock gate = new();
    private readonly Dictionary<LocalityId, Seen> seen = [];
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
            if (IsNew(locality, from, browser))
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
        seen.Clear();
        RandomNumberGenerator.Fill(salt);
    }

    private void Add(VisitKey key, int count)
    {
        if (waiting.Count >= MostWaiting && !waiting.ContainsKey(key))
            key = key with { What = "" };
        waiting[key] = waiting.GetValueOrDefault(key) + count;
    }

    private bool IsNew(LocalityId locality, IPAddress? from, string browser)
    {
        if (!seen.TryGetValue(locality, out var of))
            seen[locality] = of = new([], []);
        if (of.Visitors.Count >= MostVisitors)
            return false;
        var address = Hash($"{from}");
        var browsers = of.Browsers.GetValueOrDefault(address);
        if (browsers >= MostBrowsers || !of.Visitors.Add(Hash($"{from}\n{browser}")))
            return false;
        of.Browsers[address] = browsers + 1;
        return true;
    }

    private UInt128 Hash(string text)
    {
        var hash = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(text));
        return new(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }

    /// <summary>Who was there today, and how many browsers each address had; hashes alone.</summary>
    private sealed record Seen(HashSet<UInt128> Visitors, Dictionary<UInt128, int> Browsers);
}
