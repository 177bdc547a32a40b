using System.Text;
using System.Xml;
using Headwater.Kernel;

namespace Headwater.Children.Documents;

/// <summary>What of a part's XML is left out or replaced.</summary>
internal abstract class XmlRules
{
    /// <summary>The element at which the reader stands goes, with all that is in it.</summary>
    public virtual bool Drops(XmlReader element) => false;

    /// <summary>The value an attribute is written with; null leaves it out.</summary>
    public virtual string? Attribute(string element, XmlReader attribute) => attribute.Value;

    /// <summary>What stands in place of everything in an element; null leaves it as it is.</summary>
    public virtual string? Content(XmlReader element) => null;

    /// <summary>What stands in place of a text.</summary>
    public virtual string Text(string text) => text;
}

/// <summary>Copies XML past rules, node by node: comments and instructions go, document types are refused. Depth costs no stack.</summary>
internal static class XmlFilter
{
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = true };
    private static readonly XmlWriterSettings Writing = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.Entitize };

    /// <exception cref="InputRefusedException">It is no XML, or has a document type.</exception>
    public static byte[] Copy(byte[] xml, XmlRules rules)
    {
        try
        {
            using var bytes = new MemoryStream(xml.Length);
            using (var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Reading))
            using (var writer = XmlWriter.Create(bytes, Writing))
            {
                writer.WriteStartDocument(standalone: true);
                reader.Read();
                while (!reader.EOF)
                    Copy(reader, writer, rules);
            }

            return bytes.ToArray();
        }
        catch (XmlException why)
        {
            throw new InputRefusedException("A part of the file cannot be read: open it in an office program and save it again.", why);
        }
    }

    /// <summary>Copies one node and goes to the next.</summary>
    private static void Copy(XmlReader reader, XmlWriter writer, XmlRules rules)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when rules.Drops(reader):
                reader.Skip();
                return;
            case XmlNodeType.Element:
                var (empty, content) = (reader.IsEmptyElement, rules.Content(reader));
                CopyStart(reader, writer, rules);
                if (content is not null)
                {
                    writer.WriteString(content);
                    writer.WriteEndElement();
                    reader.Skip();
                    return;
                }

                if (empty)
                    writer.WriteEndElement();
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                writer.WriteString(rules.Text(reader.Value));
                break;
            case XmlNodeType.Whitespace:
                if (reader.Depth > 0)
                    writer.WriteWhitespace(reader.Value);
                break;
            default:
                // The declaration, which is written anew.
                break;
        }

        reader.Read();
    }

    private static void CopyStart(XmlReader reader, XmlWriter writer, XmlRules rules)
    {
        var element = reader.LocalName;
        writer.WriteStartElement(reader.Prefix, element, reader.NamespaceURI);
        while (reader.MoveToNextAttribute())
        {
            if (rules.Attribute(element, reader) is not { } value)
                continue;
            writer.WriteStartAttribute(reader.Prefix, reader.LocalName, reader.NamespaceURI);
            writer.WriteString(value);
            writer.WriteEndAttribute();
        }

        reader.MoveToElement();
    }
}
