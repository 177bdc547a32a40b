using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Headwater.Children.Documents;
using PdfSharp.Pdf.IO;
using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>What a file says of people, places and programs goes before it is kept; what people wrote stays.</summary>
public sealed class DocumentCleaningTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_png_the_points_stay_and_every_text_exif_time_and_private_chunk_goes()
    {
        Assert.True(Holds(Png(), Canary));
        var cleaned = (await DocumentIntake.TakeAsync("picture.png", Png(), Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        Assert.Equal(["IHDR", "IDAT", "IEND"], Chunks(cleaned).Select(c => c.Name));
        using var unpack = new System.IO.Compression.ZLibStream(new MemoryStream(Chunks(cleaned)[1].Content), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(PngPoints(), ReadAll(unpack));
        Assert.Equal(cleaned, (await DocumentIntake.TakeAsync("picture.png", cleaned, Ct)).Bytes);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    public async Task Of_a_jpeg_the_picture_and_its_way_up_stay_and_all_else_goes(int orientation, bool little)
    {
        Assert.True(Holds(Jpeg(orientation, little), Canary));
        var cleaned = (await DocumentIntake.TakeAsync("picture.JPG", Jpeg(orientation, little), Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        // By hand: start; a tag of our own where the picture is turned; JFIF without its thumbnail; Adobe's mark; the picture; end.
        byte[] turned = orientation == 1 ? [] : Segment(0xE1, [.. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);
        Assert.Equal([0xFF, 0xD8, .. turned, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 0, 0]), .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]), .. PictureOfJpeg, 0xFF, 0xD9], cleaned);
        Assert.Equal(cleaned, (await DocumentIntake.TakeAsync("picture.jpg", cleaned, Ct)).Bytes);
    }

    [Fact]
    public async Task Of_a_docx_the_words_changes_and_comments_stay_and_who_when_and_where_go()
    {
        var docx = DocumentOfficeSamples.Docx();
        Assert.True(Holds(docx, Canary));
        var cleaned = (await DocumentIntake.TakeAsync("plan.docx", docx, Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        using var opened = WordprocessingDocument.Open(new MemoryStream(cleaned), isEditable: false);
        var body = opened.MainDocumentPart!.Document!.Body!;
        Assert.Contains(Content, body.InnerText, StringComparison.Ordinal);
        Assert.Equal("Author", body.Descendants<DocumentFormat.OpenXml.Wordprocessing.InsertedRun>().Single().Author!.Value);
        Assert.Equal("Agreed with the family.", opened.MainDocumentPart.WordprocessingCommentsPart!.Comments!.InnerText);
        Assert.Equal("Author", opened.MainDocumentPart.WordprocessingCommentsPart.Comments.Descendants<DocumentFormat.OpenXml.Wordprocessing.Comment>().Single().Author!.Value);
        Assert.Single(opened.MainDocumentPart.ImageParts);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(opened).Select(e => $"{e.Part?.Uri} {e.Description}"));
        Assert.Equal(Parts(cleaned), Parts((await DocumentIntake.TakeAsync("plan.docx", cleaned, Ct)).Bytes));
    }

    [Fact]
    public async Task Of_an_xlsx_the_cells_stay_and_the_authors_of_comments_printers_and_paths_go()
    {
        var xlsx = DocumentOfficeSamples.Xlsx();
        Assert.True(Holds(xlsx, Canary));
        var cleaned = (await DocumentIntake.TakeAsync("marks.xlsx", xlsx, Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        using var opened = SpreadsheetDocument.Open(new MemoryStream(cleaned), isEditable: false);
        var sheet = opened.WorkbookPart!.WorksheetParts.Single();
        Assert.Contains(Content, sheet.Worksheet!.InnerText, StringComparison.Ordinal);
        Assert.Equal("Author", sheet.WorksheetCommentsPart!.Comments!.Authors!.InnerText);
        Assert.Equal("Author:Look at this again.", sheet.WorksheetCommentsPart.Comments.CommentList!.InnerText);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(opened).Select(e => $"{e.Part?.Uri} {e.Description}"));
    }

    [Fact]
    public async Task Of_an_odt_the_words_changes_and_comments_stay_and_who_when_and_where_go()
    {
        var odt = DocumentOfficeSamples.Odt();
        Assert.True(Holds(odt, Canary));
        var cleaned = (await DocumentIntake.TakeAsync("plan.odt", odt, Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        Assert.False(Holds(cleaned, "2026-10-01"));
        var content = Encoding.UTF8.GetString(Parts(cleaned)["content.xml"]);
        Assert.Contains(Content, content, StringComparison.Ordinal);
        Assert.Contains("Agreed with the family.", content, StringComparison.Ordinal);
        Assert.Equal(2, content.Split("<dc:creator>Author</dc:creator>").Length - 1);
        Assert.Equal(["mimetype", "content.xml", "styles.xml", "settings.xml", "Pictures/one.png", "META-INF/manifest.xml"], Parts(cleaned).Keys);
        // The first part, plain, so that a reader finds it at byte 38 (OpenDocument 1.3, part 2, 3.3).
        Assert.Equal("mimetypeapplication/vnd.oasis.opendocument.text", Encoding.ASCII.GetString(cleaned, 30, 47));
        Assert.DoesNotContain("meta.xml", Encoding.UTF8.GetString(Parts(cleaned)["META-INF/manifest.xml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_pdf_the_pages_stay_and_information_xmp_authors_and_earlier_versions_go(bool packed)
    {
        var pdf = packed ? DocumentPdfSamples.Packed() : DocumentPdfSamples.Plain();
        Assert.True(Holds(pdf, Canary));
        var cleaned = (await DocumentIntake.TakeAsync("letter.pdf", pdf, Ct)).Bytes;
        Assert.False(Holds(cleaned, Canary));
        Assert.True(Holds(cleaned, $"({Content}) Tj"));
        using var opened = PdfReader.Open(new MemoryStream(cleaned), PdfDocumentOpenMode.Import);
        Assert.Equal(1, opened.PageCount);
        if (packed)
            return;
        Assert.True(Holds(cleaned, "Note for the meeting"));
        Assert.True(Holds(cleaned, "FieldName"));
        Assert.True(cleaned.AsSpan().IndexOf(PictureOfJpeg) >= 0);
        foreach (var gone in new[] { "/JavaScript", "app.alert", "/PieceInfo", "/Launch", "D:2019" })
            Assert.False(Holds(cleaned, gone), gone);
    }

    [Theory]
    [InlineData("words.txt", "Grüße\r\n\tand more\n", FileKind.Text)]
    [InlineData("marks.csv", "\uFEFFname,mark\n\"Robin\",3\n", FileKind.Csv)]
    public async Task A_text_is_kept_to_the_byte(string name, string text, object kind)
    {
        var taken = await DocumentIntake.TakeAsync(name, Utf8(text), Ct);
        Assert.Equal(kind, taken.Kind);
        Assert.Equal(Utf8(text), taken.Bytes);
    }

    private static Dictionary<string, byte[]> Parts(byte[] zip)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e => ReadAll(e.Open()));
    }

    private static List<(string Name, byte[] Content)> Chunks(byte[] png)
    {
        List<(string, byte[])> chunks = [];
        for (var at = 8; at < png.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            chunks.Add((Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        return chunks;
    }
}
