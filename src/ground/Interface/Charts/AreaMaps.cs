using System.Text;
using Headwater.Interface.Markup;
using Microsoft.AspNetCore.Html;

namespace Headwater.Interface.Charts;

/// <summary>Draws areas shaded by class, each class with a pattern of its own, and the legend as a list.</summary>
public static class AreaMaps
{
    private const double Width = 560;

    /// <summary>The drawing with its title above it and its legend below.</summary>
    /// <exception cref="ArgumentException">There are not one to five classes, an area's class is none of them, or the id is not one.</exception>
    public static IHtmlContent Draw(AreaMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.ClassLabels.Count is < 1 or > MapSteps.Most)
            throw new ArgumentException($"A map has one to {MapSteps.Most} classes, not {map.ClassLabels.Count}.", nameof(map));
        foreach (var area in map.Areas)
        {
            if (area.Class < 0 || area.Class >= map.ClassLabels.Count)
                throw new ArgumentException($"{area.Name} is in class {area.Class}, of {map.ClassLabels.Count}.", nameof(map));
        }

        var projection = MapProjection.For(map.Areas, Width);
        var svg = Drawing.Svg(map.Id, "map", map.Title, map.Description, Width, projection.Height, linked: map.Href is not null);
        svg.Add(MapSteps.Define(map.Id, map.ClassLabels.Count));
        foreach (var area in map.Areas)
            svg.Add(Shape(map, area, projection));

        var absent = map.Areas.Any(a => a.Class is null);
        return map.Href is null
            ? Drawing.Figure(map.Title, svg, scrolls: false, MapSteps.Legend(map.Id, map.ClassLabels, absent))
            : new Fragment(
                // Some hundred and fifty links are a long way by keyboard: offer the way round them.
                new Element("a").Class("govuk-skip-link").With("href", $"#{map.Id}-end").Text("Skip the map"),
                Drawing.Figure(map.Title, svg, scrolls: false, MapSteps.Legend(map.Id, map.ClassLabels, absent)),
                new Element("div").With("id", $"{map.Id}-end").With("tabindex", "-1"));
    }

    private static Element Shape(AreaMap map, MapArea area, MapProjection projection)
    {
        var name = $"{area.Name}: {area.ValueText}";
        var path = new Element("path").Class("hw-area")
            .With("d", Outline(area, projection))
            .With("fill", MapSteps.Reference(map.Id, area.Class))
            .With("fill-rule", "evenodd");
        return map.Href is null
            ? new Element("g").Add(new Element("title").Text(name)).Add(path)
            : new Element("a").With("href", map.Href(area.Code)).With("aria-label", name).Add(new Element("title").Text(name)).Add(path);
    }

    private static string Outline(MapArea area, MapProjection projection)
    {
        var path = new StringBuilder();
        foreach (var ring in area.Rings)
        {
            var last = "";
            var begun = false;
            foreach (var (x, y) in ring)
            {
                // Points that fall on the same tenth of a unit add weight and nothing to see.
                var (px, py) = projection.Place(x, y);
                var at = $"{Element.Coordinate(px)} {Element.Coordinate(py)}";
                if (at == last)
                    continue;
                path.Append(begun ? 'L' : 'M').Append(at);
                begun = true;
                last = at;
            }

            if (begun)
                path.Append('z');
        }

        return path.ToString();
    }
}
