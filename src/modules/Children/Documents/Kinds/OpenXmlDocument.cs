using System.Text.RegularExpressions;
using System.Xml;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>
/// A DOCX or XLSX (ECMA-376) without what it says of people and places beside its content: properties, thumbnails, custom data,
/// signatures, printers, who changed and who commented and when, marks of editing sessions, templates and paths.
/// </summary>
internal static partial class OpenXmlDocument
{
    private const string ContentTypes = "[Content_Types].xml";
    private static readonly string[] DroppedFolders = ["docProps/", "customXml/", "docMetadata/", "_xmlsignatures/", "customUI/", "userCustomization/", "package/", "[trash]/", "xl/webextensions/", "word/webextensions/"];
    private static readonly string[] DroppedParts = ["word/people.xml", "xl/revisions/userNames.xml"];
    private static readonly string[] Xml = [".xml", ".rels", ".vml", ".svg"];

    public static bool Is(IReadOnlyList<ZipPart> parts) => parts.Any(p => p.Name == ContentTypes);

    /// <summary>By its main part; null when it is neither.</summary>
    /// <exception cref="InputRefusedException">It holds macros.</exception>
    public static FileKind? KindOf(IReadOnlyList<ZipPart> parts)
    {
        var types = System.Text.Encoding.UTF8.GetString(parts.Single(p => p.Name == ContentTypes).Content);
        if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || parts.Any(p => HoldsCode().IsMatch(p.Name)))
            throw OfficeParts.Macros();
        return types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) ? FileKind.Docx
            : types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) ? FileKind.Xlsx
            : null;
    }

    /// <exception cref="InputRefusedException">It holds something that cannot be cleaned.</exception>
    public static byte[] Clean(IReadOnlyList<ZipPart> parts, Allowance allowance, bool inside = false)
    {
        if (parts.Any(p => p.Name.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase) || p.Name.Equals("xl/connections.xml", StringComparison.OrdinalIgnoreCase)))
            throw OfficeParts.Linked();
        var kept = parts.Where(p => !IsDropped(p.Name)).ToList();
        return ZipParts.Write(kept.Select(p => p with { Content = Clean(p, kept, allowance, inside) }));
    }

    private static byte[] Clean(ZipPart part, List<ZipPart> kept, Allowance allowance, bool inside)
    {
        if (part.Name == ContentTypes)
            return XmlFilter.Copy(part.Content, new TypeRules(kept));
        if (part.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            return XmlFilter.Copy(part.Content, new RelationRules(part.Name, kept));
        if (Xml.Contains(Path.GetExtension(part.Name), StringComparer.OrdinalIgnoreCase))
            return XmlFilter.Copy(part.Content, new OpenXmlRules(part));
        // The figures of a chart are a workbook of their own.
        if (!inside && part.Name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && ZipParts.Is(part.Content)
            && ZipParts.Read(part.Content, allowance) is var within && Is(within) && KindOf(within) is not null)
            return Clean(within, allowance, inside: true);
        return OfficeParts.Clean(part);
    }

    private static bool IsDropped(string name) =>
        DroppedFolders.Any(f => name.StartsWith(f, StringComparison.OrdinalIgnoreCase)) || DroppedParts.Contains(name, StringComparer.OrdinalIgnoreCase)
        || name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"vbaProject|vbaData|macrosheets/|dialogsheets/|activeX/|attachedToolbars", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HoldsCode();

    /// <summary>The list of parts without those that went.</summary>
    private sealed class TypeRules(List<ZipPart> kept) : XmlRules
    {
        private readonly HashSet<string> names = kept.Select(p => "/" + p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        public override bool Drops(XmlReader element) => element.LocalName == "Override" && !names.Contains(element.GetAttribute("PartName") ?? "");
    }

    /// <summary>What a part points to, without what went.</summary>
    private sealed class RelationRules(string name, List<ZipPart> kept) : XmlRules
    {
        private static readonly string[] Dropped = ["/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource", "/recipientData"];
        private readonly HashSet<string> names = kept.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        private readonly string folder = name[..Math.Max(0, name.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase))];

        public override bool Drops(XmlReader element)
        {
            if (element.LocalName != "Relationship")
                return false;
            var (type, target) = (element.GetAttribute("Type") ?? "", element.GetAttribute("Target") ?? "");
            if (Array.Exists(Dropped, d => type.EndsWith(d, StringComparison.OrdinalIgnoreCase)))
                return true;
            if (string.Equals(element.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase))
                return type.EndsWith("/hyperlink", StringComparison.OrdinalIgnoreCase) ? false : throw OfficeParts.Linked();
            return !names.Contains(Resolve(target)) && target is not "NULL" && !target.StartsWith('#');
        }

        private string Resolve(string target)
        {
            List<string> at = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
            foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                if (step == ".." && at.Count > 0)
                    at.RemoveAt(at.Count - 1);
                else if (step is not ("." or ".."))
                    at.Add(Uri.UnescapeDataString(step));
            }

            return string.Join('/', at);
        }
    }
}
