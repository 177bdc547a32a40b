using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Headwater.Graphs.Formats;

/// <summary>XML from strangers: no document types, nothing fetched, so deep and so long and no more; and XML written so that it comes back.</summary>
internal static class SafeXml
{
    /// <summary>The document, or null after an error that says what is wrong.</summary>
    public static XElement? Read(string text, MapDraft draft) =>
        TextLimits.Allow(text, "", draft) ? Read(() => new StringReader(text), "", draft) : null;

    public static XElement? Read(Func<TextReader> open, string where, MapDraft draft)
    {
        var line = 1;
        try
        {
            using (var look = XmlReader.Create(open(), Settings(draft.Options)))
            {
                while (look.Read())
                {
                    line = LineOf(look);
                    if (look.Depth <= draft.Options.MostDepth)
                        continue;
                    draft.Problems.Error(new(where, LineOf(look)), "", $"Elements lie more than {draft.Options.MostDepth} deep within each other.", "Save the map anew with the program that made it.");
                    return null;
                }
            }

            using var reader = XmlReader.Create(open(), Settings(draft.Options));
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException error)
        {
            // The reader's own words name entities and places; only the line is passed on.
            var type = error.Message.Contains("DTD", StringComparison.Ordinal);
            draft.Problems.Error(new(where, Math.Max(line, error.LineNumber)), "", type ? "The file has a document type (DOCTYPE), which may fetch or multiply text and is not read." : "The XML is cut short, damaged or too long.",
                type ? "Save it without, or take the line out." : "Save the map anew with the program that made it.");
            return null;
        }
    }

    public static Place At(XObject node) => new("", ((IXmlLineInfo)node).LineNumber);

    public static string Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? "";

    public static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static string Write(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (var strings = new Utf8Strings(text))
        using (var writer = XmlWriter.Create(strings, new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize }))
        {
            writer.WriteStartDocument();
            write(writer);
            writer.WriteEndDocument();
        }

        return text.Append('\n').ToString();
    }

    private static XmlReaderSettings Settings(ReadOptions options) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = options.MostCharacters,
        MaxCharactersFromEntities = 1,
        CloseInput = true,
    };

    private static int LineOf(XmlReader reader) => reader is IXmlLineInfo line ? line.LineNumber : 0;

    /// <summary>A writer in memory that says UTF-8 in the XML declaration, as the text will be saved.</summary>
    private sealed class Utf8Strings(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
