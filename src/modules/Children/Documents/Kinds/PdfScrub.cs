using System.IO.Compression;
using Headwater.Kernel;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace Headwater.Children.Documents;

/// <summary>Takes out of one object of a PDF, and of all that stands directly in it, what says more than its pages show (ISO 32000-2).</summary>
internal static class PdfScrub
{
    private static readonly string[] Dropped =
        ["/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/JS", "/JavaScript", "/Perms", "/DSS", "/Legal", "/SigFlags", "/Threads", "/SpiderInfo", "/CreatorInfo", "/PresSteps"];

    /// <summary>Of an annotation: who made it, its name, and when. Of a field of a form <c>/T</c> is the field's own name.</summary>
    private static readonly string[] DroppedOfAnnotation = ["/T", "/NM", "/M", "/CreationDate"];

    private static readonly string[] HoldsFiles = ["/EmbeddedFiles", "/EF", "/AF", "/Collection", "/RichMediaContent", "/Movie", "/Sound"];
    private static readonly string[] Acts = ["/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute", "/GoTo3DView", "/GoToE"];

    /// <exception cref="InputRefusedException">It holds something that cannot be cleaned.</exception>
    public static void Clean(PdfObject one)
    {
        Stack<PdfItem> waiting = new([one]);
        while (waiting.TryPop(out var item))
        {
            if (item is PdfDictionary dictionary)
            {
                Clean(dictionary);
                foreach (var value in dictionary.Elements.Values)
                    Push(value);
            }
            else if (item is PdfArray array)
            {
                foreach (var value in array.Elements)
                    Push(value);
            }
        }

        // What is referred to is an object of its own and has its own turn.
        void Push(PdfItem? value)
        {
            if (value is PdfDictionary or PdfArray)
                waiting.Push(value);
        }
    }

    private static void Clean(PdfDictionary dictionary)
    {
        var elements = dictionary.Elements;
        if (HoldsFiles.Any(elements.ContainsKey))
            throw new InputRefusedException("The PDF holds another file or a recording: save it without, or print it to a new PDF.");
        if (elements.ContainsKey("/XFA"))
            throw new InputRefusedException("The PDF is a form that changes while it is filled in: print it to a new PDF and add that.");
        foreach (var key in Dropped)
            elements.Remove(key);
        foreach (var key in (string[])["/A", "/OpenAction", "/Next", "/PA"])
        {
            if (Named(Value(elements[key]), "/S") is { } action && Acts.Contains(action, StringComparer.Ordinal))
                elements.Remove(key);
        }

        // An action of a list of several.
        if (Named(dictionary, "/S") is { } does && Acts.Contains(does, StringComparer.Ordinal))
            elements.Clear();
        if (Named(dictionary, "/FT") == "/Sig")
            elements.Remove("/V");
        if (elements.ContainsKey("/Rect") && Named(dictionary, "/Subtype") is { } subtype && subtype != "/Widget")
        {
            foreach (var key in DroppedOfAnnotation)
                elements.Remove(key);
        }

        if (dictionary.Stream is not null)
            CleanPicture(dictionary);
    }

    private static void CleanPicture(PdfDictionary dictionary)
    {
        List<string> filters = Value(dictionary.Elements["/Filter"]) switch
        {
            PdfName one => [one.Value],
            PdfArray several => [.. several.Elements.Select(Value).OfType<PdfName>().Select(n => n.Value)],
            _ => [],
        };
        if (filters is [] || filters[^1] is not ("/DCTDecode" or "/DCT" or "/JPXDecode"))
            return;
        var content = dictionary.Stream.Value;
        foreach (var filter in filters.SkipLast(1))
            content = filter is "/FlateDecode" or "/Fl" ? Unpack(content) : throw PdfCautions.NotSafe();
        dictionary.Stream.Value = filters[^1] == "/JPXDecode" ? WithoutBoxes(content) : JpegPicture.Clean(content);
        if (filters.Count == 1)
            return;
        dictionary.Elements["/Filter"] = new PdfName(filters[^1]);
        dictionary.Elements.Remove("/DecodeParms");
    }

    private static byte[] Unpack(byte[] packed)
    {
        var allowance = new Allowance();
        using var unpack = new ZLibStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        while (unpack.Read(buffer) is > 0 and var read)
        {
            allowance.TakeBytes(read);
            unpacked.Write(buffer.AsSpan(0, read));
        }

        return unpacked.ToArray();
    }

    /// <summary>JPEG 2000 (ISO/IEC 15444-1, annex I): boxes of XML, of programs and of addresses go. A bare picture has none.</summary>
    private static byte[] WithoutBoxes(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ']))
            return file;
        using var kept = new MemoryStream(file.Length);
        for (var at = 0; at + 8 <= file.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var size = length == 0 ? file.Length - at : (long)length;
            if (size < 8 || size > file.Length - at)
                throw PdfCautions.NotSafe();
            if (System.Text.Encoding.ASCII.GetString(file, at + 4, 4) is not ("xml " or "uuid" or "uinf"))
                kept.Write(file, at, (int)size);
            at += (int)size;
        }

        return kept.ToArray();
    }

    private static PdfItem? Value(PdfItem? item) => item is PdfReference to ? to.Value : item;

    private static string? Named(PdfItem? item, string key) => item is PdfDictionary dictionary && Value(dictionary.Elements[key]) is PdfName name ? name.Value : null;
}
