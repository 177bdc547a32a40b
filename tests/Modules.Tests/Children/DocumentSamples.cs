using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace Headwater.Modules.Tests.Children;

/// <summary>
/// Files made by hand, from the formats' own definitions. <see cref="Canary"/> stands wherever a format says something of people,
/// places and programs; <see cref="Content"/> is what people wrote.
/// </summary>
internal static class DocumentSamples
{
    public const string Canary = "Quillfeather";
    public const string Content = "Plan for the spring term";

    public static byte[] Png()
    {
        using var bytes = new MemoryStream();
        bytes.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // 4 across, 3 down, 8 bits, red green blue, one after the other.
        Chunk(bytes, "IHDR", [0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0]);
        Chunk(bytes, "tEXt", [.. "Author\0"u8, .. Ascii(Canary)]);
        Chunk(bytes, "zTXt", [.. "Comment\0\0"u8, .. Zlib(Ascii(Canary))]);
        Chunk(bytes, "iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Ascii(Canary)]);
        Chunk(bytes, "eXIf", Exif(6, little: true));
        Chunk(bytes, "tIME", [0x07, 0xEA, 11, 10, 9, 0, 0]);
        Chunk(bytes, "prIv", Ascii(Canary));
        byte[] packed = [.. Zlib(PngPoints()), .. Ascii(Canary)];
        Chunk(bytes, "IDAT", packed[..20]);
        Chunk(bytes, "IDAT", packed[20..]);
        Chunk(bytes, "IEND", []);
        bytes.Write(Ascii(Canary));
        return bytes.ToArray();
    }

    /// <summary>Three lines of four points, each line after a byte of no filter.</summary>
    public static byte[] PngPoints() => [.. Enumerable.Range(0, 3).SelectMany(line => new byte[] { 0 }.Concat(Enumerable.Range(0, 12).Select(n => (byte)(line * 31 + n * 7))))];

    public static void Chunk(MemoryStream bytes, string name, byte[] content)
    {
        byte[] chunk = [.. Ascii(name), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        bytes.Write(number);
        bytes.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(chunk));
        bytes.Write(number);
    }

    /// <summary>Eight by eight grey points: one table of quantities, two of codes, one scan.</summary>
    public static byte[] Jpeg(int orientation = 6, bool little = true) =>
    [
        0xFF, 0xD8,
        .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 1, 1, 1, 2, 3]),
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, little)]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Ascii(Canary)]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0\x01\x01"u8, .. Ascii(Canary)]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Ascii(Canary)]),
        .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0, .. Ascii(Canary)]),
        .. Segment(0xFE, Ascii(Canary)),
        .. PictureOfJpeg,
        0xFF, 0xD9,
        .. Ascii(Canary),
    ];

    /// <summary>What of it is the picture.</summary>
    public static byte[] PictureOfJpeg { get; } =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]),
        .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0x00, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        .. Segment(0xC4, [0x10, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0xF0]),
        .. Segment(0xDA, [1, 1, 0x00, 0, 63, 0]),
        0x12, 0xFF, 0x00, 0x3F,
    ];

    public static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>TIFF with two tags: the way up, and a camera's owner.</summary>
    public static byte[] Exif(int orientation, bool little)
    {
        var owner = Ascii(Canary + "\0");
        byte[] N2(int n) => little ? [(byte)n, (byte)(n >> 8)] : [(byte)(n >> 8), (byte)n];
        byte[] N4(int n) => little ? [.. N2(n & 0xFFFF), .. N2(n >> 16)] : [.. N2(n >> 16), .. N2(n & 0xFFFF)];
        return [.. little ? "II"u8 : "MM"u8, .. N2(42), .. N4(8), .. N2(2), .. N2(0x010F), .. N2(2), .. N4(owner.Length), .. N4(38), .. N2(0x0112), .. N2(3), .. N4(1), .. N2(orientation), 0, 0, .. N4(0), .. owner];
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Zlib(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var pack = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true))
            pack.Write(content);
        return packed.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A PDF of these objects, numbered from 1, with a plain table of where they stand.</summary>
    public static byte[] PdfOf(string trailer, params string[] objects)
    {
        using var bytes = new MemoryStream();
        bytes.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        AddPdfObjects(bytes, trailer, [.. objects.Select((o, n) => (n + 1, o))]);
        return bytes.ToArray();
    }

    public static void AddPdfObjects(MemoryStream bytes, string trailer, IReadOnlyList<(int Number, string Body)> objects)
    {
        List<(int Number, long At)> places = [];
        foreach (var (number, body) in objects)
        {
            places.Add((number, bytes.Position));
            bytes.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n")));
        }

        var table = bytes.Position;
        bytes.Write("xref\n0 1\n0000000000 65535 f \n"u8);
        foreach (var (number, at) in places)
            bytes.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{at:d10} 00000 n \n")));
        bytes.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< {trailer} >>\nstartxref\n{table}\n%%EOF\n")));
    }

    public static string PdfStream(string dictionary, byte[] content) =>
        string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {content.Length} >>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream");

    /// <summary>Where a word still stands: in the bytes, in UTF-16, in hexadecimal, and in whatever is packed in them.</summary>
    public static bool Holds(byte[] bytes, string word)
    {
        if (Forms(word).Any(form => bytes.AsSpan().IndexOf(form) >= 0))
            return true;
        if (bytes.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes));
            return zip.Entries.Any(e => e.FullName.Contains(word, StringComparison.OrdinalIgnoreCase) || Holds(ReadAll(e.Open()), word));
        }

        // Whatever may be the beginning of something packed is unpacked.
        for (var at = 0; at + 2 < bytes.Length; at++)
        {
            if ((bytes[at] & 0x0F) == 8 && ((bytes[at] << 8) + bytes[at + 1]) % 31 == 0 && Forms(word).Any(form => Unpacked(bytes[at..]).AsSpan().IndexOf(form) >= 0))
                return true;
        }

        return false;
    }

    public static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
    }

    private static byte[][] Forms(string word) => [Ascii(word), Encoding.Unicode.GetBytes(word), Encoding.BigEndianUnicode.GetBytes(word), Ascii(Convert.ToHexString(Ascii(word))), Ascii(Convert.ToHexStringLower(Ascii(word)))];

    private static byte[] Unpacked(byte[] packed)
    {
        using var all = new MemoryStream();
        try
        {
            using var unpack = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            unpack.CopyTo(all);
        }
        catch (Exception why) when (why is InvalidDataException or IOException)
        {
            // As far as it was packed.
        }

        return all.ToArray();
    }
}
