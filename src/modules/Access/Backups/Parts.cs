using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Headwater.Data;
using Headwater.Kernel;

namespace Headwater.Access.Backups;

/// <summary>Parts one after the other: the name with its length, pieces with theirs, a piece of nothing; at the end a name of nothing.</summary>
internal sealed class PartsWriter(Stream target)
{
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        await PieceAsync(Encoding.UTF8.GetBytes(name), ct);
        await using (var pieces = new Pieces(this))
            await write(pieces, ct);
        await PieceAsync(ReadOnlyMemory<byte>.Empty, ct);
    }

    public Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct) => WriteAsync(name, async (stream, stop) => await stream.WriteAsync(content, stop), ct);

    public Task FinishAsync(CancellationToken ct) => PieceAsync(ReadOnlyMemory<byte>.Empty, ct);

    private async Task PieceAsync(ReadOnlyMemory<byte> piece, CancellationToken ct)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
        await target.WriteAsync(length, ct);
        await target.WriteAsync(piece, ct);
    }

    private sealed class Pieces(PartsWriter writer) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length > 0)
                await writer.PieceAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
            // Every piece is passed on at once.
        }

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Written asynchronously.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>Reads what <see cref="PartsWriter"/> wrote. What a part holds and nobody read is passed over.</summary>
internal sealed class PartsReader(Stream source, string path)
{
    private const int LongestName = 4_096;

    public async IAsyncEnumerable<CopiedPart> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (await LengthAsync(ct) is > 0 and var length)
        {
            if (length > LongestName)
                throw Damaged();
            var name = new byte[length];
            await source.ReadExactlyAsync(name, ct);
            await using var content = new Pieces(this);
            yield return new(Encoding.UTF8.GetString(name), content);
            await content.CopyToAsync(Stream.Null, ct);
        }

        if (await source.ReadAsync(new byte[1], ct) != 0)
            throw Damaged();
    }

    private async Task<int> LengthAsync(CancellationToken ct)
    {
        var length = new byte[4];
        await source.ReadExactlyAsync(length, ct);
        return BinaryPrimitives.ReadInt32BigEndian(length) is >= 0 and var value ? value : throw Damaged();
    }

    private InputRefusedException Damaged() => new($"{path}: the backup is damaged; take another copy of it.");

    private sealed class Pieces(PartsReader reader) : Stream
    {
        private int left;
        private bool ended;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left == 0 && !ended)
                ended = (left = await reader.LengthAsync(cancellationToken)) == 0;
            if (ended)
                return 0;
            var some = await reader.SourceAsync(buffer[..Math.Min(buffer.Length, left)], cancellationToken);
            left -= some;
            return some;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private async Task<int> SourceAsync(Memory<byte> buffer, CancellationToken ct) => await source.ReadAsync(buffer, ct) is > 0 and var some ? some : throw Damaged();
}
