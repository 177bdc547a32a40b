using System.Buffers.Binary;
using System.IO.Compression;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>One part of a zip-based document.</summary>
internal sealed record ZipPart(string Name, byte[] Content);

/// <summary>Reads the parts of a zip-based document with its limits kept, and writes them into a new zip that says nothing else.</summary>
internal static class ZipParts
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether a zip's list of parts stands at the end of these bytes, whatever they begin with.</summary>
    public static bool EndsLikeZip(ReadOnlySpan<byte> bytes) => EndOf(bytes) >= 0;

    /// <exception cref="InputRefusedException">It is damaged, locked, unpacks without end, or is something else as well.</exception>
    public static IReadOnlyList<ZipPart> Read(byte[] bytes, Allowance allowance)
    {
        if (EndOf(bytes) < 0)
            throw new InputRefusedException("The file is damaged, or something else follows its end: open it in an office program and save it again.");
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            List<ZipPart> parts = new(zip.Entries.Count);
            HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries)
            {
                allowance.TakePart();
                if (entry.IsEncrypted)
                    throw Locked();
                if (!names.Add(entry.FullName) || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Split('/').Any(s => s is ".." or ".") || entry.FullName.StartsWith('/'))
                    throw Damaged();
                // Folders have no content.
                if (!entry.FullName.EndsWith('/'))
                    parts.Add(new(entry.FullName, Unpack(entry, allowance)));
            }

            return parts;
        }
        catch (Exception why) when (why is InvalidDataException or IOException)
        {
            throw Damaged();
        }
    }

    /// <summary>A new zip in this order. A part called <c>mimetype</c> is stored plain, as OpenDocument asks.</summary>
    public static byte[] Write(IEnumerable<ZipPart> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var entry = zip.CreateEntry(part.Name, part.Name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var content = entry.Open();
                content.Write(part.Content);
            }
        }

        return bytes.ToArray();
    }

    public static InputRefusedException Locked() => new("The file is protected with a password: save it without one.");

    private static InputRefusedException Damaged() => new("The file is damaged: open it in an office program and save it again.");

    private static byte[] Unpack(ZipArchiveEntry entry, Allowance allowance)
    {
        // What the entry says of its length is not believed; what comes out is counted.
        using var content = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        while (content.Read(buffer) is > 0 and var read)
        {
            allowance.TakeBytes(read);
            unpacked.Write(buffer.AsSpan(0, read));
        }

        return unpacked.ToArray();
    }

    /// <summary>Where the end record stands whose comment reaches exactly to the end (APPNOTE 4.3.16); -1 when there is none.</summary>
    private static int EndOf(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.Length - 22; at >= 0 && at >= bytes.Length - 22 - ushort.MaxValue; at--)
        {
            if (bytes[at..].StartsWith("PK\u0005\u0006"u8) && at + 22 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 20)..]) == bytes.Length)
                return at;
        }

        return -1;
    }
}
