using System.IO.Compression;
using System.Text;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// Looked at before a PDF is given to a reader that trusts it: what is nested so deep, or unpacks to so much, that the reading
/// itself would bring the server down.
/// </summary>
internal static class PdfCautions
{
    private const int Deepest = 10_000;
    private const int MostOfOne = 64_000_000;
    private const int LookBack = 2_000;

    public static InputRefusedException NotSafe() => new("The PDF cannot be read safely: print it to a new PDF and add that.");

    /// <exception cref="InputRefusedException">It is not safe to read, or is locked.</exception>
    public static void Check(ReadOnlySpan<byte> pdf)
    {
        if (pdf.IndexOf("/Encrypt"u8) >= 0)
            throw ZipParts.Locked();
        var nesting = new Nesting();
        nesting.Add(pdf);
        var allowance = new Allowance();
        for (var at = 0; pdf[at..].IndexOf("stream"u8) is >= 0 and var found;)
        {
            var start = at + found + 6;
            var dictionary = pdf[Math.Max(0, start - 6 - LookBack)..(start - 6)];
            while (start < pdf.Length && pdf[start] is (byte)'\r' or (byte)'\n')
                start++;
            dictionary = dictionary[(dictionary.LastIndexOf("obj"u8) + 1)..];
            if (!dictionary.EndsWith("end"u8) && start + 2 < pdf.Length)
                CheckStream(dictionary, pdf[start..], allowance);
            at = start;
        }
    }

    private static void CheckStream(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> content, Allowance allowance)
    {
        var structure = dictionary.IndexOf("/ObjStm"u8) >= 0 || dictionary.IndexOf("/XRef"u8) >= 0;
        if (structure && (dictionary.Count("Decode "u8) + dictionary.Count("Decode/"u8) + dictionary.Count("Decode]"u8) > 1 || dictionary.IndexOf("/LZW"u8) >= 0 || dictionary.IndexOf("/RunLength"u8) >= 0))
            throw NotSafe();
        // Points of pictures are not looked at by the reader, and may unpack to much.
        if ((!structure && dictionary.IndexOf("/Image"u8) >= 0) || (content[0] & 0x0F) != 8 || ((content[0] << 8) + content[1]) % 31 != 0)
            return;
        var (nesting, unpacked) = (new Nesting(), 0);
        try
        {
            using var unpack = new ZLibStream(new MemoryStream(content.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            while (unpack.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked > MostOfOne)
                    throw NotSafe();
                allowance.TakeBytes(read);
                nesting.Add(buffer.AsSpan(0, read));
            }
        }
        catch (Exception why) when (why is InvalidDataException or IOException)
        {
            // Not packed after all, or damaged: the reader refuses what it cannot unpack.
        }
    }

    /// <summary>The deepest that brackets can open from any place on, wherever a reader is led to begin.</summary>
    private sealed class Nesting
    {
        private int open;
        private byte before;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (var b in bytes)
            {
                open = b switch
                {
                    (byte)'[' => open + 1,
                    (byte)']' => Math.Max(0, open - 1),
                    (byte)'<' when before == '<' => open + 1,
                    (byte)'>' when before == '>' => Math.Max(0, open - 1),
                    _ => open,
                };
                before = b;
                if (open > Deepest)
                    throw NotSafe();
            }
        }
    }
}

/// <summary>Bytes that end the reading of whoever goes round in them.</summary>
internal sealed class PatientStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    private long left = 200L * bytes.Length + 50_000_000;

    public override int ReadByte()
    {
        Spend(1);
        return base.ReadByte();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        Spend(1 + Math.Min(count, Length - Position));
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        Spend(1 + Math.Min(buffer.Length, Length - Position));
        return base.Read(buffer);
    }

    private void Spend(long count)
    {
        left -= count;
        if (left < 0)
            throw PdfCautions.NotSafe();
    }
}
