using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>What an entry says: all of it that can be erased.</summary>
internal readonly record struct AuditContent(
    PersonId? Person, string Verb, string Kind, string? RecordId, ChildId? Child, string? Children, string? Detail, string? Why);

/// <summary>
/// How entries hang together. commitment = SHA-256(salt ‖ what the entry says); hash = SHA-256(hash before ‖ locality ‖ seq ‖
/// instant ‖ commitment). Every part is written with its length, so that no two entries read the same.
/// </summary>
internal static class AuditChain
{
    public const int HashLength = 32;
    public const int SaltLength = 16;

    private const int Ids = 2 * (1 + 16);
    private const int Texts = 6;

    /// <summary>What the first entry hangs on.</summary>
    public static byte[] Start { get; } = new byte[HashLength];

    public static byte[] Commit(ReadOnlySpan<byte> salt, in AuditContent says)
    {
        var commitment = new byte[HashLength];
        Commit(salt, says, commitment);
        return commitment;
    }

    public static void Commit(ReadOnlySpan<byte> salt, in AuditContent says, Span<byte> commitment)
    {
        var most = 4 + salt.Length + Ids + (Texts * 4) + (3 * (says.Verb.Length + says.Kind.Length + Length(says.RecordId) + Length(says.Children) + Length(says.Detail) + Length(says.Why)));
        var rented = most <= 1024 ? null : ArrayPool<byte>.Shared.Rent(most);
        Span<byte> all = rented is null ? stackalloc byte[1024] : rented;
        BinaryPrimitives.WriteInt32BigEndian(all, salt.Length);
        salt.CopyTo(all[4..]);
        var at = 4 + salt.Length;
        Write(all, ref at, says.Person?.Value);
        Write(all, ref at, says.Verb);
        Write(all, ref at, says.Kind);
        Write(all, ref at, says.RecordId);
        Write(all, ref at, says.Child?.Value);
        Write(all, ref at, says.Children);
        Write(all, ref at, says.Detail);
        Write(all, ref at, says.Why);
        SHA256.HashData(all[..at], commitment);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }

    public static byte[] Link(ReadOnlySpan<byte> before, LocalityId locality, long seq, DateTime atUtc, ReadOnlySpan<byte> commitment)
    {
        var hash = new byte[HashLength];
        Link(before, locality, seq, atUtc, commitment, hash);
        return hash;
    }

    public static void Link(ReadOnlySpan<byte> before, LocalityId locality, long seq, DateTime atUtc, ReadOnlySpan<byte> commitment, Span<byte> hash)
    {
        Span<byte> all = stackalloc byte[HashLength + 16 + 8 + 8 + HashLength];
        before.CopyTo(all);
        locality.Value.TryWriteBytes(all[HashLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 16)..], seq);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 24)..], Micros(atUtc));
        commitment.CopyTo(all[(HashLength + 32)..]);
        SHA256.HashData(all, hash);
    }

    /// <summary>PostgreSQL keeps microseconds; a finer instant would not come back as it was hashed.</summary>
    public static DateTime ToMicros(DateTime atUtc) => new(Micros(atUtc) * 10, DateTimeKind.Utc);

    private static long Micros(DateTime atUtc) => atUtc.Ticks / 10;

    private static int Length(string? text) => text?.Length ?? 0;

    private static void Write(Span<byte> all, ref int at, Guid? id)
    {
        all[at++] = id is null ? (byte)0 : (byte)1;
        if (id is { } value)
        {
            value.TryWriteBytes(all[at..], bigEndian: true, out _);
            at += 16;
        }
    }

    private static void Write(Span<byte> all, ref int at, string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, all[(at + 4)..]);
        BinaryPrimitives.WriteInt32BigEndian(all[at..], length);
        at += 4 + Math.Max(length, 0);
    }
}
