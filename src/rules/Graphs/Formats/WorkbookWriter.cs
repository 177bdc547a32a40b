using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Headwater.Graphs.Formats;

/// <summary>Workbooks whose cells are all text, so that no cell can be a formula (ECMA-376, SpreadsheetML).</summary>
internal static class WorkbookWriter
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The earliest day a zip can say: the same content gives the same bytes.</summary>
    private static readonly DateTimeOffset Day = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream target, IReadOnlyList<(string Name, IEnumerable<IEnumerable<string>> Rows)> sheets)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        string[] files = [.. sheets.Select((_, i) => $"worksheets/sheet{(i + 1).ToString(CultureInfo.InvariantCulture)}.xml")];
        Part(zip, "[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", Types);
            Element(xml, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Element(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
            Element(xml, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Kind + "sheet.main+xml"));
            foreach (var file in files)
                Element(xml, "Override", ("PartName", "/xl/" + file), ("ContentType", Kind + "worksheet+xml"));
            xml.WriteEndElement();
        });
        Relationships(zip, "_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        Relationships(zip, "xl/_rels/workbook.xml.rels", [.. files.Select(f => ("worksheet", f))]);
        Part(zip, "xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", Sheet);
            xml.WriteStartElement("sheets", Sheet);
            foreach (var (i, sheet) in sheets.Index())
            {
                xml.WriteStartElement("sheet", Sheet);
                xml.WriteAttributeString("name", sheet.Name);
                xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("r", "id", Relations, XmlFields.Id("rId", i + 1));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        });
        foreach (var (i, sheet) in sheets.Index())
            Part(zip, "xl/" + files[i], xml => Rows(xml, sheet.Rows));
    }

    private static void Rows(XmlWriter xml, IEnumerable<IEnumerable<string>> rows)
    {
        xml.WriteStartElement("worksheet", Sheet);
        xml.WriteStartElement("sheetData", Sheet);
        foreach (var (number, row) in rows.Index())
        {
            xml.WriteStartElement("row", Sheet);
            xml.WriteAttributeString("r", (number + 1).ToString(CultureInfo.InvariantCulture));
            foreach (var (column, text) in row.Index())
            {
                if (text.Length == 0)
                    continue;
                xml.WriteStartElement("c", Sheet);
                xml.WriteAttributeString("r", Letters(column) + (number + 1).ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Sheet);
                xml.WriteStartElement("t", Sheet);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(WorkbookReader.Escaped(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Relationships(ZipArchive zip, string name, IReadOnlyList<(string Type, string Target)> to) => Part(zip, name, xml =>
    {
        xml.WriteStartElement("Relationships", Package);
        foreach (var (i, (type, target)) in to.Index())
            Element(xml, "Relationship", ("Id", XmlFields.Id("rId", i + 1)), ("Type", $"{Relations}/{type}"), ("Target", target));
        xml.WriteEndElement();
    });

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Day;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
        write(xml);
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
            letters = (char)('A' + (rest % 26)) + letters;
        return letters;
    }
}
