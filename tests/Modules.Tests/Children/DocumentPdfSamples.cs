using System.Globalization;
using System.Text;
using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>PDFs by hand (ISO 32000-2), with a word of metadata everywhere they can hold one.</summary>
internal static class DocumentPdfSamples
{
    private const string Info = $"<< /Author ({Canary}) /Title <{Hex}> /Producer (Maker of {Canary}) /CreationDate (D:20190101) >>";

    /// <summary>The word in UTF-16 with its mark, as hexadecimal.</summary>
    private const string Hex = "FEFF005100750069006C006C00660065006100740068006500720000";

    /// <summary>One page with a picture, an annotation, a field and a script, saved twice: the first version is still in the file.</summary>
    public static byte[] Plain()
    {
        using var bytes = new MemoryStream();
        bytes.Write(PdfOf("/Size 12 /Root 1 0 R /Info 9 0 R /ID [<51> <51>]",
            "<< /Type /Catalog /Pages 2 0 R /Metadata 8 0 R /OpenAction 10 0 R /AcroForm << /Fields [11 0 R] /SigFlags 3 >> /Names << /JavaScript << /Names [(a) 10 0 R] >> >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> /Font << /F 6 0 R >> >> /Annots [7 0 R 11 0 R] /PieceInfo << /A << /Private ({Canary}) >> >> /LastModified (D:20190101) /Metadata 8 0 R >>",
            PdfStream("/Filter /FlateDecode", Zlib(Ascii($"BT /F 12 Tf 20 100 Td (An older {Canary}) Tj ET"))),
            PdfStream("/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", Jpeg()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            $"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Note for the meeting) /T ({Canary}) /NM ({Canary}) /M (D:20190101) /A << /S /Launch /F ({Canary}) >> >>",
            PdfStream("/Type /Metadata /Subtype /XML", Utf8($"<x:xmpmeta><dc:creator>{Canary}</dc:creator></x:xmpmeta>")),
            Info,
            $"<< /S /JavaScript /JS (app.alert\\('{Canary}'\\)) >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (FieldName) /Rect [0 0 9 9] /V (Given) /P 3 0 R >>"));
        var first = bytes.ToArray();
        var table = int.Parse(Encoding.Latin1.GetString(first).Split("startxref\n")[1].Split('\n')[0], CultureInfo.InvariantCulture);
        AddPdfObjects(bytes, string.Create(CultureInfo.InvariantCulture, $"/Size 12 /Root 1 0 R /Info 9 0 R /Prev {table}"),
            [(4, PdfStream("/Filter /FlateDecode", Zlib(Ascii($"BT /F 12 Tf 20 100 Td ({Content}) Tj ET q 8 0 0 8 0 0 cm /P Do Q"))))]);
        return bytes.ToArray();
    }

    /// <summary>The same page, its objects packed into one stream and their places into another.</summary>
    public static byte[] Packed(string pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
    {
        string[] inside =
        [
            "<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>",
            pages,
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /PieceInfo << /A << /Private ({Canary}) >> >> >>",
            Info,
        ];
        var (heads, bodies) = (new StringBuilder(), new StringBuilder());
        for (var n = 0; n < inside.Length; n++)
        {
            heads.Append(CultureInfo.InvariantCulture, $"{n + 1} {bodies.Length} ");
            bodies.Append(inside[n]).Append(' ');
        }

        using var bytes = new MemoryStream();
        bytes.Write("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"u8);
        List<long> places = [];
        foreach (var body in new[]
        {
            PdfStream("/Filter /FlateDecode", Zlib(Ascii($"BT /F 12 Tf 20 100 Td ({Content}) Tj ET"))),
            PdfStream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", Zlib(Utf8($"<dc:creator>{Canary}</dc:creator>"))),
            PdfStream(string.Create(CultureInfo.InvariantCulture, $"/Type /ObjStm /N {inside.Length} /First {heads.Length} /Filter /FlateDecode"), Zlib(Ascii($"{heads}{bodies}"))),
        })
        {
            places.Add(bytes.Position);
            bytes.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"{places.Count + 4} 0 obj\n{body}\nendobj\n")));
        }

        places.Add(bytes.Position);
        // Of each object a line of kind, place and index: 0 is free, 1 stands in the file, 2 in stream 7.
        byte[] table = [0, 0, 0, 0, .. Enumerable.Range(0, 4).SelectMany(n => new byte[] { 2, 0, 7, (byte)n }), .. places.SelectMany(at => new byte[] { 1, (byte)(at >> 8), (byte)at, 0 })];
        bytes.Write(Ascii($"8 0 obj\n{PdfStream("/Type /XRef /Size 9 /W [1 2 1] /Root 1 0 R /Info 4 0 R", table)}\nendobj\n"));
        bytes.Write(Ascii(string.Create(CultureInfo.InvariantCulture, $"startxref\n{places[^1]}\n%%EOF\n")));
        return bytes.ToArray();
    }
}
