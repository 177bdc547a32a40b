using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Headwater.Children.Documents;

/// <summary>What goes from the XML of any part of a DOCX or XLSX.</summary>
internal sealed partial class OpenXmlRules : XmlRules
{
    private const string Somebody = "Author";
    private static readonly string[] DroppedElements =
        ["rsids", "docVars", "attachedTemplate", "mailMerge", "printerSettings", "dataBinding", "absPath", "revisionPtr", "fileSharing", "metadata", "webPublishItems"];

    private readonly HashSet<string> signatures;

    public OpenXmlRules(ZipPart part) => signatures = CommentAuthors(part).Select(a => a + ":").ToHashSet(StringComparer.Ordinal);

    public override bool Drops(XmlReader element) => DroppedElements.Contains(element.LocalName, StringComparer.Ordinal)
        && !(element.LocalName == "metadata" && element.NamespaceURI.Contains("spreadsheetml", StringComparison.Ordinal));

    public override string? Attribute(string element, XmlReader attribute) => attribute.LocalName switch
    {
        _ when attribute.NamespaceURI == "http://www.w3.org/2000/xmlns/" => attribute.Value,
        "author" or "userName" => Somebody,
        "displayName" or "userId" when element == "person" => Somebody,
        "providerId" when element == "person" => "None",
        "initials" => "A",
        "date" when attribute.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal) => null,
        "dateUtc" or "dT" => null,
        // Its printer's settings went.
        "id" when element == "pageSetup" => null,
        var name when name.StartsWith("rsid", StringComparison.Ordinal) => null,
        _ => attribute.Value,
    };

    public override string? Content(XmlReader element) => element.LocalName == "author" ? Somebody : null;

    /// <summary>Excel writes the author's name into the first words of a comment.</summary>
    public override string Text(string text) => signatures.Count > 0 && signatures.Contains(text.Trim()) ? text.Replace(text.Trim(), Somebody + ":", StringComparison.Ordinal) : text;

    private static IEnumerable<string> CommentAuthors(ZipPart part) =>
        part.Name.StartsWith("xl/comments", StringComparison.OrdinalIgnoreCase)
            ? AuthorElement().Matches(Encoding.UTF8.GetString(part.Content)).Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value).Trim())
            : [];

    [GeneratedRegex("<(?:\\w+:)?author>([^<]+)</", RegexOptions.NonBacktracking)]
    private static partial Regex AuthorElement();
}
