using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// A PNG's picture without what was written beside it (ISO/IEC 15948). Only chunks that say how the picture looks are kept: no
/// text, Exif, time, colour profile or unknown chunk. The points are packed anew, so that nothing hides behind their end.
/// </summary>
internal static class PngPicture
{
    /// <summary>A page of A4 at 600 points an inch in full colour is 105 MB.</summary>
    private const long MostUnpacked = 250_000_000;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] Kept = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "IEND"];

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Signature);

    /// <exception cref="InputRefusedException">It is damaged, or unpacks to more than a picture can be.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        using var points = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        var (at, unpacked) = (Signature.Length, 0L);
        while (true)
        {
            if (at + 12 > bytes.Length || BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]) is var length && length > bytes.Length - at - 12)
                throw Damaged();
            var chunk = bytes.Slice(at + 4, (int)length + 4);
            if (Checksum(chunk) != BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8 + (int)length)..]))
                throw Damaged();
            at += 12 + (int)length;
            var name = System.Text.Encoding.ASCII.GetString(chunk[..4]);
            if (unpacked == 0 != (name == "IHDR"))
                throw Damaged();
            if (name == "IHDR")
                unpacked = UnpackedLength(chunk[4..]);
            if (name == "IDAT")
                points.Write(chunk[4..]);
            else if (Kept.Contains(name, StringComparer.Ordinal))
            {
                if (points.Length > 0)
                    Write(kept, "IDAT"u8, Repack(points, unpacked));
                Write(kept, chunk[..4], chunk[4..]);
            }

            if (name == "IEND")
                return kept.ToArray();
        }
    }

    private static InputRefusedException Damaged() => new("The PNG picture is damaged: open it in a picture program and save it again.");

    /// <summary>How many bytes the points take, with a byte before each line (ISO/IEC 15948, 7.2 and 8.2).</summary>
    private static long UnpackedLength(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13)
            throw Damaged();
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(header), BinaryPrimitives.ReadUInt32BigEndian(header[4..]));
        int bits = header[8] * header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => throw Damaged() };
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue || bits == 0 || header[12] > 1)
            throw Damaged();
        var length = header[12] == 0
            ? Lines(width, height)
            : Lines((width + 7) / 8, (height + 7) / 8) + Lines((width + 3) / 8, (height + 7) / 8) + Lines((width + 3) / 4, (height + 3) / 8) + Lines((width + 1) / 4, (height + 3) / 4)
                + Lines((width + 1) / 2, (height + 1) / 4) + Lines(width / 2, (height + 1) / 2) + Lines(width, height / 2);
        return length <= MostUnpacked ? length : throw new InputRefusedException("The picture unpacks to more than 250 MB: save it smaller.");

        long Lines(long across, long down) => across == 0 || down == 0 ? 0 : (long)Math.Min(down * (1m + (across * bits + 7) / 8), decimal.Round(MostUnpacked + 1));
    }

    private static byte[] Repack(MemoryStream points, long length)
    {
        points.Position = 0;
        using var packed = new MemoryStream((int)points.Length);
        try
        {
            using var unpack = new ZLibStream(points, CompressionMode.Decompress, leaveOpen: true);
            using (var pack = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                var buffer = new byte[81_920];
                long done = 0;
                while (done <= length && unpack.Read(buffer) is > 0 and var read)
                {
                    done += read;
                    pack.Write(buffer.AsSpan(0, read));
                }

                if (done != length)
                    throw Damaged();
            }
        }
        catch (Exception why) when (why is InvalidDataException or IOException)
        {
            throw Damaged();
        }

        points.SetLength(0);
        return packed.ToArray();
    }

    private static void Write(MemoryStream kept, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        kept.Write(number);
        byte[] chunk = [.. name, .. content];
        kept.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(chunk));
        kept.Write(number);
    }

    private static uint Checksum(ReadOnlySpan<byte> chunk) => Crc32.HashToUInt32(chunk);
}
