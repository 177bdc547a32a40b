using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Markup;

/// <summary>Several pieces of markup, one after another, with no element around them.</summary>
internal sealed class Fragment(params IEnumerable<IHtmlContent?> parts) : IHtmlContent
{
    private readonly IHtmlContent[] _parts = [.. parts.OfType<IHtmlContent>()];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in _parts)
            part.WriteTo(writer, encoder);
    }

    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}

/// <summary>Words on their own, encoded as they are written.</summary>
internal sealed class PlainText(string text) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => encoder.Encode(writer, text);

    public override string ToString() => HtmlEncoder.Default.Encode(text);
}
