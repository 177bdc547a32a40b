using System.Text;
using System.Xml;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// An ODT (ISO/IEC 26300) without what it says of people and places beside its content: properties, thumbnails, earlier versions,
/// signatures, printers, who changed and who commented and when, marks of editing sessions.
/// </summary>
internal static class OpenDocument
{
    private const string MediaType = "application/vnd.oasis.opendocument.text";
    private static readonly string[] DroppedFolders = ["Thumbnails/", "Configurations2/", "ObjectReplacements/", "Versions/"];
    private static readonly string[] DroppedParts = ["layout-cache", "manifest.rdf", "VersionList.xml", "META-INF/documentsignatures.xml", "META-INF/macrosignatures.xml"];
    private static readonly string[] Code = ["Basic/", "Scripts/", "Dialogs/"];

    public static bool Is(IReadOnlyList<ZipPart> parts) => parts is [{ Name: "mimetype" } first, ..] && Encoding.ASCII.GetString(first.Content) == MediaType;

    /// <exception cref="InputRefusedException">It is locked, or holds something that cannot be cleaned.</exception>
    public static byte[] Clean(IReadOnlyList<ZipPart> parts)
    {
        if (parts.Any(p => Code.Any(c => p.Name.StartsWith(c, StringComparison.OrdinalIgnoreCase))))
            throw OfficeParts.Macros();
        // First of all: the other parts of a locked file are no XML.
        if (parts.FirstOrDefault(p => p.Name == "META-INF/manifest.xml") is { } manifest)
            XmlFilter.Copy(manifest.Content, new ManifestRules());
        return ZipParts.Write(parts.Where(p => !IsDropped(p.Name)).Select(p => p with { Content = Clean(p) }));
    }

    private static byte[] Clean(ZipPart part) =>
        part.Name == "mimetype" ? part.Content
        : part.Name == "META-INF/manifest.xml" ? XmlFilter.Copy(part.Content, new ManifestRules())
        : Path.GetExtension(part.Name).ToUpperInvariant() is ".XML" or ".SVG" ? XmlFilter.Copy(part.Content, new ContentRules())
        : OfficeParts.Clean(part);

    private static bool IsDropped(string name) =>
        DroppedFolders.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) || DroppedParts.Contains(name, StringComparer.OrdinalIgnoreCase)
        // An object inside has properties of its own.
        || name.Split('/')[^1].Equals("meta.xml", StringComparison.OrdinalIgnoreCase);

    private sealed class ManifestRules : XmlRules
    {
        public override bool Drops(XmlReader element) => element.LocalName switch
        {
            "encryption-data" => throw ZipParts.Locked(),
            "file-entry" => Enumerable.Range(0, element.AttributeCount).Any(n => { element.MoveToAttribute(n); var dropped = element.LocalName == "full-path" && IsDropped(element.Value); element.MoveToElement(); return dropped; }),
            _ => false,
        };
    }

    private sealed class ContentRules : XmlRules
    {
        private static readonly string[] Settings = ["PrinterName", "PrinterSetup", "PrinterFaxName", "Rsid", "RsidRoot", "CurrentDatabaseDataSource", "CurrentDatabaseCommand", "EmbeddedDatabaseName"];
        private static readonly string[] Linking = ["image", "object", "object-ole", "section-source", "table-source", "plugin", "floating-frame", "applet", "dde-source", "font-face-uri"];

        public override bool Drops(XmlReader element)
        {
            if (element.LocalName == "script" && element.NamespaceURI.Contains("office", StringComparison.Ordinal))
                throw OfficeParts.Macros();
            return element.LocalName is "event-listeners" or "metadata" || (element.LocalName == "config-item" && Settings.Contains(Named(element), StringComparer.Ordinal));
        }

        public override string? Attribute(string element, XmlReader attribute)
        {
            if (attribute.LocalName == "href" && Linking.Contains(element, StringComparer.Ordinal) && (attribute.Value.Contains(':', StringComparison.Ordinal) || attribute.Value.StartsWith("..", StringComparison.Ordinal) || attribute.Value.StartsWith('/')))
                throw OfficeParts.Linked();
            return attribute.LocalName is "rsid" or "paragraph-rsid" ? null : attribute.Value;
        }

        public override string? Content(XmlReader element) => element.LocalName switch
        {
            "creator" when element.NamespaceURI == "http://purl.org/dc/elements/1.1/" => "Author",
            // A change must have a time: any.
            "date" when element.NamespaceURI == "http://purl.org/dc/elements/1.1/" => "2000-01-01T00:00:00",
            "creator-initials" or "sender-initials" => "A",
            "date-string" => "",
            _ => null,
        };

        private static string Named(XmlReader element)
        {
            var name = "";
            while (element.MoveToNextAttribute())
                name = element.LocalName == "name" ? element.Value : name;
            element.MoveToElement();
            return name;
        }
    }
}
