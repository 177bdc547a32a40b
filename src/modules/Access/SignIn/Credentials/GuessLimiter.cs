using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Headwater.Access.SignIn.Credentials;

/// <summary>
/// Ten guesses in five minutes for one account and from one address. What turns out right is not counted, so that a school behind
/// one address can begin its morning. Not the framework's limiter, which counts before it is known whether a guess was right.
/// </summary>
internal sealed class GuessLimiter(TimeProvider clock)
{
    public const int Most = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int KeysHeld = 20_000;
    private readonly Lock turn = new();
    private readonly Dictionary<string, List<DateTime>> guesses = [];

    /// <summary>Counts a guess before it is looked at; false when there were too many.</summary>
    public bool TryBegin(HttpContext http, string account)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (turn)
        {
            if (guesses.Count > KeysHeld)
                Forget(now);
            var both = new[] { Of(AddressKey(http), now), Of("account " + account, now) };
            if (both.Any(g => g.Count >= Most))
                return false;
            foreach (var list in both)
                list.Add(now);
            return true;
        }
    }

    /// <summary>The guess just counted was right.</summary>
    public void WasRight(HttpContext http, string account)
    {
        lock (turn)
        {
            foreach (var key in (string[])[AddressKey(http), "account " + account])
            {
                if (guesses.TryGetValue(key, out var list) && list.Count > 0)
                    list.RemoveAt(list.Count - 1);
            }
        }
    }

    private List<DateTime> Of(string key, DateTime now)
    {
        if (!guesses.TryGetValue(key, out var list))
            guesses.Add(key, list = []);
        list.RemoveAll(t => t <= now - Window);
        return list;
    }

    private void Forget(DateTime now)
    {
        foreach (var key in guesses.Where(g => g.Value.Count == 0 || g.Value[^1] <= now - Window).Select(g => g.Key).ToList())
            guesses.Remove(key);
    }

    /// <summary>A household has all of an IPv6 network of 64 bits.</summary>
    private static string AddressKey(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return "address unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return "address " + (address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString());
    }
}
