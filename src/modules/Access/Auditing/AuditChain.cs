using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>
/// How entries hang together. commitment = SHA-256(salt ‖ what the entry says); hash = SHA-256(hash before ‖ locality ‖ seq ‖
/// instant ‖ commitment). Every part is written with its length, so that no two entries read the same.
/// </summary>
internal static class AuditChain
{
    public const int HashLength = 32;
    public const int SaltLength = 16;

    /// <summary>What the first entry hangs on.</summary>
    public static byte[] Start { get; } = new byte[HashLength];

    public static byte[] Commit(ReadOnlySpan<byte> salt, PersonId? person, string verb, string kind, string? recordId, ChildId? child, string? detail, string? why)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        Append(hash, person?.ToString());
        Append(hash, verb);
        Append(hash, kind);
        Append(hash, recordId);
        Append(hash, child?.ToString());
        Append(hash, detail);
        Append(hash, why);
        return hash.GetHashAndReset();
    }

    public static byte[] Link(ReadOnlySpan<byte> before, LocalityId locality, long seq, DateTime atUtc, ReadOnlySpan<byte> commitment)
    {
        Span<byte> all = stackalloc byte[HashLength + 16 + 8 + 8 + HashLength];
        before.CopyTo(all);
        locality.Value.TryWriteBytes(all[HashLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 16)..], seq);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 24)..], Micros(atUtc));
        commitment.CopyTo(all[(HashLength + 32)..]);
        return SHA256.HashData(all);
    }

    /// <summary>PostgreSQL keeps microseconds; a finer instant would not come back as it was hashed.</summary>
    public static DateTime ToMicros(DateTime atUtc) => new(Micros(atUtc) * 10, DateTimeKind.Utc);

    private static long Micros(DateTime atUtc) => atUtc.Ticks / 10;

    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
        hash.AppendData(length);
        if (text is not null)
            hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
