using System.Buffers.Binary;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// A JPEG's picture without what was written beside it (ITU-T T.81, annex B). Kept are the segments that make the picture, the
/// Adobe mark that tells how its colours are meant, and the way up where it is another than the usual: in a tag of our own. Gone
/// are Exif with place and camera, XMP, IPTC, colour profiles, thumbnails, comments, and whatever follows the end.
/// </summary>
internal static class JpegPicture
{
    private const int MostPixels = 200_000_000;
    private static readonly byte[] Exif = "Exif\0\0"u8.ToArray();
    private static readonly byte[] Adobe = "Adobe"u8.ToArray();

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <exception cref="InputRefusedException">It is damaged.</exception>
    public static byte[] Clean(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, 0xD8]);
        // First of all, as readers look for it at the beginning.
        if (OrientationOfFile(bytes) is > 1 and var turned)
            WriteOrientation(kept, turned);
        var (at, hasFrame, hasScan) = (2, false, false);
        // Pictures in PDFs are often without their end mark.
        while (!hasScan || at < bytes.Length)
        {
            var (marker, start) = Marker(bytes, at);
            if (marker == 0xD9)
                break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8) || start + 2 > bytes.Length)
                throw Damaged();
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[start..]);
            if (length < 2 || start + length > bytes.Length)
                throw Damaged();
            var content = bytes.Slice(start + 2, length - 2);
            at = start + length;
            if (!IsPicture(marker, content, out var keep))
                continue;
            if (IsFrame(marker))
            {
                hasFrame = true;
                CheckFrame(content);
            }

            Write(kept, marker, keep);
            if (marker != 0xDA)
                continue;
            hasScan = true;
            var end = EndOfScan(bytes, at);
            kept.Write(bytes[at..end]);
            at = end;
        }

        if (!hasFrame || !hasScan)
            throw Damaged();
        kept.Write([0xFF, 0xD9]);
        return kept.ToArray();
    }

    private static InputRefusedException Damaged() => new("The JPEG picture is damaged: open it in a picture program and save it again.");

    private static (byte Marker, int Start) Marker(ReadOnlySpan<byte> bytes, int at)
    {
        if (at >= bytes.Length || bytes[at] != 0xFF)
            throw Damaged();
        while (at < bytes.Length && bytes[at] == 0xFF)
            at++;
        return at < bytes.Length ? (bytes[at], at + 1) : throw Damaged();
    }

    /// <summary>Tables, frames, scans and restart intervals; of the applications' segments JFIF's density and Adobe's colour mark.</summary>
    private static bool IsPicture(byte marker, ReadOnlySpan<byte> content, out byte[] keep)
    {
        keep = marker switch
        {
            0xC4 or 0xCC or 0xDA or 0xDB or 0xDC or 0xDD or 0xDE or 0xDF => content.ToArray(),
            _ when IsFrame(marker) => content.ToArray(),
            // Version, unit and density; without the thumbnail that may follow.
            0xE0 when content.StartsWith("JFIF\0"u8) && content.Length >= 12 => [.. content[..12], 0, 0],
            0xEE when content.StartsWith(Adobe) && content.Length >= 12 => content[..12].ToArray(),
            _ => [],
        };
        return keep.Length > 0;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static void CheckFrame(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6)
            throw Damaged();
        if ((long)BinaryPrimitives.ReadUInt16BigEndian(content[1..]) * BinaryPrimitives.ReadUInt16BigEndian(content[3..]) > MostPixels)
            throw new InputRefusedException("The picture has more than 200 million points: save it smaller.");
    }

    /// <summary>The end of the coded points: the next marker that is none of their own.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
        }

        return bytes.Length;
    }

    private static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        kept.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        kept.Write(content);
    }

    /// <summary>What the first Exif segment before the first table says of the way up.</summary>
    private static int OrientationOfFile(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF && bytes[at + 1] is (>= 0xE0 and <= 0xEF) or 0xFE;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                break;
            var content = bytes.Slice(at + 4, length - 2);
            if (bytes[at + 1] == 0xE1 && content.StartsWith(Exif))
                return OrientationOf(content[Exif.Length..]);
            at += 2 + length;
        }

        return 0;
    }

    /// <summary>Tag 0x0112 of the first directory (TIFF 6.0, section 8); 0 when there is none that can be read.</summary>
    private static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
            return 0;
        var little = tiff[0] == (byte)'I';
        var first = Long(tiff[4..], little);
        if (first > tiff.Length - 2)
            return 0;
        var directory = tiff[(int)first..];
        for (var n = 0; n < Short(directory, little) && 2 + (n + 1) * 12 <= directory.Length; n++)
        {
            var entry = directory.Slice(2 + n * 12, 12);
            if (Short(entry, little) == 0x0112 && Short(entry[2..], little) == 3)
                return Short(entry[8..], little) is >= 1 and <= 8 and var way ? way : 0;
        }

        return 0;

        static ushort Short(ReadOnlySpan<byte> b, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(b) : BinaryPrimitives.ReadUInt16BigEndian(b);
        static uint Long(ReadOnlySpan<byte> b, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(b) : BinaryPrimitives.ReadUInt32BigEndian(b);
    }

    private static void WriteOrientation(MemoryStream kept, int way) =>
        Write(kept, 0xE1, [.. Exif, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0]);
}
