using System.Buffers.Binary;
using System.Text;

namespace Headwater.Access.Auditing;

/// <summary>
/// The bytes that are hashed. Every part is written with its length, so that no two entries read the same: for an id whether there
/// is one, and its 16 bytes, highest first; for anything else its length in 4 bytes (-1 for nothing), and its bytes, a text in UTF-8.
/// </summary>
internal sealed class AuditForm(int room)
{
    public const int IdLength = 16;

    private byte[] all = new byte[room];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> All => all.AsSpan(0, Length);

    public ReadOnlySpan<byte> this[AuditPart part] => part.IsThere ? all.AsSpan(part.At, part.Length) : default;

    /// <summary>All from a place to the end.</summary>
    public AuditPart Since(int from) => new(from, Length - from);

    /// <summary>Takes back what was written past a place.</summary>
    public void Cut(int length) => Length = length;

    public void Id(Guid? id)
    {
        if (id is { } value)
            value.TryWriteBytes(Id(), bigEndian: true, out _);
        else
            NoId();
    }

    /// <summary>An id whose 16 bytes the caller writes.</summary>
    public Span<byte> Id()
    {
        Take(1)[0] = 1;
        return Take(IdLength);
    }

    public void NoId() => Take(1)[0] = 0;

    public AuditPart Text(string? text)
    {
        if (text is null)
            return Nothing();
        var bytes = Sized(Encoding.UTF8.GetByteCount(text), out var part);
        Encoding.UTF8.GetBytes(text, bytes);
        return part;
    }

    public AuditPart Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Sized(bytes.Length, out var part));
        return part;
    }

    public AuditPart Nothing()
    {
        BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);
        return AuditPart.Nothing;
    }

    private Span<byte> Sized(int length, out AuditPart part)
    {
        var bytes = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        part = new(Length - length, length);
        return bytes[4..];
    }

    private Span<byte> Take(int length)
    {
        if (all.Length - Length < length)
            Array.Resize(ref all, Math.Max(all.Length * 2, Length + length));
        Length += length;
        return all.AsSpan(Length - length, length);
    }
}

/// <summary>Where a part lies in the bytes.</summary>
internal readonly record struct AuditPart(int At, int Length)
{
    public static AuditPart Nothing { get; } = new(0, -1);

    public bool IsThere => Length >= 0;
}
