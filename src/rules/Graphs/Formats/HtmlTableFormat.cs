using System.Globalization;
using System.Net;
using System.Text;

namespace Headwater.Graphs.Formats;

/// <summary>
/// A map as two HTML tables, the readable form of the picture: elements with links to the rows they are connected to, and links. No
/// script and no style; classes are those of the design system's tables. It is a fragment for a page, not a page.
/// </summary>
public static class HtmlTableFormat
{
    /// <summary>Writes the tables.</summary>
    /// <param name="map">The map.</param>
    /// <param name="prefix">Begins every id, so that several maps can stand on one page: letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> has other characters.</exception>
    public static GraphWriting Write(GraphMap map, string prefix = "map")
    {
        Prefix.Check(prefix);
        var (flows, ties) = (map.Flows(), map.Ties());
        var html = new StringBuilder();
        Head(html, "Elements", ["Name", "Type", "Sector", "In", "Out", "Reach in two steps", "Connected to"]);
        foreach (var (i, element) in map.Elements.Index())
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"govuk-table__row\" id=\"{prefix}-{i + 1}\"><th scope=\"row\" class=\"govuk-table__header\">{Text(element.Label)}</th>");
            Cell(html, Text(element.Type));
            Cell(html, Text(element.Sector));
            Number(html, flows.InDegree(i));
            Number(html, flows.OutDegree(i));
            Number(html, WithinTwo(flows, i));
            Cell(html, string.Join(", ", ties.Either.Of(i).ToArray().Select(n => string.Create(CultureInfo.InvariantCulture, $"<a class=\"govuk-link\" href=\"#{prefix}-{n + 1}\">{Text(map.Elements[n].Label)}</a>"))));
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
        Head(html, "Links", ["From", "To", "Direction", "Meaning"]);
        foreach (var link in map.Links)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header\">{Text(map.Elements[map.NumberOf(link.From)].Label)}</th>");
            Cell(html, Text(map.Elements[map.NumberOf(link.To)].Label));
            Cell(html, link.Direction switch { LinkDirection.Mutual => "both ways", LinkDirection.Undirected => "neither way", _ => "one way" });
            Cell(html, Text(OutlineFormat.Words(link)));
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
        var losses = new LossList();
        losses.If(map.Title.Length > 0, "The map's title is not in the tables.");
        losses.If(map.Elements.Count > 0, "Ids are not in the tables.");
        losses.If(map.Elements.Any(e => e.Description.Length + e.Tags.Count + e.Notes.Count > 0 || e.Since is not null || e.Until is not null), "Descriptions, tags, dates and notes of elements are not in the tables.");
        losses.If(map.Links.Any(l => l.Description.Length + l.Notes.Count > 0 || l.Since is not null || l.Until is not null), "Descriptions, dates and notes of links are not in the tables.");
        losses.If(map.Loops.Count > 0, "Named loops are not in the tables.");
        return new(html.ToString(), losses.All);
    }

    private static int WithinTwo(Graph flows, int node)
    {
        var reached = new HashSet<int>();
        foreach (var next in flows.Out.Of(node))
        {
            reached.Add(next);
            foreach (var further in flows.Out.Of(next))
                reached.Add(further);
        }

        reached.Remove(node);
        return reached.Count;
    }

    private static void Head(StringBuilder html, string caption, string[] columns)
    {
        html.Append("<table class=\"govuk-table\"><caption class=\"govuk-table__caption govuk-table__caption--m\">").Append(caption).Append("</caption>\n<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
        foreach (var column in columns)
            html.Append("<th scope=\"col\" class=\"govuk-table__header\">").Append(column).Append("</th>");
        html.Append("</tr></thead>\n<tbody class=\"govuk-table__body\">\n");
    }

    private static void Cell(StringBuilder html, string content) => html.Append("<td class=\"govuk-table__cell\">").Append(content).Append("</td>");

    private static void Number(StringBuilder html, int number) => html.Append(CultureInfo.InvariantCulture, $"<td class=\"govuk-table__cell govuk-table__cell--numeric\">{number}</td>");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>What ids on a page may begin with.</summary>
internal static class Prefix
{
    public static void Check(string prefix)
    {
        if (prefix.Length == 0 || !char.IsAsciiLetter(prefix[0]) || !prefix.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("A prefix is a letter, then letters, digits and hyphens.", nameof(prefix));
    }
}
