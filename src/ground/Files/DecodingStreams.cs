using System.IO.Hashing;
using System.Security.Cryptography;
using Headwater.Kernel;

namespace Headwater.Files;

/// <summary>Counts lines as bytes go by and refuses one that no published table has.</summary>
internal sealed class LineWatch(string name)
{
    private long line = 1;
    private long length;

    public void See(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var end = bytes.IndexOf((byte)'\n');
            length += end < 0 ? bytes.Length : end;
            if (length > FileDecoder.LongestLine)
                throw InputRefusedException.At(name, line, null, "the line is longer than 1 MB, so this is not a published table. Fetch the file again.");
            if (end < 0)
                return;
            line++;
            length = 0;
            bytes = bytes[(end + 1)..];
        }
    }
}

internal sealed class HashingStream(Stream inner) : ReadOnlyStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        hash.AppendData(buffer[..read]);
        return read;
    }

    public void ReadToEnd() => CopyTo(Null, (1 << 18));

    public byte[] Hash() => hash.GetHashAndReset();

    protected override void Dispose(bool disposing)
    {
        hash.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class CheckingStream(Stream inner) : ReadOnlyStream
{
    private readonly Crc32 crc = new();

    public long Total { get; private set; }

    public override long Length => Total;

    public uint Crc => crc.GetCurrentHashAsUInt32();

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        crc.Append(buffer[..read]);
        Total += read;
        return read;
    }
}

internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream inner) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> prefix = prefix;

    public override int Read(Span<byte> buffer)
    {
        if (prefix.Length == 0)
            return inner.Read(buffer);
        var count = Math.Min(prefix.Length, buffer.Length);
        prefix.Span[..count].CopyTo(buffer);
        prefix = prefix[count..];
        return count;
    }
}
