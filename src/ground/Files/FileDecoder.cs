using System.Buffers;
using System.IO.Compression;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Files;

/// <summary>
/// Turns whatever was published (plain, gzip, zip with one CSV; UTF-8, UTF-16 or Windows-1252; an xlsx sheet) into UTF-8 CSV.
/// Looks at the bytes, never at the name: files named .gz have turned out to be zips. Streams, so that size is no danger.
/// </summary>
public sealed class FileDecoder(string workFolder)
{
    /// <summary>No published row comes near this; a longer line is damage, and reading on would only fill memory.</summary>
    public const int LongestLine = 1 << 20;

    private const int BufferSize = 1 << 18;

    static FileDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public DecodedFile Decode(string path, CancellationToken ct)
    {
        PrivateFolder.Create(workFolder);
        var name = Path.GetFileName(path);
        var target = Path.Combine(workFolder, Guid.CreateVersion7().ToString("N") + ".csv");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
            using var hashing = new HashingStream(file);
            var magic = new byte[4];
            var read = hashing.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
            Stream start = new PrefixedStream(magic.AsMemory(0, read), hashing);
            var spaces = true;
            if (read >= 2 && magic[0] == 0x1F && magic[1] == 0x8B)
                spaces = DecodeGzip(start, path, name, target, ct);
            else if (read >= 4 && magic[0] == 'P' && magic[1] == 'K')
                spaces = DecodeZip(path, name, target, ct);
            else
                spaces = DecodeText(start, name, target, ct);
            hashing.ReadToEnd();
            return new(name, target, Convert.ToHexStringLower(hashing.Hash()), file.Length, spaces);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    private static bool DecodeGzip(Stream start, string path, string name, string target, CancellationToken ct)
    {
        try
        {
            using (var gzip = new GZipStream(start, CompressionMode.Decompress, leaveOpen: true))
            using (var checkedStream = new CheckingStream(gzip))
            {
                var spaces = DecodeText(checkedStream, name, target, ct);
                if (!EndsWithTrailer(path, checkedStream))
                    VerifyMembers(path, name);
                return spaces;
            }
        }
        catch (InvalidDataException error)
        {
            throw new InputRefusedException($"{name}: the gzip file is cut short or damaged ({error.Message.TrimEnd('.')}). Fetch it again.", error);
        }
    }

    /// <summary>The last eight bytes of a gzip file hold the CRC and the length of what was packed; a cut file has neither.</summary>
    private static bool EndsWithTrailer(string path, CheckingStream unpacked)
    {
        using var file = File.OpenRead(path);
        if (file.Length < 18)
            return false;
        file.Seek(-8, SeekOrigin.End);
        Span<byte> trailer = stackalloc byte[8];
        file.ReadExactly(trailer);
        return BitConverter.ToUInt32(trailer) == unpacked.Crc && BitConverter.ToUInt32(trailer[4..]) == (uint)unpacked.Length;
    }

    /// <summary>Slow and exact, for files of several gzip members: each member's own checksum is verified.</summary>
    private static void VerifyMembers(string path, string name)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var gzip = new ICSharpCode.SharpZipLib.GZip.GZipInputStream(file);
            gzip.CopyTo(Stream.Null);
        }
        catch (Exception error) when (error is ICSharpCode.SharpZipLib.SharpZipBaseException or IOException)
        {
            throw new InputRefusedException($"{name}: the gzip file is cut short or damaged. Fetch it again.", error);
        }
    }

    private static bool DecodeZip(string path, string name, string target, CancellationToken ct)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.GetEntry("xl/workbook.xml") is not null)
            {
                XlsxSheets.WriteCsv(path, target);
                return true;
            }

            var candidates = zip.Entries
                .Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && !e.Name.EndsWith(".meta.csv", StringComparison.OrdinalIgnoreCase))
                .ToList();
            if (candidates.Count != 1)
                throw new NotThisKindException($"a zip with {candidates.Count} data files; unpack it and import the folder");
            using var entry = candidates[0].Open();
            return DecodeText(entry, name, target, ct);
        }
        catch (InvalidDataException error)
        {
            throw new InputRefusedException($"{name}: the zip file is cut short or damaged. Fetch it again.", error);
        }
    }

    /// <summary>Says whether a value may begin or end with a space.</summary>
    private static bool DecodeText(Stream source, string name, string target, CancellationToken ct)
    {
        var head = new byte[4096];
        var read = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var start = head.AsMemory(0, read);
        var all = new PrefixedStream(start, source);
        if (TextEncodings.Utf16(start.Span) is { } utf16)
        {
            WriteAsUtf8(all, utf16, name, target, ct);
            return true;
        }

        if (start.Span.Contains((byte)0))
            throw new NotThisKindException("not a text file");
        var spaces = new EdgeSpaces();
        if (CopyIfUtf8(all, name, target, spaces, ct))
            return spaces.FoundByTheEnd();
        // The bytes are already in the target, as they came: read them again as Windows-1252.
        var raw = target + ".raw";
        File.Move(target, raw, overwrite: true);
        try
        {
            using var again = File.OpenRead(raw);
            WriteAsUtf8(again, Encoding.GetEncoding(1252), name, target, ct);
            return true;
        }
        finally
        {
            File.Delete(raw);
        }
    }

    /// <summary>Copies bytes as they are and says whether they were UTF-8 throughout; a byte order mark is left out.</summary>
    private static bool CopyIfUtf8(Stream source, string name, string target, EdgeSpaces spaces, CancellationToken ct)
    {
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var lines = new LineWatch(name);
            var valid = true;
            var kept = 0;
            var first = true;
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                var got = source.Read(buffer, kept, BufferSize - kept);
                var length = kept + got;
                if (length == 0)
                    break;
                var span = buffer.AsSpan(0, length);
                if (first && span.StartsWith("\uFEFF"u8))
                    span = span[3..];
                first = false;
                // A character may be split over two reads: keep the incomplete tail for the next one.
                kept = got == 0 || !valid ? 0 : TextEncodings.IncompleteTail(span);
                var whole = span[..^kept];
                valid = valid && System.Text.Unicode.Utf8.IsValid(whole);
                lines.See(whole);
                spaces.See(whole);
                output.Write(whole);
                span[^kept..].CopyTo(buffer);
                if (got == 0)
                    break;
            }

            return valid;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WriteAsUtf8(Stream source, Encoding encoding, string name, string target, CancellationToken ct)
    {
        using var reader = new StreamReader(source, encoding, detectEncodingFromByteOrderMarks: true, BufferSize);
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var chars = new char[BufferSize / 4];
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(chars.Length)];
        var encoder = Encoding.UTF8.GetEncoder();
        var lines = new LineWatch(name);
        int got;
        while ((got = reader.ReadBlock(chars, 0, chars.Length)) > 0)
        {
            ct.ThrowIfCancellationRequested();
            var length = encoder.GetBytes(chars.AsSpan(0, got), bytes, flush: false);
            lines.See(bytes.AsSpan(0, length));
            output.Write(bytes.AsSpan(0, length));
        }
    }
}
