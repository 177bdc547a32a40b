using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Headwater.Children.Documents;
using Headwater.Kernel;
using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>What is not taken, and the one sentence that says why.</summary>
[Trait("Tier", "slow")]
public sealed class DocumentRefusalTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private const string Html = "<!DOCTYPE html><script>alert(1)</script>";

    public static TheoryData<string, string> Refused => new()
    {
        // The name, and what the sentence says.
        { "empty.pdf", "The file is empty" },
        { "too-large.txt", "larger than 10 MB" },
        { "program.exe", "Only PDF, PNG, JPEG, DOCX, XLSX, ODT, plain text or CSV" },
        { "no-ending", "Only PDF, PNG, JPEG, DOCX, XLSX, ODT, plain text or CSV" },
        { "macros.docm", "Only PDF, PNG, JPEG, DOCX, XLSX, ODT, plain text or CSV" },
        { "page.pdf", "name says PDF, and its content is something else" },
        { "png-called.jpg", "name says JPEG, and its content is something else" },
        { "pdf-called.txt", "name says plain text, and its content is something else" },
        { "docx-called.xlsx", "name says XLSX, and its content is something else" },
        { "zip-called.docx", "name says DOCX, and its content is something else" },
        { "macros.docx", "holds macros" },
        { "macro-type.docx", "holds macros" },
        { "macro-sheet.xlsx", "holds macros" },
        { "basic.odt", "holds macros" },
        { "script.odt", "holds macros" },
        { "locked.docx", "protected with a password" },
        { "locked-entry.docx", "protected with a password" },
        { "locked.odt", "protected with a password" },
        { "locked.pdf", "protected with a password" },
        { "old.docx", "of an office program's old kind" },
        { "pdf-and-zip.pdf", "two files in one" },
        { "jpeg-and-zip.jpg", "two files in one" },
        { "zip-and-more.docx", "something else follows its end" },
        { "bomb.docx", "unpacks to far more" },
        { "parts.docx", "unpacks to far more" },
        { "bomb.png", "unpacks to more than 250 MB" },
        { "bomb.pdf", "cannot be read safely" },
        { "object.docx", "holds another file" },
        { "linked.docx", "draws on another file" },
        { "linked.xlsx", "draws on another file" },
        { "linked.odt", "draws on another file" },
        { "doctype.docx", "cannot be read" },
        { "file-inside.pdf", "holds another file" },
        { "form.pdf", "is a form that changes" },
        { "deep.pdf", "cannot be read safely" },
        { "round.pdf", "cannot be read safely" },
        { "round-tables.pdf", "cannot be read safely" },
        { "rubbish.pdf", "cannot be read safely" },
        { "cut.png", "is damaged" },
        { "cut.jpg", "is damaged" },
        { "cut.docx", "is damaged" },
        { "twice.docx", "is damaged" },
        { "outside.docx", "is damaged" },
        { "nul.txt", "characters that no text has" },
        { "escape.csv", "characters that no text has" },
        { "utf16.csv", "not in UTF-8" },
        { "windows.txt", "not in UTF-8" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_taken_is_refused_in_one_sentence(string name, string sentence)
    {
        var refused = await Assert.ThrowsAsync<InputRefusedException>(() => DocumentIntake.TakeAsync(name, Make(name), Ct));
        Assert.Contains(sentence, refused.Message.Replace('’', '\''), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("a.png", 200)]
    [InlineData("a.jpg", 200)]
    [InlineData("a.docx", 200)]
    [InlineData("a.xlsx", 100)]
    [InlineData("a.odt", 100)]
    [InlineData("a.pdf", 12)]
    public async Task A_file_changed_at_any_place_is_taken_or_refused_and_nothing_else_happens(string name, int times)
    {
        var sample = name switch { "a.png" => Png(), "a.jpg" => Jpeg(), "a.docx" => DocumentOfficeSamples.Docx(), "a.xlsx" => DocumentOfficeSamples.Xlsx(), "a.odt" => DocumentOfficeSamples.Odt(), _ => DocumentPdfSamples.Plain() };
        var (taken, refused) = (0, 0);
        await Gen.Select(Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte).Array[1, 4], Gen.Int[0, 3]).SampleAsync(
            async (changes, cut) =>
            {
                byte[] bytes = [.. sample];
                foreach (var (at, value) in changes)
                    bytes[at % bytes.Length] = value;
                if (cut == 0)
                    bytes = bytes[..(changes[0].Item1 % bytes.Length)];
                try
                {
                    Assert.NotEmpty((await DocumentIntake.TakeAsync(name, bytes, Ct)).Bytes);
                    Interlocked.Increment(ref taken);
                }
                catch (InputRefusedException)
                {
                    Interlocked.Increment(ref refused);
                }
            },
            iter: times, threads: 1);
        Assert.Equal(times, taken + refused);
        Assert.True(refused > 0);
    }

    [Theory]
    [InlineData(@"C:\Users\Robin\letter.PDF", "letter.PDF")]
    [InlineData("../../etc/letter.pdf", "letter.pdf")]
    [InlineData("cod\u202Exslx.pdf", "codxslx.pdf")]
    [InlineData("a\0b\r\n\"c\".pdf", "abc.pdf")]
    [InlineData("...pdf", "document.pdf")]
    [InlineData(".pdf", "document.pdf")]
    [InlineData("plan of care – Zoë.pdf", "plan of care – Zoë.pdf")]
    [InlineData("plan. .pdf", "plan.pdf")]
    public void Of_a_name_only_what_every_machine_can_keep_stays(string given, string kept) => Assert.Equal(kept, FileNames.Clean(given, FileKind.Pdf));

    [Fact]
    public void A_name_keeps_its_ending_and_no_half_character_however_long_it_is()
    {
        var name = FileNames.Clean(new string('x', 95) + "\U0001F600" + new string('y', 10_000_000) + ".jpeg", FileKind.Jpeg);
        // 100 in all: 95 letters and the ending of 5; of the pair that would follow not even a half.
        Assert.Equal(new string('x', 95) + ".jpeg", name);
        Assert.Equal(new string('x', 95) + ".pdf", FileNames.Clean(new string('x', 95) + "\U0001F600.pdf", FileKind.Pdf));
    }

    private static byte[] Make(string name) => name switch
    {
        "empty.pdf" => [],
        "too-large.txt" => [.. Enumerable.Repeat((byte)'a', 10_000_001)],
        "page.pdf" => Utf8(Html),
        "png-called.jpg" => Png(),
        "pdf-called.txt" => DocumentPdfSamples.Plain(),
        "docx-called.xlsx" => DocumentOfficeSamples.Docx(),
        "zip-called.docx" => Zip(("a.txt", Utf8("a"))),
        "macros.docx" => DocumentOfficeSamples.Docx(("word/vbaProject.bin", Utf8("a"))),
        "macro-type.docx" => Zip(("[Content_Types].xml", DocumentOfficeSamples.Xml("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>"))),
        "macro-sheet.xlsx" => DocumentOfficeSamples.Xlsx(("xl/macrosheets/sheet1.xml", Utf8("<a/>"))),
        "basic.odt" => DocumentOfficeSamples.Odt(("Basic/Standard/Module1.xml", Utf8("<a/>"))),
        "script.odt" => DocumentOfficeSamples.Odt(("Object 1/content.xml", Utf8("<office:script xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>"))),
        "locked.docx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        "locked-entry.docx" => Locked(DocumentOfficeSamples.Docx()),
        "locked.odt" => Zip(("mimetype", Ascii("application/vnd.oasis.opendocument.text")), ("content.xml", [1, 2, 3]), ("META-INF/manifest.xml", DocumentOfficeSamples.Xml("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>"))),
        "locked.pdf" => PdfOf("/Size 4 /Root 1 0 R /Encrypt 3 0 R", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", "<< /Filter /Standard /V 1 /R 2 >>"),
        "old.docx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "pdf-and-zip.pdf" => [.. DocumentPdfSamples.Plain(), .. Zip(("a.html", Utf8(Html)))],
        "jpeg-and-zip.jpg" => [.. Jpeg(), .. Zip(("a.html", Utf8(Html)))],
        "zip-and-more.docx" => [.. DocumentOfficeSamples.Docx(), .. Utf8(Html)],
        "bomb.docx" => DocumentOfficeSamples.Docx(("word/bomb.xml", new byte[160_000_000])),
        "parts.docx" => DocumentOfficeSamples.Docx([.. Enumerable.Range(0, 5_001).Select(n => (string.Create(CultureInfo.InvariantCulture, $"word/{n}.xml"), Utf8("<a/>")))]),
        "bomb.png" => BombPng(),
        "bomb.pdf" => PdfOf("/Size 4 /Root 1 0 R", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", PdfStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Zlib(new byte[80_000_000]))),
        "object.docx" => DocumentOfficeSamples.Docx(("word/embeddings/oleObject1.bin", [0xD0, 0xCF, 0x11, 0xE0])),
        "linked.docx" => DocumentOfficeSamples.Docx(("word/_rels/header1.xml.rels", DocumentOfficeSamples.Rels(("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "https://example.org/pixel.png", "External")))),
        "linked.xlsx" => DocumentOfficeSamples.Xlsx(("xl/externalLinks/externalLink1.xml", Utf8("<a/>"))),
        "linked.odt" => DocumentOfficeSamples.Odt(("Object 1/content.xml", Utf8("<draw:image xmlns:draw=\"d\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://example.org/pixel.png\"/>"))),
        "doctype.docx" => DocumentOfficeSamples.Docx(("word/header1.xml", Utf8("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>"))),
        "file-inside.pdf" => PdfOf("/Size 3 /Root 1 0 R", "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [] >> >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"),
        "form.pdf" => PdfOf("/Size 3 /Root 1 0 R", "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA [] >> >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"),
        "deep.pdf" => PdfOf("/Size 4 /Root 1 0 R", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>", new string('[', 3_000_000)),
        "round.pdf" => DocumentPdfSamples.Packed(pages: "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 1 >>"),
        "round-tables.pdf" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(PdfOf("/Size 3 /Root 1 0 R /Prev 0000000000", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>")) is var pdf ? pdf.Replace("/Prev 0000000000", $"/Prev {pdf.IndexOf("xref\n", StringComparison.Ordinal):d10}", StringComparison.Ordinal) : ""),
        "rubbish.pdf" => [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 5_000).Select(n => (byte)(n * 31))],
        "cut.png" => Png()[..80],
        "cut.jpg" => Jpeg()[..150],
        "cut.docx" => Broken(DocumentOfficeSamples.Docx()),
        "twice.docx" => DocumentOfficeSamples.Docx(("WORD/document.xml", Utf8("<a/>"))),
        "outside.docx" => DocumentOfficeSamples.Docx(("word/../../a.xml", Utf8("<a/>"))),
        "nul.txt" => Utf8("a\0b"),
        "escape.csv" => Utf8("a\u001B[2Jb"),
        "utf16.csv" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("name,mark")],
        "windows.txt" => Ascii("Zoë"),
        _ => Utf8("a text"),
    };

    /// <summary>A picture that says it has 30,000 by 30,000 points of four bytes.</summary>
    private static byte[] BombPng()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Png().AsSpan(0, 8));
        Chunk(bytes, "IHDR", [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0]);
        Chunk(bytes, "IDAT", Zlib(new byte[1_000]));
        Chunk(bytes, "IEND", []);
        return bytes.ToArray();
    }

    /// <summary>Sets the flag of encryption on the first part, in its own head and in the list (APPNOTE 4.4.4).</summary>
    private static byte[] Locked(byte[] zip)
    {
        var list = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[6] |= 1;
        zip[list + 8] |= 1;
        return zip;
    }

    /// <summary>Packed bytes of the first part overwritten.</summary>
    private static byte[] Broken(byte[] zip)
    {
        zip.AsSpan(60, 60).Fill(0xFF);
        return zip;
    }
}
