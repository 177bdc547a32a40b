using System.Diagnostics;
using System.Security.Cryptography;
using Headwater.Access.Auditing;
using Headwater.Access.Contracts;
using Headwater.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Headwater.Testing;

/// <summary>How long it takes to verify a trail, and what a bare chain of hashes of the same length takes. No test: a benchmark calls it.</summary>
public static class AuditSpeed
{
    private const int RowLength = 300;
    private const int AtATime = 5_000;

    /// <summary>A trail of looks at single children, some with a word of detail, written by the trail itself.</summary>
    public static async Task<TestWorld> FillAsync(int entries, CancellationToken ct)
    {
        var world = await TestWorld.CreateAsync(Engine.Sqlite);
        var (by, children) = (PersonId.New(), Enumerable.Range(0, 1_000).Select(_ => ChildId.New()).ToArray());
        for (var first = 0; first < entries; first += AtATime)
        {
            List<AuditFact> facts = [.. Enumerable.Range(first, Math.Min(AtATime, entries - first)).Select(i => Fact(i, children[i % children.Length]))];
            await world.AsAsync(by, async services =>
            {
                await services.GetRequiredService<IAuditTrail>().SaveAsync(ct, facts);
                return true;
            });
        }

        return world;
    }

    /// <summary>Milliseconds of verifying the whole trail, as the command does.</summary>
    public static async Task<double> VerifyAsync(TestWorld world, int entries, CancellationToken ct)
    {
        await using var db = world.Database.Open(world.Locality);
        var began = Stopwatch.GetTimestamp();
        var finding = await new AuditFeed(db).VerifyAsync([], ct);
        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return finding.Problem is null && finding.Entries == entries ? time : throw new InvalidOperationException($"The trail does not verify: {finding}.");
    }

    /// <summary>Milliseconds of hash = SHA-256(hash before ‖ row of 300 bytes), as often, with the rows in memory.</summary>
    public static double BareChain(byte[] rows, int entries)
    {
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes + RowLength];
        all.Clear();
        var began = Stopwatch.GetTimestamp();
        for (var row = 0; row < entries; row++)
        {
            rows.AsSpan(row * RowLength, RowLength).CopyTo(all[SHA256.HashSizeInBytes..]);
            SHA256.HashData(all, all[..SHA256.HashSizeInBytes]);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Rows for <see cref="BareChain"/>.</summary>
    public static byte[] Rows(int entries)
    {
        var rows = new byte[entries * RowLength];
        new Random(7).NextBytes(rows);
        return rows;
    }

    private static AuditFact Fact(int number, ChildId child) =>
        new("see", "child", child.ToString(), child, number % 3 == 0 ? "The plan of the autumn term was opened from the list of the class." : null);
}
