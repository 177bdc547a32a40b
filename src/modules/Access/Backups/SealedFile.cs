using System.Buffers.Binary;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Access.Backups;

/// <summary>
/// How a backup lies in its file: a head (what it is, how the key is made from the secret), then chunks of 64 KiB sealed by
/// AES-256-GCM. The number of a chunk, and whether it is the last, are part of its nonce: chunks cannot change places, be left
/// out or be put in, and the end cannot be cut off. The key is made anew for every file, so no nonce is used twice.
/// </summary>
internal static class SealedFile
{
    public const int Iterations = 600_000;
    public const int HeadLength = 4 + 4 + 16;
    public const int ChunkLength = 64 * 1024;
    public const int TagLength = 16;

    private const int FewestIterations = 1_000;
    private const int MostIterations = 10_000_000;

    public static byte[] NewHead(int iterations)
    {
        var head = new byte[HeadLength];
        "HWB1"u8.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), iterations);
        RandomNumberGenerator.Fill(head.AsSpan(8));
        return head;
    }

    /// <exception cref="InputRefusedException">It is not the head of a backup.</exception>
    public static byte[] KeyOf(byte[] head, string secret, string path)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
        if (!head.AsSpan(0, 4).SequenceEqual("HWB1"u8) || iterations is < FewestIterations or > MostIterations)
            throw new InputRefusedException($"{path}: this is not a backup made by Headwater.");
        return Rfc2898DeriveBytes.Pbkdf2(secret, head.AsSpan(8), iterations, HashAlgorithmName.SHA256, 32);
    }

    public static void Nonce(Span<byte> nonce, long number, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = last ? (byte)1 : (byte)0;
    }
}

/// <summary>Seals what is written to it. Without <see cref="FinishAsync"/> the file has no end and does not open.</summary>
internal sealed class SealingStream(Stream target, byte[] head, byte[] key) : Stream
{
    private readonly AesGcm aes = new(key, SealedFile.TagLength);
    private readonly byte[] plain = new byte[SealedFile.ChunkLength];
    private readonly byte[] chunk = new byte[SealedFile.ChunkLength + SealedFile.TagLength];
    private int filled;
    private long number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task FinishAsync(CancellationToken ct) => await SealAsync(last: true, ct);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (filled == plain.Length)
                await SealAsync(last: false, cancellationToken);
            var some = Math.Min(buffer.Length, plain.Length - filled);
            buffer.Span[..some].CopyTo(plain.AsSpan(filled));
            filled += some;
            buffer = buffer[some..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Written asynchronously.");

    public override void Flush()
    {
        // A chunk is sealed when it is full; the end flushes.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            aes.Dispose();
        base.Dispose(disposing);
    }

    private async Task SealAsync(bool last, CancellationToken ct)
    {
        Encrypt(last);
        await target.WriteAsync(chunk.AsMemory(0, filled + SealedFile.TagLength), ct);
        filled = 0;
        number++;
    }

    private void Encrypt(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(nonce, number, last);
        aes.Encrypt(nonce, plain.AsSpan(0, filled), chunk.AsSpan(0, filled), chunk.AsSpan(filled, SealedFile.TagLength), head);
    }
}

/// <summary>Opens what <see cref="SealingStream"/> wrote, or refuses it at the first chunk that is not as it was written.</summary>
internal sealed class OpeningStream(Stream source, byte[] head, byte[] key, string path) : Stream
{
    private const int Whole = SealedFile.ChunkLength + SealedFile.TagLength;

    private readonly AesGcm aes = new(key, SealedFile.TagLength);
    private readonly byte[] chunk = new byte[Whole + 1];
    private readonly byte[] plain = new byte[SealedFile.ChunkLength];
    private int held;
    private int at;
    private int filled;
    private long number;
    private bool ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (at == filled && !ended)
            await OpenNextAsync(cancellationToken);
        var some = Math.Min(buffer.Length, filled - at);
        plain.AsSpan(at, some).CopyTo(buffer.Span);
        at += some;
        return some;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            aes.Dispose();
        base.Dispose(disposing);
    }

    private async Task OpenNextAsync(CancellationToken ct)
    {
        // One byte more than a chunk tells whether this is the last.
        held += await source.ReadAtLeastAsync(chunk.AsMemory(held), chunk.Length - held, throwOnEndOfStream: false, ct);
        var last = held <= Whole;
        var length = Math.Min(held, Whole);
        if (length < SealedFile.TagLength || !Decrypt(length, last))
        {
            throw new InputRefusedException(number == 0
                ? $"{path}: the key is not the one this backup was made with, or the file is damaged."
                : $"{path}: the backup is damaged or cut short; take another copy of it.");
        }

        (at, filled) = (0, length - SealedFile.TagLength);
        number++;
        ended = last;
        if (!last)
        {
            chunk[0] = chunk[Whole];
            held = 1;
        }
    }

    private bool Decrypt(int length, bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedFile.Nonce(nonce, number, last);
        try
        {
            aes.Decrypt(nonce, chunk.AsSpan(0, length - SealedFile.TagLength), chunk.AsSpan(length - SealedFile.TagLength, SealedFile.TagLength), plain.AsSpan(0, length - SealedFile.TagLength), head);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
