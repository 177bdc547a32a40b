using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>What all drawings share: the figure around them, their name, markers and words.</summary>
internal static class Drawing
{
    /// <summary>The svg element with its name and description; with links inside it is a group, otherwise an image.</summary>
    public static Element Svg(string id, string kind, string title, string description, double width, double height, bool linked = false)
    {
        CheckId(id);
        return new Element("svg").Class("hw-chart", $"hw-chart--{kind}")
            .With("id", id)
            .With("viewBox", $"0 0 {Element.Coordinate(width)} {Element.Coordinate(height)}")
            .With("width", width)
            .With("height", height)
            .With("role", linked ? "group" : "img")
            .With("aria-labelledby", $"{id}-title {id}-desc")
            .With("xmlns", "http://www.w3.org/2000/svg")
            .Add(new Element("title").With("id", $"{id}-title").Text(title))
            .Add(new Element("desc").With("id", $"{id}-desc").Text(description));
    }

    /// <summary>The title in words above the drawing; a wide drawing gets a frame that scrolls where there is no room.</summary>
    public static IHtmlContent Figure(string title, Element svg, bool scrolls, IHtmlContent? after = null)
    {
        IHtmlContent inner = scrolls
            ? new Element("div").Class("hw-scroll").With("role", "group").With("aria-label", $"{title}: chart").With("tabindex", "0").Add(svg)
            : svg;
        return new Element("figure").Class("hw-figure")
            .Add(new Element("figcaption").Class("hw-figure__title").Text(title))
            .Add(inner)
            .Add(after);
    }

    public static Element Text(string text, double x, double y, double size, string anchor = "start", string? tone = null, bool bold = false) =>
        new Element("text").Class(tone)
            .With("x", x)
            .With("y", y)
            .With("font-size", size)
            .With("text-anchor", anchor == "start" ? null : anchor)
            .With("font-weight", bold ? "700" : null)
            .Text(text);

    public static Element Line(double x1, double y1, double x2, double y2, string tone, double width = 1, string? dash = null) =>
        new Element("line").Class(tone)
            .With("x1", x1).With("y1", y1).With("x2", x2).With("y2", y2)
            .With("stroke", "currentColor")
            .With("stroke-width", width)
            .With("stroke-dasharray", dash);

    public static Element Marker(MarkerShape shape, double x, double y, double r, string tone)
    {
        static string At(double px, double py) => $"{Element.Coordinate(px)} {Element.Coordinate(py)}";
        var solid = shape switch
        {
            MarkerShape.Square => $"M{At(x - r, y - r)}H{Element.Coordinate(x + r)}V{Element.Coordinate(y + r)}H{Element.Coordinate(x - r)}z",
            MarkerShape.Triangle => $"M{At(x, y - (1.2 * r))}L{At(x + (1.2 * r), y + r)}L{At(x - (1.2 * r), y + r)}z",
            MarkerShape.Down => $"M{At(x, y + (1.2 * r))}L{At(x + (1.2 * r), y - r)}L{At(x - (1.2 * r), y - r)}z",
            MarkerShape.Diamond => $"M{At(x, y - (1.4 * r))}L{At(x + (1.4 * r), y)}L{At(x, y + (1.4 * r))}L{At(x - (1.4 * r), y)}z",
            _ => null,
        };
        if (solid is not null)
            return new Element("path").Class(tone).With("d", solid).With("fill", "currentColor");

        return shape switch
        {
            MarkerShape.Cross => Stroke($"M{At(x - r, y - r)}L{At(x + r, y + r)}M{At(x + r, y - r)}L{At(x - r, y + r)}", tone),
            MarkerShape.Plus => Stroke($"M{At(x, y - (1.3 * r))}V{Element.Coordinate(y + (1.3 * r))}M{At(x - (1.3 * r), y)}H{Element.Coordinate(x + (1.3 * r))}", tone),
            _ => new Element("circle").Class(tone).With("cx", x).With("cy", y).With("r", r)
                .With("fill", shape == MarkerShape.Ring ? "#fff" : "currentColor")
                .With("stroke", shape == MarkerShape.Ring ? "currentColor" : null)
                .With("stroke-width", shape == MarkerShape.Ring ? "2.5" : null),
        };
    }

    public static void CheckValue(double? value, string chart)
    {
        if (value is { } known && (!double.IsFinite(known) || known < 0))
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Chart '{chart}' is drawn from 0 upwards.");
    }

    private static Element Stroke(string path, string tone) =>
        new Element("path").Class(tone).With("d", path).With("stroke", "currentColor").With("stroke-width", "2.5").With("fill", "none");

    private static void CheckId(string id)
    {
        if (id.Length == 0 || !char.IsAsciiLetter(id[0]) || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"'{id}' cannot name a chart: a letter, then letters, digits, - and _.", nameof(id));
    }
}
