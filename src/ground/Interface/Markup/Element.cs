using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Markup;

/// <summary>
/// One element of a page or a drawing, built up and written once. Every text and attribute value is encoded as it is
/// written; only other <see cref="IHtmlContent"/> goes in as it is.
/// </summary>
internal sealed class Element(string name) : IHtmlContent
{
    private static readonly HtmlEncoder Plain = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly HashSet<string> WithoutEnd = new(StringComparer.Ordinal) { "input", "hr", "br" };
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal) { "path", "line", "rect", "circle", "polygon", "polyline" };

    private readonly List<KeyValuePair<string, string?>> _attributes = [];
    private readonly List<object> _children = [];
    private int _classAt = -1;

    /// <summary>Adds an attribute; a null value leaves it out.</summary>
    public Element With(string attribute, string? value)
    {
        if (value is not null)
            Put(attribute, value);
        return this;
    }

    /// <summary>Adds a length or a place of a drawing, to a tenth of a unit.</summary>
    public Element With(string attribute, double value) => With(attribute, Coordinate(value));

    /// <summary>Adds an attribute without a value when <paramref name="on"/>.</summary>
    public Element Flag(string attribute, bool? on = true)
    {
        if (on == true)
            Put(attribute, null);
        return this;
    }

    /// <summary>Adds classes, leaving out what is null or empty.</summary>
    public Element Class(params ReadOnlySpan<string?> classes)
    {
        foreach (var one in classes)
        {
            if (string.IsNullOrWhiteSpace(one))
                continue;
            if (_classAt < 0)
                Put("class", one.Trim());
            else
                _attributes[_classAt] = new("class", $"{_attributes[_classAt].Value} {one.Trim()}");
        }

        return this;
    }

    /// <summary>Adds attributes a caller chose; a name that is there already keeps its first value, as in a browser.</summary>
    public Element With(IEnumerable<KeyValuePair<string, string?>>? attributes)
    {
        foreach (var (key, value) in attributes ?? [])
            Put(key, value);
        return this;
    }

    public Element Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            _children.Add(text);
        return this;
    }

    public Element Add(IHtmlContent? child)
    {
        if (child is not null)
            _children.Add(child);
        return this;
    }

    public Element Add(IEnumerable<IHtmlContent?> children)
    {
        foreach (var child in children)
            Add(child);
        return this;
    }

    /// <summary>The markup when there is some, otherwise the text.</summary>
    public Element Content(string? text, IHtmlContent? html) => html is null ? Text(text) : Add(html);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        foreach (var (attribute, value) in _attributes)
        {
            writer.Write(' ');
            writer.Write(attribute);
            if (value is null)
                continue;
            writer.Write("=\"");
            encoder.Encode(writer, value);
            writer.Write('"');
        }

        if (_children.Count == 0 && Shapes.Contains(name))
        {
            writer.Write("/>");
            return;
        }

        writer.Write('>');
        if (WithoutEnd.Contains(name))
            return;
        foreach (var child in _children)
        {
            if (child is string text)
                encoder.Encode(writer, text);
            else
                ((IHtmlContent)child).WriteTo(writer, encoder);
        }

        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }

    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer, Plain);
        return writer.ToString();
    }

    /// <summary>A tenth of a unit is finer than a screen shows; more would only make the page heavier.</summary>
    public static string Coordinate(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private void Put(string attribute, string? value)
    {
        if (!IsName(attribute))
            throw new ArgumentException($"'{attribute}' is not an attribute's name.", nameof(attribute));
        if (_attributes.Exists(a => string.Equals(a.Key, attribute, StringComparison.OrdinalIgnoreCase)))
            return;
        if (attribute == "class")
            _classAt = _attributes.Count;
        _attributes.Add(new(attribute, value));
    }

    // A name from elsewhere must not be able to end the tag it stands in.
    private static bool IsName(string attribute) =>
        attribute.Length > 0 && attribute.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_' or '.');
}
