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

/// <summary>
/// Looks for spaces at the edge of a value: beside a comma, a quote, a line's end or the text's. May find too many, never
/// too few, so that a reader who hears "none" need not trim millions of values.
/// </summary>
internal sealed class EdgeSpaces
{
    private byte last = (byte)'\n';

    public bool Found { get; private set; }

    public void See(ReadOnlySpan<byte> bytes)
    {
        if (Found || bytes.Length == 0)
            return;
        // Spaces beyond ASCII begin with one of these bytes; so do other characters, which is the side to err on.
        Found = bytes.ContainsAny(Wide);
        for (var at = 0; !Found;)
        {
            var next = bytes[at..].IndexOf((byte)' ');
            if (next < 0)
                break;
            at += next;
            Found = IsEdge(at == 0 ? last : bytes[at - 1]) || (at + 1 < bytes.Length && IsEdge(bytes[at + 1]));
            at++;
        }

        Found |= last == (byte)' ' && IsEdge(bytes[0]);
        last = bytes[^1];
    }

    /// <summary>Call after the last byte.</summary>
    public bool FoundByTheEnd() => Found || last == (byte)' ';

    private static ReadOnlySpan<byte> Wide => [0xC2, 0xE1, 0xE2, 0xE3];

    private static bool IsEdge(byte b) => b is (byte)',' or (byte)'"' or (byte)'\n' or (byte)'\r' or (byte)' ';
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
