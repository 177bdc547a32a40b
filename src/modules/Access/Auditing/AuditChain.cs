using System.Buffers.Binary;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Access.Auditing;

/// <summary>What an entry says: all of it that can be erased.</summary>
internal readonly record struct AuditContent(
    PersonId? Person, string Verb, string Kind, string? RecordId, ChildId? Child, string? Children, string? Detail, string? Why);

/// <summary>
/// How entries hang together. commitment = SHA-256(salt ‖ what the entry says), each part as <see cref="AuditForm"/> writes it;
/// hash = SHA-256(hash before ‖ locality ‖ seq ‖ instant ‖ commitment).
/// </summary>
internal static class AuditChain
{
    public const int HashLength = 32;
    public const int SaltLength = 16;

    /// <summary>How long what is hashed to the next hash is.</summary>
    public const int LinkLength = HashLength + 16 + 8 + 8 + HashLength;

    /// <summary>What the first entry hangs on.</summary>
    public static byte[] Start { get; } = new byte[HashLength];

    public static byte[] Commit(ReadOnlySpan<byte> salt, in AuditContent says)
    {
        var form = new AuditForm(512);
        form.Bytes(salt);
        Write(form, says);
        return SHA256.HashData(form.All);
    }

    /// <summary>What is committed to, after the salt.</summary>
    public static void Write(AuditForm form, in AuditContent says)
    {
        form.Id(says.Person?.Value);
        form.Text(says.Verb);
        form.Text(says.Kind);
        form.Text(says.RecordId);
        form.Id(says.Child?.Value);
        form.Text(says.Children);
        form.Text(says.Detail);
        form.Text(says.Why);
    }

    public static byte[] Link(ReadOnlySpan<byte> before, LocalityId locality, long seq, DateTime atUtc, ReadOnlySpan<byte> commitment)
    {
        Span<byte> all = stackalloc byte[LinkLength];
        WriteLink(all, before, locality, seq, atUtc, commitment);
        return SHA256.HashData(all);
    }

    /// <summary>What is hashed to the next hash.</summary>
    public static void WriteLink(Span<byte> all, ReadOnlySpan<byte> before, LocalityId locality, long seq, DateTime atUtc, ReadOnlySpan<byte> commitment)
    {
        before.CopyTo(all);
        locality.Value.TryWriteBytes(all[HashLength..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 16)..], seq);
        BinaryPrimitives.WriteInt64BigEndian(all[(HashLength + 24)..], Micros(atUtc));
        commitment.CopyTo(all[(HashLength + 32)..]);
    }

    /// <summary>PostgreSQL keeps microseconds; a finer instant would not come back as it was hashed.</summary>
    public static DateTime ToMicros(DateTime atUtc) => new(Micros(atUtc) * 10, DateTimeKind.Utc);

    private static long Micros(DateTime atUtc) => atUtc.Ticks / 10;
}
