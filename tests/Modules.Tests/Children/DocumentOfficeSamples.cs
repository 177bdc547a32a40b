using static Headwater.Modules.Tests.Children.DocumentSamples;

namespace Headwater.Modules.Tests.Children;

/// <summary>DOCX, XLSX and ODT by hand, part by part, with a word of metadata everywhere they can hold one.</summary>
internal static class DocumentOfficeSamples
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Core = $"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>{Canary}</dc:creator><cp:lastModifiedBy>{Canary}</cp:lastModifiedBy></cp:coreProperties>";

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Xml("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
            + Type("/word/document.xml", "wordprocessingml.document.main") + Type("/word/comments.xml", "wordprocessingml.comments") + Type("/word/settings.xml", "wordprocessingml.settings")
            + "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>")),
        ("_rels/.rels", Rels((Rel + "/officeDocument", "word/document.xml", ""), ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", ""), ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", ""))),
        ("docProps/core.xml", Xml(Core)),
        ("docProps/app.xml", Xml($"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Company>{Canary}</Company></Properties>")),
        ("docProps/custom.xml", Xml($"<Properties>{Canary}</Properties>")),
        ("docProps/thumbnail.jpeg", Jpeg()),
        ("word/document.xml", Xml($"<!-- {Canary} --><w:document {W}><w:body><w:p w:rsidR=\"00A1B2C3\" w:rsidP=\"00{Canary}\"><w:r w:rsidRPr=\"00A1B2C3\"><w:t>{Content}</w:t></w:r>"
            + $"<w:ins w:id=\"1\" w:author=\"{Canary}\" w:date=\"2026-10-01T09:00:00Z\"><w:r><w:t xml:space=\"preserve\"> and more</w:t></w:r></w:ins><w:r><w:commentReference w:id=\"0\"/></w:r></w:p></w:body></w:document>")),
        ("word/comments.xml", Xml($"<w:comments {W}><w:comment w:id=\"0\" w:author=\"{Canary}\" w:initials=\"{Canary[..2]}\" w:date=\"2026-10-01T09:00:00Z\"><w:p><w:r><w:t>Agreed with the family.</w:t></w:r></w:p></w:comment></w:comments>")),
        ("word/people.xml", Xml($"<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:person w15:author=\"{Canary}\"/></w15:people>")),
        ("word/settings.xml", Xml($"<w:settings {W}><w:attachedTemplate r:id=\"rId1\"/><w:rsids><w:rsidRoot w:val=\"00A1B2C3\"/></w:rsids><w:docVars><w:docVar w:name=\"a\" w:val=\"{Canary}\"/></w:docVars></w:settings>")),
        ("word/_rels/settings.xml.rels", Rels((Rel + "/attachedTemplate", $"file:///C:/Users/{Canary}/Normal.dotm", "External"))),
        ("word/media/image1.jpeg", Jpeg()),
        ("word/_rels/document.xml.rels", Rels((Rel + "/comments", "comments.xml", ""), (Rel + "/settings", "settings.xml", ""), ("http://schemas.microsoft.com/office/2011/relationships/people", "people.xml", ""), (Rel + "/image", "media/image1.jpeg", ""), (Rel + "/customXml", "../customXml/item1.xml", ""), (Rel + "/hyperlink", "https://example.org/", "External"))),
        ("customXml/item1.xml", Xml($"<a>{Canary}</a>")),
        .. more,
    ]);

    public static byte[] Xlsx(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("[Content_Types].xml", Xml("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"bin\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings\"/>"
            + Type("/xl/workbook.xml", "spreadsheetml.sheet.main") + Type("/xl/worksheets/sheet1.xml", "spreadsheetml.worksheet") + Type("/xl/comments1.xml", "spreadsheetml.comments") + "</Types>")),
        ("_rels/.rels", Rels((Rel + "/officeDocument", "xl/workbook.xml", ""))),
        ("docProps/core.xml", Xml(Core)),
        ("xl/workbook.xml", Xml($"<workbook {S} xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><fileSharing userName=\"{Canary}\"/><mc:AlternateContent><mc:Choice xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\" Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\" url=\"C:\\Users\\{Canary}\\\"/></mc:Choice></mc:AlternateContent><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Rels((Rel + "/worksheet", "worksheets/sheet1.xml", ""))),
        ("xl/worksheets/sheet1.xml", Xml($"<worksheet {S}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{Content}</t></is></c></row></sheetData><pageSetup orientation=\"portrait\" r:id=\"rId0\"/></worksheet>")),
        ("xl/worksheets/_rels/sheet1.xml.rels", Rels((Rel + "/printerSettings", "../printerSettings/printerSettings1.bin", ""), (Rel + "/comments", "../comments1.xml", ""))),
        ("xl/printerSettings/printerSettings1.bin", System.Text.Encoding.Unicode.GetBytes($"Printer of {Canary}")),
        ("xl/comments1.xml", Xml($"<comments {S}><authors><author>{Canary}</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><r><t>{Canary}:</t></r><r><t>Look at this again.</t></r></text></comment></commentList></comments>")),
        .. more,
    ]);

    public static byte[] Odt(params (string Name, byte[] Content)[] more) => Zip(
    [
        ("mimetype", Ascii("application/vnd.oasis.opendocument.text")),
        ("content.xml", Xml("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" xmlns:officeooo=\"http://openoffice.org/2009/office\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"><office:scripts/>"
            + $"<office:automatic-styles><style:style style:name=\"P1\"><style:text-properties officeooo:rsid=\"00{Canary}\"/></style:style></office:automatic-styles>"
            + $"<office:body><office:text><text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>{Canary}</dc:creator><dc:date>2026-10-01T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
            + $"<text:p>{Content}<office:annotation><dc:creator>{Canary}</dc:creator><dc:date>2026-10-01T09:00:00</dc:date><meta:creator-initials>{Canary}</meta:creator-initials><text:p>Agreed with the family.</text:p></office:annotation></text:p></office:text></office:body></office:document-content>")),
        ("styles.xml", Xml("<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>")),
        ("meta.xml", Xml($"<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">{Canary}</office:document-meta>")),
        ("settings.xml", Xml($"<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\"><config:config-item config:name=\"PrinterName\" config:type=\"string\">Printer of {Canary}</config:config-item><config:config-item config:name=\"Zoom\" config:type=\"int\">100</config:config-item></office:document-settings>")),
        ("Thumbnails/thumbnail.png", Png()),
        ("Versions/Version1", Ascii(Canary)),
        ("Pictures/one.png", Png()),
        ("META-INF/manifest.xml", Xml("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/><manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>")),
        ("META-INF/documentsignatures.xml", Xml($"<a>{Canary}</a>")),
        .. more,
    ]);

    public static byte[] Xml(string body) => Utf8(Head + body);

    private static string Type(string part, string kind) => $"<Override PartName=\"{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>";

    public static byte[] Rels(params (string Type, string Target, string Mode)[] all) =>
        Xml($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all.Select((r, n) => $"<Relationship Id=\"rId{n}\" Type=\"{r.Type}\" Target=\"{r.Target}\"{(r.Mode.Length > 0 ? $" TargetMode=\"{r.Mode}\"" : "")}/>"))}</Relationships>");
}
